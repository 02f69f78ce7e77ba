"""What lines of a file would change in the register."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.registry.bridge.matching import countries_by_name, country_meant
from plenipo.registry.bridge.values import Values, changed_to, difference
from plenipo.registry.formats.file_rows import (
    GOVERNMENT_COLUMN,
    INTERNATIONAL,
    NAME,
    PARTYFACTS,
    READERS,
    SAID_BY,
    Said,
    international,
)
from plenipo.registry.formats.files import FileRow
from plenipo.registry.formats.own_rows import compare_own
from plenipo.registry.formats.register import this_register
from plenipo.registry.models import Country, ExternalId, Import, ImportRow, Party
from plenipo.registry.queries.values import values_of
from plenipo.registry.words.entry import label_of

Does = ImportRow.Does


Id = tuple[str, str]


@dataclass
class FileReading:
    """What is to be remembered from chunk to chunk of one file."""

    run: Import
    codes: dict[str, int] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    merged: dict[Id, Party] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()  # of our entries, where the file holds numbers
    named: dict[str, str] = field(default_factory=dict)  # countries by name
    seen: dict[Id, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)  # code of an international to its line
    counts: dict[str, int] = field(
        default_factory=lambda: {"new": 0, "changed": 0, "unchanged": 0, "refused": 0}
    )


def reading(run: Import, heads: Sequence[str] = ()) -> FileReading:
    merged = Party.objects.filter(merged_into__isnull=False).select_related("merged_into")
    countries = list(Country.objects.all())
    ours = Party.objects.values_list("pk", flat=True) if run.kind == Import.Kind.REGISTER else ()
    return FileReading(
        run=run,
        numbers=frozenset(ours),
        codes=internationals_by_code(),
        countries={country.code for country in countries},
        heads=frozenset(heads),
        named=countries_by_name(countries),
        merged={id_of(party.said): party for party in merged if party.said.get("ids")},
    )


def internationals_by_code() -> dict[str, int]:
    ids = ExternalId.objects.filter(scheme=INTERNATIONAL, exclusive=True)
    return dict(ids.values_list("value", "party"))


def id_of(said: Said) -> Id:
    scheme, value, _exclusive = said["ids"][0]
    return scheme, value


def ids_of(said: Said) -> list[Id]:
    """Those that name one entry alone."""
    return [(scheme, value) for scheme, value, alone in said["ids"] if alone]


def rows_to_write(now: FileReading, lines: Sequence[FileRow]) -> list[ImportRow]:
    """The lines that are not simply unchanged, compared with the register. Ten queries however many lines."""
    read = [_read(now, line) for line in lines]
    good = [row for row in read if row.does != Does.REFUSED]
    if now.run.kind == Import.Kind.MEMBERSHIPS:
        _compare_memberships(now, good)
    else:
        _compare_entries(now, [row for row in good if "number" not in row.said])
        compare_own([row for row in good if "number" in row.said])
    rows = [row for row in read if row.does]
    for row in rows:
        now.counts[row.does] += 1
    now.counts["unchanged"] += len(read) - len(rows)
    return rows


def rows_of_unknown_internationals(now: FileReading) -> list[ImportRow]:
    """Internationals the file names by code only: they are entered so, and named when their own file comes."""
    rows = [
        ImportRow(
            run=now.run,
            line=0,
            does=Does.NEW,
            label=code,
            said=international(code, code),
            reason=_("named on line %(line)s; its full name is in the file of internationals")
            % {"line": line},
        )
        for code, line in now.unknown.items()
        if (INTERNATIONAL, code) not in now.seen
    ]
    now.counts["new"] += len(rows)
    return rows


def _read(now: FileReading, line: FileRow) -> ImportRow:
    """`does` is empty until the line has been compared."""
    label = " ".join(filter(None, list(line.cells.values())[:7])).replace("\0", "")[:300]
    row = ImportRow(run=now.run, line=line.number, does="", label=label)
    try:
        if line.problem:
            raise Refused(line.problem)
        row.said = READERS[now.run.kind](_as_ours(now, line.cells))
        _refuse_twice(now, row)
    except Refused as no:
        row.does, row.reason = Does.REFUSED, str(no)[:300]
    return row


def _as_ours(now: FileReading, cells: dict[str, str]) -> dict[str, str]:
    """A number of another house, or of nothing here, says nothing: its entry is known by its ids, or is new."""
    if now.run.kind != Import.Kind.REGISTER:
        return cells
    number = cells.get("number", "").strip().removesuffix(".0")
    known = not number.isdecimal() or len(number) > 18 or int(number) in now.numbers
    ours = cells.get("register", "").strip() in ("", this_register())
    return cells if known and ours else {**cells, "number": ""}


def _refuse_twice(now: FileReading, row: ImportRow) -> None:
    said = row.said
    own = said.get("values", said)
    if code := own.get("country_id"):
        own["country_id"] = country = _country(now, code)
        if said.get("ids") and said["ids"][0][0] == NAME:
            said["ids"][0][1] = said["ids"][0][1].replace(code, country, 1)
    keys = _keys(said)
    for key in keys:
        if key in now.seen:
            raise Refused(_("Duplicate of line %(line)s.") % {"line": now.seen[key]})
    now.seen.update(dict.fromkeys(keys, row.line))


def _keys(said: Said) -> list[Id]:
    if "to" in said:
        return [(said["party"], said["to"])]
    return [("number", str(said["number"]))] if "number" in said else ids_of(said)


def _country(now: FileReading, typed: str) -> str:
    """By its code, or by a name in any language of the house."""
    code = typed if typed in now.countries else typed.upper()
    found = code if code in now.countries else country_meant(typed, now.named)
    if not found:
        raise Refused(_("No country has the code “%(code)s”.") % {"code": typed})
    return found


def _compare_entries(now: FileReading, rows: list[ImportRow]) -> None:
    held = _held([each for row in rows for each in ids_of(row.said)])
    known = []
    for row in rows:
        row.label = row.said["name"]
        found = {held[each].pk: held[each] for each in ids_of(row.said) if each in held}
        here = next(iter(found.values()), None)
        sign = now.merged.get(id_of(row.said))
        if sign is not None:
            _compare_with_merged(row, sign)
        elif len(found) > 1:
            row.does, row.reason = (
                Does.REFUSED,
                _("Its IDs belong to two entries. Merge them first."),
            )
        elif here is None:
            row.does = Does.NEW
        elif here.said != (said := with_the_rest_of(here.said, row.said, now.heads)):
            row.said = said
            row.party = here
            known.append(row)
        for code, *_rest in row.said.get("affiliations", []):
            if row.does != Does.REFUSED and code not in now.codes:
                now.unknown.setdefault(code, row.line)
    for row, entry in zip(known, _values_of(known), strict=True):
        _foresee(row, entry, row.party.said, now.codes)  # type: ignore[union-attr]


def _held(ids: list[Id]) -> dict[Id, Party]:
    found = ExternalId.objects.filter(
        scheme__in={scheme for scheme, _value in ids},
        exclusive=True,
        value__in=[value for _scheme, value in ids],
    )
    return {(one.scheme, one.value): one.party for one in found.select_related("party")}


def _values_of(rows: list[ImportRow]) -> list[Values]:
    found = values_of([row.party for row in rows if row.party])
    return [found[row.party_id] for row in rows if row.party_id]


def _compare_with_merged(row: ImportRow, sign: Party) -> None:
    if sign.said != row.said:
        row.does = Does.REFUSED
        row.reason = _("This entry was merged into “%(party)s” (number %(number)s).") % {
            "party": sign.merged_into,
            "number": sign.merged_into_id,
        }


def _foresee(row: ImportRow, entry: Values, said_before: Said, codes: dict[str, int]) -> None:
    then, stays = effect(entry, said_before, row.said, codes)
    row.before, row.after = difference(entry, then)
    row.said_before = said_before
    if row.before or row.after or stays:
        row.does, row.reason = Does.CHANGED, _kept_as_edited(stays)


def effect(
    entry: Values, before: Said, after: Said, codes: dict[str, int]
) -> tuple[Values, Values]:
    """The entry when what a file says of it changes from `before` to `after`, and what people's edits keep."""
    return changed_to(
        entry, *difference(in_the_register(before, codes), in_the_register(after, codes))
    )


