"""Reads and writes the JSON of world-size dialogues, in which not every request fits."""

import json
import math
from collections.abc import Mapping
from typing import Any

from plenipo.engines.scheduling.values import (
    Calendar,
    Participant,
    Plan,
    Problem,
    Request,
    Unreadable,
    Way,
)

MOST = 1_000_000
_Object = Mapping[str, Any]


def dialogue_problem(text: str) -> Problem:
    try:
        given = json.loads(text)
    except RecursionError:
        raise Unreadable("The instance is not JSON: it is nested too deeply.") from None
    except ValueError as why:
        raise Unreadable(f"The instance is not JSON: {str(why).partition(';')[0]}.") from None
    if not isinstance(given, dict):
        raise Unreadable("The instance must be a JSON object.")
    days, per_day, half, rooms, most = (
        _number(given, name, "the instance")
        for name in ("days", "slots_per_day", "half_day", "rooms", "max_meetings_per_day")
    )
    slots = days * per_day
    if not slots or not half or half > per_day or slots > 10_000:
        raise Unreadable(
            f"{days} days of {per_day} slots, half a day being {half}, cannot be planned."
        )
    pools = _pools(given)
    people = tuple(
        _participant(one, number, slots, most)
        for number, one in enumerate(_list(given, "delegations"))
    )
    return Problem(
        calendar=Calendar(
            slots, days=tuple(range(0, slots, per_day)), halves=tuple(range(0, slots, half))
        ),
        participants=people,
        requests=tuple(
            _request(one, index, len(people), pools)
            for index, one in enumerate(_list(given, "requests"))
        ),
        tables=(rooms,) * slots,
        teams={pair: (teams,) * slots for pair, teams in pools.items()},
        rivals=_rivals(given),
    )


def as_dialogue(plan: Plan) -> dict[str, int]:
    """The form the published judge reads: request index to slot."""
    return {str(index): meeting.slot for index, meeting in sorted(plan.items())}


def _list(given: _Object, name: str) -> list[Any]:
    found = given.get(name)
    if not isinstance(found, list):
        raise Unreadable(f"{name} must be a list.")
    if len(found) > MOST:
        raise Unreadable(f"{name} has {len(found)} entries; the most that is read is {MOST}.")
    return found


def _number(given: object, name: str, where: str, most: int = MOST) -> int:
    found = given.get(name) if isinstance(given, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise Unreadable(f"{name} of {where} is {found!r}; it must be a number from 0 to {most}.")
    return found


def _pools(given: _Object) -> dict[str, int]:
    pools = given.get("interpreters", {})
    if not isinstance(pools, dict):
        raise Unreadable("interpreters must be an object: language pair to number of teams.")
    return {pair: _number(pools, pair, "interpreters") for pair in pools}


def _participant(one: object, number: int, slots: int, most: int) -> Participant:
    available = one.get("available") if isinstance(one, dict) else None
    if not isinstance(available, list) or not all(
        type(slot) is int and 0 <= slot < slots for slot in available
    ):
        raise Unreadable(f"Delegation {number} must be available in slots from 0 to {slots - 1}.")
    return Participant(
        available=frozenset(available),
        per_day=most,
        country=_number(one, "country", f"delegation {number}"),
    )


def _request(one: object, index: int, people: int, pools: Mapping[str, int]) -> Request:
    where = f"request {index}"
    pair = one.get("interpreters") if isinstance(one, dict) else None
    if pair is not None and (not isinstance(pair, str) or pair not in pools):
        raise Unreadable(f"Request {index} needs interpreters {pair!r}, of whom nothing is said.")
    way = Way(
        a=_number(one, "a", where, people - 1),
        b=_number(one, "b", where, people - 1),
        weight=_number(one, "weight", where),
        interpreters=pair,
    )
    return Request(ways=(way,))


def _rivals(given: _Object) -> frozenset[tuple[int, int]]:
    rivals = given.get("rival_countries", [])
    if not isinstance(rivals, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair)
        for pair in rivals
    ):
        raise Unreadable("rival_countries must be a list of pairs of country numbers.")
    return frozenset((min(pair), max(pair)) for pair in rivals)


def stated_bound(text: str) -> float | None:
    """The most weight there can be, if the instance says so; it is believed."""
    given = json.loads(text).get("weight_upper_bound")
    known = isinstance(given, int | float) and 0 < given < math.inf
    return float(given) if known else None
