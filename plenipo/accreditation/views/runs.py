"""Print runs and receipts: pages, and the files that go to the printer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.formats.badges import LAYOUTS, badges_as_pdf
from plenipo.accreditation.formats.receipts import receipt_as_pdf
from plenipo.accreditation.models import Badge, PrintRun, Receipt
from plenipo.accreditation.queries import badges as queries
from plenipo.accreditation.queries.receipts import receipt_in
from plenipo.accreditation.views.badges import line_in_words, reading_of
from plenipo.accreditation.views.frame import crumbs, frame
from plenipo.accreditation.words import badges as words
from plenipo.accreditation.words.receipts import receipt_in_words


@accreditation_only
@require_safe
def runs(request: MemberRequest, slug: str) -> HttpResponse:
    page = {
        **frame(request, "accreditation:runs"),
        "runs": queries.runs_of(request.conference)[:200],
    }
    return render(request, "accreditation/badges/runs.html", page)


def _run(request: MemberRequest, pk: int) -> PrintRun:
    return get_object_or_404(queries.runs_of(request.conference), pk=pk)


@accreditation_only
@require_safe
def run(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Where the sheet is fetched, in whatever layout the printer takes."""
    one = _run(request, pk)
    found = list(one.badges.select_related("category"))
    valid = [each for each in found if each.state in Badge.WITH_US]
    lines = {
        each.person: each for each in reading_of(request, [b.person_id or 0 for b in found]).lines
    }
    rows = [(each, lines.get(each.person_id or 0)) for each in found]
    page = {
        **frame(request),
        "run": one,
        "rows": [
            {
                "badge": badge,
                "number": words.number_of(badge),
                "tone": words.TONES[Badge.State(badge.state)],
                "line": line,
            }
            for badge, line in rows
        ],
        "valid": len(valid),
        "printed": sum(each.state == Badge.State.PRINTED for each in found),
        "alone": found[0].person_id if len(found) == 1 else None,
        "layouts": list(LAYOUTS.items()),
        "crumbs": crumbs(request, ("accreditation:runs", _("Print runs"))),
    }
    return render(request, "accreditation/badges/run.html", page)


@accreditation_only
@require_safe
def run_pdf(request: MemberRequest, slug: str, pk: int, layout: str) -> HttpResponse:
    """Made anew each time: a badge that was replaced or collected meanwhile does not come out again."""
    if layout not in LAYOUTS:
        raise Http404
    one = _run(request, pk)
    found = list(one.badges.filter(state__in=Badge.WITH_US).select_related("category"))
    lines = reading_of(request, [each.person_id or 0 for each in found]).lines
    body = badges_as_pdf(request.conference, found, {each.person: each for each in lines}, layout)
    return as_pdf(body, f"{slug}-badges-{pk}")


def as_pdf(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@accreditation_only
@deed
def unprint(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    n = actions.unprint(_run(request, pk), by=request.by)
    said = ngettext(
        "%(n)s badge is to be printed again.", "%(n)s badges are to be printed again.", n
    )
    messages.success(request, said % {"n": n})
    return redirect("accreditation:badges", slug)


def _receipt(request: MemberRequest, number: int) -> Receipt:
    return get_object_or_404(receipt_in(request.conference, number))


@accreditation_only
@require_safe
def receipt(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    one = _receipt(request, number)
    persons = [each.person_id or 0 for each in one.badges.all()]
    lines = [line_in_words(each) for each in reading_of(request, persons).lines]
    page = {
        **frame(request),
        "receipt": one,
        "lines": lines,
        "passes": list(one.custody.all()),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/badges/receipt.html", page)


@accreditation_only
@require_safe
def receipt_pdf(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    one = _receipt(request, number)
    persons = [each.person_id or 0 for each in one.badges.all()]
    lines = {each.person: each for each in reading_of(request, persons).lines}
    return as_pdf(receipt_as_pdf(receipt_in_words(one, lines)), f"{slug}-receipt-{number}")