def in_the_register(said: Said, codes: dict[str, int]) -> Values:
    """What a file says, in the values of an entry: internationals by number, where they have one."""
    values = {name: value for name, value in said.items() if name != "memberships"}
    rows = {code: [code, "member", None, None, ""] for code, *_r in said.get("affiliations", [])}
    for code, (status, source) in said.get("memberships", {}).items():
        rows[code] = [code, status, None, None, source]
    values["affiliations"] = [[codes.get(code, code), *row[1:]] for code, row in rows.items()]
    return values


def _kept_as_edited(stays: Values) -> str:
    if not stays:
        return ""
    names = listed(label_of(name) for name in stays)
    return _("kept as edited here: %(fields)s") % {"fields": names}


def _compare_memberships(now: FileReading, rows: list[ImportRow]) -> None:
    held = _held([(PARTYFACTS, row.said["party"]) for row in rows])
    for row in rows:
        said = row.said
        row.party = held.get((PARTYFACTS, said["party"]))
        row.label = f"{row.party or said['party']} – {said['to']}: {said['status']}"[:300]
        if row.party is None:
            row.does = Does.REFUSED
            row.reason = _("The register has no party with the ID %(id)s.") % {"id": said["party"]}
        elif said["to"] not in now.codes:
            row.does = Does.REFUSED
            row.reason = _("The register has no international “%(code)s”.") % {"code": said["to"]}
    known = [row for row in rows if not row.does and not _said_already(row)]
    for row, entry in zip(known, _values_of(known), strict=True):
        membership = row.said
        before = row.party.said  # type: ignore[union-attr]
        row.said = with_membership(before, membership)
        _foresee(row, entry, before, now.codes)
        row.said, row.said_before = membership, membership_said(before, membership["to"])
        if row.does and not row.before:
            row.does = Does.NEW


