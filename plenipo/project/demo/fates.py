"""What became of each invitation, by stage: the shares, and the moments at which it happened."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from plenipo.delegations.models import Delegation, Invitation

State = Invitation.State
Stand = Delegation.State

# days ago that the invitations went out, and how many of a hundred stand where
SENT_DAYS_AGO = {"invitations": 12, "naming": 60, "approval": 95, "opening": 130}
ANSWERS = {
    "invitations": {
        State.DRAFTED: 18,
        State.SENT: 40,
        State.OPENED: 24,
        State.ACCEPTED: 8,
        State.NAMES_TO_FOLLOW: 6,
        State.DECLINED: 4,
    },
    "naming": {
        State.SENT: 14,
        State.OPENED: 8,
        State.ACCEPTED: 50,
        State.NAMES_TO_FOLLOW: 16,
        State.ANOTHER_LEVEL: 2,
        State.DECLINED: 10,
    },
    "approval": {
        State.SENT: 6,
        State.OPENED: 4,
        State.ACCEPTED: 74,
        State.NAMES_TO_FOLLOW: 3,
        State.ANOTHER_LEVEL: 1,
        State.DECLINED: 12,
    },
    "opening": {State.LAPSED: 8, State.ACCEPTED: 79, State.DECLINED: 13},
}
DELEGATIONS = {
    "invitations": {Stand.INVITED: 70, Stand.NAMED: 30},
    "naming": {Stand.INVITED: 34, Stand.NAMED: 18, Stand.SUBMITTED: 36, Stand.APPROVED: 12},
    "approval": {
        Stand.INVITED: 5,
        Stand.NAMED: 6,
        Stand.SUBMITTED: 38,
        Stand.RETURNED: 6,
        Stand.APPROVED: 44,
        Stand.REFUSED: 1,
    },
    "opening": {Stand.SUBMITTED: 2, Stand.RETURNED: 2, Stand.APPROVED: 96},
}
PEOPLE_NAMED = (Stand.SUBMITTED, Stand.RETURNED, Stand.APPROVED, Stand.REFUSED)
DECIDED = (Stand.RETURNED, Stand.APPROVED, Stand.REFUSED)
BOUNCED = 0.03  # of those who have not answered


Drawn = TypeVar("Drawn", bound=str)


@dataclass
class Fate:
    """Where one invitation stands, and since when."""

    state: str
    stand: str | None
    bounced: bool
    sent: datetime | None
    opened: datetime | None
    answered: datetime | None
    submitted: datetime | None
    decided: datetime | None


def fate(stage: str, now: datetime, chance: Random) -> Fate:
    state = _drawn(ANSWERS[stage], chance)
    coming = state in Invitation.COMING
    stand = _drawn(DELEGATIONS[stage], chance) if coming else None
    if state == State.NAMES_TO_FOLLOW and stand in PEOPLE_NAMED:
        stand = Stand.INVITED
    silent = state in (State.SENT, State.LAPSED)
    sent = None if state == State.DRAFTED else now - timedelta(days=SENT_DAYS_AGO[stage])
    opened = None if silent or sent is None else _between(sent, now, chance)
    answered = _between(opened, now, chance) if opened and state in Invitation.ANSWERED else None
    submitted = _between(answered, now, chance) if answered and stand in PEOPLE_NAMED else None
    decided = _between(submitted, now, chance) if submitted and stand in DECIDED else None
    bounced = silent and chance.random() < BOUNCED * 3
    return Fate(state, stand, bounced, sent, opened, answered, submitted, decided)


def _drawn(shares: dict[Drawn, int], chance: Random) -> Drawn:
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def _between(start: datetime, end: datetime, chance: Random) -> datetime:
    """Most things happen soon after they could."""
    return start + (end - start) * chance.betavariate(1.2, 3)
