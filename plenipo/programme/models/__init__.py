from plenipo.programme.models.place import Building, Day, Room, RoomHours, Venue, Walk
from plenipo.programme.models.session import Cue, Role, Session, Stay
from plenipo.programme.models.version import Version

__all__ = [
    "Building",
    "Cue",
    "Day",
    "Role",
    "Room",
    "RoomHours",
    "Session",
    "Stay",
    "Venue",
    "Version",
    "Walk",
]
