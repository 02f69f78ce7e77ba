"""The pages of a delegation: what it asked, what it was asked, and who of it can be met when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from plenipo.bilaterals import rules
from plenipo.bilaterals.access import SideRequest, deed, delegations_only
from plenipo.bilaterals.forms.meetings import ArrangeForm
from plenipo.bilaterals.forms.requests import ReplyForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.profile import REQUESTS, Bilaterals
from plenipo.bilaterals.queries import requests as queries
from plenipo.bilaterals.queries.after import follow_ups_of
from plenipo.bilaterals.queries.days import day_choices
from plenipo.bilaterals.queries.entries import (
    entered_for,
    requests_for_desk,
)
from plenipo.bilaterals.queries.meetings import (
    addresses_of,
    appointments_of,
    arranged_for,
    has_met,
)
from plenipo.bilaterals.queries.mutual import in_one_line, other_way
from plenipo.bilaterals.queries.whom import seconds_left
from plenipo.bilaterals.views.answering import give
from plenipo.bilaterals.views.course import course_for, say
from plenipo.bilaterals.words.reasons import why_not_held
from plenipo.bilaterals.words.requests import in_words
from plenipo.conference.queries import is_over, rules_of, switches_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.rules import StandIn
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done

LOOK_AGAIN = 5  # seconds after a request was due


@delegations_only
@never_cache
def mine(request: SideRequest) -> HttpResponse:
    told = [queries.told_to(request.delegation, each) for each in seen_by(request)]
    profile = rules_of(request.conference_of_focal).of(Bilaterals)
    leaving = [each for each in told if each.request.leaving]
    mutual, told = in_one_line(told)
    page = frame(
        request,
        leaving=leaving,
        mutual=mutual,
        ours=[each for each in told if each.ours],
        theirs=[each for each in told if not each.ours],
        cut_off=queries.cut_off(request.conference_of_focal, profile),
        answer_days=profile.answer_days,
        over=is_over(request.conference_of_focal),
        taken=switches_of(request.conference_of_focal.pk)[REQUESTS],
        appointments=appointments_of(request.delegation),
        calendar=addresses_of(request.delegation),
        follow_ups=[]
        if isinstance(request.focal, StandIn)
        else follow_ups_of(request.delegation, request.conference_of_focal),
        entered=entered_for(request.delegation),
    )
    answer = render(request, "bilaterals/focal/mine.html", page)
    if (left := seconds_left(each.request for each in leaving)) is not None:
        answer["Refresh"] = str(
            left + LOOK_AGAIN
        )  # without script, too: the page says when it has gone out
    return answer


def seen_by(request: SideRequest) -> QuerySet[MeetingRequest]:
    """The delegation's requests; where the desk stands in, without the drafts that nobody else is to see."""
    if isinstance(request.focal, StandIn):
        return requests_for_desk(request.delegation)
    return queries.requests_seen_by(request.delegation)


@delegations_only
@never_cache
def one(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    return render(request, "bilaterals/focal/request.html", _page(request, wanted))


def _page(
    request: SideRequest, wanted: MeetingRequest, form: ReplyForm | None = None
) -> dict[str, Any]:
    side = request.delegation
    blank = _answer_form(request, initial={"seen": wanted.revision})
    told = queries.told_to(side, wanted, in_full=True)
    return frame(
        request,
        told=told,
        **in_words(told),
        wanted=wanted,
        other_way=other_way(side, wanted),
        form=form or blank,
        may_change=rules.may_change(side, wanted),
        may_answer=rules.may_answer(side, wanted),
        may_agree=rules.may_answer_proposal(side, wanted),
        may_withdraw=rules.may_withdraw(side, wanted) and not has_met(wanted),
        **_arranged(request, wanted),
    )


def _arranged(request: SideRequest, wanted: MeetingRequest) -> dict[str, Any]:
    if wanted.state not in MeetingRequest.AGREED:
        return {}
    told = arranged_for(request.delegation, wanted)
    if told["under"]:
        return {"meeting": told["meeting"], "under": told["under"]}
    return {
        **told,
        "arrange": ArrangeForm(initial=told["initial"]),
        "arrange_url": request.ways.url("bilaterals:arrange", wanted.pk),
        "why_not": why_not_held(wanted) if rules.asks(request.delegation, wanted) else None,
        "may_place": rules.may_place_itself(
            wanted, rules_of(request.conference_of_focal).of(Bilaterals)
        ),
        **course_for(request.delegation, wanted, request.ways.url("bilaterals:course", wanted.pk)),
    }


def _answer_form(request: SideRequest, *args: Any, **kwargs: Any) -> ReplyForm:
    return ReplyForm(*args, days=day_choices(request.conference_of_focal), **kwargs)


@delegations_only
@deed
def answer(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    form = _answer_form(request, request.POST)
    if form.is_valid():
        do, by = request.POST.get("do", ""), by_focal(request.focal)
        if done(
            form,
            lambda: messages.success(
                request, give(wanted, do, form, side=request.delegation, by=by)
            ),
        ):
            return redirect(request.ways.url("bilaterals:mine"))
    wanted = get_object_or_404(seen_by(request), pk=pk)
    page = _page(request, wanted, form)
    return render(request, "bilaterals/focal/request.html", page, status=422)


@delegations_only
@deed
def course(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    wrong = say(request, wanted, request.delegation, by_focal(request.focal))
    if wrong is None:
        return redirect(request.ways.url("bilaterals:request", pk))
    page = {**_page(request, wanted), "course": wrong}
    return render(request, "bilaterals/focal/request.html", page, status=422)
