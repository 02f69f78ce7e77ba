"""Why a request is not held, and what could be offered instead. Values; the app puts them into words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.greedy import best_start, hold
from plenipo.engines.scheduling.offers import Concession, variants_of, with_variants
from plenipo.engines.scheduling.values import Plan, Problem, Way


class Hindrance(StrEnum):
    """What stands in the way in a slot, the more lasting first."""

    NOT_WITHIN = "not_within"  # the request itself rules the slot out
    NOT_AVAILABLE = "not_available"  # a participant is not there or not free for meetings
    NO_TIME = "no_time"  # the slots left before the break are fewer than it takes
    NO_SUCH_ROOM = "no_such_room"  # no room is large enough and has what is needed
    NO_SUCH_INTERPRETER = "no_such_interpreter"  # nobody covers the languages and may work for both
    DAILY_LIMIT = "daily_limit"  # a participant has as many meetings that day as they may
    MEETS_ANOTHER = "meets_another"  # a participant is in another meeting
    RIVAL = "rival"  # it would be back to back with a meeting that must be apart
    ORDER = "order"  # another request must come before or after
    NO_TABLE = "no_table"  # all places are taken
    NO_TEAM = "no_team"  # all teams of interpreters of the pair are at work
    NO_ROOM = "no_room"  # every room that would do is taken, or too far to walk
    NO_INTERPRETER = "no_interpreter"  # everybody who could is at work or needs rest


@dataclass(frozen=True, slots=True)
class Obstacle:
    """slots         those, otherwise open to the request, in which this stands in its way
    participants  whom it concerns
    requests      the meetings in the way, if it is meetings
    """

    hindrance: Hindrance
    slots: tuple[int, ...]
    participants: tuple[int, ...] = ()
    requests: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingOffer:
    """A meeting that could be held now, with nobody else's time moved.

    way   how; may be one the request did not name
    """

    change: Concession
    way: Way
    slot: int


@dataclass(frozen=True, slots=True)
class Unheld:
    """obstacles  of its first way: what stands in most slots first
    offers     at most one for each kind of change; what fits as it was asked for stands alone
    """

    request: int
    obstacles: tuple[Obstacle, ...]
    offers: tuple[MeetingOffer, ...]


def explain(
    problem: Problem, plan: Plan, requests: Iterable[int] | None = None
) -> Mapping[int, Unheld]:
    """For each request that is not held (of those asked about). The plan must be faultless."""
    about = range(len(problem.requests)) if requests is None else sorted(requests)
    unheld = [index for index in about if index not in plan]
    variants = {index: list(variants_of(problem, index)) for index in unheld}
    board = Board(with_variants(problem, variants))
    hold(board, plan)
    reasons, number = {}, len(problem.requests)
    for index in unheld:
        offers: list[MeetingOffer] = []
        for change, variant in variants[index]:
            slot = best_start(board, number, 0)
            if slot is not None and (not offers or offers[-1].change != change):
                offers.append(MeetingOffer(change, variant.ways[0], slot))
            number += 1
        if any(offer.change == Concession.NOTHING for offer in offers):
            offers = [offer for offer in offers if offer.change == Concession.NOTHING]
        reasons[index] = Unheld(index, _obstacles(board, index), tuple(offers))
    return reasons


def _obstacles(board: Board, index: int) -> tuple[Obstacle, ...]:
    slots: dict[Hindrance, list[int]] = defaultdict(list)
    people: dict[Hindrance, set[int]] = defaultdict(set)
    requests: dict[Hindrance, set[int]] = defaultdict(set)
    way = board.ways_open[index][0]
    for slot in range(board.slots):
        kind, who, which = _in_the_way(board, index, way, slot)
        if kind is not None:
            slots[kind].append(slot)
            people[kind] |= who
            requests[kind] |= which
    if len(slots) > 1:  # what nobody can change says little, unless there is nothing else
        slots.pop(Hindrance.NOT_WITHIN, None)
    order = list(Hindrance)
    kinds = sorted(slots, key=lambda kind: (-len(slots[kind]), order.index(kind)))
    return tuple(
        Obstacle(
            kind, tuple(slots[kind]), tuple(sorted(people[kind])), tuple(sorted(requests[kind]))
        )
        for kind in kinds
    )


_Found = tuple[Hindrance | None, set[int], set[int]]


def _in_the_way(board: Board, index: int, way: int, slot: int) -> _Found:
    """The first thing that keeps the request from beginning in this slot."""
    chosen = board.ways[index][way]
    pair, slots = (chosen.a, chosen.b), range(slot, slot + chosen.length)
    if any(not board.allowed[index] >> s & 1 for s in slots if s < board.slots):
        return Hindrance.NOT_WITHIN, set(), set()
    away = {who for who in pair for s in slots if not board.available[who] >> s & 1}
    if slots[-1] >= board.slots or any(board.behind[s] != s + 1 for s in slots[:-1]):
        return Hindrance.NO_TIME, set(), set()
    if away:
        return Hindrance.NOT_AVAILABLE, away, set()
    missing = _no_such_seat(board, index, way)
    if missing:
        return missing, set(), set()
    day = board.day[slot]
    full = {
        who
        for who in pair
        if board.most[who] >= 0 and board.lines.count(who, day) + chosen.length > board.most[who]
    }
    met = {board.at[s][who]: who for who in pair for s in slots if board.at[s][who] >= 0}
    if met:
        return Hindrance.MEETS_ANOTHER, set(met.values()), set(met)
    if full:
        return Hindrance.DAILY_LIMIT, full, set()
    return _of_the_slot(board, index, way, slot)


def _of_the_slot(board: Board, index: int, way: int, slot: int) -> _Found:
    chosen, pair = board.ways[index][way], board.pair_of[index][way]
    slots = range(slot, slot + chosen.length)
    if any(not board.open >> s & 1 for s in slots):
        return Hindrance.NO_TABLE, set(), {r for s in slots for r in board.inside[s]}
    if pair >= 0 and any(not board.teams_open[pair] >> s & 1 for s in slots):
        at_work = {r for s in slots for r in board.inside[s] if board.pair[r] == pair}
        return Hindrance.NO_TEAM, set(), at_work
    beside = {
        board.at[s][who]
        for who in (chosen.a, chosen.b)
        for s in (board.before[slot], board.behind[slots[-1]])
    }
    if beside & board.foes[index]:
        return Hindrance.RIVAL, {chosen.a, chosen.b}, beside & board.foes[index]
    if index in board.ties and not board.in_order(index, slot, chosen.length):
        return Hindrance.ORDER, set(), {other for other, _first in board.ties[index]}
    if not board.seats.has_one(index, way, slot, chosen.length):
        known = board.seats.rooms_known and not board.seats.has_room(
            index, way, slot, chosen.length
        )
        return (Hindrance.NO_ROOM if known else Hindrance.NO_INTERPRETER), set(), set()
    return None, set(), set()


def _no_such_seat(board: Board, index: int, way: int) -> Hindrance | None:
    seats = board.seats
    if not seats.known:
        return None
    if seats.rooms_known and not seats.good_rooms[index]:
        return Hindrance.NO_SUCH_ROOM
    if seats.wanted[index][way] is not None and not seats.good_people[index, way]:
        return Hindrance.NO_SUCH_INTERPRETER
    return None
