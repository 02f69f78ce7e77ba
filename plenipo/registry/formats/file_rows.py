"""One line of a file to what it says of an entry. What makes no sense is refused with a sentence, line by line."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from plenipo.kit.cleaning import clean
from plenipo.kit.columns import folded
from plenipo.kit.errors import Refused
from plenipo.registry.models import Import, Party, PartyName, StatusPeriod

Cells = Mapping[str, str]
Said = dict[str, Any]
Kind, NameKind, Status = Party.Kind, PartyName.Kind, StatusPeriod.Status
PARTYFACTS, INTERNATIONAL, WIKIDATA, NAME = "partyfacts", "international", "wikidata", "name"
KINDS = {
    **{str(kind): kind for kind in Kind},
    "": Kind.PARTY,
    "movement_or_organisation": Kind.MOVEMENT,
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
    Import.Kind.REGISTER: ("number", "name"),
    Import.Kind.PARTIES: ("partyfacts_id", "name"),
    Import.Kind.MEMBERSHIPS: ("partyfacts_id", "organisation"),
    Import.Kind.ORGANISATIONS: ("code", "name"),
}
SAID_BY = {  # what is said of an entry, and the columns that say it: one that a file lacks says nothing
    "kind": ("kind",), "country_id": ("pf_country", "iso3"), "name": ("name",),
    "name_language": ("name_script", "name_language"), "name_english": ("name_english",), "name_short": ("name_short",),
    "founded": ("year_first",), "ended": ("year_last",), "last_seen": ("last_seen",),
    "share": ("peak_share", "last_vote_share", "last_seat_share"), "family": ("family",),
    "website": ("website",), "article": ("wikipedia_url",), "names": ("name_romanised", "other_names"),
    "affiliations": ("internationals",),
}  # fmt: skip
KNOWN = {
    *(column for columns in SAID_BY.values() for column in columns),
    *(
        "partyfacts_id",
        "wikidata_id",
        "wikidata_suspect",
        "organisation",
        "status",
        "sources",
        "code",
    ),
    *("register", "number", "revision", "other_ids"),
}
NOTHING = (
    "",
    "na",
    "n/a",
    "nan",
    "null",
    "none",
    "-",
    "–",
)  # as programs write a number that is not there
DAY = re.compile(r"\d{4}-\d{2}-\d{2}.*")
WHOLE = re.compile(r"(\d+)[.,]0+")
FIRST_YEAR, LAST_YEAR = 1600, 2100


def party_of(cells: Cells) -> Said:
    """A line of Party Facts' shape: own fields, names, ids, statuses, internationals by their codes."""
    name = _name(cells, "name", 300)
    own: dict[str, Any] = {
        "kind": _kind(cells),
        "country_id": _text(cells, "pf_country", 100) or _text(cells, "iso3", 3),
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
        "source": "Party Facts" if _number(cells, "partyfacts_id") else "",
    }
    if not name:
        raise Refused(_("The name is missing."))
    if own["founded"] and own["ended"] and own["ended"] < own["founded"]:
        raise Refused(
            _("It ends in %(ended)s, before it was founded in %(founded)s.")
            % {"ended": own["ended"], "founded": own["founded"]}
        )
    rows = {
        "names": _names(cells, own),
        "ids": _ids(cells, own),
        "statuses": _statuses(cells),
        "affiliations": [[code, "member", None, None, ""] for code in _codes(cells)],
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
    party, code = _number(cells, "partyfacts_id"), _text(cells, "organisation", 40)
    if not party or not code:
        raise Refused(_("The ID of the party or the code of the international is missing."))
    status = _text(cells, "status", 20) or "member"
    return {"party": party, "to": code, "status": status, "source": _text(cells, "sources", 200)}


OWN = ("country_id", "kind", "name", "name_language", "name_english", "name_short", "founded", "ended",
       "last_seen", "family", "website", "article")  # fmt: skip


def own_of(cells: Cells) -> Said:
    """A line of our own export: the entry's number, and what may be changed in it. Without a number: a new entry."""
    number = _number(cells, "number")
    if not number:
        return party_of(cells)
    if not number.isdecimal() or len(number) > 18:
        raise Refused(_("“%(text)s” is not a number in the register.") % {"text": number})
    read: dict[str, Any] = {
        "country_id": _text(cells, "pf_country", 100) or None,
        "kind": _text(cells, "kind", 40),
        "name": _text(cells, "name", 300),
        "name_language": _text(cells, "name_language", 12),
        "name_english": _text(cells, "name_english", 300),
        "name_short": _text(cells, "name_short", 80),
        "founded": _year(cells, "year_first"),
        "ended": _year(cells, "year_last"),
        "last_seen": _year(cells, "last_seen"),
        "family": _text(cells, "family", 60),
        "website": _text(cells, "website", 500),
        "article": _text(cells, "wikipedia_url", 500),
    }
    if not read["name"]:
        raise Refused(_("The name is missing."))
    if read["kind"] and read["kind"] not in Party.Kind.values:
        raise Refused(_("“%(text)s” is not a known kind of party.") % {"text": read["kind"]})
    column_of = {
        "country_id": "pf_country",
        "founded": "year_first",
        "ended": "year_last",
        "article": "wikipedia_url",
    }
    present = {name: value for name, value in read.items() if column_of.get(name, name) in cells}
    fixed = {name: _text(cells, name, 50_000) for name in FIXED if name in cells}
    revision = _number(cells, "revision")
    return {"number": int(number), "revision": revision, "values": present, "fixed": fixed}


FIXED = (
    "partyfacts_id",
    "internationals",
    "other_ids",
    "other_names",
)  # not changed by a file of ours


READERS: dict[str, Callable[[Cells], Said]] = {
    Import.Kind.REGISTER: own_of,
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
        raise Refused(_("“%(column)s” begins like a spreadsheet formula.") % {"column": column})
    return text


def _kind(cells: Cells) -> str:
    said = _text(cells, "kind", 40)
    if said not in KINDS:
        raise Refused(_("“%(text)s” is not a known kind of party.") % {"text": said})
    return str(KINDS[said])


def _codes(cells: Cells) -> list[str]:
    """Codes of internationals; in our own export with bars between, as one without a code stands with its name."""
    text = _text(cells, "internationals", 2000)
    codes = text.split(" | ") if "number" in cells or " | " in text else text.split()
    return list(dict.fromkeys(filter(None, codes)))


def _number(cells: Cells, column: str) -> str:
    """Digits of any script, as a spreadsheet may have made them: "900001.0" and "٩٠٠٠٠١" are "900001"."""
    text = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in _text(cells, column, 40)
    )
    if text.casefold() in NOTHING:
        return ""
    whole = WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _year(cells: Cells, column: str) -> int | None:
    text = _number(cells, column)
    if not text:
        return None
    year = text[:4] if DAY.fullmatch(text) else text
    if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:9]) <= LAST_YEAR):
        raise Refused(
            _("“%(text)s” is not a year (%(column)s).") % {"text": text[:20], "column": column}
        )
    return int(year)


