"""Draws of lots: those of a conference, and what they say of an order."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import place_in_list
from plenipo.kit.alphabet import filed_under, sort_key
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.offices import approved, principals_then
from plenipo.protocol.queries.ranks import classes_of

What, State = LotDraw.What, LotDraw.State


def draws_of(conference: Conference) -> QuerySet[LotDraw]:
    return LotDraw.objects.filter(conference=conference).select_related("drawn_by")


@dataclass(frozen=True)
class LotsDrawn:
    """What the draws that are valid say.

    places   {delegation: its place} among all
    equals   {key of a class: {delegation: its place}} among the equals of a rank
    seat     number of the delegation, or a letter, with which the seats begin
    """

    places: dict[int, int] = field(default_factory=dict)
    equals: dict[str, dict[int, int]] = field(default_factory=dict)
    seat: int | str = ""

    def place_of(self, delegation: int, rank: str) -> int | None:
        among = self.equals.get(rank) if rank else None
        return (among if among is not None else self.places).get(delegation)


def lots_drawn(conference: Conference) -> LotsDrawn:
    """Of each kind the last that was drawn and not annulled. One query."""
    places: dict[int, int] = {}
    equals: dict[str, dict[int, int]] = {}
    seat: int | str = ""
    for draw in draws_of(conference).filter(state=State.DRAWN).order_by("number"):
        order = [draw.lots[number - 1]["key"] for number in draw.result]
        if draw.what == What.ALL:
            places = {key: place for place, key in enumerate(order, 1)}
        elif draw.what == What.EQUALS:
            equals[draw.rank] = {key: place for place, key in enumerate(order, 1)}
        elif draw.what in (What.SEAT, What.SEAT_LETTER):
            seat = order[0]
    return LotsDrawn(places, equals, seat)


def published_draws(conference: Conference) -> QuerySet[LotDraw]:
    return draws_of(conference).filter(published_at__isnull=False)


def has_published_draws(conference: Conference) -> bool:
    return published_draws(conference).exists()


CODES = [code for code, _label in settings.LANGUAGES]
WITH_LETTERS = [
    code for code in CODES if not code.startswith("zh")
]  # whose names begin with letters


def lots_for(conference: Conference, what: str, rank: str, language: str) -> list[dict[str, Any]]:
    """What is drawn between, as everything stands now: the first is lot 1."""
    rows = sorted(
        approved(conference).select_related("country"),
        key=lambda each: place_in_list(each, "country", "en"),
    )
    if what in LotDraw.OF_A_LETTER:
        return [{"key": each, "names": {}} for each in _letters(rows, language)]
    if what == What.EQUALS:
        today = timezone.localdate()
        heads = principals_then(conference, classes_of(conference), today).values()
        equal = {one.delegation for one in heads if one.is_head and one.rank == rank}
        rows = [each for each in rows if each.pk in equal]
    return [{"key": each.pk, "names": _names(each)} for each in rows]


def _letters(rows: Iterable[Delegation], language: str) -> list[str]:
    """With which the names by which the delegations sit begin, in the order of that alphabet."""
    names = [country_of(each, language) or each.called_in(language).text for each in rows]
    filed = [filed_under(name, "en" if language == "en" else language) for name in names]
    first = {_first_letter(name) for name in filed} - {""}
    return sorted(first, key=lambda letter: sort_key(letter, language))


def _first_letter(name: str) -> str:
    """Without its accents: É stands under E."""
    plain = unicodedata.normalize("NFKD", name)
    plain = plain.removeprefix("ال") if plain.startswith("ال") else plain
    return next((each.upper() for each in plain if each.isalpha()), "")


def _names(delegation: Delegation) -> dict[str, str]:
    """As a list in that language tells it apart: with its country."""
    return {
        code: " · ".join(
            dict.fromkeys(
                filter(None, (delegation.called_in(code).text, country_of(delegation, code)))
            )
        )
        for code in CODES
    }
