"""The result of a list as a table."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from plenipo.registry.models import Match
from plenipo.registry.words.countries import country_name


def result_heads() -> list[str]:
    return [
        _("row"),
        _("party as entered"),
        _("country as entered"),
        _("contact"),
        _("e-mail"),
        _("language"),
        _("category"),
        _("notes"),
        _("decision"),
        _("number in the register"),
        _("party"),
        _("country"),
        _("same as row"),
    ]


def result_rows(matches: Iterable[Match]) -> Iterable[list[Any]]:
    for match in matches:
        party = match.party
        yield [
            match.row,
            match.typed_name,
            match.typed_country,
            match.contact,
            match.email,
            match.language,
            match.category,
            match.note,
            match.get_state_display(),
            party.pk if party else "",
            str(party) if party else "",
            country_name(party.country) if party else "",
            match.same_as.row if match.same_as else "",
        ]
