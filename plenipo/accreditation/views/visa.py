"""Letters for visas at the desk: what was asked for, issued and revoked."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import visa as actions
from plenipo.accreditation.formats.visa import as_pdf
from plenipo.accreditation.forms.visa import (
    VisaFilterForm,
    VisaIssueForm,
    VisaLetterForm,
    VisaReasonForm,
)
from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries import visa as queries
from plenipo.accreditation.words.visa import TONES
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country_inside
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, whole
from plenipo.kit.sheets import download
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

PER_PAGE = 100
State = VisaLetter.State


@accreditation_only
@require_safe
def visa_letters(request: MemberRequest, slug: str) -> HttpResponse:
    form = VisaFilterForm(request.GET)
    found = queries.visa_letters_found(request.conference, form.asked())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    waiting = queries.visa_letters_of(request.conference).filter(state=State.ASKED).count()
    told = {
        "form": form,
        "page": page,
        "lines": _lines(request, page),
        "narrowed": form.has_changed(),
        "query": request.GET.urlencode(),
        "waiting": waiting,
        "bulk": [{"value": "issue", "label": _("Issue the letters selected"), "kind": ""}],
    }
    return render(request, "accreditation/visa/letters.html", told)


def _lines(request: MemberRequest, letters: Any) -> list[dict[str, Any]]:
    found = queries.with_persons(reader_of(request.member), letters, request.conference)
    return [
        {
            "letter": each.letter,
            "person": each.person,
            "party": with_country_inside(each.letter.delegate.delegation),
            "tone": TONES[State(each.letter.state)],
        }
        for each in found
    ]


@accreditation_only
@require_safe
def visa_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    form = VisaFilterForm(request.GET)
    found = queries.visa_letters_found(request.conference, form.asked())
    heads = [
        _("Number"),
        _("Person"),
        _("Delegation"),
        _("City of the consulate"),
        _("State"),
        pgettext("moment", "Requested"),
        _("Issued"),
        _("Ended"),
        _("Reason"),
    ]
    return download(f"{slug}-visa-letters", kind, heads, map(_row, _lines(request, found)))


def _row(line: dict[str, Any]) -> list[Any]:
    one, person = line["letter"], line["person"]
    moments = [one.asked_at, one.issued_at, one.ended_at]
    days = [each.date().isoformat() if each else "" for each in moments]
    name = person.name if person and person.named else ""
    start = [one.number or "", name, line["party"], one.consulate, one.get_state_display()]
    return [*start, *days, one.get_why_display()]


@accreditation_only
@deed
def visa_issue(request: MemberRequest, slug: str) -> HttpResponse:
    """Those selected, or with `all` whatever waits."""
    rows = [pk for each in request.POST.getlist("row") if (pk := whole(each, 0))]
    if request.POST.get("all"):
        waiting = queries.visa_letters_of(request.conference).filter(state=State.ASKED)
        rows = list(waiting.values_list("pk", flat=True))
        if not rows:
            raise Refused(
                _(
                    "No request is pending any more: in the meantime all have been issued, declined or withdrawn."
                )
            )
    if not rows:
        raise Refused(_("Select at least one request."))
    _said(request, len(actions.issue(request.conference, rows, by=request.by)))
    return redirect("accreditation:visa-letters", slug)


def _said(request: MemberRequest, n: int) -> None:
    said = ngettext(
        "%(n)s letter has been issued; the delegation has been notified.",
        "%(n)s letters have been issued; the delegations have been notified.",
        n,
    )
    messages.success(request, said % {"n": n})


# ---- for a delegation


@accreditation_only
@require_safe
def visa_new(request: MemberRequest, slug: str) -> HttpResponse:
    """First the delegation, then its people."""
    chosen = whole(request.GET.get("delegation", ""), None)
    if chosen is None:
        there = queries.approved_delegations(request.conference)
        page = {
            "delegations": [(each.pk, with_country_inside(each)) for each in there],
            "crumbs": _crumbs(request),
        }
        return render(request, "accreditation/visa/choose.html", page)
    delegation = _delegation(request, chosen)
    people = queries.those_who_may_have_one(delegation)
    every = {"persons": [str(each.pk) for each in people]}
    return _new_page(request, delegation, VisaIssueForm(people, initial=every))


@accreditation_only
@deed
def visa_new_issue(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    delegation = _delegation(request, pk)
    form = VisaIssueForm(queries.those_who_may_have_one(delegation), request.POST)
    if not form.is_valid():
        return _new_page(request, delegation, form, status=422)
    given = form.cleaned_data
    issued = actions.issue_for(
        delegation,
        form.chosen,
        consulate=given["consulate"],
        details=given["details"],
        by=request.by,
    )
    _said(request, len(issued))
    return redirect("accreditation:visa-letters", slug)


def _delegation(request: MemberRequest, pk: int) -> Delegation:
    there = queries.approved_delegations(request.conference).select_related("invitation__party")
    one = get_object_or_404(there, pk=pk)
    one.conference = one.invitation.conference = request.conference
    return one


def _new_page(
    request: MemberRequest, delegation: Delegation, form: VisaIssueForm, status: int = 200
) -> HttpResponse:
    page = {
        "delegation": delegation,
        "form": form,
        "letters": queries.last_letters_of(delegation),
        "crumbs": _crumbs(request),
    }
    return render(request, "accreditation/visa/new.html", page, status=status)


# ---- one letter


def _one(request: MemberRequest, pk: int) -> VisaLetter:
    one = get_object_or_404(queries.visa_letters_of(request.conference), pk=pk)
    delegation = one.delegate.delegation
    delegation.conference = delegation.invitation.conference = request.conference
    return one


@accreditation_only
@require_safe
def visa_letter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _one(request, pk)
    said = {"seen": one.revision, "consulate": one.consulate, "details": one.details}
    return _page(request, one, VisaLetterForm(initial=said), VisaReasonForm(initial=said))


def _page(
    request: MemberRequest,
    one: VisaLetter,
    form: VisaLetterForm,
    why: VisaReasonForm,
    status: int = 200,
) -> HttpResponse:
    (shown,) = queries.with_persons(reader_of(request.member), [one], request.conference)
    reading = LineReader(request.member, request.conference)
    lines = queries.history_of(one)
    page = {
        "letter": one,
        "person": shown.person,
        "party": with_country_inside(one.delegate.delegation),
        "tone": TONES[State(one.state)],
        "form": form,
        "why": why,
        "successor": one.successors.order_by("-pk").first(),
        "history": as_history(lines, reading, known=("accreditation.visaletter",)),
        "crumbs": _crumbs(request),
    }
    return render(request, "accreditation/visa/letter.html", page, status=status)


def _crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("accreditation:visa-letters", args=[request.conference.slug])
    return [{"label": _("Visa letters"), "url": here}]


@accreditation_only
@require_safe
def visa_pdf(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """While it is valid: nobody prints one that is not."""
    there = queries.issued_in(request.conference, pk=pk)
    return pdf_of(get_object_or_404(there), request.conference)


def pdf_of(letter: VisaLetter, conference: Any) -> HttpResponse:
    answer = HttpResponse(as_pdf(letter, conference), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{letter.number}.pdf"'
    return answer


@accreditation_only
@deed
def visa_issue_one(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The first under its number, or another in its place."""
    one, form = _one(request, pk), VisaLetterForm(request.POST)
    if not form.is_valid():
        why = VisaReasonForm(initial={"seen": one.revision})
        return _page(request, one, form, why, status=422)
    given: dict[str, Any] = {**form.cleaned_data, "by": request.by}
    if one.state == State.ASKED:
        actions.issue_one(one, **given)
        pk = one.pk
    else:
        pk = actions.issue_again(one, **given).pk
    _said(request, 1)
    return redirect("accreditation:visa-letter", slug, pk)


@accreditation_only
@deed
def visa_end(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A request is declined, a letter revoked."""
    one, why = _one(request, pk), VisaReasonForm(request.POST)
    if not why.is_valid():
        said = {"seen": one.revision, "consulate": one.consulate, "details": one.details}
        return _page(request, one, VisaLetterForm(initial=said), why, status=422)
    reason, seen = why.cleaned_data["reason"], seen_in(request)
    if one.state == State.ASKED:
        actions.decline(one, reason, seen=seen, by=request.by)
        messages.success(request, _("The request has been declined."))
    else:
        actions.revoke(one, reason, seen=seen, by=request.by)
        messages.success(request, _("The letter has been revoked."))
    return redirect("accreditation:visa-letter", slug, pk)
