"""Rows of an invitation list as the desk shows them, with what the register offers for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plenipo.kit.addresses import is_address
from plenipo.registry.models import Match, Party
from plenipo.registry.queries.entries import EntryFilter, parties_asked_for
from plenipo.registry.queries.lists import SHOWN_CANDIDATES, rows_holding
from plenipo.registry.words.countries import country_name
from plenipo.registry.words.reasons import in_words


@dataclass(frozen=True)
class OfferedParty:
    """A party offered for a row. `key` is the key that takes it; `of_row` the row that holds it already."""

    key: str
    party: Party
    country: str
    years: str
    reasons: tuple[str, ...]
    chosen: bool
    of_row: int | None = None


@dataclass(frozen=True)
class MatchLine:
    """A row as the desk shows it."""

    match: Match
    choices: tuple[OfferedParty, ...]
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


def lines_of(matches: Iterable[Match]) -> list[MatchLine]:
    """The rows with their candidates; two queries however many rows."""
    matches = list(matches)
    offered = {match.pk: match.candidates[:SHOWN_CANDIDATES] for match in matches}
    parties = Party.objects.select_related("country").in_bulk(
        {candidate["id"] for candidates in offered.values() for candidate in candidates}
    )
    held = rows_holding({match.match_list_id for match in matches}, parties)
    return [
        MatchLine(match, _choices(match, offered[match.pk], parties, held), says(match))
        for match in matches
    ]


def line_searched(match: Match, wanted: str) -> MatchLine:
    """The row with what the register has for words somebody typed by hand; its own country first."""
    here = match.country_id
    first = sorted(
        parties_asked_for(EntryFilter(wanted))[:200], key=lambda party: party.country_id != here
    )
    found = {party.pk: party for party in first[:SHOWN_CANDIDATES]}
    offered = [{"id": pk, "reasons": []} for pk in found]
    held = rows_holding({match.match_list_id}, found)
    return MatchLine(match, _choices(match, offered, found, held), says(match), wanted)


def _choices(
    match: Match,
    offered: Sequence[Mapping[str, Any]],
    parties: Mapping[int, Party],
    held: Mapping[tuple[int, int], int],
) -> tuple[OfferedParty, ...]:
    there = [each for each in offered if each["id"] in parties]  # not those merged away since
    return tuple(
        OfferedParty(
            key=str(number),
            party=parties[each["id"]],
            country=country_name(parties[each["id"]].country),
            years=years_of(parties[each["id"]]),
            reasons=tuple(in_words(code, told) for code, told in each["reasons"]),
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
    return tuple(in_words(code, told) for code, told in match.reasons)
