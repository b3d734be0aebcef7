"""A chart's picture: SVG text that is the same bytes each time, and PNG for a word processor.

The title and the subtitle stand in the page's text, not in the picture (R105); the picture carries its
finding in `<title>` and `<desc>`. Sparklines are a path of our own: forty cost less than a chart library's start.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from tithing.documents.charts.area_map import map_svg
from tithing.documents.charts.page import BLUE, GREY, PAGE, TELEPHONE, Canvas
from tithing.documents.charts.shapes import specification
from tithing.documents.parts import Chart, ChartKind, SparkLine

SPARK_WIDTH, SPARK_HEIGHT = 96, 24


def font_folder() -> Path:
    """The folder of the bundled sans face (SIL Open Font Licence)."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


@lru_cache(maxsize=256)
def chart_svg(chart: Chart) -> str:
    """The chart as one `<svg>` element with role, title and description.

    Example: `chart_svg(chart)` starts with `<svg role="img" aria-labelledby=...`.
    """
    return _described(_drawn(chart, PAGE), key=chart.id, title=chart.title, description=chart.alt)


@lru_cache(maxsize=1024)
def page_svgs(chart: Chart) -> str:
    """The chart drawn twice, for a wide and for a narrow screen, as one image for who hears it. A page shows one of them.

    Example: `page_svgs(chart)` starts with `<div class="drawn" role="img" aria-labelledby=...`.
    """
    drawings = (
        _unheard(_drawn(chart, canvas), look) for canvas, look in ((PAGE, "wide"), (TELEPHONE, "narrow"))
    )
    return _image(chart, "".join(drawings))


def page_words(chart: Chart) -> str:
    """The same without the drawings: what is heard of the chart, and what a search or a check reads."""
    return _image(chart, "")


def _image(chart: Chart, drawings: str) -> str:
    name, words = f"{chart.id}-title", f"{chart.id}-desc"
    return (
        f'<div class="drawn" role="img" aria-labelledby="{name}" aria-describedby="{words}">'
        f'<span class="unseen" id="{name}">{escape(chart.title)}</span>'
        f'<span class="unseen" id="{words}">{escape(chart.alt)}</span>{drawings}</div>'
    )


def _drawn(chart: Chart, canvas: Canvas) -> str:
    if chart.kind is ChartKind.MAP:
        return map_svg(chart, canvas)
    drawn: str = _converter().vegalite_to_svg(specification(chart, canvas), vl_version="5.21")
    return drawn


def _unheard(svg: str, look: str) -> str:
    """A drawing that a screen reader passes over, with the class that says on which screen it is shown."""
    opening, body = _parted(svg)
    return opening.replace("<svg", f'<svg class="{look}" aria-hidden="true" focusable="false"', 1) + body


def _parted(svg: str) -> tuple[str, str]:
    """The element's opening and its body, without the names that the library gives to its parts."""
    start = svg.index("<svg")
    end = svg.index(">", start) + 1
    opening = re.sub(r' (?:class|version|xmlns:xlink)="[^"]*"', "", svg[start:end])
    return opening, re.sub(r' (?:aria-[a-z]+|role|class)="[^"]*"', "", svg[end:])


@lru_cache(maxsize=1)
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(font_folder()))
    return vl_convert


def _described(svg: str, *, key: str, title: str, description: str) -> str:
    """The drawing with one name and one description, its parts kept from a screen reader."""
    opening, body = _parted(svg)
    name, words = f"{key}-title", f"{key}-desc"
    opening = opening.replace(
        "<svg", f'<svg role="img" aria-labelledby="{name}" aria-describedby="{words}"', 1
    )
    labels = f'<title id="{name}">{escape(title)}</title><desc id="{words}">{escape(description)}</desc>'
    return opening + labels + body


def png_of(svg: str, *, scale: float = 2.0) -> bytes:
    """A drawing as a PNG picture, for a format that cannot hold SVG."""
    picture: bytes = _converter().svg_to_png(svg, scale=scale)
    return picture


@lru_cache(maxsize=1024)
def spark_svg(spark: SparkLine) -> str:
    """A very small line: gaps left open, a point that stands alone as a dot, the last point marked."""
    places = _spark_places(spark.values)
    path = _spark_path(places)
    dots = "".join(_dot(place, 1.4) for place in _lonely(places))
    known = [place for place in places if place]
    if spark.highlight_last and places and places[-1]:
        dots += _dot(known[-1], 2.6)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" '
        f'viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}"><title>{escape(spark.alt)}</title>'
        f'<path d="{path}" fill="none" stroke="{GREY}" stroke-width="1.5"/>{dots}</svg>'
    )


Position = tuple[float, float]


def _spark_places(values: tuple[float | None, ...]) -> list[Position | None]:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    across = (SPARK_WIDTH - 8) / max(len(values) - 1, 1)
    room = SPARK_HEIGHT - 8
    return [
        None if value is None else (4 + index * across, 4 + _share(value, low=low, high=high) * room)
        for index, value in enumerate(values)
    ]


def _share(value: float, *, low: float, high: float) -> float:
    return 0.5 if low == high else (high - value) / (high - low)


def _spark_path(places: list[Position | None]) -> str:
    steps: list[str] = []
    joined = False
    for place in places:
        if place:
            steps.append(f"{'L' if joined else 'M'}{place[0]:.1f} {place[1]:.1f}")
        joined = place is not None
    return "".join(steps)


def _lonely(places: list[Position | None]) -> list[Position]:
    """Points with a gap on either side, which a line would not show."""
    padded = [None, *places, None]
    return [
        place
        for index, place in enumerate(places)
        if place and padded[index] is None and padded[index + 2] is None
    ]


def _dot(place: Position, radius: float) -> str:
    return f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{radius}" fill="{BLUE}"/>'
