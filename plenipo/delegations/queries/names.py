"""Names of delegations and their countries, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.tags import Called
from plenipo.registry.words.countries import country_name
from plenipo.registry.words.naming import HOW


def called_by_number(numbers: Iterable[int]) -> dict[int, str]:
    """Delegations by number, as the reader's language calls them, with their country. One query."""
    found = Delegation.objects.filter(pk__in=list(numbers))
    return {
        each.pk: " · ".join(filter(None, (each.to_call, each.country_name)))
        for each in found.only("called", "country_called", "plate_name")
    }


def country_of(row: Invitation | Delegation, language: str | None = None) -> str:
    """Its country, as the conference names it. Of rows that nobody has named yet the register's name is shown."""
    return row.country_in(language) or country_name(row.country, language)


def names_by_language(row: Invitation | Delegation) -> dict[str, str]:
    return {code: row.called_in(code).text for code, _label in settings.LANGUAGES}


def with_country(row: Invitation | Delegation) -> str:
    """Parties of two countries may bear one name; one that sits as its country is told once."""
    return " · ".join(dict.fromkeys(filter(None, (row.to_call, country_of(row)))))


def with_country_inside(row: Invitation | Delegation) -> str:
    """The same for the secretariat, which two sides under one neutral name are told apart for."""
    return " · ".join(dict.fromkeys(filter(None, (row.inside, country_of(row)))))


@dataclass(frozen=True)
class InUse:
    """The name in use in one language of the house, and why; `own` is what was set by hand."""

    language: str
    label: str
    text: str
    lang: str
    how: str
    own: str = ""


def names_in_use(invitation: Invitation) -> list[InUse]:
    return [
        InUse(
            code,
            str(label),
            *_told(invitation.called_in(code)),
            own=invitation.names.get(code, ""),
        )
        for code, label in settings.LANGUAGES
    ]


def _told(called: Called) -> tuple[str, str, str]:
    return called.text, called.lang, str(HOW.get(called.how, ""))
