"""Meetings with a time and a room: arranged and signed, on the telephone of a liaison officer, at the door."""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, SideRequest, deed, delegations_only, desk_only
from plenipo.bilaterals.actions import meetings as arranging
from plenipo.bilaterals.forms.meetings import ArrangeForm, TimeForm
from plenipo.bilaterals.models import CalendarLink, MeetingRequest
from plenipo.bilaterals.queries import meetings as queries
from plenipo.bilaterals.queries.doors import door_of
from plenipo.bilaterals.queries.requests import requests_of_desk, requests_seen_by, told_to
from plenipo.bilaterals.rules import Side, asks
from plenipo.bilaterals.views.course import course_for, say
from plenipo.bilaterals.views.focal import seen_by
from plenipo.bilaterals.words.placing import offers_for
from plenipo.conference.actions import while_it_lasts
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.views.focal import frame
from plenipo.kit.access import public
from plenipo.kit.days import day_name
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences
from plenipo.programme.models import Room
from plenipo.records.models import By

DRAWN_EVERY = 30  # seconds between two looks of a display


def _agreed(request: SideRequest, pk: UUID) -> MeetingRequest:
    return get_object_or_404(seen_by(request), pk=pk)


@delegations_only
@deed
def arrange(request: SideRequest, pk: UUID) -> HttpResponse:
    """Keep what was typed, and sign it if that button was pressed."""
    by = by_focal(request.focal)
    said = _arranged(request.POST, _agreed(request, pk), side=request.delegation, by=by)
    messages.success(request, said)
    return redirect(request.ways.url("bilaterals:request", pk))


@desk_only
@deed
def desk_arrange(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """The desk arranges and signs for the host."""
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk, to_host=True)
    messages.success(request, _arranged(request.POST, wanted, side=None, by=request.by))
    return redirect("bilaterals:desk-request", slug=slug, pk=pk)


def _arranged(posted: QueryDict, wanted: MeetingRequest, *, side: Side, by: By) -> str:
    while_it_lasts(wanted.conference)
    form = ArrangeForm(posted)
    if not form.is_valid():
        raise Refused(sentences(error for errors in form.errors.values() for error in errors))
    told, kept = form.cleaned_data, queries.arrangement_of(wanted)
    mine = kept.asker_people if asks(side, wanted) else kept.asked_people
    if (told["people"], told["seating"], told["press"]) != (mine, kept.seating, kept.press):
        kept = arranging.arrange(
            wanted,
            side=side,
            people=told["people"],
            seating=told["seating"],
            press=told["press"],
            seen=told["arrangement_seen"],
            by=by,
        )
    if posted.get("do") != "sign":
        return _("Saved. Both sides confirm once the arrangements are right.")
    if arranging.sign(wanted, side=side, seen=kept.revision, by=by):
        return _("Both sides have confirmed these arrangements: the meeting is confirmed.")
    return _("Confirmed. The other side has been notified.")


@delegations_only
@never_cache
def times(request: SideRequest, pk: UUID) -> HttpResponse:
    """Three times that fit both sides, each taken with one press; or why none does. What is set already is shown."""
    wanted = _agreed(request, pk)
    if queries.meeting_in_force(wanted) is not None:
        return redirect(request.ways.url("bilaterals:request", pk))
    arranging.may_be_placed(wanted, request.delegation)
    return _times(request, wanted)


def _times(request: SideRequest, wanted: MeetingRequest, refused: str = "") -> HttpResponse:
    told = told_to(request.delegation, wanted)
    offers = offers_for(wanted, timezone.now())
    page = frame(request, wanted=wanted, whom=told.whom, offers=offers, refused=refused)
    status = 422 if refused else 200
    return render(request, "bilaterals/focal/times.html", page, status=status)


