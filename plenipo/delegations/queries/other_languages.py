"""What of a letter would go out in another language than the letter's: said before it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from plenipo.conference.models import Conference
from plenipo.delegations.models import Invitation
from plenipo.kit.locales import language_name
from plenipo.kit.tags import tag_of
from plenipo.registry.queries.naming import HOW, IN_LANGUAGE

TEXTS = {  # of the conference, in the order in which the letter falls back on them
    "title": gettext_lazy("Title"),
    "theme": gettext_lazy("Theme"),
    "venue": gettext_lazy("Venue"),
    "city": gettext_lazy("City"),
}


@dataclass(frozen=True)
class Recipient:
    """
    name     as the letter calls the party
    tongue   the language the name is in, as far as it is known
    how      why no name in the language of the letter is used
    texts    labels of the texts of the conference that are not in the language of the letter
    """

    invitation: Invitation
    language: str
    name: str
    lang: str
    tongue: str
    how: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """recipients: with a name in another language; untranslated: (language, labels), the same for all its letters"""

    recipients: list[Recipient]
    untranslated: list[tuple[str, tuple[str, ...]]]

    def __bool__(self) -> bool:
        return bool(self.recipients or self.untranslated)


def in_other_languages(conference: Conference, invitations: Iterable[Invitation]) -> Elsewhere:
    """No query: the names stand in the rows."""
    invitations = list(invitations)
    labels = dict(settings.LANGUAGES)
    missing = {
        code: untranslated(conference, code) for code in {each.language for each in invitations}
    }
    recipients = []
    for each in invitations:
        called = each.called_in(each.language)
        if called.how and called.how not in IN_LANGUAGE:
            recipients.append(_recipient(each, labels, missing[each.language]))
    told = [
        (str(labels.get(code, code)), texts) for code, texts in sorted(missing.items()) if texts
    ]
    return Elsewhere(recipients, told)


def _recipient(each: Invitation, labels: dict[str, Any], texts: tuple[str, ...]) -> Recipient:
    called = each.called_in(each.language)
    known = tag_of(called.lang).language
    return Recipient(
        invitation=each,
        language=str(labels.get(each.language, each.language)),
        name=called.text,
        lang=called.lang,
        tongue=language_name(known) if known else pgettext("language", "not known"),
        how=str(HOW[called.how]),
        texts=texts,
    )


def untranslated(conference: Conference, language: str) -> tuple[str, ...]:
    """Labels of what the letter takes from the conference and finds only in another language."""
    found = [
        str(label)
        for name, label in TEXTS.items()
        if (said := getattr(conference, name)) and any(said.values()) and not said.get(language)
    ]
    convenors = (conference.convenor, conference.host, conference.series.name)
    convenor: dict[str, str] = next((said for said in convenors if any(said.values())), {})
    if convenor and not convenor.get(language):
        found.append(_("Convenor"))
    return tuple(found)
