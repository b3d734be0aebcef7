"""The columns that a table of indicators may have: each its head, given the quarter, and its cell for a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tithing.documents.evidence import History, ReportLine
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, SparkLine, Trend
from tithing.documents.words.direction import direction_words
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


def _last_month(quarter: Period) -> str:
    """ "March 2018": when the financial year of a quarter ends."""
    return f"March {quarter.financial_year_of().end.year}"


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


def spark_of(history: History, label: str) -> Cell:
    """The last quarters as a very small chart; nothing where fewer than five are known."""
    recent = history[-SPARK_POINTS:]
    known = [(period, number) for period, q in recent if (number := number_of(q)) is not None]
    if len(known) < FEWEST_SPARK_POINTS:
        return ""
    first, last = known[0][0], known[-1][0]
    return SparkLine(
        tuple(number_of(q) for _, q in recent),
        alt=f"{label}, {first.label} to {last.label}: {len(known)} quarters",
    )


COLUMNS: dict[str, ColumnKind] = {
    "baseline": ColumnKind(lambda q: "Baseline", _part("baseline")),
    "target": ColumnKind(lambda q: "Target", _target, numeric=False, width=1.1),
    "reached": ColumnKind(lambda q: "Year to date, or the latest", _reached, width=1.1),
    "distance": ColumnKind(lambda q: "Less the target", _part("distance")),
    "year_end": ColumnKind(lambda q: f"May be by {_last_month(q)}", _year_end, width=1.2),
    "target_state": ColumnKind(lambda q: "Against the target", _state, numeric=False, width=1.3),
    "previous": ColumnKind(lambda q: q.year_before().label, _part("previous")),
    "last_quarter": ColumnKind(lambda q: q.period_before().label, _part("last_quarter")),
    "value": ColumnKind(lambda q: q.label, _part("value")),
    "year_to_date": ColumnKind(
        lambda q: f"Year to date, {q.year_to_date().label}", _part("year_to_date"), width=1.2
    ),
    "difference": ColumnKind(lambda q: "Change", _part("difference")),
    "percent_change": ColumnKind(lambda q: "Change", _part("percent_change"), unit="%"),
    "rate": ColumnKind(lambda q: "Rate in the quarter", _part("rate")),
    "direction": ColumnKind(
        lambda q: "Direction", lambda line: trend_of(line.result), numeric=False, width=1.4
    ),
    "series": ColumnKind(
        lambda q: "Recent quarters", lambda line: spark_of(line.history, line.label), numeric=False, width=1.3
    ),
}


def columns_for(keys: Iterable[str]) -> tuple[str, ...]:
    """The framework's columns that we know, with the direction always among them."""
    known = [key for key in keys if key in COLUMNS]
    return tuple(known if "direction" in known else [*known, "direction"])


def source_words(results: Iterable[Result]) -> str:
    """'Cleveland Police; Cleveland Fire Brigade': who supplied what is shown, in order of appearance."""
    return "; ".join(dict.fromkeys(name for result in results for name in result.supplied_by))
