"""What follows from a delay: `spread(items, [Overrun("session:4", 12)])` returns a difference and changes nothing."""

from plenipo.engines.ripple.spread import spread
from plenipo.engines.ripple.values import (
    CANCEL,
    DAY,
    OPEN,
    WAIT,
    Absent,
    Gaps,
    Item,
    ItemChange,
    ItemChoice,
    Option,
    Overrun,
    Remedy,
    Ripple,
    Stuck,
)

__all__ = [
    "CANCEL",
    "DAY",
    "OPEN",
    "WAIT",
    "Absent",
    "ItemChange",
    "ItemChoice",
    "Gaps",
    "Item",
    "Remedy",
    "Option",
    "Overrun",
    "Ripple",
    "Stuck",
    "spread",
]
