"""The one door to people: whose rows are read for whom."""

import pytest

from plenipo.delegations.bridge import STAFF
from plenipo.delegations.queries.people import (
    delegations_of,
    persons_seen_by,
    persons_taking_part,
)
from tests.factories import DelegateFactory


@pytest.fixture
def one(world):
    return DelegateFactory(delegation__conference=world.conference)


def known(one, conference):
    """The same three ways of asking for one person."""
    asked = {one.person_id}
    seen = persons_seen_by(STAFF, asked, conference)
    return set(seen), set(delegations_of(asked, conference)), persons_taking_part(asked, conference)


def test_a_person_is_seen_in_their_own_conference_and_in_no_other(world, one):
    assert known(one, world.conference) == ({one.person_id},) * 3
    assert known(one, world.elsewhere) == (set(),) * 3


def test_of_a_person_in_two_conferences_each_sees_its_own_delegation(world, one):
    there = DelegateFactory(delegation__conference=world.elsewhere, person=one.person)

    for delegate, conference in ((one, world.conference), (there, world.elsewhere)):
        seen = persons_seen_by(STAFF, {one.person_id}, conference)[one.person_id]
        assert (seen.shown.pk, seen.delegation.pk) == (delegate.pk, delegate.delegation_id)
        assert delegations_of({one.person_id}, conference) == {
            one.person_id: delegate.delegation_id
        }


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_nobody_is_seen_in_a_delegation_that_does_not_come(world, one, state):
    one.delegation.state = state
    one.delegation.save()

    assert known(one, world.conference) == (set(),) * 3


@pytest.mark.parametrize("state", ["refused", "replaced", "withdrawn"])
def test_whoever_was_replaced_is_not_seen_any_more(world, one, state):
    one.state = state
    one.save()

    assert known(one, world.conference) == (set(),) * 3
