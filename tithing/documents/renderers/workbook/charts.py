"""The document's charts as Excel draws them, each beside the figures that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tithing.documents.charts.page import BLUE, COLOURS, GREY, LIGHT, labels_of
from tithing.documents.charts.scales import is_year
from tithing.documents.parts import Chart, ChartKind

ROWS_OF_A_DRAWING = 18  # rows that a drawing covers, with one left free below
LEVELS = ("lower_limit", "centre", "upper_limit")
_LEVEL_NAMES = {"lower_limit": "Lower limit", "centre": "Average", "upper_limit": "Upper limit"}


@dataclass(frozen=True)
class FiguresOfChart:
    """Where a chart's figures stand in its sheet: rows from `top` to `foot`, columns in the order of `heads`."""

    chart: Chart
    top: int
    foot: int
    heads: tuple[str, ...]


def block_of(chart: Chart, *, top: int) -> FiguresOfChart:
    heads = (
        "Item",
        *(series.name for series in chart.series),
        *(_LEVEL_NAMES[each] for each in _levels(chart)),
    )
    return FiguresOfChart(chart, top, top + len(labels_of(chart)), heads)


def rows_of(chart: Chart) -> Iterator[tuple[str, list[float | None]]]:
    """Each label with its numbers, and the levels that hold throughout."""
    levels = [getattr(chart, each) for each in _levels(chart)]
    for label in labels_of(chart):
        found = [{point.label: point.value for point in series.points}.get(label) for series in chart.series]
        yield label, [*found, *levels]


def _levels(chart: Chart) -> list[str]:
    if chart.kind is ChartKind.RANGE:
        return []
    return [each for each in LEVELS if getattr(chart, each) is not None]


def drawing_of(workbook: Any, sheet: str, block: FiguresOfChart) -> Any:
    """The chart as a drawing of the workbook over its block's figures."""
    chart = block.chart
    lies = chart.kind is ChartKind.RANGE or (chart.kind is ChartKind.BAR and not _over_time(chart))
    kind = "bar" if lies else "column" if chart.kind is ChartKind.BAR else "line"
    drawing = workbook.add_chart({"type": kind})
    for number, name in enumerate(block.heads[1:], start=1):
        drawing.add_series(_series(sheet, block, number, name, kind))
    drawing.set_title({"name": chart.title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    drawing.set_legend({"none": True} if len(block.heads) == 2 else {"position": "bottom"})
    across = drawing.set_y_axis if lies else drawing.set_x_axis
    across({"reverse": lies, "num_font": {"size": 10}, "line": {"color": GREY}, "label_position": "low"})
    along = drawing.set_x_axis if lies else drawing.set_y_axis
    along({"major_gridlines": {"visible": True, "line": {"color": "#ECEEF0"}}, "num_font": {"size": 10}})
    drawing.set_size({"width": 720, "height": 340})
    return drawing


def _over_time(chart: Chart) -> bool:
    return all(is_year(label.rpartition(" ")[2]) for label in labels_of(chart))


def _series(sheet: str, block: FiguresOfChart, number: int, name: str, kind: str) -> dict[str, Any]:
    rows = (block.top + 1, block.foot)
    level = number > len(block.chart.series)
    colour = GREY if level else COLOURS[(number - 1) % len(COLOURS)]
    made: dict[str, Any] = {
        "name": name,
        "categories": [sheet, rows[0], 0, rows[1], 0],
        "values": [sheet, rows[0], number, rows[1], number],
    }
    if kind == "line":
        dash = {"dash_type": "dash"} if level else {}
        return made | {
            "line": {"color": colour, "width": 1 if level else 2, **dash},
            "marker": {"type": "none"},
        }
    return (
        made | {"fill": {"color": colour}, "gap": 60, "data_labels": {"value": True}} | _marked(block, number)
    )


def _marked(block: FiguresOfChart, number: int) -> dict[str, Any]:
    """The bars that the report draws heavier, in the dark blue; the others light where any is."""
    points = block.chart.series[number - 1].points
    if not any(point.highlight for point in points):
        return {}
    by_label = {point.label: point.highlight for point in points}
    marked = [by_label.get(label, False) for label in labels_of(block.chart)]
    return {"points": [{"fill": {"color": BLUE if each else LIGHT}} for each in marked]}
