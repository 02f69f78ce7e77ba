"""Plates at the desk of protocol: whose are right, and what stands on them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.sheets import download
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import plates as actions
from plenipo.protocol.forms.offices import DeclineForm
from plenipo.protocol.forms.plates import PlateFilterForm, PlateTextForm, asked_of
from plenipo.protocol.models import PlateText
from plenipo.protocol.queries import plates as queries
from plenipo.protocol.queries.offices import approved, persons_of
from plenipo.protocol.queries.seating import plans_of
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words import plates as words
from plenipo.protocol.words.order import NAMELESS
from plenipo.records.actions import changed_first
from plenipo.registry.queries.finding import fits, terms_of

PER_PAGE = 100


def _found(
    request: MemberRequest, form: PlateFilterForm, plans: list[Any]
) -> tuple[queries.PlatesSight, list[words.PlateInWords]]:
    asked = asked_of(form.asked()["of"], plans)
    sight = queries.plates_seen(request.conference, asked, reader_of(request.member))
    languages = [code for code, _name in words.languages_of(request.conference)]
    return sight, words.plates_in_words(sight, languages[:2] + languages[-1:])


def _narrowed(lines: list[words.PlateInWords], asked: dict[str, str]) -> list[words.PlateInWords]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    return [
        each
        for each in lines
        if (not asked["show"] or asked["show"] in each.lacks)
        and (not terms or fits(terms, [each.name, each.of, *(text for _l, text in each.lines)]))
    ]


@protocol_only
@require_safe
def plates(request: MemberRequest, slug: str) -> HttpResponse:
    plans = list(plans_of(request.conference))
    form = PlateFilterForm(plans, request.GET)
    sight, lines = _found(request, form, plans)
    asked = form.asked()
    shown = Paginator(_narrowed(lines, asked), PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "form": form,
        "lines": shown,
        "page": shown,
        "total": len(lines),
        "narrowed": form.has_changed(),
        "of": asked["of"],
        "figures": _figures(request, lines, asked["of"]),
        "gone": sight.gone,
        "chairs": words.chairs_in_words(sight),
        "query": request.GET.urlencode(),
    }
    return render(request, "protocol/plates/list.html", page)


def _figures(
    request: MemberRequest, lines: list[words.PlateInWords], of: str
) -> list[dict[str, Any]]:
    url = reverse("protocol:plates", args=[request.conference.slug])
    return [
        {"value": n, "label": words.SHOWN[key], "url": f"{url}?of={of}&show={key}"}
        for key, n in words.counted(lines).items()
        if n
    ]


@protocol_only
@require_safe
def stated(request: MemberRequest, slug: str) -> HttpResponse:
    """What delegations stated, of themselves and of their people, and nobody has decided."""
    rows = list(queries.stated_in(request.conference))
    people = persons_of(
        request.conference, reader_of(request.member), {each.delegation for each in rows}
    )
    lines = [
        (
            row,
            words.called(row.delegation, people.get(row.delegate_id or 0))
            if row.delegate_id is None or row.delegate_id in people
            else str(NAMELESS),
            words.asked_of(row),
        )
        for row in rows
    ]
    page = {"lines": lines, "crumbs": crumbs(request, ("protocol:plates", _("Plates")))}
    return render(request, "protocol/plates/stated.html", page)


@protocol_only
@require_safe
def plates_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    if kind not in ("csv", "xlsx"):
        raise Http404
    plans = list(plans_of(request.conference))
    form = PlateFilterForm(plans, request.GET)
    _sight, lines = _found(request, form, plans)
    languages = [code for code, _name in words.languages_of(request.conference)]
    heads, rows = words.as_table(_narrowed(lines, form.asked()), languages)
    return download(f"{slug}-plates", kind, heads, rows)


# ---- one plate


def _subject(
    request: MemberRequest, delegation: int, person: int
) -> tuple[Delegation, Delegate | None]:
    """Of the delegation itself the number of the person is 0."""
    of = get_object_or_404(approved(request.conference).select_related("country"), pk=delegation)
    if not person:
        return of, None
    there = Delegate.objects.filter(delegation=of, state__in=Delegate.PRESENT)
    return of, get_object_or_404(there, pk=person)


@protocol_only
@require_safe
def plate(request: MemberRequest, slug: str, of: int, person: int) -> HttpResponse:
    return _plate_page(request, *_subject(request, of, person))


def _plate_page(
    request: MemberRequest,
    of: Delegation,
    delegate: Delegate | None,
    form: PlateTextForm | None = None,
    decline: DeclineForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    row = PlateText.objects.filter(delegation=of, delegate=delegate).first()
    revision = row.revision if row else 0
    seen = persons_of(request.conference, reader_of(request.member), [of])
    one = seen.get(delegate.pk) if delegate else None
    initial = {"seen": revision, "texts": row.texts if row else {}}
    form = form or PlateTextForm(initial=initial)
    page = {
        "of": of,
        "delegate": delegate,
        "person": one,
        "name": words.called(of, one) if one or not delegate else str(NAMELESS),
        "row": row,
        "form": form,
        "was": drawn(form),
        "lines": words.by_language(of, one, row),
        "asked": words.asked_of(row),
        "decline": decline or DeclineForm(initial={"seen": revision}, auto_id="no_%s"),
        "crumbs": crumbs(request, ("protocol:plates", _("Plates"))),
        **more,
    }
    return render(request, "protocol/plates/plate.html", page, status=status)


@protocol_only
@deed
def plate_enter(request: MemberRequest, slug: str, of: int, person: int) -> HttpResponse:
    there, delegate = _subject(request, of, person)
    row = PlateText.objects.filter(delegation=there, delegate=delegate).first()
    seen = seen_in(request)
    if row and row.revision != seen:
        now = PlateTextForm(initial={"seen": row.revision, "texts": row.texts})
        found = overtaken(changed_first(row), now, request.POST)
        form = PlateTextForm(found.data, initial={"seen": row.revision})
        return _plate_page(request, there, delegate, form, status=409, overtaken=found)
    form = PlateTextForm(request.POST)
    if not form.is_valid():
        return _plate_page(request, there, delegate, form, status=422)
    told, by = form.cleaned_data, request.by
    if not done(
        form,
        lambda: actions.enter_plate(there, delegate, told["texts"] or {}, seen=seen, by=by),
    ):
        return _plate_page(request, there, delegate, form, status=409)
    messages.success(request, _("Saved."))
    return redirect("protocol:plates", slug)


def _stated(request: MemberRequest, pk: int) -> PlateText:
    found = PlateText.objects.filter(delegation__conference=request.conference)
    return get_object_or_404(found.select_related("delegation__country", "delegate"), pk=pk)


@protocol_only
@deed
def plate_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.confirm_plate(_stated(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Confirmed. It now stands on the plate."))
    return redirect("protocol:plates", slug)


@protocol_only
@deed
def plate_decline(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _stated(request, pk)
    form = DeclineForm(request.POST, auto_id="no_%s")
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.decline_plate(row, told["reason"], seen=told["seen"], by=request.by),
        at="reason",
    ):
        return _plate_page(request, row.delegation, row.delegate, decline=form, status=422)
    messages.success(request, _("The statement has not been accepted; the delegation reads why."))
    return redirect("protocol:plates", slug)
