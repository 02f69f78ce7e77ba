"""Figures as drawings: server-made SVG, with the same figures in a table for whoever cannot see it.

Colours come from the stylesheet's classes. Time runs from left to right in every language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT, LEFT, FOOT, HEAD = 440, 200, 34, 172, 24
MARKS = (
    40  # places that answer to the pointer or the arrow keys; more would only make the page heavy
)


Places = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Point:
    """at: what stands under it, already in the reader's language; text: the figure as the reader reads it."""

    at: str
    value: float
    text: str


@dataclass(frozen=True)
class LineChart:
    title: str
    points: Sequence[Point]
    at_label: str
    value_label: str

    @property
    def svg(self) -> SafeString:
        return _line(self) if self.points else mark_safe("")

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True)
class Stage:
    """A step of a funnel; `share` of the first stage is added by `bars`, 0 to 100."""

    label: str
    value: int
    note: str = ""
    url: str = ""
    share: float = 0.0


def nice_top(highest: float) -> float:
    """The next 1, 2, 2.5, 5 × 10ⁿ at or above, so that the axis has round figures."""
    if highest <= 0:
        return 1
    unit: float = 10 ** (ceil(log10(highest)) - 1)
    return next(step * unit for step in (1, 2, 2.5, 5, 10) if step * unit >= highest)


def bars(stages: Sequence[Stage]) -> list[Stage]:
    most = max((stage.value for stage in stages), default=0) or 1
    return [Stage(s.label, s.value, s.note, s.url, round(100 * s.value / most, 1)) for s in stages]


def spark(values: Sequence[float], label: str) -> SafeString:
    if len(values) < 2:
        return mark_safe("")
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = 100 / (len(values) - 1)
    places = [(i * step, 22 - 20 * (v - low) / span) for i, v in enumerate(values)]
    return format_html(
        '<svg class="spark" viewBox="-2 0 104 24" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<path d="{}"/></svg>',
        label,
        _path(places),
    )


def _path(places: Places) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)


def _line(chart: LineChart) -> SafeString:
    points = chart.points
    top = nice_top(max(point.value for point in points))
    step = (WIDTH - LEFT - 12) / max(1, len(points) - 1)
    places = [
        (LEFT + i * step, FOOT - (FOOT - HEAD) * point.value / top)
        for i, point in enumerate(points)
    ]
    curve = _path(places)
    area = f"{curve}L{places[-1][0]:.1f} {FOOT}L{LEFT} {FOOT}Z"
    return format_html(
        '<svg class="line" direction="ltr" viewBox="0 0 {} {}" aria-hidden="true">'
        '{}<path class="area" d="{}"/>'
        '<path class="curve" d="{}"/>{}{}</svg>',
        WIDTH,
        HEIGHT,
        _axis(top),
        area,
        curve,
        _feet(points, places),
        _marks(points, places),
    )


def _axis(top: float) -> SafeString:
    return format_html_join(
        "",
        '<path class="grid-line" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, _n(y), WIDTH - 12, LEFT - 8, _n(y + 4), f"{top * part:g}")
            for part in (0, 0.5, 1)
            for y in [FOOT - (FOOT - HEAD) * part]
        ),
    )


def _feet(points: Sequence[Point], places: Places) -> SafeString:
    """First, middle and last day under the line."""
    last = len(points) - 1
    chosen = [(0, "start"), (last, "end")] if last else [(0, "start")]
    if last > 3:
        chosen.insert(1, (last // 2, "middle"))
    return format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="{}">{}</text>',
        ((_n(places[i][0]), FOOT + 20, anchor, points[i].at) for i, anchor in chosen),
    )


MARK = (
    '<g class="at"><rect x="{}" y="{}" width="{}" height="{}"/>'
    '<path d="M{} {}V{}"/><circle cx="{}" cy="{}" r="4.5"/>'
    '<text x="{}" y="12" text-anchor="{}">{}: {}</text></g>'
)


def _marks(points: Sequence[Point], places: Places) -> SafeString:
    """What the pointer or the arrow keys show: a line, a dot and the figure of that day."""
    every = ceil(len(points) / MARKS)
    chosen = range(len(points) - 1, -1, -every)[::-1]  # the last day is always among them
    band = (WIDTH - LEFT - 12) / max(1, len(chosen) - 1)

    def parts(i: int) -> tuple[object, ...]:
        x, y = _n(places[i][0]), _n(places[i][1])
        left = _n(places[i][0] - band / 2)
        return (
            *(left, HEAD, _n(band), FOOT - HEAD),
            *(x, HEAD - 4, FOOT, x, y),
            *(x, _anchor(places[i][0]), points[i].at, points[i].text),
        )

    return format_html_join("", MARK, (parts(i) for i in chosen))


def _anchor(x: float) -> str:
    return "start" if x < LEFT + 70 else "end" if x > WIDTH - 90 else "middle"


def _n(value: float) -> str:
    """A coordinate; format_html would make a text of it before it could be rounded."""
    return f"{value:.1f}"
