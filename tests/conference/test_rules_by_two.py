"""Rules by which two people act are changed by two: one proposes, a second accepts."""

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.profile.identity import Identity
from plenipo.conference.actions import accept_rule, change_or_propose, change_rules, drop_rule
from plenipo.conference.models import RuleProposal
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.profile import Listing
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.browsers import sent_from
from tests.factories import MembershipFactory, RuleProposalFactory


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


@pytest.fixture
def ada(world):
    return By(duty="accreditation", account=world.ada)


def in_force(world):
    world.conference.__dict__.pop("_rules", None)
    return rules_of(world.conference)


def proposed(world, by, **rules):
    return change_or_propose(world.conference, by=by, seen_version=0, **rules)


@pytest.mark.parametrize(
    "loosened",
    [{"list_by_two": False}, {"names_inside": "every_duty"}, {"identity_opening": "one"}],
)
def test_nobody_leaves_such_a_rule_alone(loosened, world, sol):
    with pytest.raises(Refused, match="one person proposes this change and a second accepts it"):
        change_rules(world.conference, by=sol, seen_version=0, **loosened)

    assert not world.conference.profiles.exists()


def test_what_one_may_change_holds_at_once_and_the_rest_waits_for_a_second_person(world, sol, ada):
    (one,) = proposed(world, sol, answer_days=45, list_by_two=False)

    assert in_force(world).values["answer_days"] == 45
    assert in_force(world).of(Listing).list_by_two
    with pytest.raises(Refused, match="A second person must accept it"):
        accept_rule(one, by=sol)
    accept_rule(one, by=ada)
    assert not in_force(world).of(Listing).list_by_two
    assert JournalEntry.objects.last().details["values"] == {"list_by_two": [True, False]}
    with pytest.raises(Refused, match="already been decided"):
        drop_rule(one, by=sol)


def test_back_to_two_goes_one_alone(world, sol, ada):
    for each in proposed(world, sol, identity_opening="one"):
        accept_rule(each, by=ada)

    change_rules(world.conference, by=sol, seen_version=1, identity_opening="two")

    assert in_force(world).of(Identity).opening == "two"


def test_what_is_proposed_again_replaces_what_was(world, sol, ada):
    (first,) = proposed(world, sol, list_by_two=False)
    (second,) = proposed(world, sol, list_by_two=False)

    with pytest.raises(Refused):
        accept_rule(first, by=ada)
    drop_rule(second, by=ada)
    assert in_force(world).of(Listing).list_by_two
    assert JournalEntry.objects.last().verb == "conference.rule_dropped"


def test_the_form_says_what_awaits_whom_and_the_second_person_accepts_it_on_the_page(world, as_):
    sol, ada_ = as_(world.sol), as_(world.ada)
    address = reverse("conference:rules-change", args=["dialogue"])
    said = sent_from(sol.get(reverse("conference:rules", args=["dialogue"])), address)
    del said["list_by_two"]

    answer = sol.post(address, said, follow=True)

    told = answer.content.decode()
    listed = ada_.get(reverse("conference:rule-proposals", args=["dialogue"])).content.decode()
    one = RuleProposal.objects.get()
    accept = reverse("conference:rule-accept", args=["dialogue", one.pk])
    ada_.post(accept, {"key": "first"})

    assert "A second person must accept this change" in told
    assert "1 proposed change to a rule awaits a second person" in told
    assert "A second person confirms each publication of the list" in listed
    assert "Accept the change" in listed
    assert not in_force(world).of(Listing).list_by_two


def test_today_tells_first_whoever_may_accept_it(world):
    RuleProposalFactory(conference=world.conference, proposed_by=world.sol)

    def mine(account):
        member = world.conference.memberships.get(account=account)
        (task,) = [
            each
            for each in waiting_for(member, today=timezone.localdate())
            if "proposed change" in each.text
        ]
        return task.mine

    assert (mine(world.sol), mine(world.ada), mine(world.ina)) == (False, True, False)


@pytest.mark.parametrize("n", [1, 3])
def test_the_page_costs_the_same_however_many_are_proposed(
    n, world, as_, django_assert_num_queries
):
    MembershipFactory(conference=world.conference, duties=["data_protection"])
    for rule in ("list_by_two", "names_inside", "identity_opening")[:n]:
        RuleProposalFactory(conference=world.conference, rule=rule, proposed_by=world.sol)

    client = as_(world.ada)
    with django_assert_num_queries(7):
        client.get(reverse("conference:rule-proposals", args=["dialogue"]))
