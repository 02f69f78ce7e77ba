"""The letters of invitation: standard texts, what the convenor made of them, and how they are filled in."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info, gettext_lazy, override
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, in_language
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.letterhead import sender_of
from plenipo.delegations.models import Delegate, Invitation, LetterText
from plenipo.delegations.profile import Deadlines
from plenipo.delegations.queries.letter_texts import LINK, MARKER
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.terms import label_in
from plenipo.kit.days import days_between, long_day
from plenipo.kit.phrases import bracketed, in_city
from plenipo.registry.models import Party

Kind = LetterText.Kind
WITHIN_A_SENTENCE = "addressee within a sentence"  # nobody can type it: a marker has no blanks

PLACEHOLDERS = {
    "addressee": gettext_lazy(
        "the addressee; if none, “To the leadership of …” on a separate line, and the name of the "
        "party within a sentence"
    ),
    "party": gettext_lazy("name of the party or organisation"),
    "country": gettext_lazy("country of the party or organisation"),
    "convenor": gettext_lazy("convenor of the conference"),
    "title": gettext_lazy("title of the conference"),
    "theme": gettext_lazy("theme of the conference"),
    "dates": gettext_lazy("dates of the conference"),
    "place": gettext_lazy("venue and city"),
    "category": gettext_lazy("category of the invitation"),
    "quota": gettext_lazy("maximum size of the delegation"),
    "deadline": gettext_lazy("date by which a reply is requested"),
    "reference": gettext_lazy("reference of this invitation"),
    "verify": gettext_lazy("address where the reference can be verified"),
    LINK: gettext_lazy("personal link for the reply"),
}
OF_VISA_LETTERS = {
    "consulate": gettext_lazy("city of the consulate the letter is presented to"),
    "name": gettext_lazy("name of the person, with the form of address"),
    "native": gettext_lazy("name of the person in original script"),
    "capacity": gettext_lazy("capacity of the person in the delegation"),
    "office": gettext_lazy("office of the person"),
    **{
        name: PLACEHOLDERS[name]
        for name in ("party", "country", "convenor", "title", "theme", "dates", "place", "verify")
    },
    "details": gettext_lazy("what the secretariat added for the consulate"),
    "number": gettext_lazy("number of the letter, which a consulate can verify"),
}
NEEDED = {
    Kind.INVITATION: (LINK, "reference"),
    Kind.REMINDER: (LINK, "reference"),
    Kind.REISSUE: (LINK, "reference"),
    Kind.WITHDRAWAL: ("reference",),
    Kind.VISA: ("name", "number", "verify"),
}


@dataclass(frozen=True)
class LetterWording:
    """`revision` is 0 for the standard text."""

    subject: str
    body: str
    revision: int = 0


def texts_of(conference: Conference, kind: str) -> dict[str, LetterWording]:
    """The letter in every language of the house; one query."""
    own = LetterText.objects.filter(conference=conference, kind=kind)
    changed = {text.language: LetterWording(text.subject, text.body, text.revision) for text in own}
    return {
        language: changed.get(language) or standard(kind, language)
        for language, _name in settings.LANGUAGES
    }


def standard(kind: str, language: str) -> LetterWording:
    with override(language):
        subject, body = STANDARD[Kind(kind)]()
    return LetterWording(subject, body)


def placeholders_of(kind: str) -> Mapping[str, object]:
    return OF_VISA_LETTERS if kind == Kind.VISA else PLACEHOLDERS


def unknown_in(text: str, kind: str = Kind.INVITATION) -> list[str]:
    return [name for name in MARKER.findall(text) if name not in placeholders_of(kind)]


def missing_in(kind: str, text: str) -> list[str]:
    named = set(MARKER.findall(text))
    return [name for name in NEEDED[Kind(kind)] if name not in named]


def values_for(invitation: Invitation, conference: Conference) -> dict[str, str]:
    """What the placeholders stand for, in the letter's language. {link} stays as it is.

    What nobody has written in this language is left out, so that no letter mixes two; only a letter without title or
    convenor would be none, so that these fall back (`conference.queries.letterhead.gaps_of` names them all).
    """
    language = invitation.language
    with override(language):
        party = invitation.called_in(language).text
        place = [text.get(language, "") for text in (conference.venue, conference.city)]
        verify = reverse("delegations:verify", args=[conference.slug])
        values = {
            "addressee": invitation.addressee
            or _("To the leadership of %(party)s") % {"party": party},
            WITHIN_A_SENTENCE: invitation.addressee or party,
            "party": party,
            "country": country_of(invitation, language),
            "convenor": sender_of(conference, language)[0],
            "title": in_language(conference.title, language),
            "theme": conference.theme.get(language, ""),
            "dates": dates_of(conference, language),
            "place": in_city(*place),
            "category": label_in(rules_of(conference), invitation.category),
            "quota": str(invitation.quota),
            "deadline": reply_by(invitation, language),
            "reference": invitation.reference,
        }
    values = {name: isolated_in(value, language) for name, value in values.items()}
    return values | {"verify": settings.ADDRESS + verify, LINK: f"{{{LINK}}}"}


def isolated_in(value: str, language: str) -> str:
    """A name of the other direction keeps to itself in plain text as <bdi> does on a page."""
    other = ("L",) if get_language_info(language)["bidi"] else ("R", "AL")
    turned = any(unicodedata.bidirectional(letter) in other for letter in value)
    return f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}" if turned else value


def sample_values(conference: Conference, language: str, today: date) -> dict[str, str]:
    """For looking at a letter before there is anybody to send it to."""
    rules = rules_of(conference)
    first = rules.of(Participation).categories[0]
    with override(language):
        party = Party(name=_("(name of the party)"), name_language=language)
        invitation = Invitation(
            party=party,
            language=language,
            category=first.key,
            quota=first.quota,
            deadline=today + timedelta(days=rules.of(Deadlines).answer_days),
            reference="XXXXX-XXXXX-X",
        )
        person = {
            "consulate": _("(city)"),
            "name": _("(name of the person)"),
            "capacity": str(Delegate.Capacity.MEMBER.label),
            "office": _("(office)"),
            "number": "XXXXX-XXXXX-X",
            **dict.fromkeys(("native", "details"), ""),
        }
    return values_for(invitation, conference) | person


def ending(conference: Conference, language: str) -> str:
    """The courtesy a letter ends with, in the active language. Who signs letters by name stands below them all."""
    sender = "" if conference.signatory.get(language) else sender_of(conference, language)[0]
    return "\n".join(filter(None, [_("Yours sincerely,"), sender]))


def dates_of(conference: Conference, language: str) -> str:
    return days_between(conference.starts, conference.ends, language)


def day_in(language: str, day: date | None) -> str:
    return long_day(day, language) if day else ""


def has_passed(day: date | None) -> bool:
    return day is not None and day < timezone.localdate()


def reply_by(invitation: Invitation, language: str) -> str:
    """In the active language, which is this one. No letter asks for an answer on a day that has gone by."""
    day = day_in(language, invitation.deadline)
    if invitation.state in Invitation.OPEN and has_passed(invitation.deadline):
        return bracketed(day, _("this date has passed; please reply as soon as possible"))
    return day


def names_wanted_by(invitation: Invitation) -> str:
    """The sentence of a reminder of names, in the active language; empty without a day."""
    if invitation.deadline is None:
        return ""
    told = {"day": day_in(get_language() or "en", invitation.deadline)}
    if has_passed(invitation.deadline):
        return _("It was due on %(day)s. Please complete it as soon as possible.") % told
    return _("Please complete it by %(day)s.") % told


def filled(text: LetterWording, values: Mapping[str, str]) -> LetterWording:
    """Placeholders replaced; a line that consists of a label and empty values is left out."""
    lines = [line for line in text.body.split("\n") if not _says_nothing(line, values)]
    if values.get(WITHIN_A_SENTENCE) == values.get("party"):  # the line of the addressee names it
        lines = [
            line
            for before, line in zip(["", *lines], lines, strict=False)
            if (before.strip(), line.strip()) != ("{addressee}", "{party}")
        ]
    body = "\n".join(_fill(line, values) for line in lines)
    return LetterWording(_fill(text.subject, values), body, text.revision)


def _says_nothing(line: str, values: Mapping[str, str]) -> bool:
    named = MARKER.findall(line)
    return bool(named) and not any(values.get(name, "") for name in named)


def _fill(text: str, values: Mapping[str, str]) -> str:
    """One line. “To the leadership of …” is a line of an address, and no part of a sentence."""
    if text.strip() != "{addressee}" and WITHIN_A_SENTENCE in values:
        values = {**values, "addressee": values[WITHIN_A_SENTENCE]}
    return MARKER.sub(lambda found: values.get(found[1], found[0]), text)


def _invitation() -> tuple[str, str]:
    return _("Invitation: {title}"), _(
        """{addressee}
{party}

