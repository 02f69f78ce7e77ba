"""Who may see what of a person or delegation, now, and why. Pure: the moment is an argument."""

from plenipo.engines.disclosure.decide import agrees_to, decide
from plenipo.engines.disclosure.values import (
    Audience,
    Decision,
    Field,
    ListState,
    Policy,
    Reason,
    Subject,
    View,
    Wish,
)

__all__ = [
    "Audience",
    "Decision",
    "Field",
    "ListState",
    "Policy",
    "Reason",
    "Subject",
    "View",
    "Wish",
    "agrees_to",
    "decide",
]
