"""Who was present, for the final list: the steps above, which know of badges and gates, add to `PRESENCES`."""

from collections.abc import Callable
from dataclasses import dataclass

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.profile import ALL_APPROVED, Listing
from plenipo.kit.joining import Joined


@dataclass(frozen=True)
class WayToTell:
    """
    key      of a way to tell, in the rules: profile.PRESENT_BY
    persons  by number, whoever was present in this way
    """

    key: str
    persons: Callable[[Conference], set[int]]


PRESENCES: Joined[WayToTell] = Joined()


def way_to_count(conference: Conference, state: str) -> str:
    """A key of profile.PRESENT_BY: only the final list is one of those present."""
    return rules_of(conference).of(Listing).final_names if state == "final" else ALL_APPROVED


def present_by(conference: Conference, way: str) -> set[int] | None:
    """Numbers of persons; None: whether somebody was present is not asked."""
    if way == ALL_APPROVED:
        return None
    (found,) = [each.persons for each in PRESENCES if each.key == way]
    return found(conference)
