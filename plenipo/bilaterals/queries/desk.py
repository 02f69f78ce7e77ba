"""What the desk sees of requests."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.models import DeskLine, MeetingRequest
from plenipo.bilaterals.queries.requests import TONES
from plenipo.bilaterals.queries.ripple import waiting_incidents
from plenipo.bilaterals.rules import OUT
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference, Membership, in_language
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import called_by_number, with_country
from plenipo.kit.merkle import Tree
from plenipo.records.models import Letter
from plenipo.records.queries import name_of
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader
from plenipo.registry.queries import finding

State = MeetingRequest.State
BEFORE_SENT = (
    DeskVerb.DRAFTED,
    DeskVerb.CHANGED,
    DeskVerb.SENDING,
    DeskVerb.SENDING_UNDONE,
    DeskVerb.DROPPED,
)
Requests = QuerySet[MeetingRequest]
SEARCHED = tuple(
    f"{side}__{place}"
    for side in ("asker", "asked")
    for place in ("plate_name", "called", "party__name")
)


@dataclass(frozen=True)
class Narrowed:
    wanted: str = ""
    state: str = ""


def narrowed(found: Requests, asked: Narrowed) -> Requests:
    sides = ("asker__country", "asked__country")
    found = finding.narrowed(found, asked.wanted, *SEARCHED, countries=sides)
    if asked.state == "host":
        return found.filter(to_host=True, state__in=MeetingRequest.OPEN)
    if asked.state == "unknown":
        return found.filter(UNKNOWN)
    return found.filter(state=asked.state) if asked.state else found


FOR_HOST = Q(to_host=True, state__in=[State.SENT, State.PROPOSED])
UNKNOWN = Q(asked=None, to_host=False, state=State.SENT)


def waiting(conference: Conference) -> int:
    """What waits for the desk itself: requests to the host without an answer, names still to be found, and what the
    programme told of the day."""
    requests = MeetingRequest.objects.filter(FOR_HOST | UNKNOWN, conference=conference).count()
    return requests + waiting_incidents(conference).count()


@dataclass(frozen=True)
class WaitingCases:
    """What `waiting` counts, one by one, and the letters that wait for the desk's word."""

    host: int
    unknown: int
    incidents: int
    drafts: int


def waiting_by_kind(conference: Conference) -> WaitingCases:
    """Three queries."""
    told = MeetingRequest.objects.filter(conference=conference).aggregate(
        host=Count("pk", filter=FOR_HOST), unknown=Count("pk", filter=UNKNOWN)
    )
    incidents, drafts = waiting_incidents(conference).count(), drafted_in(conference).count()
    return WaitingCases(told["host"], told["unknown"], incidents, drafts)


def letters_lost(conference: Conference) -> QuerySet[Letter]:
    """Letters in confidence that did not arrive: nobody else is told of them."""
    lost = [Letter.State.BOUNCED, Letter.State.HELD]
    found = Letter.objects.filter(conference=conference.pk, in_confidence=True, state__in=lost)
    return found.order_by("-written_at")[:20]


def drafted_in(conference: Conference) -> QuerySet[Letter]:
    """Letters of the desk that wait for its word."""
    found = Letter.objects.filter(conference=conference.pk, in_confidence=True)
    return found.filter(state=Letter.State.DRAFT).order_by("pk")


def drafts_to_choose(conference: Conference) -> list[tuple[Letter, str]]:
    """With the delegation each is about. Two queries."""
    letters = list(drafted_in(conference))
    numbers = {each.pk: int(each.about.rpartition(":")[2]) for each in letters}
    names = called_by_number(numbers.values())
    return [(each, names.get(numbers[each.pk], "")) for each in letters]


@dataclass(frozen=True)
class DeskRow:
    request: MeetingRequest
    asker: str
    asked: str
    tone: str


def line_of(request: MeetingRequest) -> DeskRow:
    asker, tone = with_country(request.asker), TONES[State(request.state)]
    return DeskRow(request, asker, asked_in_full(request), tone)


def asked_name(request: MeetingRequest) -> str:
    if request.to_host:
        return in_language(request.conference.host) or in_language(request.conference.convenor)
    return request.asked.to_call if request.asked else particulars_of(request).whom


def asked_in_full(request: MeetingRequest) -> str:
    """With the country: where people decide, two parties may bear one name."""
    return with_country(request.asked) if request.asked else asked_name(request)


def might_be_meant(request: MeetingRequest) -> QuerySet[Delegation]:
    there = Delegation.objects.filter(conference=request.conference_id).exclude(pk=request.asker_id)
    return there.exclude(state__in=OUT)


def desk_phrases() -> dict[str, object]:
    return {verb: verb.phrase for verb in DeskVerb}


def lines_of(conference: Conference) -> QuerySet[DeskLine]:
    """Without those about requests that nobody but the asker is to know of; once sent, the earlier lines show."""
    found = DeskLine.objects.filter(conference=conference.pk)
    sent = found.filter(verb=DeskVerb.SENT).values("about")
    found = found.filter(~Q(verb__in=BEFORE_SENT) | Q(about__in=sent))
    return found.select_related("account").order_by("-pk")


def head_of(conference: Conference) -> str:
    """The head of the Merkle tree over the desk's lines: noted down, it proves later that none was changed."""
    tree = Tree()
    lines = DeskLine.objects.filter(conference=conference.pk).order_by("pk")
    for leaf in lines.values_list("leaf", flat=True).iterator():
        tree.add(bytes.fromhex(leaf))
    return tree.head() if tree.size else ""


def history_of(request: MeetingRequest, member: Membership) -> list[dict[str, Any]]:
    lines = DeskLine.objects.filter(about=name_of(request)).select_related("account")
    reading = LineReader(member, request.conference)
    itself = (MeetingRequest._meta.label_lower,)
    return as_history(lines.order_by("pk"), reading, desk_phrases(), known=itself)
