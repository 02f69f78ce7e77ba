"""What protocol adds to the lists of the house."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import PROTOCOL
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import TELLERS, WAITING, Task, Waits, nothing_waits
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.order import PRECEDENCES
from plenipo.delegations.words.dealings import PARTY, SAID
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.kit.phrases import labelled
from plenipo.protocol.models import Gift, LotDraw, PlateText, Tenure
from plenipo.protocol.queries.checks import events_ahead
from plenipo.protocol.queries.gifts import gifts_of
from plenipo.protocol.queries.offices import persons_of, with_offices
from plenipo.protocol.queries.ordering import places_of
from plenipo.protocol.queries.seating import plan_list
from plenipo.protocol.rules import may_state_offices
from plenipo.protocol.verbs import Verb
from plenipo.protocol.words.gifts import gift_line
from plenipo.protocol.words.order import NAMELESS
from plenipo.records.words.lines import AREAS, OF_PERSONS
from plenipo.registry.queries.finding import fits, terms_of

# ---- pages

RAIL.add(
    249,
    Desk(
        _("Protocol"), "protocol:order", waits=("offices_stated", "plates_stated", "gifts_waiting")
    ),
)
_TABS = TABS["protocol:order"]
_TABS.add(10, DeskPage(_("Delegations"), "protocol:order"))
_TABS.add(20, DeskPage(_("Principals"), "protocol:principals"))
_TABS.add(50, DeskPage(_("Seating plans"), "protocol:seating"))
_TABS.add(60, DeskPage(_("Plates"), "protocol:plates"))
_TABS.add(70, DeskPage(_("Checks"), "protocol:checks"))
_TABS.add(80, DeskPage(_("Gifts"), "protocol:gifts"))
_TABS.add(30, DeskPage(_("Ranks and offices"), "protocol:offices"))
_TABS.add(40, DeskPage(_("Table of ranks"), "protocol:ranks"))
_TABS.add(44, DeskPage(_("Compare"), "protocol:compare"))
_TABS.add(46, DeskPage(_("Settled orders"), "protocol:settled"))
_TABS.add(48, DeskPage(_("Drawing of lots"), "protocol:draws"))


def _approved(request: Any) -> bool:
    """Of the party whose link it is: the rule the page asks itself."""
    return may_state_offices(getattr(request.focal.invitation, "delegation", None))


OF_A_PARTY.add(27, DeskPage(_("Rank and precedence"), "protocol:mine", _approved))
FOR_A_PARTY.add(27, DeskPage(_("Rank and precedence"), "protocol:for-mine", _approved))
OF_A_PARTY.add(28, DeskPage(_("Name plates"), "protocol:my-plates", _approved))
FOR_A_PARTY.add(28, DeskPage(_("Name plates"), "protocol:for-my-plates", _approved))

PRECEDENCES.add(10, places_of)

# ---- records

AREAS.add(34, ("protocol.", _("Protocol")))
SAID.update({Verb.OFFICE_STATED: PARTY, Verb.OFFICE_TAKEN_BACK: PARTY})
SAID.update({Verb.PLATE_STATED: PARTY, Verb.PLATE_TAKEN_BACK: PARTY})


@OF_PERSONS.at(38)
def _lines_of_offices(conference: Conference, persons: list[int]) -> Q:
    found = Tenure.objects.filter(
        delegate__delegation__conference=conference, delegate__person__in=persons
    )
    return Q(about__in=[f"protocol.tenure:{pk}" for pk in found.values_list("pk", flat=True)])


# ---- what waits

WAITING.add(
    340,
    Waits(
        "offices_stated",
        ngettext_lazy(
            "%(n)s rank stated by a delegation to be confirmed",
            "%(n)s ranks stated by delegations to be confirmed",
            "n",
        ),
        PROTOCOL,
        "protocol:offices",
        query="?show=stated",
        rows=lambda: Tenure.objects.filter(state=Tenure.State.STATED),
        way="delegate__delegation__conference",
    ),
)
WAITING.add(
    342,
    Waits(
        "plates_stated",
        ngettext_lazy(
            "%(n)s text of a plate stated by a delegation to be confirmed",
            "%(n)s texts of plates stated by delegations to be confirmed",
            "n",
        ),
        PROTOCOL,
        "protocol:plates-stated",
        rows=lambda: PlateText.objects.filter(state=PlateText.State.STATED),
        way="delegation__conference",
    ),
)
WAITING.add(
    348,
    Waits(
        "gifts_waiting",
        ngettext_lazy(
            "%(n)s gift to be approved or refused", "%(n)s gifts to be approved or refused", "n"
        ),
        PROTOCOL,
        "protocol:gifts",
        query="?show=waiting",
        rows=lambda: Gift.objects.filter(state=Gift.State.WAITING),
        afterwards=True,
    ),
)
nothing_waits(LotDraw, "a draw is prepared for an hour that is announced, not for an officer")


@TELLERS.at(344)
def _events_to_check(member: Membership, today: date) -> Iterable[Task]:
    """Of the next events, what nobody has looked at, or has to look at again."""
    if not member.has(PROTOCOL):
        return
    for event in events_ahead(member.conference):
        if event.open:
            told = ngettext("%(n)s check open", "%(n)s checks open", event.open)
            yield Task(
                count=event.open,
                text=labelled(event.session, told % {"n": event.open}),
                duty=str(PROTOCOL.label),
                mine=True,
                url=reverse("protocol:check", args=[member.conference.slug, event.session.pk]),
                late=event.session.starts is not None and event.session.starts.date() <= today,
            )


# ---- what is found


@GROUPS.at(52)
def _offices(member: Membership, words: str) -> Group | None:
    """By the office, the delegation or the name: whose rank it is."""
    if not member.has(PROTOCOL):
        return None
    found = list(with_offices(member.conference, words)[: SHOWN + 1])
    there = {each.delegation_id: each.delegation for each in found}
    people = persons_of(member.conference, reader_of(member), there.values()) if found else {}
    hits = [
        Hit(
            people[each.pk].styled
            if each.pk in people and people[each.pk].named
            else str(NAMELESS),
            with_country(each.delegation),
            reverse("protocol:person", args=[member.conference.slug, each.pk]),
        )
        for each in found
    ]
    return first_of(member, gettext("Ranks and offices"), hits, "protocol:offices", words)


@GROUPS.at(57)
def _seating(member: Membership, words: str) -> Group | None:
    if not member.has(PROTOCOL):
        return None
    found = plan_list(member.conference, words, "")[: SHOWN + 1]
    hits = [
        Hit(
            each.name,
            str(each.get_shape_display()),
            reverse("protocol:seating-plan", args=[member.conference.slug, each.pk]),
        )
        for each in found
    ]
    return first_of(member, gettext("Seating plans"), hits, "protocol:seating", words)


@GROUPS.at(59)
def _gifts(member: Membership, words: str) -> Group | None:
    if not member.has(PROTOCOL):
        return None
    terms = terms_of(words)
    lines = (gift_line(each, member.conference) for each in gifts_of(member.conference))
    found = islice((each for each in lines if fits(terms, each.texts)), SHOWN + 1)
    hits = [
        Hit(
            each.gift.description,
            each.receiver if each.gift.direction == Gift.Direction.GIVEN else each.giver,
            reverse("protocol:gift", args=[member.conference.slug, each.gift.pk]),
        )
        for each in found
    ]
    return first_of(member, gettext("Gifts"), hits, "protocol:gifts", words)
