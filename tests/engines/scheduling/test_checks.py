"""A problem that cannot be right is refused before anything is planned."""

from dataclasses import replace

import pytest

from plenipo.engines.scheduling import Calendar, FaultKind, Lock, Request, what_is_wrong
from tests.engines.scheduling.people import asks, conference, person


def wrong(*requests, **given):
    problem = conference([person(), person(), person()], requests, **given)
    return [fault.kind for fault in what_is_wrong(problem)]


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        (asks(1, 1), FaultKind.NAMES_ITSELF),
        (asks(0, 7), FaultKind.NAMES_UNKNOWN),
        (asks(0, 1, after=(0,)), FaultKind.NAMES_ITSELF),
        (asks(0, 1, after=(4,)), FaultKind.NAMES_UNKNOWN),
        (asks(0, 1, length=0), FaultKind.BAD_NUMBER),
        (asks(0, 1, weight=-1), FaultKind.BAD_NUMBER),
        (asks(0, 1, interpreters="ar-en"), FaultKind.PAIR_UNKNOWN),
        (Request(ways=()), FaultKind.NAMES_NOBODY),
    ],
)
def test_a_request_that_makes_no_sense_is_named(request_, kind):
    assert wrong(request_) == [kind]


def test_requests_that_wait_for_each_other_in_a_circle_are_found():
    problem = conference(
        [person(), person()],
        [asks(0, 1, after=(2,)), asks(0, 1, after=(0,)), asks(0, 1, after=(1,))],
    )

    (fault,) = what_is_wrong(problem)

    assert fault.kind == FaultKind.CIRCLE
    assert fault.requests == (0, 2, 1, 0)


def test_numbers_must_be_given_for_every_slot_and_locks_for_what_exists():
    assert wrong(asks(0, 1), tables=(1, 1)) == [FaultKind.BAD_LENGTH]
    assert wrong(asks(0, 1), tables=(-1,) * 6) == [FaultKind.BAD_NUMBER]
    assert wrong(asks(0, 1), locks={4: Lock(slot=0)}) == [FaultKind.NAMES_UNKNOWN]
    assert wrong(asks(0, 1), locks={0: Lock(slot=6)}) == [FaultKind.UNKNOWN]


def test_a_calendar_begins_with_its_first_slot_and_goes_on_in_order():
    problem = conference([person(), person()], [asks(0, 1)])
    for calendar in (Calendar(6, days=(1,)), Calendar(6, halves=(0, 4, 2)), Calendar(6, days=())):
        found = what_is_wrong(replace(problem, calendar=calendar))
        assert [fault.kind for fault in found] == [FaultKind.BAD_CALENDAR]


def test_somebody_available_when_there_is_no_slot_is_found():
    problem = conference([person(), replace(person(), available=frozenset({9}))], [asks(0, 1)])

    assert [fault.participants for fault in what_is_wrong(problem)] == [(1,)]
