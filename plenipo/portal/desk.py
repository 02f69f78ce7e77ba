"""The pages made of several domains, in the lists of the house."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Membership
from plenipo.conference.queries.waiting import WAITING, Waits
from plenipo.delegations.models import Invitation, Promise
from plenipo.delegations.profile import INVITATIONS
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.words.dealings import DEALINGS, SECRETARIAT, Dealing
from plenipo.kit.desks import HOUSE, PUBLIC_PAGES, RAIL, Desk, DeskPage
from plenipo.portal.rules import may_see_addressee, may_see_subject
from plenipo.programme.queries.versions import has_programme
from plenipo.protocol.queries.lots import has_published_draws
from plenipo.records.models import Letter, ReturnedMail
from plenipo.records.queries import name_of
from plenipo.records.queries.letter_kinds import declare_letters

FAILED = (Letter.State.BOUNCED, Letter.State.HELD)

RAIL.add(110, Desk(_("Today"), "portal:today", alone=True))
RAIL.add(250, Desk(_("Commitments"), "portal:commitments", waits=("promises",)))
RAIL.add(510, Desk(_("Letters"), "portal:letters", waits=("letters",)))
RAIL.add(530, Desk(_("Activity log"), "portal:journal"))

HOUSE.add(30, DeskPage(_("Conferences"), "portal:desks"))

PUBLIC_PAGES.add(10, DeskPage(_("The conference"), "portal:conference"))
PUBLIC_PAGES.add(20, DeskPage(_("Programme"), "portal:programme", has_programme))
PUBLIC_PAGES.add(35, DeskPage(_("Drawing of lots"), "portal:draws", has_published_draws))
PUBLIC_PAGES.add(30, DeskPage(_("Participants"), "portal:participants"))

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

# ---- what was said between the secretariat and a party


@DEALINGS.at(30)
def _letters(invitation: Invitation, member: Membership) -> Iterable[Dealing]:
    about = [name_of(row) for row in (invitation, delegation_of(invitation)) if row is not None]
    found = Letter.objects.filter(about__in=about, in_confidence=False, copy_of=None)
    found = found.exclude(state=Letter.State.DRAFT).defer("body", "dress")
    return [_of_letter(each, member) for each in found.order_by("pk")]


def _of_letter(letter: Letter, member: Membership) -> Dealing:
    to = (letter.to_name or letter.to_email) if may_see_addressee(member, letter) else ""
    return Dealing(
        at=letter.sent_at or letter.written_at,
        text=(letter.subject or gettext("A letter (personal data erased)"))
        if may_see_subject(member, letter)
        else gettext("Subject restricted"),
        side=SECRETARIAT,
        who=gettext("To %(name)s") % {"name": to} if to else "",
        channel=gettext("letter by e-mail, %(state)s") % {"state": letter.get_state_display()},
        url=reverse("portal:letter", args=[member.conference.slug, letter.pk]),
    )
