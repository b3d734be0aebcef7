"""The figure of one month of a series, from the files that its quarter's figure came from."""

from __future__ import annotations

from tithing.indicators.result import Result
from tithing.vocabulary.figure import Figure, Provenance
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing, Quantity


def month_figure(result: Result, quantity: Quantity | None, month: Period) -> Figure:
    """The figure; missing where the series has nothing of that month."""
    if quantity is None:
        return Figure(Missing("not supplied", owed_by=result.custodian), result.unit, result.decimals)
    files = tuple(dict.fromkeys((ref.file, ref.sha256) for ref in result.value.sources))
    return Figure(
        quantity,
        result.unit,
        result.decimals,
        provenance=Provenance(result.indicator, "value", result.area.code, month.code, "", files),
    )
