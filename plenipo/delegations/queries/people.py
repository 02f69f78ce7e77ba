"""The only door to people: every page, table, feed and letter reads delegates here, as disclosed to its reader."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, get_type_hints

from django.db.models import Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Policy, Reader, Sight, View, list_is_open, policy_of
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.order import CAPACITIES
from plenipo.delegations.roster import FIELDS, NAME, NOT_DISCLOSED, ROSTER, Cell, Head, cells
from plenipo.kit.looked_up import note_read
from plenipo.kit.names import as_written, styled_name
from plenipo.kit.personal import GONE
from plenipo.kit.phrases import bracketed
from plenipo.kit.tags import Called
from plenipo.people.models import Person, latin_name
from plenipo.registry.models.party import chosen

TAKING_PART = [
    state
    for state in Delegation.State
    if state not in (Delegation.State.REFUSED, Delegation.State.WITHDRAWN)
]


class ShownPerson(NamedTuple):
    """One delegate as this reader sees them; `named` is False for "one person".

    said       by the columns of the roster; what is withheld is empty
    protected  never to the party of the person: it may be the danger
    """

    pk: int
    person: int
    capacity: str
    capacity_label: str
    state: str
    state_label: str
    named: bool
    said: Mapping[str, Any]
    disclosure_label: str = ""
    protected: bool = False

    @property
    def name(self) -> str:
        return str(self.said[NAME])

    @property
    def native_name(self) -> str:
        return str(self.said["native_name"])

    @property
    def style(self) -> str:
        return str(self.said["style"])

    @property
    def office(self) -> str:
        return str(self.said["office"])

    @property
    def email(self) -> str:
        return str(self.said["email"])

    @property
    def languages(self) -> Sequence[str]:
        spoken: Sequence[str] = self.said["languages"]
        return spoken

    @property
    def disclosure(self) -> str:
        return str(self.said["disclosure"])

    @property
    def styled(self) -> str:
        return styled_name(self.style, self.name)

    @property
    def written(self) -> tuple[str, str]:
        return as_written(self.styled, self.native_name)

    def in_words(self, column: str) -> str:
        """As tables say it."""
        if column == NAME:
            return self.name if self.named else str(NOT_DISCLOSED)
        return FIELDS[column].in_words(self.said[column])

    def cells(self, across: Iterable[Head]) -> list[Cell]:
        return cells(across, lambda each: each.page(self.in_words(each.name)), self.written)


@dataclass(frozen=True)
class ListedDelegation:
    """One delegation of the list of participants as this reader sees it."""

    delegation: Delegation
    people: tuple[ShownPerson, ...]
    unnamed: int


def delegates_of(delegations: Iterable[Delegation]) -> QuerySet[Delegate]:
    return (
        Delegate.objects.filter(delegation__in=delegations, state__in=Delegate.PRESENT)
        .select_related("person", "delegation")
        .order_by("delegation", "position", "pk")
    )


class _Row(NamedTuple):
    """What is read of one delegate: columns rather than models, because pages show hundreds.

    The column stands beside the field it fills; without one it has the field's name. stated: the fields of the roster.
    """

    pk: int
    person: Annotated[int, "person_id"]
    state: str
    protected: Annotated[bool, "person__protected"]
    delegation: Annotated[int, "delegation_id"]
    plate_name: Annotated[str, "delegation__plate_name"]
    called: Annotated[dict[str, list[str]], "delegation__called"]
    apart: Annotated[str, "delegation__apart"]
    delegation_state: Annotated[str, "delegation__state"]
    invitation: Annotated[int, "delegation__invitation_id"]
    category: Annotated[str, "delegation__category"]
    conference: Annotated[int, "delegation__conference_id"]
    stated: dict[str, Any]


OF_ROW = tuple(
    getattr(kind, "__metadata__", (name,))[0]
    for name, kind in get_type_hints(_Row, include_extras=True).items()
    if name != "stated"
)
OF_ROSTER = tuple(f"person__{each.name}" if each.of is Person else each.name for each in ROSTER)


class _PeopleReading:
    """Delegates as one reader sees them now. What is the same for many of them is worked out once."""

    def __init__(
        self, reader: Reader, conference: Conference, policy: Policy | None = None
    ) -> None:
        policy = policy or policy_of(conference, rules_of(conference))
        self._sight = Sight(reader, policy, timezone.now())
        self._capacities = {each.value: str(each.label) for each in Delegate.Capacity}
        self._states = {each.value: str(each.label) for each in Delegate.State}
        self._wishes = {each.value: str(each.label) for each in Delegate.Disclosure}

    def of(self, found: QuerySet[Delegate]) -> Iterator[tuple[_Row, ShownPerson]]:
        """In the order found, without those the reader may not know of. One query."""
        for row, shown in self.each(found):
            if shown is not None:
                yield row, shown

    def each(self, found: QuerySet[Delegate]) -> Iterator[tuple[_Row, ShownPerson | None]]:
        for values in found.values_list(*OF_ROW, *OF_ROSTER):
            stated = dict(zip(FIELDS, values[len(OF_ROW) :], strict=True))
            row = _Row._make((*values[: len(OF_ROW)], stated))
            yield row, self._shown(row)

    def _shown(self, row: _Row) -> ShownPerson | None:
        stated = row.stated
        views = self._sight.of(
            stated["disclosure"],
            row.state,
            row.protected,
            invitation=row.invitation,
            category=row.category,
        )
        if views.name == View.WITHHELD:
            return None
        said = NOTHING_SAID | {
            each.name: stated[each.name]
            for each in ROSTER
            if each.seen == "always" or getattr(views, each.seen) == View.SHOWN
        }
        named, contacts = views.name == View.SHOWN, views.contact == View.SHOWN
        if named:
            latin = latin_name(stated["given_name"], stated["family_name"], stated["name_order"])
            said[NAME] = latin or stated["native_name"]
            said["native_name"] = stated["native_name"] if latin else ""
        if row.protected and named:
            note_read(row.person)
        return ShownPerson(
            pk=row.pk,
            person=row.person,
            capacity=stated["capacity"],
            capacity_label=self._capacities[stated["capacity"]],
            state=row.state,
            state_label=self._states[row.state],
            named=named,
            said=said,
            disclosure_label=self._wishes[stated["disclosure"]] if contacts else "",
            protected=row.protected and contacts and not self._sight.is_own(row.invitation),
        )


NOTHING_SAID = {NAME: ""} | {each.name: each.nothing for each in ROSTER}


def delegates_seen_by(
    reader: Reader,
    delegations: Iterable[Delegation],
    conference: Conference,
    policy: Policy | None = None,
) -> dict[int, list[ShownPerson]]:
    """Delegates by delegation; under the rules as they are, or under another policy. One query."""
    found: dict[int, list[ShownPerson]] = {}
    for row, shown in _PeopleReading(reader, conference, policy).of(delegates_of(delegations)):
        found.setdefault(row.delegation, []).append(shown)
    return found


def participants_are_disclosed(reader: Reader, conference: Conference) -> bool:
    policy = policy_of(conference, rules_of(conference))
    return list_is_open(reader, policy, timezone.now())


def participants_seen_by(
    reader: Reader, conference: Conference, policy: Policy | None = None
) -> list[ListedDelegation]:
    """The list of participants as disclosed to this reader, or as another policy would; empty while it is not.

    Two queries.
    """
    policy = policy or policy_of(conference, rules_of(conference))
    if not list_is_open(reader, policy, timezone.now()):
        return []
    delegations = list(
        Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
        .select_related("country", "party")
        .order_by("plate_name", "pk")
    )
    people = delegates_seen_by(reader, delegations, conference, policy)
    return [listed(each, people.get(each.pk, [])) for each in delegations]


def listed(delegation: Delegation, people: Iterable[ShownPerson]) -> ListedDelegation:
    """Those named by capacity, as protocol has it; among equals in the order in which they were nominated."""
    found = sorted(people, key=lambda one: CAPACITIES[one.capacity])
    named = tuple(one for one in found if one.named)
    return ListedDelegation(delegation, named, len(found) - len(named))


def same_person_elsewhere(delegation: Delegation) -> set[int]:
    """Delegates of this delegation whose e-mail address stands in another delegation of the conference."""
    here = delegation.delegates.filter(state__in=Delegate.PRESENT)
    addresses = [a for a in here.values_list("person__email", flat=True) if a]
    if not addresses:
        return set()
    elsewhere = set(
        Person.objects.filter(
            email__in=addresses,
            delegates__state__in=Delegate.PRESENT,
            delegates__delegation__conference=delegation.conference_id,
        )
        .exclude(delegates__delegation=delegation)
        .values_list("email", flat=True)
    )
    return set(here.filter(person__email__in=elsewhere).values_list("pk", flat=True))


@dataclass(frozen=True)
class Plate:
    """The delegation of a person, as far as lists name it."""

    pk: int
    plate_name: str
    called: dict[str, list[str]]
    state: str
    invitation_id: int
    apart: str = ""

    def __str__(self) -> str:
        return self.to_call

    def called_in(self, language: str | None = None) -> Called:
        return chosen(self.called, language) or Called(self.plate_name)

    @property
    def to_call(self) -> str:
        return self.called_in().text

    @property
    def inside(self) -> str:
        """For the secretariat alone."""
        return bracketed(self.to_call, self.apart)


def _plate(row: _Row) -> Plate:
    state, invitation = row.delegation_state, row.invitation
    return Plate(row.delegation, row.plate_name, row.called, state, invitation, row.apart)


class SeenPerson(NamedTuple):
    """A person as somebody sees them, with the delegation they are of."""

    shown: ShownPerson
    delegation: Plate


def persons_seen_by(
    reader: Reader, persons: Iterable[int], conference: Conference
) -> dict[int, SeenPerson]:
    """Those of these persons who are in a delegation of the conference and whom this reader may see. One query."""
    wanted = list(persons)
    return dict(seen_among(reader, _wherever(wanted), conference)) if wanted else {}


def _wherever(persons: Collection[int]) -> QuerySet[Delegate]:
    """In whatever conference they are delegates: whoever asks looks for the right one among the few rows found.

    Named together with the conference, a database may read all delegations of it to find these persons.
    """
    found = Delegate.objects.filter(person__in=persons, state__in=Delegate.PRESENT)
    return found.order_by("position", "pk")


def present_in(conference: Conference) -> QuerySet[Delegate]:
    return Delegate.objects.filter(
        delegation__conference=conference,
        delegation__state__in=TAKING_PART,
        state__in=Delegate.PRESENT,
    ).order_by("position", "pk")


def seen_among(
    reader: Reader, found: QuerySet[Delegate], conference: Conference
) -> Iterator[tuple[int, SeenPerson]]:
    """(person, as seen), in the order found. One query."""
    plates: dict[int, Plate] = {}
    for row, shown in _PeopleReading(reader, conference).of(found):
        if row.conference != conference.pk or row.delegation_state not in TAKING_PART:
            continue
        plate = plates.get(row.delegation) or plates.setdefault(row.delegation, _plate(row))
        yield row.person, SeenPerson(shown, plate)


class Mentioned(NamedTuple):
    """A delegate a line of the journal refers to, whatever became of them.

    name     "" if this reader may not know it
    erased   the row is still there, and says no longer who it was
    """

    delegate: int
    person: int
    capacity: str
    name: str
    delegation: str
    number: int
    erased: bool


def mentioned_to(
    reader: Reader,
    conference: Conference,
    *,
    delegates: Iterable[int] = (),
    persons: Iterable[int] = (),
) -> list[Mentioned]:
    """These delegates, and these persons as delegates, in the order they were named. One query."""
    meant = Q(pk__in=list(delegates)) | Q(person__in=list(persons))
    found = Delegate.objects.filter(meant, delegation__conference=conference).order_by("pk")
    told = []
    for row, shown in _PeopleReading(reader, conference).each(found):
        plate = Plate(
            row.delegation, row.plate_name, row.called, row.delegation_state, row.invitation
        )
        said = row.stated
        erased = (
            said["family_name"] in ("", GONE) and not said["given_name"] and not said["native_name"]
        )
        name = shown.name if shown and shown.named and not erased else ""
        capacity = str(dict(Delegate.Capacity.choices)[said["capacity"]])
        told.append(
            Mentioned(row.pk, row.person, capacity, name, plate.to_call, row.delegation, erased)
        )
    return told


def delegations_of(persons: Iterable[int], conference: Conference) -> dict[int, int]:
    """The delegation of each of these persons. Numbers only, nothing about anybody."""
    columns = ("person", "delegation", "delegation__conference", "delegation__state")
    return {
        person: delegation
        for person, delegation, where, state in _wherever(list(persons)).values_list(*columns)
        if where == conference.pk and state in TAKING_PART
    }


def persons_taking_part(persons: Iterable[int], conference: Conference) -> set[int]:
    """Which of these persons are in a delegation of the conference. Numbers only, nothing about anybody."""
    wanted = list(persons)
    return set(delegations_of(wanted, conference)) if wanted else set()
