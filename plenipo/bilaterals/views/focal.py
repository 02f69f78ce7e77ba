"""The pages of a delegation: what it asked, what it was asked, and who of it can be met when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals import rules
from plenipo.bilaterals.access import SideRequest, deed, delegations_only
from plenipo.bilaterals.actions import requests as asking
from plenipo.bilaterals.forms.meetings import ArrangeForm
from plenipo.bilaterals.forms.requests import AnswerForm, RequestForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries import requests as queries
from plenipo.bilaterals.queries.after import follow_ups_of
from plenipo.bilaterals.queries.days import day_choices
from plenipo.bilaterals.queries.entries import (
    delegations_to_enter_for,
    entered_for,
    requests_for_desk,
)
from plenipo.bilaterals.queries.meetings import appointments_of, arranged_for, has_met, link_of
from plenipo.bilaterals.queries.reasons import why_not_held
from plenipo.bilaterals.views.answering import give
from plenipo.bilaterals.views.course import course_for, say
from plenipo.conference.models import in_language
from plenipo.conference.queries import is_over, rules_of, switches_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import StandIn
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused

FIRST = {"persons": 2, "minutes": 20, "format": "courtesy", "importance": 2, "press": "none"}


@delegations_only
@never_cache
def mine(request: SideRequest) -> HttpResponse:
    told = [queries.told_to(request.delegation, each) for each in seen_by(request)]
    profile = rules_of(request.conference_of_focal)
    page = frame(
        request,
        ours=[each for each in told if each.ours],
        theirs=[each for each in told if not each.ours],
        cut_off=queries.cut_off(request.conference_of_focal, profile),
        answer_days=profile.bilateral_answer_days,
        over=is_over(request.conference_of_focal),
        taken=switches_of(request.conference_of_focal.pk)["bilaterals"],
        appointments=appointments_of(request.delegation),
        calendar=link_of(request.delegation),
        follow_ups=[]
        if isinstance(request.focal, StandIn)
        else follow_ups_of(request.delegation, request.conference_of_focal),
        entered=entered_for(request.delegation),
    )
    return render(request, "bilaterals/focal/mine.html", page)


def seen_by(request: SideRequest) -> QuerySet[MeetingRequest]:
    """The delegation's requests; where the desk stands in, without the drafts that nobody else is to see."""
    if isinstance(request.focal, StandIn):
        return requests_for_desk(request.delegation)
    return queries.requests_seen_by(request.delegation)


def _known(request: SideRequest) -> list[Delegation]:
    """Whom it may choose: the desk knows who comes, a focal point what is disclosed to it."""
    if not isinstance(request.focal, StandIn):
        return queries.may_be_chosen(request.focal, request.delegation)
    others = delegations_to_enter_for(request.conference_of_focal, "")
    return [each for each in others if each.pk != request.delegation.pk]


def _form(request: SideRequest, *args: Any, **kwargs: Any) -> RequestForm:
    conference = request.conference_of_focal
    host = in_language(conference.host) or in_language(conference.convenor)
    return RequestForm(
        *args,
        asker=request.delegation,
        known=_known(request),
        hosts=[each for each in queries.host_principals(conference) if each.receives],
        host_name=_("the leadership of %(host)s") % {"host": host or conference},
        **kwargs,
    )


def _draft(request: SideRequest, pk: UUID | None) -> MeetingRequest | None:
    if pk is None:
        return None
    drafts = seen_by(request).filter(state=MeetingRequest.State.DRAFT)
    return get_object_or_404(drafts, pk=pk)


@delegations_only
@never_cache
def ask(request: SideRequest, pk: UUID | None = None) -> HttpResponse:
    draft = _draft(request, pk)
    initial = (
        RequestForm.initial_of(draft) if draft else {**FIRST, "languages": [request.focal.language]}
    )
    page = frame(request, form=_form(request, initial=initial), draft=draft)
    return render(request, "bilaterals/focal/ask.html", page)


@delegations_only
@deed
def ask_keep(request: SideRequest, pk: UUID | None = None) -> HttpResponse:
    """Keep the draft, or keep and send it. What cannot be sent stays on the page as typed."""
    draft = _draft(request, pk)
    form = _form(request, request.POST)
    if form.is_valid():
        try:
            return _kept(request, form, draft)
        except Refused as no:
            form.add_error(None, str(no))
    page = frame(request, form=form, draft=draft)
    return render(request, "bilaterals/focal/ask.html", page, status=422)


def _kept(request: SideRequest, form: RequestForm, draft: MeetingRequest | None) -> HttpResponse:
    by = by_focal(request.focal)
    seen = form.cleaned_data["seen"] or 0
    kept = asking.keep_draft(request.delegation, form.wished(), request=draft, seen=seen, by=by)
    if request.POST.get("do") != "send":
        messages.success(request, _("Your draft is kept; nobody else sees it."))
        return redirect(request.ways.url("bilaterals:mine"))
    asking.send(kept, by=by)
    messages.success(request, _("Your request is sent."))
    return redirect(request.ways.url("bilaterals:mine"))


@delegations_only
@deed
def drop(request: SideRequest, pk: UUID) -> HttpResponse:
    draft = _draft(request, pk)
    if draft is not None:
        asking.drop_draft(draft, by=by_focal(request.focal))
    messages.success(request, _("The draft is deleted."))
    return redirect(request.ways.url("bilaterals:mine"))


@delegations_only
@never_cache
def one(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    return render(request, "bilaterals/focal/request.html", _page(request, wanted))


def _page(
    request: SideRequest, wanted: MeetingRequest, form: AnswerForm | None = None
) -> dict[str, Any]:
    side = request.delegation
    blank = _answer_form(request, initial={"seen": wanted.revision})
    told = queries.told_to(side, wanted, in_full=True)
    return frame(
        request,
        told=told,
        **queries.in_words(told),
        wanted=wanted,
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
        "may_place": rules.may_place_itself(wanted, rules_of(request.conference_of_focal)),
        **course_for(request.delegation, wanted, request.ways.url("bilaterals:course", wanted.pk)),
    }


def _answer_form(request: SideRequest, *args: Any, **kwargs: Any) -> AnswerForm:
    return AnswerForm(*args, days=day_choices(request.conference_of_focal), **kwargs)


@delegations_only
@deed
def answer(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    form = _answer_form(request, request.POST)
    if form.is_valid():
        do, by = request.POST.get("do", ""), by_focal(request.focal)
        try:
            messages.success(request, give(wanted, do, form, side=request.delegation, by=by))
        except Refused as no:
            form.add_error(None, str(no))
        else:
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
