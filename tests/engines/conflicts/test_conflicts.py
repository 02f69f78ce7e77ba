"""What is wrong with a programme; judged by plainly comparing everything with everything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.engines.conflicts import (
    Conflict,
    ConflictKind,
    Part,
    Planned,
    Presence,
    SessionRoom,
    TimedProgramme,
    conflicts_in,
)

DAWN = datetime(2027, 5, 10, tzinfo=UTC)
DAY = ((DAWN + timedelta(hours=8), DAWN + timedelta(hours=20)),)
HALL = SessionRoom(1, capacity=100)
ANNEX = SessionRoom(2, capacity=30, building=1)


def at(hour: float) -> datetime:
    return DAWN + timedelta(hours=hour)


def session(key=1, starts=9.0, ends=10.0, **more) -> Planned:
    return Planned(key, at(starts), at(ends), **more)


def plan(*sessions, **more) -> TimedProgramme:
    return TimedProgramme(sessions, **({"rooms": {1: HALL, 2: ANNEX}, "days": DAY} | more))


def found(*sessions, **more):
    return [(c.kind, c.sessions) for c in conflicts_in(plan(*sessions, **more))]


def test_a_programme_without_sessions_has_no_conflict():
    assert conflicts_in(plan()) == ()


@pytest.mark.parametrize(("expected", "small"), [(None, False), (100, False), (101, True)])
def test_a_room_is_too_small_from_the_first_person_too_many(expected, small):
    conflicts = conflicts_in(plan(session(room=1, expected=expected)))

    wanted = (Conflict((1,), ConflictKind.ROOM_SMALL, room=1, have=100, need=101),)
    assert conflicts == (wanted if small else ())


@pytest.mark.parametrize(
    ("spoken", "into", "needed"),
    [
        ("en", "", 0),
        ("en", "en", 0),
        ("en", "fr", 1),
        ("en fr", "en fr", 1),  # one booth works both ways
        ("en fr", "en fr ar", 3),
        ("en fr ar", "en fr ar", 3),
        ("en", "en fr ar", 2),  # nobody needs to be interpreted into the language of the floor
    ],
)
def test_a_session_needs_a_booth_for_each_language_somebody_listens_to(spoken, into, needed):
    held = session(spoken=frozenset(spoken.split()), into=frozenset(into.split()))

    assert held.booths == needed


@pytest.mark.parametrize(("booths", "short"), [(1, True), (2, False), (3, False)])
def test_a_room_with_fewer_booths_than_its_session_needs_is_a_conflict(booths, short):
    held = session(room=1, spoken=frozenset({"en"}), into=frozenset({"fr", "ar"}))

    conflicts = conflicts_in(plan(held, rooms={1: replace(HALL, booths=booths)}))

    wanted = (Conflict((1,), ConflictKind.BOOTHS, room=1, have=booths, need=2),)
    assert conflicts == (wanted if short else ())


def test_nobody_says_that_an_open_room_is_too_small():
    assert found(session(expected=10_000)) == []


@pytest.mark.parametrize(
    ("starts", "ends", "twice"),
    [
        (8, 9, False),
        (8, 9.5, True),
        (9, 10, True),
        (9.2, 9.5, True),
        (9.9, 11, True),
        (10, 11, False),
    ],
)
def test_a_room_is_used_twice_when_two_sessions_share_a_minute(starts, ends, twice):
    other = session(2, starts, ends, room=1)

    kinds = [kind for kind, _ in found(session(room=1), other)]

    assert kinds == ([ConflictKind.ROOM_TWICE] if twice else [])


def test_three_sessions_at_a_time_are_three_pairs():
    assert found(session(1, room=1), session(2, room=1), session(3, room=1)) == [
        (ConflictKind.ROOM_TWICE, (1, 2)),
        (ConflictKind.ROOM_TWICE, (1, 3)),
        (ConflictKind.ROOM_TWICE, (2, 3)),
    ]


def test_two_sessions_whose_rooms_are_open_do_not_meet():
    assert found(session(1), session(2)) == []


@pytest.mark.parametrize(("part", "twice"), [(Part("p"), True), (Part("p", alone=False), False)])
def test_a_person_cannot_be_in_two_places_and_a_delegation_can(part, twice):
    one, other = session(1, room=1, parts=(part,)), session(2, room=2, parts=(part,))

    assert found(one, other) == ([(ConflictKind.PERSON_TWICE, (1, 2))] if twice else [])


def test_two_parts_in_one_session_are_no_conflict():
    assert found(session(parts=(Part("p"), Part("p")))) == []


@pytest.mark.parametrize(
    ("presence", "absent"),
    [
        (Presence(), False),
        (Presence(arrives=at(9)), False),
        (Presence(arrives=at(9.1)), True),
        (Presence(leaves=at(10)), False),
        (Presence(leaves=at(9.9)), True),
        (Presence(gone=True), True),
        (Presence(arrives=at(12), leaves=at(13)), True),
    ],
)
def test_somebody_is_absent_who_arrives_late_leaves_early_or_does_not_come(presence, absent):
    one = session(parts=(Part("p"), Part("q")))

    conflicts = conflicts_in(plan(one, presences={"p": presence}))

    assert conflicts == ((Conflict((1,), ConflictKind.ABSENT, who="p"),) if absent else ())


@pytest.mark.parametrize(
    ("spoken", "into", "missing"),
    [
        ("", "", []),
        ("fr", "", []),  # everybody there speaks it
        ("fr", "en", []),  # the only one spoken need not be interpreted into itself
        ("fr ar", "fr ar", []),
        ("fr ar", "fr ar en", []),
        ("fr ar", "fr", ["ar"]),
        ("fr ar", "", ["ar", "fr"]),
        ("sw", "", ["sw"]),  # none of the conference's languages
        ("sw", "sw", ["sw"]),
        ("sw", "sw en", []),
        ("sw", "en fr", []),  # understood by way of the booths
        ("sw fr", "fr", []),
        ("sw fr", "", ["fr", "sw"]),
    ],
)
def test_languages_that_are_spoken_and_cannot_be_listened_to(spoken, into, missing):
    one = session(spoken=frozenset(spoken.split()), into=frozenset(into.split()))

    conflicts = conflicts_in(plan(one, regime=frozenset({"fr", "ar", "en"})))

    assert [c.language for c in conflicts] == missing


@pytest.mark.parametrize(
    ("starts", "short"), [(10, True), (10.2, True), (10.25, False), (11, False)]
)
def test_a_room_needs_its_change_over(starts, short):
    conflicts = conflicts_in(plan(session(room=1), session(2, starts, 12, room=1), changeover=15))

    assert [(c.kind, c.need) for c in conflicts] == (
        [(ConflictKind.CHANGEOVER, 15)] if short else []
    )


@pytest.mark.parametrize(
    ("room", "walks", "need"),
    [
        (1, {}, None),  # the same room: nobody walks (and no change-over is wanted here)
        (2, {(0, 1): 20}, 20),
        (2, {(1, 0): 20}, 20),
        (2, {(0, 1): 10}, None),
        (None, {(0, 1): 20}, None),
    ],
)
def test_a_person_needs_the_walk_to_the_other_building(room, walks, need):
    one = session(1, room=1, parts=(Part("p"),))
    other = session(2, 10.2, 12, room=room, parts=(Part("p"),))

    conflicts = conflicts_in(plan(one, other, walks=walks))

    wanted = Conflict((1, 2), ConflictKind.CHANGEOVER, who="p", have=12, need=need or 0)
    assert conflicts == ((wanted,) if need else ())


def test_a_walk_nobody_has_measured_takes_a_change_over():
    one = session(1, room=1, parts=(Part("p"),))
    other = session(2, 10.1, 12, room=2, parts=(Part("p"),))

    assert found(one, other, changeover=15) == [(ConflictKind.CHANGEOVER, (1, 2))]


@pytest.mark.parametrize(
    ("starts", "ends", "outside"),
    [(8, 20, False), (7.9, 9, True), (19, 20.1, True), (32, 33, True), (8, 9, False)],
)
def test_a_session_stays_within_a_day(starts, ends, outside):
    assert found(session(1, starts, ends)) == (
        [(ConflictKind.OUTSIDE_DAY, (1,))] if outside else []
    )


def test_without_days_every_session_is_outside():
    assert found(session(), days=()) == [(ConflictKind.OUTSIDE_DAY, (1,))]


@pytest.mark.parametrize(
    ("hours", "outside"),
    [((), False), ((9, 10), False), ((9.5, 12), True), ((8, 9.5), True), ((12, 13), True)],
)
def test_a_room_is_used_within_its_hours(hours, outside):
    stretches = ((at(hours[0]), at(hours[1])),) if hours else ()
    rooms = {1: replace(HALL, hours=stretches)}

    assert found(session(room=1), rooms=rooms) == (
        [(ConflictKind.OUTSIDE_HOURS, (1,))] if outside else []
    )


def test_conflicts_come_in_the_order_of_time_whatever_the_order_of_rows():
    sessions = [
        session(3, 9, 10, room=1),
        session(1, 9.5, 11, room=1),
        session(2, 12, 13, expected=31, room=2),
    ]

    orders = {conflicts_in(plan(*order)) for order in permutations(sessions)}

    assert [[c.sessions for c in each] for each in orders] == [[(3, 1), (2,)]]


TIMES = some.integers(0, 40).map(lambda quarter: 8 + quarter / 4)
SESSIONS = some.lists(
    some.builds(
        lambda starts, quarters, room, who: (starts, starts + quarters / 4, room, who),
        TIMES,
        some.integers(1, 8),
        some.sampled_from([None, 1, 2]),
        some.sets(some.sampled_from("pq")),
    ),
    max_size=7,
)


@given(SESSIONS)
def test_whoever_and_whatever_is_used_twice_is_found_as_a_plain_comparison_finds_it(drawn):
    sessions = [
        session(n, starts, ends, room=room, parts=tuple(Part(who) for who in sorted(people)))
        for n, (starts, ends, room, people) in enumerate(drawn)
    ]

    conflicts = conflicts_in(plan(*sessions, days=((at(0), at(48)),)))

    shared = {
        (frozenset({one.key, other.key}), what)
        for one in sessions
        for other in sessions
        if one.key < other.key and one.starts < other.ends and other.starts < one.ends
        for what in [
            *([f"room {one.room}"] if one.room and one.room == other.room else []),
            *({p.who for p in one.parts} & {p.who for p in other.parts}),
        ]
    }
    twice = {ConflictKind.ROOM_TWICE, ConflictKind.PERSON_TWICE}
    assert shared == {
        (frozenset(c.sessions), c.who or f"room {c.room}") for c in conflicts if c.kind in twice
    }


@given(SESSIONS, some.integers(0, 60))
def test_nothing_is_found_twice_and_more_time_between_sessions_never_adds_a_conflict(drawn, less):
    sessions = [
        session(n, starts, ends, room=room, parts=tuple(Part(who) for who in sorted(people)))
        for n, (starts, ends, room, people) in enumerate(drawn)
    ]

    strict = conflicts_in(plan(*sessions, changeover=60))
    mild = conflicts_in(plan(*sessions, changeover=less))

    assert len(set(strict)) == len(strict)
    assert {(c.kind, c.sessions, c.who) for c in mild} <= {
        (c.kind, c.sessions, c.who) for c in strict
    }
