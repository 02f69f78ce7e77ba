"""One meeting moved in one step, in a plan that is ready or in force; put back while nothing else has changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.actions.plans import LOCKABLE, claim_plan, not_locked
from plenipo.bilaterals.bridge.moving import placed
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.standing import clock_of
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions.letters import take_back
from plenipo.records.models import By, Letter

KEPT = ("starts", "ends", "room_id", "principal_id", "interpreter_id")


@dataclass(frozen=True)
class PlaceBefore:
    """Where a meeting was, and what was drafted when it moved: enough to put it back.

    seen   the revision of the plan after the move
    """

    meeting: int
    seen: int
    place: tuple[Any, ...]
    letters: tuple[int, ...]


@transaction.atomic
def move(meeting: PlannedMeeting, *, seen: int, starts: datetime, room: int, by: By) -> PlaceBefore:
    """Raises Refused with the judge's sentences. In force, both sides are written to: a draft, sent by the desk."""
    plan = meeting.plan
    claim_plan(plan, seen, LOCKABLE)
    not_locked(meeting, starts, {"room_id": room})
    if starts <= timezone.now() or meeting.ends <= timezone.now():
        raise Refused(
            _("A past meeting cannot be moved, and no meeting can be moved into the past.")
        )
    there = placed(clock_of(plan), meeting, meetings_of(plan), starts, room)
    before = tuple(getattr(meeting, name) for name in KEPT)
    _place(meeting, {name: getattr(there, name) for name in KEPT}, by=by)
    return PlaceBefore(meeting.pk, seen + 1, before, tuple(_tell(meeting)))


@transaction.atomic
def put_back(meeting: PlannedMeeting, before: PlaceBefore, *, by: By) -> None:
    """Letters drafted for the move and not sent yet are withdrawn; who has had one is written to again, as a draft.

    It goes back even to a place where it can no longer be held: that is where it was, and the plan says so.
    """
    claim_plan(meeting.plan, before.seen, LOCKABLE)
    _place(meeting, dict(zip(KEPT, before.place, strict=True)), by=by)
    letters = Letter.objects.filter(pk__in=before.letters)
    take_back(letters)
    if letters.exists() or not before.letters:
        _tell(meeting)


def _place(meeting: PlannedMeeting, values: dict[str, Any], *, by: By) -> None:
    plan = meeting.plan
    in_force = plan.state == Plan.State.IN_FORCE
    moved = {"moved": F("moved") + 1} if in_force else {}
    PlannedMeeting.objects.filter(pk=meeting.pk).update(**values, **moved)
    verb = DeskVerb.MEETING_MOVED if in_force else DeskVerb.PLAN_CHANGED
    about = meeting.request if in_force else plan
    note(verb, by=by, about=about)


def _tell(meeting: PlannedMeeting) -> list[int]:
    """Of a plan that is not in force nobody is told."""
    if meeting.plan.state != Plan.State.IN_FORCE:
        return []
    request, conference = meeting.request, meeting.plan.conference
    sides = [side for side in (request.asker_id, request.asked_id) if side]
    letters: list[int] = []
    for delegation in Delegation.objects.filter(pk__in=sides).select_related("invitation"):
        letters += tell_news(delegation, conference, draft=True)
    return letters
