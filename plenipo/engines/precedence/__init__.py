"""An order of precedence, and why each stands before the next. Nothing here knows what a party is."""

from plenipo.engines.precedence.days import HeldThen, KnownDay, OfficeHeld, held_on
from plenipo.engines.precedence.lots import commitment_of, drawn_by_digest
from plenipo.engines.precedence.ordering import in_precedence
from plenipo.engines.precedence.values import (
    AFTER,
    BEFORE,
    NUMBER,
    Alphabetical,
    Comparator,
    Earlier,
    Filed,
    OrderOfPrecedence,
    Placement,
    Ranked,
    Smaller,
    Unkept,
    WhyBefore,
)

__all__ = [
    "AFTER",
    "BEFORE",
    "NUMBER",
    "Alphabetical",
    "Comparator",
    "Earlier",
    "Filed",
    "OfficeHeld",
    "HeldThen",
    "KnownDay",
    "OrderOfPrecedence",
    "Placement",
    "WhyBefore",
    "Smaller",
    "Ranked",
    "Unkept",
    "commitment_of",
    "drawn_by_digest",
    "held_on",
    "in_precedence",
]
