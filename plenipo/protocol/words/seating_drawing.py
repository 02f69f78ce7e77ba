"""A plan as it is drawn: in whole hundredths of a metre, which no language writes with a comma; the head of the room
above, of a photo as the camera sees it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.kit.phrases import labelled
from plenipo.protocol.bridge.seating import Seat, Shape
from plenipo.protocol.words.seating import SeatingWords, place_in_words

RADIUS, MARGIN = 26, 60
NAMED = 70
"""Up to so many seats their names fit into the drawing."""
SHORT = 13


@dataclass(frozen=True)
class DrawnSeat:
    seat: Seat
    x: int
    y: int
    who: int
    css: str
    label: str
    short: str


@dataclass(frozen=True)
class DrawnPlan:
    """
    box      x, y, width, height of the drawing
    tables   (x, y, radius, number) of round tables
    head     what is above, or in front
    """

    box: str
    seats: list[DrawnSeat]
    tables: list[tuple[int, int, int, int]]
    head: str
    at: tuple[int, int]


def drawn(words: SeatingWords) -> DrawnPlan:
    sight = words.sight
    photo = sight.plan.shape == Shape.PHOTO
    turn = -100 if photo else 100
    seats = [_seat(words, seat, seat.x * 100, seat.y * turn) for seat in sight.seats]
    xs, ys = [each.x for each in seats], [each.y for each in seats]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN - (0 if photo else 40)
    width, height = max(xs) + MARGIN - left, max(ys) + MARGIN + (40 if photo else 20) - top
    middle = round((min(xs) + max(xs)) / 2)
    return DrawnPlan(
        box=f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}",
        seats=seats,
        tables=list(_tables(sight.seats)) if sight.several_tables else [],
        head=_head(sight.plan.shape),
        at=(middle, max(ys) + 75 if photo else min(ys) - 60),
    )


def _head(shape: str) -> str:
    if shape == Shape.PHOTO:
        return _("Camera")
    return _("Stage") if shape == Shape.THEATRE else _("Head")


def _seat(words: SeatingWords, seat: Seat, x: float, y: float) -> DrawnSeat:
    sight = words.sight
    who = sight.on.get(seat.number, 0)
    broken = {pk for rule in sight.rules if rule.pk in sight.broken for pk in _about(rule)}
    css = (
        "free" if not who else "unkept" if who in broken else "fixed" if who in sight.fixed else ""
    )
    place = place_in_words(sight.plan, seat)
    label = labelled(place, words.name(who) if who else pgettext("seat", "free"))
    short = words.delegation(who) if who and len(sight.seats) <= NAMED else ""
    if len(short) > SHORT:
        short = short[: SHORT - 1].rstrip() + "…"
    return DrawnSeat(seat, round(x), round(y), who, css, label, short)


def _about(rule: object) -> Iterator[int]:
    for name in ("first_id", "second_id"):
        if pk := getattr(rule, name):
            yield pk


def _tables(seats: tuple[Seat, ...]) -> Iterator[tuple[int, int, int, int]]:
    for table in dict.fromkeys(seat.table for seat in seats):
        ours = [seat for seat in seats if seat.table == table]
        x, y = sum(s.x for s in ours) / len(ours) * 100, sum(s.y for s in ours) / len(ours) * 100
        radius = max(abs(ours[0].y * 100 - y), 40) - 38
        yield round(x), round(y), round(radius), table
