"""Principals, their ranks and offices."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegate
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import offices as actions
from plenipo.protocol.forms.offices import DeclineForm, OfficeFilterForm, OfficeForm
from plenipo.protocol.models import Tenure
from plenipo.protocol.queries import offices as queries
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.views.frame import crumbs, today
from plenipo.protocol.words.offices import OfficeLine, office_lines
from plenipo.protocol.words.ranks import NO_RANK, ranks_in_words
from plenipo.records.actions import changed_first
from plenipo.registry.queries.finding import fits, terms_of

PER_PAGE = 100


@protocol_only
@require_safe
def offices(request: MemberRequest, slug: str) -> HttpResponse:
    ranks = ranks_in_words(classes_of(request.conference))
    lines = _lines(request, ranks)
    form = OfficeFilterForm(ranks, request.GET)
    found = _narrowed(lines, form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "form": form,
        "lines": shown,
        "page": shown,
        "total": len(lines),
        "narrowed": form.has_changed(),
        "query": request.GET.urlencode(),
        "figures": _figures(request, lines),
        "ranks": ranks.items(),
    }
    return render(request, "protocol/offices.html", page)


def _lines(request: MemberRequest, ranks: dict[str, str]) -> list[OfficeLine]:
    """Everybody who may have a rank, those of whom something is missing first."""
    delegates = list(queries.may_have_rank(request.conference))
    then = queries.principals_then(request.conference, classes_of(request.conference), today())
    there = {each.delegation_id: each.delegation for each in delegates}
    people = queries.persons_of(request.conference, reader_of(request.member), there.values())
    return office_lines(delegates, then, people, ranks)


def _narrowed(lines: list[OfficeLine], asked: dict[str, str]) -> list[OfficeLine]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    return [
        each
        for each in lines
        if (not terms or fits(terms, [each.name, each.native, each.of, each.office]))
        and (not asked["show"] or asked["show"] in each.lacks)
        and (not asked["rank"] or each.rank_key == asked["rank"])
        and (asked["q"] or asked["show"] or asked["rank"] or each.principal)
    ]


def _figures(request: MemberRequest, lines: list[OfficeLine]) -> list[dict[str, Any]]:
    url = reverse("protocol:offices", args=[request.conference.slug])
    labels = {
        "rank": _("heads of delegation without a rank"),
        "since": _("without a date of taking office"),
        "stated": _("statements to be confirmed"),
    }
    return [
        {"value": n, "label": label, "url": f"{url}?show={what}"}
        for what, label in labels.items()
        if (n := sum(what in each.lacks for each in lines))
    ]


@protocol_only
@deed
def offices_rank(request: MemberRequest, slug: str) -> HttpResponse:
    """The rank chosen above the list, for the rows selected."""
    ranks = ranks_in_words(classes_of(request.conference))
    rank = request.POST.get("rank", "")
    rows = [pk for each in request.POST.getlist("row") if (pk := whole(each, 0))]
    if rank not in ranks:
        raise Refused(_("Choose the rank above the list."))
    if not rows:
        raise Refused(_("Select at least one person."))
    n = actions.set_ranks(request.conference, rows, rank, by=request.by)
    said = ngettext(
        "%(n)s person now has the rank “%(rank)s”.",
        "%(n)s persons now have the rank “%(rank)s”.",
        n,
    )
    messages.success(request, said % {"n": n, "rank": ranks[rank]})
    here = reverse("protocol:offices", args=[slug])
    return redirect(f"{here}?{request.GET.urlencode()}" if request.GET else here)


# ---- one person


def _delegate(request: MemberRequest, pk: int) -> Delegate:
    return get_object_or_404(queries.may_have_rank(request.conference), pk=pk)


@protocol_only
@require_safe
def person(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _person_page(request, _delegate(request, pk))


def _person_page(
    request: MemberRequest,
    delegate: Delegate,
    form: OfficeForm | None = None,
    declined: tuple[int, DeclineForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    ranks = ranks_in_words(classes_of(request.conference))
    seen = queries.persons_of(
        request.conference, reader_of(request.member), [delegate.delegation]
    ).get(delegate.pk)
    rows = list(queries.tenures_of(delegate))
    page = {
        "delegate": delegate,
        "person": seen,
        "form": form or OfficeForm(ranks),
        "rows": [
            (
                row,
                ranks.get(row.rank, str(NO_RANK)),
                declined[1]
                if declined and declined[0] == row.pk
                else DeclineForm(initial={"seen": row.revision}, auto_id=f"no{row.pk}_%s"),
            )
            for row in rows
        ],
        "present": sum(row.state == Tenure.State.CONFIRMED and not row.until for row in rows),
        "crumbs": crumbs(request, ("protocol:offices", _("Ranks and offices"))),
    }
    return render(request, "protocol/person.html", page, status=status)


@protocol_only
@deed
def office_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    delegate = _delegate(request, pk)
    form = OfficeForm(ranks_in_words(classes_of(request.conference)), request.POST)
    if not form.is_valid():
        return _person_page(request, delegate, form, status=422)
    if not done(form, lambda: actions.enter_office(delegate, by=request.by, **form.cleaned_data)):
        return _person_page(request, delegate, form, status=409)
    messages.success(request, _("Saved."))
    return redirect("protocol:person", slug, pk)


def _tenure(request: MemberRequest, pk: int) -> Tenure:
    found = Tenure.objects.filter(delegate__delegation__conference=request.conference)
    return get_object_or_404(found.select_related("delegate__delegation__country"), pk=pk)


@protocol_only
@require_safe
def office(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _tenure(request, pk)
    form = OfficeForm(
        ranks_in_words(classes_of(request.conference)), initial=OfficeForm.initial_of(row)
    )
    return _office_page(request, row, form, row.revision, was=drawn(form))


def _office_page(
    request: MemberRequest,
    row: Tenure,
    form: OfficeForm,
    seen: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "row": row,
        "form": form,
        "seen": seen,
        "crumbs": crumbs(request, ("protocol:offices", _("Ranks and offices"))),
        **more,
    }
    return render(request, "protocol/office.html", page, status=status)


@protocol_only
@deed
def office_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _tenure(request, pk), seen_in(request)
    ranks = ranks_in_words(classes_of(request.conference))
    if row.revision != seen:
        now = OfficeForm(ranks, initial=OfficeForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        form = OfficeForm(ranks, found.data)
        return _office_page(request, row, form, row.revision, status=409, overtaken=found)
    form = OfficeForm(ranks, request.POST)
    if form.is_valid() and done(
        form, lambda: actions.change_office(row, seen=seen, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("protocol:person", slug, row.delegate_id)
    was = request.POST.get("was", "")
    return _office_page(request, row, form, seen, status=422, was=was)


@protocol_only
@deed
def office_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _tenure(request, pk)
    actions.delete_office(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("The office has been deleted."))
    return redirect("protocol:person", slug, row.delegate_id)


@protocol_only
@deed
def office_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _tenure(request, pk)
    actions.confirm_office(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Confirmed. The office now counts in the order."))
    return redirect("protocol:person", slug, row.delegate_id)


@protocol_only
@deed
def office_decline(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _tenure(request, pk)
    form = DeclineForm(request.POST, auto_id=f"no{row.pk}_%s")
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.decline_office(row, told["reason"], seen=told["seen"], by=request.by),
        at="reason",
    ):
        return _person_page(request, row.delegate, declined=(row.pk, form), status=422)
    messages.success(request, _("The statement has not been accepted; the delegation reads why."))
    return redirect("protocol:person", slug, row.delegate_id)
