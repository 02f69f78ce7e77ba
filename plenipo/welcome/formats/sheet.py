"""The day sheet for the airport, on paper."""

import json
from pathlib import Path
from typing import Any

import typst

from plenipo.conference.models import Conference

TYPST = Path(__file__).with_name("sheet.typ")


def sheet_as_pdf(conference: Conference, paper: dict[str, Any]) -> bytes:
    """A4 upright. Keys of paper: see words/board.py: paper_of."""
    told = {
        "accent": conference.accent,
        "conference": str(conference),
        **paper,
        "language": paper["language"].split("-")[0],
    }
    return typst.compile(TYPST, sys_inputs={"paper": json.dumps(told)})
