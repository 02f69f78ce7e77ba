"""What bilateral meetings add to the lists of the house. What is in confidence is told to the desk alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.models import Course, MeetingRequest, Plan, Report
from plenipo.bilaterals.profile import BILATERALS
from plenipo.bilaterals.queries.desk import asked_name, waiting, waiting_by_kind
from plenipo.bilaterals.queries.outcomes import contested_in, due_for_host, unreported_in
from plenipo.bilaterals.queries.plans import meetings_found
from plenipo.bilaterals.queries.standing import broken_in_force
from plenipo.bilaterals.rules import takes_part
from plenipo.bilaterals.words.dealings import dealings_of
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit
from plenipo.conference.queries.waiting import TALLIES, WAITING, Tally, Waits, nothing_waits
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.words.dealings import DEALINGS, Dealing
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.records.queries.letter_kinds import declare_letters

# ---- pages

RAIL.add(310, Desk(_("Bilateral desk"), "bilaterals:desk", apart=waiting))

TABS["bilaterals:desk"].add(10, DeskPage(_("Requests"), "bilaterals:desk"))
TABS["bilaterals:desk"].add(20, DeskPage(_("Demand"), "bilaterals:demand"))
TABS["bilaterals:desk"].add(30, DeskPage(_("Plans"), "bilaterals:plans"))
TABS["bilaterals:desk"].add(40, DeskPage(_("What if"), "bilaterals:what-if"))
TABS["bilaterals:desk"].add(50, DeskPage(_("On the day"), "bilaterals:outages"))
TABS["bilaterals:desk"].add(60, DeskPage(_("Rooms"), "bilaterals:rooms"))
TABS["bilaterals:desk"].add(70, DeskPage(_("Displays"), "bilaterals:displays"))
TABS["bilaterals:desk"].add(
    80, DeskPage(pgettext_lazy("of the host", "Leadership"), "bilaterals:hosts")
)
TABS["bilaterals:desk"].add(90, DeskPage(_("Interpreters"), "bilaterals:interpreters"))
TABS["bilaterals:desk"].add(100, DeskPage(_("Follow-ups"), "bilaterals:follow-ups"))
TABS["bilaterals:desk"].add(110, DeskPage(_("Outcomes"), "bilaterals:outcomes"))
TABS["bilaterals:desk"].add(120, DeskPage(_("Statistics"), "bilaterals:statistics"))
TABS["bilaterals:desk"].add(130, DeskPage(_("Activity log"), "bilaterals:desk-journal"))


def _takes_part(request: Any) -> bool:
    """Whether the pages open for this party: the rule they ask themselves. They do not say whether anything waits."""
    known = getattr(request, "delegation", None)
    return takes_part(known or getattr(request.focal.invitation, "delegation", None))


OF_A_PARTY.add(30, DeskPage(_("Bilateral meetings"), "bilaterals:mine", _takes_part))
FOR_A_PARTY.add(30, DeskPage(_("Bilateral meetings"), "bilaterals:for-mine", _takes_part))

# ---- records

declare_letters("bilaterals.news", of_people=False)

# ---- what waits: to the desk alone, nobody else reads so much as a number of it

WAITING.add(
    210,
    Waits(
        "broken",
        ngettext_lazy(
            "%(n)s scheduled meeting can no longer be held",
            "%(n)s scheduled meetings can no longer be held",
            "n",
        ),
        BILATERALS,
        "bilaterals:plans",
        late=True,
        wrong=True,
        afterwards=True,
    ),
)
WAITING.add(
    220,
    Waits(
        "incidents",
        ngettext_lazy(
            "%(n)s change of the programme to check for bilateral meetings",
            "%(n)s changes of the programme to check for bilateral meetings",
            "n",
        ),
        BILATERALS,
        "bilaterals:what-if",
        afterwards=True,
    ),
)
WAITING.add(
    230,
    Waits(
        "host",
        ngettext_lazy(
            "%(n)s meeting request awaits the host's reply",
            "%(n)s meeting requests await the host's reply",
            "n",
        ),
        BILATERALS,
        "bilaterals:desk",
        query="?state=host",
        afterwards=True,
    ),
)
WAITING.add(
    240,
    Waits(
        "unknown",
        ngettext_lazy(
            "%(n)s meeting request awaits identification of the delegation",
            "%(n)s meeting requests await identification of the delegation",
            "n",
        ),
        BILATERALS,
        "bilaterals:desk",
        query="?state=unknown",
        afterwards=True,
    ),
)
WAITING.add(
    250,
    Waits(
        "drafts",
        ngettext_lazy(
            "%(n)s letter of the bilateral desk to be sent",
            "%(n)s letters of the bilateral desk to be sent",
            "n",
        ),
        BILATERALS,
        "bilaterals:plans",
        afterwards=True,
    ),
)
WAITING.add(
    260,
    Waits(
        "contested",
        ngettext_lazy(
            "%(n)s meeting has contradictory reports",
            "%(n)s meetings have contradictory reports",
            "n",
        ),
        BILATERALS,
        "bilaterals:outcomes",
        afterwards=True,
    ),
)
WAITING.add(
    270,
    Waits(
        "unreported",
        ngettext_lazy("%(n)s meeting has no report yet", "%(n)s meetings have no report yet", "n"),
        BILATERALS,
        "bilaterals:outcomes",
        afterwards=True,
    ),
)
WAITING.add(
    280,
    Waits(
        "due",
        ngettext_lazy(
            "%(n)s follow-up of the host is due", "%(n)s follow-ups of the host are due", "n"
        ),
        BILATERALS,
        "bilaterals:follow-ups",
        afterwards=True,
    ),
)


def _numbers(conference: Conference, today: date) -> dict[str, int]:
    return {
        "broken": broken_in_force(conference),
        "contested": len(contested_in(conference)),
        "unreported": len(unreported_in(conference)),
        "due": due_for_host(conference, today),
        **vars(waiting_by_kind(conference)),
    }


TALLIES.add(
    40,
    Tally(_numbers, BILATERALS, afterwards=True, of=(MeetingRequest, Report)),
)
nothing_waits(Plan, "the worker makes it, and the desk puts it into force when it likes")
nothing_waits(Course, "it says how a meeting went")

# ---- what is found by its words


@GROUPS.at(50)
def _meetings(member: Membership, words: str) -> Group | None:
    """To the desk alone. Each leads to the page on which it is moved."""
    if not member.has(BILATERALS):
        return None
    slug = member.conference.slug
    found = meetings_found(member.conference, words, most=SHOWN)
    hits = [
        Hit(
            f"{one.request.asker.to_call} – {asked_name(one.request)}",
            " · ".join(filter(None, (one.request.code, one.room.code if one.room else ""))),
            reverse("bilaterals:meeting", args=[slug, one.plan.number, one.pk]),
            one.starts,
        )
        for one in found
    ]
    return Group(gettext("Bilateral meetings"), hits)


# ---- what was said between the secretariat and a party


@DEALINGS.at(40)
def _agreed(invitation: Invitation, member: Membership) -> Iterable[Dealing]:
    """Asked for only where the reader holds that duty by name."""
    if not member.has(BILATERALS):
        return []
    delegation = delegation_of(invitation)
    return dealings_of(delegation, member) if delegation else []
