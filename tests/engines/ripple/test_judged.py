"""Every small case there is, and many by chance, before a judge that shares no code with the engine."""

from dataclasses import replace
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


# ---- meetings, which go where there is a place

TIMES = (0, 10, 20)


def meeting(name, starts, room, *people, minutes=10, times=TIMES, rooms=(A, B), pinned=False):
    return Item(
        name, starts, starts + minutes, frozenset({room, *people}), pinned=pinned,
        may_start=() if pinned else times, rooms=dict.fromkeys(rooms, ""), room=room,
    )  # fmt: skip


def test_every_morning_of_four_meetings_in_two_rooms_one_of_them_lost_keeps_the_rules():
    """At two times, one of them locked at its time or none: whoever must leave a room takes no place of another."""
    moved = 0
    for starts, rooms, chairs, locked in product(
        product((0, 10), repeat=4), product((A, B), repeat=4), (0, 2, 4), (0, 4)
    ):
        day = [
            meeting(
                str(n), starts[n], rooms[n], *(["chair"] if n < chairs else []), pinned=n == locked
            )
            for n in range(4)
        ]
        for trouble in ([Absent(A, 0, 30)], [Absent(A, 0, 10)], [Absent("chair", 0, 10)]):
            found = spread(day, trouble)
            assert wrong(day, trouble, found) == [], (day, trouble, found)
            moved += len(found.changes)
    assert moved > 1000


met = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(1, 3), st.sampled_from((A, B, SMALL)),
        st.sets(st.sampled_from(("p", "q", "r")), max_size=2),
        st.sampled_from(("free", "free", "free", "pinned", "session")),
    ),
    min_size=2, max_size=8,
)  # fmt: skip
lost = st.lists(
    st.tuples(
        st.sampled_from((A, B, SMALL, "p", "q")), st.integers(0, 60), st.integers(1, 60)
    ),
    min_size=1,
    max_size=2,
)  # fmt: skip


@settings(max_examples=300)
@given(met, lost, st.integers(0, 25))
def test_sessions_and_meetings_by_chance_too(drawn, gone, late):
    """Rooms change hands only where they are empty, whoever moves first."""
    every = (A, B, SMALL)
    day = in_minutes(
        item(str(n), 10 * at, 10 * long, room, *sorted(people))
        for n, (at, long, room, people, kind) in enumerate(drawn)
        if kind == "session"
    ) + [
        meeting(
            str(n), 10 * at, room, *sorted(people), minutes=10 * long, rooms=every,
            times=tuple(range(0, 100, 10)), pinned=kind == "pinned",
        )
        for n, (at, long, room, people, kind) in enumerate(drawn)
        if kind != "session"
    ]  # fmt: skip
    trouble = [Absent(need, at, at + long) for need, at, long in gone]
    trouble += [Overrun(each.id, late) for each in day[:1] if late and not each.may_start]

    found = spread(day, trouble)

    assert wrong(day, trouble, found) == [], found


@given(met, lost)
def test_meetings_give_way_to_sessions_that_have_gone_to_another_room(drawn, gone):
    """First the programme by itself, then the meetings, as the desk does it."""
    sessions = in_minutes(
        item(str(n), 10 * at, 10 * long, room, *sorted(people))
        for n, (at, long, room, people, kind) in enumerate(drawn)
        if kind == "session"
    )
    day = [
        meeting(
            str(n), 10 * at, room, *sorted(people), minutes=10 * long, rooms=(A, B, SMALL),
            times=tuple(range(0, 100, 10)), pinned=kind == "pinned",
        )
        for n, (at, long, room, people, kind) in enumerate(drawn)
        if kind != "session"
    ]  # fmt: skip
    trouble = [Absent(need, at, at + long) for need, at, long in gone]
    programme = spread(sessions, trouble)
    moved = {change.item: change for change in programme.changes}
    now = {
        each.id: in_place(each, moved[each.id]) if each.id in moved else each for each in sessions
    }

    found = spread([*sessions, *day], trouble, now=now)

    both = replace(
        found, changes=(*programme.changes, *found.changes), cancelled=programme.cancelled
    )
    both = replace(both, stuck=(*programme.stuck, *found.stuck), choices=programme.choices)
    assert wrong([*sessions, *day], trouble, both) == []


def in_place(each, change):
    needs = (each.needs - {each.room}) | ({change.room} - {""})
    return replace(each, starts=change.starts, ends=change.ends, needs=needs, room=change.room)


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
