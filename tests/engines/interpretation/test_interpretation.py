"""Who understands whom, how many it takes, and who is asked too much."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.interpretation import (
    BoothInterpreter,
    InterpreterDuty,
    Pair,
    Path,
    Sitting,
    coverage,
    gaps,
    is_free,
    offers,
    overloads,
    propose,
    strength,
    tables,
)

SIX = ("ar", "en", "es", "fr", "ru", "zh-hans")
HOUR = 60


def sitting(spoken, into=None, *, at=9 * HOUR, minutes=180, number=1):
    into = spoken if into is None else into
    return Sitting(number, at, at + minutes, frozenset(spoken), frozenset(into))


def interpreter(number, a, c=(), b=(), **limits):
    return BoothInterpreter(number, frozenset({a}), frozenset(b), frozenset(c), **limits)


def team(*members):
    return {member.id: member for member in members}


@pytest.mark.parametrize(
    ("table", "spoken", "into", "minutes", "needed", "rule"),
    [
        ("aiic_6", ("en", "fr"), ("en", "fr"), 180, 3, "stated"),
        ("aiic_6", ("en", "fr"), ("en",), 180, 2, "stated"),
        ("aiic_6", ("en", "fr", "es"), ("en", "fr", "es"), 180, 5, "stated"),
        ("aiic_6", SIX[:4], SIX[:4], 180, 8, "stated"),
        ("aiic_6", SIX[:4], SIX, 180, 12, "stated"),
        ("aiic_6", SIX, SIX, 180, 12, "per_booth"),
        ("aiic_6", ("en", "fr"), ("en", "fr"), 500, 6, "stated"),
        ("un", SIX, SIX, 180, 14, "per_booth"),
        ("un", SIX, SIX, 181, 28, "per_booth"),
        ("by_hours", ("en", "fr"), ("en", "fr"), 40, 1, "by_minutes"),
        ("by_hours", ("en", "fr"), ("en", "fr"), 41, 2, "by_minutes"),
        ("by_hours", ("en", "fr"), ("en", "fr"), 360, 3, "by_minutes"),
        ("by_hours", ("en", "fr", "es"), ("en", "fr", "es"), 180, 6, "stated"),
        ("remote", ("en", "fr"), ("en", "fr"), 120, 6, "per_booth"),
    ],
)
def test_a_sitting_needs_as_many_as_the_published_table_says(
    table, spoken, into, minutes, needed, rule
):
    found = strength(sitting(spoken, into, minutes=minutes), table)

    assert (found.needed, found.rule, found.source) == (needed, rule, tables()[table]["source"])


def test_a_sitting_in_one_language_needs_nobody():
    assert strength(sitting(("en",)), "aiic_6").needed == 0


def test_an_interpreter_who_understands_the_floor_covers_the_pair():
    people = team(interpreter(1, "en", c=("fr",)))

    pairs = coverage(sitting(("en", "fr"), ("en",)), [InterpreterDuty(1, 1, "en")], people)

    assert pairs == [Pair("fr", "en", Path.DIRECT, by=(1,))]


def test_a_relay_needs_two_who_can_give_it():
    arabic = sitting(("ar", "fr"), ("en", "fr"))
    people = team(
        interpreter(1, "fr", c=("ar",)),
        interpreter(2, "fr", c=("ar",)),
        interpreter(3, "en", c=("fr",)),
    )
    one = [InterpreterDuty(1, 1, "fr"), InterpreterDuty(3, 1, "en")]

    thin = coverage(arabic, one, people)
    sound = coverage(arabic, [*one, InterpreterDuty(2, 1, "fr")], people)

    assert thin[0] == Pair("ar", "en", Path.THIN, "fr", (1,))
    assert sound[0] == Pair("ar", "en", Path.PIVOT, "fr", (1, 2))
    assert gaps(sound) == []


def test_a_relay_never_goes_over_two_languages():
    people = team(
        *(interpreter(n, "fr", c=("ar",)) for n in (1, 2)),
        *(interpreter(n, "en", c=("fr",)) for n in (3, 4)),
        interpreter(5, "zh-hans", c=("en",)),
    )
    duties = [
        InterpreterDuty(n, 1, booth)
        for n, booth in zip(range(1, 6), ("fr", "fr", "en", "en", "zh-hans"), strict=True)
    ]

    pairs = coverage(sitting(("ar",), ("en", "fr", "zh-hans")), duties, people)

    assert [(p.into, p.path) for p in pairs] == [
        ("en", Path.PIVOT),
        ("fr", Path.DIRECT),
        ("zh-hans", Path.GAP),
    ]


def test_an_arabic_speaking_minister_in_a_room_without_arabic_is_offered_a_pivot_or_consecutive():
    room = sitting(("ar", "en", "fr", "zh-hans"), ("en", "fr", "zh-hans"))
    seated = (
        *(interpreter(n, "en", c=("fr", "zh-hans")) for n in (1, 2)),
        *(interpreter(n, "fr", c=("en", "zh-hans")) for n in (3, 4)),
        *(interpreter(n, "zh-hans", b=("en",), c=("fr",)) for n in (5, 6)),
    )
    idle = (
        interpreter(7, "fr", c=("ar",)),
        interpreter(8, "fr", c=("ar",)),
        interpreter(9, "ar", b=("ru",)),
    )
    people = team(*seated, *idle)
    duties = [InterpreterDuty(i.id, 1, next(iter(i.a))) for i in seated]

    open_pairs = gaps(coverage(room, duties, people))
    found = offers(Pair("ar", "en", Path.GAP), duties, people, free=(7, 8, 9))

    assert [(p.spoken, p.into) for p in open_pairs] == [
        ("ar", "en"),
        ("ar", "fr"),
        ("ar", "zh-hans"),
    ]
    assert [(o.kind, o.interpreters, o.pivot) for o in found] == [
        ("consecutive", (7,), None),
        ("consecutive", (8,), None),
        ("consecutive", (9,), None),
        ("pivot", (7, 8), "fr"),
    ]


def test_nobody_sits_in_two_booths_at_once_or_without_the_rest_due():
    person = interpreter(1, "en", c=("fr",), rest=60)
    sittings = {
        n: sitting(("en", "fr"), at=at, minutes=120, number=n)
        for n, at in ((1, 9 * HOUR), (2, 10 * HOUR), (3, 12 * HOUR + 30))
    }

    found = overloads([InterpreterDuty(1, n, "en") for n in (1, 2, 3)], sittings, team(person))

    assert [(o.kind, o.sittings, o.measure, o.limit) for o in found] == [
        ("twice", (1, 2), -60, 0),
        ("rest", (2, 3), 30, 60),
    ]


def test_a_day_and_a_week_hold_only_so_much():
    person = interpreter(1, "en", c=("fr",), minutes_a_day=200, sittings_a_week=3)
    sittings = {
        n: sitting(("en", "fr"), at=day * 24 * HOUR + hour * HOUR, minutes=120, number=n)
        for n, (day, hour) in enumerate([(0, 9), (0, 15), (3, 9), (6, 23), (7, 9)], start=1)
    }

    found = overloads([InterpreterDuty(1, n, "en") for n in sittings], sittings, team(person))

    assert [(o.kind, o.sittings, o.measure) for o in found] == [
        ("day", (1, 2), 240),
        ("week", (1, 2, 3, 4), 4),
    ]


languages = st.sets(st.sampled_from(SIX[:4]), min_size=1, max_size=3).map(frozenset)
interpreters = st.lists(st.tuples(st.sampled_from(SIX[:4]), languages), min_size=0, max_size=6).map(
    lambda rows: team(*(interpreter(n, a, c=c - {a}, rest=30) for n, (a, c) in enumerate(rows, 1)))
)
regimes = st.lists(st.tuples(languages, languages, st.integers(0, 6)), min_size=1, max_size=3).map(
    lambda rows: [
        sitting(spoken, into, at=HOUR * (8 + hour), minutes=90, number=n)
        for n, (spoken, into, hour) in enumerate(rows, 1)
    ]
)


def paths_by_hand(room, duties, people):
    """By the definition: somebody in that booth renders it, or one language lies between and two give it."""
    seated = [(people[d.interpreter], d.booth) for d in duties if d.sitting == room.id]
    for spoken, into in product(sorted(room.spoken), sorted(room.into)):
        if spoken == into:
            continue
        givers = {
            pivot: len({i.id for i, _ in seated if i.renders(spoken, pivot)})
            for pivot in SIX
            if any(b == into and i.renders(pivot, into) for i, b in seated)
        }
        if any(b == into and i.renders(spoken, into) for i, b in seated):
            yield Path.DIRECT
        elif max(givers.values(), default=0) >= 2:
            yield Path.PIVOT
        elif max(givers.values(), default=0) == 1:
            yield Path.THIN
        else:
            yield Path.GAP


@given(interpreters, regimes)
def test_proposed_teams_overload_nobody_and_are_covered_as_reported(people, rooms):
    known = {room.id: room for room in rooms}

    duties = propose(rooms, people, [], "aiic_6")

    assert overloads(duties, known, people) == []
    assert len({(d.interpreter, d.sitting) for d in duties}) == len(duties)
    for room in rooms:
        assert [p.path for p in coverage(room, duties, people)] == list(
            paths_by_hand(room, duties, people)
        )


@given(interpreters, regimes)
def test_an_offer_closes_the_gap_it_is_made_for(people, rooms):
    room = rooms[0]
    for pair in gaps(coverage(room, [], people)):
        for offer in offers(pair, [], people, free=people):
            if offer.kind == "consecutive":
                continue
            for booths in product((pair.into, offer.pivot), repeat=len(offer.interpreters)):
                duties = [
                    InterpreterDuty(n, room.id, b or pair.into)
                    for n, b in zip(offer.interpreters, booths, strict=True)
                ]
                if pair not in coverage(room, duties, people) and not any(
                    (p.spoken, p.into) == (pair.spoken, pair.into)
                    for p in gaps(coverage(room, duties, people))
                ):
                    break
            else:
                pytest.fail(f"{offer} does not close {pair}")


def test_whoever_is_away_covers_nothing_and_is_on_duty_in_vain():
    both = team(interpreter(1, "fr", ["en"], away=((9 * HOUR, 10 * HOUR),)))
    held = sitting(("en",), ("fr",))

    assert [pair.path for pair in coverage(held, [InterpreterDuty(1, 1, "fr")], both)] == [Path.GAP]
    assert [each.kind for each in overloads([InterpreterDuty(1, 1, "fr")], {1: held}, both)] == [
        "away"
    ]


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [(0, 9 * HOUR, True), (0, 9 * HOUR + 1, False), (12 * HOUR, 13 * HOUR, True)],
)
def test_an_absence_that_only_touches_a_sitting_does_not_matter(first, last, there):
    one = interpreter(1, "fr", ["en"], away=((first, last),))

    assert is_free(one, sitting(("en",), ("fr",)), [], {}) is there


def test_whoever_is_kept_from_a_party_is_not_proposed_where_it_has_a_part():
    kept, free = (
        interpreter(1, "fr", ["en"], kept_from=frozenset({7})),
        interpreter(2, "fr", ["en"]),
    )
    held = replace(sitting(("en",), ("fr",)), parties=frozenset({7, 8}))

    duties = propose([held], team(kept, free), [], "aiic_6")

    assert [duty.interpreter for duty in duties] == [2]


def test_a_place_somebody_has_left_is_proposed_anew():
    ill, well = interpreter(1, "fr", ["en"], away=((0, 24 * HOUR),)), interpreter(2, "fr", ["en"])

    duties = propose(
        [sitting(("en",), ("fr",))], team(ill, well), [InterpreterDuty(1, 1, "fr")], "aiic_6"
    )

    assert [duty.interpreter for duty in duties] == [2]


def test_nobody_who_covers_a_pair_directly_is_asked_for_a_relay():
    """1 and 2 work from Arabic into French and English; the English booth takes French."""
    people = team(interpreter(1, "fr", ["ar"], ("en",)), interpreter(2, "fr", ["ar"]))
    taker = interpreter(3, "en", ["fr"])
    pair = Pair("ar", "en", Path.GAP)

    found = offers(pair, [InterpreterDuty(3, 1, "en")], people | {3: taker}, [1, 2])

    assert [(each.kind, each.interpreters) for each in found] == [
        ("direct", (1,)),
        ("consecutive", (2,)),
    ]


def test_nobody_is_sent_out_of_their_mother_tongue_where_an_exchange_brings_them_home():
    people = team(
        interpreter(1, "fr", ["ar"], ["en"]),
        interpreter(2, "en", ["zh-hans"], ["fr"]),
        interpreter(3, "ar", ["fr"], ["en"]),
        interpreter(4, "zh-hans", [], ["en"]),
    )
    rooms = [sitting(("ar", "en", "fr", "zh-hans"), at=day * 1440, number=day) for day in range(5)]

    duties = propose(rooms, people, [], "aiic_6")

    assert {(d.interpreter, d.booth) for d in duties} == {
        (1, "fr"),
        (2, "en"),
        (3, "ar"),
        (4, "zh-hans"),
    }


both_ways = st.lists(
    st.tuples(st.sampled_from(SIX[:4]), st.sampled_from(SIX[:4]), languages), min_size=1, max_size=5
).map(
    lambda rows: team(
        *(interpreter(n, a, c - {a, b}, {b} - {a}) for n, (a, b, c) in enumerate(rows, 1))
    )
)
WORTH = {Path.DIRECT: 4, Path.PIVOT: 3, Path.THIN: 1, Path.GAP: 0}


@given(both_ways, languages, languages)
def test_no_other_seating_of_a_proposed_team_has_more_of_it_in_their_mother_tongues(
    people, spoken, into
):
    """Judged by trying every seating: as much covered, no booth emptier."""
    room = sitting(spoken, into)

    def judged(seats):
        covered = sum(WORTH[path] for path in paths_by_hand(room, seats, people))
        sizes = sorted(sum(d.booth == booth for d in seats) for booth in room.booths)
        return covered, sizes, sum(d.booth in people[d.interpreter].a for d in seats)

    duties = propose([room], people, [], "aiic_6")
    covered, sizes, at_home = judged(duties)

    each = [
        [d, *(replace(d, booth=b) for b in room.booths if b in people[d.interpreter].b)]
        for d in duties
    ]
    for seats, d in zip(each, duties, strict=True):
        seats += [replace(d, booth=b) for b in room.booths if b in people[d.interpreter].a]
    for seats in product(*each):
        other = judged(seats)
        assert other[0] < covered or other[1] < sizes or other[2] <= at_home
