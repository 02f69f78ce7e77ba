"""The page of one person at the desk, out of every domain that knows of them: what the reader's duty lets them read.

An app joins with `@joins_persons(place)` in its receivers. It asks for its duty itself, and answers None to whoever
does not hold it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import SeenPerson
from plenipo.delegations.words.beside import Beside
from plenipo.kit.joining import Joined


@dataclass(frozen=True)
class OnPage:
    """Whose page it is, and who reads it.

    typed   forms that were wrong, as they were typed, by the names the app gave them
    """

    member: Membership
    conference: Conference
    seen: SeenPerson
    delegation: Delegation
    typed: Mapping[str, Any]

    @property
    def person(self) -> int:
        return self.seen.shown.person

    @property
    def delegate(self) -> int:
        return self.seen.shown.pk


@dataclass(frozen=True)
class PersonDeed:
    """What is done for who telephones: a page where it is done, or a form on this one.

    template   of the form, drawn with what is `told`; folded together under its label
    at_once    the form is one button, and stands there unfolded
    open       it came back with what was wrong in it
    """

    key: str
    label: str
    url: str = ""
    template: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    at_once: bool = False
    open: bool = False


@dataclass(frozen=True)
class Lacking:
    """Something that has to be there and is not; url: where it is supplied, "" for who may not."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class PersonPart:
    """
    picture   address of the photo, "" for who may not see it or where there is none
    facts     on the first screen, a line each
    title     of a section of its own below, drawn by the template with what is `told`; "" without one
    """

    key: str
    picture: str = ""
    facts: Sequence[Beside] = ()
    lacking: Sequence[Lacking] = ()
    deeds: Sequence[PersonDeed] = ()
    title: str = ""
    template: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)


Teller = Callable[[OnPage], PersonPart | None]
PARTS: Joined[Teller] = Joined()


def joins_persons(place: int) -> Callable[[Teller], Teller]:
    """By place: 10 the delegation, 20 the name, 40 the badge, 45 the photo, 47 the identity document, 50 the visa
    letter, 60 the agenda."""
    return PARTS.at(place)


def parts_for(asked: OnPage) -> list[PersonPart]:
    return [part for tell in PARTS if (part := tell(asked))]


def as_page(parts: Sequence[PersonPart]) -> dict[str, Any]:
    """What `delegations/person/_parts.html` draws."""
    return {
        "pictures": [part.picture for part in parts if part.picture],
        "facts": [each for part in parts for each in part.facts],
        "lacking": [each for part in parts for each in part.lacking],
        "deeds": [each for part in parts for each in part.deeds],
        "sections": [part for part in parts if part.title],
    }
