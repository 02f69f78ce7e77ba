"""What accreditation adds to the lists of the house; each further subject in a file of its own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.accreditation.actions.reminders import KIND
from plenipo.accreditation.bridge.codes import Code, code_read
from plenipo.accreditation.desk import (
    identity,  # noqa: F401 -- adds its own
    others,  # noqa: F401 -- adds its own
    passes,  # noqa: F401 -- adds its own
    photos,  # noqa: F401 -- adds its own
)
from plenipo.accreditation.desk.letters import own_delegation
from plenipo.accreditation.models import (
    Badge,
    Challenge,
    Contest,
    Credential,
    GateDevice,
    Passage,
)
from plenipo.accreditation.profile import CREDENTIALS, Credentials
from plenipo.accreditation.queries.badges import BadgeReading, badge_meant, numbers_of
from plenipo.accreditation.queries.credentials import CredentialsFilter
from plenipo.accreditation.queries.credentials import board as credentials_board
from plenipo.accreditation.queries.presence import persons_admitted, persons_with_their_badge
from plenipo.accreditation.queries.standing import GONE, standings_of, without_letter
from plenipo.accreditation.rules import has_badges
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.badges import number_of
from plenipo.accreditation.words.credentials import LABELS, TONES, why_it_takes_part
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import (
    TELLERS,
    WAITING,
    Task,
    Waits,
    nothing_waits,
)
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import ACCREDITATION, COLLECTED, SEEN
from plenipo.delegations.queries.approval import HANGS_ON_AN_INVITATION
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.presence import PRESENCES, WayToTell
from plenipo.delegations.words.beside import BESIDE, Beside
from plenipo.delegations.words.dealings import PARTY, SAID, SECRETARIAT
from plenipo.kit.access import may_open
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS, OF_PERSONS

# ---- who was present

PRESENCES.add(10, WayToTell(COLLECTED, persons_with_their_badge))
PRESENCES.add(20, WayToTell(SEEN, persons_admitted))

# ---- credentials: pages

RAIL.add(
    244,
    Desk(
        _("Credentials"),
        "accreditation:credentials",
        waits=("credentials", "contests", "challenges"),
    ),
)
_OF = TABS["accreditation:credentials"]
_OF.add(10, DeskPage(_("Delegations"), "accreditation:credentials"))
_OF.add(20, DeskPage(_("Competing credentials"), "accreditation:contests"))
_OF.add(30, DeskPage(_("Challenges"), "accreditation:challenges"))
_OF.add(40, DeskPage(_("Committee"), "accreditation:committee"))
_OF.add(50, DeskPage(_("Report"), "accreditation:report"))


def _needs_credentials(request: Any) -> bool:
    """Of the party whose link it is: whether its delegation has to send any."""
    delegation = getattr(request.focal.invitation, "delegation", None)
    if delegation is None:
        return False
    return delegation.category in rules_of(request.conference_of_focal).of(Credentials).required


OF_A_PARTY.add(15, DeskPage(_("Credentials"), "accreditation:my-credentials", _needs_credentials))
FOR_A_PARTY.add(
    15, DeskPage(_("Credentials"), "accreditation:for-my-credentials", _needs_credentials)
)

# ---- credentials: records

RAIL.add(247, Desk(_("Gates"), "accreditation:gate-board"))

TABS["accreditation:gate-board"].add(10, DeskPage(_("Who is inside"), "accreditation:gate-board"))
TABS["accreditation:gate-board"].add(20, DeskPage(_("Passages"), "accreditation:passages"))
TABS["accreditation:gate-board"].add(30, DeskPage(_("Gates and devices"), "accreditation:gates"))
TABS["accreditation:gate-board"].add(40, DeskPage(_("One-day badges"), "accreditation:day-badges"))
TABS["accreditation:gate-board"].add(
    50, DeskPage(_("Enter a passage"), "accreditation:gate-entered")
)

AREAS.add(24, ("credentials.", _("Credentials")))
AREAS.add(29, ("gates.", _("Gates")))
declare_letters(KIND, of_people=False)
HANGS_ON_AN_INVITATION[Credential] = "delegation__invitation__in"
HANGS_ON_AN_INVITATION[Challenge] = "delegation__invitation__in"
SAID.update(
    {
        Verb.CREDENTIALS_SENT: PARTY,
        Verb.CREDENTIALS_RECEIVED: PARTY,
        Verb.CREDENTIALS_REMINDED: SECRETARIAT,
    }
)

# ---- credentials: what waits

WAITING.add(
    310,
    Waits(
        "credentials",
        ngettext_lazy(
            "%(n)s letter of credentials to be examined",
            "%(n)s letters of credentials to be examined",
            "n",
        ),
        CREDENTIALS,
        "accreditation:credentials",
        query="?state=to_examine",
        rows=lambda: Credential.objects.filter(state=Credential.State.RECEIVED).exclude(
            delegation__state__in=GONE
        ),
        way="delegation__conference",
    ),
)
WAITING.add(
    320,
    Waits(
        "contests",
        ngettext_lazy(
            "%(n)s case of competing credentials to be decided",
            "%(n)s cases of competing credentials to be decided",
            "n",
        ),
        CREDENTIALS,
        "accreditation:contests",
        rows=lambda: Contest.objects.filter(state=Contest.State.OPEN),
    ),
)
WAITING.add(
    330,
    Waits(
        "challenges",
        ngettext_lazy(
            "%(n)s challenge to credentials to be decided",
            "%(n)s challenges to credentials to be decided",
            "n",
        ),
        CREDENTIALS,
        "accreditation:challenges",
        rows=lambda: Challenge.objects.filter(state=Challenge.State.OPEN),
        way="delegation__conference",
    ),
)
PRINTED = (Badge.State.PRINTED, Badge.State.COLLECTED)
AHEAD = timedelta(days=14)  # of the day by which credentials are to be there


@TELLERS.at(310)
def _without_credentials(member: Membership, today: date) -> Iterable[Task]:
    conference = member.conference
    rules = rules_of(conference).of(Credentials)
    if not rules.required or today < rules.due_on(conference.starts) - AHEAD:
        return
    n = without_letter(conference).count()
    if not n:
        return
    days = max((conference.starts - today).days, 0)
    told = ngettext(
        "%(n)s delegation without credentials", "%(n)s delegations without credentials", n
    ) % {"n": n}
    opens = ngettext("opening in %(n)s day", "opening in %(n)s days", days) % {"n": days}
    url = reverse("accreditation:credentials", args=[conference.slug])
    remind = reverse("accreditation:credentials-remind", args=[conference.slug])
    yield Task(
        count=n,
        text=f"{told} · {opens}",
        duty=str(CREDENTIALS.label),
        mine=member.has(CREDENTIALS),
        url=f"{url}?state=awaited",
        late=today > rules.due_on(conference.starts),
        deed=gettext("Remind"),
        deed_url=remind if may_open(member, remind) else "",
    )


# ---- credentials: what is found, and what is told beside a delegation


@GROUPS.at(25)
def _credentials(member: Membership, words: str) -> Group | None:
    """Of who examines them. Found by the delegation and by who signed."""
    if not member.has(CREDENTIALS):
        return None
    found = credentials_board(member.conference, CredentialsFilter(wanted=words))
    hits = [
        Hit(
            line.delegation.inside,
            " · ".join(filter(None, (country_of(line.delegation), str(LABELS[line.standing.key])))),
            reverse(
                "accreditation:credentials-of", args=[member.conference.slug, line.delegation.pk]
            ),
        )
        for line in found[: SHOWN + 1]
    ]
    return first_of(member, gettext("Credentials"), hits, "accreditation:credentials", words)


@BESIDE.at(10)
def _standing(
    member: Membership, conference: Conference, delegations: Sequence[Delegation]
) -> Mapping[int, Beside]:
    """To every member: whether it takes part is asked at many desks. Why a letter was found so is not said."""
    standings = standings_of(conference, delegations)
    told = {}
    for each in delegations:
        one = standings[each.pk]
        if one.key == "not_needed":
            continue
        url = reverse("accreditation:credentials-of", args=[conference.slug, each.pk])
        told[each.pk] = Beside(
            label=gettext("Credentials"),
            text=str(LABELS[one.key]),
            tone=TONES[one.key],
            more=why_it_takes_part(one),
            url=url if may_open(member, url) else "",
        )
    return told


# ---- badges


def _has_badges(request: Any) -> bool:
    return has_badges(own_delegation(request))


OF_A_PARTY.add(26, DeskPage(_("Badges and passes"), "accreditation:my-badges", _has_badges))
FOR_A_PARTY.add(26, DeskPage(_("Badges and passes"), "accreditation:for-my-badges", _has_badges))

RAIL.add(
    245,
    Desk(
        _("Badges"),
        "accreditation:badges",
        waits=("lost_badges", "lost_passes", "photos_unassigned"),
    ),
)

TABS["accreditation:badges"].add(10, DeskPage(_("Badges"), "accreditation:badges"))
TABS["accreditation:badges"].add(50, DeskPage(_("Print runs"), "accreditation:runs"))
TABS["accreditation:badges"].add(60, DeskPage(_("Categories"), "accreditation:categories"))
TABS["accreditation:badges"].add(70, DeskPage(_("Zones"), "accreditation:zones"))

AREAS.add(26, ("badges.", _("Badges")))


@OF_PERSONS.at(30)
def _lines_of_badges(conference: Conference, persons: list[int]) -> Q:
    found = Badge.objects.filter(conference=conference, person__in=persons)
    return Q(about__in=[f"accreditation.badge:{pk}" for pk in found.values_list("pk", flat=True)])


nothing_waits(Passage, "the board of the gates shows those to be examined")
nothing_waits(GateDevice, "the board of the gates shows its last contact")
WAITING.add(
    72,
    Waits(
        "lost_badges",
        ngettext_lazy(
            "%(n)s badge reported lost by its delegation",
            "%(n)s badges reported lost by their delegations",
            "n",
        ),
        ACCREDITATION,
        "accreditation:badges",
        query="?needs=reported",
        rows=lambda: Badge.objects.filter(state=Badge.State.LOST, reported=True),
    ),
)


@TELLERS.at(72)
def _changed_since_printed(member: Membership, today: date) -> Iterable[Task]:
    """Read only by who accredits, and only where badges were printed."""
    if not member.has(ACCREDITATION):
        return
    conference = member.conference
    if not Badge.objects.filter(conference=conference, state__in=PRINTED).exists():
        return
    lines = BadgeReading(conference, reader_of(member)).lines
    if n := numbers_of(lines)["stale"]:
        told = ngettext(
            "%(n)s badge shows what has changed since it was printed",
            "%(n)s badges show what has changed since they were printed",
            n,
        )
        yield Task(
            count=n,
            text=told % {"n": n},
            duty=str(ACCREDITATION.label),
            mine=True,
            url=f"{reverse('accreditation:badges', args=[conference.slug])}?needs=stale",
        )


def _scanned(conference: Conference, typed: str) -> Badge | None:
    code = code_read(typed, conference, timezone.now())
    if not isinstance(code, Code):
        return None
    found = Badge.objects.filter(conference=conference, identity=code.identity)
    return found.exclude(person=None).select_related("category").first()


@GROUPS.at(46)
def _badges(member: Membership, words: str) -> Group | None:
    """By the number or the code that is printed on it, or the code that was scanned; by name its holder is found."""
    if not member.has(ACCREDITATION):
        return None
    found = badge_meant(member.conference, words) or _scanned(member.conference, words)
    hits = [
        Hit(
            gettext("badge %(number)s") % {"number": number_of(each)},
            each.get_state_display(),
            reverse("accreditation:holder", args=[member.conference.slug, each.person_id]),
        )
        for each in ([found] if found else [])
    ]
    return Group(gettext("Badges"), hits)
