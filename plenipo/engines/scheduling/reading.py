"""Text to a checked dialogue. What is wrong with it is said with its place and, for a key, what was probably meant."""

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from plenipo.engines.scheduling.format import PART, SLOT, Delegation, Dialogue, PartOfDay, Wish
from plenipo.engines.scheduling.values import NotAnInstance

MOST_TOLD = 5
MUST = {
    "int_type": "it must be a whole number",
    "float_type": "it must be a number",
    "list_type": "it must be a list",
    "string_type": "it must be text",
    "dict_type": "it must be an object",
    "model_type": "it must be an object",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
    "too_long": "it may have {max_length} entries",
    "too_short": "it must have {min_length} entries",
}
Path = Sequence[str | int]


def read_dialogue(text: str) -> Dialogue:
    given = _parsed(text)
    if not isinstance(given, dict):
        raise NotAnInstance("The instance must be a JSON object.")
    try:
        return Dialogue.model_validate(given)
    except ValidationError as wrong:
        errors = [_in_words(dict(error)) for error in wrong.errors(include_url=False)]
        more = len(errors) - MOST_TOLD
        rest = [f"There are {more} more errors."] if more > 0 else []
        raise NotAnInstance(" ".join([*errors[:MOST_TOLD], *rest])) from None


def place(path: Path) -> str:
    """("requests", 3, "a") is requests[3].a."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the top"


def _parsed(text: str) -> Any:
    doubled: list[tuple[dict[str, Any], str]] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _value in pairs]
            doubled.append((table, next(key for key in keys if keys.count(key) > 1)))
        return table

    try:
        given = json.loads(text, object_pairs_hook=once)
    except RecursionError:
        raise NotAnInstance("The instance is not JSON: it is nested too deeply.") from None
    except json.JSONDecodeError as why:
        where = f"line {why.lineno}, column {why.colno}"
        raise NotAnInstance(f"The instance is not JSON ({where}): {why.msg}.") from None
    except ValueError as why:
        raise NotAnInstance(f"The instance is not JSON: {str(why).partition(';')[0]}.") from None
    for holder, key in doubled:
        for path, each in _objects(given):
            if each is holder:
                raise NotAnInstance(f"Key '{key}' is given twice at {place(path)}.")
    return given


def _objects(given: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(given, dict):
        yield path, given
        for key, value in given.items():
            yield from _objects(value, (*path, key))
    elif isinstance(given, list):
        for index, value in enumerate(given):
            yield from _objects(value, (*path, index))


def _in_words(error: dict[str, Any]) -> str:
    path = [step for step in error["loc"] if step not in (SLOT, PART)]
    *above, key = path or [""]
    if error["type"] == "extra_forbidden":
        return _unknown(str(key), above, PART in error["loc"])
    if error["type"] == "missing":
        return f"Key '{key}' is missing at {place(above)}."
    must = MUST.get(error["type"], error["msg"]).format_map(error.get("ctx", {}))
    entry = error["input"]
    if error["type"].startswith("too_"):
        return f"{place(path)} has {len(entry)} entries; {must}."
    return f"{place(path)} is {_shown(entry)}; {must}."


def _unknown(key: str, above: Path, part: bool) -> str:
    models: dict[str, type[BaseModel]] = {"delegations": Delegation, "requests": Wish}
    model = models.get(str(above[0]), Dialogue) if above else Dialogue
    if part:
        model = PartOfDay
    meant = get_close_matches(key, model.model_fields, 1)
    hint = (
        f"; did you mean '{meant[0]}'?"
        if meant
        else f"; known are {', '.join(model.model_fields)}."
    )
    return f"Unknown key '{key}' at {place(above)}{hint}"


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
