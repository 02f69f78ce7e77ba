"""A roster copied from a spreadsheet: columns in any order, heads and choices in any of the six languages."""

from collections.abc import Iterable, Sequence
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.approval import LABELS
from plenipo.kit.columns import folded, guess
from plenipo.kit.sheets import read_text
from plenipo.people.models import Person

MOST_ROWS = 1_000
ALSO = {  # what sheets call a column beside the label it has here
    "full_name": (
        "name, full name, nom et prénom, nom complet, nombre completo, nombre y apellidos, фио, имя и фамилия, "
        "полное имя, 姓名, الاسم, الاسم الكامل"
    ),
    "family_name": (
        "surname, last name, family name, nom, nom de famille, apellido, apellidos, фамилия, 姓, "
        "اللقب, اسم العائلة"
    ),
    "given_name": (
        "first name, forename, given name, given names, prénom, prénoms, nombre, nombres, имя, 名, "
        "الاسم الأول"
    ),
    "native_name": "native name, original script, имя на родном языке",
    "capacity": "role, capacity, qualité, rôle, calidad, función en la delegación, роль, 身份, الصفة",
    "style": "title, style, salutation, titre, civilité, tratamiento, título, обращение, 称谓, اللقب الرسمي",
    "office": "position, function, post, fonction, poste, cargo, должность, 职务, المنصب, الوظيفة",
    "languages": "language, langue, langues, idioma, idiomas, язык, языки, 语言, اللغات, اللغة",
    "email": "mail, email address, courriel, correo, correo electrónico, почта, эл почта, 邮箱, 电子邮件, البريد",
}
CHOICES = {
    "capacity": Delegate.Capacity,
    "name_order": Person.NameOrder,
    "disclosure": Delegate.Disclosure,
}


def rows_pasted(text: str) -> list[dict[str, str]]:
    """Rows as the roster takes them. Without heads the columns are those of the roster, in its order.

    Raises sheets.Unreadable with a sentence.
    """
    sheet = read_text(text, max_rows=MOST_ROWS)
    if not sheet.rows:
        return []
    found = guess(sheet.rows, _heads(), {"email": lambda cell: "@" in cell}, "")
    if found.head is None:
        columns = {name: n for n, name in enumerate(LABELS) if n < len(sheet.rows[0])}
        return [_row(cells, columns) for cells in sheet.rows]
    columns = {name: column for name, column in found.columns.items() if name}
    return [_row(cells, columns) for cells in sheet.rows[found.head + 1 :]]


def _row(cells: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    row = {name: cells[column] for name, column in columns.items() if cells[column]}
    if whole := row.pop("full_name", ""):
        row = {"family_name": whole, "name_order": Person.NameOrder.AS_WRITTEN.value} | row
    for name in CHOICES:
        if name in row:
            row[name] = _choices(name).get(folded(row[name]), row[name])
    return row


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    own = {name: tuple(_in_every_language(label)) for name, label in LABELS.items()}
    also = {name: tuple(w.strip() for w in words.split(",")) for name, words in ALSO.items()}
    return {name: (*own.get(name, ()), *also.get(name, ())) for name in {**also, **own}}


@cache
def _choices(name: str) -> dict[str, str]:
    choices: Iterable[tuple[str, str | Promise]] = CHOICES[name].choices
    meant = {folded(word): value for value, label in choices for word in _in_every_language(label)}
    return meant | {folded(value): value for value in CHOICES[name].values}


def _in_every_language(label: str | Promise) -> list[str]:
    words = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.append(str(label))
    return words
