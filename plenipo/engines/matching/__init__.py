"""Which party of a register a typed name means.

    register = learn(parties)                                  once, when the register changes
    answer = match(register, "Parti socialiste", "FRA", at=date(2017, 12, 1))

Values in, values out: no database, no clock, no files. See docs/decisions/0004-matching.md.
"""

from plenipo.engines.matching.answer import match
from plenipo.engines.matching.countries import folded_names, resolve_country
from plenipo.engines.matching.register import Register, learn
from plenipo.engines.matching.twins import Twins, TypedRow, twins
from plenipo.engines.matching.values import (
    Answer,
    Candidate,
    Certainty,
    Ground,
    ListedParty,
    Name,
    NameKind,
)
from plenipo.engines.matching.wording import in_english

__all__ = [
    "Answer",
    "Candidate",
    "Certainty",
    "TypedRow",
    "NameKind",
    "Name",
    "ListedParty",
    "Ground",
    "Register",
    "Twins",
    "folded_names",
    "in_english",
    "learn",
    "match",
    "resolve_country",
    "twins",
]
