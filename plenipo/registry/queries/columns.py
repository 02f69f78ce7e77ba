"""What the columns of an invitation list hold, whatever order and language they come in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from plenipo.kit.columns import Guess, folded, guess
from plenipo.registry.models import MatchList

FIELDS = {
    "party": _("party or organisation"),
    "country": _("country"),
    "contact": _("contact"),
    "email": _("e-mail"),
    "language": _("language"),
    "category": _("category"),
}
ADDRESS = re.compile(r"[^\s<>\[\]();,:\"]+@[^\s<>\[\]();,:\"]+")

COLUMNS = {
    "country": (
        "country, state, nation, land, country or territory, country name, iso3, pays, état, "
        "nom du pays, país, estado, nombre del país, страна, государство, название страны, 国家, 国别, "
        "国家或地区, 国家和地区, 国名, 国家名称, البلد, الدولة, بلد, دولة, اسم البلد, اسم الدولة"
    ),
    "party": (
        "party, political party, party name, name of party, name of the party, name, organisation, "
        "organization, party or organisation, movement, parti, parti politique, nom du parti, nom, "
        "parti ou organisation, partido, partido político, nombre del partido, nombre, organización, "
        "partido u organización, партия, политическая партия, название партии, название, наименование, "
        "наименование партии, организация, 政党, 党派, 政党名称, 党名, 名称, 组织, 政党或组织, 机构, "
        "الحزب, حزب, اسم الحزب, الاسم, المنظمة, الحزب السياسي, الحزب أو المنظمة"
    ),
    "contact": (
        "contact, contact person, contact name, addressee, person, to, attention, focal point, "
        "destinataire, personne de contact, correspondant, point focal, contacto, persona de contacto, "
        "destinatario, punto focal, контакт, контактное лицо, адресат, получатель, 联系人, 收件人, 联络人, "
        "جهة الاتصال, شخص الاتصال, المرسل إليه, مسؤول الاتصال, المخاطب"
    ),
    "email": (
        "email, e mail, mail, email address, e mail address, address, courriel, adresse électronique, "
        "adresse de courriel, mél, correo, correo electrónico, dirección de correo electrónico, почта, "
        "электронная почта, эл почта, адрес электронной почты, 电子邮件, 电子邮箱, 邮箱, 邮件, 电邮, "
        "البريد الإلكتروني, البريد, البريد الالكتروني, بريد إلكتروني, عنوان البريد الإلكتروني"
    ),
    "language": (
        "language, language of correspondence, working language, langue, langue de correspondance, "
        "idioma, lengua, idioma de correspondencia, язык, язык переписки, 语言, 语种, 通信语言, "
        "اللغة, لغة, لغة المراسلة"
    ),
    "category": (
        "category, status, type, capacity, catégorie, statut, qualité, categoría, estatus, calidad, tipo, "
        "категория, статус, тип, 类别, 身份, 类型, الفئة, فئة, الصفة, النوع"
    ),
}
HEADS = {key: tuple(word.strip() for word in words.split(",")) for key, words in COLUMNS.items()}


@dataclass(frozen=True)
class Typed:
    """One row of a list, cell by cell. `line` is where it stands in the file."""

    line: int
    party: str
    country: str = ""
    contact: str = ""
    email: str = ""
    language: str = ""
    category: str = ""


def guessed(rows: Sequence[Sequence[str]], is_country: Callable[[str], bool]) -> Guess:
    looks_like = {
        "email": lambda cell: "@" in cell,
        "country": is_country,
        "language": lambda cell: bool(language_meant(cell)),
    }
    return guess(rows, HEADS, looks_like, otherwise="party")


def typed_rows(match_list: MatchList) -> tuple[list[Typed], list[int]]:
    """The rows that name a party, and the lines of those that do not."""
    rows, nameless = [], []
    start = 0 if match_list.head is None else match_list.head + 1
    body = zip(match_list.typed[start:], match_list.lines[start:], strict=True)
    for cells, line in body:
        typed = {key: cells[column] for key, column in match_list.columns.items()}
        if typed.get("party"):
            rows.append(_typed(line, typed))
        else:
            nameless.append(line)
    return rows, nameless


def _typed(line: int, typed: dict[str, str]) -> Typed:
    return Typed(
        line=line,
        party=typed["party"][:500],
        country=typed.get("country", "")[:200],
        contact=typed.get("contact", "")[:300],
        email=address_in(typed.get("email", "")),
        language=language_meant(typed.get("language", "")),
        category=typed.get("category", "")[:60],
    )


def address_in(text: str) -> str:
    """The first address of "Office <a@b.org>; c@d.org"; what was typed, if none of it is one."""
    for found in ADDRESS.findall(text):
        try:
            validate_email(found)
        except ValidationError:
            continue
        return found[:254]
    return text[:254]


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def language_meant(text: str) -> str:
    """The code of one of our languages, named in any of them: "Spanish", "испанский", "ES"; else ""."""
    word = folded(text)
    return _languages().get(word) or _languages().get(word.split(" ")[0] if word else "", "")


@cache
def _languages() -> dict[str, str]:
    codes = [code for code, _name in settings.LANGUAGES]
    named = {code.split("-")[0]: code for code in codes}
    for reader in codes:
        names = Locale.parse(reader, sep="-").languages
        named |= {folded(names[code.split("-")[0]]): code for code in codes}
    return named
