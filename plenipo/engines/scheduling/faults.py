"""What can be wrong with a problem or a plan, as values. `wording.in_english` says them in a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    # of a plan: the meeting by itself
    UNKNOWN = "unknown"  # a request, way, slot, room or interpreter that does not exist
    NOT_AVAILABLE = "not_available"
    OUTSIDE = "outside"  # not within the slots of the request
    OVER_BREAK = "over_break"  # lasts beyond its half-day
    # of a plan: meetings with each other
    TWICE = "twice"
    DAILY = "daily"
    RIVALS = "rivals"
    APART = "apart"
    TABLES = "tables"
    TEAMS = "teams"
    ORDER = "order"
    # of a plan: its room
    NO_ROOM = "no_room"
    ROOM_TWICE = "room_twice"
    ROOM_CLOSED = "room_closed"
    ROOM_SMALL = "room_small"
    ROOM_LACKS = "room_lacks"
    TOO_FAR = "too_far"
    # of a plan: its interpreter
    NO_INTERPRETER = "no_interpreter"
    INTERPRETER_TWICE = "interpreter_twice"
    INTERPRETER_AWAY = "interpreter_away"
    INTERPRETER_UNABLE = "interpreter_unable"
    INTERPRETER_AVOIDS = "interpreter_avoids"
    INTERPRETER_DAILY = "interpreter_daily"
    INTERPRETER_IN_A_ROW = "interpreter_in_a_row"
    # of a plan: what was decided
    LOCK = "lock"
    NOT_HELD = "not_held"
    UNFAIR = "unfair"
    # of a problem
    NO_SLOT = "no_slot"
    BAD_CALENDAR = "bad_calendar"
    BAD_LENGTH = "bad_length"  # numbers are given for too few or too many slots
    BAD_NUMBER = "bad_number"
    NAMES_NOBODY = "names_nobody"
    NAMES_ITSELF = "names_itself"
    NAMES_UNKNOWN = "names_unknown"
    PAIR_UNKNOWN = "pair_unknown"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule, with who and where as far as it has them.

    is_now, at_most   the numbers of a limit
    what              a pair of languages, a feature, or the name of a field
    """

    kind: FaultKind
    requests: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()
    slot: int | None = None
    day: int | None = None
    room: int | None = None
    interpreter: int | None = None
    is_now: int | None = None
    at_most: int | None = None
    what: str = ""
