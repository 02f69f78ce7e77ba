from plenipo.registry.models.history import Import, ImportRow, Revision
from plenipo.registry.models.matching import Match, MatchList
from plenipo.registry.models.party import (
    Affiliation,
    Country,
    ExternalId,
    Office,
    Party,
    PartyName,
    StatusPeriod,
    Succession,
)

__all__ = [
    "Affiliation",
    "Country",
    "ExternalId",
    "Import",
    "ImportRow",
    "Match",
    "MatchList",
    "Office",
    "Party",
    "PartyName",
    "Revision",
    "StatusPeriod",
    "Succession",
]
