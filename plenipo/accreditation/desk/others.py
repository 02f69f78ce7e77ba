"""What persons outside delegations add to the lists of the house."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plenipo.accreditation.models import Badge, OtherHolder
from plenipo.accreditation.queries.others import OtherLine, OthersFilter, others_found
from plenipo.accreditation.words.others import function_in_words, of_a_person
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import nothing_waits
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.queries.present import OF_PERSONS as ROWS_OF_PERSONS
from plenipo.delegations.queries.present import RowsOfPersons
from plenipo.kit.desks import TABS, DeskPage
from plenipo.records.words.lines import OF_PERSONS

TABS["accreditation:badges"].add(15, DeskPage(_("Outside delegations"), "accreditation:others"))
nothing_waits(OtherHolder, "whoever registers somebody sees in the list who has no badge yet")
OWN = RowsOfPersons(
    OtherHolder, "conference", "registered outside delegations", places=True, in_words=of_a_person
)
ROWS_OF_PERSONS.add(30, OWN)
# what is printed in code on a badge opens doors, and is nothing about its holder
BADGES = RowsOfPersons(Badge, "conference", "badges", left_out=("identity", "code"))
ROWS_OF_PERSONS.add(31, BADGES)


@OF_PERSONS.at(32)
def _lines_of_others(conference: Conference, persons: list[int]) -> Q:
    found = OtherHolder.objects.filter(conference=conference, person__in=persons)
    numbers = found.values_list("pk", flat=True)
    return Q(about__in=[f"accreditation.otherholder:{pk}" for pk in numbers])


def _page_of(line: OtherLine) -> str:
    """Where their badge is dealt with, as a delegate's; the registration of whoever has none any more."""
    slug = line.row.conference.slug
    if line.badge:
        return reverse("accreditation:holder", args=[slug, line.row.person_id])
    return reverse("accreditation:other", args=[slug, line.row.pk])


@GROUPS.at(47)
def _others(member: Membership, words: str) -> Group | None:
    """By name, firm or function; of those withdrawn too."""
    if not member.has(ACCREDITATION):
        return None
    conference, reader = member.conference, reader_of(member)
    found = others_found(conference, reader, OthersFilter(q=words, state=""))
    hits = [
        Hit(
            line.called.name,
            " · ".join(filter(None, (function_in_words(line.row), line.row.organisation))),
            _page_of(line),
        )
        for line in found[: SHOWN + 1]
    ]
    label = gettext("Persons outside delegations")
    return first_of(member, label, hits, "accreditation:others", words)
