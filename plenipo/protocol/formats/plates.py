"""Plates, cards and table plans on paper."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst

from plenipo.kit.paper.fonts import fonts
from plenipo.protocol.formats.plate_setting import FACES, FONTS, PLACE
from plenipo.protocol.models import PlateRun

PLATES = Path(__file__).with_name("plates.typ")
BOARD = Path(__file__).with_name("plate_board.typ")


@dataclass(frozen=True)
class PlateSheet:
    """Millimetres. `folded`: two sides, the upper one on its head."""

    width: float
    height: float
    page: tuple[float, float]
    across: int = 1
    down: int = 1
    folded: bool = True


SHEETS = {
    "tent-a4": PlateSheet(297, 105, (297, 210)),
    "tent-a5": PlateSheet(210, 74, (210, 297), 1, 2),
    "place": PlateSheet(99, 57, (210, 297), 2, 2),
    "escort": PlateSheet(95, 54, (210, 297), 2, 5, folded=False),
}


def plates_as_pdf(run: PlateRun, paper: dict[str, Any]) -> bytes:
    """`paper`: as words/plates_paper says it."""
    conference = run.conference
    told = {
        "accent": conference.accent,
        "conference": str(conference),
        "fonts": FONTS,
        **paper,
    }
    board = run.layout in PlateRun.BOARDS
    if not board:
        told |= {
            "sheet": asdict(SHEETS[run.layout]),
            "place-size": FACES[run.layout].most * PLACE,
        }
    return bytes(
        typst.compile(
            BOARD if board else PLATES,
            sys_inputs={"run": json.dumps(told)},
            font_paths=fonts(),
            pdf_tags=False,
        )
    )
