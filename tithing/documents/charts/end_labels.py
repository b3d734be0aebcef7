"""The words at the ends of lines and above columns, in place of a legend."""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.page import (
    COLOURS,
    FOOT,
    GREY,
    ORANGE,
    TURQUOISE,
    Canvas,
    Spec,
    height_of,
    value_text,
    words_at,
)
from tithing.documents.parts import Chart, ChartKind


def end_labels(
    chart: Chart, labels: tuple[str, ...], scale: scales.Scale, *, canvas: Canvas, plot: float
) -> list[Spec]:
    """Names and last values at the right of the lines, moved apart where they would overprint. `plot` is how wide the
    lines or columns stand."""
    if chart.kind is ChartKind.BAR:
        return _column_labels(chart, labels, canvas=canvas, plot=plot)
    ends = _ends(chart, canvas)
    most = max((end["lines"] for end in ends), default=1)
    apart = most * canvas.line * scale.span / (height_of(chart) - FOOT)
    places = scales.spread_out([end["v"] for end in ends], apart=apart)
    edge = len(labels) - 0.5
    return [
        words_at(
            end | {"v": place, "i": edge},
            align="left", dy=-(end["lines"] - 1) * canvas.line / 2, dx=6, colour=end["colour"], heavy=end["heavy"],
        )
        for end, place in zip(ends, places, strict=True)
    ]  # fmt: skip


def end_width(chart: Chart, canvas: Canvas) -> float:
    """How wide the words at the right of the lines stand."""
    if chart.kind is ChartKind.BAR:
        return 0.0
    lines = [line for end in _ends(chart, canvas) for line in end["words"].split("\n")]
    return max((scales.text_width(each, canvas.size) for each in lines), default=0.0)


def _ends(chart: Chart, canvas: Canvas) -> list[Spec]:
    """Each end with its words on as many lines as the canvas needs."""
    ends: list[Spec] = []
    for end in (*_series_ends(chart), *_limit_ends(chart)):
        lines = scales.wrapped(end["words"], width=canvas.label, size=canvas.size)
        ends.append(end | {"words": "\n".join(lines), "lines": len(lines)})
    return ends


def _column_labels(chart: Chart, labels: tuple[str, ...], *, canvas: Canvas, plot: float) -> list[Spec]:
    """The value above each column where all have room side by side, else above the last and the marked."""
    said = [
        (value_text(chart, series, point.value), point, point is series.points[-1])
        for series in chart.series
        for point in series.points
        if point.value is not None
    ]
    widest = max((scales.text_width(words, canvas.size) for words, _, _ in said), default=0.0)
    all_fit = widest * len(labels) <= plot
    return [
        words_at(
            {"i": labels.index(point.label), "v": point.value, "words": words},
            align="center", dy=-11, dx=0, colour="#0B0C0C", heavy=point.highlight,
        )
        for words, point, is_last in said
        if all_fit or point.highlight or is_last
    ]  # fmt: skip


def _series_ends(chart: Chart) -> list[Spec]:
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


def _limit_ends(chart: Chart) -> list[Spec]:
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
