"""What the welcome of delegations adds to the lists of the house."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import WAITING, Waits
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.words.dealings import PARTY, SAID
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.records.words.lines import AREAS, OF_PERSONS
from plenipo.welcome.models import Journey, JourneyWay, Traveller
from plenipo.welcome.profile import WELCOME
from plenipo.welcome.queries.journeys import journeys_found, team_found
from plenipo.welcome.rules import may_state_journeys
from plenipo.welcome.verbs import Verb
from plenipo.welcome.words.board import by_in_words

# ---- pages

RAIL.add(252, Desk(_("Arrivals"), "welcome:board", waits=("nobody_meets",)))
_TABS = TABS["welcome:board"]
_TABS.add(10, DeskPage(_("Board"), "welcome:board", alone=True))
_TABS.add(20, DeskPage(_("Day sheet"), "welcome:sheet"))
_TABS.add(30, DeskPage(_("Team"), "welcome:team"))
_TABS.add(40, DeskPage(_("Who meets whom"), "welcome:rule"))


def _comes(request: Any) -> bool:
    """Of the party whose link it is: the rule the page asks itself."""
    return may_state_journeys(getattr(request.focal.invitation, "delegation", None))


OF_A_PARTY.add(21, DeskPage(_("Arrival and departure"), "welcome:mine", _comes))
FOR_A_PARTY.add(21, DeskPage(_("Arrival and departure"), "welcome:for-mine", _comes))

# ---- records

AREAS.add(38, ("welcome.", _("Arrivals and departures")))
SAID.update({Verb.JOURNEY_STATED: PARTY})


@OF_PERSONS.at(42)
def _lines_of_journeys(conference: Conference, persons: list[int]) -> Q:
    found = Traveller.objects.filter(
        journey__conference=conference, delegate__person__in=persons
    ).values_list("journey", flat=True)
    return Q(about__in=[f"welcome.journey:{pk}" for pk in found])


# ---- what waits

WAITING.add(
    350,
    Waits(
        "nobody_meets",
        ngettext_lazy(
            "%(n)s arrival that nobody meets yet", "%(n)s arrivals that nobody meets yet", "n"
        ),
        WELCOME,
        "welcome:board",
        query="?show=gaps",
        rows=lambda: Journey.objects.filter(
            way=JourneyWay.IN, state=Journey.State.EXPECTED, receptions=None
        ),
    ),
)

# ---- what is found


@GROUPS.at(61)
def _journeys(member: Membership, words: str) -> Group | None:
    """By the delegation, the flight or the place."""
    if not member.has(WELCOME):
        return None
    found = journeys_found(member.conference, words)[: SHOWN + 1]
    hits = [
        Hit(
            with_country(each.delegation),
            by_in_words(each),
            reverse("welcome:journey", args=[member.conference.slug, each.pk]),
            each.at,
        )
        for each in found
    ]
    return first_of(member, gettext("Arrivals and departures"), hits, "welcome:board", words)


@GROUPS.at(62)
def _team(member: Membership, words: str) -> Group | None:
    if not member.has(WELCOME):
        return None
    found = team_found(member.conference, words)[: SHOWN + 1]
    hits = [
        Hit(
            each.name,
            each.office,
            reverse("welcome:team-member", args=[member.conference.slug, each.pk]),
        )
        for each in found
    ]
    return first_of(member, gettext("Welcome team"), hits, "welcome:team", words)
