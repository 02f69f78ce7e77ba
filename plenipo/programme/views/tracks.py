"""Tracks of the programme."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import tracks as actions
from plenipo.programme.forms.many import TrackForm
from plenipo.programme.models import Track
from plenipo.programme.queries.tracks import counted_tracks
from plenipo.programme.views.frame import crumbs, frame
from plenipo.records.actions import who_was_first


@any_member
@require_safe
def tracks(request: MemberRequest, slug: str) -> HttpResponse:
    return _list_page(request, TrackForm(initial={"colour": _next_colour(request)}))


def _next_colour(request: MemberRequest) -> str:
    """One that no track has yet."""
    taken = {track.colour for track in counted_tracks(request.conference)}
    free = [colour for colour in Track.Colour.values if colour not in taken]
    return (free or Track.Colour.values)[0]


def _list_page(request: MemberRequest, form: TrackForm, status: int = 200) -> HttpResponse:
    page = {
        **frame(request),
        "tracks": counted_tracks(request.conference),
        "form": form,
        "crumbs": crumbs(request),
    }
    return render(request, "programme/tracks.html", page, status=status)


@planners_only
@deed
def track_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    actions.add_track(request.conference, by=request.by, **form.cleaned_data)
    messages.success(request, _("The track has been added."))
    return redirect("programme:tracks", slug)


@planners_only
@require_safe
def track(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = _track_or_404(request, pk)
    form = _form_of(shown)
    return _page(request, shown, form, shown.revision, was=drawn(form))


def _form_of(shown: Track) -> TrackForm:
    return TrackForm(initial={"name": shown.name, "colour": shown.colour})


def _track_or_404(request: MemberRequest, pk: int) -> Track:
    return get_object_or_404(counted_tracks(request.conference), pk=pk)


def _page(
    request: MemberRequest,
    shown: Track,
    form: TrackForm,
    seen: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {**frame(request), **more, "track": shown, "form": form, "seen": seen}
    page["crumbs"] = crumbs(request)
    return render(request, "programme/track.html", page, status=status)


@planners_only
@deed
def track_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, seen = _track_or_404(request, pk), seen_in(request)
    if shown.revision != seen:
        found = overtaken(who_was_first(shown), _form_of(shown), request.POST)
        again = TrackForm(found.data)
        return _page(request, shown, again, shown.revision, 409, overtaken=found)
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form, seen, 422, was=request.POST.get("was", ""))
    actions.change_track(shown, seen=seen, by=request.by, **form.cleaned_data)
    messages.success(request, _("The track has been saved."))
    return redirect("programme:tracks", slug)


@planners_only
@deed
def track_drop(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.drop_track(_track_or_404(request, pk), by=request.by)
    messages.success(request, _("The track has been deleted."))
    return redirect("programme:tracks", slug)
