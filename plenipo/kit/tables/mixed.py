"""Tables put together from several: some lines are divided by another mark than the rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plenipo.kit.tables.values import Notes

Cells = Callable[[str, str], int]  # of a line, by this delimiter


def of_several(
    lines: Sequence[str], delimiters: Sequence[str], cells: Cells
) -> tuple[str, int] | None:
    """The delimiter of the first line of the usual width, and that width, where most lines have it by one delimiter or
    another. Two cells are too few: names and offices have commas."""
    ways = [{cells(line, each): each for each in delimiters if each in line} for line in lines]
    widths = Counter(width for way in ways for width in way if width > 2)
    width, n = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    if n <= len(lines) / 2:
        return None
    return next(way[width] for way in ways if width in way), width


def divided_alike(
    lines: Iterable[tuple[int, str]],
    delimiter: str,
    width: int,
    others: Sequence[str],
    cells: Cells,
    notes: Notes,
) -> Iterator[tuple[int, str]]:
    """Each line below the first of that width in which the delimiter does not stand, and another makes just as many
    cells, as if it were divided like the rest; what stands in quotation marks is left alone."""
    begun = quoted = False
    for number, line in lines:
        marks = line.count('"')
        if begun and not quoted and not marks and delimiter not in line:
            other = next((each for each in others if cells(line, each) == width), "")
            if other:
                notes.add("separators", number)
                line = delimiter.join(line.split(other))
        begun = begun or cells(line, delimiter) == width
        quoted ^= bool(marks % 2)
        yield number, line
