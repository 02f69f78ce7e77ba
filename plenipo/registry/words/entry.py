"""An entry in words: its history, what a change changes, its names and why one is used."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.locales import listed, tag_name
from plenipo.kit.phrases import bracketed
from plenipo.kit.tags import Called, Tag
from plenipo.people.models import Account
from plenipo.registry.bridge.naming import candidate
from plenipo.registry.bridge.values import PARTS, Values
from plenipo.registry.models import (
    Country,
    Import,
    ImportRow,
    Party,
    PartyName,
    Revision,
    StatusPeriod,
    Succession,
)
from plenipo.registry.queries.values import values_of
from plenipo.registry.words.countries import country_name
from plenipo.registry.words.families import family_name
from plenipo.registry.words.naming import HOW

WHAT = {
    "added": gettext_lazy("Added"),
    "changed": gettext_lazy("Changed"),
    "undone": gettext_lazy("Change undone"),
    "merged": gettext_lazy("Another entry merged into this one"),
    "merged away": gettext_lazy("Merged into another entry"),
    "parted": gettext_lazy("Merger undone"),
}


PART_LABELS = {
    "names": gettext_lazy("other names"),
    "statuses": gettext_lazy("status"),
    "affiliations": gettext_lazy("internationals"),
    "came_from": gettext_lazy("predecessors"),
    "went_into": gettext_lazy("successors"),
    "ids": gettext_lazy("IDs"),
    "last_seen": gettext_lazy("last mentioned (year)"),
    "share": gettext_lazy("highest share (percent)"),
    "country_id": gettext_lazy("country"),
}


NUMBERED = ("affiliations", "came_from", "went_into")  # rows that begin with the number of an entry


@dataclass(frozen=True)
class Event:
    """A line of an entry's history. `revision` is what can be taken back, if it can."""

    at: datetime
    by: Account | None
    text: str
    changes: tuple["FieldInWords", ...]
    revision: int | None
    undone: bool
    url_of_import: int | None = None


