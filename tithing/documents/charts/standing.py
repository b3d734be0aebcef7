"""Charts drawn standing: time runs along the foot, with breaks, limits and signals where they fall."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.end_labels import end_labels
from tithing.documents.charts.page import (
    SIZE,
    WIDTH,
    Spec,
    all_values,
    as_json,
    height_of,
    labels_of,
    placed,
    rule_at,
    value_axis,
    value_text,
    whole_page,
    words_at,
)
from tithing.documents.charts.series import series_layers
from tithing.documents.parts import Chart, ChartKind, Point


def drawn_standing(chart: Chart) -> Spec:
    """The drawing of a chart whose labels stand along its foot: lines, columns or a control chart."""
    labels = labels_of(chart)
    scale = scales.scale_for(all_values(chart), from_zero=chart.kind is ChartKind.BAR)
    right = _right_margin(chart)
    layers = [
        *_break_layers(chart, labels, scale),
        *_limit_layers(chart, len(labels)),
        *series_layers(chart, labels),
        *end_labels(chart, labels, scale),
        *_signal_labels(chart, labels, scale),
    ]
    return whole_page(
        layers,
        x=_foot(labels, width=WIDTH - right - 60),
        y=value_axis(chart, scale),
        height=height_of(chart),
        right=right,
    )


def _foot(labels: tuple[str, ...], *, width: float) -> Spec:
    shown = scales.shown_labels(labels, width=width, size=SIZE)
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


def _right_margin(chart: Chart) -> float:
    names = [series.name for series in chart.series] if len(chart.series) > 1 else []
    values = [
        value_text(chart, series, p.value) for series in chart.series for p in series.points[-1:] if p.value
    ]
    limits = ["Upper limit", "Lower limit", "Average"] if chart.kind is ChartKind.CONTROL else []
    words = [f"{name} {value}" for name, value in zip(names, values, strict=False)] or values
    return max((scales.text_width(each, SIZE) for each in (*words, *names, *limits)), default=0) + 14


def _break_layers(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
    layers: list[Spec] = []
    for label, words in chart.breaks:
        if label not in labels:
            continue
        place = {"i": labels.index(label) + 0.5, "v": scale.low, "top": scale.high, "words": words}
        layers.append(rule_at(place, dash=[2, 4]))
        # kept on the side of the line that has room
        right_half = labels.index(label) > len(labels) / 2
        layers.append(
            words_at(place | {"v": scale.high}, align="right" if right_half else "left", dy=-12, dx=0)
        )
    return layers


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


def _signal_labels(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
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
        spot = {"i": place, "v": point.value, "words": words}
        layers.append(words_at(spot, align=align, dy=-18, dx=0, colour="#A8410C", heavy=True))
    return layers
