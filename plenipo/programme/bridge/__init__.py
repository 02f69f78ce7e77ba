from plenipo.programme.bridge.changes import SessionChange, changes_between, touched_by
from plenipo.programme.bridge.content import (
    Content,
    FrozenRole,
    FrozenRoom,
    FrozenSession,
    as_json,
    content_from,
    freeze,
)
from plenipo.programme.bridge.planning import (
    Conflict,
    ConflictKind,
    Presence,
    TimedProgramme,
    conflicts_in,
    is_within,
    plan_of,
    who_of,
)

__all__ = [
    "SessionChange",
    "Conflict",
    "Content",
    "FrozenRole",
    "FrozenRoom",
    "FrozenSession",
    "ConflictKind",
    "TimedProgramme",
    "Presence",
    "as_json",
    "changes_between",
    "conflicts_in",
    "content_from",
    "freeze",
    "is_within",
    "plan_of",
    "touched_by",
    "who_of",
]
