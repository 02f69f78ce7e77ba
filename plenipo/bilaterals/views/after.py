"""After a meeting: note, read-out and follow-ups of a side. A delegation writes its own, the desk those of the host."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, SideRequest, deed, delegations_only, desk_only
from plenipo.bilaterals.actions import after as actions
from plenipo.bilaterals.forms.after import FollowUpForm, NoteForm, ReadOutForm
from plenipo.bilaterals.models import FollowUp, MeetingRequest
from plenipo.bilaterals.queries import after as queries
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.outcomes import contested_in, unreported_in
from plenipo.bilaterals.queries.requests import requests_of_desk, told_to
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.views.focal import seen_by
from plenipo.bilaterals.words.outcomes import contradiction
from plenipo.delegations.access import Ways
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done, whole
from plenipo.records.models import By


@dataclass(frozen=True)
class WritingPlace:
    """Where somebody writes, and for which side. `slug`: of the desk; a delegation's pages have none."""

    wanted: MeetingRequest
    side: Side
    by: By
    whom: str
    present: str
    slug: str = ""
    ways: Ways = Ways()

    def url(self, name: str) -> str:
        if self.slug:
            return reverse(f"bilaterals:desk-{name}", args=[self.slug, self.wanted.pk])
        return self.ways.url(f"bilaterals:{name}", self.wanted.pk)

    @property
    def handed_in(self) -> bool:
        """The desk hands in what a delegation wrote: what is there already is the delegation's alone to read."""
        return bool(self.ways.before)

    @property
    def template(self) -> str:
        return f"bilaterals/{'desk' if self.slug else 'focal'}/note.html"


def _of_delegation(request: SideRequest, pk: UUID) -> WritingPlace:
    side = request.delegation
    wanted = get_object_or_404(seen_by(request), pk=pk)
    present = queries.usual_presence(side, reader_of(request.focal))
    by = By(duty="focal point")
    if request.method == "POST":
        by = by_focal(request.focal)
    return WritingPlace(wanted, side, by, told_to(side, wanted).whom, present, ways=request.ways)


def _of_host(request: MemberRequest, slug: str, pk: UUID) -> WritingPlace:
    """The desk writes for the host, and for nobody else."""
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk, to_host=True)
    by = request.by
    present = queries.presence_of_host(wanted)
    return WritingPlace(wanted, None, by, wanted.asker.to_call, present, slug)


def _page(
    request: HttpRequest, place: WritingPlace, status: int = 200, **forms: Any
) -> HttpResponse:
    """What was typed comes back in its form; the other forms stand as they are kept."""
    wanted = place.wanted
    page = {
        "wanted": wanted,
        "whom": place.whom,
        "form": NoteForm(initial=_initial(place)),
        "read_out": ReadOutForm(initial=queries.read_out_of(wanted, place.side), prefix="read"),
        "new": FollowUpForm(prefix="new"),
        "follow_ups": []
        if place.handed_in
        else queries.follow_ups_of(place.side, wanted.conference, wanted),
        "may": queries.may_be_noted(wanted, timezone.now()),
        "note_url": place.url("note-keep"),
        "read_out_url": place.url("read-out-keep"),
        "follow_up_url": place.url("follow-up"),
        "back_url": place.url("request"),
        **forms,
    }
    page |= {} if place.slug else frame(request)  # type: ignore[arg-type]
    return render(request, place.template, page, status=status)


def _initial(place: WritingPlace) -> dict[str, Any]:
    kept, noted = queries.note_of(place.wanted, place.side)
    if kept is None or place.handed_in:
        day = queries.day_of_meeting(place.wanted)
        return {"seen": 0, "held_on": day, "present": place.present}
    told = {name: getattr(kept, name) for name in ("held_on", "classification")}
    return {"seen": kept.revision, **told, **vars(noted)}


def _keep_note(request: HttpRequest, place: WritingPlace) -> HttpResponse:
    form = NoteForm(request.POST)
    if place.handed_in and queries.note_of(place.wanted, place.side)[0]:
        form.add_error(
            None, _("This delegation already has a note. It is neither shown nor replaced.")
        )
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("classification", "held_on", "seen")}
        if done(
            form,
            lambda: actions.keep_note(
                place.wanted, form.noted(), side=place.side, by=place.by, **told
            ),
        ):
            messages.success(request, _("Saved. Only your side can read it."))
            return redirect(place.url("note"))
    return _page(request, place, 422, form=form)


