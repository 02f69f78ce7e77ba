"""Receipts on paper."""

import json
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("receipt.typ")


def receipt_as_pdf(receipt: dict[str, Any]) -> bytes:
    """A4, as many pages as its rows need. Keys: words/receipts.py."""
    return bytes(typst.compile(TEMPLATE, sys_inputs={"receipt": json.dumps(receipt)}))
