"""Vehicles, with who drives them and where."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import done, seen_in
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import cars as actions
from plenipo.welcome.forms.cars import VehicleForm
from plenipo.welcome.models import Vehicle
from plenipo.welcome.queries.cars import car_passes, convoys_of, vehicles_of
from plenipo.welcome.views.frame import crumbs, drawn_page, edited


def _form(request: MemberRequest, *args: Any, **kwargs: Any) -> VehicleForm:
    return VehicleForm(car_passes(request.conference), *args, **kwargs)


@welcome_only
@require_safe
def cars(request: MemberRequest, slug: str) -> HttpResponse:
    return _cars_page(request, _form(request))


def _cars_page(request: MemberRequest, form: VehicleForm, status: int = 200) -> HttpResponse:
    page = {"form": form, "vehicles": vehicles_of(request.conference)}
    return render(request, "welcome/cars.html", page, status=status)


@welcome_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = _form(request, request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.add_vehicle(request.conference, by=request.by, **form.cleaned_data),
        at="plate",
    ):
        messages.success(request, _("Saved."))
        return redirect("welcome:cars", slug)
    return _cars_page(request, form, 422)


def _vehicle(request: MemberRequest, pk: int) -> Vehicle:
    return get_object_or_404(vehicles_of(request.conference).select_related("conference"), pk=pk)


@welcome_only
@require_safe
def car(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _vehicle(request, pk)
    return _page(request, drawn_page(_form(request, initial=VehicleForm.initial_of(row)), row))


def _page(request: MemberRequest, page: dict[str, Any]) -> HttpResponse:
    drives = convoys_of(request.conference).filter(cars__vehicle=page["row"])
    more = {"drives": drives, "crumbs": crumbs(request, ("welcome:cars", _("Cars")))}
    status = page.get("status", 200)
    return render(request, "welcome/car.html", {**page, **more}, status=status)


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _vehicle(request, pk)

    def form_of(*args: Any, **kwargs: Any) -> VehicleForm:
        return _form(request, *args, **kwargs)

    def save(form: Any, seen: int) -> None:
        actions.change_vehicle(row, seen=seen, by=request.by, **form.cleaned_data)

    page = edited(request, row, form_of, VehicleForm.initial_of(row), save)
    if page is None:
        messages.success(request, _("Saved."))
        return redirect("welcome:cars", slug)
    return _page(request, page)


@welcome_only
@deed
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.remove_vehicle(_vehicle(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Removed."))
    return redirect("welcome:cars", slug)


@welcome_only
@deed
def restore(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.restore_vehicle(_vehicle(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Saved."))
    return redirect("welcome:cars", slug)
