from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.programme.bridge.ripple import Move
from plenipo.records.models import By

MEETING = "meeting:"


@transaction.atomic
def move_meetings(conference: Conference, moves: list[Move], *, by: By) -> int:
    """Meetings of the plan in force get other times and rooms; both sides' letters are drafted.

    Raises Refused, and moves none, if one of them is not where it was when the difference was shown.
    """
    wanted = {UUID(m.item.removeprefix(MEETING)): m for m in moves if m.item.startswith(MEETING)}
    plan = in_force_of(conference)
    if not wanted or plan is None:
        return 0
    for request, move in wanted.items():
        _moved(plan, request, move)
    Plan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
    rows = PlannedMeeting.objects.filter(plan=plan, request__in=wanted)
    sides = {pk for row in rows.values_list("request__asker", "request__asked") for pk in row if pk}
    for delegation in Delegation.objects.filter(pk__in=sides).select_related("invitation"):
        tell_news(delegation, conference, draft=True)
    note("bilaterals.ripple", by=by, about=plan, conference=conference.pk, meetings=len(wanted))
    return len(wanted)


def _moved(plan: Plan, request: UUID, move: Move) -> None:
    starts, ends, room = move.before
    there = PlannedMeeting.objects.filter(
        plan=plan, request=request, starts=starts, ends=ends, room=_number(room)
    )
    if not there.update(starts=move.after[0], ends=move.after[1], room=_number(move.after[2])):
        raise Refused(_("The bilateral desk has moved a meeting since. Nothing is changed."))


def _number(room: str) -> int | None:
    return int(room.removeprefix("room:")) if room else None
