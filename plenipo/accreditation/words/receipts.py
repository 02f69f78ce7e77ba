"""A receipt as it is printed and signed."""

from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Receipt
from plenipo.accreditation.queries.badges import BadgeLine
from plenipo.accreditation.words.badges import number_of
from plenipo.kit.days import long_moment
from plenipo.kit.locales import FIRST_STRONG, isolated


def receipt_in_words(receipt: Receipt, lines: dict[int, BadgeLine]) -> dict[str, Any]:
    """In the language of whoever prints it. lines: by person."""
    conference = receipt.conference
    badges = [
        [number_of(each), _name(lines.get(each.person_id or 0)), str(each.category)]
        for each in receipt.badges.all()
    ]
    passes = [
        [str(line.piece), line.piece.plate, str(line.piece.kind)] for line in receipt.custody.all()
    ]
    return {
        "language": (get_language() or "en").split("-")[0],
        "bidi": get_language_bidi(),
        "accent": conference.accent,
        "conference": str(conference),
        "title": _("Receipt %(number)s") % {"number": receipt.number},
        "day": long_moment(receipt.at),
        "said": _said(receipt),
        "heads": [_("Number"), _("Name"), _("Category")],
        "rows": badges + passes,
        "promise": _(
            "I have received the items listed above and shall return them on request. I shall report "
            "any loss to the secretariat immediately."
        ),
        "receiver": receipt.receiver,
        "signature": _("Signature of the recipient"),
        "officer": _("For the secretariat"),
        "by": str(receipt.by or ""),
    }


def _name(line: BadgeLine | None) -> str:
    if line is None:
        return ""
    return " · ".join(filter(None, (line.name, line.native)))


def _said(receipt: Receipt) -> str:
    name = isolated(receipt.receiver, FIRST_STRONG)
    if receipt.delegation is None:
        return _("Handed over to: %(name)s") % {"name": name}
    told = {"name": name, "delegation": isolated(receipt.delegation.to_call, FIRST_STRONG)}
    return _("Handed over to: %(name)s, for %(delegation)s") % told
