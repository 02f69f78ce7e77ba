"""Rules that are laid side by side, and what is otherwise in an order since it was settled."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.sections import PRESETS
from plenipo.protocol.queries.ordering import FoundOrder
from plenipo.protocol.queries.settled import Difference
from plenipo.protocol.words.order import LineInWords, OrderWords

OWN, EQUALITY, BY_LOT = "own", "equality", "lot"
KINDS = {
    OWN: gettext_lazy("the rules of this conference"),
    EQUALITY: gettext_lazy("all parties equal, in alphabetical order"),
    BY_LOT: gettext_lazy("all parties equal, by lot"),
    **PRESETS,
}


@dataclass(frozen=True)
class UnderTwoRules:
    """What stands in one place under either rules, each with its place under the other. None: it is not there."""

    place: int
    left: LineInWords | None
    right: LineInWords | None
    left_there: int
    right_there: int


def side_by_side(left: OrderWords, right: OrderWords) -> list[UnderTwoRules]:
    ours, theirs = left.lines(), right.lines()
    here = {each.line.key: each.line.place for each in ours}
    there = {each.line.key: each.line.place for each in theirs}
    longest = max(len(ours), len(theirs))
    padded = [
        (each[place] if place < len(each) else None)
        for place in range(longest)
        for each in (ours, theirs)
    ]
    return [
        UnderTwoRules(
            place,
            one,
            other,
            there.get(one.line.key, 0) if one else 0,
            here.get(other.line.key, 0) if other else 0,
        )
        for place, (one, other) in enumerate(zip(padded[::2], padded[1::2], strict=True), 1)
    ]


def differences_in_words(found: list[Difference], then: FoundOrder, now: OrderWords) -> list[str]:
    """One sentence each. then: to name who has left"""
    gone = OrderWords(then, now.people)
    return [_difference(each, now if each.now else gone) for each in found]


def _difference(each: Difference, words: OrderWords) -> str:
    told: Mapping[str, object] = {
        "name": words.called(each.line.key),
        "was": each.was,
        "now": each.now,
    }
    if not each.was:
        return _("%(name)s: new, in place %(now)s") % told
    if not each.now:
        return _("%(name)s: no longer in the order, was in place %(was)s") % told
    if each.rank:
        return _("%(name)s: another rank, now in place %(now)s, was in place %(was)s") % told
    if each.since:
        return (
            _("%(name)s: another date of office, now in place %(now)s, was in place %(was)s") % told
        )
    return _("%(name)s: now in place %(now)s, was in place %(was)s") % told
