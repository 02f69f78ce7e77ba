"""The one door to people: whose rows are read for whom."""

import pytest

from plenipo.delegations.bridge import STAFF, Audience, Reader
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.people import (
    ShownPerson,
    _PeopleReading,
    delegations_of,
    persons_seen_by,
    persons_taking_part,
)
from tests.factories import DelegateFactory, DelegationFactory


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


OF_A_DELEGATE = {
    "capacity": "adviser",
    "office": "Treasurer",
    "office_since": "2021-04",
    "disclosure": "delegations",
}
OF_A_PERSON = {
    "family_name": "Li",
    "given_name": "Wei",
    "native_name": "李伟",
    "name_order": "family_first",
    "style": "Dr",
    "pronunciation": "lee way",
    "email": "li@example.org",
    "languages": ["zh-hans", "fr"],
}


def test_every_field_is_read_from_its_own_column(world):
    """Another value in each, so that no two of them can be taken for one another."""
    delegation = DelegationFactory(
        conference=world.conference,
        plate_name="The plate",
        called={"fr": ["Le nom", "fr"]},
        apart="PDS",
        state="returned",
        category="observer",
    )
    of_person = {f"person__{name}": value for name, value in OF_A_PERSON.items()}
    others = {"state": "approved", "person__protected": True}
    [DelegateFactory(delegation=delegation) for _other in range(3)]
    one = DelegateFactory(delegation=delegation, **OF_A_DELEGATE, **of_person, **others)
    of_delegation = {
        "delegation": delegation.pk,
        "plate_name": "The plate",
        "called": {"fr": ["Le nom", "fr"]},
        "apart": "PDS",
        "delegation_state": "returned",
        "invitation": delegation.invitation_id,
        "category": "observer",
        "conference": world.conference.pk,
    }

    asked = Delegate.objects.filter(pk=one.pk)
    ((row, shown),) = _PeopleReading(Reader(Audience.ACCREDITATION), world.conference).each(asked)

    of_row = {"pk": one.pk, "person": one.person_id, "state": "approved", "protected": True}
    stated = {"stated": OF_A_DELEGATE | OF_A_PERSON}
    assert row._asdict() == of_row | of_delegation | stated
    assert shown == ShownPerson(
        pk=one.pk,
        person=one.person_id,
        capacity="adviser",
        capacity_label=str(Delegate.Capacity.ADVISER.label),
        state="approved",
        state_label=str(Delegate.State.APPROVED.label),
        named=True,
        said=OF_A_DELEGATE | OF_A_PERSON | {"name": "Li Wei"},
        disclosure_label=str(Delegate.Disclosure.DELEGATIONS.label),
        protected=True,
    )
