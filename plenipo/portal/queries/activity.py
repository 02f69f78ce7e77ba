"""The activity log of a conference: which of its lines somebody asks for, and what they tell this reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.approval import rows_about
from plenipo.delegations.queries.finding import people_found
from plenipo.records.models import JournalEntry
from plenipo.records.queries import journal
from plenipo.records.words.journal import DeedInWords, read_lines
from plenipo.records.words.lines import OF_PERSONS, LineReader
from plenipo.registry.queries.finding import names_of, narrowed

AT_ONCE = 500  # lines that are named together in a table
MOST_PERSONS = 50


@dataclass(frozen=True)
class JournalFilter:
    """
    party        words of the name of a party or delegation, or of its country
    invitation   the number of one
    person       words of a name, as far as it is disclosed to the reader
    verb         a verb of the journal, or the beginning of several: "invitations."
    """

    party: str = ""
    invitation: int | None = None
    person: str = ""
    account: int | None = None
    verb: str = ""
    since: date | None = None
    until: date | None = None


def lines_asked(member: Membership, asked: JournalFilter) -> QuerySet[JournalEntry]:
    found = journal(
        member.conference_id,
        holds=member.has,
        account=asked.account,
        since=asked.since,
        until=asked.until,
    )
    if asked.verb:
        several = asked.verb.endswith(".")
        found = found.filter(
            **{"verb__startswith": asked.verb} if several else {"verb": asked.verb}
        )
    if asked.party or asked.invitation:
        found = found.filter(about__in=rows_about(_invitations(member.conference, asked)))
    if asked.person:
        found = found.filter(_about_persons(member, asked.person))
    return found


def _invitations(conference: Conference, asked: JournalFilter) -> Iterable[int]:
    found = Invitation.objects.filter(conference=conference)
    if asked.invitation:
        found = found.filter(pk=asked.invitation)
    found = narrowed(found, asked.party, "called", *names_of("party"), countries=["country"])
    return found.values_list("pk", flat=True)


def _about_persons(member: Membership, words: str) -> Q:
    """Lines about these persons, by number: as delegates, in what was asked to change of them, when they are there."""
    conference = member.conference
    found = people_found(
        reader_of(member), conference, words, most=MOST_PERSONS, by_delegation=False
    )
    persons = [person for person, _seen in found]
    about = Q(about__in=[f"people.person:{pk}" for pk in persons])
    for lines_of in OF_PERSONS:
        about |= lines_of(conference, persons)
    return about


def told_to(member: Membership, lines: Iterable[JournalEntry]) -> list[DeedInWords]:
    return read_lines(lines, LineReader(member, member.conference))


def in_portions(member: Membership, found: QuerySet[JournalEntry]) -> Iterable[DeedInWords]:
    """All lines, named some hundreds at a time: a table may have tens of thousands."""
    portion: list[JournalEntry] = []
    for line in found.iterator(AT_ONCE):
        portion.append(line)
        if len(portion) == AT_ONCE:
            yield from told_to(member, portion)
            portion = []
    yield from told_to(member, portion)