@delegations_only
@deed
def place(request: SideRequest, pk: UUID) -> HttpResponse:
    by, wanted = by_focal(request.focal), _agreed(request, pk)
    form = TimeForm(request.POST)
    chosen = form.cleaned_data["starts"] if form.is_valid() else None
    side = request.delegation
    arranging.may_be_placed(wanted, side)
    try:
        arranging.place_now(wanted, side=side, starts=chosen, by=by)
    except Refused as no:
        return _times(request, wanted, str(no))
    messages.success(
        request, _("The meeting now has a time and a room. The other side has been notified.")
    )
    return redirect(request.ways.url("bilaterals:request", pk))


@delegations_only
@deed
def calendar_anew(request: SideRequest) -> HttpResponse:
    anew = arranging.new_calendar(request.delegation, by=by_focal(request.focal))
    said = (
        _("New addresses have been created. The previous ones no longer work.")
        if anew
        else _("The addresses for your calendar and your liaison officer have been created.")
    )
    messages.success(request, said)
    return redirect(request.ways.url("bilaterals:mine"))


@public
@never_cache
def agenda(request: HttpRequest, token: str) -> HttpResponse:
    """A delegation's meetings on a liaison officer's telephone: what is next, and where to go."""
    link = queries.link_with(token)
    if link is None:
        raise Http404
    return _agenda(request, link)


def _agenda(
    request: HttpRequest, link: CalendarLink, wrong: dict[UUID, Any] | None = None
) -> HttpResponse:
    """`wrong`: the form of a meeting, by the number of its request, that came back with errors."""
    delegation, forms = link.delegation, wrong or {}
    conference, addresses = delegation.conference, queries.Addresses.of(link.nonce)
    with timezone.override(ZoneInfo(conference.zone)):
        now = timezone.now()
        appointments = queries.appointments_of(delegation)
        begun = [each for each in appointments if each.meeting.starts <= now]
        page = {
            "conference": conference,
            "site_name": str(conference),
            "delegation": delegation,
            "coming": [each for each in appointments if each.meeting.ends > now],
            "begun": [
                _begun(each, delegation, addresses.agenda, forms) for each in reversed(begun)
            ],
            "feed": addresses.feed,
            "soon": now + timedelta(minutes=30),
        }
        status = 422 if wrong else 200
        return render(request, "bilaterals/public/agenda.html", page, status=status)


def _begun(
    appointment: queries.Appointment, side: Delegation, token: str, wrong: dict[UUID, Any]
) -> dict[str, Any]:
    wanted = appointment.meeting.request
    told = course_for(side, wanted, reverse("bilaterals:agenda-course", args=[token, wanted.pk]))
    return {**told, "each": appointment, "course": wrong.get(wanted.pk, told["course"])}


@public
@deed
def agenda_course(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Whoever has the delegation's secret address speaks for it here, and nowhere else."""
    link = queries.link_with(token)
    if link is None:
        raise Http404
    side = link.delegation
    wanted = get_object_or_404(requests_seen_by(side), pk=pk)
    by = By(duty="liaison", name=f"liaison officer of delegation {side.pk}")
    wrong = say(request, wanted, side, by)
    if wrong is None:
        return redirect("bilaterals:agenda", token=token)
    return _agenda(request, link, {pk: wrong})


@public
@never_cache
def display(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """At the door of a room: codes, no names."""
    room = queries.room_of_display(pk, token)
    if room is None:
        raise Http404
    now = timezone.now()
    with timezone.override(ZoneInfo(room.conference.zone)):
        page = {
            "room": room,
            "conference": room.conference,
            "accent_css": reverse("accent", args=[room.conference.accent.lstrip("#")]),
            "today": day_name(timezone.localdate(now)),
            "door": door_of(room, now),
            "now": now,
            "every": DRAWN_EVERY,
        }
        return render(request, "bilaterals/public/display.html", page)


@desk_only
@never_cache
def displays(request: MemberRequest, slug: str) -> HttpResponse:
    rooms = Room.objects.filter(conference=request.conference)
    page = {"rooms": [(room, queries.display_token(room)) for room in rooms]}
    return render(request, "bilaterals/desk/displays.html", page)
