"""The judge finds what is wrong with a plan, who is concerned and where; also with plans changed by hand."""

from dataclasses import replace

import pytest

from plenipo.engines.scheduling import (
    Fault,
    FaultKind,
    Lock,
    Meeting,
    MeetingInterpreter,
    MeetingRoom,
    bodies_with_nothing,
    faults,
    gaps,
    in_english,
    weight,
)
from plenipo.engines.scheduling.wording import SENTENCES
from tests.engines.scheduling.people import asks, conference, person


def kinds(problem, plan, **given):
    return [fault.kind for fault in faults(problem, plan, **given)]


@pytest.fixture
def three():
    """Participant 0 is sought by 1 and 2, who come from rival countries."""
    people = [person(5, per_day=2), person(country=1), person(0, country=2), person()]
    requests = [asks(1, 0, 5), asks(2, 0, 3), asks(3, 0, 1, within=frozenset({3, 4}))]
    return conference(people, requests, rivals=frozenset({(1, 2)}), tables=(1,) * 6)


def test_a_plan_that_keeps_all_rules_has_no_fault(three):
    assert faults(three, {0: Meeting(0), 1: Meeting(2)}) == ()


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        ({9: Meeting(0)}, Fault(FaultKind.UNKNOWN, (9,), what="request")),
        ({0: Meeting(6)}, Fault(FaultKind.UNKNOWN, (0,), slot=6, what="slot")),
        ({0: Meeting(-1)}, Fault(FaultKind.UNKNOWN, (0,), slot=-1, what="slot")),
        ({0: Meeting(0, way=1)}, Fault(FaultKind.UNKNOWN, (0,), is_now=1, what="way")),
        ({0: Meeting(0, room=0)}, Fault(FaultKind.UNKNOWN, (0,), room=0, what="room")),
        ({0: Meeting(5)}, Fault(FaultKind.NOT_AVAILABLE, (0,), (0,), slot=5)),
        ({1: Meeting(0)}, Fault(FaultKind.NOT_AVAILABLE, (1,), (2,), slot=0)),
        ({2: Meeting(0)}, Fault(FaultKind.OUTSIDE, (2,), slot=0)),
        ({0: Meeting(1), 1: Meeting(2)}, Fault(FaultKind.RIVALS, (0, 1), (0, 1, 2), slot=2)),
    ],
)
def test_a_fault_says_who_and_where(three, plan, fault):
    assert faults(three, plan) == (fault,)


def test_rivals_may_follow_each_other_over_a_break(three):
    assert faults(three, {0: Meeting(2), 1: Meeting(3)}) == ()


def test_nobody_is_in_two_meetings_and_no_slot_takes_more_than_its_tables(three):
    assert kinds(three, {0: Meeting(1), 1: Meeting(1)}) == [FaultKind.TWICE, FaultKind.TABLES]


def test_a_daily_limit_counts_slots(three):
    plan = {0: Meeting(0), 1: Meeting(2), 2: Meeting(4)}

    assert faults(three, plan) == (
        Fault(FaultKind.DAILY, (0, 1, 2), (0,), day=0, is_now=3, at_most=2),
    )


def test_long_meetings_fit_before_the_break_and_precede_what_waits_for_them():
    problem = conference(
        [person(), person(), person()],
        [asks(0, 1, length=2), asks(0, 2, after=(0,)), asks(1, 2, apart=frozenset({1}))],
    )

    assert kinds(problem, {0: Meeting(2)}) == [FaultKind.OVER_BREAK]
    assert kinds(problem, {0: Meeting(0), 1: Meeting(1)}) == [FaultKind.TWICE, FaultKind.ORDER]
    assert kinds(problem, {0: Meeting(3), 1: Meeting(0)}) == [FaultKind.ORDER]
    assert kinds(problem, {1: Meeting(3), 2: Meeting(4)}) == [FaultKind.APART]


def test_teams_of_interpreters_are_counted():
    people = [person() for _ in range(4)]
    requests = [asks(0, 1, interpreters="ar-en"), asks(2, 3, interpreters="ar-en")]
    problem = conference(people, requests, teams={"ar-en": (1,) * 6})

    assert faults(problem, {0: Meeting(0), 1: Meeting(0)}) == (
        Fault(FaultKind.TEAMS, (0, 1), slot=0, is_now=2, at_most=1, what="ar-en"),
    )


