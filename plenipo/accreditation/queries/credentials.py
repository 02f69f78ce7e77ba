"""What the credentials officer and the committee look at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q, QuerySet

from plenipo.accreditation.models import (
    Challenge,
    Committee,
    CommitteeMeeting,
    Contest,
    Credential,
)
from plenipo.accreditation.queries.standing import (
    RECEIVED,
    STANDINGS,
    CredentialsStanding,
    concerned,
    standings_of,
)
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.order import by_country, by_name, in_order_asked
from plenipo.registry.models import Succession
from plenipo.registry.queries.finding import names_of, narrowed

SEARCHED = ("plate_name", "called", "credentials__signatory", *names_of("party"))
LATE, TO_EXAMINE, RIVALS = "late", "to_examine", "rivals"  # filters beside those of the standing


@dataclass(frozen=True)
class CredentialsFilter:
    state: str = ""
    category: str = ""
    wanted: str = ""
    sort: str = ""


@dataclass(frozen=True)
class CredentialsLine:
    delegation: Delegation
    standing: CredentialsStanding


def board(conference: Conference, asked: CredentialsFilter) -> list[CredentialsLine]:
    """Every delegation concerned that fits, in the order asked for. Three queries."""
    found = concerned(conference)
    if asked.category:
        found = found.filter(category=asked.category)
    if asked.wanted:
        found = narrowed(found, asked.wanted, *SEARCHED, countries=["country"]).distinct()
    rows = list(found)
    standings = standings_of(conference, rows)
    fitting = [each for each in rows if fits(standings[each.pk], asked.state)]
    ordered = in_order_asked(fitting, asked.sort, _ways(standings))
    return [CredentialsLine(each, standings[each.pk]) for each in ordered]


def fits(standing: CredentialsStanding, state: str) -> bool:
    if state == LATE:
        return standing.late
    if state == TO_EXAMINE:
        return bool(standing.to_examine)
    if state == RIVALS:
        return standing.may_compete
    return not state or standing.key == state


def _ways(standings: Mapping[int, CredentialsStanding]) -> dict[str, Callable[[Any], Any]]:
    def received(each: Delegation) -> str:
        letter = standings[each.pk].letter
        return letter.received_on.isoformat() if letter else ""

    return {
        "name": by_name,
        "country": by_country,
        "state": lambda each: STANDINGS.index(standings[each.pk].key),
        "received": received,
    }


def delegation_in(conference: Conference, pk: int) -> QuerySet[Delegation]:
    found = Delegation.objects.filter(conference=conference, pk=pk)
    return found.select_related("country", "invitation", "party", "conference__series")


def letters_in(conference: Conference) -> QuerySet[Credential]:
    return Credential.objects.filter(delegation__conference=conference).select_related(
        "delegation__country",
        "delegation__invitation",
        "delegation__conference",
        "contest",
        "document",
    )


def letters_of(delegation: Delegation) -> list[Credential]:
    """The latest first, those superseded last, each with its findings. Two queries."""
    found = letters_in(delegation.conference).filter(delegation=delegation)
    rows = list(found.prefetch_related("findings__by").order_by("-received_on", "-pk"))
    return sorted(rows, key=lambda each: each.state == Credential.State.SUPERSEDED)


def last_letter(delegation: Delegation) -> int:
    """0: nothing was registered yet."""
    return delegation.credentials.aggregate(last=Max("pk"))["last"] or 0


def has_letter(delegation: Delegation, sha256: str) -> bool:
    """Whether a letter that stands has this very file as its scan."""
    standing = delegation.credentials.exclude(state=Credential.State.SUPERSEDED)
    return standing.filter(document__sha256=sha256).exists()


def next_to_examine(conference: Conference, after: int) -> int | None:
    """The delegation after this one, in order of receipt, whose letter nobody has examined; then from the start."""
    waiting = letters_in(conference).filter(state=Credential.State.RECEIVED)
    waiting = waiting.exclude(contest__state=Contest.State.OPEN)
    order = list(waiting.order_by("received_on", "pk").values_list("delegation", flat=True))
    rows = list(dict.fromkeys(order))
    if not rows:
        return None
    if after in rows:
        place = rows.index(after) + 1
        return rows[place] if place < len(rows) else (rows[0] if rows[0] != after else None)
    return rows[0]


# ---- competing credentials, challenges


def contests_of(conference: Conference) -> QuerySet[Contest]:
    return (
        Contest.objects.filter(conference=conference)
        .select_related("recognised__delegation", "conference")
        .prefetch_related("letters__delegation__country", "letters__delegation__invitation")
    )


def rivals(conference: Conference) -> list[list[Credential]]:
    """Letters nobody has set against each other yet, and which may compete: of one delegation, signed by different
    people, or of delegations of parties that came out of one another, or of one that split. Two queries."""
    open_ = letters_in(conference).exclude(state=Credential.State.SUPERSEDED)
    free = list(open_.filter(contest=None).order_by("delegation", "received_on", "pk"))
    by_delegation: dict[int, list[Credential]] = {}
    for each in free:
        by_delegation.setdefault(each.delegation_id, []).append(each)
    found = [group for group in by_delegation.values() if _signed_by_several(group)]
    by_party = {group[0].delegation.party_id: group for group in by_delegation.values()}
    for family in families_of(list(by_party)):
        found.append([letter for party in family for letter in by_party[party]])
    return found


def families_of(parties: Sequence[int]) -> list[list[int]]:
    """Those of these parties that came out of one another or out of one party, each family once. One query."""
    near = Q(before__in=parties) | Q(after__in=parties)
    joined: dict[int, set[int]] = {}
    for before, after in Succession.objects.filter(near).values_list("before", "after"):
        family = joined.get(before, {before}) | joined.get(after, {after})
        joined |= dict.fromkeys(family, family)
    families = {tuple(each for each in parties if each in family) for family in joined.values()}
    return sorted(list(each) for each in families if len(each) > 1)


def delegations_akin(conference: Conference, delegations: Iterable[int]) -> set[int]:
    """These, and those of parties that may claim to be the same as theirs."""
    chosen = set(delegations)
    of = dict(Delegation.objects.filter(conference=conference).values_list("party", "pk"))
    near = [each for each in families_of(list(of)) if chosen & {of[party] for party in each}]
    return chosen | {of[party] for family in near for party in family}


def _signed_by_several(letters: Sequence[Credential]) -> bool:
    signed = {each.signatory.casefold().strip() for each in letters if each.signatory}
    return len(signed) > 1 and any(each.state == RECEIVED for each in letters)


def challenges_of(conference: Conference) -> QuerySet[Challenge]:
    return (
        Challenge.objects.filter(delegation__conference=conference)
        .select_related("delegation__country", "delegation__conference", "by_delegation__country")
        .order_by("-made_on", "-pk")
    )


# ---- the committee


def committee_of(conference: Conference) -> Committee:
    """Also of a conference that has named none yet; that one is not saved."""
    found = Committee.objects.filter(conference=conference).first()
    return found or Committee(conference=conference)


def meetings_of(conference: Conference) -> QuerySet[CommitteeMeeting]:
    return CommitteeMeeting.objects.filter(conference=conference)
