"""What one figure tells of the true cells: a sum of them, each so many times, lies between two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import Indicator, IndicatorKind, indicator_for
from tithing.observations.measure import UnknownMeasure, load_measures
from tithing.vocabulary.period import Period, PeriodKind
from tools.disclosed.cells import Cell, Invented
from tools.disclosed.sums import TREES

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
    """A cell that an output says is hidden; in other words than that it is small, where that would tell of it."""

    cell: Cell
    words: str = ""
    by: str = ""

    @property
    def may_be_small(self) -> bool:
        return self.words.startswith("too few")


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


class SaidFigure(NamedTuple):
    """One figure as it is given: a part of an indicator, its number or None, its status and the words of its mark."""

    slug: str
    area: str
    breakdown: str
    period: str
    part: str
    value: float | None
    status: str = ""
    words: str = ""

    def __str__(self) -> str:
        about = filter(None, (self.slug, self.area, self.breakdown, self.period))
        return f"{self.part} of {' '.join(about)}: {self.value}"


@dataclass(frozen=True)
class Listener:
    """Understands what is said after one stage: `latest` gives for a key the cell that stood when it was said."""

    made: Invented
    latest: Mapping[Cell, Cell]

    # -- a result of `figures`, as JSON ---------------------------------------------------------------

    def hears(self, figure: Mapping[str, Any], by: str) -> Iterator[What]:
        """Everything that one object of `tithing figures --format json` tells."""
        for said in _said_of(figure):
            yield from self.part(said, f"{by} {said.part}")
        rate = figure["rate"]
        if rate["value"] is not None and rate["denominator_value"]:
            count = rate["value"] * rate["denominator_value"] / rate["per"]
            yield from self._rate(figure, count, f"{by} rate")
        yield from self._strays(figure, by)

    def _rate(self, figure: Mapping[str, Any], count: float, by: str) -> Iterator[What]:
        definition = _definition(figure["indicator"])
        where = figure["area"], figure["breakdown"], figure["period"]["code"]
        terms = self._of_measure(definition.measure, *where) if definition else None
        if terms is not None:
            yield _about(terms, count, by)

    def _strays(self, figure: Mapping[str, Any], by: str) -> Iterator[What]:
        """What is told of a figure beside its numbers, where the figure or the one before it is hidden."""
        if "suppressed" not in (figure["status"], figure["previous"]["status"]):
            return
        told = {
            "the chance of a change from or to a hidden figure": figure["chance"]["p_value"] is not None,
            "the direction of a hidden change": figure["direction"] in _DIRECTIONS,
            "the interval of a hidden figure": figure["status"] == "suppressed"
            and figure["interval"] is not None,
            "whether a hidden figure meets its target": figure["target"]["met"] is not None,
        }
        yield from (Stray(words, by) for words, is_told in told.items() if is_told)

    # -- any figure, with its part --------------------------------------------------------------------

    def part(self, said: SaidFigure, by: str) -> Iterator[What]:
        """What a figure tells that says which part of which indicator it is."""
        if said.value is not None:
            yield from self._number(said, float(said.value), by)
        elif said.status in ("suppressed", "withheld") and said.part in _VALUES:
            cell = self.cell(_measure_of(said.slug), said.area, said.breakdown, said.period)
            if cell is not None:
                yield HiddenCell(cell, said.words, by)

    def _number(self, said: SaidFigure, value: float, by: str) -> Iterator[What]:
        before, last = _year_before(said.period), _quarter_before(said.period)
        other = last if said.part.endswith("_on_quarter") else before
        if said.part in _VALUES:
            yield from self._equal(said, ((said.period, 1.0),), value, by)
        elif said.part in _DIFFERENCES:
            yield from self._equal(said, ((said.period, 1.0), (other, -1.0)), value, by)
        elif said.part in _PERCENTS:
            yield from self._equal(said, ((said.period, 1.0), (other, -1 - value / 100)), 0.0, by)
        elif said.part in _RATES:
            yield from self._supplied_rate(said, value, by)
        elif said.part == "sum_of_parts":
            yield from self._of_parts(said, value, by)
        elif said.part == "in_no_ward":
            yield from self._in_no_ward(said, value, by)
        elif said.part not in _TELL_NOTHING:
            yield Unread(str(said), by)

    def _equal(
        self, said: SaidFigure, periods: Iterable[tuple[str, float]], value: float, by: str
    ) -> Iterator[What]:
        total: dict[Cell, float] = {}
        for period, times in periods:
            terms = self.terms(said._replace(period=period)) if period else None
            if terms is None:
                return
            _add(total, terms, times)
        yield _about(total, value, by)

    def _supplied_rate(self, said: SaidFigure, value: float, by: str) -> Iterator[What]:
        people = self.made.population.get(said.area)
        terms = self.terms(said)
        if people and terms is not None:
            yield _about(terms, value * people / _per(said.slug), by)

    def _of_parts(self, said: SaidFigure, value: float, by: str) -> Iterator[What]:
        cells = [self.cell(part, said.area, said.breakdown, said.period) for part in TREES.get(said.slug, ())]
        there = [cell for cell in cells if cell is not None]
        if there and len(there) == len(cells):
            yield _about(dict.fromkeys(there, 1.0), value, by)

    def _in_no_ward(self, said: SaidFigure, value: float, by: str) -> Iterator[What]:
        """What an area's figure is more than those of its wards together."""
        whole = self.terms(said)
        wards = [self.terms(said._replace(area=ward)) for ward in self.made.wards]
        if whole is None or None in wards:
            return
        total = dict(whole)
        for ward in wards:
            _add(total, ward or {}, -1.0)
        yield _about(total, value, by)

    def share(self, said: SaidFigure, of: Iterable[tuple[str, str]], by: str) -> Iterator[What]:
        """That some areas have, together, such a share of a whole; each area with the indicator that it is named with."""
        cells = [self.cell(_measure_of(slug), area, said.breakdown, said.period) for slug, area in of]
        whole = self.terms(said)
        if not cells or None in cells or whole is None or said.value is None:
            return
        terms = dict.fromkeys((cell for cell in cells if cell is not None), 1.0)
        _add(terms, whole, -said.value / 100)
        yield _about(terms, 0.0, by)

    # -- which cells --------------------------------------------------------------------------------

    def terms(self, said: SaidFigure) -> Sum | None:
        """The cells that an indicator is made of, each so many times; None where they are none of ours."""
        definition = _definition(said.slug)
        if definition is None or definition.kind not in (IndicatorKind.COUNT, IndicatorKind.RATE):
            return None
        counted = self._of_measure(definition.measure, said.area, said.breakdown, said.period)
        if definition.kind is IndicatorKind.COUNT or counted is None:
            return counted
        people = self.made.population.get(said.area)
        return {cell: times * definition.per / people for cell, times in counted.items()} if people else None

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


