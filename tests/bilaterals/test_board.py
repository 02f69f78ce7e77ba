"""A plan on the board: carried by hand, checked by the judge, undone, locked, compared."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions import plans
from plenipo.bilaterals.queries.board import board_of, places_in
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.standing import clock_of
from plenipo.kit.errors import Refused
from tests.bilaterals.conftest import at, meeting_of, wished
from tests.factories import PrincipalFactory


@pytest.fixture
def carry(world, room, as_):
    """`carry(plan, meeting, "10:10")`: the officer of the desk drops a meeting there, on the first day."""
    client = as_(world.bea)

    def drop(plan, meeting, starts, **more):
        plan.refresh_from_db()
        address = reverse("bilaterals:board-move", args=[world.conference.slug, plan.number])
        told = {"session": meeting.pk, "room": room.code, "starts": starts, "day": "2027-05-10"}
        return client.post(address, {"key": uuid4().hex, "seen": plan.revision, **told, **more})

    drop.client = client
    return drop


@pytest.fixture
def one(agreed, plan):
    """One meeting in one plan, at nine on the first day: (plan, meeting)."""
    request = agreed()
    made = plan()
    meeting = meeting_of(made, request)
    type(meeting).objects.filter(pk=meeting.pk).update(starts=at(9), ends=at(9, 20))
    meeting.refresh_from_db()
    return made, meeting


def test_a_meeting_is_carried_to_another_time_and_the_move_is_undone(world, carry, one):
    made, meeting = one

    page = carry.client.get(carry(made, meeting, "10:45").url)
    meeting.refresh_from_db()
    assert meeting.starts == at(10, 45)

    undo = reverse("bilaterals:board-undo", args=[world.conference.slug, made.number])
    carry.client.post(f"{undo}?undo={page.context['undo']}", {"key": uuid4().hex})
    meeting.refresh_from_db()
    assert meeting.starts == at(9)


def test_a_move_that_somebody_else_has_overtaken_is_not_undone_and_the_board_says_so(
    world, sides, carry, one
):
    made, meeting = one
    page = carry.client.get(carry(made, meeting, "10:45").url)
    made.refresh_from_db()
    plans.change_meeting(meeting, seen=made.revision, by=sides.bea, starts=at(11, 20))

    undo = reverse("bilaterals:board-undo", args=[world.conference.slug, made.number])
    answer = carry.client.post(f"{undo}?undo={page.context['undo']}", {"key": uuid4().hex})

    meeting.refresh_from_db()
    assert (answer.status_code, meeting.starts) == (409, at(11, 20))
    assert "This has since been changed." in answer.content.decode()


def test_what_breaks_a_rule_is_refused_next_to_the_meeting(sides, agreed, carry, one):
    made, meeting = one
    hills = PrincipalFactory(conference=made.conference, delegation=sides.hills)
    hills.availabilities.create(starts=at(9), ends=at(10))

    answer = carry(made, meeting, "10:45")

    blocks = [c.block for row in answer.context["board"].rows for c in row.cells if c.block]
    meeting.refresh_from_db()
    assert (answer.status_code, meeting.starts) == (422, at(9))
    assert blocks[0].refused.startswith(f"{hills}: not available at that time")
    assert f'id="r{meeting.pk}"' in answer.content.decode()


def test_of_two_officers_at_the_board_the_second_is_told(carry, one):
    made, meeting = one
    carry(made, meeting, "10:45")

    answer = carry(made, meeting, "11:20", seen=made.revision)

    assert (answer.status_code, answer["HX-Push-Url"]) == (422, "false")
    assert "This has since been changed." in answer.content.decode()


def test_a_place_that_is_not_on_the_board_is_told_next_to_its_field(carry, one):
    made, meeting = one

    answer = carry(made, meeting, "03:00")

    assert "starts" in answer.context["form"].errors


def test_a_locked_meeting_stays_until_it_is_unlocked(sides, carry, one):
    made, meeting = one
    plans.change_meeting(meeting, seen=made.revision, by=sides.bea, time_locked=True)

    answer = carry(made, meeting, "10:45")

    assert answer.status_code == 422
    assert "This meeting is locked. Unlock it first." in answer.content.decode()


# ---- what moved


def test_the_board_shows_where_a_meeting_was_and_which_place_it_left(carry, one, plan):
    made, meeting = one
    near = plan(near=made)
    moved = meeting_of(near, meeting.request)
    carry(near, moved, "10:45")

    known = clock_of(near).numbered.known
    there = meetings_of(near)
    board = board_of(near, there, "2027-05-10", places_in(made), known=known, wrong={})

    cells = {row.time: row.cells[0] for row in board.rows}
    assert cells["10:45"].block.was == f"Monday 10 May, 09:00 {meeting.room.code}"
    assert cells["09:00"].ghosts == ("Party of Rivers · France – Party of Hills · France",)


def test_any_two_plans_are_compared_on_the_board(world, carry, one, plan):
    made, meeting = one
    other = plan()
    carry(other, meeting_of(other, meeting.request), "11:20")
    address = reverse("bilaterals:plan", args=[world.conference.slug, other.number])

    page = carry.client.get(f"{address}?since={made.number}&day=2027-05-10")

    rows = {row.time: row.cells[0] for row in page.context["board"].rows}
    assert rows["09:00"].ghosts == ("Party of Rivers · France – Party of Hills · France",)


def test_the_board_shows_names_and_codes_only_if_asked(world, carry, one):
    made, meeting = one
    address = reverse("bilaterals:plan", args=[world.conference.slug, made.number])

    named, coded = (carry.client.get(address + more).content.decode() for more in ("", "?codes=1"))

    link = f"meetings/{meeting.pk}/"
    assert "Party of Hills" in named.split(link, 1)[1][:200]
    assert "Party of Hills" not in coded.split(link, 1)[1][:200]


# ---- locks


def test_a_whole_room_is_locked_for_a_day_and_unlocked(world, sides, room, carry, one):
    made, meeting = one
    address = reverse("bilaterals:lock", args=[world.conference.slug, made.number])
    told = {"day": "2027-05-10", "what": f"room:{room.pk}"}

    for do, locked in (("lock", True), ("unlock", False)):
        made.refresh_from_db()
        more = {"key": uuid4().hex, "lock_seen": made.revision, "do": do}
        carry.client.post(address, {**told, **more})
        meeting.refresh_from_db()
        assert (meeting.time_locked, meeting.room_locked, meeting.person_locked) == (locked,) * 3


def test_a_persons_day_is_locked_and_nobody_elses(sides, agreed, plan, world):
    mine = agreed()
    other = agreed(wished(sides.hills), asker=sides.coast, focal=sides.tam)
    made = plan()
    day = (at(0), at(0, day=12))

    locked = plans.lock_day(
        made, day, kind="side", number=sides.rivers.pk, on=True, seen=made.revision, by=sides.bea
    )

    assert locked == 1
    assert [meeting_of(made, each).time_locked for each in (mine, other)] == [True, False]


def test_the_board_of_the_plan_in_force_locks_but_does_not_carry(sides, one):
    made, meeting = one
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    made.refresh_from_db()
    meeting.plan = made

    with pytest.raises(Refused, match="ready and not in force"):
        plans.change_meeting(meeting, seen=made.revision, by=sides.bea, starts=at(10, 45))

    plans.change_meeting(meeting, seen=made.revision, by=sides.bea, time_locked=True)
    meeting.refresh_from_db()
    assert meeting.time_locked
