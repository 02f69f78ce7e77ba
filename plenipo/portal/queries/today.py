"""The secretariat's today: what waits, for which duty, where to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from plenipo.bilaterals.queries.desk import waiting_by_kind
from plenipo.bilaterals.queries.outcomes import contested_in, due_for_host, unreported_in
from plenipo.bilaterals.queries.standing import broken_in_force
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import is_over, rules_of
from plenipo.delegations.profile import UNDISCLOSED, Listing
from plenipo.delegations.queries.counts import late_in
from plenipo.kit.days import long_day
from plenipo.portal.queries.waiting import waiting_in
from plenipo.programme.queries.interpretation import open_soon
from plenipo.programme.queries.versions import unpublished

Duty = Membership.Duty
REMINDED = {  # whom the reminder is for, among the invitations
    "late_silent": "?state=late",
    "late_names": "?state=overdue&from=board",
}
AHEAD = timedelta(days=14)  # of the day a list is announced for
AFTERWARDS = ("letters",)  # what still waits when the conference is over
KINDS = (  # what waits, the sentence with its number, whose it is, where to go
    (
        "submitted",
        ngettext_lazy(
            "%(n)s delegation pending approval", "%(n)s delegations pending approval", "n"
        ),
        Duty.ACCREDITATION,
        "delegations:approval",
        "",
    ),
    (
        "untold",
        ngettext_lazy(
            "%(n)s party could not be notified of a decision by e-mail",
            "%(n)s parties could not be notified of a decision by e-mail",
            "n",
        ),
        Duty.ACCREDITATION,
        "delegations:board",
        "?state=untold",
    ),
    (
        "changes",
        ngettext_lazy("%(n)s change request pending", "%(n)s change requests pending", "n"),
        Duty.ACCREDITATION,
        "delegations:changes",
        "",
    ),
    (
        "level",
        ngettext_lazy(
            "%(n)s party requests another level", "%(n)s parties request another level", "n"
        ),
        Duty.INVITATIONS,
        "delegations:invitations",
        "?state=another_level",
    ),
    (
        "late_silent",
        ngettext_lazy(
            "%(n)s party has not replied by its deadline",
            "%(n)s parties have not replied by their deadlines",
            "n",
        ),
        Duty.INVITATIONS,
        "delegations:invitations",
        "?state=late",
    ),
    (
        "late_names",
        ngettext_lazy("%(n)s delegation overdue", "%(n)s delegations overdue", "n"),
        Duty.ACCREDITATION,
        "delegations:board",
        "?state=late",
    ),
    (
        "late_booths",
        ngettext_lazy(
            "%(n)s upcoming session lacks interpreters",
            "%(n)s upcoming sessions lack interpreters",
            "n",
        ),
        Duty.PROGRAMME,
        "programme:interpretation",
        "",
    ),
    (
        "promises",
        ngettext_lazy("%(n)s commitment is due", "%(n)s commitments are due", "n"),
        Duty.INVITATIONS,
        "portal:commitments",
        "?state=open",
    ),
    (
        "drafted",
        ngettext_lazy(
            "%(n)s invitation drafted and not sent", "%(n)s invitations drafted and not sent", "n"
        ),
        Duty.INVITATIONS,
        "delegations:invitations",
        "?state=drafted",
    ),
    (
        "letters",
        ngettext_lazy(
            "%(n)s letter not delivered or on hold", "%(n)s letters not delivered or on hold", "n"
        ),
        Duty.INVITATIONS,
        "portal:letters",
        "?state=problem",
    ),
    (
        "notes",
        ngettext_lazy(
            "%(n)s circular awaits a second person", "%(n)s circulars await a second person", "n"
        ),
        Duty.INVITATIONS,
        "delegations:circulars",
        "",
    ),
    (
        "returned",
        ngettext_lazy("%(n)s returned message to read", "%(n)s returned messages to read", "n"),
        Duty.INVITATIONS,
        "portal:returned",
        "",
    ),
    (
        "programme",
        ngettext_lazy(
            "%(n)s letter about the programme pending approval",
            "%(n)s letters about the programme pending approval",
            "n",
        ),
        Duty.PROGRAMME,
        "programme:letters",
        "",
    ),
)


@dataclass(frozen=True)
class Waiting:
    """
    count    rows that wait
    text     the sentence that says how many
    duty     the duty that deals with it, as a word
    mine     whether the reader holds that duty
    late     whether it should have been done by now; the text says so
    wrong    whether what is planned cannot be: shown in red
    deed     what can be done about all of them at once, and the page that asks before it does
    """

    count: int
    text: str
    duty: str
    mine: bool
    url: str
    late: bool = False
    wrong: bool = False
    deed: str = ""
    deed_url: str = ""


def waiting_for(member: Membership, *, today: date) -> list[Waiting]:
    """What waits in this conference: the reader's own duties first, what is late before what is not."""
    rows = [row for row in _rows(member, today) if row.count]
    return sorted(rows, key=lambda row: (not row.mine, not row.late))


