"""What is wrong with a programme: rooms, people, languages, time. Pure: rows come in as values."""

from plenipo.engines.conflicts.check import conflicts_in
from plenipo.engines.conflicts.values import (
    Conflict,
    ConflictKind,
    Part,
    Planned,
    Presence,
    SessionRoom,
    TimedProgramme,
)

__all__ = [
    "Conflict",
    "ConflictKind",
    "Part",
    "TimedProgramme",
    "Planned",
    "Presence",
    "SessionRoom",
    "conflicts_in",
]
