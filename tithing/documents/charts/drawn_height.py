"""How high a chart will stand for its width, before it is drawn."""

from __future__ import annotations

from tithing.documents.charts.page import PAGE, Canvas, height_of
from tithing.documents.charts.rows import foot_of, rows_of
from tithing.documents.charts.shapes import lies
from tithing.documents.parts import Chart


def drawn_height(chart: Chart, *, width: float, canvas: Canvas = PAGE) -> float:
    """In the units of `width`, as the drawing stands when it is that wide; of any chart but a map."""
    if not lies(chart):
        return height_of(chart) * width / canvas.width
    rows = rows_of(chart, canvas)
    return (rows.height * len(rows.labels) + foot_of(chart)) * width / canvas.width
