"""The rooms that bilateral meetings use, set aside by the desk."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import rooms as actions
from plenipo.bilaterals.forms.rooms import RoomsForm, SetAsideForm
from plenipo.kit.forms import done
from plenipo.programme.queries import places


@desk_only
@never_cache
def rooms(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _page(request: MemberRequest, status: int = 200, **typed: forms.Form) -> HttpResponse:
    """`typed`: the form that was wrong, as it was typed."""
    conference = request.conference
    only = places.only_set_aside(conference)
    page = {
        "only": only,
        "set_aside": places.set_aside_in(conference),
        "choose": RoomsForm(initial={"only": "1" if only else ""}),
        "form": SetAsideForm(conference, prefix="aside"),
        **typed,
    }
    return render(request, "bilaterals/desk/rooms.html", page, status=status)


@desk_only
@deed
def rooms_choose(request: MemberRequest, slug: str) -> HttpResponse:
    form = RoomsForm(request.POST)
    if form.is_valid():
        only, by = bool(form.cleaned_data["only"]), request.by
        if done(
            form,
            lambda: actions.choose_rooms(request.conference, only_set_aside=only, by=by),
            at="only",
        ):
            messages.success(request, _("Saved."))
            return redirect("bilaterals:rooms", slug)
    return _page(request, 422, choose=form)


@desk_only
@deed
def aside_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = SetAsideForm(request.conference, request.POST, prefix="aside")
    if not form.is_valid():
        return _page(request, 422, form=form)
    told = form.cleaned_data
    actions.set_aside(told["room"], starts=told["starts"], ends=told["ends"], by=request.by)
    messages.success(request, _("The room has been set aside."))
    return redirect("bilaterals:rooms", slug)


@desk_only
@deed
def aside_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(places.set_aside_in(request.conference), pk=pk)
    actions.give_back(one, by=request.by)
    messages.success(request, _("The room is no longer set aside."))
    return redirect("bilaterals:rooms", slug)
