"""Letters on paper: PDF to print and sign, with the fonts of this machine; nothing is fetched."""

import json
from pathlib import Path
from typing import Any

import typst

LETTER = Path(__file__).with_name("letter.typ")


def letter_as_pdf(letter: dict[str, Any]) -> bytes:
    """A4. Keys: subject, reference, day, language, bidi, accent, head, paragraphs, signed."""
    return typst.compile(LETTER, sys_inputs={"letter": json.dumps(letter)})
