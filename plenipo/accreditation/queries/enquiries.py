"""Who is asked about: on the published list, announced, or among those protected. The same is read whoever is meant."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from plenipo.accreditation.models import Enquiry
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import public_site_of
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.queries.announcements import announced_to_public
from plenipo.delegations.queries.list_versions import entries_read_by_public
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.queries.protection import protected_in
from plenipo.kit.names import joined_name
from plenipo.kit.scripts import is_han
from plenipo.registry.bridge.matching import may_be_one, same_writing, spelled
from plenipo.registry.queries.finding import narrowed

Answer = Enquiry.Answer


@dataclass(frozen=True)
class Told:
    """What may be answered of whom is asked about.

    name   as everybody reads it in the list or in an announcement; "" if neither names them
    """

    answer: str
    name: str = ""


def folded(name: str) -> str:
    """As it is compared: without accents, points, marks, blanks and capitals, in its own script."""
    apart = unicodedata.normalize("NFKD", same_writing(name)).casefold()
    return "".join(letter for letter in apart if letter.isalnum())


def names_of(person: ShownPerson) -> list[str]:
    """Every way in which one may write the whole name of somebody, folded; the family name alone first."""
    said = person.said
    family, given = str(said.get("family_name", "")), str(said.get("given_name", ""))
    both = [joined_name(given, family, family_first=first) for first in (True, False)]
    names = [family, person.name, person.native_name, *both]
    return list(dict.fromkeys(filter(None, map(folded, names))))


def told_about(conference: Conference, about: str, today: date) -> Told:
    """What everybody reads already: in the list as it was published, or in an announcement. Whole names only."""
    if not public_site_of(conference).is_open:
        return Told(Answer.NEUTRAL)
    listed = [one for each in entries_read_by_public(conference) for one in each.people]
    announced = announced_to_public(conference, today)
    for answer, people in ((Answer.PUBLISHED, listed), (Answer.ANNOUNCED, announced)):
        if name := _name_among(people, folded(about)):
            return Told(answer, name)
    return Told(Answer.NEUTRAL)


def _name_among(people: Iterable[ShownPerson], wanted: str) -> str:
    for person in people:
        family = folded(str(person.said.get("family_name", "")))
        alone = family == folded(person.name)
        if wanted in [each for each in names_of(person) if alone or each != family]:
            return person.styled
    return ""


def may_mean_protected(conference: Conference, about: str) -> bool:
    """On the safe side: one word of the name of somebody protected is enough, however it is spelled, in any script."""
    typed, written = spelled(about), {folded(word) for word in (about, *about.split())}
    for person in protected_in(conference):
        names = (person.family_name, person.given_name, person.native_name)
        signs = {folded(word) for name in names for word in (name, *name.split())}
        if written & {each for each in signs if not each.isascii()}:
            return True
        if any(may_be_one(one, other) for one in _spellings(names) for other in typed):
            return True
    return False


def _spellings(names: Iterable[str]) -> set[str]:
    """A syllable alone is in half of all names that are written in syllables."""
    return {each for name in names for each in spelled(name, least=2 if is_han(name) else 1)}


def enquiries_seen_by(member: Membership) -> QuerySet[Enquiry]:
    """All for data protection; for everybody else their own."""
    found = Enquiry.objects.filter(conference=member.conference).select_related("by")
    return found if member.has(DATA_PROTECTION) else found.filter(by=member.account)


def with_words(found: QuerySet[Enquiry], words: str) -> QuerySet[Enquiry]:
    return narrowed(found, words, "asker", "organisation", "about").order_by("-pk")


def to_review(conference: Conference) -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(conference=conference, protected=True, reviewed=False)
