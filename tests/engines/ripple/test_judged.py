"""Every small case there is, and many by chance, before a judge that shares no code with the engine."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.engines.ripple import Absent, Item, Overrun, spread
from tests.engines.ripple.judge import wrong

A, B, SMALL = "room:a", "room:b", "room:small"
KEYS = ("wait", A, B, SMALL, "day", "open", "cancel")
CLOSES = 40


def item(name, starts, minutes, room, *people, later=(70, 80)):
    others = {each: "" for each in (A, B) if each != room}
    return Item(
        name, starts, starts + minutes, frozenset({room, *people}),
        until=CLOSES, closes=CLOSES, rooms=others, smaller={SMALL: ""}, later=later, room=room,
    )  # fmt: skip


def in_minutes(days):
    """The judge counts days of 1,440 minutes; small cases have days of sixty."""
    return [
        Item(
            each.id, each.starts, each.ends, each.needs, until=each.until, closes=each.closes,
            rooms=each.rooms, smaller=each.smaller, room=each.room,
            later=tuple(minute - 60 + 1440 for minute in each.later),
        )
        for each in days
    ]  # fmt: skip


def test_every_day_of_three_sessions_and_every_trouble_keeps_the_rules():
    """Two rooms, one chair; every start, every room, every trouble: 4,608 days."""
    seen = 0
    for at, rooms, chairs in product(
        product((0, 10, 20), repeat=2), product((A, B), repeat=3), product((0, 1), repeat=3)
    ):
        starts = (0, *at)
        days = in_minutes(
            item(str(n), starts[n], 10, rooms[n], *(["chair"] if chairs[n] else []))
            for n in range(3)
        )
        for trouble in (
            [Absent(A, 0, 15)],
            [Absent(A, 0, 1440)],
            [Absent("chair", 0, 15)],
            [Absent("chair", 0, 1440)],
            [Overrun("0", 5)],
            [Overrun("0", 25)],
            [Absent(A, 5, 25), Absent(B, 0, 12)],
            [Absent(A, 0, 1440), Absent(B, 0, 1440), Absent(SMALL, 0, 1440)],
        ):
            found = spread(days, trouble)
            assert wrong(days, trouble, found) == [], (days, trouble, found)
            seen += 1
    assert seen == 4608


def test_whatever_is_chosen_keeps_the_rules():
    """Every pair of choices of two sessions that follow each other in a lost room."""
    days = in_minutes([item("0", 0, 10, A), item("1", 10, 10, A, "chair"), item("2", 20, 10, B)])
    for first, second in product(KEYS, repeat=2):
        for trouble in ([Absent(A, 0, 12)], [Absent(A, 0, 1440)], [Overrun("0", 8)]):
            chosen = {"0": first, "1": second}

            found = spread(days, trouble, chosen=chosen)

            assert wrong(days, trouble, found, chosen=chosen) == [], (chosen, trouble, found)


rows = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(1, 15), st.sampled_from((A, B)),
        st.sets(st.sampled_from(("p", "q")), max_size=2), st.sampled_from((*KEYS, "")),
    ),
    min_size=1, max_size=6,
)  # fmt: skip
away = st.lists(
    st.tuples(st.sampled_from((A, B, SMALL, "p", "q")), st.integers(0, 40), st.integers(1, 1600)),
    max_size=3,
)


@settings(max_examples=200)
@given(rows, away, st.integers(0, 30), st.integers(0, 40))
def test_by_chance_too(drawn, gone, late, shut):
    days = in_minutes(
        item(str(n), starts, minutes, room, *sorted(people))
        for n, (starts, minutes, room, people, _key) in enumerate(drawn)
    )
    trouble = [*(Absent(need, a, a + n) for need, a, n in gone), Overrun("0", late)]
    chosen = {str(n): row[4] for n, row in enumerate(drawn) if row[4]}
    closed = {B: [(shut, shut + 20)]}

    found = spread(days, trouble, closed=closed, chosen=chosen)

    assert wrong(days, trouble, found, closed=closed, chosen=chosen) == []
