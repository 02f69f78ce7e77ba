"""What the public page of a conference says in numbers."""

from typing import Any

from babel.numbers import format_decimal
from django.utils.translation import ngettext, npgettext

from plenipo.delegations.models import Count
from plenipo.kit.locales import locale_of


def numerals(figures: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The acceptances in large figures. Rounded ones stay in their sentence: "more than 200" is no figure."""
    accepted = next((f["count"] for f in figures if f["count"].rule == Count.Rule.ACCEPTED), None)
    if accepted is None or accepted.rounded:
        return []
    return [
        {"value": format_decimal(value, locale=locale_of()), "label": label}
        for value, label in (
            (accepted.parties, ngettext("political party", "political parties", accepted.parties)),
            (
                accepted.organisations,
                ngettext("other organisation", "other organisations", accepted.organisations),
            ),
            (accepted.countries, npgettext("counted", "country", "countries", accepted.countries)),
        )
        if value
    ]
