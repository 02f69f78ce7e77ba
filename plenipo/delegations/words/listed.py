"""The list of participants as it is read outside: in parts, in order, with what is said of those it does not name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import PUBLIC, Reader
from plenipo.delegations.models import Canary, Delegate, Delegation, ListRelease
from plenipo.delegations.profile import (
    ALL_APPROVED,
    COUNTED,
    LEFT_OUT,
    LIST_STATES,
    ORDERS,
    PRESENT_BY,
    ROWS_EACH,
    Listing,
)
from plenipo.delegations.queries.canaries import with_canary
from plenipo.delegations.queries.list_versions import counted_by, entries_read_outside, versions_of
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import place_in_list, places_in_precedence
from plenipo.delegations.queries.people import (
    ListedDelegation,
    ShownPerson,
    participants_are_disclosed,
    participants_seen_by,
)
from plenipo.delegations.words.list_versions import changes_outside, label_of
from plenipo.kit.days import long_day
from plenipo.kit.phrases import bracketed, with_office

VERSIONS = {
    "provisional": gettext_lazy("Provisional list of participants"),
    "final": gettext_lazy("Final list of participants"),
}


@dataclass(frozen=True)
class PersonLine:
    """
    name      as the reader writes it; native: the other way to write it, "" if there is none
    beneath   the capacity, if it is more than a member's, and the office; inside, also that nobody has approved them
    """

    shown: ShownPerson
    name: str
    native: str
    beneath: str


def person_line(one: ShownPerson) -> PersonLine:
    capacity = "" if one.capacity == Delegate.Capacity.MEMBER else one.capacity_label
    beneath = with_office(capacity, one.office)
    if one.state != Delegate.State.APPROVED:  # outside there is nobody such
        beneath = bracketed(beneath, one.state_label) if beneath else one.state_label
    return PersonLine(one, *one.written, beneath)


@dataclass(frozen=True)
class ListEntry:
    """One delegation of the list.

    country    "" where it has none
    first      of its country
    unnamed    what stands for the persons that are not named, a line each
    not_named  how many they are, as far as the list counts them
    """

    delegation: Delegation
    country: str
    people: Sequence[PersonLine]
    unnamed: Sequence[str] = ()
    not_named: int = 0
    first: bool = False


@dataclass(frozen=True)
class ListSection:
    """The delegations of the countries, or the organisations that are of none."""

    head: str
    entries: Sequence[ListEntry]
    by_country: bool = True


@dataclass(frozen=True)
class PublishedList:
    """What one reader gets, on a page or as a file.

    code    "provisional", "final"
    state   the same in words
    label   which version it is, in words
    day     as of which it is
    notes   how it was counted and put in order, a sentence each
    changes what it says otherwise than the version before, a sentence each
    """

    conference: Conference
    code: str
    state: str
    label: str
    day: date
    parts: Sequence[ListSection]
    notes: Sequence[str]
    internal: bool = False
    changes: Sequence[str] = ()

    @cached_property
    def entries(self) -> list[ListEntry]:
        return [entry for part in self.parts for entry in part.entries]

    @property
    def lead(self) -> str:
        return _("%(list)s, as of %(day)s.") % {
            "list": self.label,
            "day": long_day(self.day),
        }


def in_parts(
    conference: Conference, entries: Iterable[ListedDelegation], rules: Listing
) -> list[ListSection]:
    """In the order of the rules profile. By country, organisations without one are a part of their own."""
    order = rules.list_order
    places = places_in_precedence(conference, order)
    found = sorted(entries, key=lambda each: place_in_list(each.delegation, order, places=places))
    lines = list(_entries(found, rules))
    if rules.list_order != "country":
        return [ListSection("", lines, by_country=any(line.country for line in lines))]
    parts = [
        ListSection(_("Countries"), [line for line in lines if line.country]),
        ListSection(
            _("Organisations"), [line for line in lines if not line.country], by_country=False
        ),
    ]
    return [part for part in parts if part.entries]


def _entries(found: Iterable[ListedDelegation], rules: Listing) -> Iterator[ListEntry]:
    before = None
    for each in found:
        country = country_of(each.delegation)
        yield ListEntry(
            each.delegation,
            country,
            list(map(person_line, each.people)),
            unnamed_in_words(each.unnamed, rules.unnamed_persons),
            0 if rules.unnamed_persons == LEFT_OUT else each.unnamed,
            first=country != before,
        )
        before = country


def unnamed_in_words(n: int, way: str) -> tuple[str, ...]:
    """Whoever is protected stands among those who asked not to be named: nothing tells one from the other."""
    if not n or way == LEFT_OUT:
        return ()
    if way == ROWS_EACH:
        return (_("declined to disclose"),) * n
    said = ngettext("%(n)s person, not named", "%(n)s persons, not named", n)
    return (said % {"n": n},)


def notes_on(
    entries: Sequence[ListedDelegation],
    rules: Listing,
    *,
    internal: bool = False,
    counted: str = ALL_APPROVED,
) -> list[str]:
    """How the list counts, and how it is put in order."""
    named, by_names = sum(len(each.people) for each in entries), rules.list_order != "answer"
    told = {
        "delegations": len(entries),
        "persons": named + sum(each.unnamed for each in entries),
        "named": named,
    }
    if rules.unnamed_persons == LEFT_OUT:
        figures = _("Delegations: %(delegations)s. Persons named: %(named)s.")
        how = _("Only persons who have agreed to it are listed and counted.")
    else:
        figures = _("Delegations: %(delegations)s. Persons: %(persons)s, of whom named: %(named)s.")
        how = _("Persons are named only with their consent; those not named are counted.")
    whom = _(
        "Counted are the delegations approved by the secretariat and the persons approved with them, once "
        "in each delegation."
    )
    if internal:
        whom = _(
            "Counted are the delegations approved by the secretariat and the persons nominated with them, approved "
            "or not, once in each delegation."
        )
        how = _("Persons whose names this reader does not see are counted.")
    return [
        figures % told,
        whom,
        *_present(counted),
        how,
        _("Order: %(order)s; within a delegation by capacity.")
        % {"order": ORDERS[rules.list_order]},
        *([_("Articles at the beginning of a name are disregarded.")] if by_names else []),
    ]


def _present(counted: str) -> list[str]:
    if counted == ALL_APPROVED:
        return []
    return [_("The final list comprises %(who)s.") % {"who": PRESENT_BY[counted]}]


def public_list(conference: Conference) -> PublishedList | None:
    """What everybody may read now; None while the list is not disclosed."""
    if not participants_are_disclosed(PUBLIC, conference):
        return None
    return outside_list(conference, PUBLIC, list(versions_of(conference)[:2]))


def outside_list(
    conference: Conference, reader: Reader, versions: Sequence[ListRelease]
) -> PublishedList:
    """The version in force as this reader may read it today, with what it changed of the one before.

    versions   the last one first; none where the list was published before versions were kept
    """
    code = rules_of(conference).of(Listing).list_state
    entries = entries_read_outside(reader, conference, next(iter(versions), None))
    if not versions or not versions[0].content:
        return published_list(conference, entries, code=code, day=timezone.localdate())
    last, *before = versions
    named = {one.pk for each in entries for one in each.people}
    changes = [
        sentence
        for one in before
        for sentence in changes_outside(one.content, last.content, reader=reader, named_today=named)
    ]
    return published_list(
        conference,
        entries,
        code=last.state,
        label=label_of(last),
        day=timezone.localtime(last.at).date(),
        changes=changes,
        counted=counted_by(last.content),
    )


def internal_list(
    conference: Conference, reader: Reader, canary: Canary | None = None
) -> PublishedList:
    """As somebody of the secretariat reads it now, published or not.

    canary   of a copy that is handed out: it stands in this copy, and is counted in it
    """
    code = rules_of(conference).of(Listing).list_state
    entries = with_canary(participants_seen_by(reader, conference), canary, reader)
    day, label = timezone.localdate(), _("List of participants (internal)")
    return published_list(conference, entries, code=code, label=label, day=day, internal=True)


def published_list(
    conference: Conference,
    entries: Sequence[ListedDelegation],
    *,
    code: str,
    day: date,
    label: str = "",
    internal: bool = False,
    changes: Sequence[str] = (),
    counted: str = ALL_APPROVED,
) -> PublishedList:
    rules = rules_of(conference).of(Listing)
    state = pgettext("list of participants", "internal") if internal else str(LIST_STATES[code])
    if internal and rules.unnamed_persons == LEFT_OUT:
        rules = replace(rules, unnamed_persons=COUNTED)
    parts, notes = (
        in_parts(conference, entries, rules),
        notes_on(entries, rules, internal=internal, counted=counted),
    )
    return PublishedList(
        conference, code, state, label or str(VERSIONS[code]), day, parts, notes, internal, changes
    )
