"""The figures of one result, by the names that commentary, sentences and tables call them.

>>> sorted(PARTS)[:3]
['baseline', 'baseline_change', 'baseline_percent']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tithing.indicators.figure_made import (
    PERCENT_DECIMALS,
    RATE_DECIMALS,
    RATES,
    difference_unit,
    figure_made,
    rate_unit,
)
from tithing.indicators.result import At, Rate, Result
from tithing.observations.observation import SourceRef
from tithing.vocabulary.figure import BaseOfRate, Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity
from tithing.vocabulary.units import Unit


def figure_of(result: Result, part: str) -> Figure:
    """The named part of a result as a figure. Raises KeyError for a name that is no part."""
    return PARTS[part](result)


def _figure(
    result: Result,
    part: str,
    quantity: Quantity,
    *,
    unit: Unit,
    decimals: int,
    period: Period,
    sources: tuple[SourceRef, ...],
    signed: bool = False,
    suppliers: Iterable[str] = (),
    caveats: Iterable[str] = (),
    base: BaseOfRate | None = None,
) -> Figure:
    return figure_made(
        quantity,
        indicator=result.indicator,
        part=part,
        area=result.area.code,
        period=period.code,
        breakdown=result.breakdown,
        sources=sources,
        unit=unit,
        decimals=decimals,
        signed=signed,
        suppliers=suppliers,
        caveats=caveats,
        base=base,
    )


def _at(part: str, pick: Callable[[Result], At]) -> Callable[[Result], Figure]:
    def make(result: Result) -> Figure:
        at = pick(result)
        return _figure(
            result,
            part,
            at.quantity,
            unit=result.unit,
            decimals=result.decimals,
            period=at.period,
            sources=at.sources,
            suppliers=at.suppliers,
            caveats=(*at.notes, *(result.notes if part == "value" else ())),
            base=result.rate.base if part == "value" and result.unit in RATES else None,
        )

    return make


def _change(part: str, pick: Callable[[Result], Quantity], unit: Unit | None) -> Callable[[Result], Figure]:
    def make(result: Result) -> Figure:
        return _figure(
            result,
            part,
            pick(result),
            unit=unit or difference_unit(result.unit),
            decimals=PERCENT_DECIMALS if unit is Unit.PERCENT else result.decimals,
            period=result.period,
            sources=result.sources,
            signed=True,
            suppliers=(*result.value.suppliers, *result.previous.suppliers),
            caveats=result.notes,
        )

    return make


def _rate(part: str, pick: Callable[[Result], tuple[Rate, Period]]) -> Callable[[Result], Figure]:
    def make(result: Result) -> Figure:
        rate, period = pick(result)
        return _figure(
            result,
            part,
            rate.quantity,
            unit=rate_unit(rate),
            decimals=RATE_DECIMALS,
            period=period,
            sources=(*result.value.sources, *rate.source),
            suppliers=result.value.suppliers,
            caveats=(*result.value.notes, *rate.notes),
            base=rate.base,
        )

    return make


def _target(result: Result) -> Figure:
    value = result.target.value
    quantity: Quantity = (
        NotApplicable(result.target.text or "no target set") if value is None else Known(value)
    )
    return _figure(
        result,
        "target",
        quantity,
        unit=result.unit,
        decimals=result.decimals,
        period=result.period,
        sources=(),
    )


PARTS: dict[str, Callable[[Result], Figure]] = {
    "value": _at("value", lambda r: r.value),
    "previous": _at("previous", lambda r: r.previous),
    "last_quarter": _at("last_quarter", lambda r: r.last_quarter),
    "year_to_date": _at("year_to_date", lambda r: r.year_to_date),
    "year_to_date_before": _at("year_to_date_before", lambda r: r.year_to_date_before),
    "baseline": _at("baseline", lambda r: r.baseline),
    "target": _target,
    "difference": _change("difference", lambda r: r.change.difference, None),
    "percent_change": _change("percent_change", lambda r: r.change.percent, Unit.PERCENT),
    "points_change": _change("points_change", lambda r: r.change.points, Unit.POINTS),
    "difference_on_quarter": _change("difference_on_quarter", lambda r: r.change_on_quarter.difference, None),
    "percent_on_quarter": _change("percent_on_quarter", lambda r: r.change_on_quarter.percent, Unit.PERCENT),
    "baseline_change": _change("baseline_change", lambda r: r.change_on_baseline.difference, None),
    "baseline_percent": _change("baseline_percent", lambda r: r.change_on_baseline.percent, Unit.PERCENT),
    "rate": _rate("rate", lambda r: (r.rate, r.value.period)),
    "previous_rate": _rate("previous_rate", lambda r: (r.previous_rate, r.previous.period)),
    "year_to_date_rate": _rate("year_to_date_rate", lambda r: (r.year_to_date_rate, r.year_to_date.period)),
}
