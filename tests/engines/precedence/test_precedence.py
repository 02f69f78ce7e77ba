"""The order of precedence: total, transitive, stable, and every reason true before an independent judge."""

import random
from datetime import date
from itertools import permutations, product

from plenipo.engines.precedence import (
    NUMBER,
    Alphabetical,
    Earlier,
    Filed,
    KnownDay,
    OfficeHeld,
    Placement,
    Ranked,
    Smaller,
    held_on,
    in_precedence,
)
from tests.engines.precedence import judge

KINDS = [("rank", "number"), ("office", "day"), ("lot", "number"), ("alphabet", "name")]
DAYS = [None, "2020", "2021", "2021-04", "2021-04-13", "2021-04-30", "2021-12-31", "2022-01-01"]


def rule(start=b""):
    return [Smaller("rank"), Earlier("office"), Smaller("lot"), Alphabetical("alphabet", start)]


def known(text):
    return KnownDay(text) if text else None


def somebody(key, chance):
    letters = bytes(chance.choice(b"ABC") for _n in range(2))
    return Ranked(
        key,
        {
            "rank": chance.choice([None, 1, 2, 3]),
            "office": known(chance.choice(DAYS)),
            "lot": chance.choice([None, None, 1, 2]),
            "alphabet": Filed(letters.decode(), letters, last=chance.random() < 0.1),
        },
    )


def judged(subjects, found, start=b""):
    """Every adjacent pair, and what is said of it, as the judge finds it."""
    by_key = {each.key: each for each in subjects}
    for one, other, why in zip(found.keys, found.keys[1:], found.reasons, strict=False):
        first, second = by_key[one], by_key[other]
        sign, decided = judge.who_goes_first(first, second, KINDS, start)
        assert sign == -1
        assert why.decided == decided
        if decided != NUMBER:
            assert (why.first, why.second) == (first.values[decided], second.values[decided])


def test_ten_thousand_generated_orders_are_total_transitive_and_stable():
    chance = random.Random(12)
    for _n in range(10_000):
        subjects = [somebody(key, chance) for key in range(chance.randrange(1, 6))]
        start = chance.choice([b"", b"B", b"BZ"])
        found = in_precedence(subjects, rule(start))
        expected = judge.in_order(subjects, KINDS, start)
        assert list(found.keys) == [each.key for each in expected]
        judged(subjects, found, start)
        mixed = subjects[:]
        chance.shuffle(mixed)
        assert in_precedence(mixed, rule(start)) == found


def test_whoever_comes_or_goes_changes_nothing_between_the_others():
    chance = random.Random(3)
    for _n in range(300):
        subjects = [somebody(key, chance) for key in range(8)]
        whole = in_precedence(subjects, rule()).keys
        without = in_precedence(subjects[1:], rule()).keys
        assert [key for key in whole if key != 0] == list(without)


def test_all_pairs_of_days_known_to_the_day_the_month_or_the_year():
    for one, other in product(DAYS, DAYS):
        subjects = [Ranked(1, {"office": known(one)}), Ranked(2, {"office": known(other)})]
        found = in_precedence(subjects, [Earlier("office")])
        sign, decided = judge.who_goes_first(*subjects, [("office", "day")])
        assert found.keys == ((1, 2) if sign < 0 else (2, 1))
        assert found.reasons[0].decided == decided


def test_a_day_of_which_only_the_year_is_known_gains_nothing_by_it_and_is_told():
    exact, year = Ranked(1, {"office": known("2021-04-13")}), Ranked(2, {"office": known("2021")})

    found = in_precedence([year, exact], [Earlier("office")])

    assert found.keys == (1, 2)
    assert found.reasons[0].unsure


def test_two_heads_of_equal_rank_who_took_office_on_the_same_day_stand_by_lot():
    same = {"rank": 1, "office": known("2021-04-13"), "alphabet": Filed("A", b"A")}
    subjects = [Ranked(1, {**same, "lot": 2}), Ranked(2, {**same, "lot": 1})]

    found = in_precedence(subjects, rule())

    assert found.keys == (2, 1)
    assert (found.reasons[0].decided, found.reasons[0].first) == ("lot", 1)


