"""Venues, buildings and days edited; they and rooms deleted, with what hangs on them said first and moved if wished."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.kit.days import day_name
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.programme.access import MemberRequest, deed, planners_only
from plenipo.programme.actions import places as actions
from plenipo.programme.actions import removal
from plenipo.programme.forms.places import HoursForm, MoveToForm, PlaceNameForm
from plenipo.programme.models import Building, Day, Room, Venue
from plenipo.programme.queries import places as queries
from plenipo.programme.queries.hanging import Thing
from plenipo.programme.views.frame import crumbs, frame
from plenipo.programme.words.hanging import what_hangs_on
from plenipo.records.actions import who_was_first

KINDS = ("venue", "building", "day", "room")
DROPS: dict[str, Any] = {
    "venue": removal.drop_venue,
    "building": removal.drop_building,
    "day": removal.drop_day,
    "room": removal.drop_room,
}
SAID = {
    "venue": gettext_lazy("The venue has been deleted."),
    "building": gettext_lazy("The building has been deleted."),
    "day": gettext_lazy("The day has been deleted."),
    "room": gettext_lazy("The room has been deleted."),
}
STAYS = {
    "day": gettext_lazy(
        "If no new day is set, its sessions keep this date, outside the days of the programme."
    ),
    "room": gettext_lazy("If no new room is set, its sessions have no room."),
}


def _thing(conference: Conference, kind: str, pk: int) -> Thing:
    found: dict[str, Any] = {
        "venue": Venue.objects.filter(conference=conference),
        "building": queries.buildings_of(conference),
        "day": queries.days_of(conference),
        "room": queries.rooms_of(conference),
    }
    thing: Thing = get_object_or_404(found[kind], pk=pk)
    if isinstance(thing, (Day, Room)):
        thing.conference = conference
    return thing


def _name(thing: Thing) -> str:
    return day_name(thing.date) if isinstance(thing, Day) else str(thing)


# ---- edited


def _editable(request: MemberRequest, kind: str, pk: int) -> Venue | Building | Day:
    thing = _thing(request.conference, kind, pk)
    if isinstance(thing, Room):
        raise Http404  # it has a page of its own
    return thing


def _edit_form(thing: Thing, data: Any = None) -> forms.Form:
    if isinstance(thing, Day):
        hours = {"opens": f"{thing.opens:%H:%M}", "closes": f"{thing.closes:%H:%M}"}
        return HoursForm(data, initial=hours)
    return PlaceNameForm(data, initial={"name": thing.name})


def _edit_page(
    request: MemberRequest,
    kind: str,
    thing: Venue | Building | Day,
    form: forms.Form,
    seen: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    slug = request.conference.slug
    page = {
        **frame(request),
        **more,
        "seen": seen,
        "form": form,
        "name": _name(thing),
        "action": reverse("programme:place-change", args=[slug, kind, thing.pk]),
        "remove_url": reverse("programme:place-drop-ask", args=[slug, kind, thing.pk]),
        "crumbs": crumbs(request),
    }
    return render(request, "programme/place_edit.html", page, status=status)


@planners_only
@require_safe
def edit(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    thing = _editable(request, kind, pk)
    form = _edit_form(thing)
    return _edit_page(request, kind, thing, form, thing.revision, was=drawn(form))


@planners_only
@deed
def change(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    thing, seen = _editable(request, kind, pk), seen_in(request)
    if thing.revision != seen:
        found = overtaken(who_was_first(thing), _edit_form(thing), request.POST)
        again = _edit_form(thing, found.data)
        return _edit_page(request, kind, thing, again, thing.revision, 409, overtaken=found)
    form = _edit_form(thing, request.POST)
    if not form.is_valid():
        was = request.POST.get("was", "")
        return _edit_page(request, kind, thing, form, seen, 422, was=was)
    told = {"seen": seen, "by": request.by, **form.cleaned_data}
    actions.change_day(thing, **told) if isinstance(thing, Day) else actions.rename(thing, **told)
    messages.success(request, _("Saved."))
    return redirect("programme:places", slug)


# ---- deleted


def _move_form(conference: Conference, kind: str, thing: Thing, data: Any = None) -> MoveToForm:
    others: dict[str, Any] = {
        "room": lambda: [(r.pk, f"{r.code} · {r}") for r in queries.rooms_of(conference)],
        "day": lambda: [(d.pk, day_name(d.date)) for d in queries.days_of(conference)],
        "building": lambda: [(b.pk, f"{b} · {b.venue}") for b in queries.buildings_of(conference)],
        "venue": lambda: [
            (b.pk, f"{b} · {b.venue}")
            for b in queries.buildings_of(conference).exclude(venue=thing.pk)
        ],
    }
    choices = [each for each in others[kind]() if kind == "venue" or each[0] != thing.pk]
    return MoveToForm(data, choices=choices)


def _drop_page(
    request: MemberRequest, kind: str, thing: Thing, form: MoveToForm, status: int = 200
) -> HttpResponse:
    hanging, slug = what_hangs_on(thing, request.member), request.conference.slug
    page = {
        **frame(request),
        "form": form,
        "name": _name(thing),
        "hanging": hanging,
        "movable": bool(hanging) and len(form.fields["to"].choices) > 1,  # type: ignore[attr-defined]
        "stays": STAYS.get(kind, "") if hanging else "",
        "action": reverse("programme:place-drop", args=[slug, kind, thing.pk]),
        "crumbs": crumbs(request),
    }
    return render(request, "programme/place_drop.html", page, status=status)


@planners_only
@require_safe
def drop_ask(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    thing = _thing(request.conference, kind, pk)
    return _drop_page(request, kind, thing, _move_form(request.conference, kind, thing))


@planners_only
@deed
def drop(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    conference = request.conference
    thing = _thing(conference, kind, pk)
    form = _move_form(conference, kind, thing, request.POST)
    if form.is_valid():
        to: Any = None
        if chosen := form.cleaned_data["to"]:
            to = _thing(conference, "building" if kind == "venue" else kind, int(chosen))
        to = to.date if isinstance(to, Day) else to
        if done(form, lambda: DROPS[kind](thing, to=to, by=request.by), at="to"):
            messages.success(request, SAID[kind])
            return redirect("programme:places", slug)
    return _drop_page(request, kind, thing, form, 422)
