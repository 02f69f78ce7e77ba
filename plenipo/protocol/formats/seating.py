"""A seating plan on paper."""

import json
from pathlib import Path
from typing import Any

import typst

from plenipo.conference.models import Conference

TYPST = Path(__file__).with_name("seating.typ")


def seating_as_pdf(conference: Conference, paper: dict[str, Any]) -> bytes:
    """`paper`: as words/seating_paper says it."""
    told = {"accent": conference.accent, "conference": str(conference), **paper}
    told["language"] = paper["language"].split("-")[0]
    return typst.compile(TYPST, sys_inputs={"paper": json.dumps(told)})
