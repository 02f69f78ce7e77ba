"""Rows of a table beside those already typed: the same person is brought up to date, a new one goes below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.roster import ROSTER
from plenipo.kit.columns import in_any_order
from plenipo.kit.locales import listed
from plenipo.kit.scripts import scripts_of
from plenipo.people.models import latin_name

Row = dict[str, str]
OF_NAME = ("family_name", "given_name", "name_order")


@dataclass
class JoinedRows:
    """
    rows      all of them, those typed before in their order
    changed   what is other than before, a sentence a cell
    same      how many persons were there already, word for word
    places    of the rows of the table among all of them, counted from 0
    """

    rows: list[Row]
    places: list[int] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    same: int = 0
    changed: list[str] = field(default_factory=list)


def joined(typed: Sequence[Row], table: Sequence[Row]) -> JoinedRows:
    """Nobody is taken for two rows, and no row for two persons: namesakes of one table stay apart."""
    found = _matched(typed, table)
    done = JoinedRows([dict(row) for row in typed])
    for number, row in enumerate(table):
        done.places.append(found.get(number, len(done.rows)))
        if number not in found:
            done.rows.append(row)
            done.added += 1
            continue
        place = found[number]
        before = typed[place]
        after = before | _news(before, row)
        done.rows[place] = after
        words = _differences(place + 1, before, after)
        done.changed += words
        done.updated += bool(words)
        done.same += not words
    return done


def counted(done: JoinedRows) -> list[str]:
    """In words, where anybody of the table was there before."""
    known = done.updated + done.same
    if not known:
        return []
    said = ngettext(
        "%(n)s person in the table was already on the list and is not added again.",
        "%(n)s persons in the table were already on the list and are not added again.",
        known,
    )
    return [said % {"n": known}]


def doubles(rows: Sequence[Mapping[str, str]], language: str = "") -> list[str]:
    """In words, who stands in two rows that differ in nothing said of both: a list that names somebody twice."""
    by_words: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for words in filter(None, {_words(row), _native(row)}):
            by_words.setdefault(words, []).append(number)
    return [
        _(
            "Rows %(rows)s contain the same person: %(name)s. Remove all but one, unless they are two "
            "persons."
        )
        % {"rows": listed(str(n + 1) for n in numbers), "name": called(rows[numbers[0]], language)}
        for numbers in dict.fromkeys(map(tuple, by_words.values()))
        if len(numbers) > 1 and not _told_apart([rows[n] for n in numbers])
    ]


def _told_apart(rows: Sequence[Mapping[str, str]]) -> bool:
    """By another e-mail address or name in its own script in each."""
    return any(
        len({key_of(row) for row in rows}) == len(rows) and all(key_of(row) for row in rows)
        for key_of in (_email, _native)
    )


def called(row: Mapping[str, str], language: str = "") -> str:
    given, family = row.get("given_name", ""), row.get("family_name", "")
    latin = latin_name(given, family, row.get("name_order", ""), language)
    return " ".join(filter(None, (latin, row.get("native_name", ""))))


def _matched(typed: Sequence[Row], table: Sequence[Row]) -> dict[int, int]:
    """{of the table: typed}. Equal rows first, so that namesakes find themselves; then by what names one alone."""
    found: dict[int, int] = {}
    for number, row in enumerate(table):
        same = (n for n, one in enumerate(typed) if n not in found.values() and _says(row, one))
        if (place := next(same, None)) is not None:
            found[number] = place
    for key_of in (_words_and_email, _words, _native, _email):
        before = _only(key_of, typed, set(found.values()))
        for key, number in _only(key_of, table, set(found)).items():
            place = before.get(key)
            if place is not None and (key_of is not _email or _may_be(typed[place], table[number])):
                found[number] = place
    return found


def _says(row: Row, one: Row) -> bool:
    """Nothing else than what is there: of the same names, and no cell that differs."""
    return _words(row) == _words(one) and {**one, **_news(one, row)} == one


def _words_and_email(row: Mapping[str, str]) -> str:
    words, email = _words(row), _email(row)
    return f"{words} {email}" if words and email else ""


def _only(key_of: Callable[[Row], str], rows: Sequence[Row], taken: set[int]) -> dict[str, int]:
    """Rows by a key that no other of the rows still free has."""
    by_key: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if number not in taken and (key := key_of(row)):
            by_key.setdefault(key, []).append(number)
    return {key: numbers[0] for key, numbers in by_key.items() if len(numbers) == 1}


def _words(row: Mapping[str, str]) -> str:
    """The words of a name in any order: a sheet may have it in one cell, or the other way round; 周 敏 is 周敏."""
    whole = f"{row.get('family_name', '')} {row.get('given_name', '')}"
    return in_any_order(whole)


def _native(row: Mapping[str, str]) -> str:
    """Also of a row that has no other name than the one in its own script."""
    own = in_any_order(row.get("native_name", ""))
    return own or ("" if "LATIN" in scripts_of(words := _words(row)) else words)


def _email(row: Mapping[str, str]) -> str:
    return row.get("email", "").strip().casefold()


def _may_be(one: Row, other: Row) -> bool:
    """An address may be an office's: they share a word of their names, or these are in different scripts."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return True
    shared = set(mine.split()) & set(theirs.split())
    return bool(shared) or not scripts_of(mine) & scripts_of(theirs)


def _news(before: Row, row: Row) -> Row:
    """What the table says, never a blank over what is known; nor a whole name over one that is in its parts."""
    news = {name: text for name, text in row.items() if text}
    if _words(row) and _words(row) == _native(before) != _words(before):  # its other name stays
        return {name: text for name, text in news.items() if name not in OF_NAME}
    if _words(before) == _words(row) and before.get("given_name") and not row.get("given_name"):
        news = {
            name: text for name, text in news.items() if name not in ("family_name", "name_order")
        }
    return news


def _differences(number: int, before: Row, after: Row) -> list[str]:
    said = _("Row %(row)s, %(name)s: “%(field)s” was “%(before)s” and is now “%(after)s”.")
    return [
        said
        % {
            "row": number,
            "name": called(before),
            "field": each.label,
            "before": before.get(each.name, ""),
            "after": after[each.name],
        }
        for each in ROSTER
        if each.name in after and after[each.name] != before.get(each.name, "")
    ]
