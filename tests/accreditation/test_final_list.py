"""The final list names who was present, by the rule of the conference."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.models import Badge, Passage
from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.actions import listing
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.list_versions import content_now
from plenipo.delegations.words.list_versions import digest_of
from plenipo.delegations.words.listed import public_list
from plenipo.kit.errors import Refused
from plenipo.records.models import By
from tests.accreditation.at_gates import device_at, gates_of
from tests.factories import DelegateFactory, DelegationFactory, PassageFactory

ADA = By(duty="accreditation")


@pytest.fixture
def hall(world):
    """Eight people with a badge they collected, who agreed to be named; of a second delegation nobody came."""
    made = gates_of(world.conference)
    Delegate.objects.update(disclosure="public")
    absent = DelegationFactory(
        conference=world.conference, state="approved", plate_name="Party of the Hills"
    )
    DelegateFactory(
        delegation=absent, state="approved", disclosure="public", person__family_name="Absent"
    )
    Badge.objects.exclude(pk=made.badges["Hana"].pk).update(collected_at=timezone.now())
    return made


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def counted(world, sol, **rules):
    before = profile_of(world.conference)
    change_rules(world.conference, by=sol, seen_version=before.version if before else 0, **rules)
    world.conference.__dict__.pop("_rules", None)


def publish(world, state, sol):
    seen = digest_of(content_now(world.conference, state=state))
    one = listing.propose(world.conference, state, seen=seen, by=ADA)
    listing.confirm(one, seen=one.revision, by=sol)
    world.conference.__dict__.pop("_rules", None)
    return public_list(world.conference)


def names_in(shown):
    return {one.name for entry in shown.entries for one in entry.people}


def seen_at_a_gate(hall, name, *, admitted=True):
    device, _secret = device_at(hall.gates[0], name)
    PassageFactory(
        conference=hall.conference,
        device=device,
        gate=hall.gates[0],
        zone=hall.hall,
        badge=hall.badges[name],
        admitted=admitted,
        reason="admitted" if admitted else "revoked",
    )


EVERYBODY = {"Amara", "Boris", "Chen", "Dalia", "Efe", "Farah", "Goran", "Hana", "Given Absent"}


@pytest.mark.parametrize(
    ("rule", "named", "says"),
    [
        ("approved", EVERYBODY, "once in each delegation"),
        ("collected", EVERYBODY - {"Hana", "Given Absent"}, "whose badge was collected"),
        ("seen", {"Amara", "Boris"}, "who were admitted at a gate"),
    ],
)
def test_the_rule_says_who_was_present_and_the_footnote_says_the_rule(
    rule, named, says, hall, world, sol
):
    counted(world, sol, final_names=rule)
    for name, admitted in (("Amara", True), ("Boris", True), ("Chen", False)):
        seen_at_a_gate(hall, name, admitted=admitted)

    assert names_in(publish(world, "provisional", sol)) == EVERYBODY
    shown = publish(world, "final", sol)

    assert names_in(shown) == named
    assert says in " ".join(shown.notes)
    assert f"Persons: {len(named)}, of whom named: {len(named)}." in shown.notes[0]
    assert len(shown.entries) == (2 if rule == "approved" else 1)


def test_against_the_provisional_list_the_final_one_says_in_words_what_it_counts_and_who_is_gone(
    hall, world, sol
):
    counted(world, sol, final_names="collected")
    publish(world, "provisional", sol)

    shown = publish(world, "final", sol)

    assert list(shown.changes) == [
        "The list comprises approved persons whose badge was collected; before: all persons approved "
        "by the secretariat.",
        "Persons: 7, before: 9.",
        "No longer in the list: Party of the Hills",
        "2 entries are no longer shown.",
    ]
    hall.badges["Hana"].collected_at = timezone.now()
    hall.badges["Hana"].save()
    errata = publish(world, "final", sol)
    assert list(errata.changes) == ["Added: Hana, Party of the Rivers"]
    assert errata.label == "Final list of participants with errata 1"


def test_who_publishes_sees_how_many_approved_persons_are_left_out(hall, world, sol, as_):
    counted(world, sol, final_names="collected")
    ask = reverse("delegations:list-ask", args=["dialogue", "final"])

    page = unescape(as_(world.ada).get(ask).content.decode())

    assert "The final list comprises approved persons whose badge was collected." in page
    assert "2 approved persons are not in it." in page
    provisional = reverse("delegations:list-ask", args=["dialogue", "provisional"])
    assert "The final list comprises" not in as_(world.ada).get(provisional).content.decode()


def test_whoever_comes_to_the_gate_between_proposal_and_publication_is_not_passed_over(
    hall, world, sol
):
    counted(world, sol, final_names="seen")
    seen = digest_of(content_now(world.conference, state="final"))
    one = listing.propose(world.conference, "final", seen=seen, by=ADA)
    seen_at_a_gate(hall, "Amara")

    with pytest.raises(Refused):
        listing.confirm(one, seen=one.revision, by=sol)
    assert Passage.objects.count() == 1


def test_a_protected_person_is_present_like_whoever_is_not_named(hall, world, sol):
    counted(world, sol, final_names="collected")
    person = hall.badges["Efe"].person
    person.protected = True
    person.save()

    shown = publish(world, "final", sol)

    assert "Efe" not in names_in(shown)
    assert shown.notes[0].startswith("Delegations: 1. Persons: 7, of whom named: 6.")
