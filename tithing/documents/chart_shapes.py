"""What is drawn for each kind of chart, as a Vega-Lite specification written by hand.

Direct labels instead of legends, bars from zero, a break in a definition drawn as a break, provisional points
hollow, control limits light, no more than four colours and never colour alone (R105).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tithing.documents import chart_scales as scales
from tithing.documents.parts import Chart, ChartKind, Point, Series
from tithing.documents.wording import number_text
from tithing.vocabulary.figure import Figure

BLUE, TURQUOISE, PINK, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
COLOURS = (BLUE, TURQUOISE, PINK, ORANGE)
GREY, LIGHT, RULE = "#595959", "#7A94AD", "#D0D4D8"
FACE = "Source Sans Pro, Arial, sans-serif"
SIZE = 16  # 12 point at the width a page shows
WIDTH, HEIGHT = 640, 280
PLOT_HEIGHT = 210  # what the axis leaves of it
LINE_APART = 19
WIDER_FACE = 0.2  # how much wider words may stand on a screen that lacks the bundled face
COLUMNS_FIT = 6  # a period chart with fewer bars is drawn lying down

Spec = dict[str, Any]


def specification(chart: Chart) -> Spec:
    """The whole drawing; the title and subtitle are left to the page's text."""
    lying = chart.kind is ChartKind.RANGE or (chart.kind is ChartKind.BAR and not _is_over_time(chart))
    return _lying(chart) if lying else _standing(chart)


def _is_over_time(chart: Chart) -> bool:
    labels = _labels(chart)
    return (
        len(chart.series) == 1
        and len(labels) >= COLUMNS_FIT
        and all(scales.is_year(label.rpartition(" ")[2]) for label in labels)
    )


def _labels(chart: Chart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point.label for series in chart.series for point in series.points))


def _decimals(series: Series) -> int:
    if series.figures:
        return _shown_decimals(series.figures)
    return 0 if all(point.value is None or point.value == int(point.value) for point in series.points) else 1


def _shown_decimals(figures: tuple[Figure, ...]) -> int:
    return max(figure.decimals for figure in figures)


def _per_cent(chart: Chart) -> str:
    return "%" if chart.unit in ("%", "percent", "per cent") else ""


def _value_text(chart: Chart, series: Series, value: float) -> str:
    return number_text(value, decimals=_decimals(series)) + _per_cent(chart)


# -- drawn standing: time runs along the foot -------------------------------------------------


def _standing(chart: Chart) -> Spec:
    labels = _labels(chart)
    scale = scales.scale_for(_all_values(chart), from_zero=chart.kind is ChartKind.BAR)
    right = _right_margin(chart)
    layers = [
        *_break_layers(chart, labels, scale),
        *_limit_layers(chart, len(labels)),
        *_series_layers(chart, labels),
        *_end_labels(chart, labels, scale),
        *_signal_labels(chart, labels, scale),
    ]
    return _page(
        layers, x=_foot(labels, width=WIDTH - right - 60), y=_side(chart, scale), height=HEIGHT, right=right
    )


