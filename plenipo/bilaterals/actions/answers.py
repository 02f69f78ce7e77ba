"""The asked side answers: yes, yes at another level, something else, not now. Nobody is refused in writing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.actions.requests import (
    change,
    requests_are_taken,
    with_proposal,
    without_proposal,
)
from plenipo.bilaterals.bridge import Proposal, particulars_of
from plenipo.bilaterals.models import MeetingRequest, Principal
from plenipo.bilaterals.profile import Bilaterals
from plenipo.bilaterals.queries.requests import lapses_at
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.queries import rules_of
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend
from plenipo.records.models import WORKER, By

State = MeetingRequest.State


@transaction.atomic
def accept(
    request: MeetingRequest,
    *,
    side: Side,
    level: int | None = None,
    principal: Principal | None = None,
    by: By,
) -> None:
    """Accept as asked, or at another level. Raises Refused if somebody answered first."""
    while_it_lasts(request.conference)
    _must(rules.may_answer(side, request))
    wished = request.levels.first()
    as_asked = level is None or (
        wished is not None and (wished.level, wished.principal) == (level, principal)
    )
    if as_asked and wished is not None:
        level, principal = wished.level, wished.principal
    change(
        request,
        MeetingRequest.OPEN,
        state=State.ACCEPTED if as_asked else State.ANOTHER_LEVEL,
        level=level,
        principal=principal,
        answered_at=timezone.now(),
        sealed=without_proposal(request),
    )
    _tell_other(request, side)
    note(DeskVerb.ACCEPTED, by=by, about=request, as_asked=as_asked)


@transaction.atomic
def propose(request: MeetingRequest, proposal: Proposal, *, side: Side, by: By) -> None:
    """Another time, level or format; the other side has the word then, for as long as an answer may take."""
    mine = rules.asks(side, request)
    _must(rules.may_answer(side, request) or (mine and request.state == State.PROPOSED))
    if proposal == Proposal(words=proposal.words) and not proposal.words:
        raise Refused(_("Propose at least one change, or write a message."))
    requests_are_taken(request.conference, by)
    now, conference = timezone.now(), request.conference
    change(
        request,
        MeetingRequest.OPEN,
        state=State.PROPOSED,
        asker_proposes=mine,
        sealed=with_proposal(request, **vars(proposal)),
        answered_at=request.answered_at or now,
        expires_at=lapses_at(conference, rules_of(conference).of(Bilaterals), now),
    )
    _tell_other(request, side)
    note(DeskVerb.PROPOSED, by=by, about=request)


@transaction.atomic
def accept_proposal(request: MeetingRequest, *, side: Side, by: By) -> None:
    """The proposal becomes what is agreed; its time is what the desk plans around."""
    while_it_lasts(request.conference)
    _must(rules.may_answer_proposal(side, request))
    proposal = particulars_of(request).proposal
    first = request.levels.first()
    level = proposal.level or (first.level if first else None)
    change(
        request,
        (State.PROPOSED,),
        state=State.ANOTHER_LEVEL if first and level != first.level else State.ACCEPTED,
        level=level,
        principal=first.principal if first and level == first.level else None,
        format=proposal.format or request.format,
        minutes=proposal.minutes or request.minutes,
    )
    _tell_other(request, side)
    note(DeskVerb.PROPOSAL_ACCEPTED, by=by, about=request)


@transaction.atomic
def defer(request: MeetingRequest, *, side: Side, by: By) -> None:
    """Neither yes nor no: it stays open until the conference ends, and does not lapse."""
    while_it_lasts(request.conference)
    _must(rules.may_answer(side, request))
    change(
        request,
        MeetingRequest.OPEN,
        state=State.DEFERRED,
        answered_at=request.answered_at or timezone.now(),
        expires_at=None,
    )
    _tell_other(request, side)
    note(DeskVerb.DEFERRED, by=by, about=request)


@transaction.atomic
def let_expire(now: datetime) -> int:
    """What nobody answered in time lapses, without a letter: silence is an answer that needs no words."""
    late = MeetingRequest.objects.filter(
        state__in=[State.SENT, State.PROPOSED], expires_at__lt=now
    ).select_related("conference")
    ended = 0
    for request in late.order_by("expires_at"):
        ended += amend(
            MeetingRequest.objects.filter(
                pk=request.pk, state=request.state, revision=request.revision
            ),
            state=State.EXPIRED,
        )
        note(DeskVerb.EXPIRED, by=WORKER, about=request)
    return ended


def _must(allowed: bool) -> None:
    if not allowed:
        raise Refused(_("This request has since been changed. Reload the page to see it."))


def _tell_other(request: MeetingRequest, side: Side) -> None:
    """Whoever did not do it; the desk, which speaks for the host, looks for itself."""
    other = request.asked if rules.asks(side, request) else request.asker
    if other is not None:
        tell_news(other, request.conference)
