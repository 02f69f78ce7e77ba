"""Reads MiniZinc data of the published business-to-business instances (JAIR 74, 2022)."""

import re

from plenipo.engines.scheduling.values import (
    Calendar,
    Lock,
    NotAnInstance,
    Participant,
    Problem,
    Request,
    Way,
)

MOST_APART = 2  # the published models: most breaks one participant may have more than another
MOST = 100_000  # of anything; the largest published instance has 302 meetings
_MORNING, _AFTERNOON, _ANY = 1, 2, 3
MOST_SLOTS = 1_000
_REMARK = re.compile(r"/\*.*?\*/|%[^\n]*", re.DOTALL)
_ASSIGNMENT = re.compile(r"(\w+)\s*=\s*([^;]*)(?:;|\Z)")
_WITH_INDICES = re.compile(r"array\d+d\s*\([^\[]*(\[.*\])\s*\)", re.DOTALL)


def b2b_problem(text: str) -> Problem:
    """Every meeting must be held. Numbers from 1 become numbers from 0.

    Without `forbidden`, `fixed` or `precedences` there are none.
    """
    given = _assigned(text)
    people, meetings, tables, slots, morning = (
        _count(given, name)
        for name in ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
    )
    if slots > MOST_SLOTS:
        raise NotAnInstance(f"nTotalSlots is {slots}; the most that is read is {MOST_SLOTS}.")
    if morning > slots:
        raise NotAnInstance(f"nMorningSlots is {morning}, more than nTotalSlots, {slots}.")
    requested = _numbers(given, "requested", 3 * meetings)
    forbidden = _sets(given, "forbidden", people, upto=slots)
    earlier = _sets(given, "precedences", meetings, upto=meetings)
    fixed = _numbers(given, "fixed", meetings) if "fixed" in given else [0] * meetings
    everywhere = frozenset(range(slots))
    sittings = {
        _MORNING: frozenset(range(morning)),
        _AFTERNOON: frozenset(range(morning, slots)),
        _ANY: None,
    }
    requests = []
    for index in range(meetings):
        one, other, sitting = requested[3 * index : 3 * index + 3]
        if not (1 <= one <= people and 1 <= other <= people):
            raise NotAnInstance(f"Meeting {index + 1} names a participant that does not exist.")
        if sitting not in sittings:
            raise NotAnInstance(f"Meeting {index + 1} has session {sitting}; it must be 1, 2 or 3.")
        requests.append(
            Request(
                ways=(Way(one - 1, other - 1),),
                within=sittings[sitting],
                after=tuple(sorted(number - 1 for number in earlier[index])),
            )
        )
    if wrong := [index + 1 for index, slot in enumerate(fixed) if not 0 <= slot <= slots]:
        raise NotAnInstance(f"Meeting {wrong[0]} is fixed to a slot that does not exist.")
    return Problem(
        calendar=Calendar(slots, halves=(0, morning) if 0 < morning < slots else (0,)),
        participants=tuple(
            Participant(everywhere - {number - 1 for number in slots_not})
            for slots_not in forbidden
        ),
        requests=tuple(requests),
        tables=(tables,) * slots,
        locks={index: Lock(slot - 1) for index, slot in enumerate(fixed) if slot},
        idle_all=True,
        most_apart=MOST_APART,
    )


def _assigned(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, value in _ASSIGNMENT.findall(_REMARK.sub(" ", text)):
        if name in given:
            raise NotAnInstance(f"{name} is given twice.")
        given[name] = _WITH_INDICES.sub(r"\1", value)
    return given


def _text(given: dict[str, str], name: str) -> str:
    try:
        return given[name]
    except KeyError:
        raise NotAnInstance(f"The instance has no {name}.") from None


def _count(given: dict[str, str], name: str) -> int:
    text = _text(given, name).strip()
    if not re.fullmatch(r"\d{1,9}", text):
        raise NotAnInstance(f"{name} is {text[:40]!r}; it must be a number.")
    if int(text) > MOST:
        raise NotAnInstance(f"{name} is {text}; the most that is read is {MOST}.")
    return int(text)


def _numbers(given: dict[str, str], name: str, count: int) -> list[int]:
    text = _text(given, name)
    if re.search(r"[^\d\s,|\[\]-]", text):
        raise NotAnInstance(f"{name} holds something that is not a number.")
    numbers = [int(number) for number in re.findall(r"-?\d{1,9}", text)]
    if len(numbers) != count:
        raise NotAnInstance(f"{name} holds {len(numbers)} numbers; there should be {count}.")
    return numbers


def _sets(given: dict[str, str], name: str, count: int, *, upto: int) -> list[set[int]]:
    """Sets of numbers from 1. The data write an empty set as {} or {0}, and may use ranges."""
    if name not in given:
        return [set() for _ in range(count)]
    sets = []
    for inside in re.findall(r"\{([^}]*)\}|(\d+\s*\.\.\s*\d+)", _text(given, name)):
        members: set[int] = set()
        for low, high in re.findall(r"(\d{1,9})(?:\s*\.\.\s*(\d{1,9}))?", "".join(inside)):
            if int(high or low) > upto:
                raise NotAnInstance(f"{name} names {high or low}; the last there is is {upto}.")
            members |= set(range(int(low), int(high or low) + 1))
        sets.append(members - {0})
    if len(sets) != count:
        raise NotAnInstance(f"{name} holds {len(sets)} sets; there should be {count}.")
    return sets
