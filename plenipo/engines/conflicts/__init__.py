"""What is wrong with a programme: rooms, people, languages, time. Pure: rows come in as values."""

from plenipo.engines.conflicts.check import conflicts_in
from plenipo.engines.conflicts.values import Conflict, Kind, Part, Plan, Planned, Presence, Room

__all__ = ["Conflict", "Kind", "Part", "Plan", "Planned", "Presence", "Room", "conflicts_in"]