def _share(cells: Cells) -> float | None:
    """The greatest of what is said; careless figures are left out."""
    shares = []
    for column in ("peak_share", "last_vote_share", "last_seat_share"):
        try:
            shares.append(float((cells.get(column) or "").replace(",", ".")))
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
    """As the file says, or where the script tells it; else just the script, as a language tag can say it."""
    if said := _text(cells, "name_language", 12):
        return said
    script = _text(cells, "name_script", 4)
    here = f"{script} {_text(cells, 'pf_country', 100)}"
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


def _ids(cells: Cells, own: Mapping[str, Any]) -> list[list[Any]]:
    """The first is what the entry is known by again: without any id, its country and name."""
    numbers = _text(cells, "partyfacts_id", 400).split(" | ")
    ids = [[PARTYFACTS, _number({"id": each}, "id"), True] for each in numbers]
    suspect = (cells.get("wikidata_suspect") or "").strip().casefold() in ("true", "1")
    if (item := _text(cells, "wikidata_id", 40)) and not suspect:
        ids.append([WIKIDATA, item, False])  # an item may stand for several parties
    ids += _other_ids(cells)
    given = {(scheme, value): [scheme, value, alone] for scheme, value, alone in ids if value}
    found = sorted(given.values(), key=lambda one: not one[2])
    return found if found and found[0][2] else [_id_by_name(cells, own), *found]


def _other_ids(cells: Cells) -> list[list[Any]]:
    found: list[list[Any]] = []
    for text in filter(None, _text(cells, "other_ids", 50_000).split(" | ")):
        scheme, colon, value = text.partition(":")
        if not colon or not value or len(scheme) > 20 or len(value) > 200:
            raise Refused(_("“%(text)s” is not an ID (other_ids).") % {"text": text[:100]})
        found.append([scheme, value, scheme in (INTERNATIONAL, NAME)])
    return found


def _id_by_name(cells: Cells, own: Mapping[str, Any]) -> list[Any]:
    if own["kind"] == Kind.INTERNATIONAL:
        return [INTERNATIONAL, (own["name_short"] or own["name"])[:200], True]
    if not own["country_id"] and "number" not in cells:
        raise Refused(_("The number (partyfacts_id) and the country are missing."))
    return [NAME, f"{own['country_id']} {folded(own['name'])}"[:200], True]


def _statuses(cells: Cells) -> list[list[Any]]:
    found = []
    for column in cells:
        year = GOVERNMENT_COLUMN.fullmatch(column or "")
        status = GOVERNMENT.get(_text(cells, column, 40)) if year else None
        if year and status:
            source = _text(cells, f"{column}_sources", 200)
            found.append([str(status), int(year[1]), int(year[1]), source])
    return found
