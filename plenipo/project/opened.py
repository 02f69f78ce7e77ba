"""What each duty opens, read from the guards of the addresses: no list of it is kept by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from plenipo.conference.declared import DUTIES, Duty
from plenipo.conference.models import Conference, Membership
from plenipo.kit.desks import RAIL

SAMPLE = "a-conference"  # in the addresses the desks are told apart by
Guard = tuple[bool, tuple[str, ...]]  # whether it is a deed, and the duties it asks for


@dataclass
class Opened:
    """Labels of desks. works: something can be done there; reads: pages are open, and nothing else."""

    duty: str
    label: str
    works: list[str] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)


def opened_by_duties(conference: Conference | None) -> list[Opened]:
    """For the page on which duties are given: every duty with its desks, in the order of the rail."""
    return [_opened(duty) for duty in DUTIES] if conference else []


def _opened(duty: Duty) -> Opened:
    holder = Membership(duties=[str(duty)])
    found = Opened(str(duty), str(duty.label))
    for label, name in _labels():
        reads, works = False, False
        for is_deed, duties in _guards()[name]:
            opens = not duties or holder.has(*duties)
            reads |= opens and not is_deed
            works |= opens and is_deed and bool(duties)
        if works:
            found.works.append(label)
        elif reads:
            found.reads.append(label)
    return found


def _labels() -> list[tuple[str, str]]:
    return [(str(desk.label), desk.address) for desk in RAIL if not desk.alone]


@cache
def _guards() -> dict[str, list[Guard]]:
    """The guards at each desk and below it, by the name of the desk."""
    starts = {
        reverse(name, args=[SAMPLE]).partition(f"/desk/{SAMPLE}/")[2]: name
        for _label, name in _labels()
    }
    found: dict[str, list[Guard]] = {name: [] for name in starts.values()}
    for route, view in _addresses(get_resolver().url_patterns, ""):
        _before, of_a_desk, below = route.partition("desk/<slug:slug>/")
        near = [start for start in starts if of_a_desk and below.startswith(start)]
        if near:
            guard = (getattr(view, "is_deed", False), tuple(getattr(view, "duties", ())))
            found[starts[max(near, key=len)]].append(guard)
    return found


def _addresses(patterns: Any, before: str) -> Iterator[tuple[str, Any]]:
    for each in patterns:
        route = f"{before}{getattr(each.pattern, '_route', '')}"
        if isinstance(each, URLPattern):
            yield route, each.callback
        else:
            yield from _addresses(each.url_patterns, route)
