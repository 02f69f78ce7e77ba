"""Convoys of a day, one of them, and the sheets that are printed."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.names import with_country
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.sheets import download
from plenipo.programme.queries.places import local_day
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import cars as actions
from plenipo.welcome.forms.cars import ConvoyDayForm, ConvoyForm
from plenipo.welcome.models import Convoy, ConvoyCar, ConvoyParty, ConvoySeat, Journey
from plenipo.welcome.queries.cars import (
    convoy_rows,
    convoys_of,
    convoys_on,
    days_of_convoys,
    vehicles_busy,
    vehicles_of,
)
from plenipo.welcome.queries.journeys import delegations_that_come, journeys_on
from plenipo.welcome.views.frame import crumbs, drawn_page, edited
from plenipo.welcome.views.hotels import as_pdf
from plenipo.welcome.words import cars as words
from plenipo.welcome.words.board import by_in_words


def _day(request: MemberRequest, asked: QueryDict) -> ConvoyDayForm:
    days, usual = days_of_convoys(request.conference, timezone.localdate())
    return ConvoyDayForm(days, usual, asked)


def _lines(request: MemberRequest, found: QuerySet[Convoy]) -> list[words.LineOfConvoy]:
    rows = convoy_rows(request.conference, reader_of(request.member), found)
    return words.ConvoyWords(request.conference).lines(rows)


@welcome_only
@require_safe
def convoys(request: MemberRequest, slug: str) -> HttpResponse:
    return _convoys_page(request, ConvoyForm(request.conference))


def _convoys_page(request: MemberRequest, form: ConvoyForm, status: int = 200) -> HttpResponse:
    days = _day(request, request.GET)
    day = days.chosen()
    lines = _lines(request, convoys_on(request.conference, day))
    page = {"form": form, "days": days, "day": day, "lines": lines}
    return render(request, "welcome/convoys.html", page, status=status)


@welcome_only
@require_safe
def convoys_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    day = _day(request, request.GET).chosen()
    lines = _lines(request, convoys_on(request.conference, day))
    heads, rows = words.convoys_as_rows(lines, request.conference.zone)
    return download(f"{slug}-convoys-{day.isoformat()}", kind, heads, rows)


@welcome_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = ConvoyForm(request.conference, request.POST)
    made: list[Convoy] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            actions.plan_convoy(request.conference, by=request.by, **form.cleaned_data)
        ),
    ):
        messages.success(request, _("Saved. Choose whom it takes, and the cars."))
        return redirect("welcome:convoy", slug, made[0].pk)
    return _convoys_page(request, form, 422)


# ---- sheets


@welcome_only
@require_safe
def drivers(request: MemberRequest, slug: str) -> HttpResponse:
    days = _day(request, request.GET)
    day = days.chosen()
    lines = _lines(request, convoys_on(request.conference, day).filter(cancelled=False))
    page = {"days": days, "day": day, "drivers": words.by_driver(lines)}
    return render(request, "welcome/drivers.html", page)


@welcome_only
@require_safe
def drivers_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    day = _day(request, request.GET).chosen()
    lines = _lines(request, convoys_on(request.conference, day).filter(cancelled=False))
    paper = words.drivers_on_paper(day, words.by_driver(lines))
    return as_pdf(request, paper, f"{slug}-drivers-{day.isoformat()}")


@welcome_only
@require_safe
def convoy_pdf(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    (line,) = _lines(request, convoys_of(request.conference).filter(pk=_convoy(request, pk).pk))
    return as_pdf(request, words.convoy_on_paper(line), f"{slug}-convoy-{pk}")


# ---- one


def _convoy(request: MemberRequest, pk: int) -> Convoy:
    return get_object_or_404(convoys_of(request.conference).select_related("conference"), pk=pk)


@welcome_only
@require_safe
def convoy(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _convoy(request, pk)
    form = ConvoyForm(request.conference, initial=ConvoyForm.initial_of(row))
    return _page(request, drawn_page(form, row))


def _page(request: MemberRequest, page: dict[str, Any]) -> HttpResponse:
    conference, row = request.conference, page["row"]
    (line,) = _lines(request, convoys_of(conference).filter(pk=row.pk))
    there = {each.delegation_id for each in line.row.parties}
    journeys = journeys_on(conference, local_day(row.leaves, conference))
    journeys = journeys.filter(state__in=Journey.OPEN).exclude(delegation__in=there)
    coming = delegations_that_come(conference).exclude(pk__in=there)
    named = [(str(each.pk), with_country(each)) for each in coming]
    more = {
        "line": line,
        "parties": [(each, with_country(each.delegation)) for each in line.row.parties],
        "vehicles": _free_first(request, row, line),
        "journeys": [
            (each, f"{with_country(each.delegation)} · {by_in_words(each)}") for each in journeys
        ],
        "delegations": in_order(named, key=lambda each: each[1]),
        "places": [
            (car, place, words.seat_in_words(place))
            for car in line.cars
            for place in range(1, car.car.car.vehicle.seats + 1)
        ],
        "crumbs": crumbs(request, ("welcome:convoys", _("Convoys"))),
    }
    status = page.get("status", 200)
    return render(request, "welcome/convoy.html", {**page, **more}, status=status)


def _free_first(
    request: MemberRequest, row: Convoy, line: words.LineOfConvoy
) -> list[tuple[Any, bool]]:
    """Vehicles that can still be added, and whether each drives elsewhere at that time."""
    inside = {each.car.car.vehicle_id for each in line.cars}
    busy = vehicles_busy(request.conference, row.leaves, row.arrives)
    found = vehicles_of(request.conference).filter(removed=False).exclude(pk__in=inside)
    return sorted(((each, each.pk in busy) for each in found), key=lambda each: each[1])


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _convoy(request, pk)

    def form_of(*args: Any, **kwargs: Any) -> ConvoyForm:
        return ConvoyForm(request.conference, *args, **kwargs)

    def save(form: Any, seen: int) -> None:
        actions.change_convoy(row, seen=seen, by=request.by, **form.cleaned_data)

    page = edited(request, row, form_of, ConvoyForm.initial_of(row), save)
    if page is None:
        messages.success(request, _("Saved."))
        return redirect("welcome:convoy", slug, pk)
    return _page(request, page)


@welcome_only
@deed
def cancel(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.cancel_convoy(_convoy(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Cancelled. It can be reinstated on its page."))
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def reinstate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.reinstate_convoy(_convoy(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Reinstated."))
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def car_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    chosen = whole(request.POST.get("vehicle", ""), 0)
    vehicle = get_object_or_404(vehicles_of(request.conference).filter(removed=False), pk=chosen)
    actions.add_car(_convoy(request, pk), vehicle, seen=seen_in(request), by=request.by)
    messages.success(request, _("Saved."))
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def car_move(request: MemberRequest, slug: str, pk: int, car: int) -> HttpResponse:
    """do: up, down or out"""
    row = get_object_or_404(ConvoyCar.objects.filter(convoy=_convoy(request, pk)), pk=car)
    do, seen = request.POST.get("do"), seen_in(request)
    if do == "out":
        actions.drop_car(row, seen=seen, by=request.by)
    else:
        actions.move_car(row, up=do == "up", seen=seen, by=request.by)
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def party_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A delegation, or those of it who are on one journey of that day."""
    row, seen = _convoy(request, pk), seen_in(request)
    if chosen := whole(request.POST.get("journey", ""), 0):
        found = Journey.objects.filter(conference=request.conference, state__in=Journey.OPEN)
        journey = get_object_or_404(found.select_related("delegation"), pk=chosen)
        actions.take_along(row, journey.delegation, journey, seen=seen, by=request.by)
    elif chosen := whole(request.POST.get("delegation", ""), 0):
        delegation = get_object_or_404(delegations_that_come(request.conference), pk=chosen)
        people = min(whole(request.POST.get("people", ""), 0), 999)
        actions.take_along(row, delegation, people=people, seen=seen, by=request.by)
    else:
        raise Refused(_("Choose whom the convoy takes."))
    messages.success(request, _("Saved."))
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def party_drop(request: MemberRequest, slug: str, pk: int, party: int) -> HttpResponse:
    row = get_object_or_404(ConvoyParty.objects.filter(convoy=_convoy(request, pk)), pk=party)
    actions.leave_out(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Removed."))
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def seat(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    n = actions.seat_by_precedence(_convoy(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Seated in the order of precedence."))
    if n:
        said = ngettext("%(n)s person has no seat.", "%(n)s persons have no seat.", n)
        messages.warning(request, said % {"n": n})
    return redirect("welcome:convoy", slug, pk)


@welcome_only
@deed
def sit(request: MemberRequest, slug: str, pk: int, seat: int) -> HttpResponse:
    """place: "number of the car-seat" """
    row = _convoy(request, pk)
    sitting = get_object_or_404(ConvoySeat.objects.filter(car__convoy=row), pk=seat)
    car, _dash, place = request.POST.get("place", "").partition("-")
    cars = ConvoyCar.objects.filter(convoy=row).select_related("vehicle", "convoy")
    there = get_object_or_404(cars, pk=whole(car, 0))
    actions.sit(sitting, there, whole(place, 0), seen=seen_in(request), by=request.by)
    return redirect("welcome:convoy", slug, pk)
