"""The checks of an event in words: what is to be looked at, what is known of it, what keeps it from being ticked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.protocol.models import EventCheck
from plenipo.protocol.profile import EMBLEMS, FLAGS, NO_SIGNS, PlateRules
from plenipo.protocol.queries.checks import CheckedItem
from plenipo.protocol.queries.plates import PlatesSight

Item = EventCheck.Item
LABELS = {
    Item.CHAIRS: gettext_lazy("As many chairs as principals"),
    Item.PLATES: gettext_lazy("Plates bear the latest names"),
    Item.SIGNS: gettext_lazy("Flags and emblems"),
    Item.ANTHEM: gettext_lazy("File of the anthem"),
}
SIGNS_TOLD = {
    FLAGS: gettext_lazy(
        "Every flag is the right one, the right way up and the right way round, in the order of the delegations. "
        "Look at each with your own eyes: two of them may differ by a shade."
    ),
    EMBLEMS: gettext_lazy(
        "Every emblem is the one the party uses today, upright, in the order of the delegations. No national flags."
    ),
    NO_SIGNS: gettext_lazy(
        "There are no flags, emblems or symbols in the room, on tables or on screens."
    ),
}


@dataclass(frozen=True)
class ItemInWords:
    """
    facts     what the records say
    against   what keeps it from being ticked
    """

    item: CheckedItem
    label: str
    facts: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)


def items_in_words(
    items: Iterable[CheckedItem],
    rules: PlateRules,
    sights: Iterable[PlatesSight],
    heads_left: int,
) -> list[ItemInWords]:
    found = list(sights)
    told: Mapping[str, tuple[list[str], list[str]]] = {
        Item.CHAIRS: _chairs(found, heads_left),
        Item.PLATES: _plates(found),
        Item.SIGNS: ([str(SIGNS_TOLD[rules.signs])], []),
        Item.ANTHEM: (
            [_("Play the file to its end, and name it here: the right anthem, the right length.")],
            [],
        ),
    }
    return [ItemInWords(each, str(LABELS[Item(each.key)]), *told[Item(each.key)]) for each in items]


def _chairs(sights: list[PlatesSight], heads_left: int) -> tuple[list[str], list[str]]:
    if not sights:
        return [_("There is no seating plan: count the chairs and the principals.")], []
    facts, against = [], []
    for each in sights:
        if each.sight is None:
            continue
        chairs, people = len(each.sight.seats), len(each.sight.places)
        told = {"plan": each.sight.plan.name, "chairs": chairs, "people": people}
        facts.append(_("%(plan)s: chairs %(chairs)s, people %(people)s.") % told)
        if gone := len(each.sight.gone):
            against.append(
                ngettext(
                    "%(n)s person in the plan no longer takes part.",
                    "%(n)s people in the plan no longer take part.",
                    gone,
                )
                % {"n": gone}
            )
    if heads_left:
        against.append(
            ngettext(
                "%(n)s head of delegation has no chair in the plan.",
                "%(n)s heads of delegation have no chair in the plan.",
                heads_left,
            )
            % {"n": heads_left}
        )
    return facts, against


def _plates(sights: list[PlatesSight]) -> tuple[list[str], list[str]]:
    subjects = {each.key: each for sight in sights for each in sight.subjects}.values()
    if not subjects:
        return [_("There is no seating plan: look at every plate in the room.")], []
    right = sum(each.has_plate and not each.stale for each in subjects)
    facts = [ngettext("%(n)s plate is right.", "%(n)s plates are right.", right) % {"n": right}]
    against = []
    if missing := sum(not each.has_plate for each in subjects):
        against.append(
            ngettext("%(n)s person has no plate.", "%(n)s people have no plate.", missing)
            % {"n": missing}
        )
    if stale := sum(bool(each.stale) for each in subjects):
        against.append(
            ngettext(
                "%(n)s plate or card is no longer right.",
                "%(n)s plates or cards are no longer right.",
                stale,
            )
            % {"n": stale}
        )
    return facts, against
