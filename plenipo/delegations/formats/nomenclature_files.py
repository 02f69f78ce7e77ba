"""A table of names as somebody sends it back: what it would change, and what of it cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.conference.actions.names import ChosenName
from plenipo.conference.models import Conference, NameToUse
from plenipo.kit.locales import listed
from plenipo.kit.sheets import Sheet, Unreadable
from plenipo.kit.tags import tag_of
from plenipo.registry.models import Country, Party

LONGEST = 300
BY_TAG = {tag_of(code): code for code, _label in settings.LANGUAGES}


@dataclass(frozen=True)
class NameChange:
    what: str
    name: str
    language: str
    before: str
    after: str


@dataclass
class NamesPreview:
    """changes: for the eye; wanted: for the deed; problems: (line, why) of what is left aside"""

    changes: list[NameChange] = field(default_factory=list)
    wanted: list[ChosenName] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(conference: Conference, sheet: Sheet) -> NamesPreview:
    """Columns that are not there leave names as they are; an empty cell takes a name of the conference away."""
    if not sheet.rows:
        raise Unreadable(_("The table is empty."))
    columns, unknown = _columns(sheet.rows[0])
    preview = NamesPreview(notes=list(sheet.notes))
    if unknown:
        told = _("Columns not used: %(names)s.") % {"names": listed(unknown)}
        preview.notes.append(told)
    known = _Known(conference)
    for number, row in zip(sheet.lines[1:], sheet.rows[1:], strict=True):
        cells = {key: row[at] for key, at in columns.items()}
        _read_row(preview, known, number, cells)
    return preview


def _columns(heads: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
    found: dict[str, int] = {}
    unknown = []
    for at, head in enumerate(heads):
        key = _key(head)
        if key and key not in found:
            found[key] = at
        elif head:
            unknown.append(head)
    if "key" not in found or not any(key.startswith(("short ", "formal ")) for key in found):
        raise Unreadable(
            _(
                "The first row must contain the column headings: kind, key, and one or more languages (en, "
                "fr …)."
            )
        )
    return found, unknown


def _key(head: str) -> str:
    word = " ".join(head.casefold().split())
    if word in ("kind", "key", "name"):
        return word
    which = "formal" if word.startswith("formal ") else "short"
    code = BY_TAG.get(tag_of(word.removeprefix("formal ")))
    return f"{which} {code}" if code else ""


class _Known:
    """What the conference says now, and what rows may name."""

    def __init__(self, conference: Conference) -> None:
        self.own = {
            (each.party_id or each.country_id, each.language): (each.short, each.formal)
            for each in NameToUse.objects.filter(conference=conference)
        }
        self.countries = {country.code for country in Country.objects.all()}
        self.parties = set(Party.objects.filter(merged_into=None).values_list("pk", flat=True))

    def which(self, cells: Mapping[str, str]) -> tuple[str, int | str] | None:
        kind, key = cells.get("kind", "").casefold(), cells["key"].strip()
        if kind != "party" and key.upper() in self.countries:
            return "country", key.upper()
        if kind != "country" and key.isdecimal() and len(key) < 19 and int(key) in self.parties:
            return "party", int(key)
        return None


def _read_row(preview: NamesPreview, known: _Known, number: int, cells: Mapping[str, str]) -> None:
    found = known.which(cells)
    if found is None:
        why = _("The register does not contain “%(key)s”.") % {"key": cells["key"]}
        preview.problems.append((number, why))
        return
    what, key = found
    for language, short, formal in _said(cells, known, key):
        if len(short) > LONGEST or len(formal) > LONGEST:
            why = _("A name is longer than %(n)s characters.") % {"n": LONGEST}
            preview.problems.append((number, why))
            continue
        before = known.own.get((key, language), ("", ""))
        if (short, formal) != before:
            preview.wanted.append(ChosenName(what, key, language, short, formal))
            name = cells.get("name") or str(key)
            preview.changes.append(
                NameChange(what, name, language, _shown(before), _shown((short, formal)))
            )


def _said(
    cells: Mapping[str, str], known: _Known, key: int | str
) -> Iterator[tuple[str, str, str]]:
    for code in BY_TAG.values():
        if f"short {code}" in cells or f"formal {code}" in cells:
            short, formal = known.own.get((key, code), ("", ""))
            yield (
                code,
                cells.get(f"short {code}", short).strip(),
                cells.get(f"formal {code}", formal).strip(),
            )


def _shown(names: tuple[str, str]) -> str:
    return " · ".join(filter(None, names))
