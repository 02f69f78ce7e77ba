"""What several gates saw, put together. A set of passages only grows, and who is inside follows from the set alone:
it does not matter when, in what order, in how many parts or how often the gates sent them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from plenipo.engines.gates.decide import Direction


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """One passage as a device wrote it down; nothing of it changes afterwards.

    at       milliseconds since 1970, by the device's clock put right by what it last knew of the server's; it grows
             within a device even if somebody sets the clock back
    device   with `number`, what tells it from every other
    """

    at: int
    device: int
    number: int
    badge: int
    zone: int
    way: Direction
    admitted: bool = True


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody came in who was in already: the passage that let them in, and the one that did so again."""

    first: Seen
    again: Seen


@dataclass(frozen=True)
class Inside:
    """
    there      the passage by which each (holder, zone) is inside
    doubles    in the order of time
    unseen     departures of those whom nobody saw coming in
    """

    there: Mapping[tuple[int, int], Seen]
    doubles: tuple[Double, ...]
    unseen: tuple[Seen, ...]

    def counts(self) -> Counter[int]:
        """How many are in each zone."""
        return Counter(zone for _holder, zone in self.there)


def together(*parts: Iterable[Seen]) -> frozenset[Seen]:
    """All passages once. Of two that differ and claim one number of one device, the same one stays in any order."""
    found: dict[tuple[int, int], Seen] = {}
    for part in parts:
        for each in part:
            key = (each.device, each.number)
            found[key] = min(each, found.get(key, each))
    return frozenset(found.values())


def inside_after(
    passages: Iterable[Seen],
    holders: Mapping[int, int] | None = None,
    *,
    lasts: int | None = None,
) -> Inside:
    """
    holders   of a badge, if somebody may have two of them: a temporary one and their own
    lasts     milliseconds after which somebody nobody saw leaving is no longer taken to be inside
    """
    whose = holders or {}
    there: dict[tuple[int, int], Seen] = {}
    doubles: list[Double] = []
    unseen: list[Seen] = []
    for each in sorted(together(passages), key=attrgetter("at", "device", "number")):
        if not each.admitted:
            continue
        place = (whose.get(each.badge, each.badge), each.zone)
        before = there.get(place)
        if before and lasts is not None and each.at - before.at >= lasts:
            del there[place]
        if each.way == Direction.IN and place in there:
            doubles.append(Double(there[place], each))
        elif each.way == Direction.IN:
            there[place] = each
        elif there.pop(place, None) is None:
            unseen.append(each)
    return Inside(there, tuple(doubles), tuple(unseen))
