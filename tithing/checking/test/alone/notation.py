"""One column, one way of printing: a per cent sign that some rows have and others lack."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure

RULE = "notation"


def relations(book: Pack) -> Iterator[Relation]:
    """For each column of per cents: do all its rows have the sign, or none?"""
    for sheet in book.here:
        for column in sheet.having(Role.PERCENT_CHANGE):
            figures = sheet.in_column(column)
            with_sign = [figure for figure in figures if figure.number.unit == "%"]
            without = [figure for figure in figures if figure.number.unit == ""]
            if len(with_sign) >= len(without) and with_sign:
                yield from (_missing(figure) for figure in without)


def _missing(figure: PrintedFigure) -> Relation:
    explanation = f"{figure.text} lacks the per cent sign that the other rows of {figure.fact.head!r} have."
    expected = {figure: f"{figure.text}%"}
    return Relation(
        RULE, "notation", (figure,), False, Severity.JUDGEMENT, explanation, expected, "per cent sign lost"
    )
