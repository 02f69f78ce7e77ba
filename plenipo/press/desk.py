"""What the press desk adds to the lists of the house."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import WAITING, Waits, nothing_waits
from plenipo.delegations.profile import PRESS
from plenipo.kit.desks import RAIL, TABS, Desk, DeskPage
from plenipo.press.models import BriefingAsker, PressRelease
from plenipo.press.queries.briefings import briefings_found, without_transcript
from plenipo.press.queries.releases import releases_found
from plenipo.press.words.briefings import briefing_line
from plenipo.press.words.releases import release_line
from plenipo.records.words.lines import AREAS

# ---- pages

RAIL.add(430, Desk(_("Press"), "press:briefings", waits=("no_transcript",)))
_TABS = TABS["press:briefings"]
_TABS.add(10, DeskPage(_("Briefings"), "press:briefings", alone=True))

_TABS.add(20, DeskPage(_("Releases"), "press:releases"))

# ---- records

AREAS.add(47, ("press.", _("Press")))

# ---- what waits

nothing_waits(BriefingAsker, "called by whoever presides over the briefing")
nothing_waits(PressRelease, "its moment comes by itself")
WAITING.add(
    360,
    Waits(
        "no_transcript",
        ngettext_lazy(
            "%(n)s press briefing without a published transcript",
            "%(n)s press briefings without a published transcript",
            "n",
        ),
        PRESS,
        "press:briefings",
        query="?show=without",
        rows=lambda: without_transcript(timezone.now()),
        afterwards=True,
    ),
)

# ---- what is found


@GROUPS.at(71)
def _briefings(member: Membership, words: str) -> Group | None:
    if not member.has(PRESS):
        return None
    found = briefings_found(member.conference, words)[: SHOWN + 1]
    hits = [
        Hit(
            (line := briefing_line(each)).title,
            line.speakers,
            reverse("press:briefing", args=[member.conference.slug, each.pk]),
            each.starts,
        )
        for each in found
    ]
    return first_of(member, gettext("Press briefings"), hits, "press:briefings", words)


@GROUPS.at(72)
def _releases(member: Membership, words: str) -> Group | None:
    """To the press desk alone: before its moment nobody else knows of a release."""
    if not member.has(PRESS):
        return None
    now = timezone.now()
    found = releases_found(member.conference, words)[: SHOWN + 1]
    hits = [
        Hit(
            (line := release_line(each, now)).title,
            line.state,
            reverse("press:release", args=[member.conference.slug, each.pk]),
            each.release_at,
        )
        for each in found
    ]
    return first_of(member, gettext("Press releases"), hits, "press:releases", words)
