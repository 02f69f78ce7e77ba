"""What a letter would lack or have in another language than its own: said before it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import pgettext

from plenipo.conference.models import Conference
from plenipo.conference.words.letterhead import Gap, gaps_of
from plenipo.delegations.models import Invitation
from plenipo.kit.locales import language_name
from plenipo.kit.tags import tag_of
from plenipo.registry.bridge.naming import IN_LANGUAGE
from plenipo.registry.words.naming import HOW


@dataclass(frozen=True)
class LetterRecipient:
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
    """
    recipients     with a name in another language
    missing        (language, labels) of what its letters lack
    untranslated   (language, labels) of what its letters have in another language
    """

    recipients: list[LetterRecipient]
    missing: list[tuple[str, tuple[str, ...]]]
    untranslated: list[tuple[str, tuple[str, ...]]]

    def __bool__(self) -> bool:
        return bool(self.recipients or self.missing or self.untranslated)


def in_other_languages(
    conference: Conference, invitations: Iterable[Invitation], words: dict[str, str] | None = None
) -> Elsewhere:
    """No query: the names stand in the rows.

    words   the text of the letter in each language, if only what it asks for matters
    """
    invitations = list(invitations)
    labels = dict(settings.LANGUAGES)
    gaps = {
        code: [each for each in gaps_of(conference, code) if _asked(each, code, words)]
        for code in sorted({each.language for each in invitations})
    }
    recipients = []
    for each in invitations:
        called = each.called_in(each.language)
        if called.how and called.how not in IN_LANGUAGE:
            recipients.append(_recipient(each, labels, _told(gaps[each.language], left_out=False)))

    def told(*, left_out: bool) -> list[tuple[str, tuple[str, ...]]]:
        found = [(code, _told(gaps[code], left_out=left_out)) for code in gaps]
        return [(str(labels.get(code, code)), texts) for code, texts in found if texts]

    return Elsewhere(recipients, told(left_out=True), told(left_out=False))


def _asked(gap: Gap, language: str, words: dict[str, str] | None) -> bool:
    return words is None or not gap.marker or f"{{{gap.marker}}}" in words.get(language, "")


def _told(gaps: list[Gap], *, left_out: bool) -> tuple[str, ...]:
    return tuple(each.label for each in gaps if each.left_out == left_out)


def _recipient(each: Invitation, labels: dict[str, Any], texts: tuple[str, ...]) -> LetterRecipient:
    called = each.called_in(each.language)
    known = tag_of(called.lang).language
    return LetterRecipient(
        invitation=each,
        language=str(labels.get(each.language, each.language)),
        name=called.text,
        lang=called.lang,
        tongue=language_name(known) if known else pgettext("language", "not known"),
        how=str(HOW[called.how]),
        texts=texts,
    )
