"""Charts drawn lying down: one line for each category, its name on the left and its number at the end."""

from __future__ import annotations

from collections.abc import Iterable

from tithing.documents.charts import scales
from tithing.documents.charts.page import (
    BLUE,
    COLOURS,
    LIGHT,
    SIZE,
    Spec,
    all_values,
    as_json,
    labels_of,
    placed,
    rule_at,
    value_axis,
    value_text,
    whole_page,
    words_at,
)
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point


def drawn_lying(chart: Chart) -> Spec:
    """The drawing of a chart whose bars or ranges lie: one row for each label, words at the left."""
    labels = labels_of(chart)
    ranged = chart.kind is ChartKind.RANGE
    scale = scales.scale_for(all_values(chart), from_zero=True)
    layers = _ranges(chart, labels, scale) if ranged else _bars(chart, labels)
    if chart.centre is not None:
        layers = [*_centre_line(chart, len(labels)), *layers]
    return whole_page(
        layers,
        x=_along(chart, scale),
        y=_names(labels),
        height=int(_band(chart) * len(labels) + 60),
        right=_widest(_bar_words(chart)),
        left=_widest(labels),
    )


def _widest(words: Iterable[str]) -> float:
    return max((scales.text_width(each, SIZE) for each in words), default=0.0)


def _band(chart: Chart) -> float:
    return 30 if len(chart.series) == 1 else 16 + 20 * len(chart.series)


def _along(chart: Chart, scale: scales.Scale) -> Spec:
    axis = value_axis(chart, scale)
    shown = axis["axis"] | {"labelPadding": 4}
    if chart.kind is ChartKind.BAR:
        shown = {"labels": False, "grid": False, "ticks": False, "domain": False, "values": [0]}
    return axis | {"axis": shown}


def _names(labels: tuple[str, ...]) -> Spec:
    words = {str(index): label for index, label in enumerate(labels)}
    axis = {
        "values": list(range(len(labels))), "tickCount": len(labels) + 1,
        "labelExpr": f"{as_json(words)}[datum.value]", "grid": False, "ticks": False, "domain": False,
        "labelLimit": 280, "labelPadding": 8, "labelColor": "#0B0C0C",
        "labelOverlap": False,
    }  # fmt: skip
    ends = [len(labels) - 0.5, -0.5]
    return {"datum": 0, "type": "quantitative", "scale": {"domain": ends, "nice": False}, "axis": axis}


def _bars(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    layers: list[Spec] = []
    count = len(chart.series)
    thick = 0.72 / count
    for number, series in enumerate(chart.series):
        any_marked = any(point.highlight for point in series.points)
        for point in series.points:
            if point.value is None:
                continue
            top = labels.index(point.label) - 0.36 + number * thick
            colour = COLOURS[number % len(COLOURS)] if point.highlight or not any_marked else LIGHT
            layers += _bar(
                chart, series, point, top=top, thick=thick, colour=colour, first=labels[0] == point.label
            )
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


def _bar_words(chart: Chart) -> list[str]:
    named = len(chart.series) > 1
    return [
        (f"{series.name}: " if named else "") + value_text(chart, series, point.value)
        for series in chart.series
        for point in series.points
        if point.value is not None
    ]


def _ranges(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
    layers: list[Spec] = []
    for series in chart.series:
        for point in series.points:
            if point.value is not None:
                layers += _range(chart, series, point, place=labels.index(point.label))
    return layers


def _range(chart: Chart, series: ChartSeries, point: Point, *, place: int) -> list[Spec]:
    colour = BLUE if point.highlight else LIGHT
    row = {"i": point.value, "v": place, "low": point.low, "high": point.high}
    layers: list[Spec] = []
    if point.low is not None and point.high is not None:
        mark = {"type": "rule", "color": colour, "strokeWidth": 3}
        encoding = placed("low") | {"x2": {"field": "high"}}
        layers.append({"data": {"values": [row]}, "mark": mark, "encoding": encoding})
    dot = {
        "type": "point", "size": 110 if point.highlight else 70, "filled": False, "opacity": 1,
        "stroke": colour,
        "shape": "diamond" if point.highlight else "circle", "fill": "white" if point.provisional else colour,
    }  # fmt: skip
    layers.append({"data": {"values": [row]}, "mark": dot, "encoding": placed()})
    text = {"i": point.high if point.high is not None else point.value, "v": place}
    words = value_text(chart, series, point.value or 0.0)
    layers.append(
        words_at(text | {"words": words}, align="left", dy=0.5, dx=8, colour="#0B0C0C", heavy=point.highlight)
    )
    return layers


def _centre_line(chart: Chart, count: int) -> list[Spec]:
    place = {"i": chart.centre, "v": -0.5, "top": count - 0.5, "words": "Average"}
    return [rule_at(place, dash=[4, 3]), words_at(place, align="center", dy=-12, dx=0)]
