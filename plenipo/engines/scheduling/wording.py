"""Faults and conflicts in English. Upper layers translate by kind and know the names behind the numbers."""

from plenipo.engines.scheduling.all import Clash
from plenipo.engines.scheduling.faults import Fault, FaultKind
from plenipo.engines.scheduling.values import Problem

SENTENCES = {
    FaultKind.UNKNOWN: "{requests} names a {what} that does not exist",
    FaultKind.NOT_AVAILABLE: "{participants} is not available in slot {slot} ({requests})",
    FaultKind.OUTSIDE: "{requests} may not be held in slot {slot}",
    FaultKind.OVER_BREAK: "{requests} lasts beyond its half-day",
    FaultKind.TWICE: "{participants} has {requests} at once, in slot {slot}",
    FaultKind.DAILY: "{participants} has {is_now} slots of meetings on day {day}, at most {at_most}",
    FaultKind.RIVALS: "the first of {participants} meets rivals back to back ({requests})",
    FaultKind.APART: "{participants} has {requests} back to back, which were to be apart",
    FaultKind.TABLES: "slot {slot} has {is_now} meetings and {at_most} places",
    FaultKind.TEAMS: "slot {slot} needs {is_now} teams of interpreters for {what}; there are {at_most}",
    FaultKind.ORDER: "the first of {requests} must be over before the second begins",
    FaultKind.NO_ROOM: "{requests} has no room",
    FaultKind.ROOM_TWICE: "{requests} are both in room {room} in slot {slot}",
    FaultKind.ROOM_CLOSED: "room {room} cannot be used in slot {slot} ({requests})",
    FaultKind.ROOM_SMALL: "room {room} has {at_most} seats; {requests} needs {is_now}",
    FaultKind.ROOM_LACKS: "room {room} lacks {what} for {requests}",
    FaultKind.TOO_FAR: "{participants} cannot walk between {requests} in time",
    FaultKind.NO_INTERPRETER: "{requests} has no interpreter for {what}",
    FaultKind.INTERPRETER_TWICE: "interpreter {interpreter} has {requests} at once, in slot {slot}",
    FaultKind.INTERPRETER_AWAY: "interpreter {interpreter} is away in slot {slot} ({requests})",
    FaultKind.INTERPRETER_UNABLE: "interpreter {interpreter} does not cover {what} ({requests})",
    FaultKind.INTERPRETER_AVOIDS: "interpreter {interpreter} must not work for {participants}",
    FaultKind.INTERPRETER_DAILY: "interpreter {interpreter} has {is_now} slots on day {day}, at most {at_most}",
    FaultKind.INTERPRETER_IN_A_ROW: "interpreter {interpreter} has no rest before slot {slot}",
    FaultKind.LOCK: "{requests} is locked to another {what}",
    FaultKind.NOT_HELD: "{requests} must be held and is not",
    FaultKind.UNFAIR: "the first of {participants} has {is_now} gaps more than the second, at most {at_most}",
    FaultKind.NO_SLOT: "there is no slot to plan in",
    FaultKind.BAD_CALENDAR: "the {what} of the calendar must begin with slot 0 and go on in order",
    FaultKind.BAD_LENGTH: "{what}: numbers are given for {is_now} slots; there are {at_most}",
    FaultKind.BAD_NUMBER: "{what} is {is_now}, which cannot be",
    FaultKind.NAMES_NOBODY: "{requests} names nobody",
    FaultKind.NAMES_ITSELF: "{requests} asks somebody to meet themselves, or to come after itself",
    FaultKind.NAMES_UNKNOWN: "{requests} names a {what} that does not exist",
    FaultKind.PAIR_UNKNOWN: "{requests} needs interpreters for {what}; nothing is said of them",
    FaultKind.CIRCLE: "{requests} wait for each other in a circle",
}


def in_english(fault: Fault, *, first: int = 0) -> str:
    """first: the number the reader knows request 0, participant 0 and slot 0 by."""
    words = {
        "requests": _list("request", [n + first for n in fault.requests]),
        "participants": _list("participant", [n + first for n in fault.participants]),
        "slot": None if fault.slot is None else fault.slot + first,
        "day": None if fault.day is None else fault.day + first,
        "room": fault.room,
        "interpreter": fault.interpreter,
        "is_now": fault.is_now,
        "at_most": fault.at_most,
        "what": fault.what,
    }
    sentence = SENTENCES[fault.kind].format_map(words)
    return sentence[0].upper() + sentence[1:] + "."


def conflict_in_english(problem: Problem, clash: Clash, *, first: int = 0) -> str:
    """first: the number the reader knows request 0, participant 0 and slot 0 by."""
    if clash.apart:
        return (
            "All requests can be held, but then somebody has more than "
            f"{problem.most_apart} gaps more than somebody else."
        )
    requests = [_request(problem, index, first) for index in clash.requests]
    if len(requests) == 1:
        words = f"It cannot be held at all: {requests[0]}."
    else:
        words = f"These {len(requests)} cannot all be held: {'; '.join(requests)}."
        if clash.minimal:
            words += " Without any one of them, the others can."
    if clash.participant is not None and len(clash.slots) < len(requests):
        words += (
            f" Participant {clash.participant + first} is in all of them and has"
            f" {len(clash.slots)} slots for {len(requests)}."
        )
    return words


def _request(problem: Problem, index: int, first: int) -> str:
    request, lock = problem.requests[index], problem.locks.get(index)
    way = request.ways[0]
    words = f"request {index + first} (participants {way.a + first} and {way.b + first}"
    if lock is not None and lock.slot is not None:
        words += f", fixed to slot {lock.slot + first}"
    if request.within is not None:
        slots = sorted(request.within)
        words += f", within slots {slots[0] + first} to {slots[-1] + first}" if slots else ", never"
    earlier = [other + first for other in request.after]
    if earlier:
        words += f", after {_list('request', earlier)}"
    return words + ")"


def _list(word: str, numbers: list[int]) -> str:
    texts = [str(number) for number in numbers]
    if len(texts) == 1:
        return f"{word} {texts[0]}"
    return f"{word}s {', '.join(texts[:-1])} and {texts[-1]}" if texts else f"no {word}"
