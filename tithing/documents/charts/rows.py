"""Where the rows of a lying chart stand, and where in a row its name and its bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.documents.charts import scales
from tithing.documents.charts.page import Canvas, labels_of, value_text
from tithing.documents.parts import Chart

PLOT_AT_LEAST = 200  # pixels; with less room beside the names, each name stands above its row
HEAVY, EDGE = 1.08, 12  # how much wider heavy words stand, and pixels left free beside them
BAND, LOW_BAND = 30.0, 22.0  # the height of a row with one bar, and of one where the page has little room
TALLEST = 800.0  # pixels of all rows together, on a canvas as wide as a page: what a page has room for beside the chart's words
FOOT = 0.3  # of a band, left free below its bars, so that a name is nearest to its own


@dataclass(frozen=True)
class Rows:
    """`height` of a row in pixels; `top` and `foot` of its bars as shares of it, counted from the row's middle."""

    labels: tuple[str, ...]
    height: float
    top: float
    foot: float
    names: tuple[tuple[str, ...], ...] = ()  # each on its lines, where they stand above the rows

    @property
    def names_above(self) -> bool:
        return bool(self.names)

    @property
    def middle(self) -> float:
        return (self.top + self.foot) / 2

    def place(self, label: str) -> float:
        """The middle of what is drawn in the label's row."""
        return self.labels.index(label) + self.middle


def rows_of(chart: Chart, canvas: Canvas) -> Rows:
    """The rows with each name at the left, or above its row where the canvas is too narrow for both."""
    labels = labels_of(chart)
    one = LOW_BAND if chart.low else BAND
    band = one if len(chart.series) == 1 else 16.0 + 20 * len(chart.series)
    names = widest(labels, canvas)
    plot = canvas.width - names - widest(said_values(chart), canvas)
    if plot >= PLOT_AT_LEAST:
        return Rows(labels, _on_one_page(band, len(labels), canvas), -0.36, 0.36)
    lines = tuple(
        scales.wrapped(each, width=canvas.width / HEAVY - EDGE, size=canvas.size) for each in labels
    )
    room = canvas.line * max((len(each) for each in lines), default=1)
    height = band + room + 2
    return Rows(labels, height, room / height - 0.5, 0.5 - FOOT * band / height, lines)


def _on_one_page(band: float, rows: int, canvas: Canvas) -> float:
    """The height of a row of so many: closer where they would be higher than a page, and a line's at the least.

    >>> from tithing.documents.charts.page import PAGE
    >>> _on_one_page(30.0, 14, PAGE), _on_one_page(30.0, 32, PAGE), _on_one_page(30.0, 90, PAGE)
    (30.0, 25.0, 19.0)
    """
    return max(min(band, TALLEST / max(rows, 1)), float(canvas.line))


def foot_of(chart: Chart) -> int:
    """What stands above and below the rows, in pixels: the axis, where one is drawn."""
    return 34 if chart.low else 60


def widest(words: Iterable[str], canvas: Canvas) -> float:
    return max((scales.text_width(each, canvas.size) for each in words), default=0.0)


def said_values(chart: Chart) -> list[str]:
    """The words at the ends of the rows."""
    named = len(chart.series) > 1
    return [
        (f"{series.name}: " if named else "") + value_text(chart, series, point.value)
        for series in chart.series
        for point in series.points
        if point.value is not None
    ]
