"""No per cent can be taken on nothing (R82), and a spreadsheet's error is no figure."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.change_rows import change_rows
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "zero_base"


def relations(book: Pack) -> Iterator[Relation]:
    """Each row that rises from nothing: does it print a per cent? Each cell: is it a spreadsheet's error?"""
    for row in change_rows(book):
        if row.current is None or row.percent is None:
            continue
        if row.earlier is None:
            yield from _still_nothing(row.percent, row.current, row.difference)
        elif row.earlier.value == row.current.value == 0:
            yield _nothing_to_nothing(row.percent, row.current, row.earlier)
        elif row.earlier.value == 0:
            yield _percent_of_nothing(row.percent, row.current, row.earlier)
    for sheet in book.here:
        yield from _errors(sheet)


def _percent_of_nothing(percent: PrintedFigure, current: PrintedFigure, earlier: PrintedFigure) -> Relation:
    explanation = (
        f"The earlier figure is 0, so there is no per cent of it: {percent.text} cannot be worked out. Print the change "
        f"in number ({current.text} more) and no percentage."
    )
    figures = (percent, current, earlier)
    return Relation(
        RULE, "change", figures, False, Severity.PROBABLE, explanation, {percent: "no percentage"}
    )


def _nothing_to_nothing(percent: PrintedFigure, current: PrintedFigure, earlier: PrintedFigure) -> Relation:
    """0 to 0 is no change; packs print 0% for it, which says nothing wrong, and any other per cent does."""
    explanation = (
        f"The figure was {earlier.text} and is {current.text}: nothing changed, "
        f"and the row says {percent.text}."
    )
    figures, expected = (percent, current, earlier), {percent: "no change"}
    return Relation(RULE, "change", figures, percent.value == 0, Severity.CERTAIN, explanation, expected)


def _still_nothing(
    percent: PrintedFigure, current: PrintedFigure, difference: PrintedFigure | None
) -> Iterator[Relation]:
    """Nothing now and no difference, so nothing before: where the earlier figure is not printed."""
    if difference is None or not current.exact or not difference.number.whole:
        return
    if current.value == difference.value == 0:
        words = f"The figure is {current.text} with a difference of {difference.text}, and the row says {percent.text}."
        figures, expected = (percent, current, difference), {percent: "no change"}
        yield Relation(RULE, "change", figures, percent.value == 0, Severity.CERTAIN, words, expected)


def _errors(sheet: TableSheet) -> Iterator[Relation]:
    first: dict[int, PrintedFigure] = {}
    for figure in sheet.figures.values():
        first.setdefault(figure.row, figure)
    for row, printed in enumerate(sheet.table.rows):
        beside = first.get(row)
        for cell in printed.cells:
            if beside is not None and kind_of_cell(cell.text) is CellKind.ERROR:
                yield Relation(
                    RULE,
                    f"error {row} {cell.column}",
                    (beside,),
                    False,
                    Severity.PROBABLE,
                    f"{cell.text.strip()} is a spreadsheet's error, printed where a figure should be.",
                    {beside: "a figure, or why there is none"},
                    place=cell.place,
                    published=cell.text.strip(),
                    column=cell.column,
                )
