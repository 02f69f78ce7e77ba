"""The pages made of several domains, in the lists of the house."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from plenipo.conference.queries.waiting import WAITING, Waits
from plenipo.delegations.models import Promise
from plenipo.delegations.profile import INVITATIONS
from plenipo.kit.desks import HOUSE, PUBLIC_PAGES, RAIL, Desk, Page
from plenipo.programme.queries.versions import has_programme
from plenipo.records.models import Letter, ReturnedMail
from plenipo.records.queries.letter_kinds import declare_letters

FAILED = (Letter.State.BOUNCED, Letter.State.HELD)

RAIL.add(110, Desk(_("Today"), "portal:today", alone=True))
RAIL.add(250, Desk(_("Commitments"), "portal:commitments", waits=("promises",)))
RAIL.add(510, Desk(_("Letters"), "portal:letters", waits=("letters",)))
RAIL.add(530, Desk(_("Activity log"), "portal:journal"))

HOUSE.add(30, Page(_("Conferences"), "portal:desks"))

PUBLIC_PAGES.add(10, Page(_("The conference"), "portal:conference"))
PUBLIC_PAGES.add(20, Page(_("Programme"), "portal:programme", has_programme))
PUBLIC_PAGES.add(30, Page(_("Participants"), "portal:participants"))

declare_letters("portal.daily", of_people=False)

WAITING.add(
    80,
    Waits(
        "promises",
        ngettext_lazy("%(n)s commitment is due", "%(n)s commitments are due", "n"),
        INVITATIONS,
        "portal:commitments",
        query="?state=open",
        rows=lambda: Promise.objects.filter(
            state=Promise.State.OPEN, due__lte=timezone.localdate()
        ),
        way="invitation__conference",
    ),
)
WAITING.add(
    100,
    Waits(
        "letters",
        ngettext_lazy(
            "%(n)s letter not delivered or on hold", "%(n)s letters not delivered or on hold", "n"
        ),
        INVITATIONS,
        "portal:letters",
        query="?state=problem",
        rows=lambda: Letter.objects.filter(state__in=FAILED, in_confidence=False),
        afterwards=True,
    ),
)
WAITING.add(
    120,
    Waits(
        "returned",
        ngettext_lazy("%(n)s returned message to read", "%(n)s returned messages to read", "n"),
        INVITATIONS,
        "portal:returned",
        rows=lambda: ReturnedMail.objects.all(),
    ),
)