@pytest.fixture
def placed():
    """Two rooms a walk of one slot apart, and one interpreter who needs rest."""
    rooms = (
        MeetingRoom(4, zone=0, available=frozenset(range(5))),
        MeetingRoom(20, frozenset({"press"}), zone=1),
    )
    interpreters = (
        MeetingInterpreter(
            frozenset({"ar-en"}), frozenset(range(5)), per_day=2, in_a_row=1, avoids=frozenset({3})
        ),
    )
    people = [person() for _ in range(4)]
    requests = [
        asks(0, 1, persons=4, interpreters="ar-en"),
        asks(0, 2, persons=10, needs=frozenset({"press"})),
        asks(1, 2, interpreters="ar-en"),
        asks(2, 3, interpreters="ar-en"),
    ]
    return conference(people, requests, rooms=rooms, interpreters=interpreters, walks={(0, 1): 1})


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ({1: Meeting(0, room=1)}, []),
        ({1: Meeting(0)}, [FaultKind.NO_ROOM]),
        ({1: Meeting(0, room=0)}, [FaultKind.ROOM_SMALL, FaultKind.ROOM_LACKS]),
        ({0: Meeting(5, 0, 0, 0)}, [FaultKind.ROOM_CLOSED, FaultKind.INTERPRETER_AWAY]),
        ({0: Meeting(0, room=0)}, [FaultKind.NO_INTERPRETER]),
        ({1: Meeting(0, 0, 1, 0)}, [FaultKind.INTERPRETER_UNABLE]),
        ({3: Meeting(0, 0, 0, 0)}, [FaultKind.INTERPRETER_AVOIDS]),
        ({0: Meeting(0, 0, 0, 0), 1: Meeting(1, room=1)}, [FaultKind.TOO_FAR]),
        ({0: Meeting(0, 0, 0, 0), 1: Meeting(2, room=1)}, []),
        ({0: Meeting(0, 0, 0, 0), 2: Meeting(1, 0, 0, 0)}, [FaultKind.INTERPRETER_IN_A_ROW]),
        (
            {0: Meeting(0, 0, 0, 0), 3: Meeting(0, 0, 0, 0)},
            [FaultKind.ROOM_TWICE, FaultKind.INTERPRETER_AVOIDS, FaultKind.INTERPRETER_TWICE],
        ),
        (
            {0: Meeting(0, 0, 0, 0), 2: Meeting(2, 0, 0, 0), 3: Meeting(4, 0, 0, 0)},
            [FaultKind.INTERPRETER_AVOIDS, FaultKind.INTERPRETER_DAILY],
        ),
    ],
)
def test_rooms_walks_and_interpreters_are_judged(placed, plan, found):
    assert kinds(placed, plan) == found


def test_what_the_desk_locked_stays(three):
    held = replace(three, locks={0: Lock(slot=1)})

    assert faults(held, {}) == (Fault(FaultKind.NOT_HELD, (0,), slot=1),)
    assert faults(held, {0: Meeting(2)}) == (Fault(FaultKind.LOCK, (0,), slot=2, what="slot"),)
    assert faults(held, {0: Meeting(1)}) == ()


def test_when_everything_must_be_held_what_is_missing_is_named(three):
    assert kinds(three, {0: Meeting(0), 1: Meeting(2)}, everything=True) == [FaultKind.NOT_HELD]


def test_gaps_are_counted_over_the_slots_in_which_somebody_is_available():
    problem = conference([person(1), person()], [asks(0, 1), asks(0, 1)])

    assert gaps(problem, {0: Meeting(0), 1: Meeting(2)}) == [0, 1]
    assert gaps(replace(problem, idle_all=True), {0: Meeting(0), 1: Meeting(2)}) == [1, 1]


def test_too_many_gaps_more_than_somebody_else_are_unfair():
    problem = conference([person(), person(), person()], [asks(0, 1), asks(0, 2)], most_apart=0)

    assert kinds(problem, {0: Meeting(0), 1: Meeting(2)}, everything=True) == [FaultKind.UNFAIR]
    assert kinds(problem, {0: Meeting(0), 1: Meeting(1)}, everything=True) == []


def test_bodies_left_with_nothing_are_those_that_asked_or_were_asked(three):
    assert bodies_with_nothing(three, {0: Meeting(0)}) == (-4, -3)
    assert weight(three, {0: Meeting(0)}) == 5


def test_every_kind_has_a_sentence_and_numbers_begin_where_the_reader_counts(three):
    (fault,) = faults(three, {0: Meeting(5)})

    assert set(SENTENCES) == set(FaultKind)
    assert in_english(fault) == "Participant 0 is not available in slot 5 (request 0)."
    assert in_english(fault, first=1) == "Participant 1 is not available in slot 6 (request 1)."
