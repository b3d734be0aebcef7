"""One observation as a source reads it, the same key twice settled, and all of them as the wall socket's frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tithing.observations.figure_names import FigureNames
from tithing.observations.schema import READ_COLUMNS
from tithing.sources.columns_that_split import Keyed
from tithing.sources.tables import ReceivedTable
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """What one row says. `value` is None exactly when the status is missing or suppressed; `reason` then says why."""

    measure: str
    area: str
    period: Period
    value: float | None
    unit: Unit
    breakdown: str = ""
    supplier: str = ""
    status: Status = Status.FINAL
    reason: str = ""
    expected: date | None = None
    note: str = ""
    access: Access = Access.OPEN
    comparability: str = ""
    row: int = 0

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return (self.measure, self.area, self.period.code, self.breakdown, self.supplier)


def keyed(entries: Iterable[StatedFigure], names: FigureNames) -> Iterator[Keyed]:
    """Each figure by its key, to be held against its row."""
    for each in entries:
        words = names.figure(each.measure, each.area, each.period.code, each.breakdown, each.supplier)
        yield Keyed(each.key, each.row, words)


def settle_duplicates(
    entries: Iterable[StatedFigure], table: ReceivedTable, names: FigureNames
) -> tuple[list[StatedFigure], list[Problem]]:
    """The same key twice: with one value it is kept once, with two it is a problem that names both lines."""
    first: dict[tuple[str, str, str, str, str], StatedFigure] = {}
    problems: list[Problem] = []
    for entry in entries:
        earlier = first.setdefault(entry.key, entry)
        if earlier is not entry and (earlier.value, earlier.status) != (entry.value, entry.status):
            problems.append(_two_values(earlier, entry, table, names))
    return list(first.values()), problems


def _two_values(
    earlier: StatedFigure, later: StatedFigure, table: ReceivedTable, names: FigureNames
) -> Problem:
    figure = names.figure(later.measure, later.area, later.period.code, later.breakdown, later.supplier)
    problem = table.problem(
        f"rows {earlier.row} and {later.row} give the same figure ({figure}) two values, "
        f"{_said(earlier)} and {_said(later)}",
        "Keep the right one and delete the other",
        row=later.row,
        column="value",
    )
    return replace(problem, figure=figure, kind=f"two values in rows {earlier.row} and {later.row}")


def _said(entry: StatedFigure) -> str:
    return entry.status.value if entry.value is None else f"{entry.value:.15g}"


def frame_of(entries: Iterable[StatedFigure]) -> pl.DataFrame:
    """The entries in the columns of `observations.schema.READ_COLUMNS`."""
    import polars as pl

    kinds = {"string": pl.String(), "date": pl.Date(), "float64": pl.Float64(), "int64": pl.Int64()}
    schema = {name: kinds[kind] for name, kind in READ_COLUMNS.items()}
    return pl.DataFrame([_row_of(entry) for entry in entries], schema=schema, orient="row")


def _row_of(entry: StatedFigure) -> tuple[object, ...]:
    """In the order of READ_COLUMNS."""
    period = entry.period
    return (
        entry.measure,
        entry.area,
        period.code,
        period.start,
        period.end,
        period.kind.value,
        entry.breakdown,
        entry.supplier,
        None if entry.value is None else entry.value + 0.0,  # there is one nought: -0 is 0
        entry.unit.value,
        entry.status.value,
        entry.reason,
        entry.expected,
        entry.note,
        entry.access.value,
        entry.comparability,
        entry.row,
    )


def covered(entries: Iterable[StatedFigure]) -> str:
    """What the entries cover, in words for the line the command prints."""
    periods = sorted({entry.period for entry in entries})
    if not periods:
        return ""
    if len(periods) == 1:
        return periods[0].label
    return f"{min(p.start for p in periods):%b %Y} to {max(p.end for p in periods):%b %Y}"