def with_the_rest_of(before: Said, said: Said, heads: AbstractSet[str]) -> Said:
    """What the file has no column for stays as the last file that had one said it."""
    rest = {
        name: before[name]
        for name, columns in SAID_BY.items()
        if name in before and heads and not heads & set(columns)
    }
    if "statuses" in before and not any(map(GOVERNMENT_COLUMN.fullmatch, heads)):
        rest["statuses"] = before["statuses"]
    return with_memberships_of(before, {**rest, **said})


def with_memberships_of(before: Said, said: Said) -> Said:
    """Memberships come in a file of their own: a line about the party itself leaves them."""
    held = before.get("memberships")
    return {**said, "memberships": held} if held else said


def _said_already(row: ImportRow) -> bool:
    wanted = [row.said["status"], row.said["source"]]
    memberships = row.party.said.get("memberships", {})  # type: ignore[union-attr]
    return bool(memberships.get(row.said["to"]) == wanted)


def with_membership(said: Said, membership: Said) -> Said:
    """What files say of a party, with one membership as this line says it; with none, without it."""
    memberships = dict(said.get("memberships", {}))
    if membership.get("status"):
        memberships[membership["to"]] = [membership["status"], membership["source"]]
    else:
        memberships.pop(membership["to"], None)
    return {**said, "memberships": memberships}


def membership_said(said: Said, code: str) -> Said:
    """What files said of this membership so far."""
    status, source = said.get("memberships", {}).get(code, ("", ""))
    return {"to": code, "status": status, "source": source}
