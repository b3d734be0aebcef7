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
from tithing.indicators.targets.target import Target
from tithing.observations.observation import SourceRef
from tithing.vocabulary.figure import BaseOfRate, Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, Status
from tithing.vocabulary.units import Unit

NO_PATH_NEEDED = "it is decided, or stands as it is at the year's end"


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


def _of_target(
    part: str, pick: Callable[[Target], Quantity], *, signed: bool = False
) -> Callable[[Result], Figure]:
    """A number of its target, in the unit of the indicator; a distance between percentages in points."""

    def make(result: Result) -> Figure:
        reached = result.year_to_date if result.target.measured == "year_to_date" else result.value
        return _figure(
            result,
            part,
            pick(result.target),
            unit=difference_unit(result.unit) if signed else result.unit,
            decimals=result.decimals,
            period=result.period,
            sources=() if part == "target" else reached.sources,
            signed=signed,
            suppliers=() if part == "target" else reached.suppliers,
        )

    return make


def _aim(target: Target) -> Quantity:
    if target.value is None:
        return NotApplicable(target.text or "no target set")
    return Known(target.value)


def _by_path(name: str) -> Callable[[Target], Quantity]:
    """A number of the path to the year's end; why there is none where it has no path."""

    def pick(target: Target) -> Quantity:
        if target.path is None:
            return NotApplicable(target.why or NO_PATH_NEEDED)
        return Known(getattr(target.path, name), Status.ESTIMATED)

    return pick


PARTS: dict[str, Callable[[Result], Figure]] = {
    "value": _at("value", lambda r: r.value),
    "previous": _at("previous", lambda r: r.previous),
    "last_quarter": _at("last_quarter", lambda r: r.last_quarter),
    "year_to_date": _at("year_to_date", lambda r: r.year_to_date),
    "year_to_date_before": _at("year_to_date_before", lambda r: r.year_to_date_before),
    "baseline": _at("baseline", lambda r: r.baseline),
    "target": _of_target("target", _aim),
    "distance": _of_target("distance", lambda target: target.distance, signed=True),
    "year_end": _of_target("year_end", _by_path("expected")),
    "year_end_low": _of_target("year_end_low", _by_path("low")),
    "year_end_high": _of_target("year_end_high", _by_path("high")),
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