The convenor, {convenor}, presents its compliments to {party} and has the honour to invite it to “{title}”.

Theme: {theme}
Dates: {dates}
Place: {place}
Category: {category}
Size of the delegation: up to {quota}
Reply requested by: {deadline}

To reply and to name your delegation, please use this personal link. No account and no password are needed:
{link}

Anyone who has the link can reply on your behalf. Please pass it on only to the person responsible for the reply.

Reference of this invitation: {reference}
The authenticity of this letter can be verified at: {verify}

The convenor avails itself of this opportunity to renew to {party} the assurances of its highest consideration."""
    )


def _reminder() -> tuple[str, str]:
    return _("Reminder of invitation: {title}"), _(
        """{addressee}
{party}

The convenor, {convenor}, presents its compliments to {party}, \
refers to its invitation to “{title}” and would be grateful for a reply.

Dates: {dates}
Place: {place}
Reply requested by: {deadline}

To reply and to name your delegation, please use this personal link:
{link}

Reference of this invitation: {reference}
The authenticity of this letter can be verified at: {verify}

The convenor avails itself of this opportunity to renew to {party} the assurances of its highest consideration."""
    )


def _reissue() -> tuple[str, str]:
    return _("New personal link: {title}"), _(
        """{addressee}
{party}

This letter replaces the invitation to “{title}” sent earlier to {party}. The earlier link is no longer valid.

