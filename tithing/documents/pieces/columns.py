"""The columns that a table of indicators may have: each its head, given the span, and its cell for a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tithing.documents.evidence import History, ReportLine
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, SparkLine, Trend
from tithing.documents.wording import number_text
from tithing.indicators.comparisons.direction_words import direction_words
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import Result
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of

SPARK_POINTS = 10
FEWEST_SPARK_POINTS = 5


@dataclass(frozen=True)
class ColumnKind:
    """A column that a framework may ask for: its head, given the quarter, and its cell for a line."""

    head: Callable[[Period], str]
    cell: Callable[[ReportLine], Cell]
    unit: str = ""
    numeric: bool = True
    width: float = 1.0


def _part(name: str) -> Callable[[ReportLine], Cell]:
    return lambda line: figure_of(line.result, name)


def _target(line: ReportLine) -> Cell:
    return line.result.target.text or "None set"


def _last_month(period: Period) -> str:
    """ "March 2018": when the financial year of a quarter ends."""
    return f"March {period.financial_year_of().end.year}"


def _reached(line: ReportLine) -> Cell:
    """What its target is set against: the year to date of events, else the latest figure."""
    return figure_of(line.result, line.result.target.measured)


def _state(line: ReportLine) -> Cell:
    """How its target stands; heavier where that is decided."""
    state = line.result.target.state
    return Trend(state.value, "none", emphasis=state.is_met is not None)


def _year_end(line: ReportLine) -> Cell:
    """Between what the year may end, with 95% chance; why nobody can say where it has no path."""
    if line.result.target.path is None:
        return figure_of(line.result, "year_end")
    low, high = (figure_of(line.result, name) for name in ("year_end_low", "year_end_high"))
    return (low, " to ", high)


def trend_of(result: Result) -> Trend:
    """The direction as a word, and the shape that the sign of the change gives."""
    difference = number_of(result.change.difference)
    shape = (
        "none" if difference is None else "up" if difference > 0 else "down" if difference < 0 else "level"
    )
    clear = (Direction.BETTER, Direction.WORSE)
    return Trend(direction_words(result), shape, emphasis=result.change.direction in clear)


def spark_of(history: History, label: str, decimals: int = 0) -> Cell:
    """The last quarters as a very small chart; nothing where fewer than five are known."""
    recent = history[-SPARK_POINTS:]
    known = [(period, number) for period, q in recent if (number := number_of(q)) is not None]
    if len(known) < FEWEST_SPARK_POINTS:
        return ""
    return SparkLine(tuple(number_of(q) for _, q in recent), alt=f"{label}, {_course(known, decimals)}")


def _course(known: Sequence[tuple[Period, float]], decimals: int) -> str:
    """'283 in Jan to Mar 2017, 412 in Jan to Mar 2018, between 260 and 430'."""
    ends = [
        f"{number_text(number, decimals=decimals)} in {period.label}"
        for period, number in (known[0], known[-1])
    ]
    numbers = [number for _, number in known]
    least, most = (number_text(number, decimals=decimals) for number in (min(numbers), max(numbers)))
    return f"{', '.join(ends)}, between {least} and {most}"


def _average_head(period: Period) -> str:
    """ "Average of the four quarters to Dec 2017"."""
    return f"Average of the four {period.names} to {period.period_before().months()[-1].label}"


def _change(name: str, on: Callable[[Period], str], unit: str = "") -> ColumnKind:
    return ColumnKind(lambda q: f"Change on {on(q)}", _part(name), unit=unit)


def _last_year(period: Period) -> str:
    return period.year_before().label


def _before(period: Period) -> str:
    return period.period_before().label


def _the_average(period: Period) -> str:
    return "the average of four"


def _earlier_years(period: Period) -> str:
    return "earlier years"


COLUMNS: dict[str, ColumnKind] = {
    "baseline": ColumnKind(lambda q: "Baseline", _part("baseline")),
    "baseline_change": ColumnKind(lambda q: "Change on the baseline", _part("baseline_change")),
    "baseline_percent": ColumnKind(lambda q: "Change on the baseline", _part("baseline_percent"), unit="%"),
    "target": ColumnKind(lambda q: "Target", _target, numeric=False, width=1.1),
    "target_state": ColumnKind(lambda q: "Against the target", _state, numeric=False, width=1.3),
    "distance": ColumnKind(lambda q: "Less the target", _part("distance")),
    "target_path": ColumnKind(lambda q: "Target by now", _part("target_path")),
    "change_on_target_path": ColumnKind(lambda q: "Less the target by now", _part("change_on_target_path")),
    "reached": ColumnKind(
        lambda q: f"{'The year' if q.month_count == 12 else 'Year to date'}, or the latest",
        _reached,
        width=1.1,
    ),
    "year_end": ColumnKind(lambda q: f"May be by {_last_month(q)}", _year_end, width=1.2),
    "previous": ColumnKind(_last_year, _part("previous")),
    "last_quarter": ColumnKind(_before, _part("last_quarter")),
    "average_of_four": ColumnKind(_average_head, _part("average_of_four"), width=1.2),
    "long_run": ColumnKind(
        lambda q: f"Average of the same {q.name} in earlier years", _part("long_run"), width=1.2
    ),
    "value": ColumnKind(lambda q: q.label, _part("value")),
    "year_to_date": ColumnKind(
        lambda q: f"Year to date, {q.year_to_date().label}", _part("year_to_date"), width=1.2
    ),
    "difference": ColumnKind(lambda q: "Change", _part("difference")),
    "percent_change": ColumnKind(lambda q: "Change", _part("percent_change"), unit="%"),
    "change_on_year": _change("change_on_year", _last_year),
    "percent_on_year": _change("percent_on_year", _last_year, "%"),
    "change_on_quarter": _change("change_on_quarter", _before),
    "percent_on_quarter": _change("percent_on_quarter", _before, "%"),
    "change_on_average": _change("change_on_average", _the_average),
    "percent_on_average": _change("percent_on_average", _the_average, "%"),
    "change_on_long_run": _change("change_on_long_run", _earlier_years),
    "percent_on_long_run": _change("percent_on_long_run", _earlier_years, "%"),
    "rate": ColumnKind(lambda q: f"Rate in the {q.name}", _part("rate")),
    "previous_rate": ColumnKind(lambda q: f"Rate, {_last_year(q)}", _part("previous_rate")),
    "direction": ColumnKind(
        lambda q: "Direction", lambda line: trend_of(line.result), numeric=False, width=1.4
    ),
    "series": ColumnKind(
        lambda q: "Recent quarters",
        lambda line: spark_of(line.history, line.label, line.result.decimals),
        numeric=False,
        width=1.3,
    ),
}
OF_THE_TIME_BEFORE = ("last_quarter", "change_on_quarter", "percent_on_quarter")


def twice_said(period: Period) -> tuple[str, ...]:
    """The columns that say again what others do: of a span from April on the year to date, of a year the year before."""
    to_date = ("year_to_date",) if period.is_its_year_to_date else ()
    same = period.period_before().is_of_the_days_of(period.year_before())
    return (*to_date, *(OF_THE_TIME_BEFORE if same else ()))


BASE_COLUMN = {
    ComparisonKind.YEAR_BEFORE: "previous",
    ComparisonKind.QUARTER_BEFORE: "last_quarter",
    ComparisonKind.AVERAGE_OF_FOUR: "average_of_four",
    ComparisonKind.LONG_RUN: "long_run",
}  # where the figure stands that a change is against


def source_words(results: Iterable[Result]) -> str:
    """'Cleveland Police; Cleveland Fire Brigade': who supplied what is shown, in order of appearance."""
    return "; ".join(dict.fromkeys(name for result in results for name in result.supplied_by))
