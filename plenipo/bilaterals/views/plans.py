"""Plans at the desk: asked for, looked at, changed by hand, compared, put in force."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import plans as planning
from plenipo.bilaterals.forms.plans import AskForm, MoveForm
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries import plans as queries
from plenipo.bilaterals.queries.board import choices_of
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.conference.models import Membership
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole

DUTY = Membership.Duty.BILATERALS
TONES = {
    Plan.State.WANTED: "wait",
    Plan.State.READY: "quiet",
    Plan.State.IN_FORCE: "yes",
    Plan.State.SUPERSEDED: "quiet",
    Plan.State.FAILED: "no",
}


@desk_only
@never_cache
def plans(request: MemberRequest, slug: str) -> HttpResponse:
    return render(request, "bilaterals/desk/plans.html", _plans(request, AskForm()))


def _plans(request: MemberRequest, form: AskForm) -> dict[str, Any]:
    found = list(queries.plans_of(request.conference))
    return {
        "form": form,
        "plans": [(plan, TONES[Plan.State(plan.state)]) for plan in found],
        "in_force": next((p for p in found if p.state == Plan.State.IN_FORCE), None),
        "drafts": planning.drafts_of(request.conference),
    }


@desk_only
@deed
def plan_ask(request: MemberRequest, slug: str) -> HttpResponse:
    """Afresh, or near a plan that stands (`near` is its number)."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return render(request, "bilaterals/desk/plans.html", _plans(request, form), status=422)
    number = whole(request.POST.get("near", ""), None)
    near = None if number is None else one_of(request, number)
    seconds, by = form.cleaned_data["seconds"], request.member.by(DUTY)
    try:
        plan = planning.ask_for_plan(request.conference, seconds=seconds, near=near, by=by)
    except Refused as no:
        form.add_error(None, str(no))
        return render(request, "bilaterals/desk/plans.html", _plans(request, form), status=409)
    return redirect("bilaterals:plan", slug=slug, number=plan.number)


def one_of(request: MemberRequest, number: int) -> Plan:
    return get_object_or_404(queries.plans_of(request.conference), number=number)


@desk_only
@deed
def plan_stop(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    planning.stop_plan(one_of(request, number), by=request.member.by(DUTY))
    messages.success(request, _("The search ends with the best it has found."))
    return redirect("bilaterals:plan", slug=slug, number=number)


def _meeting(request: MemberRequest, number: int, pk: int) -> PlannedMeeting:
    found = PlannedMeeting.objects.select_related(
        "plan__conference__series", "request__asker", "request__asked", "request__conference"
    )
    return get_object_or_404(found, pk=pk, plan=one_of(request, number))


def _move_form(meeting: PlannedMeeting, *args: Any, **kwargs: Any) -> MoveForm:
    """In the plan in force a meeting is only locked."""
    ready = meeting.plan.state == Plan.State.READY
    times, rooms = choices_of(meeting.plan) if ready else ([], [])
    return MoveForm(*args, times=times, rooms=rooms, **kwargs)


@desk_only
@never_cache
def meeting(request: MemberRequest, slug: str, number: int, pk: int) -> HttpResponse:
    one = _meeting(request, number, pk)
    initial = {
        "seen": one.plan.revision,
        "starts": one.starts.astimezone(ZoneInfo(one.plan.conference.zone)).isoformat(),
        "room": str(one.room_id or ""),
        "time_locked": one.time_locked,
        "room_locked": one.room_locked,
        "person_locked": one.person_locked,
    }
    page = {
        "meeting": one,
        "asked": asked_in_full(one.request),
        "form": _move_form(one, initial=initial),
        "may_change": one.plan.state in planning.LOCKABLE,
        "in_force": one.plan.state == Plan.State.IN_FORCE,
    }
    return render(request, "bilaterals/desk/meeting.html", page)


@desk_only
@deed
def meeting_change(request: MemberRequest, slug: str, number: int, pk: int) -> HttpResponse:
    one = _meeting(request, number, pk)
    form = _move_form(one, request.POST)
    if form.is_valid():
        try:
            planning.change_meeting(
                one,
                seen=form.cleaned_data["seen"],
                by=request.member.by(DUTY),
                **form.values(),
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Kept. Nobody is told before the plan is in force."))
            return redirect("bilaterals:plan", slug=slug, number=number)
    page = {
        "meeting": one,
        "asked": asked_in_full(one.request),
        "form": form,
        "may_change": one.plan.state in planning.LOCKABLE,
        "in_force": one.plan.state == Plan.State.IN_FORCE,
    }
    return render(request, "bilaterals/desk/meeting.html", page, status=422)


@desk_only
@never_cache
def compare(request: MemberRequest, slug: str, number: int, other: int) -> HttpResponse:
    before, after = one_of(request, other), one_of(request, number)
    page = {"before": before, "after": after, "differs": queries.difference(before, after)}
    return render(request, "bilaterals/desk/compare.html", page)


@desk_only
@never_cache
def force_ask(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    one = one_of(request, number)
    effects = [
        _("Both sides of every meeting see it on their pages."),
        _("Letters to those whose meetings changed are drafted; none goes out before you say so."),
        *queries.since_seen(one),
    ]
    page = {
        "plan": one,
        "effects": effects,
        "action": reverse("bilaterals:plan-force", args=[slug, number]),
        "cancel_url": reverse("bilaterals:plan", args=[slug, number]),
        "hidden": [("seen", one.revision)],
    }
    return render(request, "bilaterals/desk/force.html", page)


@desk_only
@deed
def force(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    told = planning.put_in_force(
        one_of(request, number),
        seen=whole(request.POST.get("seen", ""), -1),
        by=request.member.by(DUTY),
    )
    said = ngettext(
        "The plan is in force. Letters to %(n)s delegation are drafted.",
        "The plan is in force. Letters to %(n)s delegations are drafted.",
        told,
    ) % {"n": told}
    messages.success(request, said)
    return redirect("bilaterals:plans", slug=slug)


@desk_only
@deed
def letters_send(request: MemberRequest, slug: str) -> HttpResponse:
    sent = planning.send_drafts(
        request.conference,
        expected=whole(request.POST.get("expected", ""), -1),
        by=request.member.by(DUTY),
    )
    said = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", sent)
    messages.success(request, said % {"n": sent})
    return redirect("bilaterals:plans", slug=slug)
