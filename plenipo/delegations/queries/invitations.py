"""The board of invitations: who is invited, what became of it, and to whom one may write."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries.names import country_here
from plenipo.delegations.models import Delegation, FocalPoint, Invitation
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import by_country, by_name, in_order_asked
from plenipo.people.models import Account
from plenipo.records.actions import name_of
from plenipo.records.models import JournalEntry, Letter
from plenipo.registry.models import MatchList, Party
from plenipo.registry.queries.finding import names_of, narrowed
from plenipo.registry.queries.lists import with_figures

State = Invitation.State
SILENT = Q(state__in=Invitation.OPEN, bounced=False)
GROUPS = {  # what the board counts apart from the states themselves
    "silent": SILENT,
    "coming": Q(state__in=Invitation.COMING),
    "unnamed": Q(state__in=Invitation.COMING, delegation__state=Delegation.State.INVITED),
    "unsubmitted": Q(
        state__in=Invitation.COMING,
        delegation__state__in=[Delegation.State.NAMED, Delegation.State.RETURNED],
    ),
    "bounced": Q(bounced=True) & ~Q(state=State.WITHDRAWN),
}
SORTS = {
    "state": ("state", "pk"),
    "sent": ("sent_at", "pk"),
}
WAYS: dict[str, Callable[[Any], Any]] = {"party": by_name, "country": by_country}
SEARCHED = ("reference", "addressee", "email", "called", *names_of("party"))


@dataclass(frozen=True)
class InvitationFilter:
    """Which invitations somebody asks for. `rows` are chosen ones; nothing at all is no choice."""

    state: str = ""
    category: str = ""
    region: str = ""
    language: str = ""
    q: str = ""
    rows: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    def pairs(self) -> list[tuple[str, str]]:
        """As the address or a form carries them."""
        asked = [(key, value) for key, value in asdict(self).items() if value and key != "rows"]
        return [*asked, *(("row", str(pk)) for pk in self.rows)]


def lists_to_draft_from(conference: Conference, account: Account) -> QuerySet[MatchList]:
    """Lists of this conference, and what this officer typed for none."""
    mine = Q(conference=conference.pk) | Q(conference=None, by=account)
    return with_figures(MatchList.objects.filter(mine))


def board(conference: Conference, wanted: InvitationFilter, sort: str = "") -> QuerySet[Invitation]:
    field = sort.removeprefix("-")
    order = [f"-{each}" if sort.startswith("-") else each for each in SORTS.get(field, ("pk",))]
    found = _of(conference).filter(_asked_for(wanted))
    return narrowed(found, wanted.q, *SEARCHED, countries=["country"]).order_by(*order)


def in_order_shown(found: QuerySet[Invitation], sort: str) -> Sequence[Invitation]:
    """By the names the reader sees, where these are asked for: then all are read."""
    by_names = sort.removeprefix("-") in WAYS
    return in_order_asked(found, sort, WAYS) if by_names else found  # type: ignore[return-value]


def _of(conference: Conference) -> QuerySet[Invitation]:
    return Invitation.objects.filter(conference=conference).select_related("party", "country")


def with_delegations(found: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """For whoever asks what is still awaited of each."""
    return found.select_related("delegation")


def _asked_for(wanted: InvitationFilter) -> Q:
    asked = Q()
    if wanted.rows:
        asked &= Q(pk__in=wanted.rows)
    if wanted.state:
        asked &= _in_state(wanted.state)
    if wanted.category:
        asked &= Q(category=wanted.category)
    if wanted.region:
        asked &= Q(country__region=wanted.region)
    if wanted.language:
        asked &= Q(language=wanted.language)
    return asked


def _in_state(wanted: str) -> Q:
    if wanted == "late":
        return SILENT & Q(deadline__lt=timezone.localdate())
    if wanted == "overdue":
        editable = Q(delegation__state__in=Delegation.EDITABLE)
        return editable & Q(state__in=Invitation.COMING, deadline__lt=timezone.localdate())
    return GROUPS.get(wanted) or Q(state=wanted)


def invitation_of(conference: Conference, pk: int) -> QuerySet[Invitation]:
    return _of(conference).select_related("substitute_for__party").filter(pk=pk)


def counted(conference: Conference) -> dict[str, int]:
    """How many invitations are in each state and group; "all" are all but the withdrawn. One query."""
    rows = Invitation.objects.filter(conference=conference).order_by()
    tally = Counter[tuple[str, bool]]()
    for state, bounced, n in rows.values_list("state", "bounced").annotate(n=Count("pk")):
        tally[state, bounced] = n

    def number(states: Iterable[str], bounced: Iterable[bool] = (True, False)) -> int:
        return sum(tally[each] for each in product(states, bounced))

    standing = [state for state in State.values if state != State.WITHDRAWN]
    return {state: number([state]) for state in State.values} | {
        "silent": number(Invitation.OPEN, [False]),
        "silent_sent": number([State.SENT], [False]),
        "silent_opened": number([State.OPENED], [False]),
        "coming": number(Invitation.COMING),
        "bounced": number(standing, [True]),
        "all": number(standing),
        "invited": number(state for state in standing if state != State.DRAFTED),
    }


TONES = {
    State.ACCEPTED: "yes",
    State.NAMES_TO_FOLLOW: "yes",
    State.DECLINED: "no",
    State.ANOTHER_LEVEL: "wait",
    State.SENT: "wait",
    State.OPENED: "wait",
}


def tone_of(invitation: Invitation) -> str:
    """The kind of mark its state is shown with."""
    return TONES.get(State(invitation.state), "quiet")


def parties_to_invite(
    conference: Conference, parties: list[Party]
) -> list[tuple[Party, str, Invitation | None]]:
    """Each with its country and its standing invitation, if it has one."""
    standing = Invitation.objects.filter(conference=conference, party__in=parties)
    invited = {each.party_id: each for each in standing.exclude(state=State.WITHDRAWN)}
    return [
        (party, country_here(party.country, conference), invited.get(party.pk)) for party in parties
    ]


def regions_of(conference: Conference) -> list[str]:
    invited = Invitation.objects.filter(conference=conference).exclude(country__region="")
    return sorted(set(invited.values_list("country__region", flat=True)) - {None})


# ---- one invitation


def deeds_open_on(invitation: Invitation) -> set[str]:
    """What can still be done with it, by whoever may."""
    if invitation.state == State.DRAFTED:
        return {"edit", "send", "hand_over", "answer", "withdraw"}
    if invitation.state == State.WITHDRAWN:
        return {"substitute"}
    open_on = {"reissue", "terms", "answer", "withdraw"}
    if invitation.state in (*Invitation.OPEN, *Invitation.COMING):
        open_on.add("remind")
    if invitation.state in Invitation.OVER:
        open_on.add("substitute")
    return open_on


def reachable(invitation: Invitation) -> QuerySet[FocalPoint]:
    return focal_points_of(invitation).filter(bounced=False)


def focal_points_of(invitation: Invitation) -> QuerySet[FocalPoint]:
    return invitation.focal_points.filter(removed=False).order_by("pk")


def told_apart(
    found: Iterable[Invitation],
) -> list[tuple[Invitation, str, str, list[str]]]:
    """With what tells a party from another of the same name: its country, and its focal points. One query more."""
    invitations = list(found)
    named: dict[int, list[str]] = {each.pk: [] for each in invitations}
    points = FocalPoint.objects.filter(invitation__in=named, removed=False).order_by("pk")
    for invitation, name in points.values_list("invitation", "name"):
        if name:
            named[invitation].append(name)
    return [(each, tone_of(each), country_of(each), named[each.pk]) for each in invitations]


def history_of(invitation: Invitation) -> QuerySet[JournalEntry]:
    return (
        JournalEntry.objects.filter(about=name_of(invitation))
        .select_related("account")
        .order_by("-pk")
    )


def letters_to(invitation: Invitation) -> QuerySet[Letter]:
    """Every letter written about it, newest first, without the bodies."""
    return Letter.objects.filter(about=name_of(invitation)).defer("body").order_by("-pk")


# ---- as a table
