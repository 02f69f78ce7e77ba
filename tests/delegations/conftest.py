"""What tests about focal points share: Fay's party has accepted, and she is in by her link."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.actions import throw
from plenipo.records.models import By, JournalEntry
from tests.factories import DelegationFactory


@pytest.fixture
def delegation(world):
    """Fay's party has accepted and may name up to three persons."""
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    return DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, quota=3, state="invited"
    )


@pytest.fixture
def fay(world, as_):
    return as_(world.fay)


@pytest.fixture
def ada(world):
    return By(duty="accreditation", account=world.ada)


@pytest.fixture
def press():
    """`press(client, "delegations:answer", answer="accepted")`: one press of a button."""

    def pressed(client, view, /, *args, asked="", **said):
        return client.post(reverse(view, args=args) + asked, {"key": uuid4().hex, **said})

    return pressed


@pytest.fixture
def switched_off(world):
    def throw_off(name):
        throw(world.conference, name, on=False, by=By(duty="secretary_general", account=world.sol))

    return throw_off


@pytest.fixture
def deeds_on():
    """The verbs of the journal about a row, first to last."""

    def of(row):
        about = f"{row._meta.label_lower}:{row.pk}"
        lines = JournalEntry.objects.filter(about=about).order_by("pk")
        return list(lines.values_list("verb", flat=True))

    return of


def text_of(answer):
    return answer.content.decode()


def person(row=0, **typed):
    """A row of the roster as the browser posts it."""
    usual = {"family_name": "Diallo", "given_name": "Aminata"}
    return {f"people-{row}-{name}": value for name, value in (usual | typed).items()}
