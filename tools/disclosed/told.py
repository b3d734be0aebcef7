"""What one figure tells of the true cells: a sum of them, each so many times, lies between two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.definition import Indicator, IndicatorKind, indicator_for
from tithing.observations.measure import UnknownMeasure, load_measures
from tithing.vocabulary.period import Period, PeriodKind
from tools.disclosed.cells import Cell, Invented

NEAR = 1e-6  # so far from one another two numbers are that were worked out in two ways


@dataclass(frozen=True)
class Told:
    """`terms` are cells, each so many times; together they are from `low` to `high`. `by` is the output and the place."""

    terms: tuple[tuple[Cell, float], ...]
    low: float
    high: float
    by: str = ""

    def __str__(self) -> str:
        terms = " + ".join(f"{times:g} x {cell}" if times != 1 else str(cell) for cell, times in self.terms)
        within = f"= {self.low:g}" if self.low == self.high else f"in {self.low:g} to {self.high:g}"
        return f"{terms} {within}  [{self.by}]"

    @property
    def what(self) -> tuple[object, ...]:
        return self.terms, self.low, self.high


@dataclass(frozen=True)
class HiddenCell:
    """A cell that an output says is hidden."""

    cell: Cell
    by: str = ""


@dataclass(frozen=True)
class Stray:
    """Something that is told beside a hidden figure and may narrow it: a direction, a chance, a place among others."""

    words: str
    by: str = ""


@dataclass(frozen=True)
class Unread:
    """A figure that the judge cannot place: to be looked at by whoever keeps the judge."""

    words: str
    by: str = ""


What = Told | HiddenCell | Stray | Unread
Sum = Mapping[Cell, float]


@dataclass(frozen=True)
class Listener:
    """Understands what is said after one stage: `latest` gives for a key the cell that stood when it was said."""

    made: Invented
    latest: Mapping[Cell, Cell]

    # -- a result of `figures`, as JSON ---------------------------------------------------------------

    def hears(self, figure: Mapping[str, Any], by: str) -> Iterator[What]:
        """Everything that one object of `tithing figures --format json` tells."""
        where = (figure["indicator"], figure["area"], figure["breakdown"])
        for name in ("value", "previous", "last_quarter", "year_to_date", "baseline"):
            at = figure if name == "value" else figure[name]
            if at["period"]:
                yield from self.part(
                    *where, at["period"]["code"], name, at["value"], at["status"], f"{by} {name}"
                )
        period = figure["period"]["code"]
        for name in ("difference", "percent_change", "points_change"):
            yield from self.part(*where, period, name, figure[name], "", f"{by} {name}")
        rate = figure["rate"]
        if rate["value"] is not None and rate["denominator_value"]:
            yield from self._rate(
                where, period, rate["value"] * rate["denominator_value"] / rate["per"], f"{by} rate"
            )
        yield from self._strays(figure, by)

    def _rate(self, where: tuple[str, str, str], period: str, count: float, by: str) -> Iterator[What]:
        definition = _definition(where[0])
        terms = self._of_measure(definition.measure, *where[1:], period) if definition else None
        if terms is not None:
            yield _about(terms, count, by)

    def _strays(self, figure: Mapping[str, Any], by: str) -> Iterator[What]:
        """What is told of a figure beside its numbers, where the figure or the one before it is hidden."""
        if "suppressed" not in (figure["status"], figure["previous"]["status"]):
            return
        if figure["chance"]["p_value"] is not None:
            yield Stray("the chance of a change from or to a hidden figure", by)
        if figure["direction"] in ("better", "worse", "no clear change"):
            yield Stray(f"the direction of a hidden change: {figure['direction']}", by)
        if figure["status"] == "suppressed" and figure["interval"] is not None:
            yield Stray("the interval of a hidden figure", by)
        if figure["target"]["met"] is not None:
            yield Stray("whether a hidden figure meets its target", by)

    # -- any figure, with its part --------------------------------------------------------------------

    def part(
        self,
        slug: str,
        area: str,
        breakdown: str,
        period: str,
        part: str,
        value: float | None,
        status: str,
        by: str,
    ) -> Iterator[What]:
        """What a figure tells that says which part of which indicator it is."""
        if value is None:
            yield from self._hidden(slug, area, breakdown, period, part, status, by)
            return
        yield from self._number((slug, area, breakdown), period, part, float(value), by)

    def _hidden(
        self, slug: str, area: str, breakdown: str, period: str, part: str, status: str, by: str
    ) -> Iterator[What]:
        if status not in ("suppressed", "withheld") or part not in _VALUES:
            return
        cell = self.cell(_measure_of(slug), area, breakdown, period)
        if cell is not None:
            yield HiddenCell(cell, by)

    def _number(
        self, where: tuple[str, str, str], period: str, part: str, value: float, by: str
    ) -> Iterator[What]:
        before, last = _year_before(period), _quarter_before(period)
        if part in _VALUES:
            yield from self._equal(where, ((period, 1.0),), value, by)
        elif part in _DIFFERENCES:
            other = last if part == "difference_on_quarter" else before
            yield from self._equal(where, ((period, 1.0), (other, -1.0)), value, by)
        elif part in _PERCENTS:
            other = last if part == "percent_on_quarter" else before
            yield from self._equal(where, ((period, 1.0), (other, -1 - value / 100)), 0.0, by)
        elif part in _RATES:
            yield from self._supplied_rate(where, period, value, by)
        elif part not in _TELL_NOTHING:
            yield Unread(f"{part} of {' '.join(where)} {period}: {value:g}", by)

    def _equal(
        self, where: tuple[str, str, str], periods: Iterable[tuple[str, float]], value: float, by: str
    ) -> Iterator[What]:
        total: dict[Cell, float] = {}
        for period, times in periods:
            terms = self.terms(*where, period) if period else None
            if terms is None:
                return
            _add(total, terms, times)
        yield _about(total, value, by)

    def _supplied_rate(
        self, where: tuple[str, str, str], period: str, value: float, by: str
    ) -> Iterator[What]:
        people = self.made.population.get(where[1])
        terms = self.terms(*where, period)
        if people and terms is not None:
            yield _about(terms, value * people / _per(where[0]), by)

    # -- which cells --------------------------------------------------------------------------------

    def terms(self, slug: str, area: str, breakdown: str, period: str) -> Sum | None:
        """The cells that an indicator is made of, each so many times; None where they are none of ours."""
        definition = _definition(slug)
        if definition is None:
            return None
        if definition.kind is IndicatorKind.COUNT:
            return self._of_measure(definition.measure, area, breakdown, period)
        if definition.kind is IndicatorKind.RATE and area in self.made.population:
            counted = self._of_measure(definition.measure, area, breakdown, period)
            share = definition.per / self.made.population[area]
            return None if counted is None else {cell: times * share for cell, times in counted.items()}
        return None

    def _of_measure(self, measure: str, area: str, breakdown: str, period: str) -> Sum | None:
        cell = self.cell(measure, area, breakdown, period)
        if cell is not None:
            return {cell: 1.0}
        total: dict[Cell, float] = {}
        for piece in _pieces(period):
            terms = self._of_measure(measure, area, breakdown, piece)
            if terms is None:
                return None
            _add(total, terms, 1.0)
        return total or None

    def cell(self, measure: str, area: str, breakdown: str, period: str) -> Cell | None:
        return self.latest.get(Cell(measure, area, period, breakdown))


_VALUES = (
    "value",
    "previous",
    "last_quarter",
    "year_to_date",
    "year_to_date_before",
    "baseline",
    "supplied_total",
)
_DIFFERENCES = ("difference", "difference_on_quarter")
_PERCENTS = ("percent_change", "percent_on_quarter")
_RATES = ("rate", "previous_rate", "year_to_date_rate")
_TELL_NOTHING = ("target", "denominator", "points_change")


def _about(terms: Sum, value: float, by: str) -> Told:
    """The sum is this number, as near as two ways of working it out come."""
    gives = tuple(sorted(terms.items()))
    whole = all(times == int(times) for _, times in gives)
    if whole and abs(value - round(value)) < NEAR:
        return Told(gives, round(value), round(value), by)
    slack = NEAR * max(1.0, abs(value), *(abs(times) for _, times in gives)) * 10
    return Told(gives, value - slack, value + slack, by)


def _add(total: dict[Cell, float], terms: Sum, times: float) -> None:
    for cell, count in terms.items():
        total[cell] = total.get(cell, 0.0) + count * times


@cache
def _definition(slug: str) -> Indicator | None:
    catalogue = load_catalogue()
    if slug in catalogue:
        return catalogue.get(slug)
    try:
        return indicator_for(load_measures().get(slug))
    except UnknownMeasure:
        return None


def _measure_of(slug: str) -> str:
    definition = _definition(slug)
    return definition.measure if definition and definition.kind is IndicatorKind.COUNT else ""


def _per(slug: str) -> int:
    definition = _definition(slug)
    return definition.per if definition else 1000


@cache
def _pieces(code: str) -> tuple[str, ...]:
    """The periods that one is made of: quarters of a year or of a year to date, months of a quarter."""
    period = Period.parse(code)
    if period.kind is PeriodKind.YEAR_TO_DATE:
        quarters = Period.parse(period.plan_year).quarters()
        return tuple(each.code for each in quarters if each.end <= period.end)
    if period.kind is PeriodKind.QUARTER:
        return tuple(month.code for month in period.months())
    return tuple(each.code for each in period.quarters()) if period.kind is PeriodKind.FINANCIAL_YEAR else ()


@cache
def _year_before(code: str) -> str:
    return Period.parse(code).year_before().code


@cache
def _quarter_before(code: str) -> str:
    period = Period.parse(code)
    return period.period_before().code if period.kind is PeriodKind.QUARTER else ""
