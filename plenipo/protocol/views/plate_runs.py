"""Plates and cards to be printed, and what was printed of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import plates as actions
from plenipo.protocol.formats.plate_setting import FACES
from plenipo.protocol.formats.plates import plates_as_pdf
from plenipo.protocol.forms.plates import PlatePrintForm
from plenipo.protocol.models import PlateRun
from plenipo.protocol.profile import PlateRules
from plenipo.protocol.queries import plates as queries
from plenipo.protocol.queries.plate_lines import NATIVE
from plenipo.protocol.queries.seating import plans_of, sight_of
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words import plates as words
from plenipo.protocol.words.plates_paper import paper_of_run


def _form(request: MemberRequest, *args: Any, **kwargs: Any) -> PlatePrintForm:
    plans = list(plans_of(request.conference))
    return PlatePrintForm(plans, words.languages_of(request.conference), *args, **kwargs)


@protocol_only
@require_safe
def runs(request: MemberRequest, slug: str) -> HttpResponse:
    first = [code for code, _name in words.languages_of(request.conference)][:1]
    of = request.GET.get("of") or PlateRun.Of.PRINCIPALS
    initial = {"of": of, "which": "open", "languages": [*first, NATIVE]}
    return _runs_page(request, _form(request, initial=initial))


def _runs_page(request: MemberRequest, form: PlatePrintForm, status: int = 200) -> HttpResponse:
    page = {
        "form": form,
        "runs": [(run, words.of_whom(run)) for run in queries.runs_of(request.conference)],
        "crumbs": crumbs(request, ("protocol:plates", _("Plates"))),
    }
    return render(request, "protocol/plates/print.html", page, status=status)


@protocol_only
@deed
def run_make(request: MemberRequest, slug: str) -> HttpResponse:
    form = _form(request, request.POST)
    if not form.is_valid():
        return _runs_page(request, form, status=422)
    told = form.cleaned_data
    try:
        run = actions.print_plates(
            request.conference,
            form.asked(),
            layout=told["layout"],
            languages=told["languages"],
            open_only=told["which"] == "open",
            reader=reader_of(request.member),
            by=request.by,
        )
    except Refused as no:
        form.add_error("which", str(no))
        return _runs_page(request, form, status=409)
    return redirect("protocol:plate-run", slug, run.pk)


def _run(request: MemberRequest, pk: int) -> PlateRun:
    run = get_object_or_404(queries.runs_of(request.conference), pk=pk)
    run.conference = request.conference
    if run.plan:
        run.plan.conference = request.conference
    return run


@protocol_only
@require_safe
def run(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = _run(request, pk)
    named = queries.named_on(found, reader_of(request.member))
    plates = list(queries.plates_of(found))
    unfit = any(not each.fits for each in plates)
    page = {
        "run": found,
        "of": words.of_whom(found),
        "languages": [words.in_words(code) for code in found.languages],
        "plates": words.of_run(plates, named),
        "unfit": words.does_not_fit(found, *_measures(request, found)) if unfit else "",
        "crumbs": crumbs(
            request, ("protocol:plates", _("Plates")), ("protocol:plate-runs", _("Print"))
        ),
    }
    return render(request, "protocol/plates/run.html", page)


def _measures(request: MemberRequest, run: PlateRun) -> tuple[float, int]:
    rules = rules_of(request.conference).of(PlateRules)
    tent = PlateRun.kind_of(run.layout) == "tent"
    return FACES[run.layout].width, rules.nameplate if tent else rules.card


@protocol_only
@require_safe
def run_file(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """As it was printed, whatever has changed since; without those whose names the reader may not know."""
    found = _run(request, pk)
    plates = list(queries.plates_of(found))
    for each in plates:
        each.run = found
    named = queries.named_on(found, reader_of(request.member))
    sight = sight_of(found.plan) if found.plan else None
    body = plates_as_pdf(found, paper_of_run(found, plates, named, sight))
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slug}-plates-{found.pk}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@protocol_only
@deed
def run_discard(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.discard_plates(_run(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Discarded. What was printed before counts again."))
    return redirect("protocol:plate-runs", slug)
