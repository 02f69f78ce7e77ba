"""How large the lines of a plate are set: as large as they fit, on two lines where one would be too small, never cut.

Texts are measured with the letters they are printed in; the rest is arithmetic. Sizes are in points.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from plenipo.kit.paper.fonts import fonts
from plenipo.kit.scripts import EAST_ASIAN, scripts_of

MEASURE = Path(__file__).with_name("measure.typ")
FONTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
    "Noto Sans Devanagari",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans Thai",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Bengali",
)
POINTS = 72 / 25.4
LEADING = 1.36  # of a line, in its letters: Arabic and Devanagari reach high and low
MEASURED = 100
OF, PLACE = 0.5, 0.6  # letters of the delegation and of the place, in those of the name
Widths = Mapping[str, float]
"""{text: its width in letters of a hundred points}"""


@dataclass(frozen=True)
class PlateFace:
    """One side of a plate. Width and height of what may be printed on, in millimetres; `most`: the largest letters."""

    width: float
    height: float
    most: float


FACES = {
    "tent-a4": PlateFace(273, 88, 120),
    "tent-a5": PlateFace(190, 62, 80),
    "place": PlateFace(87, 47, 32),
    "escort": PlateFace(85, 44, 26),
}


@dataclass(frozen=True)
class LineToSet:
    """share   of the size of the largest line"""

    text: str
    share: float = 1.0


@dataclass(frozen=True)
class SetLine:
    """Without rows it does not fit."""

    rows: tuple[str, ...]
    size: float


def measured(texts: Iterable[str]) -> dict[str, float]:
    wanted = sorted(set(texts))
    if not wanted:
        return {}
    asked = {"asked": json.dumps({"fonts": FONTS, "texts": wanted})}
    found = typst.query(
        MEASURE, "<widths>", field="value", one=True, font_paths=fonts(), sys_inputs=asked
    )
    return dict(zip(wanted, json.loads(found), strict=True))


def plates_set(
    plates: Sequence[Sequence[LineToSet]],
    face: PlateFace,
    least: float,
    measure: Callable[[Iterable[str]], dict[str, float]] = measured,
) -> list[list[SetLine]]:
    """The lines of every plate as they are set on this face.

    least   points of the smallest letters; of smaller lines in their share
    """
    texts = {line.text for lines in plates for line in lines}
    widths = measure(texts)
    broken = {
        line.text
        for lines in plates
        for line in lines
        if _size(widths[line.text], face) < least * line.share
    }
    halves = {text: list(halved(text)) for text in broken}
    widths |= measure({part for ways in halves.values() for way in ways for part in way})
    return [_plate(lines, halves, face, least, widths) for lines in plates]


def halved(text: str) -> Iterator[tuple[str, str]]:
    """All ways to break a text in two: between words; what has no blanks, as Chinese, between any two signs."""
    words = text.split()
    if len(words) > 1:
        for n in range(1, len(words)):
            yield " ".join(words[:n]), " ".join(words[n:])
    elif len(text) > 3 and scripts_of(text) and scripts_of(text) <= EAST_ASIAN:
        for n in range(2, len(text) - 1):
            yield text[:n], text[n:]


def _size(width: float, face: PlateFace) -> float:
    """In which a text of this width fills the face."""
    return face.width * POINTS / max(width, 1) * MEASURED * 0.99


def _plate(
    lines: Sequence[LineToSet],
    halves: Mapping[str, list[tuple[str, str]]],
    face: PlateFace,
    least: float,
    widths: Widths,
) -> list[SetLine]:
    found = [_line(line, halves.get(line.text), face, least, widths) for line in lines]
    return _lowered(lines, found, face, least)


def _line(
    line: LineToSet,
    halves: list[tuple[str, str]] | None,
    face: PlateFace,
    least: float,
    widths: Widths,
) -> SetLine:
    most = face.most * line.share
    rows: tuple[str, ...] = (line.text,)
    if halves is not None:
        rows = min(halves, key=lambda way: max(widths[part] for part in way), default=())
    size = min([most, *(_size(widths[part], face) for part in rows)])
    return SetLine(rows if size >= least * line.share else (), round(size, 2))


def _lowered(
    lines: Sequence[LineToSet], found: list[SetLine], face: PlateFace, least: float
) -> list[SetLine]:
    """One above the other they are no higher than the face; what cannot be made that low does not fit."""
    room = face.height * POINTS

    def height(sizes: Iterable[float]) -> float:
        return sum(size * len(line.rows) * LEADING for size, line in zip(sizes, found, strict=True))

    lowest = [least * line.share for line in lines]
    if height(lowest) > room:
        return [SetLine((), each.size) for each in found]
    sizes = [each.size for each in found]
    while height(sizes) > room:
        above = height(sizes) - height(lowest)
        factor = (room - height(lowest)) / above if above else 0
        sizes = [
            low + (size - low) * factor * 0.999 for size, low in zip(sizes, lowest, strict=True)
        ]
    return [SetLine(each.rows, round(size, 2)) for each, size in zip(found, sizes, strict=True)]


def as_lines(lines: Iterable[dict[str, Any]]) -> list[LineToSet]:
    return [LineToSet(each["text"], OF if each["of"] else 1.0) for each in lines]
