"""Who sits where. `arrange(seats_of(shape, measures), guests, rules)` seats people in their order, keeps
the rules or names the fewest that cannot be kept; `close_up` does without somebody."""

from plenipo.engines.seating.absence import MOST_MOVES, close_up
from plenipo.engines.seating.judge import broken_rules
from plenipo.engines.seating.measures import COUNTS, MOST, measures_for, seats_in
from plenipo.engines.seating.shapes import seats_of
from plenipo.engines.seating.solve import arrange
from plenipo.engines.seating.values import (
    Guest,
    Kind,
    Seat,
    SeatedPlan,
    SeatRule,
    Shape,
    TooFewSeats,
)

__all__ = [
    "COUNTS",
    "MOST",
    "MOST_MOVES",
    "Guest",
    "Kind",
    "SeatedPlan",
    "SeatRule",
    "Seat",
    "Shape",
    "TooFewSeats",
    "arrange",
    "broken_rules",
    "close_up",
    "measures_for",
    "seats_in",
    "seats_of",
]