# ---- by hand


def five():
    return [Ranked(key, {"rank": key}) for key in range(1, 6)]


def test_a_placement_holds_wherever_the_rule_puts_the_other():
    by_hand = [Placement(1, 5, "before", 2)]

    assert in_precedence(five(), [Smaller("rank")], by_hand).keys == (1, 5, 2, 3, 4)
    moved = [Ranked(2, {"rank": 9}), *(each for each in five() if each.key != 2)]
    assert in_precedence(moved, [Smaller("rank")], by_hand).keys == (1, 3, 4, 5, 2)


def test_of_two_placed_at_one_spot_the_later_stands_nearer_and_the_other_is_told():
    by_hand = [Placement(1, 4, "after", 1), Placement(2, 5, "after", 1)]

    found = in_precedence(five(), [Smaller("rank")], by_hand)

    assert found.keys == (1, 5, 4, 2, 3)
    assert found.apart == {1: (5,)}


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept():
    by_hand = [
        Placement(1, 4, "before", 9),
        Placement(2, 3, "after", 5),
        Placement(3, 5, "before", 3),
        Placement(4, 2, "before", 2),
        Placement(5, 3, "after", 1),
    ]

    found = in_precedence(five(), [Smaller("rank")], by_hand)

    assert found.keys == (1, 3, 2, 4, 5)
    assert [(each.placement.number, each.why) for each in found.unkept] == [
        (1, "gone"),
        (3, "circle"),
        (4, "itself"),
        (2, "replaced"),
    ]


def test_every_small_case_of_two_placements_is_kept_or_said():
    """All pairs of placements among four: each is kept to the letter, apart with a reason, or named."""
    each_one = [
        (s, side, b) for s, b in permutations(range(1, 5), 2) for side in ("before", "after")
    ]
    for one, other in product(each_one, each_one):
        by_hand = [Placement(1, *one), Placement(2, *other)]
        subjects = [Ranked(key, {"rank": key}) for key in range(1, 5)]
        found = in_precedence(subjects, [Smaller("rank")], by_hand)
        assert sorted(found.keys) == [1, 2, 3, 4]
        unkept = {each.placement.number for each in found.unkept}
        placed = {each.subject for each in by_hand if each.number not in unkept}
        for each in by_hand:
            if each.number in unkept:
                continue
            here, there = found.keys.index(each.subject), found.keys.index(each.beside)
            assert (here < there) == (each.side == "before")
            between = found.keys[min(here, there) + 1 : max(here, there)]
            assert found.apart.get(each.number, ()) == between
            assert set(between) <= placed
        left = [key for key in found.keys if key not in placed]
        assert left == sorted(left)
        for first, second, why in zip(found.keys, found.keys[1:], found.reasons, strict=False):
            if why.placement:
                assert why.placement.subject in (first, second)
            else:
                assert first < second


# ---- who held which office


def offices(*told):
    return [OfficeHeld(key, rank, known(since), known(until)) for key, rank, since, until in told]


def test_an_office_that_changed_yesterday_counts_until_yesterday():
    changed = offices((1, 2, "2015-03-01", "2026-11-30"), (2, 1, "2026-12-01", None))

    assert held_on(changed, date(2026, 11, 30)).office.key == 1
    assert held_on(changed, date(2026, 12, 1)).office.key == 2
    assert held_on(changed, date(2014, 1, 1)) is None


def test_of_two_offices_the_higher_counts_and_of_equal_ones_the_one_held_longest():
    both = offices((1, 3, "2010", None), (2, 1, "2020", None), (3, 1, "2018-05", None))

    assert held_on(both, date(2026, 1, 1)).office.key == 3


def test_an_end_of_which_only_the_year_is_known_is_doubtful_in_that_year():
    ended = offices((1, 1, "2019-01-01", "2025"))

    assert held_on(ended, date(2025, 6, 1)).doubtful
    assert not held_on(ended, date(2024, 6, 1)).doubtful
    assert held_on(ended, date(2026, 1, 1)) is None
