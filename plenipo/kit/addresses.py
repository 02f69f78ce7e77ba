"""Addresses: of accounts, one account whatever the case; and of pages, whose first parts are taken."""

import re
import unicodedata
from functools import cache
from typing import Any
from unicodedata import category, normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver


def one_spelling(address: str) -> str:
    """The spelling under which an address is kept and looked for: what cannot be seen is no part of it, as in mail."""
    seen = "".join(one for one in normalize("NFKC", address) if not _unseen(one))
    return seen.strip().lower()


def _unseen(letter: str) -> bool:
    """Controls, marks of format and direction, and what only chooses how the letter before it is drawn."""
    return category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") or "\ufe00" <= letter <= "\ufe0f"


def is_plain(address: str) -> bool:
    """Whether the part before the @ is of ASCII: others look like these letters, and no letter of ours reaches them."""
    return address.partition("@")[0].isascii()


class AddressField(models.EmailField):  # type: ignore[type-arg]
    """Written and looked for in one spelling, so that no way in can make a second account of an address."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(one_spelling(value) if isinstance(value, str) else value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            setattr(model_instance, self.attname, one_spelling(value))
        return getattr(model_instance, self.attname)


@cache
def taken_first_parts() -> frozenset[str]:
    """What addresses of the product begin with, so that no conference may be called so: its pages would be theirs."""
    return frozenset({*_first_parts(get_resolver().url_patterns), *_languages(), "static"})


def _first_parts(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        said = re.sub(r"^\^", "", str(pattern.pattern))
        if isinstance(pattern, URLResolver) and (not said or said.strip("/") in _languages()):
            found |= _first_parts(pattern.url_patterns)
        else:
            found.add(said.partition("/")[0])
    return {part for part in found if re.fullmatch(r"[\w-]+", part)}


def _languages() -> set[str]:
    return {code for code, _name in settings.LANGUAGES}


QUOTES = re.compile("[\"'“”„«»‘’]")


PARTS = re.compile(r"[;,/|\n、；，]")


ANGLES = re.compile(r"[<(\[]\s*([^<>()\[\]]*@[^<>()\[\]]*?)\s*[>)\]]")


LABEL = re.compile(r"^[^@]*:")


def addresses_in(text: str) -> list[str]:
    """All addresses of "Office <a@b.org>; c@d.org"; none, if any part may be half an address ("jean. dupont@x").

    What is no address is then shown as typed, for a person to mend. A full stop at the end is none of an address.
    """
    plain = QUOTES.sub("", unicodedata.normalize("NFKC", text)).replace("mailto:", "")
    found: list[str] = []
    for part in PARTS.split(plain):
        words = [
            word.rstrip(".") if is_address(word.rstrip(".")) else word
            for word in ANGLES.findall(part) or LABEL.sub("", part).split()
        ]
        if not words:
            continue
        if not all(is_address(word) for word in words):
            return []
        found += words
    return found


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
