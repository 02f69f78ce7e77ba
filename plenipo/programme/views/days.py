"""Days on paper and at hand: the scenario, one person's day on one sheet, a delegation's programme."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.queries.people import SeenPerson, delegates_seen_by, persons_seen_by
from plenipo.kit.days import day_name
from plenipo.programme.access import (
    FocalRequest,
    MemberRequest,
    any_member,
    focal_points_only,
)
from plenipo.programme.forms.sessions import day_in, language_choices
from plenipo.programme.queries.places import days_of, local_day
from plenipo.programme.queries.scenario import scenario_of
from plenipo.programme.queries.versions import versions_of
from plenipo.programme.views.frame import crumbs, frame
from plenipo.programme.words.agenda import AgendaItem, Whose, agenda_of


@any_member
@require_safe
def scenario(request: MemberRequest, slug: str) -> HttpResponse:
    days, day = _days(request.conference, request.GET.get("day"))
    page = {
        **frame(request, "programme:scenario"),
        "day": day,
        "day_name": day_name(day),
        "days": days,
        "moments": scenario_of(request.conference, day),
    }
    return render(request, "programme/scenario.html", page)


def _days(conference: Conference, asked: str | None) -> tuple[list[dict[str, Any]], date]:
    """The days of the programme, and the one to show: as asked for, else today, else the first."""
    dates = [day.date for day in days_of(conference)] or [conference.starts]
    wishes = (day_in(asked), timezone.localdate())
    day = next((wish for wish in wishes if wish in dates), dates[0])
    return [{"date": each, "current": each == day} for each in dates], day


@any_member
@require_safe
def person_day(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """On one sheet, in the language their delegation is written to, unless another is asked for."""
    conference, reader = request.conference, reader_of(request.member)
    seen = persons_seen_by(reader, [person], conference).get(person)
    if seen is None or not seen.shown.named:
        raise Http404
    delegation = Delegation.objects.select_related("invitation").get(pk=seen.delegation.pk)
    whose = Whose(conference, delegation, reader, person, request.member)
    offered = language_choices(conference)
    asked = request.GET.get("in", "")
    language = asked if asked in dict(offered) else delegation.invitation.language
    page = {
        **frame(request),
        **_sheet(whose, seen, request.GET.get("day"), language),
        "person": person,
        "offered": offered,
        "crumbs": crumbs(request),
    }
    return render(request, "programme/person_day.html", page)


def _sheet(whose: Whose, seen: SeenPerson, asked: str | None, language: str) -> dict[str, Any]:
    days, day = _days(whose.conference, asked)
    with translation.override(language):
        return {
            "one": seen,
            "conference": whose.conference,
            "day": day,
            "day_name": day_name(day),
            "days": days,
            "items": agenda_of(whose, day),
            "sheet_lang": language,
            "sheet_dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
        }


@focal_points_only
@require_safe
def mine(request: FocalRequest) -> HttpResponse:
    """The programme of a delegation, as released: what is for all of them, and where they have a part."""
    conference, whose = request.conference_of_focal, _whose(request)
    page, only_own = _frame(request), request.GET.get("only") == "own"
    if whose:
        agenda = [item for item in agenda_of(whose) if item.own or not only_own]
        people = delegates_seen_by(whose.reader, [whose.delegation], conference)
        page |= {
            "delegation": whose.delegation,
            "version": versions_of(conference).first(),
            "days": _by_day(agenda, conference),
            "only_own": only_own,
            "people": [one for one in people.get(whose.delegation.pk, []) if one.named],
        }
    return render(request, "programme/focal/mine.html", page)


def _frame(request: FocalRequest) -> dict[str, Any]:
    """What both pages of a delegation know, behind its link and at the desk."""
    at_desk, conference = bool(request.ways.before), request.conference_of_focal
    return {
        "base": "kit/desk.html" if at_desk else "kit/focal.html",
        "standing_in": request.focal.invitation.party if at_desk else None,
        "ways": request.ways,
        "conference": conference,
        "site_name": str(conference),
    }


def _by_day(
    agenda: list[AgendaItem], conference: Conference
) -> list[tuple[date, list[AgendaItem]]]:
    grouped = groupby(agenda, key=lambda item: local_day(item.starts, conference))
    return [(day, list(items)) for day, items in grouped]


def _whose(request: FocalRequest) -> Whose | None:
    """None for an invitation that has no delegation."""
    delegation = delegation_of(request.focal.invitation)
    if delegation is None:
        return None
    return Whose(request.conference_of_focal, delegation, reader_of(request.focal))


@focal_points_only
@require_safe
def my_person_day(request: FocalRequest, person: int) -> HttpResponse:
    """The same sheet for the delegation's own people, in the language of the page."""
    whose = _whose(request)
    if whose is None:
        raise Http404
    seen = persons_seen_by(whose.reader, [person], whose.conference).get(person)
    if seen is None or seen.delegation.pk != whose.delegation.pk:
        raise Http404
    own = Whose(whose.conference, whose.delegation, whose.reader, person)
    language = translation.get_language() or "en"
    page = {
        **_frame(request),
        **_sheet(own, seen, request.GET.get("day"), language),
    }
    return render(request, "programme/focal/day.html", page)
