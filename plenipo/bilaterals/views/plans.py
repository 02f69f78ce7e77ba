"""Plans at the desk: asked for, looked at, changed by hand, compared, put in force."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import plans as planning
from plenipo.bilaterals.forms.plans import AskForm
from plenipo.bilaterals.models import Plan
from plenipo.bilaterals.queries import plans as queries
from plenipo.bilaterals.queries.desk import asked_name, drafted_in, drafts_to_choose
from plenipo.bilaterals.queries.standing import broken_in, digest_of
from plenipo.bilaterals.words.plans import difference, since_seen
from plenipo.conference.queries import is_over
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, whole

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
    in_force = next((p for p in found if p.state == Plan.State.IN_FORCE), None)
    broken = broken_in(in_force) if in_force else []
    return {
        "form": form,
        "over": is_over(request.conference),
        "broken": [(each, asked_name(each.meeting.request)) for each in broken],
        "plans": [(plan, TONES[Plan.State(plan.state)]) for plan in found],
        "in_force": in_force,
        "drafts": drafts_to_choose(request.conference),
        "send": [{"value": "selected", "label": _("Send the selected letters")}],
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
    seconds, by = form.cleaned_data["seconds"], request.by
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
    planning.stop_plan(one_of(request, number), by=request.by)
    messages.success(request, _("The search will stop with the best result so far."))
    return redirect("bilaterals:plan", slug=slug, number=number)


@desk_only
@never_cache
def compare(request: MemberRequest, slug: str, number: int, other: int) -> HttpResponse:
    before, after = one_of(request, other), one_of(request, number)
    page = {"before": before, "after": after, "differs": difference(before, after)}
    return render(request, "bilaterals/desk/compare.html", page)


@desk_only
@never_cache
def force_ask(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return _force_page(request, one_of(request, number))


def _force_page(
    request: MemberRequest, one: Plan, status: int = 200, refused: str = ""
) -> HttpResponse:
    """A plan that does not stand says so first, and is put in force only by whoever has read it."""
    broken, slug = broken_in(one), one.conference.slug
    effects = [
        _("Both sides of every meeting now see it on their pages."),
        _("Letters about changed meetings have been drafted. None is sent until you approve."),
        *since_seen(one),
    ]
    page = {
        "plan": one,
        "broken": [(each, asked_name(each.meeting.request)) for each in broken],
        "ask": AskForm(),
        "refused": refused,
        "effects": effects,
        "action": reverse("bilaterals:plan-force", args=[slug, one.number]),
        "cancel_url": reverse("bilaterals:plan", args=[slug, one.number]),
        "hidden": [("seen", one.revision), ("broken", digest_of(broken))],
    }
    return render(request, "bilaterals/desk/force.html", page, status=status)


@desk_only
@deed
def force(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    one = one_of(request, number)
    try:
        told = planning.put_in_force(
            one,
            seen=seen_in(request),
            broken=request.POST.get("broken", ""),
            by=request.by,
        )
    except Refused as no:
        one = one_of(request, number)
        if one.state != Plan.State.READY:
            raise
        return _force_page(request, one, 409, str(no))
    said = ngettext(
        "The plan is in force. Letters to %(n)s delegation have been drafted.",
        "The plan is in force. Letters to %(n)s delegations have been drafted.",
        told,
    ) % {"n": told}
    messages.success(request, said)
    return redirect("bilaterals:plans", slug=slug)


@desk_only
@deed
def letters_send(request: MemberRequest, slug: str) -> HttpResponse:
    """All that were shown, or those that are selected."""
    told, by = request.POST, request.by
    expected, only = whole(told.get("expected", ""), -1), None
    if told.get("do") == "selected":
        chosen = set(told.getlist("row"))
        only = [one.pk for one in drafted_in(request.conference) if str(one.pk) in chosen]
        expected = len(chosen)
        if not chosen:
            raise Refused(_("Select at least one."))
    sent = planning.send_drafts(request.conference, expected=expected, by=by, only=only)
    said = ngettext("%(n)s letter is being sent.", "%(n)s letters are being sent.", sent)
    messages.success(request, said % {"n": sent})
    return redirect("bilaterals:plans", slug=slug)
