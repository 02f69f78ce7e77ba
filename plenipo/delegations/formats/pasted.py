"""A roster from a spreadsheet, pasted or sent: columns in any order, heads and choices in any of the six languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from plenipo.delegations.formats.latin_names import named
from plenipo.delegations.formats.titles import surely_titled
from plenipo.delegations.formats.unheaded import Unheaded, is_no_person, is_total
from plenipo.delegations.roster import CHOSEN, FIELDS, ROSTER
from plenipo.delegations.words.guessed import of_columns
from plenipo.delegations.words.same_person import called
from plenipo.kit.addresses import addresses_in
from plenipo.kit.columns import Words, folded, guess
from plenipo.kit.locales import listed
from plenipo.kit.phrases import labelled
from plenipo.kit.sheets import Sheet
from plenipo.registry.formats.columns import in_every_language

MOST_ROWS = 1_000
MOST_TOLD = 30  # cells left aside that are named one by one
BESIDE_ROSTER = {  # heads of columns that are read into fields of the roster
    "latin_family": (
        "family name in latin letters, family name latin, surname in latin letters, surname in english, "
        "family name in english, nom de famille en caractères latins, apellidos en caracteres latinos, "
        "фамилия латиницей, фамилия на латинице, фамилия латинскими буквами, 姓 拼音, 姓拼音, "
        "拼音姓, 姓氏拼音, 英文姓, 英文姓氏, "
        "اسم العائلة بالأحرف اللاتينية, اسم العائلة باللاتينية, اسم العائلة بالإنجليزية, اللقب بالأحرف اللاتينية"
    ),
    "latin_given": (
        "given name in latin letters, given name latin, given names in latin letters, first name in latin letters, "
        "first name in english, given name in english, "
        "prénom en caractères latins, nombre de pila en caracteres latinos, "
        "名 拼音, 名拼音, 拼音名, "
        "名字拼音, الاسم الأول بالأحرف اللاتينية, الاسم الأول باللاتينية, الاسم الأول بالإنجليزية"
    ),
    "latin_name": (
        "english name, name in english, name english, full name in english, latin name, name latin, "
        "name in latin script, name in latin letters, name in latin characters, full name in latin letters, "
        "romanized name, romanised name, transliteration, name as in passport, name in passport, passport name, "
        "nom en caractères latins, nom en lettres latines, nom en alphabet latin, nom en anglais, nom au passeport, "
        "nom tel qu’il figure sur le passeport, translittération, "
        "nombre en caracteres latinos, nombre en letras latinas, nombre en alfabeto latino, nombre en inglés, "
        "nombre en el pasaporte, transliteración, "
        "имя латиницей, имя на латинице, имя латинскими буквами, имя на английском, фио латиницей, фио на латинице, "
        "фио латинскими буквами, фио на английском, латиницей, латиница, имя по паспорту, имя в загранпаспорте, "
        "拼音, 姓名拼音, 姓名 拼音, 拼音姓名, 汉语拼音, 英文名, 英文姓名, "
        "英文名字, 姓名 英文, 姓名英文, 拉丁文姓名, 拉丁字母姓名, 护照姓名, "
        "الاسم بالأحرف اللاتينية, الاسم بالحروف اللاتينية, الاسم باللاتينية, الاسم الكامل بالأحرف اللاتينية, "
        "الاسم الكامل بالحروف اللاتينية, الاسم بالإنجليزية, الاسم باللغة الإنجليزية, الاسم الكامل بالإنجليزية, "
        "الاسم في جواز السفر, الاسم كما في جواز السفر, الاسم حسب جواز السفر"
    ),
    "patronymic": (
        "patronymic, middle name, middle names, second name, patronyme, deuxième prénom, segundo nombre, отчество, "
        "中间名, 父名, اسم الأب"
    ),
    "full_name": (
        "full name, family name and given name, last name first name, first name last name, first and last name, "
        "surname and name, surname name, name and surname, name surname, "
        "nom prénom, nom prénoms, noms prénoms, noms et prénoms, prénom nom, prénoms nom, "
        "apellidos nombre, apellido nombre, apellidos nombres, apellidos y nombres, nombres y apellidos, "
        "nombre apellido, nombre apellidos, фамилия и имя, имя фамилия, "
        "nom et prénom, nom et prénoms, prénom et nom, nom complet, nombre completo, nombre y apellidos, "
        "nombre y apellido, apellidos y nombre, фио, имя и фамилия, фамилия и имя, фамилия имя, "
        "фамилия имя отчество, полное имя, 姓名, 全名, الاسم الكامل, الاسم واللقب, الاسم الثلاثي, الاسم والنسب"
    ),
}
FIRST_MEANT = (  # where a head holds words of several; a field that is not here is meant before all of them
    *("native_name", "latin_family", "latin_given", "latin_name", "email", "languages"),
    *("patronymic", "family_name", "given_name", "capacity", "office_since", "office", "style"),
    "full_name",
)
WEAK = {  # a “name” beside a family name is the given one; alone, it is the whole
    "family_name": "nom",
    "given_name": "nombre, nombres",
    "full_name": (NAME := "name, names, имя, الاسم, 名字"),
    "latin_name": NAME,  # the second of two
}


@dataclass(frozen=True)
class Pasted:
    """Rows as the roster takes them, and in words what was done to read them and what no column of ours takes.

    guessed   what was concluded and not said: to be looked at by whoever sent it
    titled    rows whose title stood in one cell with the name, counted from 0
    """

    rows: list[dict[str, str]]
    notes: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    titled: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class MoreHeads:
    """Columns beside those of the roster, for lists of persons who are in no delegation.

    labels   of our own exports, by field
    usual    other words, parted by commas
    without  fields of the roster that such a list does not have
    """

    labels: Mapping[str, Any]
    usual: Mapping[str, str]
    without: frozenset[str]


NO_MORE = MoreHeads({}, {}, frozenset())


def roster_in(sheet: Sheet, more: MoreHeads = NO_MORE) -> Pasted:
    """Without heads a line that begins with a capacity has the columns of the roster; any other begins with a name."""
    found = guess(sheet.rows, _words(more), {"email": lambda cell: "@" in cell or "＠" in cell}, "")
    if found.head is None:
        columns = {name: n for n, name in enumerate(FIELDS) if n < len(sheet.rows[0])}
        heads: Sequence[str] = [""] * len(sheet.rows[0])
    else:
        columns = {name: column for name, column in found.columns.items() if name}
        heads = sheet.rows[found.head]
    beside = {"full_name", "family_name"} <= set(columns) and "given_name" not in columns
    if beside and folded(heads[columns["full_name"]]) in _bare_names():
        columns["given_name"] = columns.pop("full_name")
    start = 0 if found.head is None else found.head + 1
    rows, aside = [], _Aside()
    titled: set[int] = set()
    of_whole = folded(heads[columns.get("full_name", 0)]).partition(" ")[0]
    french = of_whole in ("nom", "noms", "prenom", "prenoms")
    greetings: list[str] = []
    totals: list[str] = []
    unheaded = Unheaded(_choices("capacity"))
    for cells in sheet.rows[start:]:
        if is_total(cells):
            totals.append(" ".join(filter(None, cells))[:200])
            continue
        if found.head is None and cells[0] and folded(cells[0]) not in _choices("capacity"):
            if is_no_person(cells):
                greetings.append(" ".join(filter(None, cells))[:200])
            else:
                rows += _without_heads(unheaded, cells, aside)
                titled |= {len(rows) - 1} if rows and rows[-1].get("style") else set()
            continue
        row = {name: cells[column] for name, column in columns.items() if cells[column]}
        if found.head is not None and (title := _take_title(row, french=french)):
            titled.add(len(rows))
            if folded(row.setdefault("style", title)) != folded(title):
                aside.add(str(FIELDS["style"].label), row, title)
        rows.append(row := _row(row, aside))
        for column, head in enumerate(heads):
            if column not in columns.values() and cells[column]:
                aside.add(head or str(column + 1), row, cells[column])
    guessed = of_columns({} if found.head is None else columns, heads, more.labels)
    notes = (*sheet.notes, *_of_greetings(greetings), *_of_totals(totals), *aside.in_words())
    return Pasted(rows, notes, tuple(guessed), frozenset(titled))


def _of_greetings(lines: list[str]) -> list[str]:
    said = _("Greetings and closing words were left out: %(lines)s")
    return [said % {"lines": listed(lines[:MOST_TOLD])}] if lines else []


def _of_totals(lines: list[str]) -> list[str]:
    said = _("Rows that count the others were left out: %(lines)s")
    return [said % {"lines": listed(lines[:MOST_TOLD])}] if lines else []


def _without_heads(
    unheaded: Unheaded, cells: Sequence[str], aside: "_Aside"
) -> list[dict[str, str]]:
    read = unheaded.person(cells)
    for column, text in read.left:
        aside.add(str(column + 1), read.row, text)
    return [read.row] if read.row else []


def roster_as_table(rows: Iterable[Mapping[str, str]]) -> tuple[list[str], list[list[str]]]:
    """Heads and cells in the reader's language; `roster_in` reads them in any."""
    heads = [str(each.label) for each in ROSTER]
    cells = [
        [str(each.labels.get(text := row.get(each.name, ""), text)) for each in ROSTER]
        for row in rows
    ]
    return heads, cells


