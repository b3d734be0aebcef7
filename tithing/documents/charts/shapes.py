"""What is drawn for each kind of chart, as a Vega-Lite specification written by hand.

Direct labels instead of legends, bars from zero, a break in a definition drawn as a break, provisional points
hollow, control limits light, no more than four colours and never colour alone (R105).
"""

from __future__ import annotations

from tithing.documents.charts import scales
from tithing.documents.charts.lying import drawn_lying
from tithing.documents.charts.page import COLUMNS_FIT, PAGE, Canvas, Spec, labels_of
from tithing.documents.charts.standing import drawn_standing
from tithing.documents.parts import Chart, ChartKind


def specification(chart: Chart, canvas: Canvas = PAGE) -> Spec:
    """The whole drawing; the title and subtitle are left to the page's text."""
    return drawn_lying(chart, canvas) if lies(chart) else drawn_standing(chart, canvas)


def lies(chart: Chart) -> bool:
    """Whether a row stands for each of its names; a chart over time stands."""
    return chart.kind is ChartKind.RANGE or (chart.kind is ChartKind.BAR and not _is_over_time(chart))


def _is_over_time(chart: Chart) -> bool:
    labels = labels_of(chart)
    return (
        len(chart.series) == 1
        and len(labels) >= COLUMNS_FIT
        and all(scales.is_year(label.rpartition(" ")[2]) for label in labels)
    )
