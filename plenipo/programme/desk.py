"""What the programme adds to the lists of the house."""

from datetime import date

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy, pgettext
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.steps import STEPS, Step, step_at
from plenipo.conference.queries.waiting import TALLIES, WAITING, Tally, Waits, nothing_waits
from plenipo.delegations.bridge import reader_of
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.programme import rules
from plenipo.programme.models import Day, Role, Session, Stay, Version
from plenipo.programme.profile import PROGRAMME
from plenipo.programme.queries.interpretation import open_soon
from plenipo.programme.queries.sessions import SessionFilter, session_list
from plenipo.programme.queries.versions import LETTERS, unpublished
from plenipo.records.models import Letter
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS, OF_PERSONS

# ---- pages

RAIL.add(410, Desk(_("Programme"), "programme:sessions", waits=("programme",)))

TABS["programme:sessions"].add(10, DeskPage(_("Sessions"), "programme:sessions"))
TABS["programme:sessions"].add(20, DeskPage(_("Board"), "programme:board"))
TABS["programme:sessions"].add(30, DeskPage(_("Interpretation"), "programme:interpretation"))
TABS["programme:sessions"].add(40, DeskPage(_("Scenario"), "programme:scenario"))
TABS["programme:sessions"].add(50, DeskPage(_("What if"), "programme:what-if", rules.may_plan))
TABS["programme:sessions"].add(60, DeskPage(_("Versions"), "programme:versions"))
TABS["programme:sessions"].add(70, DeskPage(_("Venues and days"), "programme:places"))
TABS["programme:sessions"].add(80, DeskPage(_("Arrivals and departures"), "programme:stays"))

OF_A_PARTY.add(20, DeskPage(_("Your programme"), "programme:mine"))
FOR_A_PARTY.add(20, DeskPage(_("Its programme"), "programme:for-mine"))

# ---- records

AREAS.add(60, ("programme.", _("Programme")))

declare_letters(*LETTERS, of_people=False)


@OF_PERSONS.at(20)
def _lines_of_parts(conference: Conference, persons: list[int]) -> Q:
    """When they are there, and their parts in sessions."""
    stays = Stay.objects.filter(conference=conference, person__in=persons)
    parts = Role.objects.filter(person__in=persons, session__conference=conference)
    sessions = [f"programme.session:{pk}" for pk in parts.values_list("session", flat=True)]
    of_parts = Q(verb__startswith="programme.part_", about__in=sessions)
    about = [f"programme.stay:{pk}" for pk in stays.values_list("pk", flat=True)]
    return Q(about__in=about) | (of_parts & Q(details__person__in=persons))


# ---- what waits

nothing_waits(Session, "its planner sees on its page what it lacks")

WAITING.add(
    70,
    Waits(
        "late_booths",
        ngettext_lazy(
            "%(n)s upcoming session lacks interpreters",
            "%(n)s upcoming sessions lack interpreters",
            "n",
        ),
        PROGRAMME,
        "programme:interpretation",
        late=True,
    ),
)
WAITING.add(
    130,
    Waits(
        "programme",
        ngettext_lazy(
            "%(n)s letter about the programme pending approval",
            "%(n)s letters about the programme pending approval",
            "n",
        ),
        PROGRAMME,
        "programme:letters",
        rows=lambda: Letter.objects.filter(kind__in=LETTERS, state=Letter.State.DRAFT),
    ),
)
WAITING.add(
    140,
    Waits(
        "unpublished",
        ngettext_lazy(
            "%(n)s session has changes not published yet",
            "%(n)s sessions have changes not published yet",
            "n",
        ),
        PROGRAMME,
        "programme:versions",
    ),
)


def _upcoming(conference: Conference, today: date) -> dict[str, int]:
    return {"late_booths": open_soon(conference, today)}


def _unpublished(conference: Conference, _today: date) -> dict[str, int]:
    """Sessions that are no longer, or not yet, as the public reads them."""
    return {"unpublished": unpublished(conference).sessions}


TALLIES.add(20, Tally(_upcoming))
TALLIES.add(30, Tally(_unpublished, PROGRAMME))

# ---- what is found by its words


@GROUPS.at(30)
def _sessions(member: Membership, words: str) -> Group:
    found = session_list(member.conference, SessionFilter(q=words), reader_of(member))
    hits = [_session(member, each) for each in found[: SHOWN + 1]]
    return first_of(member, gettext("Sessions"), hits, "programme:sessions", words)


def _session(member: Membership, one: Session) -> Hit:
    url = reverse("programme:session", args=[member.conference.slug, one.pk])
    return Hit(str(one), one.room.code if one.room else "", url, one.starts)


# ---- first steps


@STEPS.at(80)
def _programme(member: Membership) -> Step:
    conference = member.conference
    known = (
        Conference.objects.filter(pk=conference.pk)
        .annotate(
            released=Exists(Version.objects.filter(conference=conference)),
            dated=Exists(Day.objects.filter(conference=conference)),
            planned=Exists(Session.objects.filter(conference=conference)),
        )
        .values_list("released", "dated", "planned")
        .get()
    )
    released, dated, planned = known
    if released:
        note, where = pgettext("a programme", "published"), "programme:versions"
    elif planned:
        note, where = gettext("Sessions are planned. Next: publish a version"), "programme:versions"
    elif dated:
        note, where = gettext("Days are set. Next: plan sessions"), "programme:sessions"
    else:
        note, where = gettext("Next: the days and rooms"), "programme:places"
    opens = member.has(PROGRAMME)
    step = step_at(member, gettext("First programme published"), note, released, where)
    return step if opens else Step(step.label, step.note, step.done, "")
