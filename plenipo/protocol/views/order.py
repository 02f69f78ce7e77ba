"""The two orders of a conference, with why between the rows, and places decided by hand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.kit.forms import done, seen_in
from plenipo.kit.sheets import download
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import orders as actions
from plenipo.protocol.formats.order import as_pdf
from plenipo.protocol.forms.order import OrderFilterForm, PlaceByHandForm
from plenipo.protocol.models import OrderOf, PlacedByHand
from plenipo.protocol.queries.ordering import FoundOrder, order_on
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.views.frame import PAGES, crumbs, in_words, order_now, today
from plenipo.protocol.words import order as words
from plenipo.protocol.words.ranks import ranks_in_words
from plenipo.registry.queries.finding import fits, terms_of


@protocol_only
@require_safe
def order(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, OrderOf.DELEGATIONS)


@protocol_only
@require_safe
def principals(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, OrderOf.PRINCIPALS)


def _page(request: MemberRequest, of: str) -> HttpResponse:
    form = OrderFilterForm(ranks_in_words(classes_of(request.conference)), request.GET)
    found = order_on(request.conference, of, form.day(today()))
    said = in_words(request, found)
    lines = said.lines()
    shown = _narrowed(lines, form.asked())
    page = {
        "of": of,
        "here": PAGES[OrderOf(of)],
        "title": words.TITLES[OrderOf(of)],
        "form": form,
        "order": found,
        "lines": shown,
        "total": len(lines),
        "narrowed": form.has_changed(),
        "other_day": found.day != today(),
        "query": request.GET.urlencode(),
        "rule": words.rule_in_words(found),
        "figures": _figures(request, found),
        "unkept": [
            (row, said.placed(row), words.why_unkept(row, each)) for row, each in found.unkept
        ],
        "apart": [
            (line.placed, [said.called(key) for key in found.apart[line.line.placed.pk]])
            for line in lines
            if line.line.placed and line.line.placed.pk in found.apart
        ],
    }
    return render(request, "protocol/order.html", page)


def _narrowed(lines: list[words.LineInWords], asked: dict[str, str]) -> list[words.LineInWords]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    lacks = str(words.MISSING.get(asked["lacks"], ""))
    return [
        each
        for each in lines
        if (not terms or fits(terms, [each.name, each.native, each.of, each.rank]))
        and (not lacks or lacks in each.missing)
        and (not asked["rank"] or (each.line.office and each.line.office.rank == asked["rank"]))
    ]


def _figures(request: MemberRequest, found: FoundOrder) -> list[dict[str, Any]]:
    """What is missing, each leading to the rows; what is not missing is not shown."""
    url = reverse(PAGES[OrderOf(found.of)], args=[request.conference.slug])
    return [
        {"value": len(found.missing[what]), "label": label, "url": f"{url}?lacks={what}"}
        for what, label in words.MISSING.items()
        if found.missing.get(what)
    ]


# ---- to take along


@protocol_only
@require_safe
def order_file(request: MemberRequest, slug: str, of: str, kind: str) -> HttpResponse:
    """The rows that are shown, on the day that is shown."""
    _kind(of)
    form = OrderFilterForm(ranks_in_words(classes_of(request.conference)), request.GET)
    found = order_on(request.conference, of, form.day(today()))
    lines = _narrowed(in_words(request, found).lines(), form.asked())
    return as_file(request.conference, found, lines, kind)


def as_file(
    conference: Conference,
    found: FoundOrder,
    lines: list[words.LineInWords],
    kind: str,
    *,
    note: str = "",
    number: int = 0,
) -> HttpResponse:
    """number   of an order that was settled"""
    name = f"{conference.slug}-precedence-{found.of}-{number or found.day.isoformat()}"
    if kind != "pdf":
        heads, rows = words.as_rows(found, lines)
        return download(name, kind, heads, rows)
    paper = words.paper_of(found, lines, note)
    answer = HttpResponse(as_pdf(conference, paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _kind(of: str) -> OrderOf:
    if of not in OrderOf.values:
        raise Http404
    return OrderOf(of)


# ---- by hand


@protocol_only
@require_safe
def place(request: MemberRequest, slug: str, of: str, key: int) -> HttpResponse:
    found = order_now(request, _kind(of))
    return _place_page(request, found, key)


def _place_page(
    request: MemberRequest,
    found: FoundOrder,
    key: int,
    form: PlaceByHandForm | None = None,
    status: int = 200,
) -> HttpResponse:
    line = found.line_of(key)
    if line is None:
        raise Http404
    said = in_words(request, found)
    lines = said.lines()
    ours = next(each for each in lines if each.line.key == key)
    form = form or PlaceByHandForm(_others(lines, key), initial={"seen": found.revision})
    page = {
        "of": found.of,
        "line": ours,
        "form": form,
        "crumbs": crumbs(request, (PAGES[OrderOf(found.of)], str(words.TITLES[OrderOf(found.of)]))),
    }
    return render(request, "protocol/place.html", page, status=status)


def _others(lines: list[words.LineInWords], key: int) -> list[tuple[str, str]]:
    return [
        (
            str(each.line.key),
            " · ".join(filter(None, (str(each.line.place), each.name, each.of or each.native))),
        )
        for each in lines
        if each.line.key != key
    ]


@protocol_only
@deed
def place_set(request: MemberRequest, slug: str, of: str, key: int) -> HttpResponse:
    found = order_now(request, _kind(of))
    lines = in_words(request, found).lines()
    form = PlaceByHandForm(_others(lines, key), request.POST)
    if not form.is_valid():
        return _place_page(request, found, key, form, status=422)
    told, by = form.cleaned_data, request.by
    if not done(
        form,
        lambda: actions.place_by_hand(
            request.conference,
            of,
            key,
            side=told["side"],
            beside=int(told["beside"]),
            reason=told["reason"],
            seen=told["seen"],
            by=by,
        ),
    ):
        return _place_page(request, found, key, form, status=409)
    messages.success(request, _("Placed. The decision can be undone in the list."))
    return redirect(f"{reverse(PAGES[OrderOf(of)], args=[slug])}#row-{key}")


@protocol_only
@deed
def place_undo(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = get_object_or_404(
        PlacedByHand.objects.select_related("precedence"),
        pk=pk,
        precedence__conference=request.conference,
    )
    actions.undo_place(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("The decision has been undone; the rule places the row again."))
    return redirect(PAGES[OrderOf(row.precedence.of)], slug)
