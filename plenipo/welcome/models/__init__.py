from plenipo.welcome.models.cars import (
    Convoy,
    ConvoyCar,
    ConvoyParty,
    ConvoySeat,
    Vehicle,
)
from plenipo.welcome.models.hotels import (
    Hotel,
    Lodging,
    PastedRooms,
    RoomAllotment,
    RoomKind,
    SentRooms,
    Sleeper,
)
from plenipo.welcome.models.journeys import (
    Journey,
    JourneyWay,
    PastedJourneys,
    PrintedSheet,
    Reception,
    ReceptionTable,
    TeamMember,
    Traveller,
)
from plenipo.welcome.models.liaison import LiaisonDuty, TeamLink

__all__ = [
    "Convoy",
    "ConvoyCar",
    "ConvoyParty",
    "ConvoySeat",
    "Hotel",
    "Journey",
    "JourneyWay",
    "LiaisonDuty",
    "Lodging",
    "PastedJourneys",
    "PastedRooms",
    "PrintedSheet",
    "Reception",
    "ReceptionTable",
    "RoomAllotment",
    "RoomKind",
    "SentRooms",
    "Sleeper",
    "TeamLink",
    "TeamMember",
    "Traveller",
    "Vehicle",
]
