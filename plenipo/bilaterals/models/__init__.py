from plenipo.bilaterals.models.journal import DeskLine
from plenipo.bilaterals.models.principal import Availability, Level, Principal
from plenipo.bilaterals.models.request import AcceptableLevel, MeetingRequest

__all__ = [
    "AcceptableLevel",
    "Availability",
    "DeskLine",
    "Level",
    "MeetingRequest",
    "Principal",
]
