"""A column that is another divided by one number in most rows: a rate on people that are not printed, a share of a whole that is
not the sum of what is shown, a cost at one price (R84, R85)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product as pairs_of

from tithing.checking.read.numbers import show
from tithing.checking.test.making import relations_of
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import CHANGES, ColumnRole, Role
from tithing.checking.understand.intervals import Interval, overlap
from tithing.checking.understand.lines.made import NEAR, Column, Made, best, columns_of, quotient
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "one_base"
_FEWEST = counted("test.shown.one_base", "fewest")
_OFTEN = exactly("test.shown.one_base", "often")
_CLOSE = exactly("test.shown.one_base", "close")
_SCALES = tuple(
    Decimal(1).scaleb(-places) for places in (0, 2, 3, 4, 5)
)  # per one, per cent, per 1,000 and so on
_NO_PART = (*CHANGES, Role.RANK, Role.LABEL, Role.POSITION, Role.DISTANCE)

Row = tuple[PrintedFigure, PrintedFigure]  # what is worked out, and of what


def relations(book: Pack) -> Iterator[Relation]:
    """For each column that is another by one number in most rows: is it in all?"""
    for sheet in book.here:
        for result, column in enumerate(sheet.columns):
            if column.role not in _NO_PART and _is_worked_out(sheet, column):
                found = best(list(_families(sheet, result)), fewest=_FEWEST, often=_OFTEN)
                told = [made for made in found if made.fits or _is_mistake(made, found, sheet)]
                yield from (replace(each, severity=Severity.PROBABLE) for each in relations_of(RULE, told))


def _is_worked_out(sheet: TableSheet, column: ColumnRole) -> bool:
    """Whether most figures of a column are rounded: with decimals, or per cents."""
    figures = sheet.in_column(column)
    return 2 * sum(figure.low < figure.high for figure in figures) > len(figures)


def _families(sheet: TableSheet, result: int) -> Iterator[list[Made]]:
    columns = columns_of(sheet)
    for other, column in enumerate(sheet.columns):
        near = other != result and abs(other - result) <= NEAR
        if near and column.role not in _NO_PART and not _is_worked_out(sheet, column):
            yield _family(columns[result], columns[other])


def _family(result: Column, column: Column) -> list[Made]:
    rows = [(one, two) for one, two in zip(result, column, strict=True) if one and two and _tells(one, two)]
    base = _shared_base(rows)
    return [_made(one, two, base) for one, two in rows] if base is not None else []


def _tells(one: PrintedFigure, two: PrintedFigure) -> bool:
    return one.low > 0 and two.low > 0


def _shared_base(rows: Sequence[Row]) -> Interval | None:
    """The numbers by which most rows can be divided: where most of the rows' own spans meet."""
    spans = [span for one, two in rows if (span := quotient(two, one)) is not None]
    ends = sorted({low for low, _ in spans})
    meeting = [[span for span in spans if span[0] <= end <= span[1]] for end in ends]
    most = max(meeting, key=len, default=[])
    return (max(low for low, _ in most), min(high for _, high in most)) if most else None


def _made(one: PrintedFigure, two: PrintedFigure, base: Interval) -> Made:
    edges = [value / by for value, by in pairs_of((two.low, two.high), base)]
    middle = (base[0] + base[1]) / 2
    working = f"{two.text} by the number that the other rows are divided by"
    return Made(one, (two,), (min(edges), max(edges)), working, {two: one.value * middle})


def _is_mistake(made: Made, family: Sequence[Made], sheet: TableSheet) -> bool:
    """Whether a slip of the hand, or a little, parts a row from the others, or it holds another row's figure: else it may be
    per something of its own."""
    if _has_its_own_base(made, sheet):
        return False
    right = show(made.middle, made.result.number)
    if any(made.result.text == show(other.middle, made.result.number) for other in family):
        return True
    rights = {made.result: right} | {f: show(value, f.number) for f, value in made.rights.items()}
    little = abs(made.result.value - made.middle) <= _CLOSE * made.middle
    return little or any(likely_slip(figure.text, text) for figure, text in rights.items())


def _has_its_own_base(made: Made, sheet: TableSheet) -> bool:
    """Whether the row prints what it is divided by: June has 30 days, where most months shown have 31."""
    own = quotient(made.inputs[0], made.result)
    row = [figure for (at, _), figure in sheet.figures.items() if at == made.result.row]
    others = [figure for figure in row if figure not in (made.result, *made.inputs)]
    return own is not None and any(
        overlap(own, (scale * other.low, scale * other.high)) for other in others for scale in _SCALES
    )
