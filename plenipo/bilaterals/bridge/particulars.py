"""What a request says in confidence, as values; the only place where it is sealed and unsealed."""

import json
from dataclasses import asdict, dataclass, field

from plenipo.bilaterals.models import MeetingRequest
from plenipo.kit.sealed import seal, unseal

HOW = ("not_next_to", "not_before", "not_after")


@dataclass(frozen=True)
class Proposal:
    """What was proposed instead; what is empty stays as it was asked.

    day, time   as typed: "2027-05-11", "10:30", in the zone of the venue
    """

    day: str = ""
    time: str = ""
    format: str = ""
    minutes: int | None = None
    level: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Particulars:
    """
    text       what the asker writes to the asked
    whom       the name as typed, of a delegation the asker cannot choose from a list
    avoid      (how, number of a delegation): not next to, not before, not after its meeting
    proposal   what waits for the other side's word
    """

    text: str = ""
    whom: str = ""
    avoid: tuple[tuple[str, int], ...] = ()
    proposal: Proposal = field(default_factory=Proposal)


def sealed(told: Particulars) -> str:
    return seal(json.dumps(asdict(told), ensure_ascii=False))


def particulars_of(request: MeetingRequest) -> Particulars:
    """Raises Refused when the key is not on this machine."""
    told = json.loads(unseal(request.sealed))
    return Particulars(
        text=told["text"],
        whom=told["whom"],
        avoid=tuple((how, number) for how, number in told["avoid"]),
        proposal=Proposal(**told["proposal"]),
    )
