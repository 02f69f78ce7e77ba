"""Plans: asked for, made by the worker, changed by hand, put in force; and what puts them out of joint."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.bridge.commitments import Span
from plenipo.bilaterals.bridge.plans import MadePlan, faults_of, make
from plenipo.bilaterals.bridge.problem import Numbered, numbered
from plenipo.bilaterals.bridge.standing import Clock
from plenipo.bilaterals.models import Outage, Plan, PlannedMeeting
from plenipo.bilaterals.queries.desk import drafted_in
from plenipo.bilaterals.queries.planning import known_of
from plenipo.bilaterals.queries.standing import broken_in, digest_of
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences
from plenipo.records.actions import amend, ask_for, changed_first, claim
from plenipo.records.actions import jobs as jobs_of_records
from plenipo.records.actions.jobs import Progress, Stopped
from plenipo.records.models import By, Letter

State = Plan.State
KIND = "bilaterals.plan"
LOCKS = ("time_locked", "room_locked", "person_locked")
LOCKABLE = (State.READY, State.IN_FORCE)


@transaction.atomic
def ask_for_plan(conference: Conference, *, seconds: int, near: Plan | None = None, by: By) -> Plan:
    """Ask the worker for a plan; with `near`, one that changes as little as can be of an earlier one."""
    while_it_lasts(conference)
    wanted = Plan.objects.filter(conference=conference, state=State.WANTED)
    wanted.filter(job__state="failed").update(
        state=State.FAILED, problem=_("The plan could not be made. The error is in the server log.")
    )
    if wanted.exists():
        raise Refused(
            _(
                "A plan is already being made. Wait for it, or stop the search and use the best result."
            )
        )
    last = Plan.objects.filter(conference=conference).aggregate(n=Max("number"))["n"] or 0
    plan = Plan.objects.create(
        conference=conference,
        number=last + 1,
        near=near,
        seconds=seconds,
        made_at=timezone.now(),
        made_by=by.account,
    )
    plan.job = ask_for(KIND, by=by, about=plan, conference=None, total=seconds)
    plan.save(update_fields=["job"])
    note(DeskVerb.PLAN_ASKED, by=by, about=plan)
    return plan


def make_plan(progress: Progress) -> dict[str, Any]:
    """The worker's part. A worker that dies loses its lease, and another makes the plan anew."""
    number = int(progress.job.about.rpartition(":")[2])
    plan = Plan.objects.select_related("conference", "near").get(pk=number)
    if plan.state != State.WANTED:
        return {}
    try:
        made = _made(plan, progress)
    except Refused as no:
        Plan.objects.filter(pk=plan.pk).update(state=State.FAILED, problem=str(no))
        raise
    _keep(plan, made)
    return {}


def _made(plan: Plan, progress: Progress) -> MadePlan:
    ready = numbered(known_of(plan.conference, seed=plan.number))
    seen = {str(each.pk): each.revision for each in ready.known.requests}
    Plan.objects.filter(pk=plan.pk).update(requests_seen=seen)

    def told(figures: dict[str, Any]) -> bool:
        Plan.objects.filter(pk=plan.pk).update(figures=figures)
        try:
            progress.tell(min(figures["seconds"], plan.seconds - 1), plan.seconds)
        except Stopped:
            return False
        return True

    near = list(plan.near.meetings.select_related("request")) if plan.near else None
    return make(
        ready,
        near=near,
        locked=near or (),
        seconds=plan.seconds,
        seed=plan.number,
        tell=told,
    )


@transaction.atomic
def _keep(plan: Plan, made: MadePlan) -> None:
    kept = amend(
        Plan.objects.filter(pk=plan.pk, state=State.WANTED),
        state=State.READY,
        figures=made.figures,
        unheld=made.unheld,
    )
    if not kept:
        return
    locks = {}
    if plan.near:
        locks = {m.request_id: m for m in plan.near.meetings.all()}
    for row in made.rows:
        row.plan = plan
        if (before := locks.get(row.request_id)) is not None:
            row.time_locked, row.room_locked = before.time_locked, before.room_locked
            row.person_locked = before.person_locked
    PlannedMeeting.objects.bulk_create(made.rows)


@transaction.atomic
def stop_plan(plan: Plan, *, by: By) -> None:
    """The planner ends with the best it has found; one that has not begun is given up."""
    if plan.state != State.WANTED or plan.job is None:
        raise Refused(_("This plan is no longer being made."))
    plan.job.refresh_from_db()
    if plan.job.state == plan.job.State.WANTED:
        Plan.objects.filter(pk=plan.pk, state=State.WANTED).update(
            state=State.FAILED, problem=_("The search was stopped before it began.")
        )
    jobs_of_records.stop(plan.job)
    note(DeskVerb.PLAN_STOPPED, by=by, about=plan)


@transaction.atomic
def change_meeting(meeting: PlannedMeeting, *, seen: int, by: By, **values: Any) -> None:
    """Move a meeting of a plan that is ready on its board, or lock one; `moving.move` moves one in force.

    Raises Refused with the judge's sentences, or when the plan has changed.
    """
    plan = meeting.plan
    claim_plan(plan, seen, (State.READY,) if set(values) - set(LOCKS) else LOCKABLE)
    starts = values.get("starts", meeting.starts)
    not_locked(meeting, starts, values)
    if starts != meeting.starts:
        values["ends"] = starts + (meeting.ends - meeting.starts)
    rows = PlannedMeeting.objects.filter(plan=plan).select_related("request")
    before = list(rows)
    PlannedMeeting.objects.filter(pk=meeting.pk).update(**values)
    if set(values) - set(LOCKS):
        ready = numbered(known_of(plan.conference, seed=plan.number))
        faults = faults_of(ready, rows.all(), before=before, moved=meeting.request_id)
        if faults := faults or _at_the_clock(ready, rows.all(), meeting):
            raise Refused(sentences(faults))
    note(DeskVerb.PLAN_CHANGED, by=by, about=plan)