def _keep_read_out(request: HttpRequest, place: WritingPlace) -> HttpResponse:
    form = ReadOutForm(request.POST, prefix="read")
    if form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.keep_read_out(
                place.wanted, told["text"], side=place.side, seen=told["seen"], by=place.by
            ),
        ):
            messages.success(request, _("Your read-out has been saved."))
            return redirect(place.url("note"))
    return _page(request, place, 422, read_out=form)


def _follow_up(request: HttpRequest, place: WritingPlace) -> HttpResponse:
    """Add one; or, with the number of one, tick it off, open it again or remove it."""
    if "one" not in request.POST:
        form = FollowUpForm(request.POST, prefix="new")
        if not form.is_valid():
            return _page(request, place, 422, new=form)
        due = form.cleaned_data["due"]
        actions.add_follow_up(place.wanted, form.told(), due=due, side=place.side, by=place.by)
        return redirect(place.url("note") + "#follow-ups")
    if place.handed_in:
        raise Http404
    mine = FollowUp.objects.filter(request=place.wanted, side=place.side)
    one = get_object_or_404(mine.select_related("request"), pk=whole(request.POST["one"], 0))
    if request.POST.get("do") == "remove":
        actions.remove_follow_up(one, by=place.by)
    else:
        actions.tick_off(one, done=request.POST.get("do") == "done", by=place.by)
    return redirect(place.url("note") + "#follow-ups")


# ---- a delegation


@delegations_only
@never_cache
def note(request: SideRequest, pk: UUID) -> HttpResponse:
    return _page(request, _of_delegation(request, pk))


@delegations_only
@deed
def note_keep(request: SideRequest, pk: UUID) -> HttpResponse:
    return _keep_note(request, _of_delegation(request, pk))


@delegations_only
@deed
def read_out_keep(request: SideRequest, pk: UUID) -> HttpResponse:
    return _keep_read_out(request, _of_delegation(request, pk))


@delegations_only
@deed
def follow_up(request: SideRequest, pk: UUID) -> HttpResponse:
    return _follow_up(request, _of_delegation(request, pk))


# ---- the desk, for the host


@desk_only
@never_cache
def desk_note(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _page(request, _of_host(request, slug, pk))


@desk_only
@deed
def desk_note_keep(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _keep_note(request, _of_host(request, slug, pk))


@desk_only
@deed
def desk_read_out_keep(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _keep_read_out(request, _of_host(request, slug, pk))


@desk_only
@deed
def desk_follow_up(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _follow_up(request, _of_host(request, slug, pk))


@desk_only
@never_cache
def follow_ups(request: MemberRequest, slug: str) -> HttpResponse:
    """What the host has still to do, of all its meetings."""
    page = {"follow_ups": queries.follow_ups_of(None, request.conference)}
    return render(request, "bilaterals/desk/follow_ups.html", page)


@desk_only
@never_cache
def outcomes(request: MemberRequest, slug: str) -> HttpResponse:
    page = {
        "contested": [contradiction(each) for each in contested_in(request.conference)],
        "unreported": unreported_in(request.conference),
    }
    return render(request, "bilaterals/desk/outcomes.html", page)


@desk_only
@never_cache
def read_outs(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """Both sides' read-outs, with what only one of them says marked."""
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk)
    page = {
        "wanted": wanted,
        "asked": asked_name(wanted),
        "both": queries.side_by_side(wanted),
    }
    return render(request, "bilaterals/desk/read_outs.html", page)


@desk_only
@never_cache
def statistics(request: MemberRequest, slug: str) -> HttpResponse:
    figures = queries.statistics_of(request.conference)
    page = {
        "all": figures["all"],
        "tables": [
            (_("Format"), figures["formats"]),
            (_("Day"), figures["days"]),
            (_("Outcomes of meetings"), figures["courses"]),
        ],
        "fewest": queries.FEWEST,
    }
    return render(request, "bilaterals/desk/statistics.html", page)
