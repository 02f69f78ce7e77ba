"""Hotels, the rooms they hold, the nights that are short, and the list that goes to each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.names import called_by_number
from plenipo.kit.forms import done, seen_in
from plenipo.kit.sheets import download
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import hotels as actions
from plenipo.welcome.actions.rooms import send_rooms
from plenipo.welcome.formats.paper import list_as_pdf
from plenipo.welcome.forms.rooms import AllotmentForm, HotelForm
from plenipo.welcome.models import Hotel, RoomAllotment, SentRooms
from plenipo.welcome.queries.hotels import (
    TableOfNights,
    allotments_of,
    hotels_of,
    last_sent,
    nights_of,
    room_rows,
    rooms_taken,
)
from plenipo.welcome.views.frame import crumbs, drawn_page, edited
from plenipo.welcome.words import rooms as words
from plenipo.welcome.words.board import SheetDifference


@welcome_only
@require_safe
def hotels(request: MemberRequest, slug: str) -> HttpResponse:
    return _hotels_page(request, HotelForm())


def _hotels_page(request: MemberRequest, form: HotelForm, status: int = 200) -> HttpResponse:
    table = nights_of(request.conference, timezone.localdate())
    page = {"form": form, "table": table, "hotels": hotels_of(request.conference)}
    return render(request, "welcome/hotels.html", page, status=status)


@welcome_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = HotelForm(request.POST)
    made: list[Hotel] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            actions.add_hotel(request.conference, by=request.by, **form.cleaned_data)
        ),
        at="name",
    ):
        messages.success(request, _("Saved. Enter the rooms it holds."))
        return redirect("welcome:hotel", slug, made[0].pk)
    return _hotels_page(request, form, 422)


# ---- one


def _hotel(request: MemberRequest, pk: int) -> Hotel:
    return get_object_or_404(hotels_of(request.conference).select_related("conference"), pk=pk)


@welcome_only
@require_safe
def hotel(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _hotel(request, pk)
    form = HotelForm(initial=HotelForm.initial_of(row))
    return _page(request, row, drawn_page(form, row))


def _page(
    request: MemberRequest, row: Hotel, page: dict[str, Any], allot: AllotmentForm | None = None
) -> HttpResponse:
    table, lines = _lines(request, row)
    before = last_sent(row)
    more = {
        "table": table,
        "lines": lines,
        "lead": words.lead_of_rooms(lines),
        "before": before,
        "changed": _changed(before, lines),
        "allotments": allotments_of(request.conference).filter(hotel=row),
        "allot": allot or AllotmentForm(request.conference, initial=_usual(request)),
        "crumbs": crumbs(request, ("welcome:hotels", _("Hotels"))),
    }
    return render(request, "welcome/hotel.html", {**page, **more}, status=page.get("status", 200))


def _usual(request: MemberRequest) -> dict[str, Any]:
    conference = request.conference
    return {"first": conference.starts, "last": conference.ends}


def _lines(request: MemberRequest, row: Hotel) -> tuple[TableOfNights, list[words.LineOfRoom]]:
    table = nights_of(request.conference, timezone.localdate(), row)
    found = rooms_taken(request.conference).filter(hotel=row).order_by("room_number", "first", "pk")
    rows = room_rows(request.conference, reader_of(request.member), found, table.short)
    return table, words.lines_of_rooms(rows)


def _changed(before: SentRooms | None, lines: list[words.LineOfRoom]) -> list[SheetDifference]:
    if before is None:
        return []
    gone = {each[5] for each in before.said.values()}
    return words.rooms_changed(before.said, lines, called_by_number(gone) if gone else {})


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _hotel(request, pk)

    def save(form: Any, seen: int) -> None:
        actions.change_hotel(row, seen=seen, by=request.by, **form.cleaned_data)

    page = edited(request, row, HotelForm, HotelForm.initial_of(row), save)
    if page is None:
        messages.success(request, _("Saved."))
        return redirect("welcome:hotel", slug, pk)
    return _page(request, row, page)


@welcome_only
@deed
def delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_hotel(_hotel(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The hotel has been deleted."))
    return redirect("welcome:hotels", slug)


@welcome_only
@require_safe
def hotel_file(request: MemberRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    row = _hotel(request, pk)
    heads, rows = words.rooms_as_rows(_lines(request, row)[1])
    return download(f"{slug}-rooming-list-{row.pk}", kind, heads, rows)


@welcome_only
@deed
def send(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A PDF; what it says is kept, so that the next one can tell what changed."""
    row = _hotel(request, pk)
    _table, lines = _lines(request, row)
    changed = _changed(last_sent(row), lines)
    sent = send_rooms(row, words.said_of_rooms(lines), by=request.by)
    paper = words.rooms_on_paper(
        row, lines, number=sent.number, sent=timezone.now(), changed=changed
    )
    return as_pdf(request, paper, f"{slug}-rooming-list-{row.pk}-{sent.number}")


def as_pdf(request: MemberRequest, paper: dict[str, Any], name: str) -> HttpResponse:
    answer = HttpResponse(list_as_pdf(request.conference, paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


# ---- allotments


@welcome_only
@deed
def allot(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _hotel(request, pk)
    form = AllotmentForm(request.conference, request.POST)
    if form.is_valid() and done(
        form, lambda: actions.allot(row, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("welcome:hotel", slug, pk)
    page = drawn_page(HotelForm(initial=HotelForm.initial_of(row)), row)
    return _page(request, row, {**page, "status": 422}, form)


def _allotment(request: MemberRequest, pk: int) -> RoomAllotment:
    return get_object_or_404(allotments_of(request.conference), pk=pk)


@welcome_only
@require_safe
def allotment(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _allotment(request, pk)
    form = AllotmentForm(request.conference, initial=AllotmentForm.initial_of(row))
    return _allotment_page(request, drawn_page(form, row))


def _allotment_page(request: MemberRequest, page: dict[str, Any]) -> HttpResponse:
    more = {"crumbs": crumbs(request, ("welcome:hotels", _("Hotels")))}
    status = page.get("status", 200)
    return render(request, "welcome/allotment.html", {**page, **more}, status=status)


@welcome_only
@deed
def allotment_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _allotment(request, pk)

    def form_of(*args: Any, **kwargs: Any) -> AllotmentForm:
        return AllotmentForm(request.conference, *args, **kwargs)

    def save(form: Any, seen: int) -> None:
        actions.change_allotment(row, seen=seen, by=request.by, **form.cleaned_data)

    page = edited(request, row, form_of, AllotmentForm.initial_of(row), save)
    if page is None:
        messages.success(request, _("Saved."))
        return redirect("welcome:hotel", slug, row.hotel_id)
    return _allotment_page(request, page)


@welcome_only
@deed
def allotment_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _allotment(request, pk)
    actions.remove_allotment(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Removed."))
    return redirect("welcome:hotel", slug, row.hotel_id)
