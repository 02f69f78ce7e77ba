"""Letters and lists on paper: PDF to print and sign, with the fonts of this machine; nothing is fetched."""

import json
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
LETTER, LETTERS = HERE / "letter.typ", HERE / "letters.typ"
ROLL = HERE / "roll.typ"


def letter_as_pdf(letter: dict[str, Any]) -> bytes:
    """A4. Keys: subject, reference, day, language, bidi, accent, head, paragraphs, signed."""
    return typst.compile(LETTER, sys_inputs={"letter": json.dumps(letter)})


def letters_as_pdf(letters: list[dict[str, Any]], *, code: str) -> bytes:
    """A4, each letter on pages of its own. `code`: an SVG that stands on each, under what `code_says`. Further keys:
    by_hand (what is written in by hand), closing, to_sign (beneath the line for the signature).
    """
    return typst.compile(LETTERS, sys_inputs={"letters": json.dumps(letters), "code": code})


def roll_as_pdf(roll: dict[str, Any]) -> bytes:
    """A4, the state on every page. Keys: language, bidi, accent, conference, title, lead, state, label, page (with {n}
    and {of}), notes, changes_head, changes; parts of head and bodies, these of above, name, lines and people (name,
    native, beneath).
    """
    return typst.compile(ROLL, sys_inputs={"roll": json.dumps(roll)})
