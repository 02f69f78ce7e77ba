"""Who sleeps where: the list of rooms, one of them, many at a time."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.sheets import download
from plenipo.registry.queries.finding import fits, terms_of
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import rooms as actions
from plenipo.welcome.forms.journeys import DelegationForm
from plenipo.welcome.forms.rooms import NOWHERE, LodgingForm, RoomFilterForm
from plenipo.welcome.models import Lodging
from plenipo.welcome.queries.hotels import (
    hotels_of,
    last_pasted_rooms,
    lodgings_of,
    nights_of,
    room_rows,
    rooms_taken,
)
from plenipo.welcome.queries.journeys import delegations_that_come
from plenipo.welcome.views.frame import crumbs, drawn_page, edited, who_travels
from plenipo.welcome.words import rooms as words


@welcome_only
@require_safe
def rooms(request: MemberRequest, slug: str) -> HttpResponse:
    hotels = list(hotels_of(request.conference))
    form = RoomFilterForm(hotels, request.GET)
    lines = _asked_for(request, form)
    page = {
        "form": form,
        "lines": lines,
        "lead": words.lead_of_rooms(lines),
        "hotels": hotels,
        "total": lodgings_of(request.conference).exists() if not lines else True,
        "pasted": last_pasted_rooms(request.conference),
        "query": request.GET.urlencode(),
    }
    return render(request, "welcome/rooms.html", page)


def _asked_for(request: MemberRequest, form: RoomFilterForm) -> list[words.LineOfRoom]:
    asked, conference = form.asked(), request.conference
    found = (
        lodgings_of(conference).filter(cancelled=True)
        if asked["show"] == "cancelled"
        else rooms_taken(conference)
    )
    if asked["show"] == "stated":
        found = found.filter(by_party=True)
    if asked["hotel"] == NOWHERE:
        found = found.filter(hotel=None)
    elif asked["hotel"]:
        found = found.filter(hotel=whole(asked["hotel"], 0))
    found = found.order_by("hotel__name", "room_number", "delegation__plate_name", "first", "pk")
    short = nights_of(conference, timezone.localdate()).short
    rows = room_rows(conference, reader_of(request.member), found, short)
    if asked["show"] == "gaps":
        rows = [each for each in rows if each.gaps]
    lines = words.lines_of_rooms(rows)
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    if not terms:
        return lines
    return [
        each
        for each in lines
        if fits(terms, [each.of, each.row.lodging.room_number, each.hotel, *each.names])
    ]


@welcome_only
@require_safe
def rooms_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The rows that are shown."""
    form = RoomFilterForm(hotels_of(request.conference), request.GET)
    heads, rows = words.rooms_as_rows(_asked_for(request, form))
    return download(f"{slug}-rooms", kind, heads, rows)


@welcome_only
@deed
def place(request: MemberRequest, slug: str) -> HttpResponse:
    """The rows selected are in the hotel chosen above the list."""
    chosen = [pk for each in request.POST.getlist("row") if (pk := whole(each, 0))]
    hotel = whole(request.POST.get("hotel", ""), 0)
    if not hotel:
        raise Refused(_("Choose the hotel above the list."))
    if not chosen:
        raise Refused(_("Select at least one row."))
    there = get_object_or_404(hotels_of(request.conference), pk=hotel)
    n = actions.place_many(request.conference, chosen, there, by=request.by)
    said = ngettext(
        "%(n)s more room is now in %(hotel)s.", "%(n)s more rooms are now in %(hotel)s.", n
    )
    messages.success(request, said % {"n": n, "hotel": there.name})
    return redirect(f"{reverse('welcome:rooms', args=[slug])}?{request.GET.urlencode()}")


# ---- one


def _form(request: MemberRequest, delegation: Delegation, *args: Any, **kwargs: Any) -> LodgingForm:
    delegation.conference = request.conference
    who = who_travels(reader_of(request.member), delegation)
    return LodgingForm(request.conference, hotels_of(request.conference), who, *args, **kwargs)


@welcome_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """First the delegation, then its form."""
    rows = delegations_that_come(request.conference)
    asked = whole(request.GET.get("delegation", ""), 0)
    if not asked:
        form = DelegationForm(rows)
        named = in_order([(str(row.pk), with_country(row)) for row in rows], key=lambda row: row[1])
        form.fields["delegation"].choices = named  # type: ignore[attr-defined]
        page = {"form": form, "crumbs": _crumbs(request)}
        return render(request, "welcome/room_whose.html", page)
    delegation = get_object_or_404(rows, pk=asked)
    conference = request.conference
    first = {"first": conference.starts, "last": conference.ends, "seen": 0}
    return _new_page(request, delegation, _form(request, delegation, initial=first))


def _crumbs(request: MemberRequest) -> list[dict[str, str]]:
    return crumbs(request, ("welcome:rooms", pgettext("hotel", "Rooms")))


def _new_page(
    request: MemberRequest, delegation: Delegation, form: LodgingForm, status: int = 200
) -> HttpResponse:
    page = {"form": form, "delegation": delegation, "crumbs": _crumbs(request)}
    return render(request, "welcome/room.html", page, status=status)


@welcome_only
@deed
def add(request: MemberRequest, slug: str, delegation: int) -> HttpResponse:
    of = get_object_or_404(delegations_that_come(request.conference), pk=delegation)
    form = _form(request, of, request.POST)
    if not form.is_valid():
        return _new_page(request, of, form, 422)
    if not done(form, lambda: actions.enter_room(of, form.values, form.delegates, by=request.by)):
        return _new_page(request, of, form, 409)
    messages.success(request, _("Saved."))
    return redirect("welcome:rooms", slug)


def _one(request: MemberRequest, pk: int) -> Lodging:
    return get_object_or_404(lodgings_of(request.conference).select_related("conference"), pk=pk)


@welcome_only
@require_safe
def room(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)
    form = _form(request, row.delegation, initial=LodgingForm.initial_of(row))
    return _page(request, drawn_page(form, row))


def _page(request: MemberRequest, page: dict[str, Any]) -> HttpResponse:
    row = page["row"]
    short = nights_of(request.conference, timezone.localdate()).short
    found = lodgings_of(request.conference).filter(pk=row.pk)
    (told,) = room_rows(request.conference, reader_of(request.member), found, short)
    (line,) = words.lines_of_rooms([told])
    others = rooms_taken(request.conference).filter(delegation=row.delegation).exclude(pk=row.pk)
    more = {
        "line": line,
        "delegation": row.delegation,
        "others": others,
        "crumbs": _crumbs(request),
    }
    status = page.get("status", 200)
    return render(request, "welcome/room.html", {**page, **more}, status=status)


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)

    def form_of(*args: Any, **kwargs: Any) -> LodgingForm:
        return _form(request, row.delegation, *args, **kwargs)

    def save(form: Any, seen: int) -> None:
        actions.change_room(row, form.values, form.delegates, seen=seen, by=request.by)

    page = edited(request, row, form_of, LodgingForm.initial_of(row), save)
    if page is None:
        messages.success(request, _("Saved."))
        return redirect("welcome:rooms", slug)
    return _page(request, page)


@welcome_only
@deed
def cancel(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.cancel_room(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Cancelled. It can be reinstated on its page."))
    return redirect("welcome:room", slug, pk)


@welcome_only
@deed
def reinstate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.reinstate_room(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Reinstated."))
    return redirect("welcome:room", slug, pk)
