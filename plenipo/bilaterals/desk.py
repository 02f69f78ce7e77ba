"""What bilateral meetings add to the lists of the house. What is in confidence is told to the desk alone."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.queries.desk import waiting
from plenipo.bilaterals.rules import takes_part
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, Page

RAIL.add(310, Desk(_("Bilateral desk"), "bilaterals:desk", apart=waiting))

TABS["bilaterals:desk"].add(10, Page(_("Requests"), "bilaterals:desk"))
TABS["bilaterals:desk"].add(20, Page(_("Demand"), "bilaterals:demand"))
TABS["bilaterals:desk"].add(30, Page(_("Plans"), "bilaterals:plans"))
TABS["bilaterals:desk"].add(40, Page(_("What if"), "bilaterals:what-if"))
TABS["bilaterals:desk"].add(50, Page(_("On the day"), "bilaterals:outages"))
TABS["bilaterals:desk"].add(60, Page(_("Rooms"), "bilaterals:rooms"))
TABS["bilaterals:desk"].add(70, Page(_("Displays"), "bilaterals:displays"))
TABS["bilaterals:desk"].add(
    80, Page(pgettext_lazy("of the host", "Leadership"), "bilaterals:hosts")
)
TABS["bilaterals:desk"].add(90, Page(_("Interpreters"), "bilaterals:interpreters"))
TABS["bilaterals:desk"].add(100, Page(_("Follow-ups"), "bilaterals:follow-ups"))
TABS["bilaterals:desk"].add(110, Page(_("Outcomes"), "bilaterals:outcomes"))
TABS["bilaterals:desk"].add(120, Page(_("Statistics"), "bilaterals:statistics"))
TABS["bilaterals:desk"].add(130, Page(_("Activity log"), "bilaterals:desk-journal"))


def _takes_part(request: Any) -> bool:
    """Whether the pages open for this party: the rule they ask themselves. They do not say whether anything waits."""
    known = getattr(request, "delegation", None)
    return takes_part(known or getattr(request.focal.invitation, "delegation", None))


OF_A_PARTY.add(30, Page(_("Bilateral meetings"), "bilaterals:mine", _takes_part))
FOR_A_PARTY.add(30, Page(_("Bilateral meetings"), "bilaterals:for-mine", _takes_part))
