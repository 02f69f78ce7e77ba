"""The steps of a delegation as its focal point reads them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.queries.focal import State

NAMES, SUBMISSION = 1, 3  # places of steps


@dataclass(frozen=True)
class FocalStep:
    label: str
    state: str  # done, now, todo
    url: str = ""
    note: str = ""


def steps_of(
    invitation: Invitation,
    delegation: Delegation | None,
    letters: int,
    *,
    named: bool,
    here: int | None = None,
) -> list[FocalStep]:
    """Where this delegation stands: invitation, names, letter, submitted, approved.

    named   whether every row of the names could be submitted as it stands
    here    the step of the page itself, from 0; none: the first that is open
    """
    coming = invitation.state in Invitation.COMING
    submitted = delegation is not None and delegation.state in (State.SUBMITTED, State.APPROVED)
    approved = delegation is not None and delegation.state == State.APPROVED
    marks = [
        (_("Reply"), coming),
        (_("Names"), named or submitted),
        (_("Letter"), letters > 0),
        (_("Submission"), submitted),
        (_("Approval"), approved),
    ]
    first_open = next((n for n, (_label, done) in enumerate(marks) if not done), len(marks))
    now = first_open if here is None else here
    return [
        FocalStep(label, "now" if n == now else "done" if done else "todo")
        for n, (label, done) in enumerate(marks)
    ]
