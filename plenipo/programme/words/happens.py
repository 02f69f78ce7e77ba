"""Whom and what something can happen to, as choices: (key, label) by kind."""

from dataclasses import dataclass, field

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import TAKING_PART, delegates_seen_by
from plenipo.kit.alphabet import in_order
from plenipo.kit.phrases import with_office
from plenipo.programme.bridge import who_of
from plenipo.programme.models import Interpreter, Session
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.ripple import roles_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.words.changes import when
from plenipo.registry.queries.finding import fits, terms_of

Choices = list[tuple[str, str]]
MOST_FOUND = 8  # of a kind


@dataclass(frozen=True)
class Happenings:
    """
    groups      what can be chosen, by kind
    countries   {key: country}, of whoever comes from one
    """

    groups: dict[str, Choices]
    countries: dict[str, str] = field(default_factory=dict)

    def kind_of(self, key: str) -> str:
        """ "" where it cannot be chosen."""
        found = (kind for kind, choices in self.groups.items() if key in dict(choices))
        return next(found, "")

    def label_of(self, key: str) -> str:
        return dict(self.groups.get(self.kind_of(key), ())).get(key, "")

    def found(self, words: str) -> dict[str, Choices]:
        """Those whose label and country hold all words, by kind; nothing for none."""
        terms = terms_of(words)
        if not terms:
            return {}
        found = {
            kind: [
                (key, label)
                for key, label in choices
                if fits(terms, [label], filter(None, [self.countries.get(key)]))
            ]
            for kind, choices in self.groups.items()
        }
        return {kind: choices for kind, choices in found.items() if choices}


def happenings_of(conference: Conference, reader: Reader) -> Happenings:
    """The same whoever meets whom: everybody of a delegation can be late, with a part in something or without."""
    there = Delegation.objects.filter(conference=conference, state__in=TAKING_PART)
    delegations = list(there.select_related("country"))
    persons = _persons(conference, reader, delegations)
    groups = {
        "session": _sessions(conference),
        "delegation": in_order(
            ((f"delegation:{each.pk}", with_country(each)) for each in delegations),
            key=lambda pair: pair[1],
        ),
        "person": in_order(
            ((key, label) for key, (label, _country) in persons.items()), key=lambda pair: pair[1]
        ),
        "room": [(f"room:{room.pk}", f"{room.code} · {room}") for room in rooms_of(conference)],
        "interpreter": [
            (f"interpreter:{row.pk}", str(row))
            for row in Interpreter.objects.filter(conference=conference).order_by("name", "pk")
        ],
    }
    countries = {f"delegation:{each.pk}": each.country_id or "" for each in delegations}
    countries |= {key: country for key, (_label, country) in persons.items()}
    return Happenings(groups, countries)


def _sessions(conference: Conference) -> Choices:
    zone = zone_of(conference)
    found = sessions_of(conference).filter(starts__isnull=False).exclude(state="cancelled")
    return [
        (f"session:{each.pk}", f"{when(each.starts, each.ends, zone)} · {each}")  # type: ignore[arg-type]
        for each in found.exclude(kind=Session.Kind.BILATERALS)
    ]


def _persons(
    conference: Conference, reader: Reader, delegations: list[Delegation]
) -> dict[str, tuple[str, str]]:
    """{key: (label, country)}: delegates as the reader may know them, and whoever has a part by a typed name only."""
    of = {each.pk: each for each in delegations}
    seen = delegates_seen_by(reader, delegations, conference)
    found = {
        f"person:{shown.person}": (
            with_office(shown.written[0], with_country(of[pk])),
            of[pk].country_id or "",
        )
        for pk, people in seen.items()
        for shown in people
        if shown.named
    }
    first = {who_of(role): role for role in roles_of(conference) if not role.delegation_id}
    others = {key: role for key, role in first.items() if key not in found}
    names = RoleNames(others.values(), reader, conference)
    return found | {
        key: (name, "") for key, role in others.items() if (name := names.of(role).name)
    }
