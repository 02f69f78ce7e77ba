"""Seating plans and family photos at the desk of protocol."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.programme.queries.sessions import sessions_of
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import seating as actions
from plenipo.protocol.forms.seating import (
    SeatedFilterForm,
    SeatingFilterForm,
    SeatingPlanForm,
    SeatMoveForm,
)
from plenipo.protocol.models import SeatingPlan
from plenipo.protocol.queries import seating as queries
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words.seating import SeatingWords, size_in_words
from plenipo.protocol.words.seating_drawing import drawn
from plenipo.registry.queries.finding import fits, terms_of


def plan_of(request: MemberRequest, pk: int) -> SeatingPlan:
    return get_object_or_404(queries.plans_of(request.conference), pk=pk)


def plan_crumbs(request: MemberRequest, plan: SeatingPlan | None = None) -> list[dict[str, str]]:
    way = crumbs(request, ("protocol:seating", _("Seating plans")))
    if plan:
        url = reverse("protocol:seating-plan", args=[request.conference.slug, plan.pk])
        way.append({"label": plan.name, "url": url})
    return way


def words_of(request: MemberRequest, plan: SeatingPlan) -> SeatingWords:
    """With the names the reader may see. Three queries."""
    people = queries.people_in(reader_of(request.member), plan)
    return SeatingWords(queries.sight_of(plan), people)


# ---- the list


@protocol_only
@require_safe
def plans(request: MemberRequest, slug: str) -> HttpResponse:
    form = SeatingFilterForm(request.GET)
    asked = form.asked()
    found = list(queries.plan_list(request.conference, asked["q"], asked["shape"]))
    page = {"form": form, "plans": found, "narrowed": form.has_changed()}
    return render(request, "protocol/seating/plans.html", page)


@protocol_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    return _form_page(request, _form(request, initial={"people": SeatingPlan.People.HEADS}))


def _form(request: MemberRequest, *args: Any, **kwargs: Any) -> SeatingPlanForm:
    return SeatingPlanForm(sessions_of(request.conference), *args, **kwargs)


def _form_page(
    request: MemberRequest,
    form: SeatingPlanForm,
    plan: SeatingPlan | None = None,
    status: int = 200,
) -> HttpResponse:
    page = {"form": form, "plan": plan, "crumbs": plan_crumbs(request, plan)}
    return render(request, "protocol/seating/settings.html", page, status=status)


@protocol_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = _form(request, request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        plan = actions.make_plan(request.conference, form.values(), by=request.by)
    except Refused as no:
        form.add_error("measures", str(no))
        return _form_page(request, form, status=409)
    return redirect("protocol:seating-plan", slug, plan.pk)


@protocol_only
@require_safe
def settings(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    initial = {
        "seen": plan.revision,
        "name": plan.name,
        "session": plan.session_id,
        "shape": plan.shape,
        "measures": " ".join(map(str, plan.measures)),
    }
    return _form_page(request, _form(request, again=True, initial=initial), plan)


@protocol_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    plan = plan_of(request, pk)
    form = _form(request, request.POST, again=True)
    if not form.is_valid():
        return _form_page(request, form, plan, status=422)
    seen, by = form.cleaned_data["seen"], request.by
    if not done(form, lambda: actions.change_plan(plan, form.values(), seen=seen, by=by)):
        return _form_page(request, form, plan, status=409)
    messages.success(request, _("Saved."))
    return redirect("protocol:seating-plan", slug, pk)


@protocol_only
@deed
def delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_plan(plan_of(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The plan has been deleted."))
    return redirect("protocol:seating", slug)


# ---- one plan


@protocol_only
@require_safe
def plan(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = plan_of(request, pk)
    words = words_of(request, found)
    return _plan_page(
        request,
        words,
        _seat_form(
            words,
            initial={
                "seen": found.revision,
                "who": request.GET.get("who", ""),
            },
        ),
    )


def _seat_form(words: SeatingWords, *args: Any, **kwargs: Any) -> SeatMoveForm:
    sight = words.sight
    seated = sorted(sight.places, key=lambda pk: sight.seats[sight.places[pk] - 1].honour)
    people = [(str(pk), f"{words.name(pk)} · {words.delegation(pk)}") for pk in seated]
    seats = [
        (str(seat.number), f"{words.place(seat.number)} · {_who_on(words, seat.number)}")
        for seat in sight.seats
    ]
    return SeatMoveForm(people, seats, *args, **kwargs)


def _who_on(words: SeatingWords, number: int) -> str:
    who = words.sight.on.get(number)
    return words.name(who) if who else pgettext("seat", "free")


def _plan_page(
    request: MemberRequest, words: SeatingWords, form: SeatMoveForm, status: int = 200
) -> HttpResponse:
    sight, narrow = words.sight, SeatedFilterForm(request.GET)
    last = queries.last_change(sight.plan)
    page = {
        "plan": sight.plan,
        "form": form,
        "size": size_in_words(sight.plan, len(sight.seats)),
        "people": len(sight.places),
        "drawn": drawn(words),
        "rows": _rows(words, narrow.asked()),
        "narrow": narrow,
        "absent": [(pk, words.name(pk), words.delegation(pk)) for pk in sight.absent],
        "gone": [f"{words.name(pk)} · {words.delegation(pk)}" for pk in sight.gone],
        "unkept": words.unkept(),
        "broken": [words.rule(rule) for rule in sight.rules if rule.pk in sight.broken],
        "last": last,
        "moves": words.change(last) if last else [],
        "crumbs": plan_crumbs(request),
    }
    return render(request, "protocol/seating/plan.html", page, status=status)


def _rows(words: SeatingWords, typed: str) -> list[dict[str, Any]]:
    """By rank of honour, or those who fit what was typed."""
    sight = words.sight
    terms = terms_of(typed) if typed.strip() else []
    rows = [
        {
            "who": who,
            "name": words.name(who),
            "delegation": words.delegation(who),
            "place": words.place(seat.number),
            "number": seat.number,
            "honour": seat.honour,
            "fixed": who in sight.fixed,
        }
        for seat in sorted(sight.seats, key=lambda seat: seat.honour)
        if (who := sight.on.get(seat.number))
    ]
    return [
        row for row in rows if not terms or fits(terms, [str(row["name"]), str(row["delegation"])])
    ]


@protocol_only
@deed
def seat(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """One of the deeds on one person; which, the button says."""
    found = plan_of(request, pk)
    words = words_of(request, found)
    form = _seat_form(words, request.POST)
    if not form.is_valid():
        return _plan_page(request, words, form, status=422)
    if not done(form, lambda: _deed(request, found, form)):
        return _plan_page(request, words, form, status=409)
    return redirect("protocol:seating-plan", slug, pk)


def _deed(request: MemberRequest, found: SeatingPlan, form: SeatMoveForm) -> None:
    told, to = form.cleaned_data, request.POST.get("to", "")
    who, how = whole(told["who"], 0), {"seen": told["seen"], "by": request.by}
    if to == "absent":
        moved = actions.absent(found, who, **how)
        messages.success(
            request,
            ngettext("Closed up: %(n)s person moves.", "Closed up: %(n)s people move.", moved)
            % {"n": moved},
        )
    elif to == "fix":
        actions.fix(found, who, **how)
        messages.success(request, _("The place is fixed."))
    elif to == "release":
        actions.release(found, who, **how)
        messages.success(request, _("The place is no longer fixed."))
    else:
        actions.move(found, who, whole(told["seat"], 0), **how)


@protocol_only
@deed
def back(request: MemberRequest, slug: str, pk: int, who: int) -> HttpResponse:
    actions.back(plan_of(request, pk), who, seen=seen_in(request), by=request.by)
    return redirect("protocol:seating-plan", slug, pk)


@protocol_only
@deed
def arrange(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    few = request.POST.get("how") == "few"
    actions.arrange_anew(plan_of(request, pk), few=few, seen=seen_in(request), by=request.by)
    return redirect("protocol:seating-plan", slug, pk)


@protocol_only
@deed
def undo(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.undo(plan_of(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The change has been undone."))
    return redirect("protocol:seating-plan", slug, pk)