def _at_the_clock(
    ready: Numbered, rows: Iterable[PlannedMeeting], moved: PlannedMeeting
) -> list[str]:
    """What the slots do not show: a meeting that was planned before the day opened at another time."""
    clock = Clock(ready, {each.pk: each for each in ready.known.requests})
    return [
        sentence
        for each in clock.broken(rows)
        if each.meeting.pk == moved.pk
        for sentence in each.reasons
    ]


def not_locked(meeting: PlannedMeeting, starts: datetime, values: dict[str, Any]) -> None:
    """What is locked is unlocked first, or in the same deed."""
    time_stays = meeting.time_locked and values.get("time_locked", True)
    room_stays = meeting.room_locked and values.get("room_locked", True)
    elsewhere = values.get("room_id", meeting.room_id) != meeting.room_id
    if (time_stays and starts != meeting.starts) or (room_stays and elsewhere):
        raise Refused(_("This meeting is locked. Unlock it first."))


@transaction.atomic
def lock_day(plan: Plan, day: Span, *, kind: str, number: int, on: bool, seen: int, by: By) -> int:
    """Lock all meetings of a room, a side or a principal of the host on a day, or unlock them; returns how many."""
    claim_plan(plan, seen, LOCKABLE)
    whose = {
        "room": Q(room=number),
        "side": Q(request__asker=number) | Q(request__asked=number),
        "principal": Q(principal=number),
    }[kind]
    rows = PlannedMeeting.objects.filter(whose, plan=plan, starts__range=day)
    locked = rows.update(**dict.fromkeys(LOCKS, on))
    note(DeskVerb.LOCKED, by=by, about=plan, meetings=locked)
    return locked


def claim_plan(plan: Plan, seen: int, states: tuple[str, ...]) -> None:
    """Of two officers who edit one plan the second is told."""
    if plan.state not in states:
        raise Refused(_("Only a plan that is ready and not in force can be changed by hand."))
    claim(plan, seen=seen, states=[plan.state])


@transaction.atomic
def put_in_force(plan: Plan, *, seen: int, broken: str = "", by: By) -> int:
    """This plan holds from now on. Letters are drafted, to those whose meetings changed; returns to how many.

    broken   the digest of those of its meetings that do not stand, as the person has read them
    """
    while_it_lasts(plan.conference)
    if digest_of(broken_in(plan)) != broken:
        raise Refused(
            _("Some meetings of this plan can no longer be held. Review them, then decide again.")
        )
    before = Plan.objects.filter(conference=plan.conference, state=State.IN_FORCE).first()
    Plan.objects.filter(conference=plan.conference, state=State.IN_FORCE).update(
        state=State.SUPERSEDED
    )
    try:
        with transaction.atomic():
            claim(
                plan,
                seen=seen,
                states=[State.READY],
                state=State.IN_FORCE,
                in_force_at=timezone.now(),
            )
    except IntegrityError:
        raise Refused(changed_first(plan)) from None
    concerned = _concerned(before, plan)
    for delegation in Delegation.objects.filter(pk__in=concerned).select_related("invitation"):
        tell_news(delegation, plan.conference, draft=True)
    note(DeskVerb.PLAN_IN_FORCE, by=by, about=plan, told=len(concerned))
    return len(concerned)


def _concerned(before: Plan | None, after: Plan) -> set[int]:
    """The delegations of every meeting that is not as it was."""
    was, now = _placed(before), _placed(after)
    changed = {pk for pk in {*was, *now} if was.get(pk, (None,))[0] != now.get(pk, (None,))[0]}
    return {side for pk in changed for side in (now.get(pk) or was[pk])[1] if side is not None}


def _placed(plan: Plan | None) -> dict[Any, tuple[Any, tuple[int | None, int | None]]]:
    if plan is None:
        return {}
    rows = PlannedMeeting.objects.filter(plan=plan).values_list(
        "request", "starts", "room", "principal", "request__asker", "request__asked"
    )
    return {row[0]: (row[1:4], (row[4], row[5])) for row in rows}


def drafts_of(conference: Conference) -> int:
    """Letters of the desk that wait for its word."""
    return drafted_in(conference).count()


@transaction.atomic
def send_drafts(
    conference: Conference, *, expected: int, by: By, only: Collection[int] | None = None
) -> int:
    """Let the drafted letters go, or `only` these; as many as the person confirmed, or none."""
    drafts = drafted_in(conference)
    if only is not None:
        drafts = drafts.filter(pk__in=only)
    if drafts.count() != expected:
        raise Refused(_("The number of letters has since changed. Please review it again."))
    sent = drafts.update(state=Letter.State.QUEUED)
    note(DeskVerb.LETTERS_SENT, by=by, about=conference, letters=sent)
    return sent


@transaction.atomic
def mark_outage(
    conference: Conference,
    what: Model,
    *,
    starts: datetime,
    ends: datetime | None,
    by: By,
) -> Outage:
    """Somebody leaves, a room is lost, an interpreter is ill. Nothing moves until a new plan is asked for."""
    outage = Outage.objects.create(
        conference=conference, starts=starts, ends=ends, **{what._meta.model_name or "": what}
    )
    note(DeskVerb.OUTAGE, by=by, about=outage)
    return outage


@transaction.atomic
def end_outage(outage: Outage, *, by: By) -> None:
    note(DeskVerb.OUTAGE_OVER, by=by, about=outage)
    outage.delete()
