"""One observation as a source reads it, the same key twice settled, and all of them as the wall socket's frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tithing.observations.entering.given_twice import Given, differ_in, in_rows, two_sayings
from tithing.observations.entering.headed import SHEET, InFile
from tithing.observations.figure_names import FigureNames
from tithing.observations.schema import READ_COLUMNS
from tithing.sources.columns.columns_that_split import Keyed
from tithing.sources.faults import SourceFault
from tithing.vocabulary.access import Access
from tithing.vocabulary.in_words.numbered import numbers_named
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

if TYPE_CHECKING:
    import polars as pl


_NAMED = 5  # rows of those that say something again


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
    sheet: str = ""  # of a workbook of which several sheets are read

    def __post_init__(self) -> None:
        if not (type(self.period) is Period and type(self.unit) is Unit and type(self.value) in _NUMBERS):
            _must_be_of_their_kinds(self)

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return (self.measure, self.area, self.period.code, self.breakdown, self.supplier)

    def as_row(self) -> dict[str, object]:
        """What says where it stands, as a frame of observations has it."""
        where = {SHEET: self.sheet} if self.sheet else {}
        return {"row": self.row, "period": self.period.code, **where}


_NUMBERS = (float, int, type(None))
_GIVEN_BY: dict[str, tuple[type | tuple[type, ...], str, str]] = {
    "period": (Period, "a Period", "stated_period(cell)"),
    "unit": (Unit, "a Unit", "measure.unit"),
    "value": (_NUMBERS, "a number or None", "number_of(cell)"),
}


def _must_be_of_their_kinds(figure: StatedFigure) -> None:
    """Raise SourceFault for what no cell can be to blame for; its words are not repeated, for they may be a cell's."""
    for name, (kinds, wanted, by) in _GIVEN_BY.items():
        given = getattr(figure, name)
        if isinstance(given, bool) or not isinstance(given, kinds):
            what = f"the {name} of a figure is a {type(given).__name__}, and should be {wanted}"
            raise SourceFault(what, f"Give it what {by} is")


def keyed(entries: Iterable[StatedFigure], names: FigureNames) -> Iterator[Keyed]:
    """Each figure by its key, to be held against its row."""
    for each in entries:
        words = names.figure(each.measure, each.area, each.period.code, each.breakdown, each.supplier)
        yield Keyed(each.key, each.row, words)


def settle_duplicates(
    entries: Iterable[StatedFigure], file: InFile, names: FigureNames
) -> tuple[list[StatedFigure], list[Problem]]:
    """The same key twice: said alike it is kept once, said in two ways it is a problem that names both lines."""
    first: dict[tuple[str, str, str, str, str], StatedFigure] = {}
    problems: list[Problem] = []
    for entry in entries:
        earlier = first.setdefault(entry.key, entry)
        if earlier is not entry and differ_in(given_by(earlier), given_by(entry)):
            problems.append(_two_sayings(earlier, entry, file, names))
    return list(first.values()), problems


def _two_sayings(earlier: StatedFigure, later: StatedFigure, file: InFile, names: FigureNames) -> Problem:
    figure = names.figure(later.measure, later.area, later.period.code, later.breakdown, later.supplier)
    one, other = given_by(earlier), given_by(later)
    where = in_rows(one, other)
    what = f"{where} give the same figure ({figure}) {two_sayings(one, other)}"
    change, row = "Keep the right one and delete the other", later.as_row()
    return file.problem(what, change, differ_in(one, other), [row], figure=figure, kind=f"two of {where}")


def given_by(entry: StatedFigure) -> Given:
    """What its row says, to be held against another."""
    return Given(
        entry.value,
        entry.status.value,
        entry.reason,
        entry.row,
        entry.sheet,
        entry.access.value,
        entry.note,
        entry.expected,
    )


def repeated(entries: Iterable[StatedFigure], kept: Sequence[StatedFigure]) -> tuple[str, ...]:
    """Which rows say again what an earlier one says, in words; none where each says its own."""
    once = {id(entry) for entry in kept}
    rows = [entry.row for entry in entries if id(entry) not in once]
    if not rows:
        return ()
    says = "says" if len(rows) == 1 else "say"
    named = numbers_named("row", rows, most=_NAMED)
    return (f"{named} {says} again what an earlier row says; each figure was kept once.",)


def frame_of(entries: Iterable[StatedFigure]) -> pl.DataFrame:
    """The entries in the columns of `observations.schema.READ_COLUMNS`, with that of the sheet where they say theirs."""
    import polars as pl

    every = list(entries)
    kinds = {"string": pl.String(), "date": pl.Date(), "float64": pl.Float64(), "int64": pl.Int64()}
    schema = {name: kinds[kind] for name, kind in READ_COLUMNS.items()}
    frame = pl.DataFrame([_row_of(entry) for entry in every], schema=schema, orient="row")
    sheets = [entry.sheet for entry in every]
    return frame.with_columns(pl.Series(SHEET, sheets, dtype=pl.String)) if any(sheets) else frame


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
