"""Identity documents in words: how one stands, what its lines got wrong, what is handed out."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from plenipo.accreditation.models import IdentityOpening, IdentityRecord
from plenipo.accreditation.profile.identity import DETAILS
from plenipo.accreditation.queries.identity import (
    MISSING,
    RECEIVED,
    SHORT,
    openings_about,
    records_of,
)
from plenipo.accreditation.rules.identity import is_open, is_ready
from plenipo.kit.days import long_day, short_day
from plenipo.kit.iso import names_of_countries
from plenipo.people.models import Person
from plenipo.registry.words.countries import country_choices

State = IdentityOpening.State


class IdentityKind(TextChoices):
    """Of documents that are travelled with; stored sealed."""

    PASSPORT = "passport", gettext_lazy("passport")
    DIPLOMATIC = "diplomatic", gettext_lazy("diplomatic passport")
    SERVICE = "service", gettext_lazy("official or service passport")
    LAISSEZ_PASSER = (
        "laissez_passer",
        gettext_lazy("laissez-passer of an international organisation"),
    )
    CARD = "card", gettext_lazy("national identity card")
    REFUGEE = "refugee", gettext_lazy("travel document for refugees or stateless persons")
    OTHER = "other", pgettext_lazy("identity document", "other")


STATES = {
    MISSING: pgettext_lazy("identity document", "not received"),
    RECEIVED: pgettext_lazy("identity document", "received"),
    SHORT: gettext_lazy("expires too early"),
}
WRONG = {  # what does not fit its check digit
    "number": gettext_lazy("number of the document"),
    "born": gettext_lazy("date of birth"),
    "expires": gettext_lazy("date of expiry"),
    "personal": gettext_lazy("personal number"),
    "all": gettext_lazy("the lines as a whole"),
}
KINDS_OF_ZONE = {
    "PD": IdentityKind.DIPLOMATIC,
    "PS": IdentityKind.SERVICE,
    "PO": IdentityKind.SERVICE,
    "PR": IdentityKind.REFUGEE,
}


def kind_of_zone(code: str) -> str:
    if code in KINDS_OF_ZONE:
        return KINDS_OF_ZONE[code]
    return {
        "P": IdentityKind.PASSPORT,
        "I": IdentityKind.CARD,
        "A": IdentityKind.CARD,
        "C": IdentityKind.CARD,
    }.get(code[:1], IdentityKind.OTHER)


@cache
def _countries() -> dict[str, str]:
    """Codes by every name and code they are typed by, and by the one letter of German passports."""
    found = {"d": "DEU"}
    for name, code in names_of_countries():
        found.setdefault(name.casefold(), code)
    return found


def country_meant(text: str) -> str:
    """Its code, so that everybody reads it in their own language; what is no country as typed."""
    return _countries().get(text.strip().casefold(), text)


def how_it_stands(record: IdentityRecord | None) -> tuple[str, str]:
    """(tone of the mark, words)."""
    if record is None:
        return "quiet", str(STATES[MISSING])
    day = {"day": short_day(record.received_at.date())}
    return "yes", _("received on %(day)s") % day


def in_words(name: str, text: str, countries: Mapping[str, str]) -> str:
    """One particular as whoever opened the document reads it."""
    if name == "kind":
        return str(dict(IdentityKind.choices).get(text, text))
    if name in ("born", "issued", "expires") and text:
        return long_day(date.fromisoformat(text))
    if name in ("issued_by", "nationality"):
        return countries.get(text, text)
    return text


def named_countries() -> dict[str, str]:
    """In the reader's language, by code."""
    return dict(country_choices())


def read_out(texts: Mapping[str, str], countries: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, what stands there), in the order of the form."""
    return [
        (capfirst(str(label)), in_words(name, texts[name], countries))
        for name, label in DETAILS.items()
        if name in texts
    ]


def how_far(opening: IdentityOpening, now: datetime) -> tuple[str, str]:
    """(tone of the mark, words) of an opening."""
    if opening.state == State.OPENED and not is_open(opening, now):
        return "quiet", pgettext("opening", "closed again")
    if opening.state == State.ALLOWED and not is_ready(opening, now):
        return "quiet", pgettext("opening", "lapsed unread")
    tones = {State.ASKED: "wait", State.ALLOWED: "yes", State.OPENED: "yes", State.DECLINED: "no"}
    return tones[State(opening.state)], str(opening.get_state_display())


# ---- to the person concerned


def told_to(person: Person) -> list[dict[str, Any]]:
    """What is held of their document, without what is sealed in it."""
    return [
        {
            "conference": str(record.delegate.delegation.conference),
            "received": record.received_at.isoformat(timespec="minutes"),
            "particulars held, sealed": [str(DETAILS.get(name, name)) for name in record.sealed],
            "expires too early": record.short,
        }
        for record in records_of(person)
    ]


def openings_told_to(person: Person) -> list[dict[str, Any]]:
    """When their document was opened, what for, and to whom it was handed."""
    return [
        {
            "conference": str(each.conference),
            "opened": each.opened_at.isoformat(timespec="minutes") if each.opened_at else "",
            "purpose": str(each.get_purpose_display()),
            "handed out to": each.receiver if each.files else "",
        }
        for each in openings_about(person)
    ]


# ---- for an authority


def heads_of_file() -> list[str]:
    return [_("Person"), _("Delegation"), *(capfirst(str(label)) for label in DETAILS.values())]


def row_of_file(
    name: str, party: str, texts: Mapping[str, str], countries: Mapping[str, str]
) -> list[str]:
    """Days as the programs of an authority read them."""
    days = ("born", "issued", "expires")
    told = {
        each: text if each in days else in_words(each, text, countries)
        for each, text in texts.items()
    }
    return [name, party, *(told.get(each, "") for each in DETAILS)]
