"""What follows for meetings: of what the programme told, or of what the desk asks itself. The desk approves."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import ripple as actions
from plenipo.bilaterals.actions.plans import drafts_of
from plenipo.bilaterals.forms.ripple import question_form
from plenipo.bilaterals.queries import ripple as queries
from plenipo.bilaterals.words import ripple as words
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.programme.bridge.ripple import trouble_from
from plenipo.programme.forms.ripple import WhatIfForm
from plenipo.programme.models import Incident
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.words.incidents import HappeningWords

SHOWN = 20


@desk_only
@never_cache
def what_if(request: MemberRequest, slug: str) -> HttpResponse:
    """?incident= of those that wait, or a question of the desk's own."""
    incident = _incident(request, request.GET)
    asked = request.GET if "what" in request.GET and incident is None else None
    form = _form(request, asked)
    if incident:
        return _page(request, form, queries.after_incident(incident), incident)
    if asked is None or not form.is_valid():
        return _page(request, form, status=200 if asked is None else 422)
    return _page(request, form, _asked(request, form))


def _incident(request: MemberRequest, told: QueryDict) -> Incident | None:
    number = whole(told.get("incident", ""), None)
    if number is None:
        return None
    incident = get_object_or_404(queries.waiting_incidents(request.conference), pk=number)
    incident.conference = request.conference  # loaded already, with its rules
    return incident


def _form(request: MemberRequest, asked: QueryDict | None) -> WhatIfForm:
    picked = request.GET.get("pick", "")
    return question_form(request.conference, reader_of(request.member), asked, picked)


def _asked(request: MemberRequest, form: WhatIfForm) -> queries.MeetingsIf:
    programme = WhatIf(request.conference, form.happening)
    return queries.MeetingsIf(programme, form.happening.trouble)


def _page(
    request: MemberRequest,
    form: WhatIfForm,
    found: queries.MeetingsIf | None = None,
    incident: Incident | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    searched = request.GET.get("q", "")
    waiting = list(queries.waiting_incidents(request.conference))
    settled = list(queries.settlements_of(request.conference)[:SHOWN])
    kept = [each.trouble for each in waiting] + [each.trouble for each in settled]
    told = [trouble_from(each) for each in kept]
    here = {key: words.in_full(each) for key, each in words.known_here(request.conference).items()}
    said = HappeningWords(told, reader_of(request.member), request.conference, here)
    sentences = [said.of(each) for each in told]
    page = {
        "form": form,
        "searched": searched,
        "results": form.search(searched),
        "refusal": refusal,
        "incident": incident,
        "waiting": list(zip(waiting, sentences, strict=False)),
        "settled": list(zip(settled, sentences[len(waiting) :], strict=True)),
        "drafts": drafts_of(request.conference),
        **(_difference(found, form) if found else {}),
    }
    return render(request, "bilaterals/desk/what_if.html", page, status=status)


def _difference(found: queries.MeetingsIf, form: WhatIfForm) -> dict[str, Any]:
    return {
        "found": found,
        "sentences": words.in_sentences(found),
        "undecided": words.undecided(found),
        "rows": words.rows(found),
        "seats": words.seats(found),
        "asked": list(form.asked.items()) if form.is_bound else [],
    }


@desk_only
@deed
def ripple_apply(request: MemberRequest, slug: str) -> HttpResponse:
    """Computed again first: what was not shown is not applied. What finds no place is left to a new plan."""
    incident = _incident(request, request.POST)
    form = _form(request, None if incident else request.POST)
    if not incident and not form.is_valid():
        return _page(request, form, status=422)
    found = queries.after_incident(incident) if incident else _asked(request, form)
    by, seen = request.by, request.POST.get("seen", "")
    said = _("The changes have been made.") if found.something else _("Saved.")
    try:
        actions.settle(found, seen=seen, by=by, incident=incident)
    except Refused as no:
        return _page(request, form, found, incident, refusal=str(no), status=409)
    messages.success(request, said)
    return redirect("bilaterals:plans" if found.ripple.stuck else "bilaterals:what-if", slug)


@desk_only
@deed
def ripple_undo(request: MemberRequest, slug: str) -> HttpResponse:
    number = whole(request.POST.get("settlement", ""), None)
    if number is None:
        raise Refused(_("This can no longer be undone."))
    settlement = get_object_or_404(queries.settlements_of(request.conference), pk=number)
    actions.undo_settlement(settlement, by=request.by)
    messages.success(request, _("The meetings have been moved back."))
    return redirect("bilaterals:what-if", slug)
