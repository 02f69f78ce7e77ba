"""Rows to what the rules of the gates decide on, and back."""

from collections.abc import Iterable
from datetime import date, datetime

from plenipo.accreditation.bridge.codes import BadgeSigner, end_of, start_of
from plenipo.accreditation.models import Badge, Pass
from plenipo.accreditation.profile import Gates
from plenipo.engines.gates.decide import (
    BadgeAtGate,
    BadgeState,
    Direction,
    GateReason,
    GateRules,
    Ruling,
    When,
    ZoneNow,
    decide,
)
from plenipo.engines.gates.difference import difference, marks_of
from plenipo.engines.gates.known import known_as
from plenipo.engines.gates.merge import Double, Inside, Seen, inside_after

__all__ = [
    "Double",
    "Inside",
    "GateReason",
    "Ruling",
    "BadgeState",
    "Direction",
    "ZoneNow",
    "decided",
    "difference",
    "digest_of",
    "holder_of",
    "inside_of",
    "known_as",
    "marks_of",
    "state_of",
    "state_of_pass",
]

STATES = {
    Badge.State.LOST: BadgeState.LOST,
    Badge.State.REVOKED: BadgeState.REVOKED,
    Badge.State.REPLACED: BadgeState.REPLACED,
    Badge.State.RETURNED: BadgeState.RETURNED,
}
OF_PASSES = {
    Pass.State.IN_STORE: BadgeState.IN_STORE,
    Pass.State.LOST: BadgeState.LOST,
    Pass.State.WITHDRAWN: BadgeState.REVOKED,
}


def state_of_pass(piece: Pass, *, gone: bool, kept_out: bool = False) -> BadgeState:
    """
    gone       the delegation that holds it no longer takes part
    kept_out   it does not for now, by its credentials
    """
    if gone and piece.state == Pass.State.ISSUED:
        return BadgeState.REVOKED
    if kept_out and piece.state == Pass.State.ISSUED:
        return BadgeState.SUSPENDED
    return OF_PASSES.get(Pass.State(piece.state), BadgeState.VALID)


def state_of(badge: Badge, *, kept_out: bool = False) -> BadgeState:
    """kept_out   the delegation does not take part for now, by its credentials"""
    valid = BadgeState.SUSPENDED if kept_out else BadgeState.VALID
    return STATES.get(Badge.State(badge.state), valid)


_DIGESTS: dict[tuple[str, str, date], str] = {}
MOST_DIGESTS = 50_000


def digest_of(signer: BadgeSigner, badge: Badge | Pass) -> str:
    """Of its signed code. To sign ten thousand takes a second, and the same is signed again for every list."""
    key = (signer.key, badge.identity, badge.ends)
    if key not in _DIGESTS:
        if len(_DIGESTS) >= MOST_DIGESTS:
            _DIGESTS.clear()
        _DIGESTS[key] = known_as(signer.of_badge(badge))
    return _DIGESTS[key]


def decided(
    badge: Badge | Pass,
    zones: Iterable[int],
    zone: ZoneNow,
    rules: Gates,
    *,
    way: Direction,
    now: datetime,
    inside: bool,
    gone: bool = False,
    kept_out: bool = False,
) -> Ruling:
    """
    zones      those its category or kind opens
    gone       of a pass: the delegation that holds it no longer takes part
    kept_out   the delegation does not take part for now, by its credentials
    """
    there = _there(badge, zones, gone=gone, kept_out=kept_out)
    known = GateRules(When(rules.full), When(rules.again))
    return decide(there, zone, known, way=way, now=int(now.timestamp()), inside=inside)


def _there(badge: Badge | Pass, zones: Iterable[int], *, gone: bool, kept_out: bool) -> BadgeAtGate:
    if isinstance(badge, Pass):
        return _pass_at_gate(badge, zones, state_of_pass(badge, gone=gone, kept_out=kept_out))
    return _at_gate(badge, zones, state_of(badge, kept_out=kept_out))


def _at_gate(badge: Badge, zones: Iterable[int], state: BadgeState) -> BadgeAtGate:
    return BadgeAtGate(
        state,
        int(start_of(badge.starts, badge.conference).timestamp()),
        int(end_of(badge.ends, badge.conference).timestamp()),
        frozenset(zones),
        nameless=badge.person_id is None,
    )


def _pass_at_gate(piece: Pass, zones: Iterable[int], state: BadgeState) -> BadgeAtGate:
    return BadgeAtGate(
        state,
        int(start_of(piece.starts, piece.conference).timestamp()),
        int(end_of(piece.ends, piece.conference).timestamp()),
        frozenset(zones),
        beneath=piece.kind.beneath,
    )


def holder_of(badge: int, person: int | None) -> int:
    """Who is counted once: a person, whatever badges they have (even, below zero), a pass (odd), a badge of nobody."""
    if badge < 0:
        return 2 * badge + 1
    return badge if person is None else -2 * person


Row = tuple[int, int, datetime, int, int | None, int, str]


def inside_of(rows: Iterable[Row], hours: int) -> Inside:
    """
    rows    of those who were let through: (device, number, at, badge, person, zone, way)
    hours   after which somebody nobody saw leaving is no longer taken to be inside

    A badge below zero is a pass. Whoever has a badge and a one-day badge is one person.
    """
    holders: dict[int, int] = {}
    seen = []
    for device, number, at, badge, person, zone, way in rows:
        holders[badge] = holder_of(badge, person)
        milliseconds = round(at.timestamp() * 1000)
        seen.append(Seen(milliseconds, device, number, badge, zone, Direction(way)))
    return inside_after(seen, holders, lasts=hours * 3_600_000)
