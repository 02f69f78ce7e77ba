"""Rows to the values of the disclosure engine and back. Asks the database nothing."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from plenipo.conference.bridge import Rules
from plenipo.conference.models import Conference, Membership
from plenipo.delegations.models import Delegate, FocalPoint
from plenipo.engines import disclosure
from plenipo.engines.disclosure import Audience, Field, View

__all__ = ["Audience", "Field", "Reader", "View", "policy_of", "reader_of", "view_of"]
Duty = Membership.Duty


@dataclass(frozen=True)
class Reader:
    """Who reads: an audience, and for a focal point its own invitation."""

    audience: Audience
    invitation: int | None = None

    def towards(self, delegate: Delegate) -> Audience:
        """A focal point is of the own delegation for its own people, of another for the rest."""
        if self.invitation is not None and delegate.delegation.invitation_id == self.invitation:
            return Audience.OWN
        return self.audience


PUBLIC = Reader(Audience.PUBLIC)
STAFF = Reader(Audience.STAFF)  # any member: not told who is protected


def reader_of(who: Membership | FocalPoint | None) -> Reader:
    if who is None:
        return PUBLIC
    if isinstance(who, FocalPoint):
        return Reader(Audience.DELEGATIONS, who.invitation_id)
    if who.has(Duty.DATA_PROTECTION) and not who.has(Duty.ACCREDITATION):
        return Reader(Audience.DATA_PROTECTION)
    return Reader(Audience.ACCREDITATION if who.has(Duty.ACCREDITATION) else Audience.STAFF)


def policy_of(conference: Conference, rules: Rules) -> disclosure.Policy:
    day = rules.disclosed_from(conference.starts)
    lock = datetime.combine(day, time(), ZoneInfo(conference.zone)) if day else None
    return disclosure.Policy(
        list_state=disclosure.ListState(rules.list_state),
        disclosed_from=lock,
        show_names=rules.show_names,
        show_offices=rules.show_offices,
    )


def view_of(
    field: Field,
    delegate: Delegate,
    *,
    reader: Reader,
    policy: disclosure.Policy,
    now: datetime,
) -> View:
    """How much of one field of one delegate this reader sees. The delegate's person and delegation are loaded."""
    subject = disclosure.Subject(
        wish=disclosure.Wish(delegate.disclosure),
        approved=delegate.state == Delegate.State.APPROVED,
        protected=delegate.person.protected,
    )
    audience = reader.towards(delegate)
    return disclosure.decide(field, subject, audience=audience, policy=policy, now=now).view


def list_is_open(reader: Reader, policy: disclosure.Policy, now: datetime) -> bool:
    """Whether this reader may see which delegations take part."""
    approved = disclosure.Subject(disclosure.Wish.SECRETARIAT, approved=True)
    decision = disclosure.decide(
        Field.DELEGATION, approved, audience=reader.audience, policy=policy, now=now
    )
    return decision.view == View.SHOWN
