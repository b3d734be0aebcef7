"""The figures of one result, by the names that commentary, sentences and tables call them.

>>> sorted(PARTS)[:3]
['average_of_four', 'baseline', 'baseline_change']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.figure_made import (
    PERCENT_DECIMALS,
    RATES,
    decimals_of_rate,
    difference_unit,
    figure_made,
    rate_unit,
)
from tithing.indicators.result import At, Change, Compared, Rate, Result
from tithing.indicators.targets.target import Target
from tithing.observations.observation import SourceRef
from tithing.vocabulary.figure import BaseOfRate, Figure
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, Status
from tithing.vocabulary.units import Unit

NO_PATH_NEEDED = "it is decided, or stands as it is at the year's end"


def figure_of(result: Result, part: str) -> Figure:
    """The named part of a result as a figure. Raises KeyError for a name that is no part, with the one that is near."""
    if part not in PARTS:
        raise KeyError(f'no part of a result is called "{part}"{said_near(part, list(PARTS))}')
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
            decimals=decimals_of_rate(rate.quantity),
            period=period,
            sources=(*result.value.sources, *rate.source),
            suppliers=result.value.suppliers,
            caveats=(*result.value.notes, *rate.notes),
            base=rate.base,
        )

    return make


def _of_target(
    part: str, pick: Callable[[Target], Quantity], *, signed: bool = False, finer: int = 0
) -> Callable[[Result], Figure]:
    """A number of its target, in the unit of the indicator; a distance between percentages in points."""

    def make(result: Result) -> Figure:
        reached = result.year_to_date if result.target.measured == "year_to_date" else result.value
        return _figure(
            result,
            part,
            pick(result.target),
            unit=difference_unit(result.unit) if signed else result.unit,
            decimals=result.decimals + finer,
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


def _against(part: str, kind: ComparisonKind | None) -> Callable[[Result], Figure]:
    """The figure of one of its comparisons; of none the one that its change is against. An average has a decimal more."""

    def make(result: Result) -> Figure:
        found = _compared(result, kind)
        return _figure(
            result,
            part,
            found.at.quantity,
            unit=result.unit,
            decimals=result.decimals + (1 if found.pieces else 0),
            period=found.at.period,
            sources=found.at.sources,
            suppliers=found.at.suppliers,
            caveats=found.at.notes,
        )

    return make


def _change_on(
    part: str, kind: ComparisonKind | None, pick: Callable[[Change], Quantity], unit: Unit | None = None
) -> Callable[[Result], Figure]:
    """The change from one of its comparisons, as `unit` or in its own."""

    def make(result: Result) -> Figure:
        found = _compared(result, kind)
        own = result.decimals + (1 if found.pieces else 0)
        return _figure(
            result,
            part,
            pick(found.change),
            unit=unit or difference_unit(result.unit),
            decimals=PERCENT_DECIMALS if unit is Unit.PERCENT else own,
            period=result.period,
            sources=tuple(dict.fromkeys((*result.value.sources, *found.at.sources)))
            if kind
            else result.sources,
            signed=True,
            suppliers=tuple(dict.fromkeys((*result.value.suppliers, *found.at.suppliers))),
            caveats=result.notes if kind is None else (*result.value.notes, *found.change.notes),
        )

    return make


def _compared(result: Result, kind: ComparisonKind | None) -> Compared:
    return result.compared if kind is None else result.compared_with(kind)


def _difference(change: Change) -> Quantity:
    return change.difference


def _percent(change: Change) -> Quantity:
    return change.percent


def _points(change: Change) -> Quantity:
    return change.points


def _named(name: str, kind: ComparisonKind) -> dict[str, Callable[[Result], Figure]]:
    """The names of one comparison's figures: `average_of_four`, `change_on_average`, `percent_on_average`."""
    change, percent = f"change_on_{name}", f"percent_on_{name}"
    return {
        kind.value: _against(kind.value, kind),
        change: _change_on(change, kind, _difference),
        percent: _change_on(percent, kind, _percent, Unit.PERCENT),
    }


PARTS: dict[str, Callable[[Result], Figure]] = {
    "value": _at("value", lambda r: r.value),
    "previous": _at("previous", lambda r: r.previous),
    "last_quarter": _at("last_quarter", lambda r: r.last_quarter),
    "year_to_date": _at("year_to_date", lambda r: r.year_to_date),
    "year_to_date_before": _at("year_to_date_before", lambda r: r.year_to_date_before),
    "baseline": _at("baseline", lambda r: r.baseline),
    "compared": _against("compared", None),
    "difference": _change_on("difference", None, _difference),
    "percent_change": _change_on("percent_change", None, _percent, Unit.PERCENT),
    "points_change": _change_on("points_change", None, _points, Unit.POINTS),
    **_named("year", ComparisonKind.YEAR_BEFORE),
    **_named("quarter", ComparisonKind.QUARTER_BEFORE),
    **_named("average", ComparisonKind.AVERAGE_OF_FOUR),
    **_named("long_run", ComparisonKind.LONG_RUN),
    "difference_on_quarter": _change_on("difference_on_quarter", ComparisonKind.QUARTER_BEFORE, _difference),
    "baseline_change": _change("baseline_change", lambda r: r.change_on_baseline.difference, None),
    "baseline_percent": _change("baseline_percent", lambda r: r.change_on_baseline.percent, Unit.PERCENT),
    "target": _of_target("target", _aim),
    "target_path": _of_target("target_path", lambda target: target.by_now, finer=1),
    "change_on_target_path": _of_target(
        "change_on_target_path", lambda target: target.from_path, signed=True, finer=1
    ),
    "distance": _of_target("distance", lambda target: target.distance, signed=True),
    "year_end": _of_target("year_end", _by_path("expected")),
    "year_end_low": _of_target("year_end_low", _by_path("low")),
    "year_end_high": _of_target("year_end_high", _by_path("high")),
    "rate": _rate("rate", lambda r: (r.rate, r.value.period)),
    "previous_rate": _rate("previous_rate", lambda r: (r.previous_rate, r.previous.period)),
    "year_to_date_rate": _rate("year_to_date_rate", lambda r: (r.year_to_date_rate, r.year_to_date.period)),
}
