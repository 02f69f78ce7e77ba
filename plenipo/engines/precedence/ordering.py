"""The order itself: by the comparators, then what was decided by hand, and why each stands before the next."""

from collections.abc import Iterable, Sequence

from plenipo.engines.precedence.days import KnownDay
from plenipo.engines.precedence.values import (
    AFTER,
    BEFORE,
    NUMBER,
    Comparator,
    OrderOfPrecedence,
    Place,
    Placement,
    Ranked,
    Unkept,
    Value,
    WhyBefore,
)


def in_precedence(
    subjects: Iterable[Ranked],
    comparators: Sequence[Comparator],
    placements: Iterable[Placement] = (),
) -> OrderOfPrecedence:
    """By the first comparator that tells two apart; those whom none tells apart by their number.

    Whom a decision places stands directly before or after the other, wherever the rules put that one; all others
    keep the order of the rules. Of two placed at the same spot the later decision stands nearer.
    """
    known = {each.key: each for each in subjects}
    places = {key: _places(each, comparators) for key, each in known.items()}
    by_rule = sorted(known, key=lambda key: places[key])
    kept, unkept = _kept(known, placements)
    keys = _with_placements(by_rule, kept)
    pairs = list(zip(keys, keys[1:], strict=False))
    reasons = tuple(
        _by_hand(kept, first, second)
        or _by_rule(known[first], known[second], places[first], places[second], comparators)
        for first, second in pairs
    )
    return OrderOfPrecedence(tuple(keys), reasons, tuple(unkept), _apart(keys, kept))


def _places(subject: Ranked, comparators: Sequence[Comparator]) -> tuple[Place, ...]:
    own = (each.place(subject.values.get(each.name)) for each in comparators)
    return (*own, (0, subject.key))


def _by_rule(
    first: Ranked,
    second: Ranked,
    here: tuple[Place, ...],
    there: tuple[Place, ...],
    comparators: Sequence[Comparator],
) -> WhyBefore:
    for comparator, one, other in zip(comparators, here, there, strict=False):
        if one != other:
            left, right = first.values.get(comparator.name), second.values.get(comparator.name)
            return WhyBefore(comparator.name, left, right, _unsure(left, right))
    return WhyBefore(NUMBER, first.key, second.key)


def _unsure(left: Value, right: Value) -> bool:
    return isinstance(left, KnownDay) and isinstance(right, KnownDay) and left.overlaps(right)


# ---- what was decided by hand


def _kept(
    known: dict[int, Ranked], placements: Iterable[Placement]
) -> tuple[dict[int, Placement], list[Unkept]]:
    """By whom each places; and those that cannot be kept."""
    kept: dict[int, Placement] = {}
    unkept: list[Unkept] = []
    for each in sorted(placements, key=lambda one: one.number):
        if each.subject == each.beside:
            unkept.append(Unkept(each, "itself"))
            continue
        if each.subject not in known or each.beside not in known:
            unkept.append(Unkept(each, "gone"))
            continue
        if _goes_round(each, kept):
            unkept.append(Unkept(each, "circle"))
            continue
        if each.subject in kept:
            unkept.append(Unkept(kept[each.subject], "replaced"))
        kept[each.subject] = each
    return kept, unkept


def _goes_round(placement: Placement, kept: dict[int, Placement]) -> bool:
    here = placement.beside
    while here in kept:
        here = kept[here].beside
        if here == placement.subject:
            return True
    return False


def _with_placements(by_rule: list[int], kept: dict[int, Placement]) -> list[int]:
    """Each with those around it; without recursion, since each may be beside the one before."""
    around: dict[tuple[int, str], list[int]] = {}
    for each in sorted(kept.values(), key=lambda one: one.number):
        around.setdefault((each.beside, each.side), []).append(each.subject)
    keys: list[int] = []
    for root in by_rule:
        if root in kept:
            continue
        stack: list[tuple[int, bool]] = [(root, False)]
        while stack:
            key, alone = stack.pop()
            if alone:
                keys.append(key)
                continue
            later = around.get((key, AFTER), [])  # pushed first, so the earliest comes out last
            stack += [(each, False) for each in later]
            stack.append((key, True))
            stack += [(each, False) for each in reversed(around.get((key, BEFORE), []))]
    return keys


def _by_hand(kept: dict[int, Placement], first: int, second: int) -> WhyBefore | None:
    """Of neighbours one of whom was placed: the decision that has to do with both, or with one of them."""
    here, there = kept.get(first), kept.get(second)
    both = [
        each for each in (here, there) if each and {each.subject, each.beside} == {first, second}
    ]
    ours = [*both, *(each for each in (there, here) if each)]
    return WhyBefore("", placement=ours[0]) if ours else None


def _apart(keys: list[int], kept: dict[int, Placement]) -> dict[int, tuple[int, ...]]:
    at = {key: number for number, key in enumerate(keys)}
    found = {}
    for each in kept.values():
        low, high = sorted((at[each.subject], at[each.beside]))
        if high - low > 1:
            found[each.number] = tuple(keys[low + 1 : high])
    return found
