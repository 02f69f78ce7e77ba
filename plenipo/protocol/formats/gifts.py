"""The log of gifts on paper."""

import json
from pathlib import Path
from typing import Any

import typst

from plenipo.conference.models import Conference
from plenipo.kit.links import apart_in

TYPST = Path(__file__).with_name("gifts.typ")


def gifts_as_pdf(conference: Conference, paper: dict[str, Any]) -> bytes:
    """A4 across. Keys of paper: language, bidi, title, lead, rule, heads, rows (of cells: text and what stands
    beneath), notes, page (with {n} and {of})."""
    if paper["bidi"]:
        kept = {"language", "bidi"}
        paper = {key: each if key in kept else apart_in(each) for key, each in paper.items()}
    told = {
        "accent": conference.accent,
        "conference": str(conference),
        **paper,
        "language": paper["language"].split("-")[0],
    }
    return typst.compile(TYPST, sys_inputs={"paper": json.dumps(told)})
