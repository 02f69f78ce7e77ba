"""One line of a file to what it says of an entry. What makes no sense is refused with a sentence, line by line."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.sheets import clean
from plenipo.registry.models import Import, Party, PartyName, StatusPeriod

Cells = Mapping[str, str]
Said = dict[str, Any]
Kind, NameKind, Status = Party.Kind, PartyName.Kind, StatusPeriod.Status
PARTYFACTS, INTERNATIONAL, WIKIDATA = "partyfacts", "international", "wikidata"
KINDS = {
    "": Kind.PARTY,
    "party": Kind.PARTY,
    "movement": Kind.MOVEMENT,
    "movement_or_organisation": Kind.MOVEMENT,
    "alliance": Kind.ALLIANCE,
    "coalition": Kind.ALLIANCE,
    "parliamentary_group": Kind.GROUP,
}
GOVERNMENT = {
    "in_cabinet": Status.CABINET,
    "head_of_government": Status.HEAD,
    "head_of_state_only": Status.STATE,
    "external_support": Status.SUPPORT,
    "opposition": Status.OPPOSITION,
}
GOVERNMENT_COLUMN = re.compile(r"government_(\d{4})")
# scripts that one language of parties is written in; Han by country
LANGUAGE_OF = {
    "Grek": "el", "Hebr": "he", "Hang": "ko", "Thai": "th", "Geor": "ka", "Armn": "hy", "Mymr": "my",
    "Khmr": "km", "Sinh": "si", "Thaa": "dv", "Laoo": "lo", "Jpan": "ja", "Taml": "ta", "Orya": "or",
    "Mlym": "ml", "Hani CHN": "zh-Hans", "Hani TWN": "zh-Hant", "Hani HKG": "zh-Hant",
    "Hani MAC": "zh-Hant", "Hani JPN": "ja", "Hani KOR": "ko", "Hani SGP": "zh-Hans",
}  # fmt: skip
COLUMNS = {  # without these a file cannot be read
    Import.Kind.PARTIES: ("partyfacts_id", "name"),
    Import.Kind.MEMBERSHIPS: ("partyfacts_id", "organisation"),
    Import.Kind.ORGANISATIONS: ("code", "name"),
}
FIRST_YEAR, LAST_YEAR = 1600, 2100


def party_of(cells: Cells) -> Said:
    """A line of Party Facts' shape: own fields, names, ids, statuses, internationals by their codes."""
    name = _name(cells, "name", 300)
    own: dict[str, Any] = {
        "kind": _kind(cells),
        "country_id": _text(cells, "pf_country", 3) or _text(cells, "iso3", 3),
        "name": name,
        "name_language": _language(cells),
        "name_english": _name(cells, "name_english", 300),
        "name_short": _name(cells, "name_short", 80),
        "founded": _year(cells, "year_first"),
        "ended": _year(cells, "year_last"),
        "last_seen": _year(cells, "last_seen"),
        "share": _share(cells),
        "family": _text(cells, "family", 60),
        "website": _address(cells, "website"),
        "article": _address(cells, "wikipedia_url"),
        "source": "Party Facts",
    }
    if not name:
        raise Refused(_("The name is missing."))
    if own["founded"] and own["ended"] and own["ended"] < own["founded"]:
        raise Refused(
            _("It ends in %(ended)s, before it was founded in %(founded)s.")
            % {"ended": own["ended"], "founded": own["founded"]}
        )
    codes = dict.fromkeys(_text(cells, "internationals", 200).split())
    rows = {
        "names": _names(cells, own),
        "ids": _ids(cells),
        "statuses": _statuses(cells),
        "affiliations": [[code, "member", None, None, ""] for code in codes],
    }
    return {key: value for key, value in {**own, **rows}.items() if value not in ("", None, [])}


def organisation_of(cells: Cells) -> Said:
    code, name = _text(cells, "code", 40), _name(cells, "name", 300)
    if not code or not name:
        raise Refused(_("The code or the name is missing."))
    return international(code, name)


def international(code: str, name: str) -> Said:
    return {
        "kind": str(Kind.INTERNATIONAL),
        "name": name,
        "name_language": "",
        "name_english": name,
        "name_short": code,
        "ids": [[INTERNATIONAL, code, True]],
    }


