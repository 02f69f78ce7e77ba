"""Asking for a meeting: drafted, sent, taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.bridge import Particulars, Proposal, particulars_of, sealed
from plenipo.bilaterals.models import AcceptableLevel, MeetingRequest, PlannedMeeting, Principal
from plenipo.bilaterals.profile import REQUESTS, Bilaterals
from plenipo.bilaterals.queries.meetings import ending_with, has_met
from plenipo.bilaterals.queries.requests import cut_off, lapses_at
from plenipo.bilaterals.queries.whom import asked_before, whom_of
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of, switches_of
from plenipo.delegations.actions.approval import SECOND_THOUGHTS
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim
from plenipo.records.models import WORKER, By

State = MeetingRequest.State
MOST_OPEN = 200  # requests of one delegation that wait at once
GRACE = timedelta(minutes=1)  # in which a request that was sent can be undone


@dataclass(frozen=True)
class Wished:
    """What somebody asks for. levels: (level, principal of the host or None), the wished one first."""

    asked: Delegation | None
    to_host: bool
    levels: tuple[tuple[int, Principal | None], ...]
    told: Particulars
    values: Mapping[str, Any]


@transaction.atomic
def keep_draft(
    asker: Delegation,
    wished: Wished,
    *,
    request: MeetingRequest | None = None,
    seen: int = 0,
    by: By,
) -> MeetingRequest:
    """Keep a request that nobody else sees yet; with `request`, the draft that is changed."""
    while_it_lasts(asker.conference)
    if wished.asked is not None and wished.asked.pk == asker.pk:
        raise Refused(_("A delegation cannot ask to meet itself."))
    values = {
        "asked": wished.asked,
        "to_host": wished.to_host,
        "sealed": sealed(wished.told),
        **wished.values,
    }
    if request is None:
        request = MeetingRequest.objects.create(
            conference_id=asker.conference_id, asker=asker, made=timezone.now(), **values
        )
        verb = DeskVerb.DRAFTED
    else:
        _not_leaving(request)
        change(request, (State.DRAFT,), seen=seen, **values)
        verb = DeskVerb.CHANGED
    _keep_levels(request, wished.levels)
    note(verb, by=by, about=request)
    return request


def _keep_levels(request: MeetingRequest, levels: Iterable[tuple[int, Principal | None]]) -> None:
    AcceptableLevel.objects.filter(request=request).delete()
    AcceptableLevel.objects.bulk_create(
        AcceptableLevel(request=request, position=place, level=level, principal=principal)
        for place, (level, principal) in enumerate(levels)
    )


@transaction.atomic
def send_soon(request: MeetingRequest, *, by: By) -> None:
    """Send it after a minute of grace, in which nobody else sees it and it can be undone. Raises Refused while requests
    are closed, and for a second request to the same side."""
    requests_are_taken(request.conference, by)
    not_sent_yet(request)
    _not_leaving(request)
    if asked_before(request.asker, whom_of(request), but=request.pk) is not None:
        raise Refused(_("You have already sent this delegation a request."))
    waiting = MeetingRequest.objects.filter(MeetingRequest.WAITS, asker=request.asker_id)
    if waiting.count() >= MOST_OPEN:
        raise Refused(_("You have too many requests without a reply. Withdraw some of them first."))
    change(request, (State.DRAFT,), leaves_at=timezone.now() + GRACE)
    note(DeskVerb.SENDING, by=by, about=request)


@transaction.atomic
def undo_sending(request: MeetingRequest, *, by: By) -> None:
    """Within its minute: a draft again, of which nobody else has seen anything."""
    if not request.leaving:
        raise Refused(_gone_out())
    change(request, (State.DRAFT,), leaves_at=None)
    note(DeskVerb.SENDING_UNDONE, by=by, about=request)


def not_sent_yet(request: MeetingRequest) -> None:
    """Raises Refused for what its asker still holds for a draft, and was sent since."""
    if request.state in MeetingRequest.OVER:
        raise Refused(_as_it_stands(request))
    if request.state != State.DRAFT:
        raise Refused(_gone_out())


def _gone_out() -> str:
    return _("This request has gone out already. You can withdraw it.")


def _not_leaving(request: MeetingRequest) -> None:
    if request.leaving:
        raise Refused(_("This request is being sent. Undo that first."))


def send_due(now: datetime) -> int:
    """Requests whose minute is over go out; returns how many. Takes no turn at writing where there is none. Those of a
    delegation that was refused wait until that stands, or is undone."""
    due = MeetingRequest.objects.filter(state=State.DRAFT, leaves_at__lte=now)
    due = due.exclude(asker__state__in=rules.OUT)
    gone = 0
    for request in due.select_related("conference", "asker", "asked__invitation"):
        gone += _send_due(request)
    return gone


@transaction.atomic
def _send_due(request: MeetingRequest) -> int:
    """What can no longer go out is a draft again, and its page says why when it is sent anew."""
    read = {"revision": request.revision, "leaves_at": request.leaves_at}
    try:
        while_it_lasts(request.conference)
        with transaction.atomic():
            _send(request, by=WORKER)
    except Refused:
        as_read = MeetingRequest.objects.filter(pk=request.pk, state=State.DRAFT, **read)
        as_read.update(leaves_at=None)
        return 0
    return 1


def _send(request: MeetingRequest, *, by: By) -> None:
    """From now on the asked side knows of it, and the desk. It counts as sent when somebody pressed the button, a
    minute ago."""
    conference = request.conference
    now, profile = timezone.now(), rules_of(conference).of(Bilaterals)
    pressed = request.leaves_at - GRACE if request.leaves_at else now
    closes = cut_off(conference, profile)
    try:
        with transaction.atomic():
            change(
                request,
                (State.DRAFT,),
                state=State.SENT,
                leaves_at=None,
                sent_at=pressed,
                expires_at=lapses_at(conference, profile, now),
                in_cohort=closes is not None and pressed <= closes,
            )
    except IntegrityError:
        raise Refused(_("You have already sent this delegation a request.")) from None
    if request.asked is not None:
        tell_news(request.asked, conference)
    note(DeskVerb.SENT, by=by, about=request)


def requests_are_taken(conference: Conference, by: By) -> None:
    """Raises Refused while the convenor has closed bilaterals; what reached the desk otherwise it may still enter."""
    while_it_lasts(conference)
    if by.source is None and not switches_of(conference.pk)[REQUESTS]:
        raise Refused(
            _(
                "Requests for bilateral meetings are closed at the moment. Your entries are not lost; "
                "please try again later."
            )
        )


@transaction.atomic
def identify(request: MeetingRequest, asked: Delegation, *, by: By) -> None:
    """The desk knows which delegation a typed name means. The asker is not told whether it comes: for them nothing
    changes, neither the day on which the request lapses nor its revision, which stands in their form."""
    if asked.pk == request.asker_id:
        raise Refused(_("A delegation cannot ask to meet itself."))
    if request.asked_id or request.to_host:
        raise Refused(_("The delegation for this request has already been identified."))
    unknown = MeetingRequest.objects.filter(
        pk=request.pk, state=State.SENT, asked=None, revision=request.revision
    )
    try:
        with transaction.atomic():
            identified = unknown.update(asked=asked, identified_at=timezone.now())
    except IntegrityError:
        raise Refused(
            _("This delegation already has a request from the same delegation.")
        ) from None
    if not identified:
        raise Refused(_as_it_stands(request))
    request.refresh_from_db()
    tell_news(asked, request.conference)
    note(DeskVerb.IDENTIFIED, by=by, about=request)


@transaction.atomic
def drop_draft(request: MeetingRequest, *, by: By) -> None:
    not_sent_yet(request)
    _not_leaving(request)
    note(DeskVerb.DROPPED, by=by, about=request)
    request.delete()


@transaction.atomic
def withdraw(request: MeetingRequest, *, by: By) -> None:
    """The asker takes it back, agreed or not; the other side is told that there is news if it knew of it."""
    if not rules.may_withdraw(request.asker, request):
        raise Refused(_as_it_stands(request))
    if has_met(request):
        raise Refused(
            _(
                "This meeting has begun or was held, so the request can no longer be withdrawn. Record the "
                "outcome instead."
            )
        )
    _leave_to_the_other(request)
    change(request, (*MeetingRequest.OPEN, *MeetingRequest.AGREED), state=State.WITHDRAWN)
    if request.asked is not None:
        tell_news(request.asked, request.conference)
    note(DeskVerb.WITHDRAWN, by=by, about=request)


def _leave_to_the_other(request: MeetingRequest) -> None:
    """Where the other side has asked too, and been accepted, the meeting goes on under its request."""
    if request.state not in MeetingRequest.AGREED or request.asked_id is None:
        return
    theirs = MeetingRequest.objects.filter(
        asker=request.asked_id, asked=request.asker_id, state__in=MeetingRequest.AGREED
    ).first()
    if theirs is not None:
        for row in PlannedMeeting.objects.filter(request=request):
            if not PlannedMeeting.objects.filter(plan=row.plan_id, request=theirs).exists():
                PlannedMeeting.objects.filter(pk=row.pk).update(request=theirs)


@transaction.atomic
def end_with(delegation: Delegation, *, by: By) -> None:
    """A delegation that does not come asks nobody and meets nobody; whom it has met already, it has met."""
    standing = ending_with(delegation, timezone.now())
    others = {
        other
        for asker, asked in standing.exclude(state=State.DRAFT).values_list("asker", "asked")
        for other in (asker, asked)
        if other not in (None, delegation.pk)
    }
    ended = {"state": State.WITHDRAWN, "leaves_at": None}
    if amend(standing, **ended):
        for other in Delegation.objects.filter(pk__in=others).select_related("invitation"):
            tell_news(other, delegation.conference)
        note(DeskVerb.ENDED, by=by, about=delegation)


def end_with_those_out(now: datetime) -> int:
    """A refusal ends requests once it can no longer be undone unseen; returns of how many delegations. Takes no turn at
    writing where there is none."""
    standing = MeetingRequest.objects.exclude(state__in=MeetingRequest.OVER)
    theirs = Q(pk__in=standing.values("asker")) | Q(
        pk__in=standing.filter(asked__isnull=False).values("asked")
    )
    out = Delegation.objects.filter(theirs, state__in=rules.OUT)
    out = out.exclude(decided_at__gt=now - SECOND_THOUGHTS).select_related("conference")
    ended = [each for each in out if ending_with(each, now).exists()]
    for each in ended:
        end_with(each, by=WORKER)
    return len(ended)


def with_proposal(request: MeetingRequest, **proposal: Any) -> str:
    """The sealed text with another proposal in it."""
    told = particulars_of(request)
    return sealed(replace(told, proposal=replace(told.proposal, **proposal)))


def without_proposal(request: MeetingRequest) -> str:
    """The sealed text as it was first written: what was proposed on the way binds nobody who accepts as asked."""
    return sealed(replace(particulars_of(request), proposal=Proposal()))


def change(
    request: MeetingRequest, states: Iterable[str], *, seen: int | None = None, **values: Any
) -> None:
    """Only from these states, and only the revision that was seen: of two who press at once one wins."""
    claim(
        request,
        seen=request.revision if seen is None else seen,
        states=states,
        in_words=lambda: _as_it_stands(request),
        **values,
    )
    request.refresh_from_db()


def _as_it_stands(request: MeetingRequest) -> str:
    now = MeetingRequest.objects.filter(pk=request.pk).first()
    if now is None:
        return _("This request has been deleted.")
    return _("This request has since been changed: %(state)s. Reload the page to see it.") % {
        "state": now.get_state_display()
    }
