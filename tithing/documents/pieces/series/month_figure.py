"""The figure of one month of a series, from the files that its quarter's figure came from."""

from __future__ import annotations

from tithing.indicators.figure_made import figure_made
from tithing.indicators.result import Result
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing, Quantity


def month_figure(result: Result, quantity: Quantity | None, month: Period) -> Figure:
    """The figure; missing where the series has nothing of that month."""
    if quantity is None:
        return Figure(Missing(), result.unit, result.decimals)
    return figure_made(
        quantity,
        indicator=result.indicator,
        part="value",
        area=result.area.code,
        period=month.code,
        sources=result.value.sources,
        unit=result.unit,
        decimals=result.decimals,
    )
