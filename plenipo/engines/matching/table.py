"""Parties from a table shaped like Party Facts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from plenipo.engines.matching.values import ListedParty, Name, NameKind

REQUIRED = ("partyfacts_id", "name")
_NAMES = {
    "name": NameKind.NATIVE,
    "name_english": NameKind.ENGLISH,
    "name_romanised": NameKind.ROMANISED,
    "name_short": NameKind.SHORT,
}
_HOST = re.compile(r"\w+://([^/:?#@]+)")
_ACTIVE = re.compile(r"active_(\d{4})")


def parties_from(rows: Iterable[Mapping[str, str]]) -> Iterator[ListedParty]:
    for row in rows:
        yield party_from(row)


def party_from(row: Mapping[str, str]) -> ListedParty:
    """One row of a table shaped like Party Facts; columns that are missing say nothing."""
    country = (row.get("pf_country") or row.get("iso3") or row.get("country") or "").strip().upper()
    within = (row.get("iso3") or "").strip().upper()
    return ListedParty(
        id=row["partyfacts_id"].strip(),
        country=country,
        within=within if within != country else "",
        names=tuple(_names(row)),
        first_year=_year(row.get("year_first")),
        last_year=_year(row.get("year_last")),
        last_seen=_year(row.get("last_seen")),
        kind=row.get("kind") or "party",
        active_on=tuple(
            (date(int(active[1]), 12, 1), value == "True")
            for column, value in row.items()
            if column and (active := _ACTIVE.fullmatch(column)) and value in ("True", "False")
        ),
        share=_share(row),
    )


def _names(row: Mapping[str, str]) -> Iterator[Name]:
    for column, kind in _NAMES.items():
        if text := (row.get(column) or "").strip():
            yield Name(text, kind)
    for text in (row.get("other_names") or "").split(" | "):
        if text.strip():
            yield Name(text.strip(), NameKind.OTHER)
    if article := row.get("wikipedia_url"):
        title = unquote(article.rsplit("/", 1)[-1]).replace("_", " ")
        yield Name(title, NameKind.ARTICLE)
    if site := row.get("website"):
        host = _HOST.match(site)
        labels = host[1].lower().split(".")[:-1] if host else []
        labels = [label for label in labels if label not in ("www", "com", "org", "co", "net")]
        if labels and "archive" not in labels and "wikipedia" not in labels:
            yield Name(labels[-1], NameKind.SITE)
    if leader := row.get("leader_2025"):
        yield Name(leader, NameKind.LEADER)


def _year(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{4}", text.strip()) else None


def _share(row: Mapping[str, str]) -> float | None:
    shares = []
    for column in ("peak_share", "last_vote_share", "last_seat_share"):
        try:
            shares.append(float(row.get(column) or ""))
        except ValueError:
            continue
    return max(shares, default=None)
