"""Charts drawn standing: time runs along the foot, with breaks, limits and signals where they fall."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.end_labels import end_labels, end_width
from tithing.documents.charts.page import (
    Canvas,
    Spec,
    all_values,
    as_json,
    height_of,
    labels_of,
    placed,
    rule_at,
    value_axis,
    whole_page,
    words_at,
)
from tithing.documents.charts.series import series_layers
from tithing.documents.parts import Chart, ChartKind, Point

SIGNAL_SHARE = 0.6  # of the width, before the words of a signal go on to another line
BREAK_SHARE = 0.4
AXIS = 3.75  # what the axis of values takes, in sizes of its words


def drawn_standing(chart: Chart, canvas: Canvas) -> Spec:
    """The drawing of a chart whose labels stand along its foot: lines, columns or a control chart."""
    labels = labels_of(chart)
    scale = scales.scale_for(all_values(chart), from_zero=chart.kind is ChartKind.BAR)
    right = end_width(chart, canvas) + 14
    plot = canvas.width - right - AXIS * canvas.size
    layers = [
        *_break_layers(chart, labels, scale, canvas),
        *_limit_layers(chart, len(labels)),
        *series_layers(chart, labels),
        *end_labels(chart, labels, scale, canvas=canvas, plot=plot),
        *_signal_labels(chart, labels, canvas),
    ]
    return whole_page(
        canvas,
        layers,
        x=_foot(labels, width=plot, size=canvas.size),
        y=value_axis(chart, scale),
        height=height_of(chart),
        right=right,
        head=_head_lines(chart, canvas),
    )


def _foot(labels: tuple[str, ...], *, width: float, size: int) -> Spec:
    shown = scales.shown_labels(labels, width=width, size=size)
    lines = {str(index): list(scales.two_lines(labels[index])) for index in shown}
    ends = [-0.5, len(labels) - 0.5]
    axis = {
        "values": list(shown),
        "tickCount": len(shown) + 1,
        "labelExpr": f"{as_json(lines)}[datum.value]",
        "grid": False,
        "labelOverlap": False,
    }
    return {"datum": 0, "type": "quantitative", "scale": {"domain": ends, "nice": False}, "axis": axis}


def _break_layers(chart: Chart, labels: tuple[str, ...], scale: scales.Scale, canvas: Canvas) -> list[Spec]:
    layers: list[Spec] = []
    for label, words in chart.breaks:
        if label not in labels:
            continue
        lines = _break_lines(words, canvas)
        place = {"i": labels.index(label) + 0.5, "v": scale.low, "top": scale.high, "words": "\n".join(lines)}
        layers.append(rule_at(place, dash=[2, 4]))
        # kept on the side of the line that has room
        align = "right" if labels.index(label) > len(labels) / 2 else "left"
        above = -12 - (len(lines) - 1) * canvas.line
        layers.append(words_at(place | {"v": scale.high}, align=align, dy=above, dx=0))
    return layers


def _break_lines(words: str, canvas: Canvas) -> tuple[str, ...]:
    return scales.wrapped(words, width=canvas.width * BREAK_SHARE, size=canvas.size)


def _head_lines(chart: Chart, canvas: Canvas) -> int:
    """How many lines of words stand above the plot."""
    return max((len(_break_lines(words, canvas)) for _, words in chart.breaks), default=1)


def _limit_layers(chart: Chart, count: int) -> list[Spec]:
    layers: list[Spec] = []
    for value, dash in ((chart.centre, [1, 0]), (chart.upper_limit, [5, 4]), (chart.lower_limit, [5, 4])):
        if value is None:
            continue
        row = {"i": -0.5, "end": count - 0.5, "v": value}
        mark = {"type": "rule", "color": "#8A9199", "strokeDash": dash, "strokeWidth": 1.2}
        layers.append(
            {"data": {"values": [row]}, "mark": mark, "encoding": placed() | {"x2": {"field": "end"}}}
        )
    return layers


def _signal_labels(chart: Chart, labels: tuple[str, ...], canvas: Canvas) -> list[Spec]:
    """The words of each signal once, above the last point of its run."""
    last: dict[str, Point] = {}
    for series in chart.series:
        for point in series.points:
            if point.signal and point.value is not None:
                last[point.signal] = point
    layers: list[Spec] = []
    for words, point in last.items():
        place = labels.index(point.label)
        align = "right" if place > len(labels) * 0.6 else "left" if place < len(labels) * 0.3 else "center"
        lines = scales.wrapped(words, width=canvas.width * SIGNAL_SHARE, size=canvas.size)
        spot = {"i": place, "v": point.value, "words": "\n".join(lines)}
        above = -18 - (len(lines) - 1) * canvas.line
        layers.append(words_at(spot, align=align, dy=above, dx=0, colour="#A8410C", heavy=True))
    return layers
