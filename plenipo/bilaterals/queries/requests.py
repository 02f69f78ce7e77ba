"""Requests as the two sides see them. There is no reading of requests that does not say for whom."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from plenipo.bilaterals.bridge import Particulars, particulars_of
from plenipo.bilaterals.models import Level, MeetingRequest, Principal
from plenipo.bilaterals.profile import Bilaterals
from plenipo.bilaterals.rules import Side
from plenipo.conference.models import Conference, in_language
from plenipo.delegations.bridge import Reader, reader_of
from plenipo.delegations.models import Delegate, Delegation, FocalPoint
from plenipo.delegations.queries.order import by_name
from plenipo.delegations.queries.people import (
    ShownPerson,
    delegates_seen_by,
    participants_are_disclosed,
)

State = MeetingRequest.State


def requests_seen_by(delegation: Delegation) -> QuerySet[MeetingRequest]:
    """What it asked, drafts too, and what it was asked. The same one query whatever there is to find."""
    mine = Q(asker=delegation) | (Q(asked=delegation) & ~Q(state=State.DRAFT))
    return _with_all(MeetingRequest.objects.filter(mine))


def requests_of_desk(conference: Conference) -> QuerySet[MeetingRequest]:
    """Everything that was sent: for the desk, and for nobody else."""
    return _with_all(
        MeetingRequest.objects.filter(conference=conference).exclude(state=State.DRAFT)
    )


def _with_all(found: QuerySet[MeetingRequest]) -> QuerySet[MeetingRequest]:
    both = found.select_related(
        "asker__country", "asked__country", "principal", "conference__series"
    )
    return both.prefetch_related("levels__principal").order_by("-made", "pk")


def host_principals(conference: Conference) -> QuerySet[Principal]:
    """The host's leadership, in the order of the house."""
    return Principal.objects.filter(conference=conference, delegation=None)


def principals_of(delegation: Delegation) -> QuerySet[Principal]:
    return Principal.objects.filter(delegation=delegation).prefetch_related("availabilities")


USUAL = {Level.LEADER: Delegate.Capacity.HEAD, Level.DEPUTY: Delegate.Capacity.DEPUTY}


def own_people(delegation: Delegation, reader: Reader) -> list[ShownPerson]:
    people = delegates_seen_by(reader, [delegation], delegation.conference)
    return [one for one in people.get(delegation.pk, []) if one.named]


def usually_at(level: int, people: list[ShownPerson]) -> dict[str, object]:
    """Who of a delegation usually meets others at this level, to begin a form with."""
    for one in people:
        if one.capacity == USUAL.get(Level(level)):
            return {"delegate": one.pk, "name": one.name, "office": one.office}
    return {}


def may_be_chosen(focal: FocalPoint, delegation: Delegation) -> list[Delegation]:
    """The delegations this focal point may know of: none while the list of participants is not disclosed to it."""
    conference = focal.invitation.conference
    if not participants_are_disclosed(reader_of(focal), conference):
        return []
    approved = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    others = approved.exclude(pk=delegation.pk).select_related("country")
    return sorted(others, key=by_name)


def cut_off(conference: Conference, rules: Bilaterals) -> datetime | None:
    """Until when requests are one cohort: the end of that day at the venue."""
    if not rules.cohort_days:
        return None
    return end_of_day(conference.starts - timedelta(days=rules.cohort_days), conference)


def lapses_at(conference: Conference, rules: Bilaterals, now: datetime) -> datetime:
    """When what is asked now lapses: after the days for an answer, and with the conference at the latest."""
    in_days = now + timedelta(days=rules.answer_days)
    return min(in_days, end_of_day(conference.ends, conference))


def end_of_day(day: date, conference: Conference) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(conference.zone))


@dataclass(frozen=True)
class SeenRequest:
    """A request as one side may read it. `whom`: the other side as this one knows it."""

    request: MeetingRequest
    whom: str
    ours: bool
    state: str
    tone: str
    particulars: Particulars | None = None

    @property
    def pk(self) -> UUID:
        return self.request.pk


TONES = {
    State.DRAFT: "quiet",
    State.SENT: "wait",
    State.PROPOSED: "wait",
    State.DEFERRED: "quiet",
    State.ACCEPTED: "yes",
    State.ANOTHER_LEVEL: "yes",
    State.EXPIRED: "quiet",
    State.WITHDRAWN: "quiet",
}


def told_to(side: Side, request: MeetingRequest, *, in_full: bool = False) -> SeenRequest:
    """In full: with what is sealed. A list shows names only, and unseals only names that were typed."""
    ours = side is not None and request.asker_id == side.pk
    sealed = particulars_of(request) if in_full or (ours and request.asked_id is None) else None
    if ours and request.asked_id and request.answered_at is None and not in_full:
        sealed = particulars_of(request)
    return SeenRequest(
        request=request,
        whom=_asked(request, sealed) if ours else request.asker.to_call,
        ours=ours,
        state=request.state_in_words,
        tone="wait" if request.leaving else TONES[State(request.state)],
        particulars=sealed if in_full else None,
    )


def _asked(request: MeetingRequest, sealed: Particulars | None) -> str:
    """Whom it asked, in its own words until the other has answered: whether they come is not ours to say."""
    if request.to_host:
        return in_language(request.conference.host) or in_language(request.conference.convenor)
    if sealed and sealed.whom and request.answered_at is None:
        return sealed.whom
    return request.asked.to_call if request.asked else (sealed.whom if sealed else "")
