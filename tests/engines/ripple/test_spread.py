"""What a delay moves, what it leaves alone, and what a person must decide."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.ripple import (
    CANCEL,
    OPEN,
    WAIT,
    Absent,
    Gaps,
    Item,
    ItemChange,
    Option,
    Overrun,
    Stuck,
    spread,
)

HALL, SALON = "room:hall", "room:salon"


def session(name, starts, ends, *needs, room=HALL, **more):
    return Item(name, starts, ends, frozenset({room, *needs}), room=room, **more)


def meeting(name, starts, *needs, room=SALON, may_start=(), rooms=()):
    return Item(
        name,
        starts,
        starts + 20,
        frozenset({room, *needs}),
        room=room,
        may_start=tuple(may_start) or (starts,),
        rooms=dict.fromkeys((room, *rooms), ""),
    )


def test_without_trouble_nothing_follows():
    day = [session("opening", 0, 60), session("keynote", 60, 90)]

    found = spread(day, [])

    assert (found.changes, found.stuck) == ((), ())


def test_what_follows_in_the_room_is_pushed_and_says_by_what():
    day = [session("opening", 0, 60), session("keynote", 60, 90), session("lunch", 120, 180)]

    found = spread(day, [Overrun("opening", 12)])

    assert found.changes == (
        ItemChange("opening", 0, 72, HALL, ("", "")),
        ItemChange("keynote", 72, 102, HALL, (HALL, "opening")),
    )


def test_a_pause_takes_up_the_delay_down_to_the_least_change_over():
    day = [session("opening", 0, 60), session("panel", 90, 120)]

    assert [c.item for c in spread(day, [Overrun("opening", 15)], Gaps(rooms=15)).changes] == [
        "opening"
    ]
    assert spread(day, [Overrun("opening", 25)], Gaps(rooms=15)).changes[1].starts == 100


def test_nobody_demands_more_change_over_than_the_plan_had():
    day = [session("opening", 0, 60), session("keynote", 65, 90)]

    found = spread(day, [Overrun("opening", 10)], Gaps(rooms=15))

    assert found.changes[1].starts == 75


def test_a_person_carries_the_delay_into_another_building_and_the_way_with_it():
    day = [
        session("opening", 0, 60, "person:chair", place="north"),
        session("panel", 60, 120, "person:chair", room=SALON, place="south"),
        session("press", 60, 90, room="room:press"),
    ]

    found = spread(day, [Overrun("opening", 10)], Gaps(walks={("south", "north"): 10}))

    assert [(c.item, c.starts) for c in found.changes] == [("opening", 0), ("panel", 70)]


def test_what_is_pinned_stays_and_a_person_decides():
    day = [session("opening", 0, 60), session("address", 60, 80, pinned=True)]

    found = spread(day, [Overrun("opening", 5)])

    assert found.stuck == (Stuck("address", "pinned", (HALL, "opening"), 65),)
    assert [c.item for c in found.changes] == ["opening"]


def test_nothing_is_pushed_past_the_end_of_the_day_and_what_cannot_be_placed_says_so():
    day = [session("panel", 0, 60), session("closing", 60, 120, until=120)]

    found = spread(day, [Overrun("panel", 10)])

    assert found.stuck == (Stuck("closing", "unplaced", (HALL, "panel"), 60),)
    assert found.changes[1] == ItemChange("closing", 60, 120, "", (HALL, "panel"))
    assert [option.kind for option in found.choices[0].options] == ["open", "cancel"]


def test_what_overruns_the_end_of_the_day_itself_is_said_to_be_too_late():
    found = spread([session("closing", 60, 120, until=120)], [Overrun("closing", 10)])

    assert found.stuck == (Stuck("closing", "too_late", ("", ""), 60),)


def test_only_the_meetings_that_are_touched_move_and_to_the_nearest_free_time():
    day = [
        session("plenary", 0, 60, "person:a"),
        meeting("a-b", 60, "person:a", "person:b", may_start=(60, 80, 100)),
        meeting("b-c", 80, "person:b", "person:c", may_start=(60, 80, 100)),
    ]

    found = spread(day, [Overrun("plenary", 5)])

    assert [(c.item, c.starts) for c in found.changes] == [("plenary", 0), ("a-b", 100)]


def test_a_meeting_whose_room_floods_keeps_its_time_in_another_room():
    day = [meeting("a-b", 60, "person:a", "person:b", rooms=("room:other",))]

    found = spread(day, [Absent(SALON, 0, 600)])

    assert found.changes == (ItemChange("a-b", 60, 80, "room:other", (SALON, "")),)


def test_a_late_flight_moves_the_meetings_of_that_morning_and_of_nobody_else():
    slots = tuple(range(0, 200, 20))
    day = [
        meeting("late-b", 0, "person:late", "person:b", may_start=slots),
        meeting("late-c", 40, "person:late", "person:c", may_start=slots, room="room:2"),
        meeting("b-c", 100, "person:b", "person:c", may_start=slots, room="room:3"),
    ]

    found = spread(day, [Absent("person:late", 0, 95)])

    assert [(c.item, c.starts) for c in found.changes] == [("late-b", 120), ("late-c", 140)]


def test_a_meeting_without_any_free_time_is_not_dropped_in_silence():
    day = [meeting("a-b", 0, "person:a", "person:b", may_start=(0, 20))]

    found = spread(day, [Absent("person:a", 0, 600)])

    assert found.stuck == (Stuck("a-b", "no_free_time", ("person:a", ""), 0),)


def test_what_was_planned_at_the_same_time_is_left_so():
    day = [session("bilaterals", 0, 300), session("opening", 0, 60), session("tour", 60, 120)]

    found = spread(day, [Overrun("opening", 15)])

    assert [(c.item, c.starts) for c in found.changes] == [("opening", 0), ("tour", 75)]


def test_a_meeting_planned_beside_a_session_moves_out_of_it_if_it_moves_at_all():
    day = [
        session("panel", 0, 120, "person:a"),
        meeting("a-b", 20, "person:a", "person:b", may_start=(20, 60, 120)),
    ]

    found = spread(day, [Absent("person:b", 0, 50)])

    assert [(c.item, c.starts) for c in found.changes] == [("a-b", 120)]


def rooms(*names):
    return dict.fromkeys(names, "")


def test_what_is_in_a_lost_room_goes_to_the_best_room_that_is_free():
    day = [
        session("panel", 60, 120, room=HALL, rooms=rooms("room:taken", "room:b", "room:c")),
        session("other", 90, 150, room="room:taken"),
    ]

    found = spread(day, [Absent(HALL, 0, 90)])

    assert found.changes == (ItemChange("panel", 60, 120, "room:b", (HALL, "")),)
    assert found.choices[0].options == (
        Option("room", 60, 120, "room:b"),
        Option("room", 60, 120, "room:c"),
        Option("wait", 90, 150, HALL),
        Option("open", 60, 120, ""),
        Option("cancel", 60, 120, ""),
    )
    assert found.choices[0].taken == found.choices[0].options[0]


@pytest.mark.parametrize(
    ("chosen", "place"),
    [
        (WAIT, (90, HALL)),
        ("room:c", (60, "room:c")),
        ("room:taken", (60, "room:b")),
        ("room:unheard", (60, "room:b")),
        (OPEN, (60, "")),
    ],
)
def test_whoever_decides_may_choose_another_room_to_wait_or_to_leave_it_open(chosen, place):
    day = [
        session("panel", 60, 120, room=HALL, rooms=rooms("room:taken", "room:b", "room:c")),
        session("other", 90, 150, room="room:taken"),
    ]

    [change] = spread(day, [Absent(HALL, 0, 90)], chosen={"panel": chosen}).changes

    assert (change.starts, change.room) == place


def test_what_is_cancelled_holds_up_nobody_and_frees_its_room():
    day = [
        session("opening", 0, 60),
        session("panel", 60, 120),
        session("press", 120, 150),
    ]
    late = [Overrun("opening", 30)]

    assert [c.item for c in spread(day, late).changes] == ["opening", "panel", "press"]
    found = spread(day, late, chosen={"panel": CANCEL})
    assert (found.cancelled, [c.item for c in found.changes]) == (("panel",), ["opening"])
    assert found.stuck == ()


def test_who_would_wait_for_more_than_an_hour_goes_to_a_smaller_room():
    day = [session("panel", 60, 120, smaller=rooms("room:small"))]

    assert [c.room for c in spread(day, [Absent(HALL, 0, 120)]).changes] == [HALL]
    found = spread(day, [Absent(HALL, 0, 121)])
    assert [(c.starts, c.room) for c in found.changes] == [(60, "room:small")]
    assert [o.kind for o in found.choices[0].options] == ["smaller", "wait", "open", "cancel"]


def test_another_day_is_offered_where_everybody_and_the_room_are_free():
    tomorrow = 1440
    day = [
        session("panel", 60, 120, "person:chair", until=120, later=(1500, 1560, 1620)),
        session("address", 1500, 1530, "person:chair", room=SALON),
        session("tour", 1570, 1600),
    ]

    found = spread(day, [Absent(HALL, 0, tomorrow)])

    assert [(c.item, c.starts, c.room) for c in found.changes] == [("panel", 1620, HALL)]
    assert found.stuck == ()


def test_what_comes_on_the_other_day_is_not_pushed_by_what_was_put_there():
    day = [
        session("panel", 60, 120, until=120, later=(1620,)),
        session("early", 1500, 1560),
        session("beside", 1560, 1590),
    ]

    found = spread(day, [Absent(HALL, 0, 1440), Overrun("early", 10)])

    assert [(c.item, c.starts) for c in found.changes] == [
        ("early", 1500),
        ("beside", 1570),
        ("panel", 1620),
    ]


def test_a_room_is_only_taken_while_the_day_is_open():
    """Its people are late, and the other room would be free only when the day is over."""
    day = [session("panel", 60, 120, "p", closes=140, until=140, rooms=rooms("room:b"))]
    trouble = [Absent("p", 0, 90), Absent(HALL, 0, 100)]

    assert spread(day, trouble).stuck == (Stuck("panel", "unplaced", (HALL, ""), 60),)


def test_what_is_held_up_by_another_session_waits_unless_another_room_is_chosen():
    day = [
        session("opening", 0, 60),
        session("panel", 60, 120, rooms=rooms("room:b")),
    ]
    late = [Overrun("opening", 30)]

    assert spread(day, late).changes[1].starts == 90
    moved = spread(day, late, chosen={"panel": "room:b"}).changes[1]
    assert (moved.starts, moved.room) == (60, "room:b")


def test_nothing_is_moved_into_a_room_while_it_is_closed():
    day = [session("panel", 60, 120, rooms=rooms("room:b"))]

    found = spread(day, [Absent(HALL, 0, 90)], closed={"room:b": [(100, 200)]})

    assert [(c.starts, c.room) for c in found.changes] == [(90, HALL)]


def test_a_room_that_is_needed_later_by_somebody_else_is_not_free():
    """Whoever moved in would hold up what comes there."""
    day = [
        session("panel", 60, 120, rooms=rooms("room:b")),
        session("later", 110, 170, room="room:b"),
    ]

    found = spread(day, [Absent(HALL, 0, 80)])

    assert [(c.item, c.starts, c.room) for c in found.changes] == [("panel", 80, HALL)]


def test_a_meeting_locked_at_its_time_takes_no_room_from_another():
    locked = replace(meeting("a-b", 60, "person:a", rooms=("room:b", "room:c")), pinned=True)
    day = [locked, meeting("c-d", 60, "person:c", room="room:b")]

    found = spread(day, [Absent(SALON, 0, 600)])

    assert [(c.item, c.starts, c.room) for c in found.changes] == [("a-b", 60, "room:c")]


def test_what_is_settled_already_is_not_computed_again():
    panel = session("panel", 60, 120, "person:a")
    now = {"panel": session("panel", 80, 140, "person:a")}
    met = meeting("a-b", 130, "person:a", may_start=(130, 150))

    found = spread([panel, met], [], now=now)

    assert [(c.item, c.starts) for c in found.changes] == [("a-b", 150)]


def test_an_overrun_of_what_is_not_on_the_programme_is_an_error():
    with pytest.raises(KeyError):
        spread([], [Overrun("nothing", 5)])


starts = st.integers(0, 12).map(lambda n: 10 * n)
needs = st.sets(st.sampled_from(("p:1", "p:2", "p:3", "r:1", "r:2")), min_size=1, max_size=3)
days = st.lists(
    st.tuples(starts, st.integers(1, 4), needs, st.booleans()), min_size=1, max_size=7
).map(
    lambda rows: [
        Item(
            str(n),
            at,
            at + 10 * long,
            frozenset(need),
            may_start=tuple(range(0, 240, 10)) if free else (),
        )
        for n, (at, long, need, free) in enumerate(rows)
    ]
)


@given(days, st.integers(0, 40), st.integers(0, 15))
def test_nobody_comes_to_be_in_two_places_at_once(day, late, gap):
    found = spread(day, [Overrun("0", late)], Gaps(gap, gap))
    stuck = {each.item for each in found.stuck}
    before = {item.id: (item.starts, item.ends) for item in day}
    at = dict(before)
    at.update({change.item: (change.starts, change.ends) for change in found.changes})

    for one, other in combinations(day, 2):
        planned_together = _overlap(before, one, other) > 0
        if one.needs & other.needs and not planned_together and not {one.id, other.id} & stuck:
            assert _overlap(at, one, other) <= 0


THREE = ("r:1", "r:2", "r:3")
in_rooms = st.lists(
    st.tuples(starts, st.integers(1, 4), st.sampled_from(THREE)), min_size=1, max_size=7
).map(
    lambda rows: [
        session(str(n), at, at + 10 * long, room=room, rooms=rooms(*THREE))
        for n, (at, long, room) in enumerate(rows)
    ]
)


@given(in_rooms, st.integers(0, 120), st.integers(1, 90), st.sampled_from(("", "r:2", "r:3")))
def test_no_room_is_used_twice_by_what_moves_and_none_while_it_is_lost(day, lost, long, chosen):
    choice = {item.id: chosen for item in day} if chosen else {}
    found = spread(day, [Absent("r:1", lost, lost + long)], chosen=choice)
    at = {item.id: (item.starts, item.ends) for item in day} | {
        change.item: (change.starts, change.ends) for change in found.changes
    }
    room = {item.id: item.room for item in day} | {c.item: c.room for c in found.changes}
    before = {item.id: (item.starts, item.ends) for item in day}

    for one, other in combinations(day, 2):
        together = one.room == other.room and _overlap(before, one, other) > 0
        if room[one.id] == room[other.id] and not together:
            assert _overlap(at, one, other) <= 0
    for item in day:
        assert room[item.id] != "r:1" or not (
            at[item.id][0] < lost + long and lost < at[item.id][1]
        )


@given(days, st.integers(0, 40), st.integers(0, 15))
def test_a_session_is_pushed_no_further_than_it_must(day, late, gap):
    found = spread(day, [Overrun("0", late)], Gaps(gap, gap))
    changed = {change.item: change for change in found.changes}

    for item in day:
        change = changed.get(item.id)
        if item.may_start or change is None or change.starts == item.starts:
            continue
        need, holder = change.because
        ends = changed[holder].ends if holder in changed else _of(day, holder).ends
        was = item.starts - _of(day, holder).ends
        assert need in item.needs & _of(day, holder).needs
        assert change.starts == ends + min(gap, was)


@given(days, st.integers(1, 40))
def test_what_shares_nothing_with_anybody_moved_stays(day, late):
    found = spread(day, [Overrun("0", late)])
    moved = {"0"} | {change.item for change in found.changes}

    for item in day:
        touched = any(item.needs & _of(day, other).needs for other in moved - {item.id})
        assert item.id not in moved - {"0"} or touched


def _of(day, name):
    return next(item for item in day if item.id == name)


def _overlap(at, one, other):
    (a, b), (c, d) = at[one.id], at[other.id]
    return min(b, d) - max(a, c)
