"""What is printed of a seating plan, and its table: for the eye of whoever reads it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext_lazy,
    override,
    pgettext,
)
from django.utils.translation import gettext as _

from plenipo.delegations.queries.people import SeenPerson
from plenipo.kit.days import long_moment
from plenipo.kit.locales import language_name, listed
from plenipo.kit.names import is_in_script_of
from plenipo.protocol.bridge.seating import Seat, Shape
from plenipo.protocol.words.order import named
from plenipo.protocol.words.seating import SeatingWords, place_in_words
from plenipo.protocol.words.seating_drawing import drawn

WHATS = {
    "plan-a4": gettext_lazy("Plan"),
    "plan-a3": gettext_lazy("Plan"),
    "marks": gettext_lazy("Floor marks"),
    "caption": gettext_lazy("Caption"),
    "tables": gettext_lazy("Lists by table or row"),
    "list": gettext_lazy("List"),
}
"""What can be taken along; the last one as a table."""


def paper_of(
    words: SeatingWords, what: str, now: datetime, public: Mapping[int, SeenPerson]
) -> dict[str, Any]:
    """public   by delegate, those whom the public may read: a caption is written for it"""
    plan = words.sight.plan
    paper = {
        "title": plan.name,
        "lead": f"{plan.get_shape_display()} · {plan.session}"
        if plan.session
        else plan.get_shape_display(),
        "state": _("as of %(moment)s") % {"moment": long_moment(now)},
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "page": _("page {n} of {of}"),
        "sheet": "a3" if what == "plan-a3" else "a4",
    }
    if what == "marks":
        return {**paper, "mode": "marks", "marks": _marks(words)}
    if what == "caption":
        return {**paper, "mode": "caption", "parts": _captions(words, public)}
    if what == "tables":
        return {**paper, "mode": "lists", "parts": _lists(words)}
    return {**paper, "mode": "plan", **_plan(words, large=what == "plan-a3")}


def _plan(words: SeatingWords, *, large: bool) -> dict[str, Any]:
    picture = drawn(words)
    key = [
        (seat.number, words.name(who), words.delegation(who))
        for seat in words.sight.seats
        if (who := words.sight.on.get(seat.number))
    ]
    columns = min(7 if large else 5, max(3, len(key) // 30 + 1))
    return {
        "box": [float(each) for each in picture.box.split()],
        "seats": [(each.x, each.y, each.seat.number, not each.who) for each in picture.seats],
        "tables": picture.tables,
        "head": picture.head,
        "at": picture.at,
        "key": key,
        "columns": columns,
    }


def _marks(words: SeatingWords) -> list[tuple[int, str, str]]:
    """Number and plate: what lies on the floor names no person."""
    return [
        (seat.number, words.delegation(who), place_in_words(words.sight.plan, seat))
        for seat in words.sight.seats
        if (who := words.sight.on.get(seat.number))
    ]


def _captions(words: SeatingWords, public: Mapping[int, SeenPerson]) -> list[dict[str, Any]]:
    parts = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            parts.append(
                {
                    "name": language_name(language),
                    "language": language.split("-")[0],
                    "bidi": get_language_bidi(),
                    "lines": _caption(words, public, language),
                }
            )
    return parts


def _caption(words: SeatingWords, public: Mapping[int, SeenPerson], language: str) -> list[str]:
    """Row by row as the picture is read; where one reads from the right, so does the caption."""
    lines = []
    for row in dict.fromkeys(seat.row for seat in words.sight.seats):
        seats = [seat for seat in words.sight.seats if seat.row == row]
        there = [who for seat in seats if (who := words.sight.on.get(seat.number))]
        if not there:
            continue
        names = [_in(public.get(who), words.people.get(who), language) for who in there]
        names = [name for name in names if name]
        said = listed(names[::-1] if get_language_bidi() else names)
        if row == 1:
            lines.append(_("Front row, from left to right: %(names)s.") % {"names": said})
        else:
            lines.append(
                _("Row %(row)s, from left to right: %(names)s.") % {"row": row, "names": said}
            )
    return lines


def _in(seen: SeenPerson | None, of_whom: SeenPerson | None, language: str) -> str:
    """A name and whose they are, in a language; who is not disclosed to the public is their delegation."""
    if of_whom is None:
        return ""
    of = of_whom.delegation.called_in(language).text
    if seen is None or not seen.shown.named:
        return named(of)
    native = seen.shown.native_name
    name = native if native and is_in_script_of(native, language) else seen.shown.name
    told = {"name": named(name), "delegation": named(of)}
    return pgettext("in a caption", "%(name)s (%(delegation)s)") % told


def _lists(words: SeatingWords) -> list[dict[str, Any]]:
    parts: dict[tuple[int, int, int], dict[str, Any]] = {}
    plan = words.sight.plan
    for seat in words.sight.seats:
        who = words.sight.on.get(seat.number)
        part = parts.setdefault(
            (seat.table, seat.row, seat.side), {"name": part_of_list(plan.shape, seat), "rows": []}
        )
        if who:
            part["rows"].append((seat.place, words.name(who), words.delegation(who)))
    return [part for part in parts.values() if part["rows"]]


def part_of_list(shape: str, seat: Seat) -> str:
    if shape == Shape.ROUNDS:
        return _("Table %(table)s") % {"table": seat.table}
    if shape in (Shape.PHOTO, Shape.THEATRE):
        return _("Row %(row)s") % {"row": seat.row}
    if shape == Shape.FACE:
        return _("Upper side") if seat.side == 1 else _("Lower side")
    return _("Seats around the table")


def as_table(words: SeatingWords) -> tuple[list[str], list[list[Any]]]:
    """In reading order; those who are absent at the end."""
    heads = [_("Number"), pgettext("seat", "Place"), _("Name"), _("Delegation")]
    rows: list[list[Any]] = [
        [seat.number, words.place(seat.number), words.name(who), words.delegation(who)]
        for seat in words.sight.seats
        if (who := words.sight.on.get(seat.number))
    ]
    rows += [["", _("absent"), words.name(pk), words.delegation(pk)] for pk in words.sight.absent]
    return heads, rows
