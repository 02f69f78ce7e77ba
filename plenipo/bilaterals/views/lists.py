"""A plan as lists: what it holds, delegation by delegation if one is asked for, and what it does not hold."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.bilaterals.access import MemberRequest, desk_only
from plenipo.bilaterals.forms.plans import ListForm
from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.unheld import left_out
from plenipo.bilaterals.views.plans import TONES, one_of
from plenipo.bilaterals.words.unheld import unheld_of
from plenipo.delegations.queries.names import with_country
from plenipo.kit.sheets import download
from plenipo.registry.queries.finding import Term, fits, terms_of

PER_PAGE = 50
Line = tuple[PlannedMeeting, str]  # with the name of the asked side


@desk_only
@never_cache
@require_safe
def meetings(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    plan = one_of(request, number)
    told = _told(request, plan, _asked_for(request, plan))
    return render(request, "bilaterals/desk/meetings.html", told | {"lines": told["page"]})


@desk_only
@require_safe
def table(request: MemberRequest, slug: str, number: int, kind: str) -> HttpResponse:
    plan = one_of(request, number)
    heads = [
        _("Code"), _("Day"), pgettext("time of day", "From"), pgettext("time of day", "Until"),
        _("Room"), _("Requesting side"), _("Requested side"),
        _("Principal"), _("Interpreter"),
    ]  # fmt: skip
    rows = _rows(_asked_for(request, plan), ZoneInfo(request.conference.zone))
    return download(f"{slug}-plan-{number}", kind, heads, rows)


def _rows(lines: list[Line], zone: ZoneInfo) -> Iterator[list[str]]:
    for meeting, asked in lines:
        starts, ends = meeting.starts.astimezone(zone), meeting.ends.astimezone(zone)
        yield [
            meeting.request.code, starts.date().isoformat(), f"{starts:%H:%M}", f"{ends:%H:%M}",
            str(meeting.room or ""), with_country(meeting.request.asker), asked,
            str(meeting.principal or ""), str(meeting.interpreter or ""),
        ]  # fmt: skip


def _asked_for(request: MemberRequest, plan: Plan) -> list[Line]:
    found = [(each, asked_in_full(each.request)) for each in meetings_of(plan)]
    terms = terms_of(ListForm(request.GET).words())
    return [
        (each, asked)
        for each, asked in found
        if _holds(terms, each.request, asked, str(each.principal or ""), str(each.room or ""))
    ]


def _holds(terms: list[Term], request: MeetingRequest, *texts: str) -> bool:
    sides = [side.country_id for side in (request.asker, request.asked) if side and side.country_id]
    return fits(
        terms, (request.code, request.asker.to_call, request.asker.plate_name, *texts), sides
    )


@desk_only
@never_cache
@require_safe
def unheld(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """Reasons are put into words only for what is shown."""
    plan = one_of(request, number)
    terms = terms_of(ListForm(request.GET).words())
    found = [each for each in left_out(plan) if _holds(terms, each, asked_in_full(each))]
    told = _told(request, plan, found)
    told["lines"] = unheld_of(plan, told["page"])
    return render(request, "bilaterals/desk/unheld.html", told)


def _told(request: MemberRequest, plan: Plan, found: list[Any]) -> dict[str, Any]:
    return {
        "plan": plan,
        "tone": TONES[Plan.State(plan.state)],
        "held": plan.held,  # type: ignore[attr-defined]
        "form": ListForm(request.GET or None),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query": request.GET.urlencode(),
    }
