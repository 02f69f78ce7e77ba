"""The sentences that announce a principal, in every language of the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, in_language
from plenipo.delegations.models import Announcement, Delegation
from plenipo.delegations.queries.announcements import Announceable, read_by_public
from plenipo.kit.days import long_day
from plenipo.kit.locales import runs_apart
from plenipo.kit.phrases import with_office

Kind = Announcement.Kind


def usual_texts(one: Announceable, kind: str, conference: Conference) -> dict[str, str]:
    return {code: _sentence(one, kind, conference, code) for code, _label in settings.LANGUAGES}


def _sentence(one: Announceable, kind: str, conference: Conference, language: str) -> str:
    with override(language):
        forms = {
            Kind.CONFIRMED: _("%(conference)s: %(who)s (%(party)s) has confirmed participation."),
            Kind.EXPECTED: _("%(conference)s: %(who)s (%(party)s) is expected to take part."),
            Kind.SENT: _("%(conference)s: %(party)s will be represented by %(who)s."),
        }
        return forms[Kind(kind)] % {
            "who": with_office(one.shown.written[0], one.shown.office),
            "party": one.delegation.to_call,
            "conference": in_language(conference.title),
        }


def usual_closing(starts: date, delegation: Delegation) -> dict[str, str]:
    """It names nobody."""
    return {code: _withdrawn(starts, delegation, code) for code, _label in settings.LANGUAGES}


def _withdrawn(starts: date, delegation: Delegation, language: str) -> str:
    with override(language):
        return _("The announcement of %(day)s concerning %(party)s has been withdrawn.") % {
            "day": long_day(starts),
            "party": delegation.to_call,
        }


@dataclass(frozen=True)
class PublicAnnouncement:
    """
    note   since when it is announced, or corrected
    """

    text: str
    note: str
    row: Announcement


def announced(conference: Conference, today: date) -> list[PublicAnnouncement]:
    """As everybody reads them, in the reader's language."""
    return list(_announced(conference, today))


def _announced(conference: Conference, today: date) -> Iterator[PublicAnnouncement]:
    for each in read_by_public(conference, today):
        if each.state == Announcement.State.WITHDRAWN:
            yield PublicAnnouncement(_read(each.closing), "", each)
            continue
        note = _("Announced on %(day)s") % {"day": long_day(each.starts)}
        if each.corrected:
            note = _("Corrected on %(day)s") % {"day": long_day(each.corrected)}
        yield PublicAnnouncement(_read(each.texts), note, each)


def _read(texts: dict[str, str]) -> str:
    """In the reader's language, its names apart from what stands around them."""
    language = get_language() or "en"
    text = in_language(texts)
    return runs_apart(text, language) if texts.get(language) else text
