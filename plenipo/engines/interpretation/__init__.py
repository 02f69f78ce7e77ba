"""Language regimes: how many interpreters a sitting needs, who reaches whom, and who is asked too much.

strength(sitting, "aiic_6")            how many, by which published table
coverage(sitting, duties, people)      each spoken language into each booth: direct, over a pivot, or not at all
offers(pair, duties, people, free)     how a gap could be closed
overloads(duties, sittings, people)    whose limits are broken
propose(sittings, people, duties, …)   teams for what is open
"""

from plenipo.engines.interpretation.coverage import coverage, gaps, offers, present
from plenipo.engines.interpretation.load import is_free, overloads
from plenipo.engines.interpretation.propose import propose
from plenipo.engines.interpretation.strength import strength, tables
from plenipo.engines.interpretation.values import (
    BoothInterpreter,
    CoverOffer,
    InterpreterDuty,
    Overload,
    Pair,
    Path,
    Sitting,
    Strength,
)

__all__ = [
    "InterpreterDuty",
    "BoothInterpreter",
    "CoverOffer",
    "Overload",
    "Pair",
    "Path",
    "Sitting",
    "Strength",
    "coverage",
    "gaps",
    "is_free",
    "offers",
    "overloads",
    "present",
    "propose",
    "strength",
    "tables",
]
