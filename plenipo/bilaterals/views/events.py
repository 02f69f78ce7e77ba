"""What happens on the day: somebody leaves, a room floods, an interpreter is ill; and who interprets at all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import plans as planning
from plenipo.bilaterals.actions.interpreters import add_interpreter, remove_interpreter
from plenipo.bilaterals.forms.plans import MeetingInterpreterForm, OutageForm
from plenipo.bilaterals.forms.requests import spoken
from plenipo.bilaterals.models import Outage, Plan
from plenipo.bilaterals.queries.demand import by_day, demand_of, matrix_of
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.standing import broken_in
from plenipo.delegations.bridge import reader_of
from plenipo.kit.locales import listed
from plenipo.programme.models import Interpreter
from plenipo.programme.queries.interpretation import named, roster_of


@desk_only
@never_cache
def demand(request: MemberRequest, slug: str) -> HttpResponse:
    page = {
        "demand": demand_of(request.conference),
        "days": by_day(request.conference),
        "matrix": matrix_of(request.conference),
    }
    return render(request, "bilaterals/desk/demand.html", page)


@desk_only
@never_cache
def outages(request: MemberRequest, slug: str) -> HttpResponse:
    form = OutageForm(conference=request.conference)
    return _outages(request, form)


def _outages(request: MemberRequest, form: OutageForm, status: int = 200) -> HttpResponse:
    there = Outage.objects.filter(conference=request.conference)
    found = list(there.select_related("principal", "room", "interpreter"))
    interpreters = [each.interpreter for each in found if each.interpreter]
    named(interpreters, reader_of(request.member), request.conference)
    plan = Plan.objects.filter(conference=request.conference, state=Plan.State.IN_FORCE).first()
    broken = broken_in(plan) if plan else []
    page = {
        "form": form,
        "outages": found,
        "plan": plan,
        "broken": [(each, asked_name(each.meeting.request)) for each in broken],
        "ask": True,
    }
    return render(request, "bilaterals/desk/outages.html", page, status=status)


@desk_only
@deed
def outage_mark(request: MemberRequest, slug: str) -> HttpResponse:
    form = OutageForm(request.POST, conference=request.conference)
    if not form.is_valid():
        return _outages(request, form, 422)
    told = form.cleaned_data
    planning.mark_outage(
        request.conference,
        form.things[told["what"]],
        starts=told["starts"],
        ends=told["ends"],
        by=request.by,
    )
    messages.success(
        request, _("Recorded. Make a plan close to the one in force to move the meetings affected.")
    )
    return redirect("bilaterals:outages", slug=slug)


@desk_only
@deed
def outage_end(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    outage = get_object_or_404(Outage, conference=request.conference, pk=pk)
    planning.end_outage(outage, by=request.by)
    messages.success(request, _("The event of the day has been marked as over."))
    return redirect("bilaterals:outages", slug=slug)


def _interpreters(
    request: MemberRequest, form: MeetingInterpreterForm, status: int = 200
) -> HttpResponse:
    names = dict(spoken(request.conference.languages))
    lines = [
        (each, listed(" – ".join(_names(pair, names)) for pair in each.pairs))
        for each in roster_of(request.conference, reader_of(request.member))
    ]
    page = {"form": form, "lines": lines}
    return render(request, "bilaterals/desk/interpreters.html", page, status=status)


def _names(pair: str, names: dict[str, str]) -> list[str]:
    """The two languages of a pair; a code may hold a hyphen itself ("ar-zh-hans")."""
    for one in names:
        if pair.startswith(f"{one}-") and pair.removeprefix(f"{one}-") in names:
            return [names[one], names[pair.removeprefix(f"{one}-")]]
    return [pair]


@desk_only
@never_cache
def interpreters(request: MemberRequest, slug: str) -> HttpResponse:
    return _interpreters(
        request, MeetingInterpreterForm(languages=spoken(request.conference.languages))
    )


@desk_only
@deed
def interpreter_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = MeetingInterpreterForm(request.POST, languages=spoken(request.conference.languages))
    if not form.is_valid():
        return _interpreters(request, form, 422)
    add_interpreter(request.conference, by=request.by, **form.values())
    messages.success(request, _("Saved."))
    return redirect("bilaterals:interpreters", slug=slug)


@desk_only
@deed
def interpreter_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(Interpreter, conference=request.conference, pk=pk)
    remove_interpreter(one, by=request.by)
    messages.success(request, _("Removed."))
    return redirect("bilaterals:interpreters", slug=slug)
