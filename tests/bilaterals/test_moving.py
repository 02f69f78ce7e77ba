"""A meeting in force moves in one step, where the judge lets it, and back."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions import moving, plans
from plenipo.bilaterals.actions.plans import drafts_of
from plenipo.kit.errors import Refused
from plenipo.programme.actions import places
from plenipo.records.models import By
from tests.bilaterals.conftest import at, wished
from tests.bilaterals.test_standing import met  # noqa: F401
from tests.factories import RoomFactory


@pytest.fixture
def other(met):  # noqa: F811
    return RoomFactory(conference=met.plan.conference, code="B", capacity=12)


def move(meeting, sides, starts, room):
    seen = meeting.plan.revision
    before = moving.move(meeting, seen=seen, starts=starts, room=room.pk, by=sides.bea)
    meeting.refresh_from_db()
    meeting.plan.refresh_from_db()
    return before


def test_it_moves_both_sides_are_written_to_in_draft_and_it_goes_back(met, sides, other):  # noqa: F811
    conference, first = met.plan.conference, met.room
    plans.send_drafts(conference, expected=drafts_of(conference), by=sides.bea)

    before = move(met, sides, at(10, 45), other)
    assert (met.starts, met.ends, met.room, met.moved) == (at(10, 45), at(11, 5), other, 1)
    assert drafts_of(conference) == 2

    moving.put_back(met, before, by=sides.bea)
    met.refresh_from_db()
    assert (met.starts, met.ends, met.room) == (at(9), at(9, 20), first)
    assert drafts_of(conference) == 0


def test_it_goes_nowhere_the_judge_refuses(met, sides, other):  # noqa: F811
    places.add_hours(other, starts=at(9), ends=at(10), by=By(duty="programme"))

    with pytest.raises(Refused, match="is not available at that time"):
        move(met, sides, at(10, 45), other)
    with pytest.raises(Refused, match="outside the hours of the day"):
        move(met, sides, at(12, 20), met.room)


def test_the_page_shows_every_place_and_a_button_moves_it_there(world, met, other, as_):  # noqa: F811
    client, where = as_(world.bea), [world.conference.slug, met.plan.number, met.pk]
    page = client.get(reverse("bilaterals:meeting", args=where))
    free = {f"{w.starts:%H:%M}": {room.pk for room in w.rooms} for w in page.context["places"]}
    assert free["10:45"] == {met.room_id, other.pk}

    place = f"{at(10, 45).isoformat()}|{other.pk}"
    assert place in page.content.decode()
    told = {"key": uuid4().hex, "seen": met.plan.revision, "place": place}
    board = client.post(reverse("bilaterals:meeting-move", args=where), told, follow=True)
    met.refresh_from_db()
    assert (met.starts, met.room) == (at(10, 45), other)

    undo = reverse("bilaterals:meeting-undo", args=where[:2])
    address = f"{undo}?before={board.context['put_back']}"
    client.post(address, {"key": uuid4().hex})
    met.refresh_from_db()
    assert met.starts == at(9)


def test_of_two_officers_the_second_is_told_on_the_page(world, met, other, as_):  # noqa: F811
    where = [world.conference.slug, met.plan.number, met.pk]
    told = {
        "key": uuid4().hex,
        "seen": met.plan.revision - 1,
        "place": f"{at(10, 45).isoformat()}|{other.pk}",
    }

    answer = as_(world.bea).post(reverse("bilaterals:meeting-move", args=where), told)

    assert answer.status_code == 409
    assert "This has since been changed." in answer.context["refused"]


def test_where_another_meeting_stands_it_does_not_go(met, sides, agreed, other):  # noqa: F811
    request = agreed(wished(sides.coast))
    met.pk, met.request, met.starts, met.ends = None, request, at(10, 45), at(11, 5)
    met.save(force_insert=True)
    first = met.plan.meetings.get(starts=at(9))
    first.plan = met.plan

    with pytest.raises(Refused, match="would be in two meetings at the same time") as no:
        move(first, sides, at(10, 45), other)
    assert f"{request.code} (Party of Rivers – {sides.coast})" in str(no.value)
