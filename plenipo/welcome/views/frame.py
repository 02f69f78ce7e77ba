"""What the pages of the welcome share."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.bridge import Reader, reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.protocol.words.order import NAMELESS
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
