"""The columns that a table can fill: those asked for, with what each change is against beside it, and without those that would be
empty in every row. What was left out is said once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tithing.documents.evidence import ReportLine
from tithing.documents.parts import Cell, Column, Note, Row, SparkLine
from tithing.documents.pieces.columns import BASE_COLUMN, COLUMNS, twice_said
from tithing.documents.wording import reason_of
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable

OF_THE_CHANGE = ("difference", "percent_change", "direction")
ALWAYS = ("value", "reached", "target_state", "direction")
COMPARED = "compared"  # stands for the column of what the change is against
MOST_REASONS = 2


@dataclass(frozen=True)
class FittedColumns:
    """`keys` are the columns that are shown; `left_out` says which were asked for and have nothing, and why."""

    keys: tuple[str, ...]
    left_out: str = ""
    most: ComparisonKind = ComparisonKind.YEAR_BEFORE  # what the changes of most rows are against

    def columns(self, period: Period) -> tuple[Column, ...]:
        """Their heads, units and widths."""
        kinds = ((key, COLUMNS[key]) for key in self.keys)
        return tuple(
            Column(key, kind.head(period), unit=kind.unit, numeric=kind.numeric, width=kind.width)
            for key, kind in kinds
        )

    def cells(self, line: ReportLine) -> tuple[Cell, ...]:
        return tuple(COLUMNS[key].cell(line) for key in self.keys)

    def row(self, line: ReportLine) -> Row:
        """The line as a row of the table, with its notes."""
        return Row(
            (line.label, *self.cells(line)),
            level=line.level,
            total=line.total,
            notes=line.notes,
            cell_notes=self.cell_notes(line),
        )

    def cell_notes(self, line: ReportLine) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sentences that belong to single cells, and what its change is against where that is another figure
        than most rows'."""
        result = line.result
        said = line.cell_notes(self.keys, base=BASE_COLUMN[result.against])
        differs = result.against is not self.most and isinstance(result.change.difference, Known)
        if not differs or "difference" not in self.keys:
            return said
        return (*said, ("difference", (f"The change is on {result.compared.at.period.label}.",)))

    def table_notes(self, key: str) -> tuple[Note, ...]:
        """What is said of the table as a whole; `key` is the table's own."""
        return (Note(f"{key}-left-out", (self.left_out,)),) if self.left_out else ()


def fitted(
    asked: Iterable[str],
    lines: Sequence[ReportLine],
    period: Period,
    *,
    changes: bool = True,
    silent: Collection[str] = (),
) -> FittedColumns:
    """The columns asked for that have something in any row; of a table of `changes` the direction is always among them, while
    there is any change. Of those that are `silent` nothing is said where they are left out.
    """
    keys = _asked(asked, lines, period, changes=changes)
    empty = {key: tuple(_reasons(key, lines)) for key in keys if _is_empty(key, lines)}
    shown = tuple(key for key in keys if key not in empty)
    told = {key: why for key, why in empty.items() if key not in silent}
    recent = _series(lines) if changes else ()
    return FittedColumns((*shown, *recent), _left_out(told, lines, period), against_most(lines))


def _asked(
    asked: Iterable[str], lines: Sequence[ReportLine], period: Period, *, changes: bool
) -> tuple[str, ...]:
    """Those that there are and say nothing twice, with what the changes are against; none of a change where no row has one."""
    twice = twice_said(period)
    known = [key for key in asked if key not in twice and (key in COLUMNS or key == COMPARED)]
    keys = with_bases([*known, "direction"] if changes and "direction" not in known else known, lines)
    return keys if any_change(lines) else tuple(key for key in keys if key not in OF_THE_CHANGE)


def _series(lines: Sequence[ReportLine]) -> tuple[str, ...]:
    """The recent quarters, where any row has enough of them."""
    drawn = any(isinstance(COLUMNS["series"].cell(line), SparkLine) for line in lines)
    return ("series",) if drawn else ()


def any_change(lines: Iterable[ReportLine]) -> bool:
    """Whether any row has an earlier figure to be set against."""
    return any(isinstance(line.result.change.difference, Known) for line in lines)


def with_bases(keys: Sequence[str], lines: Sequence[ReportLine]) -> tuple[str, ...]:
    """The columns with those of the figures that the rows' changes are against, before the value where they were not asked for."""
    kinds = _kinds(lines) if {*OF_THE_CHANGE, COMPARED} & {*keys} else ()
    bases = [BASE_COLUMN[kind] for kind in kinds]
    placed = [each for key in keys for each in (bases if key == COMPARED else [key])]
    at = placed.index("value") if "value" in placed else len(placed)
    missing = [base for base in bases if base not in placed]
    return tuple(dict.fromkeys([*placed[:at], *missing, *placed[at:]]))


def _kinds(lines: Sequence[ReportLine]) -> tuple[ComparisonKind, ...]:
    """What the rows' changes are against, of those that have one; the most frequent first."""
    known = [line.result for line in lines if isinstance(line.result.change.difference, Known)]
    counts = Counter(result.against for result in known or [line.result for line in lines])
    return tuple(kind for kind, _ in counts.most_common())


def against_most(lines: Sequence[ReportLine]) -> ComparisonKind:
    """What most of the rows' changes are against."""
    kinds = _kinds(lines)
    return kinds[0] if kinds else ComparisonKind.YEAR_BEFORE


def _is_empty(key: str, lines: Sequence[ReportLine]) -> bool:
    cells = [COLUMNS[key].cell(line) for line in lines]
    return key not in ALWAYS and bool(cells) and all(_has_nothing(cell) for cell in cells)


def _has_nothing(cell: Cell) -> bool:
    if isinstance(cell, Figure):
        return isinstance(cell.quantity, Missing | NotApplicable)
    return cell in ("", "None set")


def _reasons(key: str, lines: Sequence[ReportLine]) -> Iterator[str]:
    """Why each row has nothing there, once each, the most frequent first."""
    cells = [COLUMNS[key].cell(line) for line in lines]
    words = Counter(reason_of(cell.quantity) for cell in cells if isinstance(cell, Figure))
    yield from (word for word, _ in words.most_common() if word)


def _left_out(empty: dict[str, tuple[str, ...]], lines: Sequence[ReportLine], period: Period) -> str:
    """One sentence for the table. What of last year is not here is said at the head of the quarter, for all its tables."""
    told = {key: why for key, why in empty.items() if key != "previous" or not _all_fell_back(lines)}
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for key, why in told.items():
        by_reason.setdefault(why[:MOST_REASONS], []).append(_head(key, period))
    said = [_because(dict.fromkeys(heads), why) for why, heads in by_reason.items()]
    return f"Left out, since no row has a figure there: {'; '.join(said)}." if said else ""


def _head(key: str, period: Period) -> str:
    """'Change (%)'."""
    kind = COLUMNS[key]
    return f"{kind.head(period)} ({kind.unit})" if kind.unit else kind.head(period)


def _because(heads: Iterable[str], why: Sequence[str]) -> str:
    named = listed(list(heads))
    return f"{named} ({'; '.join(each[:1].lower() + each[1:] for each in why)})" if why else named


def _all_fell_back(lines: Sequence[ReportLine]) -> bool:
    return all(
        line.result.fell_back or not isinstance(line.result.change.difference, Known) for line in lines
    )
