"""Lists and sheets of the welcome on paper, all drawn alike."""

import json
from pathlib import Path
from typing import Any

import typst

from plenipo.conference.models import Conference

LIST = Path(__file__).with_name("list.typ")


def list_as_pdf(conference: Conference, paper: dict[str, Any]) -> bytes:
    """A4 upright.

    columns  widths in parts, one a column; heads: their words
    groups   [{label, rows: [[[line, line beneath it, …], …], …]}]
    changed  [[kind, of what, what]] since another list, which `since` names
    """
    told = {
        "accent": conference.accent,
        "conference": str(conference),
        **paper,
        "language": paper["language"].split("-")[0],
    }
    return typst.compile(LIST, sys_inputs={"paper": json.dumps(told)})
