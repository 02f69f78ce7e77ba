"""Text to checked values. What is wrong is said in one sentence with its place; what is not used is told."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from plenipo.engines.phrases.format import Dictionary, Entry, Phrase, Text
from plenipo.engines.phrases.tokens import tokens_of
from plenipo.engines.phrases.values import Concept, NotReadable, SourceText, Wording

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?)?")
WANTED = {
    "string_type": "must be text",
    "int_type": "must be text or a whole number",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "string_too_short": "must not be empty",
}
Tell = Callable[[str], None]


def read_dictionary(text: str, tell: Tell = lambda _said: None) -> tuple[Concept, ...]:
    given = _parsed(text, "It")
    found: Dictionary = _checked(Dictionary, given)
    for place, model, keys in _unknown_keys(found):
        for key in keys:
            meant = get_close_matches(key, [f.alias or n for n, f in model.model_fields.items()], 1)
            hint = f"; did you mean “{meant[0]}”?" if meant else "."
            tell(f"Key “{key}” at {place} is not known and not used{hint}")
    concepts = tuple(_concept(entry, number) for number, entry in enumerate(found.concepts))
    seen: dict[str, int] = {}
    for number, concept in enumerate(concepts):
        if seen.setdefault(concept.key, number) != number:
            raise NotReadable(f"The key “{concept.key}” is that of two concepts.")
    return concepts


def _concept(entry: Entry, number: int) -> Concept:
    for name, phrases in (("variants", entry.variants), ("not", entry.nots)):
        for at, phrase in enumerate(phrases):
            if next(tokens_of(phrase.text), None) is None:
                raise NotReadable(
                    f"concepts[{number}].{name}[{at}] (“{_short(phrase.text)}”)"
                    " has no letters or digits to be found by."
                )
    return Concept(entry.key, _wordings(entry.variants), _wordings(entry.nots))


def _wordings(phrases: Iterable[Phrase]) -> tuple[Wording, ...]:
    return tuple(dict.fromkeys(Wording(each.text, each.language or "") for each in phrases))


def _unknown_keys(found: Dictionary) -> Iterator[tuple[str, type[BaseModel], list[str]]]:
    yield "the top", Dictionary, sorted(found.model_extra or {})
    for number, entry in enumerate(found.concepts):
        yield f"concepts[{number}]", Entry, sorted(entry.model_extra or {})


class ReadTexts:
    """Lines to items, one at a time. Ids stay what they were given as, text or number."""

    def __init__(self, lines: Iterable[str], tell: Tell = lambda _said: None) -> None:
        self.lines, self.tell = lines, tell
        self.ids: list[str | int] = []

    def __iter__(self) -> Iterator[SourceText]:
        seen: dict[str | int, int] = {}
        undated: list[int] = []
        for number, line in enumerate(self.lines, start=1):
            if not line.strip():
                continue
            found: Text = _checked(Text, _parsed(line, f"Line {number}"), f"line {number}")
            if (earlier := seen.setdefault(found.id, number)) != number:
                raise NotReadable(
                    f"Line {number} has the id “{_short(str(found.id))}” of line {earlier}."
                )
            date = str(found.date or "").strip()
            if date and not DATE.fullmatch(date):
                undated.append(number)
                date = ""
            self.ids.append(found.id)
            yield SourceText(str(found.id), found.text, found.language or "", date)
        if undated:
            self.tell(
                f"The dates of {len(undated)} lines (the first is line {undated[0]}) are not written"
                " as 2017-11-30; they are taken for unknown."
            )


def _parsed(text: str, what: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _name: None)
    except json.JSONDecodeError as why:
        where = f"line {why.lineno}, column {why.colno}" if what == "It" else f"column {why.colno}"
        raise NotReadable(f"{what} is not JSON ({where}): {why.msg}.") from None
    except RecursionError:
        raise NotReadable(f"{what} is not JSON: it is nested too deeply.") from None
    except ValueError as why:
        raise NotReadable(f"{what} is not JSON: {str(why).partition(';')[0]}.") from None


def _checked(model: type[BaseModel], given: Any, where: str = "the top") -> Any:
    if not isinstance(given, dict):
        raise NotReadable(f"{where.capitalize()} must be a JSON object.")
    try:
        return model.model_validate(given)
    except ValidationError as wrong:
        error = wrong.errors(include_url=False)[0]
        raise NotReadable(_in_words(dict(error), where)) from None


def _in_words(error: dict[str, Any], where: str) -> str:
    path = [step for step in error["loc"] if step not in ("str", "int", "constrained-str")]
    if error["type"] == "missing":
        return f"Key “{path[-1]}” is missing at {_place(path[:-1], where)}."
    wanted = WANTED.get(error["type"], f"is not right ({error['msg']})")
    given = json.dumps(error["input"], ensure_ascii=False, default=str)
    return f"{_place(path, where)} {wanted}, and is {_short(given)}."


def _place(path: list[Any], where: str) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    if not text:
        return where
    return text if where == "the top" else f"“{text}” of {where}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
