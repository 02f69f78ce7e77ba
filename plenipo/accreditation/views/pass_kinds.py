"""Kinds of pass: their forms, their series, their sheets; reminders; what if a pass were required for a zone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import pass_kinds as actions
from plenipo.accreditation.actions import pass_reminders as reminders
from plenipo.accreditation.formats.badges import LAYOUTS
from plenipo.accreditation.formats.passes import passes_as_pdf
from plenipo.accreditation.forms.passes import LARGEST, PassKindForm, SecondaryForm, SeriesForm
from plenipo.accreditation.models import Pass, PassKind
from plenipo.accreditation.queries import passes as queries
from plenipo.accreditation.queries.load import loads_of
from plenipo.accreditation.views.categories import Kept
from plenipo.accreditation.views.frame import crumbs, frame
from plenipo.accreditation.views.passes import pass_crumbs
from plenipo.accreditation.views.runs import as_pdf
from plenipo.accreditation.words import passes as words
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, whole

MOST = 500  # pieces of one sheet, which is made while somebody waits for it
KIND = Kept(
    PassKindForm,
    "accreditation/passes/kind.html",
    "accreditation:pass-kinds",
    gettext_lazy("Kinds of pass"),
    actions.add_kind,
    actions.change_kind,
    refused_at="letters",
)


@accreditation_only
@require_safe
def kinds(request: MemberRequest, slug: str) -> HttpResponse:
    rows = queries.kinds_of(request.conference)
    page = {
        **frame(request),
        "lines": [{"row": each, "quota": words.quota_in_words(each)} for each in rows],
        "crumbs": pass_crumbs(request),
    }
    return render(request, "accreditation/passes/kinds.html", page)


@accreditation_only
@require_safe
def kind_new(request: MemberRequest, slug: str) -> HttpResponse:
    first = {"starts": request.conference.starts, "ends": request.conference.ends}
    return KIND.page(request, PassKindForm(request.conference, initial=first))


@accreditation_only
@deed
def kind_add(request: MemberRequest, slug: str) -> HttpResponse:
    return KIND.added(request)


def _kind(request: MemberRequest, pk: int) -> PassKind:
    row: PassKind = get_object_or_404(request.conference.pass_kinds, pk=pk)
    row.conference = request.conference
    return row


@accreditation_only
@require_safe
def kind(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return KIND.shown(request, _kind(request, pk))


@accreditation_only
@deed
def kind_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return KIND.changed(request, _kind(request, pk))


@accreditation_only
@deed
def kind_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_kind(_kind(request, pk), by=request.by)
    messages.success(request, _("The kind of pass has been deleted."))
    return redirect("accreditation:pass-kinds", slug)


# ---- series and sheets


@accreditation_only
@require_safe
def series(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _series_page(request, _kind(request, pk))


def _series_page(
    request: MemberRequest, row: PassKind, form: SeriesForm | None = None, status: int = 200
) -> HttpResponse:
    pieces = list(row.pieces.select_related("kind").order_by("number"))
    coded = [str(each) for each in pieces if each.code]
    numbers = [each.number for each in pieces if each.code]
    first = {"first": pieces[-1].number + 1 if pieces else 1}
    page = {
        **frame(request),
        "row": row,
        "all": words.runs_in_words(map(str, pieces)),
        "coded": words.runs_in_words(coded),
        "numbers": {"from": numbers[0], "to": numbers[-1]} if numbers else None,
        "most": MOST,
        "layouts": list(LAYOUTS.items()),
        "form": form or SeriesForm(initial=first),
        "crumbs": pass_crumbs(request, ("accreditation:pass-kinds", _("Kinds of pass"))),
    }
    return render(request, "accreditation/passes/series.html", page, status=status)


@accreditation_only
@deed
def pieces_make(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _kind(request, pk), SeriesForm(request.POST)
    made: list[int] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(actions.make_pieces(row, by=request.by, **form.cleaned_data)),
        at="last",
    ):
        asked = form.cleaned_data["last"] - form.cleaned_data["first"] + 1
        said = ngettext("%(n)s pass has been entered.", "%(n)s passes have been entered.", made[0])
        messages.success(request, said % {"n": made[0]})
        if made[0] < asked:
            there = _("%(n)s of these numbers had been entered before and stay as they are.")
            messages.warning(request, there % {"n": asked - made[0]})
        return redirect("accreditation:pass-series", slug, pk)
    return _series_page(request, row, form, 422)


@accreditation_only
@deed
def pieces_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _kind(request, pk), SeriesForm(request.POST)
    gone: list[int] = []
    if form.is_valid():
        span = {"first": form.cleaned_data["first"], "last": form.cleaned_data["last"]}
        if done(
            form, lambda: gone.append(actions.remove_pieces(row, by=request.by, **span)), at="last"
        ):
            said = ngettext(
                "%(n)s pass has been removed.", "%(n)s passes have been removed.", gone[0]
            )
            messages.success(request, said % {"n": gone[0]})
            return redirect("accreditation:pass-series", slug, pk)
    return _series_page(request, row, form, 422)


@accreditation_only
@require_safe
def sheet(request: MemberRequest, slug: str, pk: int, layout: str) -> HttpResponse:
    """Of the pieces with codes from one number to another, those that may still be issued or are."""
    if layout not in LAYOUTS:
        raise Http404
    row = _kind(request, pk)
    span = tuple(whole(request.GET.get(end, ""), n) for end, n in (("from", 0), ("to", LARGEST)))
    valid = (Pass.State.IN_STORE, Pass.State.ISSUED)
    found = row.pieces.filter(number__range=span, state__in=valid).exclude(code="")
    pieces = list(found.select_related("kind").order_by("number")[: MOST + 1])
    if not pieces:
        raise Refused(_("None of these numbers is a pass with a code that is still valid."))
    if len(pieces) > MOST:
        raise Refused(_("Print at most %(most)s passes at once.") % {"most": MOST})
    return as_pdf(passes_as_pdf(row, pieces, layout), f"{slug}-{row.letters}-{span[0]}-{span[1]}")


# ---- reminders


@accreditation_only
@require_safe
def remind_ask(request: MemberRequest, slug: str) -> HttpResponse:
    return _remind_page(request)


def _remind_page(request: MemberRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    to, not_to = queries.can_be_reminded_of_passes(request.conference, reminders.KIND)
    asks = ngettext(
        "%(n)s delegation will be asked to return its passes.",
        "%(n)s delegations will be asked to return their passes.",
        len(to),
    )
    slug = request.conference.slug
    page: dict[str, Any] = {
        **frame(request),
        "to": to,
        "not_to": not_to,
        "asks": asks % {"n": len(to)},
        "word": str(len(to)),
        "action": reverse("accreditation:passes-remind-do", args=[slug]),
        "back": reverse("accreditation:passes", args=[slug]),
        "preview": reminders.preview(request.conference, to[0]) if to else None,
        "wrong": wrong,
        "crumbs": pass_crumbs(request),
    }
    return render(request, "accreditation/passes/remind.html", page, status=status)


@accreditation_only
@deed
def remind(request: MemberRequest, slug: str) -> HttpResponse:
    to, _not_to = queries.can_be_reminded_of_passes(request.conference, reminders.KIND)
    if request.POST.get("confirm", "").strip() != str(len(to)):
        wrong = _("Enter the number of letters, %(n)s, to confirm.") % {"n": len(to)}
        return _remind_page(request, wrong, status=422)
    n = reminders.remind(request.conference, to, expected=len(to), by=request.by)
    said = ngettext(
        "%(n)s delegation has been reminded.", "%(n)s delegations have been reminded.", n
    )
    messages.success(request, said % {"n": n})
    return redirect("accreditation:passes", slug)


# ---- what if


@accreditation_only
@require_safe
def what_if(request: MemberRequest, slug: str) -> HttpResponse:
    """The load of a zone if a pass were required for it beside the badge."""
    form = SecondaryForm(request.conference, request.GET or None)
    page: dict[str, Any] = {
        **frame(request),
        "form": form,
        "crumbs": crumbs(request, ("accreditation:zones", _("Zones"))),
    }
    if form.is_bound and form.is_valid():
        zone, kind = form.cleaned_data["zone"], form.cleaned_data["kind"]
        load = next(each for each in loads_of(request.conference) if each.zone == zone)
        quotas = queries.quotas_together(request.conference, kind) if kind else None
        asked = form.cleaned_data["number"]
        n = next((each for each in (asked, quotas, zone.capacity) if each is not None), load.all)
        then = load.with_secondary(n)
        page |= {
            "load": load,
            "kind": kind,
            "quotas": quotas,
            "n": n,
            "then": then,
            "over": zone.capacity is not None and then > zone.capacity,
        }
    return render(request, "accreditation/passes/what_if.html", page)
