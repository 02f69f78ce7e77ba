"""A draw of lots in words: what is drawn, what came of it, and the record from which anybody repeats it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext_lazy,
    override,
    pgettext,
)
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, in_language
from plenipo.kit.days import long_moment
from plenipo.kit.locales import FIRST_STRONG, isolated, language_name
from plenipo.kit.phrases import bracketed, labelled
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.ranks import RankClass
from plenipo.protocol.words.ranks import ranks_in_words

TONES = {
    LotDraw.State.PREPARED: "wait",
    LotDraw.State.DRAWN: "yes",
    LotDraw.State.ANNULLED: "no",
}
NOT_PUBLIC = gettext_lazy("not public")


@dataclass(frozen=True)
class Lot:
    """place: in the order drawn, from 1; 0: not drawn"""

    number: int
    name: str
    place: int = 0


def title_of(draw: LotDraw, classes: list[RankClass]) -> str:
    what = str(draw.get_what_display())
    if draw.what == LotDraw.What.EQUALS:
        return bracketed(what, ranks_in_words(classes).get(draw.rank, draw.rank))
    if draw.what in LotDraw.OF_A_LETTER:
        return bracketed(what, language_name(draw.language))
    return what


def lots_in_words(draw: LotDraw, named: Collection[int] | None = None) -> list[Lot]:
    """In the order drawn; before, by number. named: delegations that may be named; None: all"""
    places = {number: place for place, number in enumerate(draw.result, 1)}
    lots = [
        Lot(number, _name(each, named), places.get(number, 0))
        for number, each in enumerate(draw.lots, 1)
    ]
    return sorted(lots, key=lambda each: (each.place == 0, each.place, each.number))


def _name(lot: dict[str, Any], named: Collection[int] | None) -> str:
    if isinstance(lot["key"], str):
        return str(lot["key"])
    if named is not None and lot["key"] not in named:
        return str(NOT_PUBLIC)
    return in_language(lot["names"])


def outcome_of(draw: LotDraw, lots: list[Lot]) -> str:
    """What was drawn, in one sentence; "" before."""
    if draw.state == LotDraw.State.PREPARED or not lots or not lots[0].place:
        return ""
    told = {"name": isolated(lots[0].name, FIRST_STRONG), "number": lots[0].number}
    if draw.what in LotDraw.OF_ONE:
        return _("Drawn: %(name)s (lot %(number)s).") % told
    return _("First: %(name)s (lot %(number)s). The whole order stands below.") % told


def how_in_words(draw: LotDraw) -> list[str]:
    """The rule by which it is drawn, so that anybody can draw it again."""
    if draw.method == LotDraw.Method.WITNESSED:
        return [
            _(
                "Each lot has a number. The numbers were drawn by hand before the witnesses named here and "
                "entered one after the other as they were drawn."
            )
        ]
    return [
        _(
            "Before the draw the SHA-256 of a secret seed was published (the commitment). Then others "
            "contributed numbers or words in public. Only then was the seed revealed."
        ),
        _(
            "To repeat it: check that the SHA-256 of the seed is the commitment. For each lot write the seed, "
            "each contribution without its author, and the number of the lot, each on a line of its own; take "
            "the SHA-256 of this text in UTF-8. The lots stand in the order of these values, the smallest "
            "first."
        ),
    ]


def record_of(
    conference: Conference,
    draw: LotDraw,
    classes: list[RankClass],
    language: str,
    named: Collection[int] | None = None,
) -> dict[str, Any]:
    """The page that formats/lots.py prints, in this language."""
    with override(language):
        lots = lots_in_words(draw, named)
        return {
            "language": (get_language() or "en").split("-")[0],
            "bidi": get_language_bidi(),
            "accent": conference.accent,
            "conference": str(conference),
            "title": _("Record of a draw of lots"),
            "subtitle": _("No. %(number)s: %(what)s")
            % {"number": draw.number, "what": title_of(draw, classes)},
            "outcome": _annulled(draw) or outcome_of(draw, lots) or _("Not drawn yet."),
            "facts": [[label, text] for label, text in _facts(draw) if text],
            "codes": [[label, text] for label, text in _codes(draw) if text],
            "how": how_in_words(draw),
            "heads": [pgettext("in an order", "Place"), _("Lot"), pgettext("of a lot", "Name")],
            "lots": [
                [str(each.place or "–"), str(each.number), isolated(each.name, FIRST_STRONG)]
                for each in lots
            ],
            "sign": [_("Convenor"), _("Witness")],
        }


def _annulled(draw: LotDraw) -> str:
    if draw.state != LotDraw.State.ANNULLED:
        return ""
    told = {"when": long_moment(draw.annulled_at), "reason": draw.reason}
    return _("Annulled on %(when)s: %(reason)s") % told


def _facts(draw: LotDraw) -> list[tuple[str, str]]:
    said = draw.said
    contributions = [
        labelled(who, text) if who else text for who, text in said.get("contributions", [])
    ]
    return [
        (_("Method"), str(draw.get_method_display())),
        (_("Prepared"), long_moment(draw.prepared_at)),
        (_("Published"), long_moment(draw.published_at)),
        (_("Drawn"), long_moment(draw.drawn_at)),
        (_("Contributions, in this order"), "\n".join(contributions)),
        (_("Witnesses"), "\n".join(said.get("witnesses", []))),
    ]


def _codes(draw: LotDraw) -> list[tuple[str, str]]:
    revealed = draw.state != LotDraw.State.PREPARED and draw.drawn_at is not None
    return [
        (_("Commitment (SHA-256 of the seed)"), draw.commitment),
        (_("Seed"), draw.seed if revealed else ""),
    ]
