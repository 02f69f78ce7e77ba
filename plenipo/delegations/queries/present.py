"""Who is of a conference: its delegates, and whoever stands in rows of the steps above that say so here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader, Sight, View, policy_of
from plenipo.delegations.models import Delegate, LookUp, Protection
from plenipo.kit.joining import Joined
from plenipo.kit.looked_up import note_read
from plenipo.kit.names import styled_name
from plenipo.people.models import Person
from plenipo.registry.queries.finding import narrowed


@dataclass(frozen=True)
class RowsOfPersons:
    """Rows of another app with a field `person`, which go with the person: exported, emptied, moved to nobody.

    way       from the row to its conference
    label     what they are called in an export
    places    whether whoever stands in one is of the conference; then `in_words` says as what
    left_out  columns that an export does not have
    whole     they are about the person, not about a part in a conference: they stay while anything else of the person
              does, and are then deleted
    """

    model: type[models.Model]
    way: str
    label: str
    places: bool = False
    in_words: Callable[[Any], str] = str
    left_out: tuple[str, ...] = ()
    whole: bool = False

    def rows(self, **asked: Any) -> QuerySet[Any]:
        return self.model._default_manager.filter(**asked)


OF_PERSONS: Joined[RowsOfPersons] = Joined()
DELEGATES = OF_PERSONS.add(
    10, RowsOfPersons(Delegate, "delegation__conference", "takes part", places=True)
)

# by which officer is for whoever guards the data to know
PROTECTIONS = OF_PERSONS.add(
    12,
    RowsOfPersons(
        Protection,
        "conference",
        "protection",
        left_out=("proposed_by", "decided_by"),
        whole=True,
    ),
)
LOOK_UPS = OF_PERSONS.add(
    14, RowsOfPersons(LookUp, "conference", "name read", left_out=("account",), whole=True)
)


def beside_delegates() -> list[RowsOfPersons]:
    return [each for each in OF_PERSONS if each is not DELEGATES]


def persons_in(conference: Conference) -> QuerySet[Person]:
    """Whatever became of them: also those withdrawn or not approved."""
    return Person.objects.filter(_in_rows(lambda each: Q(**{each.way: conference})))


def persons_elsewhere(conference: Conference) -> Q:
    """Of persons who are of another conference too."""
    return _in_rows(lambda each: ~Q(**{each.way: conference}))


def _in_rows(where: Callable[[RowsOfPersons], Q]) -> Q:
    found = [each for each in OF_PERSONS if each.places]
    asked = [each.model._default_manager.filter(where(each)).values("person") for each in found]
    return Q(*(Q(pk__in=rows) for rows in asked), _connector=Q.OR)


def conferences_with(person: Person | int) -> list[int]:
    found: set[int] = set()
    for each in OF_PERSONS:
        if each.places:
            found |= set(each.rows(person=person).values_list(each.way, flat=True))
    return sorted(found)


def note_if_protected(*persons: Person) -> None:
    """Of rows that are read without asking as what: whoever may read everything is noted like everybody else."""
    for one in persons:
        if one.protected:
            note_read(one.pk)


@dataclass(frozen=True)
class Named:
    """How somebody who is in no delegation is called, to one reader; all "" for whom they may not name.

    stated   the fields of the name, and the address, of a reader who may see all that is held
    """

    name: str = ""
    native: str = ""
    style: str = ""
    protected: bool = False
    stated: tuple[tuple[str, Any], ...] = ()

    @property
    def styled(self) -> str:
        return styled_name(self.style, self.name)


STATED = ("family_name", "given_name", "native_name", "name_order", "style", "email")
Wish = Delegate.Disclosure


def named_outside(
    reader: Reader,
    conference: Conference,
    persons: Iterable[int],
    *,
    open_to_staff: Collection[int] = (),
) -> dict[int, Named]:
    """By person, by the rules that hold for delegates. One query.

    open_to_staff   who is named to every member, as delegates are who may be named to other delegations; all others
                    as those who asked to be known to who accredits alone
    """
    sight = Sight(reader, policy_of(conference, rules_of(conference)), timezone.now())
    found = {}
    for person in Person.objects.filter(pk__in=list(persons)).order_by("pk"):
        wish = Wish.DELEGATIONS if person.pk in open_to_staff else Wish.SECRETARIAT
        views = sight.of(wish, Delegate.State.APPROVED, person.protected, invitation=0, category="")
        if views.name != View.SHOWN:
            found[person.pk] = Named()
            continue
        if person.protected:
            note_read(person.pk)
        latin, contacts = person.latin_name, views.contact == View.SHOWN
        stated = tuple((each, getattr(person, each)) for each in STATED) if contacts else ()
        found[person.pk] = Named(
            latin or person.native_name,
            person.native_name if latin else "",
            person.style,
            person.protected and contacts,
            stated,
        )
    return found


def outside_found(
    reader: Reader, conference: Conference, words: str, *, most: int = 20
) -> list[tuple[int, Named]]:
    """Those of the conference who are in none of its delegations, and in whose name all these words stand."""
    delegates = DELEGATES.rows(delegation__conference=conference).values("person")
    here = persons_in(conference).exclude(pk__in=delegates)
    found = narrowed(here, words, "family_name", "given_name", "native_name")
    numbers = list(found.order_by("pk").values_list("pk", flat=True)[:most])
    seen = named_outside(reader, conference, numbers)
    return [(pk, seen[pk]) for pk in numbers if seen[pk].name]
