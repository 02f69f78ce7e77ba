"""Lists to match, and their rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from plenipo.people.models import Account
from plenipo.people.queries import house_duties_of
from plenipo.records.actions import name_of
from plenipo.records.models import Job
from plenipo.registry.models import Match, MatchList, Party
from plenipo.registry.queries.finding import names_of, narrowed
from plenipo.registry.signals import conferences_wanted, drafting_wanted

SHOWN_CANDIDATES = 5
NO_PARTY = "no_party_named"  # the engine's code
State = Match.State
SEARCHED = ("typed_name", "typed_country", "contact", "email", *names_of("party"))


def conferences_of(account: Account) -> dict[int, str] | None:
    """The conferences whose lists the account may see, by number; None: all of them, since it keeps the register of
    the house and works for no conference."""
    if "administrator" in house_duties_of(account):
        return None
    return _named(account)


def conferences_for(account: Account) -> dict[int, str]:
    """Those for which the account may keep a list."""
    known = conferences_of(account)
    return (_named(None) or {}) if known is None else known


def _named(account: Account | None) -> dict[int, str] | None:
    sent: Any = conferences_wanted.send(MatchList, account=account)
    answers: list[dict[int, str] | None] = [each for _receiver, each in sent]
    return next((each for each in answers if each is not None), None)


def lists_seen_by(account: Account) -> QuerySet[MatchList]:
    """One conference's lists are not another's: they say whom to write to. What belongs to none is its maker's."""
    known = conferences_of(account)
    if known is None:
        return MatchList.objects.all()
    return MatchList.objects.filter(Q(conference__in=known) | Q(conference=None, by=account))


def lists(account: Account) -> QuerySet[MatchList]:
    return with_figures(lists_seen_by(account))


def with_figures(found: QuerySet[MatchList]) -> QuerySet[MatchList]:
    """Newest first, with how many rows each has and how many wait for a person."""
    return (
        found.select_related("by")
        .defer("typed", "lines")
        .annotate(
            in_all=Count("rows"), waiting=Count("rows", filter=Q(rows__state__in=Match.WAITING))
        )
        .order_by("-pk")
    )


def job_of(kept: MatchList) -> Job | None:
    """The work of reading a large file, if it is not read yet."""
    return Job.objects.filter(about=name_of(kept)).order_by("-pk").first() if kept.file else None


@dataclass(frozen=True)
class ListProgress:
    """How far a list is. `by_state` has every state, "waiting" and "all"."""

    by_state: Mapping[str, int]

    @property
    def all(self) -> int:
        return self.by_state["all"]

    @property
    def matched(self) -> int:
        """Rows an invitation can be made from."""
        return sum(self.by_state[state] for state in Match.MATCHED)

    @property
    def decided(self) -> int:
        return self.all - self.by_state["waiting"]


def progress_of(match_list: MatchList) -> ListProgress:
    by_state = match_list.rows.order_by().values("state").annotate(n=Count("pk"))
    found = dict(by_state.values_list("state", "n"))
    counted = {state: found.get(state, 0) for state in State.values}
    waiting = sum(counted[state] for state in Match.WAITING)
    return ListProgress(counted | {"waiting": waiting, "all": sum(counted.values())})


def rows_of(match_list: MatchList, state: str = "all", wanted: str = "") -> QuerySet[Match]:
    """state is a state of a row, "waiting" or "all"; wanted are words of what was typed, or of the party."""
    rows = match_list.rows.select_related("country", "party__country", "same_as", "decided_by")
    if state == "waiting":
        rows = rows.filter(state__in=Match.WAITING)
    elif state in State.values:
        rows = rows.filter(state=state)
    return narrowed(rows, wanted, *SEARCHED, countries=["country"])


def row_of(account: Account, list_pk: int, row: int) -> QuerySet[Match]:
    return (
        Match.objects.select_related(
            "match_list", "country", "party__country", "same_as", "decided_by"
        )
        .defer("match_list__typed", "match_list__lines")
        .filter(match_list__in=lists_seen_by(account), match_list=list_pk, row=row)
    )


def waiting_that_name_no_party(match_list: MatchList) -> list[int]:
    """Rows of which the engine says that they name no party ("Independents")."""
    waiting = match_list.rows.filter(state=State.NONE).values_list("pk", "reasons")
    return [pk for pk, reasons in waiting if any(code == NO_PARTY for code, _told in reasons)]


@dataclass(frozen=True)
class Drafting:
    """Where invitations are drafted from a list, for one conference."""

    url: str
    conference: str


def drafting_of(match_list: MatchList, account: Account, progress: ListProgress) -> list[Drafting]:
    """Once every row is decided and some have a party: for the list's conference, or all the account invites to."""
    if progress.by_state["waiting"] or not progress.matched:
        return []
    named = _named(account) or {}
    wanted = [number for number in named if match_list.conference in (None, number)]
    sent: Any = drafting_wanted.send(MatchList, conferences=wanted)
    return [
        Drafting(f"{url}?list={match_list.pk}", named[number])
        for _receiver, urls in sent
        for number, url in urls.items()
    ]


def matched(match_list: MatchList) -> QuerySet[Match]:
    """The rows an invitation can be made from, each with its party, or the entry that was merged into."""
    return match_list.rows.filter(state__in=Match.MATCHED).select_related(
        "party__country", "party__merged_into__country"
    )


def rows_holding(lists: set[int], parties: Mapping[int, Party]) -> dict[tuple[int, int], int]:
    """(list, party) to the row that holds it."""
    holding = Match.objects.filter(
        match_list__in=lists, party__in=list(parties), state__in=Match.MATCHED
    )
    return {
        (of, party): row for of, party, row in holding.values_list("match_list", "party", "row")
    }
