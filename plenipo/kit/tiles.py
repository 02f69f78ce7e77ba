"""The world as a tile map: every country one equal tile in its rough place, no borders, no small state lost."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from plenipo.kit.phrases import labelled

SIDE, PITCH = 28, 30
FOREMOST = 8


@dataclass(frozen=True)
class Tile:
    """
    code   ISO 3166 alpha-3, or any short code of the convenor's own list
    name   as the reader calls it
    value  the figure that colours it
    text   the figure as the reader reads it
    url    where the tile leads, if anywhere
    """

    code: str
    name: str
    value: float
    text: str
    url: str = ""


@dataclass(frozen=True)
class Shade:
    """One line of the key: the class that colours it and the values it stands for."""

    css: str
    text: str


@dataclass(frozen=True)
class TileMap:
    title: str
    value_label: str
    tiles: tuple[Tile, ...]
    steps: tuple[float, ...]

    @cached_property
    def svg(self) -> SafeString:
        return _drawn(self)

    @cached_property
    def ranked(self) -> list[Tile]:
        """Those with something to tell, most first; ties by name."""
        return sorted((t for t in self.tiles if t.value), key=lambda t: (-t.value, t.name))

    @property
    def foremost(self) -> list[Tile]:
        return self.ranked[:FOREMOST]

    @property
    def key(self) -> list[Shade]:
        lows = (0, *self.steps)
        return [Shade(f"q{i}", _range(low, lows[i + 1 : i + 2])) for i, low in enumerate(lows)]


def tile_map(
    values: Mapping[str, float],
    *,
    title: str,
    value_label: str,
    names: Mapping[str, str],
    link: Callable[[str], str] = lambda code: "",
    text: Callable[[float], str] = lambda value: f"{value:g}",
    steps: tuple[float, ...] = (1, 2, 3, 4),
    also: Iterable[str] = (),
) -> TileMap:
    """A map of `values` by country code; countries without one count as nought.

    names   every country's name in the reader's language
    steps   the least value of each of the four darker shades
    also    codes that have no place of their own (a convenor's nomenclature may add some): put in a row below
    """
    codes = sorted({*places(), *also, *(code for code in values if code in names)})
    return TileMap(
        title,
        value_label,
        tuple(
            Tile(c, names.get(c, c), values.get(c, 0), text(values.get(c, 0)), link(c))
            for c in codes
        ),
        steps,
    )


@lru_cache
def places() -> dict[str, tuple[int, int]]:
    """Column and row of each country."""
    rows = files("plenipo.kit").joinpath("data/tiles.csv").read_text().splitlines()
    return {row["iso3"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(rows)}


def _range(low: float, next_low: tuple[float, ...]) -> str:
    if not next_low:
        return f"≥ {low:g}"
    high = next_low[0] - 1
    return f"{low:g}" if high <= low else f"{low:g}–{high:g}"


def _drawn(map_: TileMap) -> SafeString:
    at = dict(places())
    columns = 1 + max(x for x, _y in at.values())
    rows = 1 + max(y for _x, y in at.values())
    extra = [tile.code for tile in map_.tiles if tile.code not in at]
    at.update({code: (i % columns, rows + 1 + i // columns) for i, code in enumerate(extra)})
    rows = 1 + max(y for _x, y in at.values())
    shades: list[list[str]] = [[] for _ in range(len(map_.steps) + 1)]
    for tile in map_.tiles:
        shades[sum(tile.value >= step for step in map_.steps)].append(_tile(tile, *at[tile.code]))
    drawn = "".join(f'<g class="q{n}">{"".join(tiles)}</g>' for n, tiles in enumerate(shades))
    role = "group" if any(tile.url for tile in map_.tiles) else "img"
    return mark_safe(
        f'<svg class="tiles" direction="ltr" viewBox="0 0 {columns * PITCH - 2} {rows * PITCH - 2}" '
        f'role="{role}" aria-label="{escape(map_.title)}">{drawn}</svg>'
    )


def _tile(tile: Tile, column: int, row: int) -> str:
    told = escape(labelled(tile.name, tile.text))
    x, y = column * PITCH, row * PITCH
    body = (
        f'<title>{told}</title><path d="M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z"/>'
        f'<text x="{x + 14}" y="{y + 17}">{escape(tile.code)}</text>'
    )
    if tile.url:
        return f'<a href="{escape(tile.url)}" aria-label="{told}">{body}</a>'
    return f"<g>{body}</g>"
