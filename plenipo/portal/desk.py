"""The pages made of several domains, in the lists of the house."""

from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import HOUSE, PUBLIC_PAGES, RAIL, Desk, Page
from plenipo.programme.queries.versions import has_programme

RAIL.add(110, Desk(_("Today"), "portal:today", alone=True))
RAIL.add(250, Desk(_("Commitments"), "portal:commitments", waits=("promises",)))
RAIL.add(510, Desk(_("Letters"), "portal:letters", waits=("letters",)))
RAIL.add(530, Desk(_("Activity log"), "portal:journal"))

HOUSE.add(30, Page(_("Conferences"), "portal:desks"))

PUBLIC_PAGES.add(10, Page(_("The conference"), "portal:conference"))
PUBLIC_PAGES.add(20, Page(_("Programme"), "portal:programme", has_programme))
PUBLIC_PAGES.add(30, Page(_("Participants"), "portal:participants"))
