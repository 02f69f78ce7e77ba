"""The rooms that bilateral meetings use, set aside by the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import rooms as actions
from plenipo.bilaterals.forms.rooms import RoomsForm, SetAsideForm
from plenipo.kit.forms import done
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.programme.queries import places


@desk_only
@never_cache
def rooms(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _chosen(request: MemberRequest) -> dict[str, str]:
    """Of a choice between two, what the page said is what it was drawn from."""
    only = "1" if places.only_set_aside(request.conference) else ""
    return {"only": only, "seen": only or "0"}


def _page(
    request: MemberRequest, status: int = 200, choose: RoomsForm | None = None, **typed: Any
) -> HttpResponse:
    """`choose` and `typed`: the form that was wrong, as it was typed."""
    conference = request.conference
    asked = RoomsForm(initial=_chosen(request))
    page = {
        "only": places.only_set_aside(conference),
        "set_aside": places.set_aside_in(conference),
        "choose": choose or asked,
        "was": drawn(asked),
        "form": SetAsideForm(conference, prefix="aside"),
        **typed,
    }
    return render(request, "bilaterals/desk/rooms.html", page, status=status)


@desk_only
@deed
def rooms_choose(request: MemberRequest, slug: str) -> HttpResponse:
    form, now = RoomsForm(request.POST), _chosen(request)
    if request.POST.get("seen") != now["seen"]:
        found = overtaken(_("This has since been changed."), RoomsForm(initial=now), request.POST)
        found.data["seen"] = now["seen"]
        return _page(request, 409, RoomsForm(found.data), overtaken=found)
    if form.is_valid():
        only, by = bool(form.cleaned_data["only"]), request.by
        if done(
            form,
            lambda: actions.choose_rooms(request.conference, only_set_aside=only, by=by),
            at="only",
        ):
            messages.success(request, _("Saved."))
            return redirect("bilaterals:rooms", slug)
    return _page(request, 422, form, was=request.POST.get("was", ""))


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
