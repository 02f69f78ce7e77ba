"""Whom and what something can happen to, as choices: (key, label) by kind."""

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import TAKING_PART, delegates_seen_by
from plenipo.kit.alphabet import in_order
from plenipo.kit.phrases import with_office
from plenipo.programme.bridge import who_of
from plenipo.programme.models import Interpreter, Session
from plenipo.programme.queries.names import Names
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.ripple import roles_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.words import when
from plenipo.registry.queries.finding import fits, terms_of

Choices = list[tuple[str, str]]
MOST_FOUND = 8  # of a kind


def found_in(groups: dict[str, Choices], words: str) -> dict[str, Choices]:
    """Those whose label holds all words, by kind; nothing for none."""
    terms = terms_of(words)
    if not terms:
        return {}
    found = {
        kind: [choice for choice in choices if fits(terms, [choice[1]])]
        for kind, choices in groups.items()
    }
    return {kind: choices for kind, choices in found.items() if choices}


def happenings_of(conference: Conference, reader: Reader) -> dict[str, Choices]:
    """The same whoever meets whom: everybody of a delegation can be late, with a part in something or without."""
    delegations = list(Delegation.objects.filter(conference=conference, state__in=TAKING_PART))
    return {
        "session": _sessions(conference),
        "delegation": in_order(
            ((f"delegation:{each.pk}", str(each)) for each in delegations), key=lambda pair: pair[1]
        ),
        "person": _persons(conference, reader, delegations),
        "room": [(f"room:{room.pk}", f"{room.code} · {room}") for room in rooms_of(conference)],
        "interpreter": [
            (f"interpreter:{row.pk}", str(row))
            for row in Interpreter.objects.filter(conference=conference).order_by("name", "pk")
        ],
    }


def _sessions(conference: Conference) -> Choices:
    zone = zone_of(conference)
    found = sessions_of(conference).filter(starts__isnull=False).exclude(state="cancelled")
    return [
        (f"session:{each.pk}", f"{when(each.starts, each.ends, zone)} · {each}")  # type: ignore[arg-type]
        for each in found.exclude(kind=Session.Kind.BILATERALS)
    ]


def _persons(conference: Conference, reader: Reader, delegations: list[Delegation]) -> Choices:
    """Delegates as the reader may know them, and whoever has a part by a typed name only."""
    plates = {each.pk: str(each) for each in delegations}
    seen = delegates_seen_by(reader, delegations, conference)
    found = {
        f"person:{shown.person}": with_office(shown.written[0], plates[pk])
        for pk, people in seen.items()
        for shown in people
        if shown.named
    }
    first = {who_of(role): role for role in roles_of(conference) if not role.delegation_id}
    others = {key: role for key, role in first.items() if key not in found}
    names = Names(others.values(), reader, conference)
    found |= {key: name for key, role in others.items() if (name := names.of(role).name)}
    return in_order(found.items(), key=lambda choice: choice[1])
