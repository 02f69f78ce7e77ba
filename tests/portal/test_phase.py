"""When a conference is over, nothing is offered or taken that no longer makes sense; and no page promises what nobody
does."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import is_over
from plenipo.delegations.actions.invitations import send
from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.errors import Refused
from plenipo.records.models import By
from tests.bilaterals import access_table as of_bilaterals
from tests.delegations import access_table as of_delegations
from tests.factories import DelegationFactory, InvitationFactory
from tests.portal.conftest import text_of

TABLES = (of_delegations, of_bilaterals)
FOCAL_FORMS = sorted(
    name
    for table in TABLES
    for name in table.POSTS
    if "fay" in table.WHO[name] and "obi" not in table.WHO[name]
)
# a name is withheld, an address taken away, a draft deleted, what has not gone out yet held back, and what was held is
# told, whenever that may be
AFTERWARDS = {
    "bilaterals:calendar-anew",
    "bilaterals:course",
    "bilaterals:draft-drop",
    "bilaterals:follow-up",
    "bilaterals:note-keep",
    "bilaterals:person-remove",
    "bilaterals:read-out-keep",
    "bilaterals:undo",
    "delegations:change-take-back",
    "delegations:disclosure",
    "delegations:end-links",
    "delegations:focal-point-remove",
}
OVER = "The conference is over"


def end(conference, how):
    if how == "closed":
        Conference.objects.filter(pk=conference.pk).update(stage="closed")
    else:
        yesterday = timezone.localdate() - timedelta(days=1)
        Conference.objects.filter(pk=conference.pk).update(
            starts=yesterday - timedelta(days=3), ends=yesterday
        )


@pytest.mark.parametrize("how", ["closed", "ended"])
@pytest.mark.parametrize("name", FOCAL_FORMS)
def test_of_a_delegation_nothing_is_taken(name, how, world, as_):
    table = next(table for table in TABLES if name in table.POSTS)
    address = reverse(name, kwargs=getattr(table, "WHERE", {}).get(name, lambda _world: {})(world))
    data = {"key": uuid4().hex, **table.POSTS[name](world)}
    end(world.conference, how)

    with transaction.atomic():
        answer = as_(world.fay).post(address, data)

    refused = answer.status_code in (409, 422) and OVER in text_of(answer)
    assert refused == (name not in AFTERWARDS)


OFFERS = (
    "Name your delegation",
    "Change your reply",
    "Request a change",
    "Add or replace the letter",
)


@pytest.mark.parametrize("how", ["closed", "ended"])
def test_to_a_delegation_nothing_is_offered(how, world, as_):
    delegation = DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )
    Invitation.objects.filter(pk=delegation.invitation_id).update(state="accepted")
    fay = as_(world.fay)

    def offered():
        Delegation.objects.filter(pk=delegation.pk).update(state="approved")
        page = text_of(fay.get(reverse("delegations:mine")))
        Delegation.objects.filter(pk=delegation.pk).update(state="named")
        page += text_of(fay.get(reverse("delegations:mine")))
        page += text_of(fay.get(reverse("bilaterals:mine")))
        return [words for words in (*OFFERS, "Request a meeting") if words in page], OVER in page

    before = offered()
    end(world.conference, how)

    assert before == ([*OFFERS, "Request a meeting"], False)
    assert offered() == ([], True)


@pytest.mark.parametrize("how", ["closed", "ended"])
def test_the_secretariat_invites_nobody_any_more(how, world, as_):
    invitation = InvitationFactory(conference=world.conference, state="drafted")
    ina = as_(world.ina)
    board = reverse("delegations:invitations", args=["dialogue"])
    offers = ("Draft from a list", "Invite a party", "Send …", "Remind …")

    def offered():
        return [words for words in offers if words in text_of(ina.get(board))]

    before = offered()
    end(world.conference, how)
    by = By(duty="invitations", account=world.ina)
    again = Conference.objects.get(pk=world.conference.pk)

    assert (before, offered()) == ([*offers], [])
    with pytest.raises(Refused, match=OVER):
        send(again, [invitation], expected=1, by=by)
    assert Invitation.objects.get(pk=invitation.pk).state == "drafted"


@pytest.mark.parametrize("how", ["closed", "ended"])
def test_nothing_of_the_preparation_waits_on_today(how, world, as_):
    InvitationFactory(conference=world.conference, state="drafted")
    DelegationFactory(conference=world.conference, state="submitted")
    today, sol = reverse("portal:today", args=["dialogue"]), as_(world.sol)
    before = text_of(sol.get(today))

    end(world.conference, how)

    assert "delegation pending approval" in before
    assert "No pending tasks." in text_of(sol.get(today))


def test_the_last_day_lasts_until_midnight_at_the_venue(monkeypatch):
    conference = Conference(ends=date(2027, 5, 13), zone="America/Bogota", stage="opening")

    def over_at(hour):
        now = datetime(2027, 5, 14, hour, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return is_over(conference)

    assert [over_at(4), over_at(5)] == [False, True]


# ---- the list of participants


def days_before_the_list(world, days, disclose):
    """The rules disclose the list fourteen days before the first day; that many days are left until then."""
    first = timezone.localdate() + timedelta(days=14 + days)
    Conference.objects.filter(pk=world.conference.pk).update(
        starts=first, ends=first + timedelta(days=3)
    )
    disclose("undisclosed", provisional_days=14)


@pytest.mark.parametrize("days", [5, 0, -2])
def test_a_page_promises_no_day_for_a_list_that_nobody_released(days, world, client, disclose):
    days_before_the_list(world, days, disclose)

    for page in ("portal:participants", "portal:conference"):
        said = text_of(client.get(reverse(page, args=["dialogue"])))
        assert "The list of participants has not been disclosed." in said
    told = client.get(reverse("feed", args=["dialogue"])).json()["participants"]
    assert told == {"state": "undisclosed", "announced_for": None}


@pytest.mark.parametrize(("days", "waits"), [(15, False), (14, True), (0, True), (-2, True)])
def test_a_list_the_rules_disclose_soon_is_a_task_of_who_releases_it(
    days, waits, world, as_, disclose
):
    days_before_the_list(world, days, disclose)

    page = text_of(as_(world.sol).get(reverse("portal:today", args=["dialogue"])))

    assert ("list of participants to be disclosed on" in page) == waits


def test_once_it_is_released_the_day_is_promised_and_nobody_is_asked(world, as_, client, disclose):
    days_before_the_list(world, 5, disclose)
    disclose("provisional")

    page = text_of(client.get(reverse("portal:participants", args=["dialogue"])))

    assert "The list of participants will be disclosed on" in page
    assert "to be disclosed" not in text_of(
        as_(world.sol).get(reverse("portal:today", args=["dialogue"]))
    )
