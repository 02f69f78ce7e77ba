"""What invitations and delegations add to the lists of the house."""

from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, PUBLIC_PAGES, RAIL, Desk, Page

RAIL.add(210, Desk(_("Invitations"), "delegations:invitations", waits=("drafted",)))
RAIL.add(220, Desk(_("Delegations"), "delegations:board"))
RAIL.add(230, Desk(_("Approval"), "delegations:approval", waits=("submitted",)))
RAIL.add(240, Desk(_("Change requests"), "delegations:changes", waits=("changes",)))
RAIL.add(260, Desk(_("Statistics"), "delegations:counts"))
RAIL.add(270, Desk(_("List of participants"), "delegations:list"))
RAIL.add(520, Desk(_("Circulars"), "delegations:circulars", waits=("notes",)))
RAIL.add(540, Desk(_("Nomenclature"), "delegations:nomenclature"))
RAIL.add(550, Desk(_("Personal data"), "delegations:data"))

OF_A_PARTY.add(10, Page(_("Your delegation"), "delegations:mine", alone=True))
FOR_A_PARTY.add(10, Page(_("The delegation"), "delegations:for-mine", alone=True))
FOR_A_PARTY.add(40, Page(_("The invitation"), "delegations:invitation", alone=True))

PUBLIC_PAGES.add(40, Page(_("Verification"), "delegations:verify"))
