"""What letters of a conference lack in a language, or have in another one."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.conference.models import Conference
from plenipo.conference.queries.letterhead import sender_of

SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh-hans": "CJK"}  # of languages not written in Latin
ALWAYS = ""  # of a gap in what every letter has


@dataclass(frozen=True)
class Gap:
    """
    left_out   the letter lacks it; else the letter has it in another language
    marker     the placeholder it fills
    """

    label: str
    left_out: bool
    marker: str = ALWAYS


def gaps_of(conference: Conference, language: str) -> list[Gap]:
    """What a letter in this language would lack, or have in another one."""
    return list(_gaps(conference, language))


def _gaps(conference: Conference, language: str) -> Iterator[Gap]:
    if _lacks(conference.title, language):
        yield Gap(_word("title"), left_out=False, marker="title")
    if sender_of(conference, language)[1] != language:
        yield Gap(pgettext("of a letter", "Sender"), left_out=False)
    if _lacks(conference.theme, language):
        yield Gap(_word("theme"), left_out=True, marker="theme")
    places = {"venue": conference.venue, "city": conference.city}
    lacking = [name for name, texts in places.items() if _lacks(texts, language)]
    if lacking and not any(texts.get(language) for texts in places.values()):
        yield Gap(_("Place"), left_out=True, marker="place")
    else:
        yield from (Gap(_word(name), left_out=True, marker="place") for name in lacking)
    for name in ("letterhead", "signatory"):
        texts = getattr(conference, name)
        if _lacks(texts, language):
            yield Gap(_word(name), left_out=True)
        elif _in_another_script(texts.get(language, ""), language):
            yield Gap(_word(name), left_out=False)


def _word(name: str) -> str:
    field: Any = Conference._meta.get_field(name)
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _lacks(texts: dict[str, str], language: str) -> bool:
    return any(texts.values()) and not texts.get(language)


def _in_another_script(text: str, language: str) -> bool:
    """A text put under a language it is not in: no letter of it is of the language's script."""
    script = SCRIPTS.get(language)
    letters = [unicodedata.name(sign, "") for sign in text if sign.isalpha()]
    if not script or not letters:
        return False
    return not any(name.startswith(script) for name in letters)
