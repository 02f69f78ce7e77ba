"""Currencies in use, and amounts as the reader's language writes them."""

from babel.core import get_global
from babel.numbers import format_decimal, get_currency_name

from plenipo.kit.locales import LEFT_TO_RIGHT, isolated, locale_of

CODES = sorted(
    {
        code
        for used in get_global("territory_currencies").values()
        for code, _since, until, tender in used
        if tender and until is None
    }
)
"""ISO 4217, of legal tender somewhere today."""


def currencies() -> list[tuple[str, str]]:
    """To choose from: the code and the name."""
    locale = locale_of()
    return [(code, f"{code} · {get_currency_name(code, locale=locale)}") for code in CODES]


def money(amount: int, code: str) -> str:
    """Whole units: "1,200 EUR"."""
    return isolated(f"{format_decimal(amount, locale=locale_of())}\u00a0{code}", LEFT_TO_RIGHT)
