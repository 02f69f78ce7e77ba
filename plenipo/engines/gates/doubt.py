"""What is doubtful in a passage as its device tells it: one that was stolen tells what it likes."""

from dataclasses import dataclass
from enum import StrEnum

SKEW = 86_400_000  # milliseconds by which a clock may be wrong that no network has put right


class Doubt(StrEnum):
    ENDED = "ended"  # made after the device was revoked, or after its time
    TIME = "time"  # before the device was there, or in the future


@dataclass(frozen=True, slots=True)
class Teller:
    """The device when it tells. Moments are milliseconds since 1970.

    since   all it had made before that is here: it handed everything over, or was enrolled
    ends    when it was revoked, or its time was over
    """

    since: int
    ends: int
    now: int


def doubt_of(at: int, teller: Teller) -> Doubt | None:
    """
    at   when the device says that it happened

    It hangs on this device alone: what others told, and whether they told it before, makes no difference.
    """
    if max(at, teller.since) >= teller.ends:
        return Doubt.ENDED
    if not teller.since - SKEW <= at <= teller.now + SKEW:
        return Doubt.TIME
    return None
