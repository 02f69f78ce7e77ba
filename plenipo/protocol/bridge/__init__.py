"""Rows to the values of the engine of precedence. Asks the database nothing."""

from collections.abc import Iterable, Mapping
from datetime import date

from plenipo.engines.precedence import (
    NUMBER,
    Alphabetical,
    Comparator,
    Earlier,
    Filed,
    HeldThen,
    KnownDay,
    OfficeHeld,
    OrderOfPrecedence,
    Placement,
    Ranked,
    Smaller,
    Unkept,
    WhyBefore,
    commitment_of,
    drawn_by_digest,
    held_on,
    in_precedence,
)
from plenipo.protocol.models import PlacedByHand, Tenure
from plenipo.protocol.profile import ACCEPTANCE, ALPHABET, LOT, OFFICE, RANK, SEAT, OrderRules

__all__ = [
    "NUMBER",
    "Filed",
    "HeldThen",
    "KnownDay",
    "OrderOfPrecedence",
    "Ranked",
    "Unkept",
    "WhyBefore",
    "commitment_of",
    "comparators",
    "drawn_by_digest",
    "held_then",
    "in_precedence",
    "known_day",
    "placement_numbered",
    "placements",
]


def known_day(text: str | None) -> KnownDay | None:
    return KnownDay(text) if text else None


def held_then(
    tenures: Iterable[Tenure], ranks: Mapping[str, int], stated: str | None, day: date
) -> HeldThen | None:
    """The office that counts on this day.

    ranks    {key of a class: its place, from 1}; a class that is no longer in the table gives no rank
    stated   since when the delegation says the person is in office: of a tenure that says no day of its own
    """
    return held_on(
        (
            OfficeHeld(
                each.pk,
                ranks.get(each.rank),
                known_day(each.since or (None if each.until else stated)),
                known_day(each.until),
            )
            for each in tenures
        ),
        day,
    )


def comparators(rules: OrderRules, start: bytes = b"") -> list[Comparator]:
    """In the order of the rules. start: the collation key of the seat drawn by lot; none: it was not drawn"""
    kinds = {
        OFFICE: Earlier(OFFICE),
        ACCEPTANCE: Earlier(ACCEPTANCE),
        LOT: Smaller(LOT),
        SEAT: Alphabetical(SEAT, start),
        ALPHABET: Alphabetical(ALPHABET),
    }
    ranked = [Smaller(RANK)] if rules.basis == RANK else []
    return [*ranked, *(kinds[way] for way in rules.ways)]


def placements(rows: Iterable[PlacedByHand]) -> list[Placement]:
    return [
        Placement(
            each.pk, each.subject_id, "before" if each.side == "before" else "after", each.beside_id
        )
        for each in rows
    ]


def placement_numbered(number: int) -> Placement:
    """Of an order that was settled: the decision is said beside it."""
    return Placement(number, 0, "before", 0)
