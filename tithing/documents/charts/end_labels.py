"""The words at the ends of lines and above columns, in place of a legend."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.page import (
    COLOURS,
    FOOT,
    GREY,
    LINE_APART,
    ORANGE,
    TURQUOISE,
    Spec,
    height_of,
    value_text,
    words_at,
)
from tithing.documents.parts import Chart, ChartKind


def end_labels(chart: Chart, labels: tuple[str, ...], scale: scales.Scale) -> list[Spec]:
    """Names and last values at the right of the lines, moved apart where they would overprint."""
    if chart.kind is ChartKind.BAR:
        return _column_labels(chart, labels)
    ends = [*_series_ends(chart, labels), *_limit_ends(chart, len(labels))]
    apart = LINE_APART * scale.span / (height_of(chart) - FOOT)
    places = scales.spread_out([end["v"] for end in ends], apart=apart)
    edge = len(labels) - 0.5
    return [
        words_at(
            end | {"v": place, "i": edge}, align="left", dy=0, dx=6, colour=end["colour"], heavy=end["heavy"]
        )
        for end, place in zip(ends, places, strict=True)
    ]


def _column_labels(chart: Chart, labels: tuple[str, ...]) -> list[Spec]:
    """The value above each column where they are few, else above the last and the marked."""
    few = len(labels) <= 14
    return [
        words_at(
            {
                "i": labels.index(point.label),
                "v": point.value,
                "words": value_text(chart, series, point.value),
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
        value = value_text(chart, series, known[-1].value)
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
