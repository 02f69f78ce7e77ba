"""The bilateral desk enters what came by note, by telephone or in person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions.requests import GRACE, send_due
from plenipo.bilaterals.models import (
    Arrangement,
    BilateralEntry,
    DeskLine,
    FollowUp,
    MeetingRequest,
    Note,
)
from plenipo.conference.actions import throw
from plenipo.delegations.models import DeskEntry
from plenipo.kit.sealed import unseal
from plenipo.records.models import By, JournalEntry, Letter
from tests.bilaterals.access_table import A_NOTE, ASKED, the_plan_in_force
from tests.factories import MeetingRequestFactory, PlannedMeetingFactory, RoomFactory

CALL = {
    "source-channel": "call",
    "source-on": "2026-11-03",
    "source-reference": "Their chef de cabinet",
    "source-reason": "They have no e-mail.",
}


@pytest.fixture
def enter(sides, as_):
    """`enter(sides.hills, "answer", pk, do="accept")`: the desk presses a button on a delegation's page."""
    client = as_(sides.bea.account)

    def pressed(side, page, *more, **said):
        address = reverse(f"bilaterals:for-{page}", args=["dialogue", side.invitation_id, *more])
        return client.post(address, {"key": f"{timezone.now()}", **CALL, **said})

    pressed.client = client
    return pressed


def shown(enter, side, page="mine", *more):
    address = reverse(f"bilaterals:for-{page}", args=["dialogue", side.invitation_id, *more])
    return enter.client.get(address).content.decode()


def a_request(sides, **values):
    return MeetingRequestFactory(asker=sides.rivers, asked=sides.hills, **values)


def agreed(sides, **values):
    """Agreed, and in the plan in force since five minutes."""
    request = a_request(sides, state="accepted", level=1)
    now = timezone.now()
    world = type("World", (), {"conference": sides.rivers.conference})
    PlannedMeetingFactory(
        plan=the_plan_in_force(world),
        request=request,
        room=RoomFactory(conference=sides.rivers.conference),
        starts=now - timedelta(minutes=5),
        ends=now,
    )
    return request


def test_a_request_that_came_by_note_is_entered_while_requests_are_closed(sides, enter, world):
    throw(world.conference, "bilaterals", on=False, by=By(duty="secretary_general"))
    name = "Party of Hills"
    asked = {**ASKED, "typed": name, "typed_for": name, "whom": str(sides.hills.pk)}

    assert enter(sides.rivers, "ask-keep", **asked).status_code == 302
    request = MeetingRequest.objects.get()
    assert enter(sides.rivers, "send", request.pk).status_code == 302
    send_due(timezone.now() + GRACE)

    request = MeetingRequest.objects.get()
    assert (request.asker, request.asked, request.state) == (sides.rivers, sides.hills, "sent")
    line = DeskLine.objects.get(verb="bilaterals.sending")
    assert (line.account, line.details["source"]) == (sides.bea.account, ["call", "2026-11-03"])


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"do": "accept"}, "accepted"),
        ({"do": "level", "level": "level:3"}, "another_level"),
        ({"do": "propose", "minutes": "30"}, "proposed"),
        ({"do": "defer"}, "deferred"),
    ],
)
def test_the_answers_of_the_asked_side_are_entered(said, state, sides, enter):
    request = a_request(sides)

    enter(sides.hills, "answer", request.pk, seen=request.revision, **said)

    request.refresh_from_db()
    assert request.state == state


def test_the_asking_side_withdraws_by_telephone(sides, enter):
    request = a_request(sides, state="accepted", level=1)

    enter(sides.rivers, "answer", request.pk, seen=request.revision, do="withdraw")

    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_each_side_is_signed_for_by_itself(sides, enter):
    request = agreed(sides)
    signing = {"arrangement_seen": "0", "seating": "facing", "press": "none", "do": "sign"}

    enter(sides.rivers, "arrange", request.pk, people="Ms A", **signing)

    kept = Arrangement.objects.get()
    assert (kept.asker_people, bool(kept.asker_signed), bool(kept.asked_signed)) == (
        "Ms A",
        True,
        False,
    )


def test_a_note_is_handed_in_and_not_read(sides, enter):
    request = agreed(sides)

    enter(sides.rivers, "note-keep", request.pk, **A_NOTE)
    again = enter(sides.rivers, "note-keep", request.pk, **{**A_NOTE, "topics": "Other"})
    enter(sides.rivers, "follow-up", request.pk, **{"new-what": "Send the text."})

    page = shown(enter, sides.rivers, "note", request.pk)
    assert (Note.objects.count(), FollowUp.objects.count()) == (1, 1)
    assert again.status_code == 422
    assert "This delegation already has a note." in again.content.decode()
    assert ("Rivers</textarea>" in page, "Send the text." in page) == (False, False)
    one = FollowUp.objects.get()
    tick = enter(sides.rivers, "follow-up", request.pk, one=one.pk, do="done")
    assert tick.status_code == 404


def test_drafts_of_a_delegation_stay_its_own(sides, enter, asked):
    theirs = a_request(sides, state="draft")
    enter(sides.rivers, "ask-keep", **{**ASKED, "do": "keep"})
    ours = MeetingRequest.objects.exclude(pk=theirs.pk).get()

    page = shown(enter, sides.rivers)

    draft = "bilaterals:for-draft"
    links = [
        reverse(draft, args=["dialogue", sides.rivers.invitation_id, each.pk]) in page
        for each in (theirs, ours)
    ]
    assert links == [False, True]


def test_both_see_what_was_entered_and_nobody_else(sides, enter, as_, world):
    request = a_request(sides)
    enter(sides.hills, "answer", request.pk, seen=request.revision, do="accept")

    theirs = as_(sides.gil).get(reverse("bilaterals:mine")).content.decode()
    ours = shown(enter, sides.hills)
    others = as_(sides.fay).get(reverse("bilaterals:mine")).content.decode()

    told = "telephone call, 3 November 2026"
    assert [told in page for page in (theirs, ours, others)] == [True, True, False]
    reference = "Their chef de cabinet"
    assert [reference in page for page in (theirs, ours)] == [False, True]
    assert reference in unseal(BilateralEntry.objects.get().sealed)
    assert (DeskEntry.objects.count(), JournalEntry.objects.count()) == (0, 0)
    # the asker has an answer, and the party it was entered for a receipt: neither letter says of what
    letters = Letter.objects.filter(kind="bilaterals.news", in_confidence=True)
    assert set(letters.values_list("to_email", flat=True)) == {sides.fay.email, sides.gil.email}


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_choice_of_delegations_costs_no_more_queries(
    number, sides, enter, django_assert_num_queries
):
    if number == 1:
        type(sides.rivers).objects.exclude(pk=sides.rivers.pk).update(state="withdrawn")

    # session, account, membership, delegations (put in order by name here, so their number needs no query);
    # rail: what waits, the desk's, switches
    with django_assert_num_queries(8):
        page = enter.client.get(reverse("bilaterals:for-whom", args=["dialogue"]))

    assert page.content.decode().count("data-row") == number
