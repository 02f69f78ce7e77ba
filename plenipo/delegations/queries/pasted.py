"""A roster from a spreadsheet, pasted or sent: columns in any order, heads and choices in any of the six languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.approval import LABELS
from plenipo.delegations.queries.guessed import of_columns
from plenipo.delegations.queries.latin_names import named
from plenipo.delegations.queries.same_person import called
from plenipo.delegations.queries.titles import surely_titled
from plenipo.delegations.queries.unheaded import Unheaded, is_no_person
from plenipo.kit.columns import Words, folded, guess
from plenipo.kit.locales import listed
from plenipo.kit.phrases import labelled
from plenipo.kit.sheets import Sheet
from plenipo.people.models import Person
from plenipo.registry.queries.columns import addresses_in, in_every_language

MOST_ROWS = 1_000
MOST_TOLD = 30  # cells left aside that are named one by one
ALSO = {  # what sheets call a column beside the label it has here; where a head holds several, the first is meant
    "native_name": (
        "native name, name in native script, native script, original script, name in original script, own script, "
        "name in arabic, name arabic, arabic name, name in chinese, name chinese, chinese name, name in russian, "
        "name russian, name in cyrillic, name cyrillic, nom en écriture d’origine, nom dans sa propre écriture, "
        "nombre en su escritura, имя на родном языке, имя на языке оригинала, 中文名, 中文姓名, 本国文字姓名, "
        "الاسم بالعربية, الاسم باللغة العربية, الاسم باللغة الأصلية"
    ),
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
    "email": "mail, email address, courriel, correo, correo electrónico, почта, эл почта, 邮箱, 电子邮件, البريد",
    "languages": "language, langue, langues, idioma, idiomas, язык, языки, 语言, اللغات, اللغة",
    "patronymic": (
        "patronymic, middle name, middle names, second name, patronyme, deuxième prénom, segundo nombre, отчество, "
        "中间名, 父名, اسم الأب"
    ),
    "family_name": (
        "surname, surnames, last name, last names, family name, family names, nom de famille, noms de famille, "
        "apellido, apellidos, фамилия, 姓, 姓氏, اللقب, اسم العائلة"
    ),
    "given_name": (
        "first name, first names, forename, forenames, given name, given names, christian name, christian names, "
        "prénom, prénoms, nombre de pila, nombres de pila, имя, 名, الاسم الأول, الأسماء الأولى"
    ),
    "capacity": (
        "role, capacity, function in delegation, function in the delegation, role in delegation, "
        "role in the delegation, qualité, rôle, fonction dans la délégation, "
        "calidad, función en la delegación, роль, "
        "функция в делегации, роль в делегации, 身份, 代表团职务, 代表团身份, الصفة, الصفة في الوفد"
    ),
    "office_since": (
        "since, in office since, office since, in function since, date of appointment, appointed, depuis, "
        "en fonction depuis, desde, en el cargo desde, с какого года, в должности с, дата назначения, 任职时间, "
        "任职日期, 就任日期, منذ, في المنصب منذ, تاريخ التعيين"
    ),
    "office": "position, function, post, fonction, poste, cargo, должность, 职务, المنصب, الوظيفة",
    "style": (
        "title, style, salutation, form of address, honorific, "
        "titre, civilité, formule d’appel, tratamiento, título, "
        "обращение, форма обращения, 称谓, 尊称, اللقب الرسمي, صيغة المخاطبة"
    ),
    "full_name": (
        "full name, nom et prénom, nom et prénoms, prénom et nom, nom complet, nombre completo, nombre y apellidos, "
        "nombre y apellido, apellidos y nombre, фио, имя и фамилия, фамилия и имя, фамилия имя, "
        "фамилия имя отчество, полное имя, 姓名, 全名, الاسم الكامل, الاسم واللقب, الاسم الثلاثي, الاسم والنسب"
    ),
}
WEAK = {  # a “name” beside a family name is the given one; alone, it is the whole
    "family_name": "nom",
    "given_name": "nombre, nombres",
    "full_name": (NAME := "name, names, имя, الاسم, 名字"),
    "latin_name": NAME,  # the second of two
}
SAID = {  # what sheets say for a choice beside its label
    "capacity": {
        "head": (
            "head, chief, leader, head of the delegation, chief of delegation, leader of the delegation, chef, "
            "chef de délégation, chef de la délégation, jefe, jefa, jefe de delegación, jefa de la delegación, "
            "глава, глава делегации, руководитель делегации, руководительница делегации, 团长, 代表团团长, رئيس, "
            "رئيسة, رئيس الوفد, رئيسة الوفد, رئيس وفد, رئيسة وفد, cheffe, cheffe de délégation, "
            "cheffe de la délégation, présidente de la délégation, "
            "président de la délégation, jefe de la delegación, "
            "jefa de delegación, presidenta de la delegación"
        ),
        "deputy": (
            "deputy, deputy head of delegation, vice head, chef adjoint, "
            "jefe adjunto, jefa adjunta, jefe adjunto de la delegación, jefa adjunta de la delegación, "
            "jefe adjunto de delegación, jefa adjunta de delegación, subjefe, subjefa, cheffe adjointe, "
            "chef adjoint de la délégation, cheffe adjointe de la délégation, chef adjoint de délégation, "
            "cheffe adjointe de délégation, vice-présidente de la délégation, заместитель главы, "
            "заместитель главы делегации, заместительница главы делегации, заместитель руководителя делегации, "
            "副团长, 代表团副团长, نائب الرئيس, نائبة الرئيس, نائب رئيس الوفد, نائبة رئيس الوفد, نائبة رئيسة الوفد, "
            "نائب رئيسة الوفد"
        ),
        "member": "delegate, participant, délégué, déléguée, delegado, delegada, делегат, делегатка, участник, "
        "участница, член делегации, 团员, 代表, عضو, عضوة, عضو الوفد, عضوة الوفد, مندوب, مندوبة, "
        "membre de la délégation, miembro de la delegación, participante, participant, participante",
        "adviser": (
            "advisor, advisers, conseiller, conseillère, asesor, "
            "asesora, consejero, советник, советница, 顾问, مستشار, مستشارة"
        ),
        "interpreter": (
            "translator, interprète, traducteur, traductrice, traductor, traductora, "
            "intérprete, переводчик, переводчица, 翻译, 译员, مترجم, مترجمة"
        ),
        "security": (
            "security officer, bodyguard, garde du corps, agente de seguridad, agent de sécurité, agente de sécurité, "
            "escolta, охранник, охранница, 警卫, 安保, حارس"
        ),
        "accompanying": (
            "spouse, conjoint, conjointe, cónyuge, супруг, супруга, 随行人员, "
            "配偶, مرافق, مرافقة, acompañante, accompagnatrice, accompagnateur, "
            "сопровождающий, сопровождающая"
        ),
        "staff": (
            "secretary, assistant, assistante, secrétaire, secretario, "
            "secretaria, asistente, ayudante, سكرتير, سكرتيرة, помощник, помощница, секретарь делегации, 秘书, 工作人员"
        ),
    },
    "disclosure": {
        "public": "public, published, my name may be published, 公开",
        "delegations": "delegations, only other delegations may see my name",
        "secretariat": "secretariat, only the secretariat may see my name, 不公开",
    },
}
CHOICES = {
    "capacity": Delegate.Capacity,
    "name_order": Person.NameOrder,
    "disclosure": Delegate.Disclosure,
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


def roster_in(sheet: Sheet) -> Pasted:
    ","
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
    titled: set[int] = set()
    of_whole = folded(heads[columns.get("full_name", 0)]).partition(" ")[0]
    french = of_whole in ("nom", "noms", "prenom", "prenoms")
    greetings: list[str] = []
    unheaded = Unheaded(_choices("capacity"))
    for cells in sheet.rows[start:]:
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
                aside.add(str(LABELS["style"]), row, title)
        rows.append(row := _row(row, aside))
        for column, head in enumerate(heads):
            if column not in columns.values() and cells[column]:
                aside.add(head or str(column + 1), row, cells[column])
    guessed = of_columns({} if found.head is None else columns, heads)
    notes = (*sheet.notes, *_of_greetings(greetings), *aside.in_words())
    return Pasted(rows, notes, tuple(guessed), frozenset(titled))


def _of_greetings(lines: list[str]) -> list[str]:
    said = _("Greetings and closing words were left out: %(lines)s")
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
            aside.add(str(LABELS["email"]), row, each)
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
    also = {
        folded(word): value
        for value, words in SAID.get(name, {}).items()
        for word in words.split(",")
    }
    return also | meant | {folded(value): value for value in CHOICES[name].values}
