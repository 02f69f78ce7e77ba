"""Who may do what with requests. A side is a delegation, or None: the desk, on behalf of the host."""

from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.profile import Bilaterals
from plenipo.conference.queries import is_over
from plenipo.delegations.models import Delegation

Side = Delegation | None
State = MeetingRequest.State
OUT = (Delegation.State.REFUSED, Delegation.State.WITHDRAWN)


def takes_part(delegation: Delegation | None) -> bool:
    """Whoever has accepted may ask and be asked, until it is refused or withdraws."""
    return delegation is not None and delegation.state not in OUT


def asks(side: Side, request: MeetingRequest) -> bool:
    return side is not None and request.asker_id == side.pk


def is_asked(side: Side, request: MeetingRequest) -> bool:
    if side is None:
        return request.to_host
    return request.asked_id == side.pk and request.state != State.DRAFT


def may_change(side: Side, request: MeetingRequest) -> bool:
    return asks(side, request) and request.is_draft and not is_over(request.conference)


def may_place_itself(request: MeetingRequest, profile: Bilaterals) -> bool:
    """Small meetings of two delegations find their own time and room, where the profile lets them."""
    small = request.format in (MeetingRequest.Format.PULL_ASIDE, MeetingRequest.Format.COURTESY)
    short = request.minutes <= profile.minutes
    return profile.self_service and small and short and not request.to_host


def may_withdraw(side: Side, request: MeetingRequest) -> bool:
    standing = request.state in (*MeetingRequest.OPEN, *MeetingRequest.AGREED)
    return asks(side, request) and standing and not is_over(request.conference)


def may_answer(side: Side, request: MeetingRequest) -> bool:
    """The asked side speaks until it has agreed; while its own proposal waits it may still take it back."""
    waits = request.state in MeetingRequest.OPEN
    return is_asked(side, request) and waits and not is_over(request.conference)


def may_answer_proposal(side: Side, request: MeetingRequest) -> bool:
    """The side that did not make the proposal that waits."""
    if request.state != State.PROPOSED or is_over(request.conference):
        return False
    return is_asked(side, request) if request.asker_proposes else asks(side, request)
