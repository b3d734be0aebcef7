"""The lines, points and columns of a series: gaps and breaks left open, provisional points hollow."""

from __future__ import annotations

from tithing.documents.chart_page import COLOURS, GREY, LIGHT, ORANGE, Spec, placed
from tithing.documents.parts import Chart, ChartKind, ChartSeries, Point


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
    few = len(rows) <= 16
    layers: list[Spec] = []
    for hollow in (False, True):
        for marked in (False, True):
            chosen = [row for row in rows if (row["hollow"], row["marked"]) == (hollow, marked)]
            if not (few or hollow or marked):
                chosen = [row for row in chosen if row is rows[-1]]
            if not chosen:
                continue
            size = 110 if marked else 44
            shape = "diamond" if marked else "circle"
            fill = "white" if hollow else (ORANGE if marked else colour)
            mark = {
                "type": "point", "shape": shape, "size": size, "filled": False, "fill": fill, "opacity": 1,
                "stroke": colour, "strokeWidth": 1.8,
            }  # fmt: skip
            layers.append({"data": {"values": chosen}, "mark": mark, "encoding": placed()})
    return layers


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
