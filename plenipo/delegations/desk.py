"""What invitations and delegations add to the lists of the house."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy, pgettext
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.steps import STEPS, Step, number, step_at
from plenipo.conference.queries.waiting import (
    TALLIES,
    TELLERS,
    WAITING,
    Tally,
    Task,
    Waits,
    nothing_waits,
)
from plenipo.delegations.actions.letters_to_focal import WORDS
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import (
    Announcement,
    ChangeRequest,
    Circular,
    Delegate,
    Delegation,
    Invitation,
    LetterText,
    ListCopy,
    ListRelease,
    Protection,
)
from plenipo.delegations.profile import (
    ACCREDITATION,
    DATA_PROTECTION,
    INVITATIONS,
    UNDISCLOSED,
    Listing,
)
from plenipo.delegations.queries import approval, invitations
from plenipo.delegations.queries.counts import late_in
from plenipo.delegations.queries.finding import people_found
from plenipo.delegations.queries.focal import where_corrected
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.people import SeenPerson
from plenipo.delegations.queries.protection import proposals_in
from plenipo.kit.access import may_open
from plenipo.kit.days import long_day
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, PUBLIC_PAGES, RAIL, Desk, DeskPage
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS, OF_PERSONS

# ---- pages

RAIL.add(210, Desk(_("Invitations"), "delegations:invitations", waits=("drafted",)))
RAIL.add(220, Desk(_("Delegations"), "delegations:board"))
RAIL.add(230, Desk(_("Approval"), "delegations:approval", waits=("submitted",)))
RAIL.add(240, Desk(_("Change requests"), "delegations:changes", waits=("changes",)))
RAIL.add(260, Desk(_("Statistics"), "delegations:counts"))
RAIL.add(270, Desk(_("List of participants"), "delegations:list", waits=("list_proposed",)))
RAIL.add(520, Desk(_("Circulars"), "delegations:circulars", waits=("notes",)))
RAIL.add(540, Desk(_("Nomenclature"), "delegations:nomenclature"))
RAIL.add(550, Desk(_("Personal data"), "delegations:data"))

OF_A_PARTY.add(10, DeskPage(_("Your delegation"), "delegations:mine", alone=True))
OF_A_PARTY.add(60, DeskPage(_("Participants"), "delegations:participants"))
FOR_A_PARTY.add(10, DeskPage(_("The delegation"), "delegations:for-mine", alone=True))
FOR_A_PARTY.add(40, DeskPage(_("The invitation"), "delegations:invitation", alone=True))
FOR_A_PARTY.add(60, DeskPage(_("Participants"), "delegations:for-participants"))

PUBLIC_PAGES.add(40, DeskPage(_("Verification"), "delegations:verify"))

# ---- records

AREAS.add(10, ("invitations.", _("Invitations")))
AREAS.add(20, ("delegations.", _("Delegations")))
AREAS.add(30, ("circulars.", _("Circulars")))
AREAS.add(40, ("counts.", _("Statistics")))
AREAS.add(46, ("announcements.", _("Announcements")))
AREAS.add(45, ("lists.", _("List of participants")))
AREAS.add(50, ("promises.", _("Commitments")))

declare_letters(
    *(f"invitations.{kind}" for kind in LetterText.MAILED),
    "invitations.terms",
    "invitations.circular",
    of_people=False,
)
declare_letters("delegations.new_link", of_people=False)
declare_letters(
    *(f"delegations.{what}" for what in WORDS),
    "delegations.entered",
    "delegations.place",
    "delegations.receipt_answer",
    "delegations.receipt_names",
)
declare_letters("delegations.notice", "delegations.circular", to_named=True)


@OF_PERSONS.at(10)
def _lines_of_delegates(conference: Conference, persons: list[int]) -> Q:
    """As delegates, and in what was asked to change of them."""
    found = Delegate.objects.filter(person__in=persons, delegation__conference=conference)
    delegates = list(found.values_list("pk", flat=True))
    changes = ChangeRequest.objects.filter(delegate__in=delegates).values_list("pk", flat=True)
    about = [f"delegations.delegate:{pk}" for pk in delegates]
    return Q(about__in=[*about, *(f"delegations.changerequest:{pk}" for pk in changes)])


# ---- what waits

nothing_waits(Delegate, "a person is decided on with their delegation or in a change request")
nothing_waits(Announcement, "it was announced when it was saved")
nothing_waits(ListCopy, "it says who took a copy of the list")


def _reminding(query: str, *duties: str) -> Callable[[Membership], str]:
    """Of replies to invitations those remind who invite; of delegations those who decide on them too."""

    def url(member: Membership) -> str:
        if duties and not member.has(*duties):
            return ""
        return (
            reverse("delegations:invitations-many", args=[member.conference.slug, "remind"]) + query
        )

    return url


WAITING.add(
    10,
    Waits(
        "submitted",
        ngettext_lazy(
            "%(n)s delegation pending approval", "%(n)s delegations pending approval", "n"
        ),
        ACCREDITATION,
        "delegations:approval",
        rows=lambda: Delegation.objects.filter(state=Delegation.State.SUBMITTED),
    ),
)
WAITING.add(
    20,
    Waits(
        "untold",
        ngettext_lazy(
            "%(n)s party could not be notified of a decision by e-mail",
            "%(n)s parties could not be notified of a decision by e-mail",
            "n",
        ),
        ACCREDITATION,
        "delegations:board",
        query="?state=untold",
        rows=lambda: Delegation.objects.filter(untold=True),
    ),
)
WAITING.add(
    30,
    Waits(
        "changes",
        ngettext_lazy("%(n)s change request pending", "%(n)s change requests pending", "n"),
        ACCREDITATION,
        "delegations:changes",
        rows=lambda: ChangeRequest.objects.filter(state=ChangeRequest.State.ASKED),
        way="delegation__conference",
    ),
)
WAITING.add(
    40,
    Waits(
        "level",
        ngettext_lazy(
            "%(n)s party requests another level", "%(n)s parties request another level", "n"
        ),
        INVITATIONS,
        "delegations:invitations",
        query="?state=another_level",
        rows=lambda: Invitation.objects.filter(state=Invitation.State.ANOTHER_LEVEL),
    ),
)
WAITING.add(
    50,
    Waits(
        "late_silent",
        ngettext_lazy(
            "%(n)s party has not replied by its deadline",
            "%(n)s parties have not replied by their deadlines",
            "n",
        ),
        INVITATIONS,
        "delegations:invitations",
        query="?state=late",
        late=True,
        deed=_("Remind"),
        deed_url=_reminding("?state=late", INVITATIONS),
    ),
)
WAITING.add(
    60,
    Waits(
        "late_names",
        ngettext_lazy("%(n)s delegation overdue", "%(n)s delegations overdue", "n"),
        ACCREDITATION,
        "delegations:board",
        query="?state=late",
        late=True,
        deed=_("Remind"),
        deed_url=_reminding("?state=overdue&from=board"),
    ),
)
WAITING.add(
    90,
    Waits(
        "drafted",
        ngettext_lazy(
            "%(n)s invitation drafted and not sent", "%(n)s invitations drafted and not sent", "n"
        ),
        INVITATIONS,
        "delegations:invitations",
        query="?state=drafted",
        rows=lambda: Invitation.objects.filter(state=Invitation.State.DRAFTED),
    ),
)
WAITING.add(
    110,
    Waits(
        "notes",
        ngettext_lazy(
            "%(n)s circular awaits a second person", "%(n)s circulars await a second person", "n"
        ),
        INVITATIONS,
        "delegations:circulars",
        rows=lambda: Circular.objects.filter(state=Circular.State.PROPOSED),
    ),
)


WAITING.add(
    115,
    Waits(
        "list_proposed",
        ngettext_lazy(
            "%(n)s version of the list of participants awaits a second person",
            "%(n)s versions of the list of participants await a second person",
            "n",
        ),
        ACCREDITATION,
        "delegations:list-proposal",
        rows=lambda: ListRelease.objects.filter(stage=ListRelease.Stage.PROPOSED),
    ),
)
WAITING.add(
    117,
    Waits(
        "protections",
        ngettext_lazy(
            "%(n)s protection of a person awaits a second person",
            "%(n)s protections of persons await a second person",
            "n",
        ),
        DATA_PROTECTION,
        "delegations:data-protected",
        afterwards=True,
    ),
)


def _protections(conference: Conference, _today: date) -> dict[str, int]:
    return {"protections": proposals_in(conference).count()}


# of whom is in danger nobody else reads so much as a number
TALLIES.add(15, Tally(_protections, DATA_PROTECTION, afterwards=True, of=(Protection,)))


def _late(conference: Conference, today: date) -> dict[str, int]:
    return {f"late_{kind}": n for kind, n in late_in(conference, today=today).items()}


TALLIES.add(10, Tally(_late))
AHEAD = timedelta(days=14)  # of the day a list is announced for


@TELLERS.at(10)
def _list_to_release(member: Membership, today: date) -> Iterable[Task]:
    """On the announced day a list opens that was released for it, and no other: so somebody is asked in time."""
    conference, rules = member.conference, rules_of(member.conference).of(Listing)
    day = rules.disclosed_from(conference.starts)
    if rules.list_state != UNDISCLOSED or day is None or today < day - AHEAD:
        return
    yield Task(
        count=1,
        text=gettext("list of participants to be disclosed on %(day)s under the rules")
        % {"day": long_day(day)},
        duty=str(SECRETARY_GENERAL.label),
        mine=member.has(SECRETARY_GENERAL),
        url=reverse("delegations:list", args=[conference.slug]),
        late=today >= day,
    )


# ---- what is found by its words


@GROUPS.at(10)
def _delegations(member: Membership, words: str) -> Group:
    found = approval.board(member.conference, approval.ApprovalFilter(wanted=words))
    hits = [_delegation(member, each) for each in found[: SHOWN + 1]]
    return first_of(member, gettext("Delegations"), hits, "delegations:board", words)


def _delegation(member: Membership, one: Delegation) -> Hit:
    note = f"{country_of(one)} · {one.get_state_display()}"
    url = reverse("delegations:delegation", args=[member.conference.slug, one.pk])
    return Hit(one.inside, note, url)


@GROUPS.at(20)
def _persons(member: Membership, words: str) -> Group:
    reader, slug = reader_of(member), member.conference.slug
    found = people_found(reader, member.conference, words, most=SHOWN, by_delegation=False)
    hits = [
        Hit(
            seen.shown.name,
            " · ".join(filter(None, (seen.shown.office, seen.delegation.inside))),
            reverse("delegations:person", args=[slug, seen.shown.person]),
            deed=gettext("Correct"),
            deed_url=_correcting(member, seen),
        )
        for _person, seen in found
    ]
    return Group(pgettext("named", "Persons"), hits)


def _correcting(member: Membership, seen: SeenPerson) -> str:
    """Empty for who may not correct it."""
    plate = seen.delegation
    url = where_corrected(member.conference, plate.state, plate.invitation_id, seen.shown.pk)
    return url if may_open(member, url) else ""


@GROUPS.at(40)
def _invitations(member: Membership, words: str) -> Group | None:
    if not may_open(member, reverse("delegations:invitations", args=[member.conference.slug])):
        return None
    found = invitations.board(member.conference, invitations.InvitationFilter(q=words))
    hits = _invited(member, found)
    return first_of(member, gettext("Invitations"), hits, "delegations:invitations", words)


def _invited(member: Membership, found: QuerySet[Invitation]) -> Iterator[Hit]:
    for one in found[: SHOWN + 1]:
        url = reverse("delegations:invitation", args=[member.conference.slug, one.pk])
        note = " · ".join(filter(None, (country_of(one), one.reference, one.get_state_display())))
        yield Hit(one.inside, note, url)


# ---- first steps


@STEPS.at(40)
def _invited_or_drafted(member: Membership) -> Step:
    """From the list of the house to the drafts of the conference: the first of the two pages that has work."""
    found = Invitation.objects.filter(conference=member.conference).aggregate(
        n=Count("pk"), drafted=Count("pk", filter=Q(state=Invitation.State.DRAFTED))
    )
    note = gettext("%(drafted)s drafted, %(sent)s sent") % {
        "drafted": number(found["drafted"]),
        "sent": number(found["n"] - found["drafted"]),
    }
    done = found["n"] > found["drafted"]
    where = "delegations:invitations" if found["n"] else "delegations:invitations-from-list"
    return step_at(member, gettext("Invitations drafted and sent"), note, done, where)
