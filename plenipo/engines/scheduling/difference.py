"""What changes between two plans, as values a page puts into words."""

from dataclasses import dataclass

from plenipo.engines.scheduling.values import Meeting, Plan


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """None: not held then."""

    request: int
    before: Meeting | None
    after: Meeting | None


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Each request that changes is in one list, the first that fits in this order.

    now_held, no_longer_held
    moved              another slot
    person_changed     same slot, another way: another principal or length
    room_changed       same slot and way, another room
    interpreter_changed
    """

    now_held: tuple[MeetingChange, ...] = ()
    no_longer_held: tuple[MeetingChange, ...] = ()
    moved: tuple[MeetingChange, ...] = ()
    person_changed: tuple[MeetingChange, ...] = ()
    room_changed: tuple[MeetingChange, ...] = ()
    interpreter_changed: tuple[MeetingChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.requests)

    @property
    def requests(self) -> tuple[int, ...]:
        """Everything that changes, in the order of requests."""
        lists = (
            *(self.now_held, self.no_longer_held, self.moved),
            *(self.person_changed, self.room_changed, self.interpreter_changed),
        )
        return tuple(sorted(change.request for changes in lists for change in changes))


def difference(before: Plan, after: Plan) -> PlanDifference:
    """By number of the request. Nothing of times, weights or people: both plans must be of the same requests."""
    lists: dict[str, list[MeetingChange]] = {}
    for request in sorted({*before, *after}):
        change = MeetingChange(request, before.get(request), after.get(request))
        if name := _kind(change.before, change.after):
            lists.setdefault(name, []).append(change)
    return PlanDifference(**{name: tuple(changes) for name, changes in lists.items()})


def _kind(before: Meeting | None, after: Meeting | None) -> str | None:
    if before == after:
        return None
    if before is None:
        return "now_held"
    if after is None:
        return "no_longer_held"
    if before.slot != after.slot:
        return "moved"
    if before.way != after.way:
        return "person_changed"
    return "room_changed" if before.room != after.room else "interpreter_changed"
