from plenipo.registry.models.history import Distinct, Import, ImportRow, Revision
from plenipo.registry.models.matching import Match, MatchList
from plenipo.registry.models.party import (
    Affiliation,
    Country,
    ExternalId,
    NamedInLanguages,
    Office,
    Party,
    PartyName,
    StatusPeriod,
    Succession,
    Word,
)

__all__ = [
    "Affiliation",
    "Country",
    "Distinct",
    "ExternalId",
    "Import",
    "ImportRow",
    "Match",
    "MatchList",
    "NamedInLanguages",
    "Office",
    "Party",
    "PartyName",
    "Revision",
    "StatusPeriod",
    "Succession",
    "Word",
]
