"""Rows to the values of the disclosure engine and back. Asks the database nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from plenipo.conference.models import Conference, Membership
from plenipo.conference.sections import Rules
from plenipo.delegations.models import Delegate, FocalPoint
from plenipo.delegations.profile import ACCREDITATION, DATA_PROTECTION, Listing
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
    "policy_of",
    "reader_of",
]


@dataclass(frozen=True)
class Reader:
    """Who reads: an audience, and for a focal point its own invitation."""

    audience: Audience
    invitation: int | None = None

    def towards(self, invitation: int) -> Audience:
        """A focal point is of the own delegation for its own people, of another for the rest."""
        own = self.invitation is not None and invitation == self.invitation
        return Audience.OWN if own else self.audience


PUBLIC = Reader(Audience.PUBLIC)
STAFF = Reader(Audience.STAFF)  # any member: not told who is protected


def reader_of(who: Membership | Speaker | None) -> Reader:
    """Whoever enters something for a party reads what their duty lets them read, and no more."""
    if who is None:
        return PUBLIC
    if isinstance(who, StandIn):
        return reader_of(who.member)
    if isinstance(who, FocalPoint):
        return Reader(Audience.DELEGATIONS, who.invitation_id)
    if who.has(DATA_PROTECTION) and not who.has(ACCREDITATION):
        return Reader(Audience.DATA_PROTECTION)
    return Reader(Audience.ACCREDITATION if who.has(ACCREDITATION) else Audience.STAFF)


def policy_of(conference: Conference, rules: Rules) -> disclosure.Policy:
    listing = rules.of(Listing)
    day = listing.disclosed_from(conference.starts)
    lock = datetime.combine(day, time(), ZoneInfo(conference.zone)) if day else None
    return disclosure.Policy(
        list_state=disclosure.ListState(listing.list_state),
        disclosed_from=lock,
        show_names=listing.show_names,
        show_offices=listing.show_offices,
    )


def once_published(policy: disclosure.Policy) -> disclosure.Policy:
    """As if the list were open today."""
    return replace(policy, list_state=disclosure.ListState.FINAL, disclosed_from=None)


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

    def of(self, wish: str, state: str, protected: bool, invitation: int) -> Views:
        kind = (wish, state, protected, self._reader.towards(invitation))
        views = self._known.get(kind)
        if views is None:
            views = self._known[kind] = self._decided(*kind)
        return views

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
