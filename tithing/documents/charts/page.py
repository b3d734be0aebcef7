"""What every chart shares: colours, the page, the axis of values, words and rules placed by value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tithing.documents.charts import scales
from tithing.documents.parts import Chart, ChartSeries
from tithing.documents.wording import number_text
from tithing.vocabulary.figure import Figure

BLUE, TURQUOISE, PINK, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
COLOURS = (BLUE, TURQUOISE, PINK, ORANGE)
GREY, LIGHT, RULE = "#595959", "#7A94AD", "#D0D4D8"
FACE = "Source Sans Pro, Arial, sans-serif"
HEIGHT, LOW = 280, 150
FOOT = 70  # what the axis takes of the height
COLUMNS_FIT = 6  # a period chart with fewer bars is drawn lying down

Spec = dict[str, Any]


@dataclass(frozen=True)
class Canvas:
    """What a chart is drawn on, in pixels: `size` is of its words, `spare` how much wider than in the bundled face they may
    stand, should a screen refuse the face that the page carries, and `label` the most that a name beside a line takes."""

    width: int
    size: int
    spare: float
    label: float

    @property
    def line(self) -> int:
        """From one line of words to the next."""
        return self.size * 6 // 5


PAGE = Canvas(640, 16, 0.1, 400)  # 12 point at the width a page shows
TELEPHONE = Canvas(320, 14, 0.08, 92)


def height_of(chart: Chart) -> int:
    """How high the drawing stands."""
    return LOW if chart.low else HEIGHT


def labels_of(chart: Chart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point.label for series in chart.series for point in series.points))


def _decimals(series: ChartSeries) -> int:
    if series.figures:
        return _shown_decimals(series.figures)
    return 0 if all(point.value is None or point.value == int(point.value) for point in series.points) else 1


def _shown_decimals(figures: tuple[Figure, ...]) -> int:
    return max(figure.decimals for figure in figures)


def _per_cent(chart: Chart) -> str:
    return "%" if chart.unit in ("%", "percent", "per cent") else ""


def value_text(chart: Chart, series: ChartSeries, value: float) -> str:
    return number_text(value, decimals=_decimals(series)) + _per_cent(chart)


def all_values(chart: Chart) -> list[float | None]:
    points = [point for series in chart.series for point in series.points]
    ends = [end for point in points for end in (point.value, point.low, point.high)]
    return [*ends, chart.centre, chart.upper_limit, chart.lower_limit]


def whole_page(
    canvas: Canvas,
    layers: list[Spec],
    *,
    x: Spec,
    y: Spec,
    height: int,
    right: float,
    left: float = 40,
    head: int = 1,
) -> Spec:
    """`left` and `right` are how wide the words stand on either side of the plot, `head` how many lines above it."""
    spare, top = canvas.spare, 22 + (head - 1) * canvas.line
    return {
        "width": canvas.width,
        "height": height,
        "padding": {"left": 2 + spare * left, "right": 8 + spare * right, "top": top, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "data": {"values": [{}]},
        "layer": [{"mark": {"type": "point", "opacity": 0}, "encoding": {"x": x, "y": y}}, *layers],
        "config": _config(canvas),
    }


def _config(canvas: Canvas) -> Spec:
    text = {"labelFont": FACE, "labelFontSize": canvas.size, "labelColor": GREY, "labelAngle": 0}
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
        "text": {"font": FACE, "fontSize": canvas.size, "lineBreak": "\n", "lineHeight": canvas.line},
    }


def value_axis(chart: Chart, scale: scales.Scale) -> Spec:
    """The axis of values: its ticks in the words of figures, per cent signs included."""
    decimals = scales.tick_decimals(scale)
    words = {
        scales.tick_key(tick): number_text(tick, decimals=decimals) + _per_cent(chart) for tick in scale.ticks
    }
    axis = {
        "values": list(scale.ticks),
        "tickCount": len(scale.ticks) + 1,  # a lower count drops some of the values
        "labelExpr": f"{as_json(words)}[format(datum.value, '.6f')]",
        "domain": False,
        "ticks": False,
        "grid": True,
        "labelPadding": 8,
        "labelOverlap": False,
    }
    domain = {"domain": [scale.low, scale.high], "nice": False, "zero": False}
    return {"datum": scale.low, "type": "quantitative", "scale": domain, "axis": axis}


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def placed(x: str = "i", y: str = "v") -> Spec:
    return {"x": {"field": x, "type": "quantitative"}, "y": {"field": y, "type": "quantitative"}}


def rule_at(place: Spec, *, dash: list[int]) -> Spec:
    mark = {"type": "rule", "color": GREY, "strokeDash": dash, "strokeWidth": 1.5}
    return {"data": {"values": [place]}, "mark": mark, "encoding": placed() | {"y2": {"field": "top"}}}


def words_at(
    place: Spec, *, align: str, dy: float, dx: float, colour: str = GREY, heavy: bool = False
) -> Spec:
    """A layer of one piece of text beside a point; `dx` and `dy` in pixels, right and down."""
    mark = {
        "type": "text", "align": align, "dy": dy, "dx": dx, "color": colour, "baseline": "middle",
        "fontWeight": 600 if heavy else 400,
    }  # fmt: skip
    return {"data": {"values": [place]}, "mark": mark, "encoding": placed() | {"text": {"field": "words"}}}