@dataclass(frozen=True)
class FieldInWords:
    """What changed of one field, in words."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def history_of(party: Party) -> list[Event]:
    """Edits by people and imports, latest first. Four queries at most."""
    revisions = list(Revision.objects.filter(party=party).select_related("by"))
    done = (Import.State.APPLIED, Import.State.UNDONE)
    rows = list(
        ImportRow.objects.filter(party=party, run__state__in=done).select_related("run__by")
    )
    named = _Names(
        [*((r.before, r.after) for r in revisions), *((r.before, r.after) for r in rows)]
    )
    events = [_edited(revision, named) for revision in revisions]
    events += [_imported(row, named) for row in rows]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _edited(revision: Revision, named: "_Names") -> Event:
    can_go = revision.what in ("changed", "merged") and not revision.undone
    return Event(
        at=revision.at,
        by=revision.by,
        text=str(WHAT.get(revision.what, revision.what)),
        changes=()
        if revision.what == "added"
        else tuple(named.told(revision.before, revision.after)),
        revision=revision.pk if can_go else None,
        undone=revision.undone,
    )


def _imported(row: ImportRow, named: "_Names") -> Event:
    new = row.does == ImportRow.Does.NEW
    return Event(
        at=row.run.applied_at or row.run.at,
        by=row.run.by,
        text=_("Imported from %(file)s, line %(line)s") % {"file": row.run.name, "line": row.line},
        changes=() if new else tuple(named.told(row.before, row.after)),
        revision=None,
        undone=row.run.state == Import.State.UNDONE,
        url_of_import=row.run_id,
    )


def told(before: Values, after: Values) -> list[FieldInWords]:
    """A difference in words."""
    return list(_Names([(before, after)]).told(before, after))


def told_of_rows(rows: Iterable[ImportRow]) -> list[tuple[ImportRow, list[FieldInWords]]]:
    rows = list(rows)
    named = _Names([(row.before, row.after) for row in rows])
    return [(row, list(named.told(row.before, row.after))) for row in rows]


class _Names:
    """Puts values into words; the names of other entries and of countries are asked for once."""

    def __init__(self, pairs: Iterable[tuple[Values, Values]]) -> None:
        each = [values for pair in pairs for values in pair]
        numbers = {row[0] for v in each for name in NUMBERED for row in v.get(name, [])}
        codes = {v["country_id"] for v in each if v.get("country_id")}
        known = [number for number in numbers if isinstance(number, int)]
        self.parties = Party.objects.in_bulk(known) if known else {}
        self.countries = Country.objects.in_bulk(codes) if codes else {}

    def told(self, before: Values, after: Values) -> Iterator[FieldInWords]:
        for name in {**before, **after}:
            yield FieldInWords(label_of(name), self._texts(name, before), self._texts(name, after))

    def _texts(self, name: str, values: Values) -> tuple[str, ...]:
        if name not in values:
            return ()
        if name in PARTS:
            return tuple(self._row(name, row) for row in values[name])
        if name == "country_id":
            country = self.countries.get(values[name])
            return (country_name(country) or str(values[name]),)
        if name == "kind":
            return (str(Party.Kind(values[name]).label),)
        if name == "family":
            return (family_name(values[name]),)
        return (str(values[name]),)

    def _row(self, name: str, row: list[Any]) -> str:
        if name == "ids":
            return f"{row[0]}:{row[1]}"
        first: Callable[[Any], str] = {
            "names": lambda kind: str(PartyName.Kind(kind).label),
            "statuses": lambda status: str(StatusPeriod.Status(status).label),
        }.get(name, lambda number: str(self.parties.get(number, number)))
        if name == "names":
            return _with_years(bracketed(row[1], first(row[0])), row[4], row[5])
        if name == "statuses":
            return _with_source(_with_years(first(row[0]), row[1], row[2]), row[3])
        if name == "affiliations":
            told = _with_years(bracketed(first(row[0]), row[1]), row[2], row[3])
            return _with_source(told, row[4])
        return _with_years(bracketed(first(row[0]), Succession.Kind(row[1]).label), row[2], row[2])


def label_of(name: str) -> str:
    return str(PART_LABELS.get(name) or Party._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _with_years(text: str, since: int | None, until: int | None) -> str:
    if since is None and until is None:
        return text
    if since == until:
        return listed((text, since))
    return listed((text, f"{since or ''}–{until or ''}"))


def _with_source(text: str, source: str) -> str:
    return _("%(what)s; source: %(source)s") % {"what": text, "source": source} if source else text


@dataclass(frozen=True)
class ShownName:
    """A name as the page shows it.

    lang   a language tag, of the script alone if no more is known; told: the same in words, and whether it is inferred
    """

    text: str
    kind: str
    lang: str
    told: str
    years: str


def names_of(party: Any) -> list[ShownName]:
    """Every name of an entry of `entry(pk)`: those of today first."""
    english = party.name_english if party.name_english != party.name else ""
    today = [
        PartyName(text=party.name, kind=PartyName.Kind.NATIVE, language=party.name_language),
        PartyName(text=english, kind=PartyName.Kind.ENGLISH, language="en"),
        PartyName(text=party.name_short, kind=PartyName.Kind.SHORT),
    ]
    each = [*(name for name in today if name.text), *party.names.all()]
    alpha2 = party.country.alpha2 if party.country else ""
    return [_named(name, alpha2) for name in each]


def _named(name: PartyName, alpha2: str) -> ShownName:
    years = _with_years("", name.since, name.until).removeprefix(", ").strip()
    tag, sure = Tag(), True
    if name.kind != PartyName.Kind.SHORT or name.language or name.script:
        found = candidate(name.text, name.kind, name.language, name.script, alpha2)
        tag, sure = found.tag, found.sure
    words = tag_name(tag)
    if tag.language and not sure:
        words = _("%(language)s (inferred)") % {"language": words}
    return ShownName(name.text, str(name.get_kind_display()), str(tag), words, years)


def in_use_by_language(party: Party) -> list[tuple[str, Called, str]]:
    """(language, the name to use, why it was chosen), for every language of the house."""
    each = [(str(label), party.called_in(code)) for code, label in settings.LANGUAGES]
    return [(label, called, str(HOW.get(called.how, ""))) for label, called in each]


def compared(one: Party, other: Party) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(label, what the one says, what the other says) of every field either fills."""
    both = values_of([one, other])
    first, second = both[one.pk], both[other.pk]
    named = _Names([(first, second)])
    return [(told.label, told.before, told.after) for told in named.told(first, second)]
