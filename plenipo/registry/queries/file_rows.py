"""One line of a file to the values of an entry. What makes no sense is refused with a sentence, line by line."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.sheets import clean
from plenipo.registry.models import Import, Party, PartyName, StatusPeriod

Line = Mapping[str, str | None]
Kind, NameKind, Status = Party.Kind, PartyName.Kind, StatusPeriod.Status
KINDS = {
    "party": Kind.PARTY,
    "movement": Kind.MOVEMENT,
    "alliance": Kind.ALLIANCE,
    "coalition": Kind.ALLIANCE,
    "parliamentary_group": Kind.GROUP,
}
GOVERNMENT = {
    "in_cabinet": Status.CABINET,
    "head_of_government": Status.HEAD,
    "external_support": Status.SUPPORT,
    "opposition": Status.OPPOSITION,
}
COLUMNS = {  # without these a file cannot be read
    Import.Kind.PARTIES: ("partyfacts_id", "pf_country", "name"),
    Import.Kind.ORGANISATIONS: ("code", "name"),
    Import.Kind.MEMBERSHIPS: ("partyfacts_id", "organisation"),
}


def _text(line: Line, name: str, most: int) -> str:
    text = clean(line.get(name) or "")
    if len(text) > most:
        raise Refused(
            _("“%(column)s” has more than %(most)s characters.") % {"column": name, "most": most}
        )
    return text


def _year(line: Line, name: str) -> int | None:
    text = (line.get(name) or "").strip()
    if not text:
        return None
    if not text.isdigit() or not 1600 <= int(text) <= 2200:
        raise Refused(
            _("“%(text)s” is no year (%(column)s).") % {"text": text[:20], "column": name}
        )
    return int(text)


def _address(line: Line, name: str) -> str:
    """Addresses that are none are left out rather than refused: sources are careless with them."""
    text = _text(line, name, 500)
    return text if urlsplit(text).scheme in ("http", "https") else ""


def party_of(line: Line) -> dict[str, Any]:
    """A line of Party Facts' shape to an entry: own fields, names, ids and statuses."""
    own = _own_fields(line)
    if own["founded"] and own["ended"] and own["ended"] < own["founded"]:
        raise Refused(_("It ends before it was founded."))
    names = _names(line, own)
    ids = [["partyfacts", own.pop("id"), True]]
    if wikidata := _text(line, "wikidata_id", 40):
        ids.append(["wikidata", wikidata, False])
    return {**own, "names": names, "ids": ids, "statuses": _statuses(line)}


def _own_fields(line: Line) -> dict[str, Any]:
    id_, name = _text(line, "partyfacts_id", 40), _text(line, "name", 300)
    if not id_ or not name:
        raise Refused(_("The id or the name is missing."))
    english = _text(line, "name_english", 300)
    return {
        "id": id_,
        "kind": str(KINDS.get(_text(line, "kind", 40), Kind.PARTY)),
        "country_id": _text(line, "pf_country", 3) or None,
        "name": name,
        "name_english": english,
        "name_short": _text(line, "name_short", 80),
        "founded": _year(line, "year_first"),
        "ended": _year(line, "year_last"),
        "last_seen": _year(line, "last_seen"),
        "family": _text(line, "family", 60),
        "website": _address(line, "website"),
        "article": _address(line, "wikipedia_url"),
        "source": "Party Facts",
    }


def _names(line: Line, own: Mapping[str, Any]) -> list[list[str]]:
    script = _text(line, "name_script", 4)
    found = [[str(NameKind.NATIVE), own["name"], script]]
    if own["name_english"]:
        found.append([str(NameKind.ENGLISH), own["name_english"], "Latn"])
    if romanised := _text(line, "name_romanised", 300):
        found.append([str(NameKind.ROMANISED), romanised, "Latn"])
    if own["name_short"]:
        found.append([str(NameKind.SHORT), own["name_short"], ""])
    others = (line.get("other_names") or "").split(" | ")
    found += [[str(NameKind.OTHER), clean(text)[:300], ""] for text in others if clean(text)]
    unique = {(kind, text): [kind, text, script] for kind, text, script in found}
    return sorted(unique.values())


def _statuses(line: Line) -> list[list[Any]]:
    status = GOVERNMENT.get(_text(line, "government_2017", 40))
    return [[str(status), 2017, 2017]] if status else []


def organisation_of(line: Line) -> dict[str, Any]:
    code, name = _text(line, "code", 40), _text(line, "name", 300)
    if not code or not name:
        raise Refused(_("The code or the name is missing."))
    return {
        "kind": str(Kind.INTERNATIONAL),
        "country_id": None,
        "name": name,
        "name_english": name,
        "name_short": code,
        "founded": None,
        "ended": None,
        "last_seen": None,
        "family": "",
        "website": "",
        "article": "",
        "source": "",
        "names": sorted([[str(NameKind.NATIVE), name, "Latn"], [str(NameKind.SHORT), code, ""]]),
        "ids": [["international", code, True]],
        "statuses": [],
    }


def membership_of(line: Line) -> dict[str, Any]:
    party, code = _text(line, "partyfacts_id", 40), _text(line, "organisation", 40)
    if not party or not code:
        raise Refused(_("The id of the party or the code of the international is missing."))
    return {
        "party": party,
        "international": code,
        "status": _text(line, "status", 20) or "member",
        "source": _text(line, "sources", 200),
    }


READERS: dict[str, Callable[[Line], dict[str, Any]]] = {
    Import.Kind.PARTIES: party_of,
    Import.Kind.ORGANISATIONS: organisation_of,
    Import.Kind.MEMBERSHIPS: membership_of,
}
