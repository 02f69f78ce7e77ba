"""What the desk entered for a delegation, and what it may see of its pages when it does."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from plenipo.bilaterals.bridge.entries import words_of
from plenipo.bilaterals.models import BilateralEntry, DeskLine, MeetingRequest
from plenipo.bilaterals.queries.desk import desk_phrases
from plenipo.bilaterals.queries.requests import requests_seen_by
from plenipo.bilaterals.rules import OUT
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.approval import SEARCHED
from plenipo.delegations.queries.entries import EnteredAtDesk, grouped
from plenipo.delegations.queries.order import by_name
from plenipo.people.models import Account
from plenipo.registry.queries.finding import narrowed


def entered_for(delegation: Delegation, *, most: int = 50) -> list[EnteredAtDesk]:
    """Latest source first. One query."""
    found = BilateralEntry.objects.filter(delegation=delegation).select_related("by")[:most]
    return grouped([(each, *words_of(each)) for each in found], desk_phrases())


def source_used_last(delegation: Delegation, account: Account) -> dict[str, Any]:
    """What this officer said of the source when they last entered something for this delegation."""
    entry = BilateralEntry.objects.filter(delegation=delegation, by=account).first()
    if entry is None:
        return {}
    reference, reason = words_of(entry)
    return {"channel": entry.channel, "on": entry.on, "reference": reference, "reason": reason}


def requests_for_desk(delegation: Delegation) -> QuerySet[MeetingRequest]:
    """Of a delegation's requests those the desk may see: what was sent, and the drafts it entered itself."""
    drafted = DeskLine.objects.filter(
        conference=delegation.conference_id, verb=DeskVerb.DRAFTED, account__isnull=False
    )
    own = [UUID(about.rpartition(":")[2]) for about in drafted.values_list("about", flat=True)]
    sent = ~Q(state=MeetingRequest.State.DRAFT)
    return requests_seen_by(delegation).filter(sent | Q(pk__in=own))


def delegations_to_enter_for(conference: Conference, words: str) -> list[Delegation]:
    """Those taking part, by name."""
    found = Delegation.objects.filter(conference=conference).exclude(state__in=OUT)
    found = narrowed(found, words, *SEARCHED, countries=["country"])
    return sorted(found.select_related("country"), key=by_name)