def _page(layers: list[Spec], *, x: Spec, y: Spec, height: int, right: float, left: float = 40) -> Spec:
    """`left` and `right` are how wide the words stand on either side of the plot."""
    return {
        "width": WIDTH,
        "height": height,
        "padding": {"left": 2 + WIDER_FACE * left, "right": 8 + WIDER_FACE * right, "top": 22, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "data": {"values": [{}]},
        "layer": [{"mark": {"type": "point", "opacity": 0}, "encoding": {"x": x, "y": y}}, *layers],
        "config": _config(),
    }


def _config() -> Spec:
    text = {"labelFont": FACE, "labelFontSize": SIZE, "labelColor": GREY, "labelAngle": 0}
    return {
        "font": FACE,
        "view": {"stroke": None},
        "axis": text
        | {
            "title": None,
            "labelOverlap": False,
            "tickColor": RULE,
            "domainColor": GREY,
            "gridColor": "#ECEEF0",
        },
        "text": {"font": FACE, "fontSize": SIZE},
    }


def _foot(labels: tuple[str, ...], *, width: float) -> Spec:
    shown = scales.shown_labels(labels, width=width, size=SIZE)
    lines = {str(index): list(scales.two_lines(labels[index])) for index in shown}
    ends = [-0.5, len(labels) - 0.5]
    axis = {
        "values": list(shown),
        "tickCount": len(shown) + 1,
        "labelExpr": f"{_json(lines)}[datum.value]",
        "grid": False,
        "labelOverlap": False,
    }
    return {"datum": 0, "type": "quantitative", "scale": {"domain": ends, "nice": False}, "axis": axis}


def _side(chart: Chart, scale: scales.Scale) -> Spec:
    decimals = scales.tick_decimals(scale)
    words = {_key(tick): number_text(tick, decimals=decimals) + _per_cent(chart) for tick in scale.ticks}
    axis = {
        "values": list(scale.ticks),
        "tickCount": len(scale.ticks) + 1,  # a lower count drops some of the values
        "labelExpr": f"{_json(words)}[format(datum.value, '.6f')]",
        "domain": False,
        "ticks": False,
        "grid": True,
        "labelPadding": 8,
        "labelOverlap": False,
    }
    domain = {"domain": [scale.low, scale.high], "nice": False, "zero": False}
    return {"datum": scale.low, "type": "quantitative", "scale": domain, "axis": axis}


def _key(tick: float) -> str:
    return f"{tick:.6f}".replace("-", "−")


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _all_values(chart: Chart) -> list[float | None]:
    points = [point for series in chart.series for point in series.points]
    ends = [end for point in points for end in (point.value, point.low, point.high)]
    return [*ends, chart.centre, chart.upper_limit, chart.lower_limit]


def _right_margin(chart: Chart) -> float:
    names = [series.name for series in chart.series] if len(chart.series) > 1 else []
    values = [
        _value_text(chart, series, p.value) for series in chart.series for p in series.points[-1:] if p.value
    ]
    limits = ["Upper limit", "Lower limit", "Average"] if chart.kind is ChartKind.CONTROL else []
    words = [f"{name} {value}" for name, value in zip(names, values, strict=False)] or values
    return max((scales.text_width(each, SIZE) for each in (*words, *names, *limits)), default=0) + 14


def _series_layers(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    layers: list[Spec] = []
    for number, series in enumerate(chart.series):
        colour = COLOURS[number] if number < len(COLOURS) else GREY
        rows = _rows(chart, series, labels)
        if chart.kind is ChartKind.BAR:
            layers += _columns(rows, colour)
        else:
            layers += _line(rows, colour, dash=number % 2 == 1)
    return layers


def _rows(chart: Chart, series: Series, labels: tuple[str, ...]) -> list[Spec]:
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


def _at(x: str = "i", y: str = "v") -> Spec:
    return {"x": {"field": x, "type": "quantitative"}, "y": {"field": y, "type": "quantitative"}}


def _line(rows: list[Spec], colour: str, *, dash: bool) -> list[Spec]:
    stroke = {"type": "line", "color": colour, "strokeWidth": 2.2, "strokeDash": [7, 3] if dash else [1, 0]}
    return [
        {"data": {"values": rows}, "mark": stroke, "encoding": _at() | {"detail": {"field": "piece"}}},
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
            layers.append({"data": {"values": chosen}, "mark": mark, "encoding": _at()})
    return layers


def _columns(rows: list[Spec], colour: str) -> list[Spec]:
    any_marked = any(row["marked"] for row in rows)
    layers: list[Spec] = []
    for row in rows:
        fill = "white" if row["hollow"] else colour if row["marked"] or not any_marked else LIGHT
        bar = {"left": row["i"] - 0.36, "right": row["i"] + 0.36, "v": row["v"], "zero": 0}
        mark = {"type": "rect", "fill": fill, "stroke": colour if row["hollow"] else fill, "strokeWidth": 1.5}
        encoding = _at("left", "zero") | {"x2": {"field": "right"}, "y2": {"field": "v"}}
        layers.append({"data": {"values": [bar]}, "mark": mark, "encoding": encoding})
    return layers


def _break_layers(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
    layers: list[Spec] = []
    for label, words in chart.breaks:
        if label not in labels:
            continue
        place = {"i": labels.index(label) + 0.5, "v": scale.low, "top": scale.high, "words": words}
        layers.append(_rule(place, dash=[2, 4]))
        # kept on the side of the line that has room
        right_half = labels.index(label) > len(labels) / 2
        layers.append(_text(place | {"v": scale.high}, align="right" if right_half else "left", dy=-12, dx=0))
    return layers


def _rule(place: Spec, *, dash: list[int]) -> Spec:
    mark = {"type": "rule", "color": GREY, "strokeDash": dash, "strokeWidth": 1.5}
    return {"data": {"values": [place]}, "mark": mark, "encoding": _at() | {"y2": {"field": "top"}}}


def _text(place: Spec, *, align: str, dy: float, dx: float, colour: str = GREY, heavy: bool = False) -> Spec:
    mark = {
        "type": "text", "align": align, "dy": dy, "dx": dx, "color": colour, "baseline": "middle",
        "fontWeight": 600 if heavy else 400,
    }  # fmt: skip
    return {"data": {"values": [place]}, "mark": mark, "encoding": _at() | {"text": {"field": "words"}}}


def _limit_layers(chart: Chart, count: int) -> list[Spec]:
    layers: list[Spec] = []
    for value, dash in ((chart.centre, [1, 0]), (chart.upper_limit, [5, 4]), (chart.lower_limit, [5, 4])):
        if value is None:
            continue
        row = {"i": -0.5, "end": count - 0.5, "v": value}
        mark = {"type": "rule", "color": "#8A9199", "strokeDash": dash, "strokeWidth": 1.2}
        layers.append({"data": {"values": [row]}, "mark": mark, "encoding": _at() | {"x2": {"field": "end"}}})
    return layers


def _end_labels(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
    """Names and last values at the right of the lines, moved apart where they would overprint."""
    if chart.kind is ChartKind.BAR:
        return _column_labels(chart, labels)
    ends = [*_series_ends(chart, labels), *_limit_ends(chart, len(labels))]
    apart = LINE_APART * scale.span / PLOT_HEIGHT
    places = scales.spread_out([end["v"] for end in ends], apart=apart)
    edge = len(labels) - 0.5
    return [
        _text(
            end | {"v": place, "i": edge}, align="left", dy=0, dx=6, colour=end["colour"], heavy=end["heavy"]
        )
        for end, place in zip(ends, places, strict=True)
    ]


def _column_labels(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    """The value above each column where they are few, else above the last and the marked."""
    few = len(labels) <= 14
    return [
        _text(
            {
                "i": labels.index(point.label),
                "v": point.value,
                "words": _value_text(chart, series, point.value),
            },
            align="center", dy=-11, dx=0, colour="#0B0C0C", heavy=point.highlight,
        )
        for series in chart.series
        for point in series.points
        if point.value is not None and (few or point.highlight or point is series.points[-1])
    ]  # fmt: skip


def _series_ends(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    ends: list[Spec] = []
    for number, series in enumerate(chart.series):
        known = [point for point in series.points if point.value is not None]
        if not known or known[-1].value is None:
            continue
        value = _value_text(chart, series, known[-1].value)
        words = f"{series.name} {value}" if len(chart.series) > 1 else value
        colour = COLOURS[number] if number < len(COLOURS) else GREY
        colour = _DARK.get(colour, colour)
        ends.append({"v": known[-1].value, "words": words, "colour": colour, "heavy": True})
    return ends


_DARK = {TURQUOISE: "#17665F", ORANGE: "#A8410C"}  # the same hues, dark enough to read as text (4.5:1)


def _limit_ends(chart: Chart, count: int) -> list[Spec]:
    named = (
        ("Average", chart.centre),
        ("Upper limit", chart.upper_limit),
        ("Lower limit", chart.lower_limit),
    )
    return [
        {"v": value, "words": name, "colour": GREY, "heavy": False}
        for name, value in named
        if value is not None
    ]


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
        layers.append(_text(spot, align=align, dy=-18, dx=0, colour="#A8410C", heavy=True))
    return layers


# -- drawn lying down: one line for each category ----------------------------------------------


def _lying(chart: Chart) -> Spec:
    labels = _labels(chart)
    ranged = chart.kind is ChartKind.RANGE
    scale = scales.scale_for(_all_values(chart), from_zero=True)
    layers = _ranges(chart, labels, scale) if ranged else _bars(chart, labels)
    if chart.centre is not None:
        layers = [*_centre_line(chart, len(labels)), *layers]
    return _page(
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
    axis = _side(chart, scale)
    shown = axis["axis"] | {"labelPadding": 4}
    if chart.kind is ChartKind.BAR:
        shown = {"labels": False, "grid": False, "ticks": False, "domain": False, "values": [0]}
    return axis | {"axis": shown}


def _names(labels: tuple[str, ...]) -> Spec:
    words = {str(index): label for index, label in enumerate(labels)}
    axis = {
        "values": list(range(len(labels))), "tickCount": len(labels) + 1,
        "labelExpr": f"{_json(words)}[datum.value]", "grid": False, "ticks": False, "domain": False,
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
    chart: Chart, series: Series, point: Point, *, top: float, thick: float, colour: str, first: bool
) -> list[Spec]:
    value = point.value or 0.0
    place = {"zero": 0, "value": value, "top": top + 0.01, "foot": top + thick - 0.01}
    fill = "white" if point.provisional else colour
    mark = {"type": "rect", "fill": fill, "stroke": colour, "strokeWidth": 1.2}
    encoding = _at("zero", "top") | {"x2": {"field": "value"}, "y2": {"field": "foot"}}
    words = _value_text(chart, series, value)
    if first and len(chart.series) > 1:
        words = f"{series.name}: {words}"
    text = {"i": max(value, 0), "v": top + thick / 2, "words": words}
    return [
        {"data": {"values": [place]}, "mark": mark, "encoding": encoding},
        _text(text, align="left", dy=0.5, dx=6, colour="#0B0C0C", heavy=point.highlight),
    ]


def _bar_words(chart: Chart) -> list[str]:
    named = len(chart.series) > 1
    return [
        (f"{series.name}: " if named else "") + _value_text(chart, series, point.value)
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


def _range(chart: Chart, series: Series, point: Point, *, place: int) -> list[Spec]:
    colour = BLUE if point.highlight else LIGHT
    row = {"i": point.value, "v": place, "low": point.low, "high": point.high}
    layers: list[Spec] = []
    if point.low is not None and point.high is not None:
        mark = {"type": "rule", "color": colour, "strokeWidth": 3}
        encoding = _at("low") | {"x2": {"field": "high"}}
        layers.append({"data": {"values": [row]}, "mark": mark, "encoding": encoding})
    dot = {
        "type": "point", "size": 110 if point.highlight else 70, "filled": False, "opacity": 1,
        "stroke": colour,
        "shape": "diamond" if point.highlight else "circle", "fill": "white" if point.provisional else colour,
    }  # fmt: skip
    layers.append({"data": {"values": [row]}, "mark": dot, "encoding": _at()})
    text = {"i": point.high if point.high is not None else point.value, "v": place}
    words = _value_text(chart, series, point.value or 0.0)
    layers.append(
        _text(text | {"words": words}, align="left", dy=0.5, dx=8, colour="#0B0C0C", heavy=point.highlight)
    )
    return layers


def _centre_line(chart: Chart, count: int) -> list[Spec]:
    place = {"i": chart.centre, "v": -0.5, "top": count - 0.5, "words": "Average"}
    return [_rule(place, dash=[4, 3]), _text(place, align="center", dy=-12, dx=0)]