Dates: {dates}
Place: {place}
Reply requested by: {deadline}

To reply and to name your delegation, please use this personal link:
{link}

Reference of this invitation: {reference}
The authenticity of this letter can be verified at: {verify}

The convenor avails itself of this opportunity to renew to {party} the assurances of its highest consideration."""
    )


def _withdrawal() -> tuple[str, str]:
    return _("Withdrawal of invitation: {title}"), _(
        """{addressee}
{party}

The convenor, {convenor}, presents its compliments to {party} and regrets to inform it \
that the invitation to “{title}” has been withdrawn.

The links sent with it are no longer valid.

Reference of the invitation: {reference}
The authenticity of this letter can be verified at: {verify}

The convenor avails itself of this opportunity to renew to {party} the assurances of its highest consideration."""
    )


def _visa() -> tuple[str, str]:
    return _("Letter in support of a visa application: {title}"), _(
        """To the consular section, {consulate}

The convenor, {convenor}, presents its compliments and has the honour to confirm that the person named below \
has been accredited to “{title}” as a member of the delegation of {party}.

Name: {name}
Name in original script: {native}
Office: {office}
Capacity: {capacity}
Delegation: {party}
Country: {country}
Dates: {dates}
Place: {place}

{details}

The convenor would be grateful if the visa required could be issued in time for the conference.

Number of this letter: {number}
The authenticity of this letter can be verified with its number and the family name at: {verify}"""
    )


STANDARD = {
    Kind.VISA: _visa,
    Kind.INVITATION: _invitation,
    Kind.REMINDER: _reminder,
    Kind.REISSUE: _reissue,
    Kind.WITHDRAWAL: _withdrawal,
}
