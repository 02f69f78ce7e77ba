"""Reminders of what is overdue: from the list of delegations, and never for a day that has gone by."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.days import long_day
from plenipo.records.models import Letter
from tests.delegations.conftest import text_of
from tests.factories import FocalPointFactory, InvitationFactory

BOARD = {"from": "board"}


@pytest.fixture
def late(delegation):
    """Fay's party accepted long ago, was asked questions, and its day has passed."""
    month_ago = timezone.now() - timedelta(days=30)
    day = timezone.localdate() - timedelta(days=10)
    Invitation.objects.update(sent_at=month_ago, deadline=day)
    Delegation.objects.update(state="returned")
    return delegation


@pytest.fixture
def many():
    return reverse("delegations:invitations-many", args=["dialogue", "remind"])


def reminded(client, **said):
    address = reverse("delegations:invitations-many-do", args=["dialogue", "remind"])
    return client.post(address, {"key": uuid4().hex, "confirm": "1", **said})


def test_overdue_delegations_are_reminded_from_their_list(late, world, as_, many):
    ada = as_(world.ada)
    board = reverse("delegations:board", args=["dialogue"]) + "?state=late"
    page = " ".join(text_of(ada.get(board)).split())
    assert f'action="{many}"' in page
    assert f'name="row" value="{late.invitation_id}"' in page

    answer = reminded(ada, row=late.invitation_id, **BOARD)

    assert answer.url == board
    assert Letter.objects.get().kind == "delegations.awaited_returned"


def test_today_leads_to_the_reminder_of_all_that_are_overdue(late, world, as_, many):
    today = text_of(as_(world.ada).get(reverse("portal:today", args=["dialogue"])))
    assert f'{many}?state=overdue&amp;from=board"' in today

    page = as_(world.ada).get(f"{many}?state=overdue&from=board")
    assert [each.pk for each in page.context["plan"].to] == [late.invitation_id]


def test_who_decides_on_delegations_reminds_nobody_of_an_answer(late, world, as_, many):
    silent = InvitationFactory(conference=world.conference)

    page = as_(world.ada).get(f"{many}?row={silent.pk}")

    assert not page.context["plan"].to
    assert as_(world.obi).get(f"{many}?row={silent.pk}").status_code == 403


def test_a_reminder_does_not_ask_for_a_day_that_has_passed(late, world, as_, many):
    day = long_day(late.invitation.deadline or Invitation.objects.get().deadline, "en")
    said = f"It was due on {day}. Please complete it as soon as possible."

    page = text_of(as_(world.ina).get(f"{many}?state=overdue"))
    assert said in page
    assert "The deadline has passed for 1 party" in page
    assert reverse("delegations:invitations-extend", args=["dialogue"]) in page

    reminded(as_(world.ina), state="overdue")
    assert said in Letter.objects.get().body


def test_a_day_to_come_is_asked_for_as_before(late, world, as_, many):
    day = timezone.localdate() + timedelta(days=5)
    Invitation.objects.update(deadline=day)

    reminded(as_(world.ina), row=late.invitation_id)

    assert f"Please complete it by {long_day(day, 'en')}." in Letter.objects.get().body


def test_the_reminder_to_the_silent_says_that_the_day_has_passed(world, as_):
    day = timezone.localdate() - timedelta(days=10)
    silent = InvitationFactory(
        conference=world.conference, sent_at=timezone.now() - timedelta(days=30), deadline=day
    )
    FocalPointFactory(invitation=silent)

    reminded(as_(world.ina), row=silent.pk)

    asked = f"Reply requested by: {long_day(day, 'en')} (this date has passed; please reply as soon as possible)"
    assert asked in Letter.objects.get().body
