import inspect

import pytest
from django.apps import apps
from django.utils import timezone

from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import WORKER, By
from plenipo.records.queries import conference_of
from tests.factories import (
    ChangeRequestFactory,
    DelegateFactory,
    DelegationFactory,
    FocalPointFactory,
    InvitationFactory,
    LetterFactory,
)


@pytest.fixture
def invitation(world):
    return InvitationFactory(conference=world.conference, state="drafted")


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_a_row_is_written_on_as_it_was_seen_and_has_the_next_revision(invitation):
    claim(invitation, seen=0, states=["drafted"], state="sent", sent_at=timezone.now())

    assert (again(invitation).state, again(invitation).revision) == ("sent", 1)


def test_the_second_of_two_is_told_who_was_first_and_what_they_did(world, invitation):
    claim(invitation, seen=0, quota=4)
    record(Verb.INVITATION_CHANGED, by=By(duty="invitations", account=world.ina), about=invitation)

    with pytest.raises(
        Refused, match=r"^ina changed this first \(.+ \d\d:\d\d\): invitation changed"
    ):
        claim(invitation, seen=0, quota=5)
    assert again(invitation).quota == 4


@pytest.mark.parametrize(
    ("by", "who"),
    [
        (By(duty="focal point", name="focal point 4"), "The party"),
        (WORKER, "The system"),
        (By(duty="register"), "The secretariat"),
    ],
)
def test_who_was_first_without_an_account_is_no_colleague(by, who, invitation):
    claim(invitation, seen=0, quota=4)
    record(Verb.INVITATION_CHANGED, by=by, about=invitation)

    with pytest.raises(Refused, match=rf"^{who} changed this first"):
        claim(invitation, seen=0, quota=5)


def test_of_what_stands_in_no_journal_nothing_is_told_but_that_it_changed(invitation):
    claim(invitation, seen=0, quota=4)

    with pytest.raises(Refused, match="^This has since been changed. Reload the page to see it.$"):
        claim(invitation, seen=0, quota=5)


def test_a_deed_that_no_state_allows_is_refused_in_its_own_words(invitation):
    with pytest.raises(Refused, match="^It has left.$"):
        claim(invitation, states=["sent"], in_words=lambda: "It has left.", quota=5)
    with pytest.raises(Refused):
        claim(invitation, states=[], quota=5)


def test_of_a_row_that_counts_no_revisions_nobody_knows_who_was_first(world):
    with pytest.raises(TypeError, match="conference.Membership has no revision"):
        claim(world.conference.memberships.first(), seen=0)


def test_no_column_is_called_like_what_a_claim_asks_for():
    """Else the value of the form would be taken for the claim's own, and never be written."""
    own = {
        name
        for name, one in inspect.signature(claim).parameters.items()
        if one.kind is one.KEYWORD_ONLY
    }
    counted = [
        {field.name for field in model._meta.concrete_fields}
        for model in apps.get_models()
        if any(field.name == "revision" for field in model._meta.get_fields())
    ]

    assert len(counted) > 10
    assert [names & own for names in counted if names & own] == []


def test_rows_know_of_which_conference_they_are(world):
    here = {"delegation": DelegationFactory(conference=world.conference)}
    rows = [
        world.conference,
        here["delegation"],
        here["delegation"].invitation,
        FocalPointFactory(invitation=here["delegation"].invitation),
        DelegateFactory(**here),
        ChangeRequestFactory(**here),
        LetterFactory(conference=world.conference.pk),
    ]

    assert {conference_of(row) for row in rows} == {world.conference.pk}
    assert [conference_of(row) for row in (world.ina, world.party)] == [None, None]
    assert conference_of(world.ina, world.conference.pk) == world.conference.pk


def test_a_line_is_of_no_other_conference_than_its_row(world, invitation):
    with pytest.raises(ValueError, match="is of conference"):
        record(Verb.TOLD, by=WORKER, about=invitation, conference=world.elsewhere.pk)
