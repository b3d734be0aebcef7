"""Charts drawn lying down: one row for each category, its name on the left or above it and its number at the end."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.bars import bar_layers
from tithing.documents.charts.page import (
    Canvas,
    Spec,
    all_values,
    as_json,
    rule_at,
    value_axis,
    whole_page,
    words_at,
)
from tithing.documents.charts.ranges import range_layers
from tithing.documents.charts.rows import Rows, foot_of, rows_of, said_values, widest
from tithing.documents.parts import Chart, ChartKind

TICK = 120  # pixels of a canvas to a step of its axis


def drawn_lying(chart: Chart, canvas: Canvas) -> Spec:
    """The drawing of a chart whose bars or ranges lie."""
    rows = rows_of(chart, canvas)
    scale = scales.scale_for(all_values(chart), from_zero=True, steps=canvas.width // TICK)
    marks = range_layers(chart, rows, scale) if chart.kind is ChartKind.RANGE else bar_layers(chart, rows)
    return whole_page(
        canvas,
        [*_centre_line(chart, len(rows.labels)), *_names_above(chart, rows, scale, canvas), *marks],
        x=_along(chart, scale),
        y=_names_beside(rows),
        height=int(rows.height * len(rows.labels) + foot_of(chart)),
        right=widest(said_values(chart), canvas),
        left=0 if rows.names_above else widest(rows.labels, canvas),
    )


def _along(chart: Chart, scale: scales.Scale) -> Spec:
    axis = value_axis(chart, scale)
    shown = axis["axis"] | {"labelPadding": 4}
    if chart.kind is ChartKind.BAR:
        shown = {"labels": False, "grid": False, "ticks": False, "domain": False, "values": [0]}
    return axis | {"axis": shown}


def _names_beside(rows: Rows) -> Spec:
    """The rows' places, with their names at the left where they stand there."""
    labels = () if rows.names_above else rows.labels
    words = {str(index): label for index, label in enumerate(labels)}
    axis = {
        "values": list(range(len(labels))), "tickCount": len(labels) + 1,
        "labelExpr": f"{as_json(words)}[datum.value]", "grid": False, "ticks": False, "domain": False,
        "labelLimit": 0, "labelPadding": 8, "labelColor": "#0B0C0C",
        "labelOverlap": False,
    }  # fmt: skip
    ends = [len(rows.labels) - 0.5, -0.5]
    return {"datum": 0, "type": "quantitative", "scale": {"domain": ends, "nice": False}, "axis": axis}


def _names_above(chart: Chart, rows: Rows, scale: scales.Scale, canvas: Canvas) -> list[Spec]:
    """Each name at the left edge, over the row that it names."""
    if not rows.names_above:
        return []
    own = {point.label for series in chart.series for point in series.points if point.highlight}
    return [
        words_at(
            {"i": scale.low, "v": place + rows.top, "words": "\n".join(rows.names[place])},
            align="left", dy=-(len(rows.names[place]) - 0.5) * canvas.line, dx=0, colour="#0B0C0C", heavy=label in own,
        )
        for place, label in enumerate(rows.labels)
    ]  # fmt: skip


def _centre_line(chart: Chart, count: int) -> list[Spec]:
    if chart.centre is None:
        return []
    place = {"i": chart.centre, "v": -0.5, "top": count - 0.5, "words": "Average"}
    return [rule_at(place, dash=[4, 3]), words_at(place, align="center", dy=-12, dx=0)]
