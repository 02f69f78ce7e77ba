"""What the pages of the welcome share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.bridge import Reader, reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.protocol.words.order import NAMELESS
from plenipo.records.actions import changed_first
from plenipo.registry.queries.finding import fits, terms_of
from plenipo.welcome.access import MemberRequest
from plenipo.welcome.forms.journeys import BoardFilterForm
from plenipo.welcome.models import Journey
from plenipo.welcome.queries.board import ArrivalsBoard, board_of
from plenipo.welcome.queries.journeys import days_of, journeys_of
from plenipo.welcome.words.board import BoardWords, LineOfBoard


def crumbs(request: MemberRequest, *below: tuple[str, str]) -> list[dict[str, str]]:
    """below   (address, label) of pages between the desk and this one"""
    pages = [("welcome:board", _("Arrivals")), *below]
    slug = request.conference.slug
    return [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]


def filters(request: MemberRequest, asked: QueryDict) -> BoardFilterForm:
    return BoardFilterForm(days_of(request.conference, timezone.localdate()), asked)


def board_on(request: MemberRequest, day: date) -> tuple[ArrivalsBoard, BoardWords]:
    board = board_of(request.conference, reader_of(request.member), day)
    return board, BoardWords(request.conference, board)


def narrowed(board: ArrivalsBoard, words: BoardWords, asked: dict[str, str]) -> list[LineOfBoard]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    rows = board.cancelled if asked["show"] == "cancelled" else board.rows
    rows = [
        each
        for each in rows
        if (not asked["way"] or each.journey.way == asked["way"])
        and (asked["show"] != "gaps" or each.gaps)
        and (asked["show"] != "expected" or each.journey.state == Journey.State.EXPECTED)
    ]
    lines = words.lines(rows)
    if not terms:
        return lines
    return [each for each in lines if fits(terms, [each.of, each.by, *each.names])]


def one_journey(request: MemberRequest, pk: int) -> Journey:
    return get_object_or_404(journeys_of(request.conference).select_related("conference"), pk=pk)


def who_travels(reader: Reader, delegation: Delegation) -> list[tuple[str, str]]:
    """Delegates to choose from, as their reader sees them."""
    seen: Any = delegates_seen_by(reader, [delegation], delegation.conference)
    return [
        (str(one.pk), one.styled if one.named else str(NAMELESS))
        for one in seen.get(delegation.pk, [])
    ]


def drawn_page(form: Form, row: Any) -> dict[str, Any]:
    """What a page has that edits one row: its form, and what it was drawn from."""
    return {"form": form, "row": row, "seen": row.revision, "was": drawn(form)}


def edited(
    request: MemberRequest,
    row: Any,
    form_of: Callable[..., Form],
    first: dict[str, Any],
    deed: Callable[[Form, int], object],
) -> dict[str, Any] | None:
    """None if it was saved; else the page again. Of two officers the second sees what the first saved.

    first   values of the row as it is
    """
    seen = seen_in(request)
    if row.revision != seen:
        found = overtaken(changed_first(row), form_of(initial=first), request.POST)
        form = form_of(found.data)
        return {"form": form, "row": row, "seen": row.revision, "overtaken": found, "status": 409}
    form = form_of(request.POST)
    if form.is_valid() and done(form, lambda: deed(form, seen)):
        return None
    was = request.POST.get("was", "")
    return {"form": form, "row": row, "seen": seen, "was": was, "status": 422}
