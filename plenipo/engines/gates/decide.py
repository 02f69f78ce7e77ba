"""Whether a badge is let through a gate. `static/accreditation/gate-rules.js` decides the same on a telephone without a
network; `benchmarks/gate_rules.py` asks both of them a million questions."""

from dataclasses import dataclass
from enum import StrEnum


class BadgeState(StrEnum):
    VALID = "valid"
    LOST = "lost"
    REVOKED = "revoked"
    REPLACED = "replaced"
    RETURNED = "returned"
    SUSPENDED = "suspended"  # whose delegation does not take part for now
    IN_STORE = "in_store"  # a pass nobody was given


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class When(StrEnum):
    """What the rules of a conference say of a full zone, or of somebody who is inside already."""

    IGNORED = "ignored"
    WARNED = "warned"
    REFUSED = "refused"


class GateReason(StrEnum):
    """Why somebody was let through or not; the first that holds. As a warning: what the officer should know besides."""

    ADMITTED = "admitted"
    UNLISTED = (
        "unlisted"  # the code is in no list: forged, of another conference, or newer than the list
    )
    LOST = "lost"
    REVOKED = "revoked"
    REPLACED = "replaced"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    IN_STORE = "in_store"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    ZONE = "zone"
    INSIDE = "inside"
    FULL = "full"
    TEMPORARY = "temporary"  # a warning only: nobody's name stands on it yet
    BENEATH = "beneath"  # a warning only: a pass that is valid with a badge beneath it
    NOT_INSIDE = "not_inside"  # a warning only: left without having come in


@dataclass(frozen=True, slots=True)
class BadgeAtGate:
    """
    starts, ends   seconds since 1970; at `ends` it is over
    nameless       a temporary badge that has not been put down to anybody
    beneath        a pass that whoever holds it may use, with a badge beneath it
    """

    state: BadgeState
    starts: int
    ends: int
    zones: frozenset[int]
    nameless: bool = False
    beneath: bool = False


@dataclass(frozen=True, slots=True)
class ZoneNow:
    """
    capacity   None: not limited
    inside     how many are known to be in it
    """

    zone: int
    capacity: int | None
    inside: int


@dataclass(frozen=True, slots=True)
class GateRules:
    full: When
    again: When


@dataclass(frozen=True, slots=True)
class Ruling:
    admitted: bool
    reason: GateReason
    warnings: tuple[GateReason, ...] = ()


def decide(
    badge: BadgeAtGate | None,
    zone: ZoneNow,
    rules: GateRules,
    *,
    way: Direction,
    now: int,
    inside: bool,
) -> Ruling:
    """
    now      seconds since 1970, by the server's clock
    inside   whether this badge is known to be in the zone

    Nobody whose badge we know is kept from leaving: what would have kept them out is a warning then.
    """
    if badge is None:
        return Ruling(False, GateReason.UNLISTED)
    nameless = [GateReason.TEMPORARY] if badge.nameless else []
    fault = _fault(badge, zone.zone, now)
    if way == Direction.OUT:
        known = [fault] if fault else []
        return _let_through(known + nameless + ([] if inside else [GateReason.NOT_INSIDE]))
    if fault:
        return Ruling(False, fault)
    full = zone.capacity is not None and zone.inside >= zone.capacity and not inside
    found = [(GateReason.INSIDE, rules.again, inside), (GateReason.FULL, rules.full, full)]
    for reason, when, holds in found:
        if holds and when == When.REFUSED:
            return Ruling(False, reason)
    told = [reason for reason, when, holds in found if holds and when == When.WARNED]
    beneath = [GateReason.BENEATH] if badge.beneath else []
    return _let_through(nameless + beneath + told)


def _fault(badge: BadgeAtGate, zone: int, now: int) -> GateReason | None:
    if badge.state != BadgeState.VALID:
        return GateReason(badge.state.value)
    if now < badge.starts:
        return GateReason.NOT_YET
    if now >= badge.ends:
        return GateReason.EXPIRED
    return None if zone in badge.zones else GateReason.ZONE


def _let_through(warnings: list[GateReason]) -> Ruling:
    return Ruling(True, GateReason.ADMITTED, tuple(warnings))
