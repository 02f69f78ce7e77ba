"""Rows to the values of the disclosure engine and back. Asks the database nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from plenipo.conference.models import Conference, Membership
from plenipo.conference.sections import Rules
from plenipo.delegations.models import Delegate, FocalPoint
from plenipo.delegations.profile import ACCREDITATION, DATA_PROTECTION, EVERY_DUTY, Listing
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.engines import disclosure
from plenipo.engines.disclosure import Audience, Field, Policy, Reason, View

__all__ = [
    "Audience",
    "Field",
    "Policy",
    "Reader",
    "Reason",
    "Sight",
    "View",
    "agrees_to",
    "party_reader",
    "policy_of",
    "reader_of",
]


@dataclass(frozen=True)
class Reader:
    """Who reads: an audience, and for a focal point its own invitation and category.

    at_most   never as a narrower circle than this one: of whoever reads the pages of a party without being of it
    """

    audience: Audience
    invitation: int | None = None
    category: str = ""
    at_most: Audience = max(Audience)

    def towards(self, invitation: int, category: str) -> Audience:
        """A focal point is of the own delegation for its own people, of another for the rest, near or far."""
        if self.invitation is not None and invitation == self.invitation:
            return min(Audience.OWN, self.at_most)
        if self.audience == Audience.DELEGATIONS and self.category and category == self.category:
            return Audience.CATEGORY
        return self.audience


PUBLIC = Reader(Audience.PUBLIC)
STAFF = Reader(Audience.STAFF)  # any member: cannot tell who is protected


def reader_of(who: Membership | Speaker | None) -> Reader:
    """Whoever enters something for a party reads what their duty lets them read, and no more."""
    if who is None:
        return PUBLIC
    if isinstance(who, StandIn):
        return reader_of(who.member)
    if isinstance(who, FocalPoint):
        return Reader(Audience.DELEGATIONS, who.invitation_id, who.invitation.category)
    if who.has(DATA_PROTECTION) and not who.has(ACCREDITATION):
        return Reader(Audience.DATA_PROTECTION)
    return Reader(Audience.ACCREDITATION if who.has(ACCREDITATION) else Audience.STAFF)


def party_reader(who: Speaker) -> Reader:
    """As the party reads of others and of its own; who stands in for it, no more of its people than their own duty."""
    invitation = who.invitation
    at_most = reader_of(who.member).audience if isinstance(who, StandIn) else max(Audience)
    return Reader(Audience.DELEGATIONS, invitation.pk, invitation.category, at_most)


def policy_of(conference: Conference, rules: Rules) -> disclosure.Policy:
    listing = rules.of(Listing)
    day = listing.disclosed_from(conference.starts)
    lock = datetime.combine(day, time(), ZoneInfo(conference.zone)) if day else None
    return disclosure.Policy(
        list_state=disclosure.ListState(listing.list_state),
        disclosed_from=lock,
        show_names=listing.show_names,
        show_offices=listing.show_offices,
        staff_read_all=listing.names_inside == EVERY_DUTY,
    )


def once_published(policy: disclosure.Policy) -> disclosure.Policy:
    """As if the list were open today."""
    return replace(policy, list_state=disclosure.ListState.FINAL, disclosed_from=None)


def agrees_to(wish: str, audience: Audience) -> bool:
    return disclosure.agrees_to(disclosure.Wish(wish), audience)


def why_unnamed(wish: str, *, approved: bool, protected: bool, policy: disclosure.Policy) -> str:
    """A value of Reason: why the public would not read this name if the list were open."""
    subject = disclosure.Subject(disclosure.Wish(wish), approved=approved, protected=protected)
    decision = disclosure.decide(
        Field.NAME,
        subject,
        audience=Audience.PUBLIC,
        policy=once_published(policy),
        now=datetime.min.replace(tzinfo=UTC),
    )
    return decision.reason.value


@dataclass(frozen=True)
class Views:
    """How much of each field of a delegate is seen."""

    name: View
    office: View
    contact: View


class Sight:
    """What one reader sees of delegates now. The engine is asked once for a kind of person, not for every one."""

    def __init__(self, reader: Reader, policy: disclosure.Policy, now: datetime) -> None:
        self._reader, self._policy, self._now = reader, policy, now
        self._known: dict[tuple[str, str, bool, Audience], Views] = {}

    def of(
        self, wish: str, state: str, protected: bool, *, invitation: int, category: str
    ) -> Views:
        kind = (wish, state, protected, self._reader.towards(invitation, category))
        views = self._known.get(kind)
        if views is None:
            views = self._known[kind] = self._decided(*kind)
        return views

    def is_own(self, invitation: int) -> bool:
        return self._reader.towards(invitation, "") == Audience.OWN

    def _decided(self, wish: str, state: str, protected: bool, audience: Audience) -> Views:
        subject = disclosure.Subject(
            wish=disclosure.Wish(wish),
            approved=state == Delegate.State.APPROVED,
            protected=protected,
        )
        name, office, contact = (
            disclosure.decide(
                field, subject, audience=audience, policy=self._policy, now=self._now
            ).view
            for field in (Field.NAME, Field.OFFICE, Field.CONTACT)
        )
        return Views(name, office, contact)


def list_is_open(reader: Reader, policy: disclosure.Policy, now: datetime) -> bool:
    """Whether this reader may see which delegations take part."""
    approved = disclosure.Subject(disclosure.Wish.SECRETARIAT, approved=True)
    decision = disclosure.decide(
        Field.DELEGATION, approved, audience=reader.audience, policy=policy, now=now
    )
    return decision.view == View.SHOWN
