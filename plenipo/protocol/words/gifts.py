"""The log of gifts in words: for the page, the sheet and the paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext_lazy,
    pgettext,
    pgettext_lazy,
)
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, in_language
from plenipo.delegations.queries.names import with_country
from plenipo.kit.currencies import money
from plenipo.kit.days import long_day, short_day
from plenipo.kit.locales import listed
from plenipo.protocol.models import Gift

State, Direction = Gift.State, Gift.Direction
TONES = {
    State.NONE: "quiet",
    State.WAITING: "wait",
    State.APPROVED: "yes",
    State.REFUSED: "no",
}
SHOWN = {
    "waiting": pgettext_lazy("gifts", "waiting for approval"),
    "above": pgettext_lazy("gifts", "in need of approval, decided or not"),
    "approved": pgettext_lazy("gifts", "approved"),
    "refused": pgettext_lazy("gifts", "refused"),
    "open": pgettext_lazy("gifts", "disposition not yet decided"),
}
TITLE = gettext_lazy("Log of gifts")


@dataclass(frozen=True)
class GiftLine:
    """
    kinds   keys of SHOWN that are true of it
    """

    gift: Gift
    giver: str
    receiver: str
    occasion: str
    value: str
    kinds: frozenset[str]

    @property
    def tone(self) -> str:
        return TONES[State(self.gift.state)]

    @property
    def texts(self) -> list[str]:
        """What a search looks through."""
        gift = self.gift
        return [self.giver, self.receiver, gift.taken_by, self.occasion, gift.description]


def gift_line(gift: Gift, conference: Conference) -> GiftLine:
    theirs = with_country(gift.delegation) if gift.delegation else gift.other
    ours = gift.ours or host_in_words(conference)
    given = gift.direction == Direction.GIVEN
    return GiftLine(
        gift=gift,
        giver=ours if given else theirs,
        receiver=theirs if given else ours,
        occasion=listed(filter(None, (str(gift.session or ""), gift.occasion))),
        value="" if gift.value is None else money(gift.value, gift.currency),
        kinds=frozenset(_kinds(gift)),
    )


def _kinds(gift: Gift) -> Iterator[str]:
    yield str(gift.state)
    if gift.state != State.NONE:
        yield "above"
    if gift.disposition == Gift.Disposition.OPEN:
        yield "open"


def host_in_words(conference: Conference) -> str:
    return in_language(conference.host) or in_language(conference.convenor) or _("The host")


def approval_in_words(gift: Gift) -> str:
    """With the day of the decision and its reason."""
    day = short_day(localdate(gift.decided_at)) if gift.decided_at else ""
    return " · ".join(filter(None, (str(gift.get_state_display()), day, gift.reason)))


# ---- to take along


def as_rows(lines: Iterable[GiftLine]) -> tuple[list[str], Iterator[list[object]]]:
    """Heads and rows of a table."""
    heads = [
        *(_("Number"), _("Day"), _("Direction"), _("Giver"), _("Receiver")),
        *(_("Taken personally by"), _("Occasion"), _("Description")),
        *(_("Estimated value"), _("Currency"), _("Disposition")),
        *(_("Approval"), _("Date of the decision"), _("Decided by"), _("Reason")),
        *(_("Entered by"), _("Picture")),
    ]
    return heads, (_row(each) for each in lines)


def _row(line: GiftLine) -> list[object]:
    gift = line.gift
    pictured = vars(gift).get("pictured", False)
    return [
        *(gift.number, gift.day.isoformat(), gift.get_direction_display()),
        *(line.giver, line.receiver, gift.taken_by, line.occasion, gift.description),
        *("" if gift.value is None else gift.value, gift.currency),
        *(gift.get_disposition_display(), gift.get_state_display()),
        localdate(gift.decided_at).isoformat() if gift.decided_at else "",
        *(str(gift.decided_by or ""), gift.reason, str(gift.entered_by or "")),
        _("yes") if pictured else _("no"),
    ]


def paper_of(
    lines: Iterable[GiftLine], day: date, rule: str, counted: Mapping[str, int]
) -> dict[str, Any]:
    """What formats/gifts.py prints. counted: "n" rows of "all", said where the list was narrowed"""
    narrowed = counted["n"] != counted["all"]
    note = _("A part of the log: %(n)s of %(all)s gifts.") % counted if narrowed else ""
    return {
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "title": str(TITLE),
        "lead": _("As on %(day)s") % {"day": long_day(day)},
        "rule": rule,
        "heads": [
            pgettext("number", "No."),
            _("Day"),
            _("Giver"),
            _("Receiver"),
            _("Occasion"),
            _("Description"),
            _("Estimated value"),
            _("Approval"),
            _("Disposition"),
        ],
        "rows": [_cells(each) for each in lines],
        "notes": [note] if note else [],
        "page": pgettext("on paper", "Page {n} of {of}"),
    }


def _cells(line: GiftLine) -> list[list[str]]:
    """Of each cell the text and what stands beneath it."""
    gift = line.gift
    return [
        [str(gift.number), ""],
        [short_day(gift.day), str(gift.get_direction_display())],
        [line.giver, ""],
        [line.receiver, gift.taken_by],
        [line.occasion, ""],
        [gift.description, ""],
        [line.value or "–", ""],
        [approval_in_words(gift), str(gift.decided_by or "")],
        [str(gift.get_disposition_display()), ""],
    ]
