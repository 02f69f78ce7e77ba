"""The seating of a meeting, face to face: confirmed by both sides, lapsed by a change, locked by the desk, undone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions import meetings as arranging
from plenipo.bilaterals.actions import table as seating
from plenipo.bilaterals.actions.answers import accept
from plenipo.bilaterals.bridge.table import people_in, seats_at
from plenipo.bilaterals.models import Arrangement, BilateralEntry, DeskLine, PlannedMeeting
from plenipo.bilaterals.queries.table import table_of
from plenipo.conference.actions.profile import change_rules
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import PlanFactory, PlannedMeetingFactory, RoomFactory

RIVERS = "Ms Adler, Chair\nMr Brook, interpreter\nMs Creek, member"
HILLS = "Mr Delta, President\nMs Elm, member"
FACING = {"seating": "facing", "upper": "asker", "press": "none"}


@pytest.fixture
def meeting(world, sides, asked):
    """The Rivers meet the Hills on 10 May at 9:00, by the plan in force; both have said who comes."""
    request = asked()
    accept(request, side=sides.hills, by=by_focal(sides.gil))
    plan = PlanFactory(conference=world.conference, number=1, state="in_force")
    room = RoomFactory(conference=world.conference)
    made = PlannedMeetingFactory(plan=plan, request=request, room=room)
    arrange(made, sides.rivers, sides.fay, people=RIVERS, seen=0)
    arrange(made, sides.hills, sides.gil, people=HILLS, seen=1)
    return made


def arrange(meeting, side, focal, *, people, seen, **values):
    told = {**FACING, **values, "people": people}
    arranging.arrange(meeting.request, side=side, values=told, seen=seen, by=by_focal(focal))


def sign(meeting, side, focal):
    seen = Arrangement.objects.get().revision
    return arranging.sign(meeting.request, side=side, seen=seen, by=by_focal(focal))


def both(meeting, sides):
    sign(meeting, sides.rivers, sides.fay)
    return sign(meeting, sides.hills, sides.gil)


def lock(meeting, sides):
    seen = Arrangement.objects.get().revision
    seating.lock_seating(meeting.request, seen=seen, by=sides.bea)


def unlock(meeting, sides):
    seen = Arrangement.objects.get().revision
    seating.unlock_seating(meeting.request, seen=seen, by=sides.bea)


def page_of(browser, meeting, name="bilaterals:seating", *before):
    return browser.get(reverse(name, args=[*before, meeting.request_id])).content.decode()


# ---- who sits where


def names(seats, *, upper):
    return [seat.who for seat in seats if seat.upper == upper]


def test_the_first_of_each_side_face_each_other_and_the_second_is_at_the_side_of_honour():
    seats = seats_at(["A1", "A2", "A3"], ["B1", "B2", "B3"], right_high=True)

    # who faces the door is seen from the front: their right hand is on our left
    assert names(seats, upper=True) == ["A2", "A1", "A3"]
    assert names(seats, upper=False) == ["B3", "B1", "B2"]
    first = {seat.who: seat.x for seat in seats}
    assert first["A1"] == first["B1"] == 0


def test_where_the_left_is_the_side_of_honour_the_second_sits_there():
    seats = seats_at(["A1", "A2", "A3"], ["B1"], right_high=False)

    assert names(seats, upper=True) == ["A3", "A1", "A2"]


def test_a_side_that_has_named_nobody_has_one_free_chair():
    assert names(seats_at(["A1"], [], right_high=True), upper=False) == [""]


def test_each_line_is_a_person():
    assert people_in("  Ms Adler, Chair \n\n Mr Brook ") == ["Ms Adler, Chair", "Mr Brook"]


def test_both_sides_and_the_desk_read_the_same_plan(sides, meeting, as_, signed_in):
    pages = [page_of(as_(sides.fay), meeting), page_of(as_(sides.gil), meeting)]
    pages.append(page_of(signed_in("bea"), meeting, "bilaterals:desk-seating", "dialogue"))

    for page in pages:
        assert "Ms Adler, Chair" in page
        assert "place 1: Mr Delta, President" in page
        assert page.count('<g class="taken"') == 5


def test_a_third_delegation_reads_nothing_of_it(sides, meeting, as_):
    address = reverse("bilaterals:seating", args=[meeting.request_id])

    assert as_(sides.tam).get(address).status_code == 404


def test_the_conference_hears_nothing_of_it(sides, meeting):
    before = JournalEntry.objects.count(), Letter.objects.filter(in_confidence=False).count()

    both(meeting, sides)
    lock(meeting, sides)

    after = JournalEntry.objects.count(), Letter.objects.filter(in_confidence=False).count()
    assert before == after


# ---- confirmed, and lapsed


def test_a_change_after_a_confirmation_lapses_it_and_says_so(sides, meeting, as_):
    sign(meeting, sides.rivers, sides.fay)
    Letter.objects.all().delete()

    arrange(meeting, sides.hills, sides.gil, people="Ms Elm, member\nMr Delta, President", seen=2)

    table = table_of(meeting.request)
    assert (table.asker.signed, table.asker.lapsed, table.asked.lapsed) == (False, True, False)
    assert "Your confirmation no longer counts" in page_of(as_(sides.fay), meeting)
    assert Letter.objects.get().to_email == sides.fay.email


def test_whoever_faces_the_door_is_confirmed_too(sides, meeting):
    both(meeting, sides)

    arrange(meeting, sides.hills, sides.gil, people=HILLS, upper="asked", seen=2)

    table = table_of(meeting.request)
    assert (table.asker.lapsed, table.asked.lapsed) == (True, True)
    assert names(table.seats, upper=True) == ["Mr Delta, President", "Ms Elm, member"]


def test_another_side_of_honour_lapses_what_was_confirmed(world, sides, meeting):
    both(meeting, sides)

    change_rules(world.conference, by=sides.bea, seen_version=0, seating_side="left")

    request = type(meeting.request).objects.get(pk=meeting.request_id)
    assert table_of(request).asker.lapsed


def test_a_side_withdraws_its_confirmation_and_confirms_again(sides, meeting, as_):
    both(meeting, sides)
    rivers = as_(sides.fay)
    key = {"key": uuid4().hex}

    rivers.post(reverse("bilaterals:unsign", args=[meeting.request_id]), key)
    table = table_of(meeting.request)
    assert (table.asker.signed, table.asker.lapsed, table.asked.signed) == (False, False, True)
    with pytest.raises(Refused, match="You have not confirmed these arrangements."):
        seating.unsign(meeting.request, side=sides.rivers, by=by_focal(sides.fay))

    said = {"key": uuid4().hex, "seen": table.arrangement.revision}
    rivers.post(reverse("bilaterals:sign", args=[meeting.request_id]), said)
    assert table_of(meeting.request).signed


def test_the_desk_enters_what_a_side_said_by_telephone(sides, meeting, signed_in):
    address = reverse(
        "bilaterals:for-sign", args=["dialogue", sides.hills.invitation_id, meeting.request_id]
    )
    said = {"key": uuid4().hex, "seen": 2, "source-channel": "call"}
    said |= {
        "source-on": "2026-11-02",
        "source-reference": "Mr Gil",
        "source-reason": "On the way.",
    }

    answer = signed_in("bea").post(address, said)

    assert answer.status_code == 302
    assert table_of(meeting.request).asked.signed
    entry = BilateralEntry.objects.get()
    assert (entry.verb, entry.channel) == ("bilaterals.signed", "call")


# ---- locked


def test_it_is_locked_only_with_both(sides, meeting, signed_in):
    sign(meeting, sides.rivers, sides.fay)
    with pytest.raises(Refused, match="once both sides have confirmed"):
        lock(meeting, sides)
    page = page_of(signed_in("bea"), meeting, "bilaterals:desk-seating", "dialogue")
    assert "Lock the seating" not in page

    sign(meeting, sides.hills, sides.gil)
    page = page_of(signed_in("bea"), meeting, "bilaterals:desk-seating", "dialogue")
    assert "Lock the seating" in page
    lock(meeting, sides)

    assert table_of(meeting.request).locked
    assert DeskLine.objects.filter(verb="bilaterals.seating_locked").count() == 1


def test_a_locked_seating_is_changed_by_nobody(sides, meeting, as_):
    both(meeting, sides)
    lock(meeting, sides)

    with pytest.raises(Refused, match="The seating is locked."):
        arrange(meeting, sides.hills, sides.gil, people="Ms Elm", seen=3)
    with pytest.raises(Refused, match="The seating is locked."):
        seating.unsign(meeting.request, side=sides.rivers, by=by_focal(sides.fay))
    with pytest.raises(Refused, match="locked already"):
        lock(meeting, sides)

    assert table_of(meeting.request).locked
    assert "To change it, write to the bilateral desk." in page_of(as_(sides.fay), meeting)


def test_unlocked_it_is_still_confirmed_and_can_be_changed(sides, meeting):
    both(meeting, sides)
    lock(meeting, sides)

    unlock(meeting, sides)
    assert table_of(meeting.request).signed
    arrange(meeting, sides.hills, sides.gil, people="Ms Elm, member", seen=4)

    assert not table_of(meeting.request).signed
    with pytest.raises(Refused, match="The seating is not locked."):
        unlock(meeting, sides)


def test_a_meeting_that_moves_is_locked_no_more_and_the_page_says_so(sides, meeting, signed_in):
    both(meeting, sides)
    lock(meeting, sides)

    PlannedMeeting.objects.filter(pk=meeting.pk).update(
        starts=meeting.starts + timedelta(hours=1), ends=meeting.ends + timedelta(hours=1)
    )

    table = table_of(meeting.request)
    assert (table.locked, table.unlocked) == (False, True)
    page = page_of(signed_in("bea"), meeting, "bilaterals:desk-seating", "dialogue")
    assert "Locked earlier; changed since" in page
    arrange(meeting, sides.hills, sides.gil, people="Ms Elm, member", seen=3)


def test_two_officers_lock_what_they_have_seen(sides, meeting):
    both(meeting, sides)
    seen = Arrangement.objects.get().revision
    arrange(meeting, sides.hills, sides.gil, people=HILLS, seen=seen, press="photo")
    both(meeting, sides)

    with pytest.raises(Refused):
        seating.lock_seating(meeting.request, seen=seen, by=sides.bea)


def test_a_page_of_the_seating_asks_three_queries_more_whoever_sits_there(
    sides, meeting, as_, django_assert_max_num_queries
):
    browser = as_(sides.fay)
    page_of(browser, meeting)
    with django_assert_max_num_queries(20):
        page_of(browser, meeting)


def test_the_desk_confirms_for_the_host(world, sides, asked, signed_in):
    from tests.bilaterals.conftest import wished

    request = asked(wished(to_host=True))
    accept(request, side=None, by=By(duty="bilaterals", account=world.bea))
    plan = PlanFactory(conference=world.conference, number=1, state="in_force")
    made = PlannedMeetingFactory(plan=plan, request=request, room=None)
    bea = signed_in("bea")
    url = reverse("bilaterals:desk-sign", args=["dialogue", request.pk])

    bea.post(url, {"key": uuid4().hex, "seen": 0})

    assert table_of(made.request).asked.signed
    bea.post(url.replace("sign/", "unsign/"), {"key": uuid4().hex})
    assert not table_of(made.request).asked.signed
