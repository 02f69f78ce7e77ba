"""Delegations that are approved and do not take part for now: the steps above, which know why, add to `ASIDE`."""

from collections.abc import Callable

from plenipo.conference.models import Conference
from plenipo.kit.joining import Joined

ASIDE: Joined[Callable[[Conference], frozenset[int]]] = Joined()


def not_for_now(conference: Conference) -> frozenset[int]:
    """Numbers of delegations; why, is told beside each of them (`words/beside.py`)."""
    return frozenset().union(*(known(conference) for known in ASIDE))
