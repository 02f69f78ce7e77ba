"""A roster from a spreadsheet, pasted or sent: columns in any order, heads and choices in any of the six languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.approval import LABELS
from plenipo.delegations.queries.unheaded import Unheaded
from plenipo.kit.columns import Words, folded, guess
from plenipo.kit.sheets import Sheet, read_text
from plenipo.people.models import Person
from plenipo.registry.queries.columns import addresses_in, in_every_language

MOST_ROWS = 1_000
MOST_TOLD = 30  # cells left aside that are named one by one
ALSO = {  # what sheets call a column beside the label it has here; where a head holds several, the first is meant
    "email": "mail, email address, courriel, correo, correo electrónico, почта, эл почта, 邮箱, 电子邮件, البريد",
    "languages": "language, langue, langues, idioma, idiomas, язык, языки, 语言, اللغات, اللغة",
    "patronymic": (
        "patronymic, middle name, middle names, second name, patronyme, deuxième prénom, segundo nombre, отчество, "
        "中间名, 父名, اسم الأب"
    ),
    "family_name": (
        "surname, last name, family name, nom de famille, apellido, apellidos, фамилия, 姓, اللقب, اسم العائلة"
    ),
    "given_name": (
        "first name, forename, given name, given names, prénom, prénoms, nombre de pila, имя, 名, الاسم الأول"
    ),
    "native_name": "native name, original script, имя на родном языке",
    "capacity": "role, capacity, qualité, rôle, calidad, función en la delegación, роль, 身份, الصفة",
    "office_since": "since, in office since, depuis, desde, с какого года, 任职时间, منذ",
    "office": "position, function, post, fonction, poste, cargo, должность, 职务, المنصب, الوظيفة",
    "style": "title, style, salutation, titre, civilité, tratamiento, título, обращение, 称谓, اللقب الرسمي",
    "full_name": (
        "full name, nom et prénom, nom complet, nombre completo, nombre y apellidos, фио, имя и фамилия, "
        "полное имя, 姓名, الاسم الكامل"
    ),
}
WEAK = {  # a “name” beside a family name is the given one; alone, it is the whole
    "family_name": "nom",
    "given_name": "nombre, nombres",
    "full_name": "name, names, имя, الاسم, 名字",
}
CHOICES = {
    "capacity": Delegate.Capacity,
    "name_order": Person.NameOrder,
    "disclosure": Delegate.Disclosure,
}


@dataclass(frozen=True)
class Pasted:
    """Rows as the roster takes them, and in words what was done to read them and what no column of ours takes."""

    rows: list[dict[str, str]]
    notes: tuple[str, ...] = ()


def rows_pasted(text: str) -> list[dict[str, str]]:
    return roster_in(read_text(text, max_rows=MOST_ROWS)).rows


def roster_in(sheet: Sheet) -> Pasted:
    """Without heads a line that begins with a capacity has the columns of the roster; any other begins with a name."""
    found = guess(sheet.rows, _words(), {"email": lambda cell: "@" in cell or "＠" in cell}, "")
    if found.head is None:
        columns = {name: n for n, name in enumerate(LABELS) if n < len(sheet.rows[0])}
        heads: Sequence[str] = [""] * len(sheet.rows[0])
    else:
        columns = {name: column for name, column in found.columns.items() if name}
        heads = sheet.rows[found.head]
    beside = {"full_name", "family_name"} <= set(columns) and "given_name" not in columns
    if beside and folded(heads[columns["full_name"]]) in _bare_names():
        columns["given_name"] = columns.pop("full_name")
    start = 0 if found.head is None else found.head + 1
    rows, aside = [], _Aside()
    unheaded = Unheaded(_choices("capacity"))
    for cells, line in zip(sheet.rows[start:], sheet.lines[start:], strict=True):
        if found.head is None and cells[0] and folded(cells[0]) not in _choices("capacity"):
            rows += _without_heads(unheaded, cells, line, aside)
            continue
        rows.append(_row(cells, columns, line, aside))
        for column, head in enumerate(heads):
            if column not in columns.values() and cells[column]:
                aside.add(head or str(column + 1), line, cells[column])
    return Pasted(rows, (*sheet.notes, *aside.in_words()))


def _without_heads(
    unheaded: Unheaded, cells: Sequence[str], line: int, aside: "_Aside"
) -> list[dict[str, str]]:
    read = unheaded.person(cells)
    for column, text in read.left:
        aside.add(str(column + 1), line, text)
    return [read.row] if read.row else []


def roster_as_table(rows: Iterable[Mapping[str, str]]) -> tuple[list[str], list[list[str]]]:
    """Heads and cells in the reader's language; `roster_in` reads them in any."""
    heads = [str(label) for label in LABELS.values()]
    told = {name: dict(choices.choices) for name, choices in CHOICES.items()}
    cells = [
        [str(told.get(name, {}).get(text := row.get(name, ""), text)) for name in LABELS]
        for row in rows
    ]
    return heads, cells


class _Aside:
    """What no field of the roster takes, named cell by cell: nothing is dropped in silence."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, head: str, line: int, text: str) -> None:
        self.found.setdefault(head, []).append(f"{line}: {text[:200]}")

    def in_words(self) -> list[str]:
        said = _("Not used from the column “%(head)s”, by line: %(cells)s")
        return [
            said % {"head": head, "cells": "; ".join(cells[:MOST_TOLD])}
            for head, cells in self.found.items()
        ]


def _row(cells: Sequence[str], columns: dict[str, int], line: int, aside: _Aside) -> dict[str, str]:
    row = {name: cells[column] for name, column in columns.items() if cells[column]}
    if patronymic := row.pop("patronymic", ""):
        beside = "given_name" if "given_name" in row or "full_name" not in row else "full_name"
        row[beside] = " ".join(filter(None, [row.get(beside, ""), patronymic]))
    if whole := row.pop("full_name", ""):
        if "family_name" in row or "given_name" in row:
            aside.add(_("Name"), line, whole)
        else:
            row = {"family_name": whole, "name_order": Person.NameOrder.AS_WRITTEN.value} | row
    if addresses := addresses_in(row.get("email", "")):
        row["email"] = addresses[0]
        for each in addresses[1:]:
            aside.add(str(LABELS["email"]), line, each)
    for name in CHOICES:
        if name in row:
            row[name] = _choices(name).get(folded(row[name]), row[name])
    return row


@cache
def _words() -> Words:
    own = {name: in_every_language(label) for name, label in LABELS.items()}
    usual = {name: tuple(w.strip() for w in words.split(",")) for name, words in ALSO.items()}
    weak = {name: tuple(w.strip() for w in words.split(",")) for name, words in WEAK.items()}
    return Words(exact=own, usual=usual, weak=weak)


@cache
def _bare_names() -> frozenset[str]:
    return frozenset(folded(word) for word in WEAK["full_name"].split(","))


@cache
def _choices(name: str) -> dict[str, str]:
    choices: Iterable[tuple[str, str | Promise]] = CHOICES[name].choices
    meant = {folded(word): value for value, label in choices for word in in_every_language(label)}
    return meant | {folded(value): value for value in CHOICES[name].values}