def _rows(member: Membership, today: date) -> Iterator[Waiting]:
    conference = member.conference
    over = is_over(conference)
    if not over:
        yield from _list_to_release(member, today)
    n = waiting_in(conference) | {
        f"late_{k}": v for k, v in late_in(conference, today=today).items()
    }
    n["late_booths"] = open_soon(conference, today)
    for key, text, duty, address, query in KINDS:
        if over and key not in AFTERWARDS:
            continue
        yield Waiting(
            count=n[key],
            text=str(text % {"n": n[key]}),
            duty=str(duty.label),
            mine=member.has(duty),
            url=reverse(address, args=[conference.slug]) + query,
            late=key.startswith("late_"),
            deed=_("Remind") if key in REMINDED else "",
            deed_url=_reminding(member, key),
        )
    if member.has(Duty.PROGRAMME) and not over:
        yield _to_publish(conference)
    if member.has(Duty.BILATERALS):
        yield from _of_bilaterals(member, today)


def _reminding(member: Membership, key: str) -> str:
    """Of replies to invitations those remind who invite; of delegations those who decide on them too."""
    if key not in REMINDED or (key == "late_silent" and not member.has(Duty.INVITATIONS)):
        return ""
    url = reverse("delegations:invitations-many", args=[member.conference.slug, "remind"])
    return url + REMINDED[key]


def _list_to_release(member: Membership, today: date) -> Iterator[Waiting]:
    """On the announced day a list opens that was released for it, and no other: so somebody is asked in time."""
    conference, rules = member.conference, rules_of(member.conference).of(Listing)
    day = rules.disclosed_from(conference.starts)
    if rules.list_state != UNDISCLOSED or day is None or today < day - AHEAD:
        return
    yield Waiting(
        count=1,
        text=_("list of participants to be disclosed on %(day)s under the rules")
        % {"day": long_day(day)},
        duty=str(Duty.SECRETARY_GENERAL.label),
        mine=member.has(Duty.SECRETARY_GENERAL),
        url=reverse("delegations:list", args=[conference.slug]),
        late=today >= day,
    )


OF_BILATERALS = (  # to the desk alone: what waits, the sentence with its number, where to go
    (
        "broken",
        ngettext_lazy(
            "%(n)s scheduled meeting can no longer be held",
            "%(n)s scheduled meetings can no longer be held",
            "n",
        ),
        "bilaterals:plans",
        "",
    ),
    (
        "incidents",
        ngettext_lazy(
            "%(n)s change of the programme to check for bilateral meetings",
            "%(n)s changes of the programme to check for bilateral meetings",
            "n",
        ),
        "bilaterals:what-if",
        "",
    ),
    (
        "host",
        ngettext_lazy(
            "%(n)s meeting request awaits the host's reply",
            "%(n)s meeting requests await the host's reply",
            "n",
        ),
        "bilaterals:desk",
        "?state=host",
    ),
    (
        "unknown",
        ngettext_lazy(
            "%(n)s meeting request awaits identification of the delegation",
            "%(n)s meeting requests await identification of the delegation",
            "n",
        ),
        "bilaterals:desk",
        "?state=unknown",
    ),
    (
        "drafts",
        ngettext_lazy(
            "%(n)s letter of the bilateral desk to be sent",
            "%(n)s letters of the bilateral desk to be sent",
            "n",
        ),
        "bilaterals:plans",
        "",
    ),
    (
        "contested",
        ngettext_lazy(
            "%(n)s meeting has contradictory reports",
            "%(n)s meetings have contradictory reports",
            "n",
        ),
        "bilaterals:outcomes",
        "",
    ),
    (
        "unreported",
        ngettext_lazy("%(n)s meeting has no report yet", "%(n)s meetings have no report yet", "n"),
        "bilaterals:outcomes",
        "",
    ),
    (
        "due",
        ngettext_lazy(
            "%(n)s follow-up of the host is due", "%(n)s follow-ups of the host are due", "n"
        ),
        "bilaterals:follow-ups",
        "",
    ),
)


def _to_publish(conference: Conference) -> Waiting:
    """Sessions that are no longer, or not yet, as the public reads them."""
    n = unpublished(conference).sessions
    text = ngettext(
        "%(n)s session has changes not published yet",
        "%(n)s sessions have changes not published yet",
        n,
    )
    return Waiting(
        count=n,
        text=text % {"n": n},
        duty=str(Duty.PROGRAMME.label),
        mine=True,
        url=reverse("programme:versions", args=[conference.slug]),
    )


def _of_bilaterals(member: Membership, today: date) -> Iterator[Waiting]:
    """To the desk alone: nobody else reads so much as a number of it."""
    conference, duty = member.conference, str(Duty.BILATERALS.label)
    waits = waiting_by_kind(conference)
    counts = {
        "broken": broken_in_force(conference),
        "contested": len(contested_in(conference)),
        "unreported": len(unreported_in(conference)),
        "due": due_for_host(conference, today),
        **vars(waits),
    }
    for kind, text, address, query in OF_BILATERALS:
        count, wrong = counts[kind], kind == "broken"
        url = reverse(address, args=[conference.slug]) + query
        yield Waiting(
            count, str(text % {"n": count}), duty, mine=True, url=url, late=wrong, wrong=wrong
        )
