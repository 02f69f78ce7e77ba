"""Gifts of the demonstration: one waits for approval, one is refused, two are below the threshold."""

import io
from datetime import timedelta
from typing import Any

from PIL import Image, ImageDraw

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.pictures.limited import whole_picture
from plenipo.people.models import Account
from plenipo.protocol.actions import gifts as actions
from plenipo.protocol.models import Gift
from plenipo.records.models import By

FEWEST = 6  # approved delegations, below which nobody exchanges gifts yet
GIFTS: tuple[tuple[str, str, int | None, str, str], ...] = (
    (
        "received",
        "Porcelain vase, blue and white, 40 cm, in a wooden case",
        850,
        "shown",
        "approve",
    ),
    ("received", "Silver fountain pen, engraved", 1200, "returned", "refuse"),
    ("received", "Hand-woven carpet, 120 × 180 cm", None, "open", ""),
    ("received", "Book of photographs, signed", 60, "kept", ""),
    ("given", "Lacquer box with tea", 90, "handed", ""),
    ("given", "Framed calligraphy", 400, "handed", "approve"),
)


def gifts(conference: Conference, officer: Account, other: Account) -> None:
    """other   of the secretariat, who decides"""
    by, decides = By(duty="protocol", account=officer), By(duty="protocol", account=other)
    parties = list(
        Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED).order_by(
            "pk"
        )[: len(GIFTS)]
    )
    if len(parties) < FEWEST:
        return
    for party, (direction, description, value, disposition, fate) in zip(
        parties, GIFTS, strict=True
    ):
        values: dict[str, Any] = {
            "direction": direction,
            "delegation": party,
            "day": conference.starts - timedelta(days=1),
            "occasion": "Welcome at the airport",
            "description": description,
            "value": value,
            "currency": "USD",
            "disposition": disposition,
        }
        vase = whole_picture(_vase()) if "vase" in description else None
        row = actions.enter_gift(conference, values, picture=vase, by=by)
        _decided(row, fate, decides)


def _decided(row: Gift, fate: str, by: By) -> None:
    if fate == "approve":
        actions.approve_gift(row, seen=row.revision, by=by)
    elif fate == "refuse":
        actions.refuse_gift(row, "Too precious to be kept; returned with thanks.", seen=0, by=by)


def _vase() -> bytes:
    drawn = Image.new("RGB", (600, 800), "#e9e4da")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((130, 260, 470, 720), fill="#f7f7f2", outline="#26456b", width=6)
    pen.rectangle((240, 130, 360, 300), fill="#f7f7f2", outline="#26456b", width=6)
    for y in range(380, 640, 60):
        pen.arc((160, y - 40, 440, y + 40), 20, 160, fill="#26456b", width=8)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()
