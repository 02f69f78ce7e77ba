"""What the desk entered for a party, for the secretariat and for the party itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from plenipo.delegations.models import DeskEntry, Invitation
from plenipo.people.models import Account
from plenipo.records.models import Received
from plenipo.records.words.journal import phrases, source_in_words


def entries_for(invitation: Invitation) -> QuerySet[DeskEntry]:
    return DeskEntry.objects.filter(invitation=invitation).select_related("by").order_by("-pk")


def last_entry_of(invitation: Invitation, account: Account) -> DeskEntry | None:
    """What this officer entered for this party last: the next thing mostly comes from the same note or call."""
    return DeskEntry.objects.filter(invitation=invitation, by=account).order_by("-pk").first()


@dataclass(frozen=True)
class EnteredAtDesk:
    """One source, and what was entered from it. Reference, reason and officer are the secretariat's to read."""

    source: str
    deeds: tuple[str, ...]
    at: datetime
    reference: str
    reason: str
    by: str


def entered_by_desk(invitation: Invitation, *, most: int = 50) -> list[EnteredAtDesk]:
    """Latest source first; what was entered several times from one source stands once. One query."""
    found = [(each, each.reference, each.reason) for each in entries_for(invitation)[:most]]
    return grouped(found, phrases())


def grouped(
    entries: Iterable[tuple[Received, str, str]], words: Mapping[str, object]
) -> list[EnteredAtDesk]:
    """By source, in the order given.

    entries   (entry, reference, reason), the latest first
    words     the phrases of the verbs
    """
    found: dict[tuple[Any, ...], list[tuple[Received, str]]] = {}
    for each, reference, reason in entries:
        key = (each.channel, each.on, reference, each.by)
        found.setdefault(key, []).append((each, reason))
    return [
        EnteredAtDesk(
            source=source_in_words(channel, on),
            deeds=tuple(dict.fromkeys(str(words.get(e.verb, e.verb)) for e, _why in group[::-1])),
            at=group[0][0].at,
            reference=reference,
            reason=group[0][1],
            by=str(by or ""),
        )
        for (channel, on, reference, by), group in found.items()
    ]
