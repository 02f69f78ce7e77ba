from plenipo.conference.queries.members import membership_of, switches_of
from plenipo.conference.queries.particulars import next_first_day
from plenipo.conference.queries.phase import is_over
from plenipo.conference.queries.profile import rules_of
from plenipo.conference.queries.site import public_site_of, switches_here

__all__ = [
    "is_over",
    "membership_of",
    "next_first_day",
    "public_site_of",
    "rules_of",
    "switches_here",
    "switches_of",
]
