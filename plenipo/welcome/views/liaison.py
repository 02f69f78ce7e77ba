"""The page on the telephone of a liaison officer: their delegations, and what is to be pressed."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import STAFF
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.forms import seen_in, whole
from plenipo.kit.phrases import labelled
from plenipo.programme.queries.places import local_day
from plenipo.programme.words.agenda import Whose, agenda_of
from plenipo.protocol.queries.ranks import classes_of
from plenipo.welcome.access import MemberRequest, deed, public, welcome_only
from plenipo.welcome.actions import liaison as actions
from plenipo.welcome.models import TeamMember
from plenipo.welcome.queries.board import ArrivalsBoard, rows_of
from plenipo.welcome.queries.journeys import delegations_that_come, team_of
from plenipo.welcome.queries.liaison import (
    contacts_of,
    journeys_for,
    looked_after_by,
    member_with,
)
from plenipo.welcome.words.board import BoardWords, state_in_words, way_back


def _member(token: str) -> TeamMember:
    member = member_with(token)
    if member is None:
        raise Http404
    return member


@public
@never_cache
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    member = _member(token)
    conference = member.conference
    with timezone.override(ZoneInfo(conference.zone)):
        today = local_day(timezone.now(), conference)
        rows = rows_of(conference, STAFF, today, journeys_for(member))
        said = BoardWords(conference, ArrivalsBoard(today, rows, [], [], classes_of(conference)))
        lines = [(each, way_back(each.row.journey)) for each in said.lines(rows)]
        delegations = list(looked_after_by(member))
        contacts = contacts_of(delegations)
        page = {
            "conference": conference,
            "site_name": str(conference),
            "member": member,
            "token": token,
            "today": today,
            "of": [
                {
                    "delegation": each,
                    "lines": [one for one in lines if one[0].row.delegation.pk == each.pk],
                    "contacts": contacts.get(each.invitation_id, []),
                    "agenda": _today(member, each, today),
                }
                for each in delegations
            ],
            "others": [
                one
                for one in lines
                if one[0].row.delegation.pk not in {each.pk for each in delegations}
            ],
        }
        return render(request, "welcome/liaison.html", page)


def _today(member: TeamMember, delegation: Delegation, today: Any) -> list[Any]:
    """The released programme; of what is arranged in confidence nothing."""
    whose = Whose(member.conference, delegation, STAFF)
    return [item for item in agenda_of(whose, today) if not item.apart]


@public
@deed
def step(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Whoever has the secret address notes it in the name of its member of the team."""
    member = _member(token)
    row = get_object_or_404(journeys_for(member), pk=pk)
    back = request.POST.get("do") == "back"
    actions.step_on_telephone(member, row, back=back, seen=seen_in(request))
    row.refresh_from_db()
    messages.success(request, labelled(with_country(row.delegation), state_in_words(row)))
    return redirect("welcome:liaison", token)


# ---- at the desk


def _of_desk(request: MemberRequest, pk: int) -> TeamMember:
    return get_object_or_404(team_of(request.conference).filter(removed=False), pk=pk)


@welcome_only
@deed
def look_after(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    member = _of_desk(request, pk)
    delegations = delegations_that_come(request.conference)
    of = get_object_or_404(delegations, pk=whole(request.POST.get("delegation", ""), 0))
    deed_of = actions.look_after_no_more if request.POST.get("do") == "end" else actions.look_after
    deed_of(member, of, seen=seen_in(request), by=request.by)
    messages.success(request, _("Saved."))
    return redirect("welcome:team-member", slug, pk)


@welcome_only
@deed
def link(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    member = _of_desk(request, pk)
    actions.new_link(member, seen=seen_in(request), by=request.by)
    messages.success(
        request, _("The link has been created. One made before opens nothing any more.")
    )
    return redirect("welcome:team-member", slug, pk)