def membership_of(cells: Cells) -> Said:
    party, code = _text(cells, "partyfacts_id", 40), _text(cells, "organisation", 40)
    if not party or not code:
        raise Refused(_("The id of the party or the code of the international is missing."))
    status = _text(cells, "status", 20) or "member"
    return {"party": party, "to": code, "status": status, "source": _text(cells, "sources", 200)}


READERS: dict[str, Callable[[Cells], Said]] = {
    Import.Kind.PARTIES: party_of,
    Import.Kind.ORGANISATIONS: organisation_of,
    Import.Kind.MEMBERSHIPS: membership_of,
}


def _text(cells: Cells, column: str, most: int) -> str:
    text = clean(cells.get(column) or "")
    if len(text) > most:
        raise Refused(
            _("“%(column)s” has more than %(most)s characters.") % {"column": column, "most": most}
        )
    return text


def _name(cells: Cells, column: str, most: int) -> str:
    text = _text(cells, column, most)
    if text.startswith(("=", "＝")):
        raise Refused(
            _("“%(column)s” begins like a formula of a spreadsheet.") % {"column": column}
        )
    return text


def _kind(cells: Cells) -> str:
    said = _text(cells, "kind", 40)
    if said not in KINDS:
        raise Refused(_("“%(text)s” is no kind of party we know.") % {"text": said})
    return str(KINDS[said])


def _year(cells: Cells, column: str) -> int | None:
    text = (cells.get(column) or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR):
        raise Refused(
            _("“%(text)s” is no year (%(column)s).") % {"text": text[:20], "column": column}
        )
    return int(text)


def _share(cells: Cells) -> float | None:
    """The greatest of what is said; careless figures are left out."""
    shares = []
    for column in ("peak_share", "last_vote_share", "last_seat_share"):
        try:
            shares.append(float(cells.get(column) or ""))
        except ValueError:
            continue
    return max((share for share in shares if 0 <= share <= 100), default=None)


def _address(cells: Cells, column: str) -> str:
    """Addresses that are none are left out rather than refused: sources are careless with them."""
    text = _text(cells, column, 500)
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def _language(cells: Cells) -> str:
    """Only where the script tells it; else just the script, as a language tag can say it."""
    script = _text(cells, "name_script", 4)
    here = f"{script} {_text(cells, 'pf_country', 3)}"
    return LANGUAGE_OF.get(here) or LANGUAGE_OF.get(script) or _only_script(script)


def _only_script(script: str) -> str:
    return f"und-{script}" if script not in ("", "Latn") else ""


def _names(cells: Cells, own: Mapping[str, Any]) -> list[list[Any]]:
    """The names beside those that are fields of the entry."""
    texts = [(NameKind.ROMANISED, _name(cells, "name_romanised", 300))]
    others = (cells.get("other_names") or "").split(" | ")
    texts += [(NameKind.OTHER, clean(text)[:300]) for text in others]
    known = {own["name"], own["name_english"], own["name_short"], ""}
    found: dict[tuple[str, str], list[Any]] = {}
    for kind, text in texts:
        if text not in known:
            script = "Latn" if kind == NameKind.ROMANISED else ""
            found[str(kind), text] = [str(kind), text, "", script, None, None]
    return list(found.values())


def _ids(cells: Cells) -> list[list[Any]]:
    number = _text(cells, "partyfacts_id", 40)
    if not number:
        raise Refused(_("The number (partyfacts_id) is missing."))
    ids: list[list[Any]] = [[PARTYFACTS, number, True]]
    suspect = (cells.get("wikidata_suspect") or "").strip().casefold() in ("true", "1")
    if (item := _text(cells, "wikidata_id", 40)) and not suspect:
        ids.append([WIKIDATA, item, False])  # an item may stand for several parties
    return ids


def _statuses(cells: Cells) -> list[list[Any]]:
    found = []
    for column in cells:
        year = GOVERNMENT_COLUMN.fullmatch(column or "")
        status = GOVERNMENT.get(_text(cells, column, 40)) if year else None
        if year and status:
            source = _text(cells, f"{column}_sources", 200)
            found.append([str(status), int(year[1]), int(year[1]), source])
    return found
