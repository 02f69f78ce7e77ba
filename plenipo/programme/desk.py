"""What the programme adds to the lists of the house."""

from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, Page
from plenipo.programme import rules

RAIL.add(410, Desk(_("Programme"), "programme:sessions", waits=("programme",)))

TABS["programme:sessions"].add(10, Page(_("Sessions"), "programme:sessions"))
TABS["programme:sessions"].add(20, Page(_("Board"), "programme:board"))
TABS["programme:sessions"].add(30, Page(_("Interpretation"), "programme:interpretation"))
TABS["programme:sessions"].add(40, Page(_("Scenario"), "programme:scenario"))
TABS["programme:sessions"].add(50, Page(_("What if"), "programme:what-if", rules.may_plan))
TABS["programme:sessions"].add(60, Page(_("Versions"), "programme:versions"))
TABS["programme:sessions"].add(70, Page(_("Venues and days"), "programme:places"))
TABS["programme:sessions"].add(80, Page(_("Arrivals and departures"), "programme:stays"))

OF_A_PARTY.add(20, Page(_("Your programme"), "programme:mine"))
FOR_A_PARTY.add(20, Page(_("Its programme"), "programme:for-mine"))
