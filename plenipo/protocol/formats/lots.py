"""The record of a draw of lots, on one page."""

import json
from pathlib import Path
from typing import Any

import typst

from plenipo.kit.links import apart_in

TYPST = Path(__file__).with_name("lots.typ")


def record_as_pdf(record: dict[str, Any]) -> bytes:
    if record["bidi"]:
        kept = {"language", "accent", "bidi"}
        record = {key: told if key in kept else apart_in(told) for key, told in record.items()}
    return typst.compile(TYPST, sys_inputs={"record": json.dumps(record)})
