"""What a letter for a visa states, and what the public page says of it."""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries.visa import issued_in, numbered, still_true
from plenipo.accreditation.queries.written_names import stands_on
from plenipo.conference.models import Conference, in_language
from plenipo.conference.queries import is_over
from plenipo.conference.queries.dates import Consequence
from plenipo.conference.queries.letterhead import sender_of
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.words.letters import LetterWording, dates_of, filled, isolated_in
from plenipo.delegations.words.papers import Paper
from plenipo.kit.phrases import in_city

GAPS = re.compile(r"\n{3,}")  # where a paragraph had nothing to say
State = VisaLetter.State
TONES = {
    State.ASKED: "wait",
    State.ISSUED: "yes",
    State.DECLINED: "no",
    State.TAKEN_BACK: "quiet",
    State.REVOKED: "no",
}
OF_THE_CONFERENCE = ("starts", "ends", "venue", "city")


def facts_about(person: ShownPerson, conference: Conference) -> dict[str, Any]:
    """What a letter states that may change. One that states otherwise than this is no longer true."""
    return {
        "name": person.styled,
        "native": person.native_name,
        "office": person.office,
        "capacity": person.capacity,
        "starts": conference.starts.isoformat(),
        "ends": conference.ends.isoformat(),
        "venue": dict(conference.venue),
        "city": dict(conference.city),
    }


def languages_of(delegation: Delegation, conference: Conference) -> list[str]:
    """That of the party, and a second that a consulate reads: English, or the first of the conference."""
    first = delegation.invitation.language
    known = [code for code in conference.languages if code in dict(settings.LANGUAGES)]
    second = "en" if first != "en" else next((code for code in known if code != "en"), "")
    return [first, second] if second else [first]


def texts_for(
    letter: VisaLetter,
    person: ShownPerson,
    conference: Conference,
    wordings: dict[str, LetterWording],
) -> dict[str, list[str]]:
    """Subject and body by language, as they are printed."""
    delegation = letter.delegate.delegation
    found = {}
    for language in languages_of(delegation, conference):
        with override(language):
            values = _values(letter, person, conference, language)
        text = filled(wordings[language], values)
        found[language] = [text.subject, GAPS.sub("\n\n", text.body)]
    return found


def _values(
    letter: VisaLetter, person: ShownPerson, conference: Conference, language: str
) -> dict[str, str]:
    """In the active language, which is this one."""
    delegation = letter.delegate.delegation
    place = [text.get(language, "") for text in (conference.venue, conference.city)]
    values = {
        "consulate": letter.consulate,
        "name": person.styled,
        "native": person.native_name,
        "capacity": str(Delegate.Capacity(person.capacity).label),
        "office": person.office,
        "party": delegation.called_in(language).text,
        "country": country_of(delegation, language),
        "convenor": sender_of(conference, language)[0],
        "title": in_language(conference.title, language),
        "theme": conference.theme.get(language, ""),
        "dates": dates_of(conference, language),
        "place": in_city(*place),
        "details": letter.details,
        "number": letter.number or "",
    }
    values = {name: isolated_in(value, language) for name, value in values.items()}
    return values | {"verify": verification_address(conference)}


def verification_address(conference: Conference) -> str:
    """In the language of the reader's browser when it is opened; the address alone is printed and read aloud."""
    return settings.ADDRESS + reverse("delegations:verify", args=[conference.slug])


# ---- on the public page


def known_visa_letter(conference: Conference, reference: str, typed: str) -> Paper | None:
    """To who types its number and a name that stands on it. Whose data is deleted, theirs asks for no name."""
    letter = numbered(conference, reference)
    if letter is None or (letter.names and not stands_on(letter, typed)):
        return None
    number = letter.number or ""
    if letter.names and still_true(letter) and not is_over(conference) and letter.issued_at:
        text = _("We issued this visa-support letter for %(conference)s, %(dates)s. It is valid.")
        told = {
            "conference": str(conference),
            "dates": dates_of(conference, get_language() or "en"),
        }
        return Paper("yes", _("Confirmed."), text % told, number, letter.issued_at)
    if letter.ended_at:
        text = _("We issued this visa-support letter and revoked it later. Do not rely on it.")
        return Paper("wait", _("No longer valid."), text, number, letter.ended_at)
    text = _("We issued this visa-support letter. It is no longer valid. Do not rely on it.")
    return Paper("wait", _("No longer valid."), text, number, letter.issued_at or letter.asked_at)


# ---- before the dates of a conference are changed


def letters_that_move(conference: Conference) -> Iterator[Consequence]:
    """`conference`: with the dates it would have. Once they are saved, no letter states others."""
    days = (conference.starts.isoformat(), conference.ends.isoformat())
    stated = issued_in(conference).values_list("facts", flat=True)
    n = sum(1 for facts in stated if (facts.get("starts"), facts.get("ends")) != days)
    if n:
        said = ngettext(
            "%(n)s visa-support letter states other dates: it is revoked and issued anew under another number.",
            "%(n)s visa-support letters state other dates: they are revoked and issued anew under other numbers.",
            n,
        )
        yield Consequence(said % {"n": n})
