from plenipo.programme.models.incident import Incident
from plenipo.programme.models.interpretation import Absence, BoothDuty, Interpreter
from plenipo.programme.models.place import (
    Building,
    Day,
    MeetingRooms,
    Room,
    RoomHours,
    SetAside,
    Venue,
    Walk,
)
from plenipo.programme.models.session import Cue, Role, Session, Stay, Track
from plenipo.programme.models.version import Version

__all__ = [
    "Absence",
    "BoothDuty",
    "Building",
    "Cue",
    "Day",
    "Incident",
    "Interpreter",
    "MeetingRooms",
    "Role",
    "Room",
    "RoomHours",
    "Session",
    "SetAside",
    "Stay",
    "Track",
    "Venue",
    "Version",
    "Walk",
]
