from plenipo.conference.queries.members import membership_of, switches_of
from plenipo.conference.queries.profile import rules_of

__all__ = ["membership_of", "rules_of", "switches_of"]
