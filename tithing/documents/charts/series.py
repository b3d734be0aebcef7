"""The lines, points and columns of a series: gaps and breaks left open, provisional points hollow."""

from __future__ import annotations

from tithing.documents.charts.page import COLOURS, GREY, LIGHT, ORANGE, Spec, placed
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point

FEW_POINTS = 16  # more, and a mark on each would hide the line


def series_layers(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    """The lines or columns of each series, in the order and colours of the chart."""
    layers: list[Spec] = []
    for number, series in enumerate(chart.series):
        colour = COLOURS[number] if number < len(COLOURS) else GREY
        rows = _rows(chart, series, labels)
        if chart.kind is ChartKind.BAR:
            layers += _columns(rows, colour)
        else:
            layers += _line(rows, colour, dash=number % 2 == 1)
    return layers


def _rows(chart: Chart, series: ChartSeries, labels: tuple[str, ...]) -> list[Spec]:
    """The points that have a value, with the piece of line each is in: gaps and breaks start a new piece."""
    after = {label for label, _ in chart.breaks}
    rows: list[Spec] = []
    piece = 0
    for point in series.points:
        if point.value is None:
            piece += 1
        else:
            rows.append(_row(point, labels.index(point.label), piece))
        piece += point.label in after
    return rows


def _row(point: Point, place: int, piece: int) -> Spec:
    return {
        "i": place,
        "v": point.value,
        "piece": piece,
        "hollow": point.provisional,
        "marked": point.highlight or bool(point.signal),
    }


def _line(rows: list[Spec], colour: str, *, dash: bool) -> list[Spec]:
    stroke = {"type": "line", "color": colour, "strokeWidth": 2.2, "strokeDash": [7, 3] if dash else [1, 0]}
    return [
        {"data": {"values": rows}, "mark": stroke, "encoding": placed() | {"detail": {"field": "piece"}}},
        *_points(rows, colour),
    ]


def _points(rows: list[Spec], colour: str) -> list[Spec]:
    """A layer for each look that a point may have: filled or hollow, plain or marked."""
    looks = [(hollow, marked) for hollow in (False, True) for marked in (False, True)]
    return [
        _point_layer(chosen, colour, hollow=hollow, marked=marked)
        for hollow, marked in looks
        if (chosen := _drawn(rows, hollow=hollow, marked=marked))
    ]


def _drawn(rows: list[Spec], *, hollow: bool, marked: bool) -> list[Spec]:
    """The points of one look; of a long series' plain ones, the last alone."""
    alike = [row for row in rows if (row["hollow"], row["marked"]) == (hollow, marked)]
    if hollow or marked or len(rows) <= FEW_POINTS:
        return alike
    return [row for row in alike if row is rows[-1]]


def _point_layer(rows: list[Spec], colour: str, *, hollow: bool, marked: bool) -> Spec:
    solid = ORANGE if marked else colour
    mark = {
        "type": "point", "shape": "diamond" if marked else "circle", "size": 110 if marked else 44,
        "filled": False, "fill": "white" if hollow else solid, "opacity": 1,
        "stroke": colour, "strokeWidth": 1.8,
    }  # fmt: skip
    return {"data": {"values": rows}, "mark": mark, "encoding": placed()}


def _columns(rows: list[Spec], colour: str) -> list[Spec]:
    any_marked = any(row["marked"] for row in rows)
    layers: list[Spec] = []
    for row in rows:
        fill = "white" if row["hollow"] else colour if row["marked"] or not any_marked else LIGHT
        bar = {"left": row["i"] - 0.36, "right": row["i"] + 0.36, "v": row["v"], "zero": 0}
        mark = {"type": "rect", "fill": fill, "stroke": colour if row["hollow"] else fill, "strokeWidth": 1.5}
        encoding = placed("left", "zero") | {"x2": {"field": "right"}, "y2": {"field": "v"}}
        layers.append({"data": {"values": [bar]}, "mark": mark, "encoding": encoding})
    return layers
