"""What the desk asks for: locks, reasons, offers, levels, re-plans, differences, and a search it can stop."""

import sys
import time
from dataclasses import replace

import pytest

from plenipo.engines.scheduling import (
    Calendar,
    Clash,
    Concession,
    Fairness,
    Hindrance,
    Lock,
    Meeting,
    MeetingInterpreter,
    MeetingRoom,
    NotInstalled,
    Participant,
    Status,
    bodies_with_nothing,
    conflict,
    conflict_in_english,
    difference,
    explain,
    faults,
    first_plan,
    of_rank,
    pair_between,
    plan_all,
    plan_most,
    replan,
    slots_needed,
    upper_bound,
    ways_at,
    weight,
)
from tests.engines.scheduling.clock import Clock
from tests.engines.scheduling.people import asks, conference, person
from tests.engines.scheduling.worlds import dialogue, one_host


def planned(problem, seconds=0.3):
    return plan_most(problem, seconds=seconds, seed=1, clock=Clock()).plan


def test_minutes_become_slots_with_the_pauses_between_them():
    assert [slots_needed(m, slot=20, pause=15) for m in (5, 20, 30, 45, 60, 90)] == [
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_levels_are_tried_in_the_order_of_wish():
    people = (
        person(body=1, rank=1, languages=frozenset({"en"}), per_day=0),
        person(body=1, rank=3, languages=frozenset({"ar"})),
        person(body=1, rank=2, languages=frozenset({"en"})),
        person(body=2, languages=frozenset({"fr"})),
    )

    ways = ways_at(people, 3, of_rank(people, 1, 3), weights=(9, 8))

    assert of_rank(people, 1, 2) == (0, 2)
    assert [(way.b, way.weight, way.interpreters) for way in ways] == [
        (0, 9, "en-fr"),
        (2, 8, "en-fr"),
        (1, 8, "ar-fr"),
    ]
    assert pair_between(frozenset({"en", "fr"}), frozenset({"fr"})) is None


def test_locks_keep_slot_person_and_room():
    rooms = (MeetingRoom(4), MeetingRoom(8))
    request = replace(asks(0, 1), ways=(asks(0, 1).ways[0], asks(2, 1).ways[0]))
    locks = {0: Lock(slot=4, way=1, room=1)}
    problem = conference([person(), person(), person()], [request], rooms=rooms, locks=locks)

    assert planned(problem) == {0: Meeting(4, way=1, room=1)}


def test_each_unheld_request_says_what_stands_in_its_way_and_where():
    people = [person(per_day=1), person(0, 1, 2), person(), person(country=1)]
    requests = [asks(0, 1, 9), asks(0, 2, 1)]
    problem = conference(people, requests)
    plan = {0: Meeting(3)}

    why = explain(problem, plan)[1]

    assert [(o.hindrance, o.slots, o.participants, o.requests) for o in why.obstacles] == [
        (Hindrance.DAILY_LIMIT, (0, 1, 2, 4, 5), (0,), ()),
        (Hindrance.MEETS_ANOTHER, (3,), (0,), (0,)),
    ]
    assert why.offers == ()


@pytest.mark.parametrize(
    ("given", "hindrance"),
    [
        ({"tables": (0,) * 6}, Hindrance.NO_TABLE),
        ({"rooms": (MeetingRoom(1),)}, Hindrance.NO_SUCH_ROOM),
        (
            {"rooms": (MeetingRoom(9, available=frozenset()),), "tables": (1,) * 6},
            Hindrance.NO_ROOM,
        ),
        ({"teams": {"ar-en": (0,) * 6}}, Hindrance.NO_TEAM),
        (
            {"interpreters": (MeetingInterpreter(frozenset({"ar-en"}), avoids=frozenset({0})),)},
            Hindrance.NO_SUCH_INTERPRETER,
        ),
        (
            {"interpreters": (MeetingInterpreter(frozenset({"ar-en"}), per_day=0),)},
            Hindrance.NO_INTERPRETER,
        ),
    ],
)
def test_rooms_and_interpreters_that_are_missing_are_named(given, hindrance):
    given.setdefault("teams", {} if "interpreters" in given else {"ar-en": (1,) * 6})
    request = asks(0, 1, persons=4, interpreters="ar-en")
    problem = conference([person(), person()], [request], **given)

    (why,) = explain(problem, {}).values()

    assert [obstacle.hindrance for obstacle in why.obstacles] == [hindrance]


def test_another_level_length_or_day_is_offered_if_it_fits_now():
    two_days = Calendar(4, days=(0, 2), halves=(0, 2))
    free = frozenset(range(4))
    first = Participant(frozenset({0, 3}), body=1, rank=1)
    deputy = Participant(free, body=1, rank=2)
    asker = Participant(free, body=2)
    request = asks(2, 0, length=2, within=frozenset({0, 1}))
    problem = replace(
        conference([first, deputy, asker], [request]), calendar=two_days, tables=(1,) * 4
    )

    (why,) = explain(problem, {}).values()

    assert [(o.change, o.way.b, o.way.length, o.slot) for o in why.offers] == [
        (Concession.LEVEL, 1, 2, 0),
        (Concession.LENGTH, 0, 1, 0),
    ]
    short = replace(problem, requests=(asks(2, 0, within=frozenset({1})),))
    (why,) = explain(short, {}).values()
    assert [(o.change, o.slot) for o in why.offers] == [(Concession.LEVEL, 1), (Concession.DAY, 0)]


def test_nobody_is_left_with_nothing_if_the_profile_says_so():
    people = [person(per_day=2), person(), person(), person()]
    requests = [asks(1, 0, 9), asks(1, 0, 9), asks(2, 0, 1), asks(3, 0, 1)]
    problem = conference(people, requests)

    by_weight = planned(replace(problem, fairness=Fairness.OFF))
    fair = planned(replace(problem, fairness=Fairness.FIRST))

    assert sorted(by_weight) == [0, 1]
    assert weight(problem, fair) == 10
    assert len(bodies_with_nothing(problem, fair)) == 1


def test_a_lost_room_moves_only_what_was_in_it():
    rooms = tuple(MeetingRoom(8) for _ in range(3))
    people = [person() for _ in range(6)]
    problem = conference(people, [asks(0, 1), asks(2, 3), asks(4, 5)], rooms=rooms)
    earlier = {0: Meeting(0, room=0), 1: Meeting(0, room=1), 2: Meeting(0, room=2)}
    flooded = replace(problem, rooms=(*rooms[:2], MeetingRoom(8, available=frozenset())))

    found = replan(flooded, earlier, seconds=2, seed=1, clock=Clock())
    changes = difference(earlier, found.plan)

    assert faults(flooded, found.plan) == ()
    assert changes.requests == (2,)
    assert [change.request for change in changes.moved] == [2]


def test_a_difference_puts_every_change_in_one_list():
    before = {0: Meeting(0), 1: Meeting(1), 2: Meeting(2, room=0), 3: Meeting(3), 5: Meeting(5)}
    after = {
        0: Meeting(4),
        2: Meeting(2, room=1),
        3: Meeting(3, way=1),
        4: Meeting(1),
        5: Meeting(5),
    }

    found = difference(before, after)

    assert [[c.request for c in changes] for changes in (found.now_held, found.no_longer_held)] == [
        [4],
        [1],
    ]
    assert [[c.request for c in changes] for changes in (found.moved, found.room_changed)] == [
        [0],
        [2],
    ]
    assert [c.request for c in found.person_changed] == [3]
    assert found.requests == (0, 1, 2, 3, 4)
    assert not difference(before, before)


def test_what_cannot_be_together_is_named_and_is_minimal():
    people = [person(2, 3, 4, 5), person(), person(), person(), person()]
    requests = [asks(1, 2), asks(0, 1), asks(0, 2), asks(0, 3), asks(3, 4)]
    problem = conference(people, requests)

    outcome = plan_all(problem, seconds=60, seed=1, clock=time.monotonic)
    found = conflict(problem, seconds=60, seed=1, clock=time.monotonic)

    assert outcome.status == Status.INFEASIBLE
    assert found == Clash((1, 2, 3), participant=0, slots=(0, 1))
    assert conflict_in_english(problem, found, first=1) == (
        "These 3 cannot all be held: request 2 (participants 1 and 2); request 3 (participants 1 and 3);"
        " request 4 (participants 1 and 4). Without any one of them, the others can."
        " Participant 1 is in all of them and has 2 slots for 3."
    )


def test_a_search_tells_how_far_it_is_and_stops_when_told():
    problem = dialogue(1, delegations=30, requests=200, rooms=5)
    told = []

    found = plan_most(
        problem, seconds=1000, seed=1, clock=Clock(), tell=told.append, stop=lambda: len(told) > 2
    )

    assert faults(problem, found.plan) == ()
    assert [progress.weight for progress in told] == sorted(progress.weight for progress in told)
    assert told[-1].weight == found.weight <= found.bound
    assert told[-1].held == len(found.plan)


def test_no_plan_holds_more_than_the_bound():
    problem = dialogue(2, delegations=30, requests=200, rooms=5)

    bound = upper_bound(problem)

    assert (
        weight(problem, planned(problem, 3))
        <= bound
        < sum(r.ways[0].weight for r in problem.requests)
    )


def test_two_workers_find_a_plan_as_well():
    problem = dialogue(3, delegations=20, requests=80, rooms=3)

    found = plan_most(problem, seconds=0.5, seed=1, clock=time.monotonic, workers=2)

    assert faults(problem, found.plan) == ()


def test_everybody_who_wants_the_host_is_received_at_some_level_or_told_why():
    problem = one_host(1)

    plan = planned(problem, 4)
    why = explain(problem, plan)

    assert faults(problem, plan) == ()
    assert len(plan) >= 0.9 * len(problem.requests)
    assert [index for index, one in why.items() if not one.obstacles] == []


def test_without_or_tools_plans_are_made_but_nothing_is_proven(monkeypatch):
    monkeypatch.setitem(sys.modules, "ortools", None)
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    problem = conference([person(), person(), person()], [asks(0, 1), asks(0, 2), asks(1, 2)])
    clock = Clock()

    found = plan_all(problem, seconds=1, seed=1, clock=clock)

    assert (found.status, faults(problem, found.plan, everything=True)) == (Status.FEASIBLE, ())
    assert len(planned(problem)) == 3
    assert replan(problem, first_plan(problem), seconds=1, seed=1, clock=clock).weight == 3
    assert upper_bound(problem) == 3
    with pytest.raises(NotInstalled, match=r"plenipo\[scheduling\]"):
        conflict(problem, seconds=1, seed=1, clock=clock)
