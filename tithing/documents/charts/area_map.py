"""A map of areas, drawn by ourselves: each area shaded and patterned by its class, with the legend beside it.

Four classes at most, told apart by how dark they are, by a pattern and by words; what is hidden or not known has a pattern of
its own, and is never drawn as nought. A few areas carry a mark, and the legend says their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from math import cos, radians

from tithing.documents.charts.page import BLUE, FACE, GREY, LIGHT, Canvas
from tithing.documents.charts.scales import wrapped
from tithing.documents.parts import Chart, Locator, MapArea

HIDDEN, UNKNOWN = "hidden", "unknown"
SIDE_BY_SIDE = 500  # from this width the legend stands beside the map
LEGEND = 310  # its width there
TALLEST = 340
LOCATOR = (150, 90)  # pixels, at most
SWATCH, GAP = 30, 10
PALE, INK = "#CFD9E4", "#0B0C0C"
Place = tuple[float, float]

# What an area is filled with, and what is drawn over it; a pattern has no ground of its own, since its tiles would show.
_FILLS = {"1": "#FFFFFF", "2": PALE, "3": LIGHT, "4": BLUE, HIDDEN: "#FFFFFF", UNKNOWN: "#FFFFFF"}
_PATTERNS = {
    "2": f'<circle cx="4" cy="4" r="1" fill="{BLUE}"/>',
    "3": '<path d="M0 8L8 0" stroke="#FFFFFF" stroke-width="1.2"/>',
    HIDDEN: f'<path d="M0 0L8 8M0 8L8 0" stroke="{GREY}" stroke-width="1"/>',
    UNKNOWN: f'<path d="M0 4H8" stroke="{GREY}" stroke-width="1"/>',
}


def map_svg(chart: Chart, canvas: Canvas) -> str:
    """The map and its legend as one `<svg>` element, the same bytes each time."""
    beside = canvas.width >= SIDE_BY_SIDE
    across = canvas.width - LEGEND if beside else canvas.width
    place, height = _projection(chart.areas, across)
    legend, legend_height = _legend(
        chart, canvas, x=across + 2 * GAP if beside else 0, y=GAP if beside else height + 2 * GAP
    )
    whole = max(height, legend_height) if beside else legend_height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{canvas.width}" height="{whole:.0f}" '
        f'viewBox="0 0 {canvas.width} {whole:.0f}" font-family="{FACE}" font-size="{canvas.size}">'
        f"<defs>{''.join(_patterns(chart, canvas))}</defs>"
        f"{''.join(_shape(area, place, _key(chart, canvas)) for area in chart.areas)}"
        f"{''.join(_label(area, place, canvas) for area in chart.areas)}{''.join(legend)}</svg>"
    )


def _key(chart: Chart, canvas: Canvas) -> str:
    """Patterns are named for their drawing: a page holds the map twice."""
    return f"{chart.id}-{canvas.width}"


def _patterns(chart: Chart, canvas: Canvas) -> Iterator[str]:
    for shade in (shade for shade, _ in chart.legend if shade in _PATTERNS):
        yield (
            f'<pattern id="{_key(chart, canvas)}-{shade}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f"{_PATTERNS[shade]}</pattern>"
        )


def locator_svg(locator: Locator) -> str:
    """The small map as one `<svg>` element that says what it shows, the same bytes each time.

    >>> ring = ((-1.2, 54.6), (-1.2, 54.7), (-1.1, 54.7), (-1.2, 54.6))
    >>> locator_svg(Locator((MapArea("Hart", (ring,), "4"),), "Map: Hart."))[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    place, height = _projection(locator.areas, LOCATOR[0], tallest=LOCATOR[1])
    own_last = sorted(locator.areas, key=lambda area: area.shade)  # its outline lies over its neighbours'
    shapes = "".join(_shape(area, place, "locator") for area in own_last)
    size = f'width="{LOCATOR[0]}" height="{height:.0f}" viewBox="0 0 {LOCATOR[0]} {height:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(locator.alt)}" {size}>{shapes}</svg>'


def _projection(
    areas: Sequence[MapArea], across: float, *, tallest: float = TALLEST
) -> tuple[Callable[[Place], Place], float]:
    """Where a longitude and latitude stands, and how high the map is: degrees of longitude narrowed as at its middle."""
    points = [point for area in areas for ring in area.rings for point in ring] or [(0.0, 0.0), (1.0, 1.0)]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))
    scale = min((across - 2) / ((east - west) * narrow), (tallest - 2) / (north - south))
    left = (across - (east - west) * narrow * scale) / 2

    def place(point: Place) -> Place:
        return left + (point[0] - west) * narrow * scale, 1 + (north - point[1]) * scale

    return place, (north - south) * scale + 2


