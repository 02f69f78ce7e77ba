"""What of a conference holds these words, as far as the reader may open it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.plans import meetings_found
from plenipo.conference.models import Membership
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.queries import approval, invitations
from plenipo.delegations.queries.finding import people_found
from plenipo.delegations.queries.focal import where_corrected
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.people import Seen
from plenipo.kit.access import may_open
from plenipo.programme.models import Session
from plenipo.programme.queries.sessions import Wanted, session_list

SHOWN = 8  # of each kind; the list has them all
FEWEST = (
    2  # letters below which everything would be found; one Chinese character says as much as a word
)


@dataclass(frozen=True)
class Hit:
    label: str
    note: str
    url: str
    at: datetime | None = None
    deed: str = ""  # what the reader may do about it at once
    deed_url: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind. more: the list where all of it stands; "": this is all."""

    title: str
    hits: list[Hit]
    more: str = ""


def too_short(words: str) -> bool:
    return len(words) < FEWEST and words.isascii()


def found_by(member: Membership, words: str, *, opens_invitations: bool) -> list[Group]:
    """Delegations, persons, sessions and, to whom they are open, invitations. At most two queries of a kind."""
    groups = [_delegations(member, words), _persons(member, words), _sessions(member, words)]
    if opens_invitations:
        groups.append(_invitations(member, words))
    if member.has(Membership.Duty.BILATERALS):
        groups.append(_meetings(member, words))
    return [group for group in groups if group.hits]


def _delegations(member: Membership, words: str) -> Group:
    found = approval.board(member.conference, approval.Board(wanted=words))
    hits = [_delegation(member, each) for each in found[: SHOWN + 1]]
    return _group(member, _("Delegations"), hits, "delegations:board", {"q": words})


def _delegation(member: Membership, one: Delegation) -> Hit:
    note = f"{country_of(one)} · {one.get_state_display()}"
    url = reverse("delegations:delegation", args=[member.conference.slug, one.pk])
    return Hit(one.to_call, note, url)


def _persons(member: Membership, words: str) -> Group:
    reader, slug = reader_of(member), member.conference.slug
    found = people_found(reader, member.conference, words, most=SHOWN, by_delegation=False)
    hits = [
        Hit(
            seen.shown.name,
            " · ".join(filter(None, (seen.shown.office, seen.delegation.to_call))),
            reverse("delegations:delegation", args=[slug, seen.delegation.pk]),
            deed=_("Correct"),
            deed_url=_correcting(member, seen),
        )
        for _person, seen in found
    ]
    return Group(pgettext("named", "Persons"), hits)


def _correcting(member: Membership, seen: Seen) -> str:
    """Empty for who may not correct it."""
    plate = seen.delegation
    url = where_corrected(member.conference, plate.state, plate.invitation_id, seen.shown.pk)
    return url if may_open(member, url) else ""


def _meetings(member: Membership, words: str) -> Group:
    """To the bilateral desk alone. Each leads to the page on which it is moved."""
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
    return Group(_("Bilateral meetings"), hits)


def _sessions(member: Membership, words: str) -> Group:
    found = session_list(member.conference, Wanted(q=words), reader_of(member))
    hits = [_session(member, each) for each in found[: SHOWN + 1]]
    return _group(member, _("Sessions"), hits, "programme:sessions", {"q": words})


def _session(member: Membership, one: Session) -> Hit:
    url = reverse("programme:session", args=[member.conference.slug, one.pk])
    return Hit(str(one), one.room.code if one.room else "", url, one.starts)


def _invitations(member: Membership, words: str) -> Group:
    found = invitations.board(member.conference, invitations.Wanted(q=words))
    hits = list(_invited(member, found))
    return _group(member, _("Invitations"), hits, "delegations:invitations", {"q": words})


def _invited(member: Membership, found: QuerySet[Invitation]) -> Iterator[Hit]:
    for one in found[: SHOWN + 1]:
        url = reverse("delegations:invitation", args=[member.conference.slug, one.pk])
        note = " · ".join(filter(None, (country_of(one), one.reference, one.get_state_display())))
        yield Hit(one.to_call, note, url)


def _group(
    member: Membership, title: str, hits: list[Hit], where: str, asked: dict[str, str]
) -> Group:
    if len(hits) <= SHOWN:
        return Group(title, hits)
    all_of_them = reverse(where, args=[member.conference.slug])
    return Group(title, hits[:SHOWN], f"{all_of_them}?{urlencode(asked)}")