LONGER = (PeriodKind.HALF_YEAR, PeriodKind.RUN_OF_QUARTERS, PeriodKind.FINANCIAL_YEAR)
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
_TELL_NOTHING = ("target", "denominator", "points_change", "share")
_DIRECTIONS = ("better", "worse", "no clear change")


def _said_of(figure: Mapping[str, Any]) -> Iterator[SaidFigure]:
    """The parts of one object of `figures`, as the figures that they are."""
    where = figure["indicator"], figure["area"], figure["breakdown"]
    for name in ("value", "previous", "last_quarter", "year_to_date", "baseline"):
        at = figure if name == "value" else figure[name]
        if at["period"]:
            yield SaidFigure(*where, at["period"]["code"], name, at["value"], at["status"], at["note"])
    for name in ("difference", "percent_change", "points_change"):
        yield SaidFigure(*where, figure["period"]["code"], name, figure[name])


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
    """The periods that one is made of: quarters of a year, of a half or run of it or of a year to date, months of a quarter."""
    period = Period.parse(code)
    if period.kind is PeriodKind.YEAR_TO_DATE:
        quarters = Period.parse(period.plan_year).quarters()
        return tuple(each.code for each in quarters if each.end <= period.end)
    if period.kind is PeriodKind.QUARTER:
        return tuple(month.code for month in period.months())
    return tuple(each.code for each in period.quarters()) if period.kind in LONGER else ()


@cache
def _year_before(code: str) -> str:
    return Period.parse(code).year_before().code


@cache
def _quarter_before(code: str) -> str:
    period = Period.parse(code)
    return period.period_before().code if period.kind in (PeriodKind.QUARTER, *LONGER) else ""
