"""Lists to match, their rows, and what the register offers for each row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from plenipo.people.models import Account
from plenipo.people.queries import house_duties_of
from plenipo.records.actions import name_of
from plenipo.records.models import Job
from plenipo.registry import bridge
from plenipo.registry.models import Match, MatchList, Party
from plenipo.registry.queries.columns import is_address
from plenipo.registry.queries.countries import country_name
from plenipo.registry.queries.entries import Asked, parties_asked_for
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
class Progress:
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


def progress_of(match_list: MatchList) -> Progress:
    by_state = match_list.rows.order_by().values("state").annotate(n=Count("pk"))
    found = dict(by_state.values_list("state", "n"))
    counted = {state: found.get(state, 0) for state in State.values}
    waiting = sum(counted[state] for state in Match.WAITING)
    return Progress(counted | {"waiting": waiting, "all": sum(counted.values())})


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


def drafting_of(match_list: MatchList, account: Account, progress: Progress) -> list[Drafting]:
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


@dataclass(frozen=True)
class Choice:
    """A party offered for a row. `key` is the key that takes it; `of_row` the row that holds it already."""

    key: str
    party: Party
    country: str
    years: str
    reasons: tuple[str, ...]
    chosen: bool
    of_row: int | None = None


@dataclass(frozen=True)
class Line:
    """A row as the desk shows it."""

    match: Match
    choices: tuple[Choice, ...]
    says: tuple[str, ...]
    searched: str = ""

    @property
    def tone(self) -> str:
        """The kind of mark its state is shown with."""
        if self.match.waits:
            return "wait"
        return "yes" if self.match.state in Match.MATCHED else "quiet"

    @property
    def party_country(self) -> str:
        return country_name(self.match.party.country) if self.match.party else ""

    @property
    def party_years(self) -> str:
        return years_of(self.match.party) if self.match.party else ""

    @property
    def wrong_address(self) -> bool:
        return bool(self.match.email) and not is_address(self.match.email)


def lines_of(matches: Iterable[Match]) -> list[Line]:
    """The rows with their candidates; two queries however many rows."""
    matches = list(matches)
    offered = {match.pk: match.candidates[:SHOWN_CANDIDATES] for match in matches}
    parties = Party.objects.select_related("country").in_bulk(
        {candidate["id"] for candidates in offered.values() for candidate in candidates}
    )
    held = _held({match.match_list_id for match in matches}, parties)
    return [
        Line(match, _choices(match, offered[match.pk], parties, held), says(match))
        for match in matches
    ]


def line_searched(match: Match, wanted: str) -> Line:
    """The row with what the register has for words somebody typed by hand; its own country first."""
    here = match.country_id
    first = sorted(
        parties_asked_for(Asked(wanted))[:200], key=lambda party: party.country_id != here
    )
    found = {party.pk: party for party in first[:SHOWN_CANDIDATES]}
    offered = [{"id": pk, "reasons": []} for pk in found]
    held = _held({match.match_list_id}, found)
    return Line(match, _choices(match, offered, found, held), says(match), wanted)


def _held(lists: set[int], parties: Mapping[int, Party]) -> dict[tuple[int, int], int]:
    """(list, party) to the row that holds it."""
    holding = Match.objects.filter(
        match_list__in=lists, party__in=list(parties), state__in=Match.MATCHED
    )
    return {
        (of, party): row for of, party, row in holding.values_list("match_list", "party", "row")
    }


def _choices(
    match: Match,
    offered: Sequence[Mapping[str, Any]],
    parties: Mapping[int, Party],
    held: Mapping[tuple[int, int], int],
) -> tuple[Choice, ...]:
    there = [each for each in offered if each["id"] in parties]  # not those merged away since
    return tuple(
        Choice(
            key=str(number),
            party=parties[each["id"]],
            country=country_name(parties[each["id"]].country),
            years=years_of(parties[each["id"]]),
            reasons=tuple(bridge.in_words(code, told) for code, told in each["reasons"]),
            chosen=match.party_id == each["id"],
            of_row=_other(held.get((match.match_list_id, each["id"])), match.row),
        )
        for number, each in enumerate(there, start=1)
    )


def _other(row: int | None, this: int) -> int | None:
    return row if row != this else None


def years_of(party: Party) -> str:
    """ "1905–1969", "since 1971", "until 1990" or that nobody knows."""
    match party.founded, party.ended:
        case None, None:
            return _("years unknown")
        case None, ended:
            return _("until %(year)s") % {"year": ended}
        case founded, None:
            return _("since %(year)s") % {"year": founded}
    return f"{party.founded}–{party.ended}"


def says(match: Match) -> tuple[str, ...]:
    """What the engine says of the row as a whole, in the reader's language."""
    return tuple(bridge.in_words(code, told) for code, told in match.reasons)


def result_heads() -> list[str]:
    return [
        _("row"),
        _("party as entered"),
        _("country as entered"),
        _("contact"),
        _("e-mail"),
        _("language"),
        _("category"),
        _("notes"),
        _("decision"),
        _("number in the register"),
        _("party"),
        _("country"),
        _("same as row"),
    ]


def result_rows(matches: Iterable[Match]) -> Iterable[list[Any]]:
    for match in matches:
        party = match.party
        yield [
            match.row,
            match.typed_name,
            match.typed_country,
            match.contact,
            match.email,
            match.language,
            match.category,
            match.note,
            match.get_state_display(),
            party.pk if party else "",
            str(party) if party else "",
            country_name(party.country) if party else "",
            match.same_as.row if match.same_as else "",
        ]
