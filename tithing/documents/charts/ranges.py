"""Dots with their intervals, such as areas side by side; the numbers stand in a column, where no line crosses them."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.page import BLUE, LIGHT, Spec, placed, value_text, words_at
from tithing.documents.charts.rows import Rows
from tithing.documents.parts import Chart, ChartSeries, Point


def range_layers(chart: Chart, rows: Rows, scale: scales.Scale) -> list[Spec]:
    layers: list[Spec] = []
    for series in chart.series:
        for point in series.points:
            if point.value is None:
                continue
            place = rows.place(point.label)
            layers += [
                *_interval(point, place),
                _dot(point, place),
                _number(chart, series, point, place, scale),
            ]
    return layers


def _interval(point: Point, place: float) -> list[Spec]:
    if point.low is None or point.high is None:
        return []
    mark = {"type": "rule", "color": _colour(point), "strokeWidth": 3}
    row = {"v": place, "low": point.low, "high": point.high}
    return [{"data": {"values": [row]}, "mark": mark, "encoding": placed("low") | {"x2": {"field": "high"}}}]


def _dot(point: Point, place: float) -> Spec:
    colour = _colour(point)
    mark = {
        "type": "point", "size": 110 if point.highlight else 70, "filled": False, "opacity": 1,
        "stroke": colour,
        "shape": "diamond" if point.highlight else "circle", "fill": "white" if point.provisional else colour,
    }  # fmt: skip
    return {"data": {"values": [{"i": point.value, "v": place}]}, "mark": mark, "encoding": placed()}


def _number(chart: Chart, series: ChartSeries, point: Point, place: float, scale: scales.Scale) -> Spec:
    words = {"i": scale.high, "v": place, "words": value_text(chart, series, point.value or 0.0)}
    return words_at(words, align="left", dy=0.5, dx=8, colour="#0B0C0C", heavy=point.highlight)


def _colour(point: Point) -> str:
    return BLUE if point.highlight else LIGHT
