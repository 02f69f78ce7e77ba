"""Whom a typed name may mean, among those who can be asked; and whether that side was asked before."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.models import MeetingRequest
from plenipo.delegations.models import Delegation
from plenipo.registry.bridge.matching import fold

State = MeetingRequest.State


# ---- asked before


@dataclass(frozen=True)
class Whom:
    """Who is asked: a delegation, the host (at a level, one of its persons), or a name as typed."""

    asked: int | None = None
    to_host: bool = False
    first: tuple[int, int | None] = (0, None)
    typed: str = ""


def whom_of(request: MeetingRequest) -> Whom:
    first = request.levels.first()
    level = (first.level, first.principal_id) if first else (0, None)
    typed = "" if request.asked_id or request.to_host else particulars_of(request).whom
    return Whom(request.asked_id, request.to_host, level, typed)


def asked_before(
    asker: Delegation, whom: Whom, *, but: UUID | None = None, drafts: bool = False
) -> MeetingRequest | None:
    """Another request of this delegation to the same side that waits for an answer or is being sent; with `drafts`,
    one that is only drafted, too. The same whatever the desk knows of a typed name.

    Two typed names are the same if they are written alike. That two others mean one party only the desk may know: told
    to the asker it would say that this party comes. The second then lapses like any that nobody answers (`identify`).
    """
    standing = MeetingRequest.WAITS
    if drafts:
        standing |= Q(state=State.DRAFT)
    there = MeetingRequest.objects.filter(standing, asker=asker)
    there = there.exclude(pk=but) if but else there
    there = there.filter(to_host=whom.to_host).prefetch_related("levels").order_by("-made")
    if whom.asked:
        return there.filter(asked=whom.asked).first()
    return next((each for each in there if _same(whom, each)), None)


def _same(whom: Whom, other: MeetingRequest) -> bool:
    if whom.to_host:
        first = next(iter(other.levels.all()), None)
        return first is not None and (first.level, first.principal_id) == whom.first
    return bool(whom.typed) and fold(particulars_of(other).whom) == fold(whom.typed)


def asks_us(request: MeetingRequest) -> MeetingRequest | None:
    """The open request of the side that is asked: one meeting is enough for both. Only where the asker chose it."""
    if request.asked_id is None or particulars_of(request).whom:
        return None
    return MeetingRequest.objects.filter(
        asker=request.asked_id, asked=request.asker_id, state__in=MeetingRequest.OPEN
    ).first()


def seconds_left(leaving: Iterable[MeetingRequest]) -> int | None:
    """Until the first of them goes out; None if none is being sent."""
    now = timezone.now()
    left = [(each.leaves_at - now).total_seconds() for each in leaving if each.leaves_at]
    return max(0, round(min(left))) if left else None
