"""Plans: rows to what the engine reads and back, made, judged, explained and compared. Asks the database nothing."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge import commitments
from plenipo.bilaterals.bridge.commitments import Commitment, Who
from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.bridge.problem import Numbered
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.engines import scheduling
from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed, sentences

BECAUSE = 2  # reasons that are told of one obstacle
Told = Callable[[dict[str, Any]], bool]  # given figures; answers False to stop


@dataclass(frozen=True)
class MadePlan:
    rows: list[PlannedMeeting]
    figures: dict[str, Any]
    unheld: dict[str, Any]


def make(
    numbered: Numbered,
    *,
    near: Iterable[PlannedMeeting] | None,
    locked: Iterable[PlannedMeeting],
    seconds: float,
    seed: int,
    tell: Told,
) -> MadePlan:
    """The best plan found in that time, near an earlier one if there is one. Raises Refused for what cannot be."""
    problem = replace(numbered.problem, locks=locks_of(numbered, locked))
    if not numbered.slots:
        raise Refused(
            _("No time is available for planning: enter the days of the programme first.")
        )
    faults = scheduling.what_is_wrong(problem)
    if faults:
        raise Refused(sentences(dict.fromkeys(in_words(numbered, fault) for fault in faults)))
    bound = scheduling.upper_bound(problem)
    going = True

    def told(progress: scheduling.SearchProgress) -> None:
        nonlocal going
        figures = _figures(numbered, progress.held, progress.weight, progress.gaps, bound)
        going = going and tell({**figures, "seconds": round(progress.seconds)})

    search: dict[str, Any] = {"seconds": seconds, "seed": seed, "clock": time.monotonic}
    if near is None:
        outcome = scheduling.plan_most(
            problem, tell=told, stop=lambda: not going, bound=bound, **search
        )
    else:
        outcome = scheduling.replan(problem, plan_of(numbered, near), **search)
    return MadePlan(
        rows=rows_of(numbered, outcome.plan),
        figures=_figures(numbered, len(outcome.plan), outcome.weight, outcome.gaps, bound),
        unheld=unheld_of(numbered, problem, outcome.plan),
    )


def _figures(numbered: Numbered, held: int, weight: int, gaps: int, bound: float) -> dict[str, Any]:
    return {
        "asked": len(numbered.known.requests),
        "held": held,
        "share": round(100 * weight / bound, 1) if bound else 100.0,
        "gaps": gaps,
    }


def unheld_of(
    numbered: Numbered, problem: scheduling.Problem, plan: scheduling.Plan
) -> dict[str, Any]:
    """Why each request is not held and what could be offered, in numbers of rows."""
    found = scheduling.explain(problem, plan)
    known = numbered.known
    return {
        str(known.requests[number].pk): {
            "locked": number in problem.locks,
            "obstacles": [_obstacle(numbered, each) for each in unheld.obstacles[:3]],
            "offers": [_offer(numbered, each) for each in unheld.offers],
        }
        for number, unheld in found.items()
    }


def _obstacle(numbered: Numbered, obstacle: scheduling.Obstacle) -> dict[str, Any]:
    people = [numbered.people[who] for who in obstacle.participants]
    told: dict[str, Any] = {
        "what": obstacle.hindrance.value,
        "slots": len(obstacle.slots),
        "people": [list(who) for who in people],
        "requests": [str(numbered.known.requests[r].pk) for r in obstacle.requests[:5]],
    }
    if obstacle.hindrance == scheduling.Hindrance.NOT_AVAILABLE:
        found = _in_the_way(numbered, people, obstacle.slots)
        told["because"] = [commitments.kept(who, each) for who, each in found[:BECAUSE]]
    return told


def _in_the_way(
    numbered: Numbered, people: Iterable[Who], slots: Iterable[int]
) -> list[tuple[Who, Commitment]]:
    """What keeps these people from a meeting then; what keeps everybody only where nothing else does."""
    spans = [numbered.slots[slot] for slot in slots]
    found = [
        (who, each)
        for who in people
        for each in commitments.in_the_way(numbered.known.commitments(who), spans)
    ]
    own = [(who, each) for who, each in found if each.why != commitments.ALL]
    return own or list({each: (who, each) for who, each in found}.values())


def _offer(numbered: Numbered, offer: scheduling.MeetingOffer) -> dict[str, Any]:
    rules = numbered.known.rules
    step = rules.minutes + rules.pause
    return {
        "change": offer.change.value,
        "principal": numbered.people[offer.way.b][1],
        "minutes": offer.way.length * step - rules.pause,
        "starts": numbered.slots[offer.slot][0].isoformat(),
    }


def faults_of(
    numbered: Numbered,
    rows: Iterable[PlannedMeeting],
    *,
    before: Iterable[PlannedMeeting],
    moved: UUID,
) -> list[str]:
    """What a move by hand makes wrong, in sentences: the engine's judge, which knows no planner.

    What was wrong before, because somebody has left or a room is lost, must not stop whoever mends the plan: it is
    told of the moved request only.
    """
    was = set(_judged(numbered, before))
    requests = numbered.known.requests
    found = [
        fault
        for fault in _judged(numbered, rows)
        if fault not in was or any(requests[n].pk == moved for n in fault.requests)
    ]
    return list(dict.fromkeys(in_words(numbered, fault) for fault in found))


def _judged(numbered: Numbered, rows: Iterable[PlannedMeeting]) -> tuple[scheduling.Fault, ...]:
    rows = list(rows)
    problem = replace(numbered.problem, locks=locks_of(numbered, rows))
    return scheduling.faults(problem, plan_of(numbered, rows))


def plan_of(
    numbered: Numbered, meetings: Iterable[PlannedMeeting]
) -> dict[int, scheduling.Meeting]:
    """Rows of a plan as the engine reads them; what no longer exists is left out."""
    known = numbered.known
    requests = {request.pk: number for number, request in enumerate(known.requests)}
    rooms = {room.pk: number for number, room in enumerate(known.rooms)}
    interpreters = {one.pk: number for number, one in enumerate(known.interpreters)}
    starts = {span[0]: number for number, span in enumerate(numbered.slots)}
    found = {}
    for row in meetings:
        request, slot = requests.get(row.request_id), starts.get(row.starts)
        if request is None or slot is None:
            continue
        ways = numbered.ways[request]
        way = ways.index(row.principal_id) if row.principal_id in ways else 0
        found[request] = scheduling.Meeting(
            slot=slot,
            way=way,
            room=rooms.get(row.room_id or 0),
            interpreter=interpreters.get(row.interpreter_id or 0),
        )
    return found


def locks_of(numbered: Numbered, meetings: Iterable[PlannedMeeting]) -> dict[int, scheduling.Lock]:
    locked = [m for m in meetings if m.time_locked or m.room_locked or m.person_locked]
    plan = plan_of(numbered, locked)
    requests = {request.pk: n for n, request in enumerate(numbered.known.requests)}
    return {
        number: scheduling.Lock(
            slot=plan[number].slot if row.time_locked else None,
            way=plan[number].way if row.person_locked else None,
            room=plan[number].room if row.room_locked else None,
        )
        for row in locked
        if (number := requests.get(row.request_id)) is not None and number in plan
    }


def rows_of(numbered: Numbered, plan: scheduling.Plan) -> list[PlannedMeeting]:
    """A plan of the engine as rows, not yet of any plan."""
    known = numbered.known
    return [_row(numbered, known, number, meeting) for number, meeting in sorted(plan.items())]


def _row(
    numbered: Numbered, known: Known, number: int, meeting: scheduling.Meeting
) -> PlannedMeeting:
    request = known.requests[number]
    starts = numbered.slots[meeting.slot][0]
    return PlannedMeeting(
        request=request,
        starts=starts,
        ends=starts + timedelta(minutes=request.minutes),
        room=known.rooms[meeting.room] if meeting.room is not None else None,
        principal_id=numbered.ways[number][meeting.way],
        interpreter=known.interpreters[meeting.interpreter]
        if meeting.interpreter is not None
        else None,
    )


# ---- faults in words


def in_words(numbered: Numbered, fault: scheduling.Fault) -> str:
    """The fault for a reader of the desk, with codes of requests and names of rooms and people; of several requests
    with their sides, for a code does not say which."""
    known = numbered.known
    requests = [known.requests[n] for n in fault.requests if n < len(known.requests)]
    told = {
        "meetings": listed(
            map(called, requests) if len(requests) > 1 else (r.code for r in requests)
        ),
        "people": listed(name_of(known, numbered.people[n]) for n in fault.participants),
        "room": str(known.rooms[fault.room]) if fault.room is not None else "",
        "most": fault.at_most or "",
    }
    sentence = SENTENCES.get(fault.kind)
    words = (sentence() if sentence else scheduling.in_english(fault).replace("%", "%%")) % told
    if fault.kind == Kind.NOT_AVAILABLE and fault.slot is not None:
        people = [numbered.people[n] for n in fault.participants]
        found = _in_the_way(numbered, people, [fault.slot])
        because = [reason_of(known, who, each) for who, each in found]
        for_all = bool(found) and all(each.why == commitments.ALL for _who, each in found)
        return sentences(because if for_all else [words, *because])
    return words


def called(request: MeetingRequest) -> str:
    other = request.asked.to_call if request.asked else str(request.principal or "")
    return bracketed(request.code, " – ".join(filter(None, (request.asker.to_call, other))))


def reason_of(known: Known, who: Who, each: Commitment) -> str:
    title = str(known.sessions[each.session]) if each.session else ""
    return commitments.in_words(name_of(known, who), each.why, each.at, title, known.zone)


def name_of(known: Known, who: tuple[int, int]) -> str:
    delegation, pk = who
    for principal in known.principals:
        if pk and principal.pk == pk:
            return str(principal)
    for request in known.requests:
        for side in (request.asker, request.asked):
            if side is not None and side.pk == delegation:
                return side.to_call
    return ""


Kind = scheduling.FaultKind
SENTENCES: dict[scheduling.FaultKind, Callable[[], str]] = {
    Kind.NOT_AVAILABLE: lambda: _("%(people)s: not available at that time (%(meetings)s)."),
    Kind.OUTSIDE: lambda: _("%(meetings)s was agreed for another day or time."),
    Kind.OVER_BREAK: lambda: _("%(meetings)s would go beyond the half-day."),
    Kind.TWICE: lambda: _("%(people)s would be in two meetings at the same time: %(meetings)s."),
    Kind.DAILY: lambda: _("%(people)s would have more than %(most)s meetings on that day."),
    Kind.APART: lambda: _("%(meetings)s must not be next to each other."),
    Kind.ORDER: lambda: _("%(meetings)s would be in the wrong order."),
    Kind.NO_ROOM: lambda: _("%(meetings)s has no room."),
    Kind.ROOM_TWICE: lambda: _("%(room)s would have two meetings at the same time: %(meetings)s."),
    Kind.ROOM_CLOSED: lambda: _("%(room)s is not available at that time (%(meetings)s)."),
    Kind.ROOM_SMALL: lambda: _("%(room)s is too small for %(meetings)s."),
    Kind.ROOM_LACKS: lambda: _("%(room)s does not have what %(meetings)s requires."),
    Kind.TOO_FAR: lambda: _("The distance between two meetings is too long: %(meetings)s."),
    Kind.NO_INTERPRETER: lambda: _("%(meetings)s has no interpreter."),
    Kind.INTERPRETER_TWICE: lambda: _(
        "An interpreter would be in two meetings at the same time: %(meetings)s."
    ),
    Kind.INTERPRETER_AWAY: lambda: _(
        "The interpreter is not available at that time (%(meetings)s)."
    ),
    Kind.INTERPRETER_DAILY: lambda: _(
        "An interpreter would have more meetings on that day than agreed: %(meetings)s."
    ),
    Kind.LOCK: lambda: _(
        "%(meetings)s is locked, and the locked time, room or person has changed."
    ),
    Kind.CIRCLE: lambda: _(
        "The requested order of meetings contradicts itself: %(meetings)s. Ask one side to change "
        "its request."
    ),
}
