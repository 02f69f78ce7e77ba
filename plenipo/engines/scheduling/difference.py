"""What changes between two plans, as values a page puts into words."""

from dataclasses import dataclass

from plenipo.engines.scheduling.values import Meeting, Plan


@dataclass(frozen=True, slots=True)
class Change:
    request: int
    before: Meeting | None
    after: Meeting | None


@dataclass(frozen=True, slots=True)
class Difference:
    """moved: another slot or another way; room_changed: only the room; each request is in one list."""

    moved: tuple[Change, ...]
    room_changed: tuple[Change, ...]
    now_held: tuple[Change, ...]
    lost: tuple[Change, ...]

    @property
    def in_words(self) -> str:
        parts = (
            _counted(self.moved, "meeting moves", "meetings move"),
            _counted(self.room_changed, "room changes", "rooms change"),
            _counted(self.now_held, "request is now held", "requests are now held"),
            _counted(self.lost, "meeting is lost", "meetings are lost"),
        )
        return ", ".join(part for part in parts if part) or "nothing changes"


def difference(before: Plan, after: Plan) -> Difference:
    changes = [
        Change(index, before.get(index), after.get(index))
        for index in sorted({*before, *after})
        if before.get(index) != after.get(index)
    ]
    return Difference(
        moved=tuple(c for c in changes if c.before and c.after and _place(c.before) != _place(c.after)),
        room_changed=tuple(
            c for c in changes if c.before and c.after and _place(c.before) == _place(c.after)
        ),
        now_held=tuple(c for c in changes if c.before is None),
        lost=tuple(c for c in changes if c.after is None),
    )


def _place(meeting: Meeting) -> tuple[int, int]:
    return meeting.slot, meeting.way


def _counted(changes: tuple[Change, ...], one: str, many: str) -> str:
    return f"{len(changes)} {one if len(changes) == 1 else many}" if changes else ""
