"""What the columns of an invitation list hold, whatever order and language they come in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from plenipo.kit.addresses import addresses_in
from plenipo.kit.columns import Guess, Words, folded, guess
from plenipo.kit.list_heads import USUAL, WEAK
from plenipo.registry.models import MatchList

LONGEST = {"party": 500, "country": 200, "contact": 300}
HAN = re.compile(r"[\u4e00-\u9fff]")
OTHER_CODES = {"sp": "es", "cn": "zh", "zho": "zh", "汉语": "zh", "汉": "zh"}

FIELDS = {
    "party": _("party or organisation"),
    "country": _("country"),
    "contact": _("contact"),
    "given": _("given name of the contact"),
    "email": _("e-mail"),
    "language": _("language"),
    "category": _("category"),
    "number": _("number in the register"),
    "note": _("notes"),
}
OWN = {  # the heads of the list as we export it
    "party": _("party as entered"),
    "country": _("country as entered"),
    "contact": _("contact"),
    "email": _("e-mail"),
    "language": _("language"),
    "category": _("category"),
    "number": _("number in the register"),
    "note": _("notes"),
}
OWN_BESIDE = (_("row"), _("decision"), _("party"), _("country"), _("same as row"))


@dataclass(frozen=True)
class ListRow:
    """One row of a list, cell by cell.

    line     where it stands in the file
    note     what no column of ours takes
    mended   the address as typed, where the one used was read out of it without a full stop at its end
    """

    line: int
    party: str
    country: str = ""
    contact: str = ""
    email: str = ""
    language: str = ""
    category: str = ""
    number: int | None = None
    note: str = ""
    mended: str = ""


def guessed(rows: Sequence[Sequence[str]], is_country: Callable[[str], bool]) -> Guess:
    looks_like = {
        "email": lambda cell: "@" in cell or "＠" in cell,
        "country": is_country,
        "language": lambda cell: bool(_language_named(cell)),
    }
    return guess(rows, _words(), looks_like, otherwise="party")


@cache
def _words() -> Words:
    return Words(
        usual=USUAL,
        exact={key: in_every_language(head) for key, head in OWN.items()},
        weak=WEAK,
    )


def in_every_language(text: str | Promise) -> tuple[str, ...]:
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.append(str(text))
    return tuple(found)


def typed_rows(match_list: MatchList) -> tuple[list[ListRow], list[int]]:
    """The rows that name a party, and the lines of those that do not."""
    rows, nameless = [], []
    start = 0 if match_list.head is None else match_list.head + 1
    body = zip(match_list.typed[start:], match_list.lines[start:], strict=True)
    beside = _beside(match_list)
    for cells, line in body:
        typed = {key: cells[column] for key, column in match_list.columns.items()}
        if typed.get("party"):
            more = [f"{head}: {cells[n]}" if head else cells[n] for n, head in beside if cells[n]]
            rows.append(_typed(line, typed, more))
        else:
            nameless.append(line)
    return rows, nameless


def _beside(kept: MatchList) -> list[tuple[int, str]]:
    """The columns that none of our fields takes, with their heads."""
    heads = kept.typed[kept.head] if kept.head is not None else [""] * len(kept.typed[0])
    ours = {folded(word) for head in OWN_BESIDE for word in in_every_language(head)}
    own_export = "number" in kept.columns and kept.head is not None
    return [
        (column, head)
        for column, head in enumerate(heads)
        if column not in kept.columns.values() and not (own_export and folded(head) in ours)
    ]


def _typed(line: int, typed: dict[str, str], more: list[str]) -> ListRow:
    """What is too long for its field, a second address and every other column stand in the note."""
    addresses = addresses_in(typed.get("email", ""))
    contact = " ".join(filter(None, [typed.get("given", ""), typed.get("contact", "")]))
    whole = {"party": typed["party"], "country": typed.get("country", ""), "contact": contact}
    cut = [whole[name] for name, most in LONGEST.items() if len(whole[name]) > most]
    category = typed.get("category", "")
    language = language_meant(typed.get("language", ""))
    aside = [
        *addresses[1:],
        *cut,
        *([category] if len(category) > 60 else []),
        *([typed["language"]] if typed.get("language") and not language else []),
    ]
    number = typed.get("number", "").removesuffix(".0")
    stopped = any(f"{address}." in typed.get("email", "") for address in addresses)
    return ListRow(
        line=line,
        **{name: text[: LONGEST[name]] for name, text in whole.items()},
        email=(addresses[0] if addresses else typed.get("email", ""))[:254],
        language=language,
        category=category[:60],
        number=int(number) if number.isdecimal() and len(number) < 19 else None,
        note="; ".join(filter(None, [typed.get("note", ""), *more, *aside])),
        mended=typed["email"][:300] if stopped else "",
    )


def language_meant(text: str) -> str:
    """The code of one of our languages, named in any of them or cut short: "Spanish", "рус.", "ESP", "英"; else ""."""
    return _language_named(text) or _language_cut_short(folded(text))


def _language_named(text: str) -> str:
    word = folded(text)
    return _languages().get(word) or _languages().get(word.split(" ")[0] if word else "", "")


def _language_cut_short(word: str) -> str:
    """What begins the names of one language only."""
    least = 3 if word.isascii() else 1 if HAN.match(word) else 2
    found = {code for name, code in _languages().items() if name.startswith(word)}
    return found.pop() if len(word) >= least and len(found) == 1 else ""


@cache
def _languages() -> dict[str, str]:
    codes = [code for code, _name in settings.LANGUAGES]
    named = {code.split("-")[0]: code for code in codes}
    for reader in codes:
        names = Locale.parse(reader, sep="-").languages
        called = {folded(names[code.split("-")[0]]): code for code in codes}
        named |= called | {name.removeprefix("ال"): code for name, code in called.items()}
    return named | {word: named[code] for word, code in OTHER_CODES.items()}
