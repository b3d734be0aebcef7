"""Periods agree: a quarter's number with its months (R80), the columns with the heading, the two periods compared with
each other; and a heading names the place whose figures stand under it."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.spans import overlapping_months, quarter_named, read_span
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.facts import place_in
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.vocabulary.period import Period, PeriodKind

RULE = "periods"
TITLE = "title"
_FIRST_MONTHS = {1: 4, 2: 7, 3: 10, 4: 1}


def relations(book: Pack) -> Iterator[Relation]:
    """For each dated table: do its heading and its columns name periods that go together?"""
    for sheet in book.here:
        first = next(iter(sheet.figures.values()), None)
        if first is None:
            continue
        yield from _quarter_and_months(sheet, first)
        yield from _compared(sheet, first)
        yield from _overlapping(sheet, first)
        yield from _heading(sheet, first)
        yield from _place(sheet, first)


def _quarter_and_months(sheet: TableSheet, first: PrintedFigure) -> Iterator[Relation]:
    for text in (*sheet.table.context[-2:], *sheet.table.heads):
        quarter, span = quarter_named(text), read_span(text)
        if quarter is None or span is None or span.kind is not PeriodKind.QUARTER:
            continue
        holds = span.start.month == _FIRST_MONTHS[quarter]
        explanation = f"{text!r}: quarter {quarter} of a financial year does not run {_months(span)}."
        yield Relation(RULE, "period", (first,), holds, Severity.PROBABLE, explanation, published=text)


def _months(span: Period) -> str:
    return f"from {span.start:%B} to {span.end:%B}"


def _compared(sheet: TableSheet, first: PrintedFigure) -> Iterator[Relation]:
    """The earlier period is as long as the current one, before it, and mostly its own year before."""
    earlier, current = sheet.only(Role.EARLIER), sheet.only(Role.CURRENT)
    if earlier is None or current is None or earlier.period is None or current.period is None:
        return
    same_months = earlier.period.start.month == current.period.start.month
    as_long = abs(_days(earlier.period) - _days(current.period)) <= 3
    holds = earlier.period.end < current.period.end and (as_long or same_months)
    explanation = (
        f"The columns compare {earlier.period.label} with {current.period.label}, which is "
        f"{'not later' if earlier.period.end >= current.period.end else 'not as long'}."
    )
    yield Relation(
        RULE,
        "period",
        (first,),
        holds,
        Severity.PROBABLE,
        explanation,
        published=_heads(sheet, earlier, current),
    )


def _overlapping(sheet: TableSheet, first: PrintedFigure) -> Iterator[Relation]:
    """Two periods compared of which the later begins before the earlier has ended: some months are in both."""
    earlier, current = sheet.only(Role.EARLIER), sheet.only(Role.CURRENT)
    if earlier is None or current is None or earlier.period is None or current.period is None:
        return
    both = overlapping_months(earlier.period, current.period)
    words = f"{both} months are in both of the periods compared, {earlier.period.label} and {current.period.label}."
    heads = _heads(sheet, earlier, current)
    yield Relation(RULE, "overlap", (first,), not both, Severity.JUDGEMENT, words, published=heads)


def _days(span: Period) -> int:
    return (span.end - span.start).days


def _heads(sheet: TableSheet, *columns: ColumnRole) -> str:
    return " / ".join(sheet.table.heads[column.column - 1] for column in columns)


def _heading(sheet: TableSheet, first: PrintedFigure) -> Iterator[Relation]:
    """The nearest heading with months is of the current column's period, or holds it."""
    current = sheet.only(Role.CURRENT)
    spans = [span for text in sheet.table.context if (span := _months_in(text)) is not None]
    if (
        current is None
        or current.period is None
        or not spans
        or current.period.kind is not PeriodKind.QUARTER
    ):
        return
    span = spans[-1]
    holds = span.start <= current.period.start and current.period.end <= span.end
    explanation = f"The heading is of {span.label}, and the current column of {current.period.label}."
    yield Relation(
        RULE, "period", (first,), holds, Severity.PROBABLE, explanation, published=_heads(sheet, current)
    )


def _months_in(text: str) -> Period | None:
    span = read_span(text)
    return span if span is not None and span.kind is PeriodKind.QUARTER else None


def _place(sheet: TableSheet, first: PrintedFigure) -> Iterator[Relation]:
    """A heading that names one of the places in the columns, and not the one they add to."""
    from tithing.checking.test.sums.areas_and_force import adding_across

    found = adding_across(sheet)
    if found is None or not found[0].area:
        return
    whole, parts = found
    for named in (place_in(heading) for heading in sheet.table.context[-2:]):
        if named and any(same_area(part.area, named) for part in parts):
            explanation = (
                f"The heading says {named}, and the table holds {len(parts)} places and {whole.area}."
            )
            yield Relation(TITLE, "title", (first,), False, Severity.JUDGEMENT, explanation, published=named)
            return
