"""The bars of a lying chart, each with its number at its end."""

from __future__ import annotations

from tithing.documents.charts.page import COLOURS, LIGHT, Spec, placed, value_text, words_at
from tithing.documents.charts.rows import Rows
from tithing.documents.parts import Chart, ChartSeries, Point


def bar_layers(chart: Chart, rows: Rows) -> list[Spec]:
    layers: list[Spec] = []
    thick = (rows.foot - rows.top) / len(chart.series)
    for number, series in enumerate(chart.series):
        any_marked = any(point.highlight for point in series.points)
        for point in series.points:
            if point.value is None:
                continue
            top = rows.labels.index(point.label) + rows.top + number * thick
            colour = COLOURS[number % len(COLOURS)] if point.highlight or not any_marked else LIGHT
            first = rows.labels[0] == point.label
            layers += _bar(chart, series, point, top=top, thick=thick, colour=colour, first=first)
    return layers


def _bar(
    chart: Chart, series: ChartSeries, point: Point, *, top: float, thick: float, colour: str, first: bool
) -> list[Spec]:
    value = point.value or 0.0
    place = {"zero": 0, "value": value, "top": top + 0.01, "foot": top + thick - 0.01}
    fill = "white" if point.provisional else colour
    mark = {"type": "rect", "fill": fill, "stroke": colour, "strokeWidth": 1.2}
    encoding = placed("zero", "top") | {"x2": {"field": "value"}, "y2": {"field": "foot"}}
    words = value_text(chart, series, value)
    if first and len(chart.series) > 1:
        words = f"{series.name}: {words}"
    text = {"i": max(value, 0), "v": top + thick / 2, "words": words}
    return [
        {"data": {"values": [place]}, "mark": mark, "encoding": encoding},
        words_at(text, align="left", dy=0.5, dx=6, colour="#0B0C0C", heavy=point.highlight),
    ]
