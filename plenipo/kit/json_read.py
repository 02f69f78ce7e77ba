"""JSON that somebody else wrote."""

import json
from typing import Any


def json_in(text: str | bytes) -> Any:
    """Raises ValueError for what cannot be read or kept: nested too deep, halves of characters, the character of
    number zero, numbers that are none.
    """
    try:
        said = json.loads(text, parse_constant=_no_number)
        whole = json.dumps(said, ensure_ascii=False)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep
    whole.encode()
    if "\\u0000" in whole.replace("\\\\", ""):
        raise ValueError("a character no database takes")
    return said


def _no_number(name: str) -> None:
    raise ValueError(name)
