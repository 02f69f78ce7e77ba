"""The lists of pages that lead through the house; each app adds its pages in its `desk.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse

from plenipo.kit.joining import Joined

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _always(_asked: Any) -> bool:
    return True


@dataclass(frozen=True)
class DeskPage:
    """
    address   its name: "delegations:board"
    opens     whether it is offered; what it is asked with, its list says. Whoever a page's guard refuses is not
              offered it in any case
    alone     pages below its address are not its own
    """

    label: StrOrPromise
    address: str
    opens: Callable[[Any], bool] = _always
    alone: bool = False


@dataclass(frozen=True)
class Desk(DeskPage):
    """
    waits   kinds of rows that wait there, counted in the one query of the rail (conference/queries/waiting.py)
    apart   the number of what waits there in confidence: asked for only if the desk is open to the reader
    """

    waits: tuple[str, ...] = ()
    apart: Callable[[Any], int] | None = None


GROUP = 100  # places of one group in the rail

RAIL: Joined[Desk] = Joined()  # desks of a conference
HOUSE: Joined[DeskPage] = (
    Joined()
)  # below them, and where there is no conference; asked with the request
TABS: defaultdict[str, Joined[DeskPage]] = defaultdict(
    Joined
)  # of a desk, by its address; the member
OF_A_PARTY: Joined[DeskPage] = Joined()  # behind the link of a party; the request
FOR_A_PARTY: Joined[DeskPage] = (
    Joined()
)  # the same for an officer who stands in for it; the request
PUBLIC_PAGES: Joined[DeskPage] = Joined()  # what everybody may read of a conference; the conference


def groups_of_rail() -> list[list[Desk]]:
    found: dict[int, list[Desk]] = defaultdict(list)
    for place, desk in RAIL.placed():
        found[place // GROUP].append(desk)
    return list(found.values())


def link_to(request: HttpRequest, page: DeskPage, *args: Any) -> dict[str, Any]:
    """`current`: whether the reader is on this page or on one below it."""
    url = reverse(page.address, args=args)
    below = not page.alone and request.path.startswith(url)
    return {"label": page.label, "url": url, "current": request.path == url or below}


def tabs_of(address: str, request: Any, here: str = "") -> list[dict[str, Any]]:
    """The tabs of a desk that open to the member who asks. `here`: the page, if its address does not say it."""
    pages = [page for page in TABS[address] if page.opens(request.member)]
    links = [replace(page, alone=True) for page in pages]
    found = [link_to(request, link, request.conference.slug) for link in links]
    for page, link in zip(pages, found, strict=True):
        link["current"] |= page.address == here
    return found
