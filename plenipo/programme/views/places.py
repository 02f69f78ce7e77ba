"""Venues, buildings, rooms, walks and days on one page; one room on its own; arrivals and departures."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.finding import people_found
from plenipo.delegations.queries.people import persons_seen_by
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.sheets import clean
from plenipo.people.models import Person
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import places as actions
from plenipo.programme.actions.template import CLOSES, OPENS
from plenipo.programme.forms.places import (
    BuildingForm,
    DayForm,
    RoomForm,
    StayForm,
    StretchForm,
    VenueForm,
    WalkForm,
)
from plenipo.programme.models import Day, Room, RoomHours
from plenipo.programme.queries import places as queries
from plenipo.programme.views.frame import crumbs, frame
from plenipo.programme.words.places import room_changed


@any_member
@require_safe
def places(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _page(request: MemberRequest, status: int = 200, **typed: forms.Form) -> HttpResponse:
    """`typed`: the form that was wrong, as it was typed; the others are empty."""
    conference = request.conference
    days = list(queries.days_of(conference))
    walks = queries.walks_of(conference)
    page = {
        **frame(request, "programme:places"),
        "venues": queries.venues_of(conference),
        "walks": walks,
        "days": days,
        "venue_form": VenueForm(prefix="venue"),
        "building_form": BuildingForm(conference, prefix="building"),
        "walk_form": WalkForm(conference, prefix="walk", initial={"seen": WalkForm.seen_of(walks)}),
        "day_form": DayForm(prefix="day", initial=_next_day(conference, days)),
        "several": queries.buildings_of(conference).count() > 1,
        **typed,
    }
    return render(request, "programme/places.html", page, status=status)


def _next_day(conference: Conference, days: list[Day]) -> dict[str, Any]:
    """What most likely comes next: the day after the last, with its hours."""
    if not days:
        return {"day": conference.starts, "opens": f"{OPENS:%H:%M}", "closes": f"{CLOSES:%H:%M}"}
    last = days[-1]
    hours = {"opens": f"{last.opens:%H:%M}", "closes": f"{last.closes:%H:%M}"}
    return {"day": last.date + timedelta(days=1), **hours}


@planners_only
@deed
def venue_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = VenueForm(request.POST, prefix="venue")
    if not form.is_valid():
        return _page(request, 422, venue_form=form)
    actions.add_venue(request.conference, by=request.by, **form.cleaned_data)
    return _kept(request)


@planners_only
@deed
def building_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = BuildingForm(request.conference, request.POST, prefix="building")
    if not form.is_valid():
        return _page(request, 422, building_form=form)
    actions.add_building(by=request.by, **form.cleaned_data)
    return _kept(request)


@planners_only
@deed
def walk_set(request: MemberRequest, slug: str) -> HttpResponse:
    form = WalkForm(request.conference, request.POST, prefix="walk")
    try:
        if form.is_valid() and done(
            form,
            lambda: actions.set_walk(by=request.by, **form.values),
            at="other",
        ):
            return _kept(request)
    except actions.WalkOvertaken as why:
        again = form.shown_again(queries.walks_of(request.conference), str(why))
        return _page(request, 409, walk_form=again)
    return _page(request, 422, walk_form=form)


@planners_only
@deed
def day_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = DayForm(request.POST, prefix="day")
    if form.is_valid() and done(
        form,
        lambda: actions.add_day(request.conference, by=request.by, **form.cleaned_data),
        at="day",
    ):
        return _kept(request)
    return _page(request, 422, day_form=form)


def _kept(request: MemberRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("programme:places", request.conference.slug)


@planners_only
@require_safe
def room_new(request: MemberRequest, slug: str) -> HttpResponse:
    return _room_page(request, RoomForm(request.conference))


@planners_only
@deed
def room_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = RoomForm(request.conference, request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.add_room(request.conference, by=request.by, **form.cleaned_data),
        at="code",
    ):
        return _kept(request)
    return _room_page(request, form, status=422)


@planners_only
@require_safe
def room(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = _room_or_404(request, pk)
    form = RoomForm(request.conference, initial=RoomForm.initial_of(shown))
    return _room_page(request, form, shown, shown.revision, was=drawn(form))


@planners_only
@deed
def room_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, seen = _room_or_404(request, pk), seen_in(request)
    if shown.revision != seen:
        now = RoomForm(request.conference, initial=RoomForm.initial_of(shown))
        found = overtaken(room_changed(), now, request.POST)
        form = RoomForm(request.conference, found.data)
        return _room_page(request, form, shown, shown.revision, status=409, overtaken=found)
    form = RoomForm(request.conference, request.POST)
    if form.is_valid() and done(
        form, lambda: actions.change_room(shown, seen=seen, by=request.by, **form.cleaned_data)
    ):
        return _kept(request)
    return _room_page(request, form, shown, seen, status=422, was=request.POST.get("was", ""))


def _room_or_404(request: MemberRequest, pk: int) -> Room:
    return get_object_or_404(queries.rooms_of(request.conference), pk=pk)


def _room_page(
    request: MemberRequest,
    form: RoomForm,
    shown: Room | None = None,
    seen: int = 0,
    status: int = 200,
    hours_form: StretchForm | None = None,
    **more: Any,
) -> HttpResponse:
    page = {
        **frame(request),
        **more,
        "form": form,
        "room": shown,
        "seen": seen,
        "hours_form": hours_form or StretchForm(prefix="hours"),
        "crumbs": crumbs(request),
    }
    return render(request, "programme/room.html", page, status=status)


@planners_only
@require_safe
def rooms_order(request: MemberRequest, slug: str) -> HttpResponse:
    return _order_page(request)


def _order_page(
    request: MemberRequest, status: int = 200, why: str = "", **typed: str
) -> HttpResponse:
    """`typed`: the places as they were typed, by the names of their inputs."""
    rooms = queries.rooms_of(request.conference)
    lines = [
        (room, place, typed.get(f"room_{room.pk}", str(place)))
        for place, room in enumerate(rooms, start=1)
    ]
    page = {
        **frame(request),
        "lines": lines,
        "seen": queries.order_seen(rooms),
        "why": why,
        "crumbs": crumbs(request),
    }
    return render(request, "programme/rooms_order.html", page, status=status)


@planners_only
@deed
def rooms_order_save(request: MemberRequest, slug: str) -> HttpResponse:
    """A number for each room, or `do=codes`. Whatever is no number stands last."""
    asked: dict[int, int] | None = None
    if request.POST.get("do") != "codes":
        typed = {
            room.pk: request.POST.get(f"room_{room.pk}", "")
            for room in queries.rooms_of(request.conference)
        }
        asked = {pk: int(n) for pk, n in typed.items() if n.isdecimal() and len(n) < 6}
    seen = request.POST.get("seen") or "-"
    try:
        actions.order_rooms(request.conference, asked, seen=seen, by=request.by)
    except Refused as no:
        kept = {name: str(n) for name, n in request.POST.items() if name.startswith("room_")}
        return _order_page(request, 409, str(no), **kept)
    messages.success(request, _("The order of the rooms has been saved."))
    return redirect("programme:rooms-order", slug)


@planners_only
@deed
def hours_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, form = _room_or_404(request, pk), StretchForm(request.POST, prefix="hours")
    if not form.is_valid():
        first = RoomForm(request.conference, initial=RoomForm.initial_of(shown))
        return _room_page(request, first, shown, shown.revision, 422, hours_form=form)
    actions.add_hours(shown, by=request.by, **form.cleaned_data)
    return redirect("programme:room", slug, pk)


@planners_only
@deed
def hours_drop(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = RoomHours.objects.filter(room__conference=request.conference).select_related("room")
    hours = get_object_or_404(found, pk=pk)
    actions.drop_hours(hours, by=request.by)
    messages.success(request, _("The hours have been deleted."))
    return redirect("programme:room", slug, hours.room_id)


@any_member
@require_safe
def stays(request: MemberRequest, slug: str) -> HttpResponse:
    """Arrivals and departures that are known; a search finds whose are not."""
    conference, reader = request.conference, reader_of(request.member)
    known = {stay.person_id: stay for stay in queries.stays_of(conference)}
    seen = persons_seen_by(reader, known, conference)
    words = clean(request.GET.get("q", ""))[:100]
    found = people_found(reader, conference, words) if words else []
    page = {
        **frame(request, "programme:stays"),
        "lines": [(one, known[pk]) for pk, one in seen.items()],
        "found": [(pk, one, known.get(pk)) for pk, one in found],
        "words": words,
    }
    return render(request, "programme/stays.html", page)


@planners_only
@require_safe
def stay(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    known = queries.stays_of(request.conference).filter(person=person).first()
    first: dict[str, Any] = {"arrives": known.arrives, "leaves": known.leaves} if known else {}
    first["seen"] = known.revision if known else 0
    return _stay_page(request, person, StayForm(initial=first))


@planners_only
@deed
def stay_keep(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    form = StayForm(request.POST)
    if not form.is_valid():
        return _stay_page(request, person, form, status=422)
    found = Person.objects.filter(delegates__delegation__conference=request.conference).distinct()
    one = get_object_or_404(found, pk=person)
    actions.keep_stay(request.conference, one, by=request.by, **form.cleaned_data)
    messages.success(request, _("Arrival and departure have been saved."))
    return redirect("programme:stays", slug)


def _stay_page(
    request: MemberRequest, person: int, form: StayForm, status: int = 200
) -> HttpResponse:
    reader = reader_of(request.member)
    seen: dict[int, Any] = persons_seen_by(reader, [person], request.conference)
    if person not in seen:
        raise Http404
    page = {
        **frame(request),
        "form": form,
        "one": seen[person],
        "person": person,
        "crumbs": crumbs(request),
    }
    return render(request, "programme/stay.html", page, status=status)
