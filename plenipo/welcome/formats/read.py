"""What was read of a list: its journeys, with what was concluded, and what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from plenipo.delegations.models import Delegation
from plenipo.kit.columns import folded
from plenipo.welcome.models import Journey, JourneyWay


@dataclass
class ReadJourney:
    """
    line      where it begins
    told      what was concluded, and what somebody should notice
    wrong     why it cannot be entered
    known     the same journey, if it is here already; then `does` is "changed" or "same"
    """

    line: int
    text: str
    delegation: Delegation | None = None
    way: str = JourneyWay.IN
    means: str = Journey.Means.FLIGHT
    number: str = ""
    place: str = ""
    point: str = ""
    at: datetime | None = None
    people: int | None = None
    note: str = ""
    delegates: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    known: Journey | None = None
    does: str = "new"


@dataclass(frozen=True)
class ReadList:
    """
    left    lines that say no journey: (line, text, why)
    notes   what was done to read the whole
    """

    rows: list[ReadJourney]
    left: list[tuple[int, str, str]]
    notes: tuple[str, ...] = ()

    @property
    def ready(self) -> list[ReadJourney]:
        return [each for each in self.rows if not each.wrong and each.does != "same"]

    @property
    def wrong(self) -> list[ReadJourney]:
        return [each for each in self.rows if each.wrong]

    @property
    def unread(self) -> str:
        """What is still to be done: the lines that cannot be entered as they are."""
        lines = [(each.line, each.text) for each in self.wrong]
        return "\n".join(text for _line, text in sorted(lines))


def joined(rows: Iterable[ReadJourney]) -> list[ReadJourney]:
    """Rows of one delegation in one machine are one journey: lists of people have a row for each."""
    found: dict[object, ReadJourney] = {}
    for place, row in enumerate(rows):
        of = row.delegation.pk if row.delegation else 0
        key: object = (of, row.way, row.number, row.at) if of and row.at and row.number else place
        first = found.get(key)
        if first is None or row.wrong or first.wrong:
            found[key if first is None else place + 1_000_000] = row
            continue
        unnamed = [each for each in (first, row) if each.people]
        if unnamed:
            first.people = sum(each.people or len(each.delegates) or 1 for each in (first, row))
        new = [n for n, pk in enumerate(row.delegates) if pk not in first.delegates]
        first.delegates += [row.delegates[n] for n in new]
        first.names += [row.names[n] for n in new]
        first.told += [each for each in row.told if each not in first.told]
    return list(found.values())


def names_of(delegations: Iterable[Delegation]) -> dict[str, list[Delegation]]:
    """What they may be called, folded: their names, their parties' and their countries', in every language."""
    found: dict[str, list[Delegation]] = {}
    for each in delegations:
        party = each.party
        names = {each.plate_name, party.name, party.name_english, party.name_short}
        for code, _label in settings.LANGUAGES:
            names |= {each.called_in(code).text, each.country_in(code)}
        for name in {folded(one) for one in names if one}:
            if len(name) > 1:
                found.setdefault(name, []).append(each)
    return found
