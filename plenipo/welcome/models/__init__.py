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
    "Journey",
    "LiaisonDuty",
    "PastedJourneys",
    "PrintedSheet",
    "Reception",
    "ReceptionTable",
    "TeamLink",
    "TeamMember",
    "Traveller",
    "JourneyWay",
]