class _Aside:
    """What no field of the roster takes, named cell by cell: nothing is dropped in silence."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, head: str, row: Mapping[str, str], text: str) -> None:
        """Beside the name it stands with: the rows of the page have other numbers than the lines of the list."""
        name = called(row)
        self.found.setdefault(head, []).append(labelled(name, text[:200]) if name else text[:200])

    def in_words(self) -> list[str]:
        said = _("Not used from the column “%(head)s”: %(cells)s")
        return [
            said % {"head": head, "cells": listed(cells[:MOST_TOLD])}
            for head, cells in self.found.items()
        ]


def _take_title(row: dict[str, str], *, french: bool) -> str:
    """Takes the title out of the names of the row; the first of them, for each name may have its own."""
    found = ""
    for name in ("native_name", "full_name", "family_name", "given_name", "latin_name"):
        title, rest = surely_titled(row.get(name, ""), french=french)
        if title:
            row[name] = rest
            found = found or title
    return found


def _row(row: dict[str, str], aside: _Aside) -> dict[str, str]:
    if patronymic := row.pop("patronymic", ""):
        beside = "given_name" if "given_name" in row or "full_name" not in row else "full_name"
        row[beside] = " ".join(filter(None, [row.get(beside, ""), patronymic]))
    row, left = named(row)
    if left:
        aside.add(_("Name"), row, left)
    if addresses := addresses_in(row.get("email", "")):
        row["email"] = addresses[0]
        for each in addresses[1:]:
            aside.add(str(FIELDS["email"].label), row, each)
    for name in (each.name for each in CHOSEN):
        if name in row:
            row[name] = _choices(name).get(folded(row[name]), row[name])
    return row


@cache
def _words(more: MoreHeads) -> Words:
    fields = [each for each in ROSTER if each.name not in more.without]
    own = {each.name: in_every_language(each.label) for each in fields}
    own |= {name: in_every_language(label) for name, label in more.labels.items()}
    heads = {each.name: each.heads for each in fields if each.heads} | BESIDE_ROSTER
    first_meant = [name for name in FIRST_MEANT if name in heads]
    usual = {
        name: _parted(heads[name])
        for name in [*(each for each in heads if each not in FIRST_MEANT), *first_meant]
    }
    usual |= {name: _parted(words) for name, words in more.usual.items()}
    return Words(exact=own, usual=usual, weak={name: _parted(WEAK[name]) for name in WEAK})


def _parted(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


@cache
def _bare_names() -> frozenset[str]:
    return frozenset(folded(word) for word in WEAK["full_name"].split(","))


@cache
def _choices(name: str) -> dict[str, str]:
    field = FIELDS[name]
    meant = {
        folded(word): value
        for value, label in field.labels.items()
        for word in in_every_language(label)
    }
    also = {
        folded(word): value for value, words in field.meant.items() for word in words.split(",")
    }
    return also | meant | {folded(value): value for value in field.labels}