def _shape(area: MapArea, place: Callable[[Place], Place], key: str) -> str:
    path = "".join(_ring([place(point) for point in ring]) for ring in area.rings)
    shape = f'<path d="{path}" fill-rule="evenodd" stroke="{GREY}" stroke-width="1" stroke-linejoin="round"'
    return "".join(f'{shape} fill="{look}"/>' for look in _looks(area.shade, key))


def _looks(shade: str, key: str) -> Iterator[str]:
    """The fill of a class, then its pattern."""
    yield _FILLS[shade]
    if shade in _PATTERNS:
        yield f"url(#{key}-{shade})"


def _ring(points: Sequence[Place]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _label(area: MapArea, place: Callable[[Place], Place], canvas: Canvas) -> str:
    """The mark of an area that the legend names, in the middle of it; its halo first, since not every reader of SVG knows
    paint-order."""
    if not area.label:
        return ""
    x, y = inside([place(point) for point in max(area.rings, key=len)])
    looks = ('stroke="#FFFFFF" stroke-width="4" stroke-linejoin="round" fill="#FFFFFF"', f'fill="{INK}"')
    where = f'x="{x:.1f}" y="{y + canvas.size * 0.35:.1f}" text-anchor="middle" font-weight="600"'
    return "".join(f"<text {where} {look}>{escape(area.label)}</text>" for look in looks)


def inside(ring: Sequence[Place]) -> Place:
    """A point within a ring: at half its height, in the middle of where it is widest.

    >>> inside([(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (0, 1), (0, 0)])
    (3.5, 2.0)
    """
    ys = [y for _, y in ring]
    half = (min(ys) + max(ys)) / 2
    crossed = sorted(
        x1 + (half - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > half) != (y2 > half)
    )
    spans = list(zip(crossed[::2], crossed[1::2], strict=False))
    left, right = max(spans, key=lambda span: span[1] - span[0], default=(ring[0][0], ring[0][0]))
    return (left + right) / 2, half


def _legend(chart: Chart, canvas: Canvas, *, x: float, y: float) -> tuple[list[str], float]:
    """A line for each class: its shade and what it stands for; and where it ends."""
    drawn: list[str] = []
    room = (canvas.width - x - SWATCH - GAP) / (1 + canvas.spare)
    for mark, words in chart.legend:
        drawn.append(_mark(mark, chart, canvas, x=x, y=y))
        for line in wrapped(words, width=room, size=canvas.size):
            drawn.append(
                f'<text x="{x + SWATCH + GAP:.0f}" y="{y + canvas.size * 0.85:.1f}" fill="{INK}">{escape(line)}</text>'
            )
            y += canvas.line
        y += GAP
    return drawn, y


def _mark(mark: str, chart: Chart, canvas: Canvas, *, x: float, y: float) -> str:
    """The shade of a class; or the mark that stands on an area."""
    if mark not in _FILLS:
        return f'<text x="{x + 1:.0f}" y="{y + canvas.size * 0.85:.1f}" font-weight="600" fill="{INK}">{escape(mark)}</text>'
    shape = f'<rect x="{x + 1:.0f}" y="{y:.0f}" width="{SWATCH - 2}" height="{canvas.size}" stroke="{GREY}" stroke-width="1"'
    return "".join(f'{shape} fill="{look}"/>' for look in _looks(mark, _key(chart, canvas)))
