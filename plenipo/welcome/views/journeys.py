"""One arrival or departure: entered, changed, who meets it, how far it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.alphabet import in_order
from plenipo.kit.days import day_and_hours
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.phrases import bracketed, labelled
from plenipo.programme.models import Stay
from plenipo.programme.queries.places import local_day
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.words.ranks import ranks_in_words
from plenipo.records.actions import changed_first
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import journeys as actions
from plenipo.welcome.actions.receiving import set_receivers
from plenipo.welcome.forms.journeys import DelegationForm, JourneyForm, NewTimeForm, ReceiversForm
from plenipo.welcome.models import Journey
from plenipo.welcome.queries.board import ArrivalsBoard, rows_of
from plenipo.welcome.queries.journeys import (
    delegations_that_come,
    journeys_of,
    same_flight,
    team_of,
)
from plenipo.welcome.views.frame import crumbs, one_journey, who_travels
from plenipo.welcome.words.board import BoardWords, next_step, state_in_words, way_back


@welcome_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """First the delegation; then its form, with who is named in the address."""
    rows = delegations_that_come(request.conference)
    asked = whole(request.GET.get("delegation", ""), 0)
    if not asked:
        form = DelegationForm(rows)
        named = in_order([(str(row.pk), with_country(row)) for row in rows], key=lambda row: row[1])
        form.fields["delegation"].choices = named  # type: ignore[attr-defined]
        page = {"form": form, "crumbs": crumbs(request)}
        return render(request, "welcome/whose.html", page)
    delegation = get_object_or_404(rows, pk=asked)
    first: dict[str, Any] = {"way": request.GET.get("way") or "in", "seen": 0}
    if who := whole(request.GET.get("who", ""), 0):
        first["who"] = [str(who)]
        known = Stay.objects.filter(
            conference=request.conference, person__delegates=who, arrives__isnull=False
        ).first()
        first |= {"at": known.arrives} if known else {}
    return _new_page(request, delegation, _form(request, delegation, initial=first))


def _form(request: MemberRequest, delegation: Delegation, *args: Any, **kwargs: Any) -> JourneyForm:
    delegation.conference = request.conference
    who = who_travels(reader_of(request.member), delegation)
    return JourneyForm(request.conference, who, *args, **kwargs)


def _new_page(
    request: MemberRequest, delegation: Delegation, form: JourneyForm, status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "delegation": delegation,
        "others": journeys_of(request.conference).filter(delegation=delegation),
        "crumbs": crumbs(request),
    }
    return render(request, "welcome/new.html", page, status=status)


@welcome_only
@deed
def add(request: MemberRequest, slug: str, delegation: int) -> HttpResponse:
    of = get_object_or_404(delegations_that_come(request.conference), pk=delegation)
    form = _form(request, of, request.POST)
    made: list[Journey] = []
    if not form.is_valid():
        return _new_page(request, of, form, 422)
    if not done(
        form,
        lambda: made.append(actions.enter_journey(of, form.values, form.delegates, by=request.by)),
    ):
        return _new_page(request, of, form, 409)
    return _kept(request, made[0])


def _kept(request: MemberRequest, journey: Journey) -> HttpResponse:
    """Where it stands on the board; with the time at the venue, which may be another day than was typed."""
    when = timezone.localtime(journey.at)
    messages.success(request, _("Saved: %(when)s.") % {"when": day_and_hours(when)})
    return _to_board(request, journey)


def _to_board(request: MemberRequest, journey: Journey) -> HttpResponse:
    day = local_day(journey.at, request.conference)
    here = reverse("welcome:board", args=[request.conference.slug])
    return redirect(f"{here}?day={day.isoformat()}#row-{journey.pk}")


# ---- one


@welcome_only
@require_safe
def journey(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, one_journey(request, pk))


_TIME_IDS = "id_new_%s"  # beside the form of the whole journey, which has an hour too


def _page(
    request: MemberRequest,
    row: Journey,
    *,
    form: JourneyForm | None = None,
    receivers: ReceiversForm | None = None,
    time: NewTimeForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    row.delegation.conference = request.conference
    day = local_day(row.at, request.conference)
    reader = reader_of(request.member)
    (told,) = rows_of(
        request.conference, reader, day, journeys_of(request.conference).filter(pk=row.pk)
    )
    classes = classes_of(request.conference)
    said = BoardWords(request.conference, ArrivalsBoard(day, [told], [], [], classes))
    edit = form or _form(request, row.delegation, initial=JourneyForm.initial_of(row))
    page = {
        "row": row,
        "line": said.line(told),
        "form": edit,
        "was": drawn(edit),
        "receivers": receivers or _receivers(request, row),
        "time": time
        or NewTimeForm(
            initial={"at": row.at, "seen": row.revision, "whole_flight": True}, auto_id=_TIME_IDS
        ),
        "with_it": same_flight(row).count(),
        "state": state_in_words(row),
        "step": next_step(row),
        "back": way_back(row),
        "others": journeys_of(request.conference)
        .filter(delegation=row.delegation)
        .exclude(pk=row.pk),
        "crumbs": crumbs(request),
        **more,
    }
    return render(request, "welcome/journey.html", page, status=status)


def _receivers(request: MemberRequest, row: Journey, *args: Any) -> ReceiversForm:
    team = team_of(request.conference).filter(removed=False)
    ranks = ranks_in_words(classes_of(request.conference))
    choices = [
        (each.pk, bracketed(each.name, ranks[each.rank]) if each.rank in ranks else each.name)
        for each in team
    ]
    met = list(row.receptions.values_list("member", flat=True))
    return ReceiversForm(choices, team, *args, initial={"members": met, "seen": row.revision})


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = one_journey(request, pk), seen_in(request)
    if row.revision != seen:
        now = _form(request, row.delegation, initial=JourneyForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        data = found.data
        data["seen"] = str(row.revision)
        form = _form(request, row.delegation, data)
        return _page(request, row, form=form, status=409, overtaken=found)
    form = _form(request, row.delegation, request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.change_journey(row, form.values, form.delegates, seen=seen, by=request.by),
    ):
        row.refresh_from_db()
        return _kept(request, row)
    return _page(request, row, form=form, status=422, was=request.POST.get("was", ""))


@welcome_only
@deed
def receivers(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_journey(request, pk)
    form = _receivers(request, row, request.POST)
    if form.is_valid() and done(
        form,
        lambda: set_receivers(
            row, form.cleaned_data["members"], seen=form.cleaned_data["seen"], by=request.by
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect("welcome:journey", slug, pk)
    return _page(request, row, receivers=form, status=409)


@welcome_only
@deed
def time(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_journey(request, pk)
    form = NewTimeForm(request.POST, auto_id=_TIME_IDS)
    moved: list[Journey] = []
    if form.is_valid() and done(
        form, lambda: moved.extend(actions.enter_time(row, by=request.by, **form.cleaned_data))
    ):
        said = ngettext(
            "%(n)s delegation now has this time.",
            "%(n)s delegations now have this time.",
            len(moved),
        )
        messages.success(request, said % {"n": len(moved)})
        row.refresh_from_db()
        return _to_board(request, row)
    return _page(request, row, time=form, status=409)


@welcome_only
@deed
def step(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_journey(request, pk)
    back = request.POST.get("do") == "back"
    actions.step(row, back=back, seen=seen_in(request), by=request.by)
    row.refresh_from_db()
    messages.success(request, labelled(with_country(row.delegation), state_in_words(row)))
    if request.POST.get("page") == "journey":
        return redirect("welcome:journey", slug, pk)
    return _to_board(request, row)


@welcome_only
@deed
def cancel(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_journey(request, pk)
    actions.cancel_journey(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Cancelled. It can be reinstated on its page."))
    return redirect("welcome:journey", slug, pk)


@welcome_only
@deed
def reinstate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_journey(request, pk)
    actions.reinstate_journey(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Reinstated."))
    return redirect("welcome:journey", slug, pk)
