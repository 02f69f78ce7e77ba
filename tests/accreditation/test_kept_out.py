"""What a delegation that does not take part, by its credentials, means for its badges, its passes and the gates."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions import credentials
from plenipo.accreditation.actions.badges import hand_over
from plenipo.accreditation.formats.gate_list import list_for
from plenipo.accreditation.models import Badge, Credential
from plenipo.accreditation.queries.gates import ruling_at
from plenipo.accreditation.queries.standing import kept_out
from plenipo.kit.errors import Refused
from tests.accreditation.at_gates import OFFICE, gates_of
from tests.factories import CredentialFactory


@pytest.fixture
def hall(world):
    return gates_of(world.conference)


@pytest.fixture
def out(hall):
    """The letter of the delegation in the hall was found not in order."""
    letter = CredentialFactory(delegation=hall.delegation)
    return found(letter, "not_in_order", "Signed by nobody.")


def found(letter, finding, reason=""):
    row = Credential.objects.select_related("delegation__conference").get(pk=letter.pk)
    day = timezone.localdate()
    credentials.find(row, finding, reason=reason, on=day, seen=row.revision, by=OFFICE)
    return letter


def states(hall):
    return {row[4] for row in json.loads(list_for(hall.gates[0]))["badges"]}


def at_gate(hall, way="in"):
    return ruling_at(hall.gates[0], hall.badges["Amara"], way=way, at=timezone.now())


def test_a_gate_lets_nobody_in_whose_delegation_does_not_take_part(hall, out):
    ruling = at_gate(hall)

    assert (ruling.admitted, ruling.reason) == (False, "suspended")
    assert states(hall) == {"suspended"}
    assert at_gate(hall, way="out").admitted


def test_a_delegation_that_is_found_in_order_later_comes_in_with_the_same_badges(hall, out):
    found(CredentialFactory(delegation=hall.delegation), "in_order")

    assert at_gate(hall).admitted
    assert states(hall) == {"valid"}
    assert kept_out(hall.conference) == frozenset()


def test_badges_are_not_handed_over_to_who_does_not_take_part(hall, out):
    Badge.objects.update(state=Badge.State.PRINTED)

    with pytest.raises(Refused, match="Party of the Rivers does not take part for now"):
        hand_over(hall.conference, [hall.badges["Amara"]], "Amara", by=OFFICE)


def test_the_desk_finds_the_badges_that_are_not_valid_for_now(hall, out, world, as_):
    page = as_(world.ada).get(
        reverse("accreditation:badges", args=[hall.conference.slug]), {"needs": "kept_out"}
    )

    assert len(page.context["lines"]) == len(hall.badges)
    assert "not valid for now" in page.content.decode()
