"""What the desk does about a delay: meetings move as they were shown to it, or none does."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.actions.plans import end_outage, mark_outage
from plenipo.bilaterals.models import Outage, Plan, PlannedMeeting, Settlement
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.ripple import MeetingsIf
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.programme.actions.ripple import as_json, moves_from
from plenipo.programme.bridge.ripple import Move, trouble_as_json
from plenipo.programme.models import Incident
from plenipo.records.actions import amend
from plenipo.records.models import By

MEETING = "meeting:"
Seats = list[list[int]]  # planned meeting, interpreter before, interpreter after


@transaction.atomic
def settle(found: MeetingsIf, *, seen: str, by: By, incident: Incident | None = None) -> Settlement:
    """`seen`: the digest of what was shown. Letters to both sides of each meeting are drafted, and say no more than
    that there is news. Whoever is away is noted among the events of the day, which a new plan goes by."""
    if found.digest != seen:
        raise Refused(
            _(
                "Meetings or the programme have since changed. The result has been computed again; please "
                "review it."
            )
        )
    if found.programme.moves_sessions:
        raise Refused(
            _("The programme has not been changed yet. The programme officer must approve first.")
        )
    seats = [[row.pk, row.interpreter_id or 0, found.seats[row.pk]] for row in _seated(found)]
    settlement = Settlement(
        conference=found.conference,
        incident=incident,
        at=timezone.now(),
        by=by.account,
        trouble=trouble_as_json(found.told),
        moves=as_json(found.moves),
        seats=seats,
    )
    try:
        settlement.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("The desk has already dealt with this.")) from None
    _move_meetings(found.conference, found.moves, seats, by=by)
    noted = [
        mark_outage(found.conference, thing, starts=starts, ends=ends, by=by).pk
        for thing, starts, ends in found.things_away()
    ]
    Settlement.objects.filter(pk=settlement.pk).update(outages=noted)
    return settlement


def _seated(found: MeetingsIf) -> list[PlannedMeeting]:
    return [row for row in found.rows if row.pk in found.seats]


@transaction.atomic
def undo_settlement(settlement: Settlement, *, by: By) -> None:
    """The meetings are back where they were. Raises Refused if one of them has been moved since."""
    mine = Settlement.objects.filter(pk=settlement.pk, undone_at=None)
    if not mine.update(undone_at=timezone.now()):
        raise Refused(_("This can no longer be undone."))
    moves = [move.back for move in moves_from(settlement.moves)]
    seats = [[pk, after, before] for pk, before, after in settlement.seats]
    _move_meetings(settlement.conference, moves, seats, by=by)
    noted = Outage.objects.filter(conference=settlement.conference, pk__in=settlement.outages)
    for outage in noted:
        end_outage(outage, by=by)


@transaction.atomic
def _move_meetings(conference: Conference, moves: list[Move], seats: Seats, *, by: By) -> None:
    """Meetings of the plan in force get other times, rooms, interpreters; both sides' letters are drafted.

    Raises Refused, and changes none, if one of them is not as it was when the difference was shown.
    """
    wanted = {UUID(m.item.removeprefix(MEETING)): m for m in moves}
    plan = in_force_of(conference)
    if plan is None or not (wanted or seats):
        return
    for request, move in wanted.items():
        _moved(plan, request, move)
    for pk, before, after in seats:
        row = PlannedMeeting.objects.filter(plan=plan, pk=pk, interpreter=before)
        _must(row.update(interpreter=after))
    amend(Plan.objects.filter(pk=plan.pk))
    rows = PlannedMeeting.objects.filter(plan=plan, request__in=wanted)
    sides = {pk for row in rows.values_list("request__asker", "request__asked") for pk in row if pk}
    for delegation in Delegation.objects.filter(pk__in=sides).select_related("invitation"):
        tell_news(delegation, conference, draft=True)
    note(DeskVerb.RIPPLE, by=by, about=plan, meetings=len(wanted) + len(seats))


def _moved(plan: Plan, request: UUID, move: Move) -> None:
    starts, ends, room = move.before
    there = PlannedMeeting.objects.filter(
        plan=plan, request=request, starts=starts, ends=ends, room=_number(room)
    )
    starts, ends, room = move.after
    _must(there.update(starts=starts, ends=ends, room=_number(room), moved=F("moved") + 1))


def _must(changed: int) -> None:
    if not changed:
        raise Refused(_("The desk has since changed a meeting. No changes were made."))


def _number(room: str) -> int | None:
    return int(room.removeprefix("room:")) if room else None
