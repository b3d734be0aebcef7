"""Baselines, targets and counts to date against an earlier document of the same partnership (R80, R98)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.printed import PrintedPlace
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.intervals import overlap
from tithing.checking.understand.measures import measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.same_measure import TimedClaim, claims_of, matching
from tithing.checking.understand.table_subject import one_subject

Before = tuple[TableSheet, int, ColumnRole]
BASELINE, TARGET, REVISED = "baseline", "target", "revised"


def relations(book: Pack) -> Iterator[Relation]:
    """For each baseline, target and dated figure that an earlier document prints too: is it the same?"""
    if not book.earlier:
        return
    yield from _same_column(book, Role.BASELINE)
    yield from _same_column(book, Role.TARGET)
    yield from _revised(book)


def _same_column(book: Pack, role: Role) -> Iterator[Relation]:
    for sheet in book.here:
        for column in sheet.having(role):
            for row in range(len(sheet.table.rows)):
                found = _before(book.earlier, sheet, column, row)
                if found is not None:
                    yield from _tested(sheet, row, column, *found)


def _before(
    sheets: Sequence[TableSheet], here: TableSheet, column: ColumnRole, at: int
) -> tuple[TableSheet, int, ColumnRole] | None:
    """Where the latest of the earlier documents prints this measure's baseline or target of the same period; of several
    with figures of their own, as of wards, the one under the same headings."""
    measure, head = measure_of(here.label(at)), here.table.heads[column.column - 1]
    found = [
        (sheet, row, other)
        for sheet in reversed(sheets)
        for other in sheet.having(column.role)
        if other.period == column.period
        for row in range(len(sheet.table.rows))
        if measure and measure_of(sheet.label(row)) == measure
    ]
    found = _likest(found, here.label(at), head)
    if any(each[0].text(each[1], each[2]) == here.text(at, column) for each in found):
        return None  # it stands in the earlier document as it stands here
    alike = [each for each in found if one_subject(each[0].table, here.table)]
    texts = {sheet.text(row, other) for sheet, row, other in found if sheet.document == found[0][0].document}
    return next(iter(alike if len(texts) > 1 else found), None)


def _likest(found: Sequence[Before], label: str, head: str) -> list[Before]:
    """Of several rows and columns of like name those under the very head, and of the very label, where there are any."""
    headed = [each for each in found if each[0].table.heads[each[2].column - 1] == head] or list(found)
    return [each for each in headed if each[0].label(each[1]) == label] or headed


def _tested(
    sheet: TableSheet,
    row: int,
    column: ColumnRole,
    before: TableSheet,
    before_row: int,
    before_column: ColumnRole,
) -> Iterator[Relation]:
    now, then = sheet.at(row, column), before.at(before_row, before_column)
    if now is not None and then is not None:
        yield _figures(now, then, column.role)
        return
    new, old = sheet.text(row, column), before.text(before_row, before_column)
    if column.role is not Role.TARGET or _silent(new) or _silent(old) or (now is None and then is None):
        return
    beside = next((figure for (r, _), figure in sheet.figures.items() if r == row), None)
    if beside is not None:
        yield _wording(beside, sheet, row, column, new, old)


def _at(place: PrintedPlace) -> str:
    """Where the earlier document has it, in brackets: its lines are not those of the document that is checked."""
    return f" ({place.words})" if place.words else ""


def _silent(text: str) -> bool:
    return kind_of_cell(text) in (CellKind.BLANK, CellKind.DASH, CellKind.UNAVAILABLE)


def _figures(now: PrintedFigure, then: PrintedFigure, role: Role) -> Relation:
    rule = BASELINE if role is Role.BASELINE else TARGET
    period = f" for {now.fact.period.label}" if now.fact.period is not None else ""
    explanation = (
        f"The {role.value}{period} was {then.text} in the earlier document{_at(then.place)} and is {now.text} here: "
        "one of them is wrong, or the revision has to be explained."
    )
    holds = overlap((now.low, now.high), (then.low, then.high))
    slip = "" if holds else likely_slip(now.text, then.text)
    return Relation(
        rule, "earlier", (now, then), holds, Severity.CERTAIN, explanation, {now: then.text}, slip
    )


def _wording(
    beside: PrintedFigure, sheet: TableSheet, row: int, column: ColumnRole, new: str, old: str
) -> Relation:
    explanation = (
        f"The target was {old} in the earlier document and is {new} here: a "
        f"number in one and words in the other."
    )
    return Relation(
        TARGET,
        f"target {row}",
        (beside,),
        False,
        Severity.JUDGEMENT,
        explanation,
        {beside: old},
        place=sheet.place(row, column),
        published=new,
        column=column.column,
    )


def _revised(book: Pack) -> Iterator[Relation]:
    """A dated count that an earlier document printed otherwise: revised, and then it should say so (R98)."""
    here = [claim for claim in claims_of(book.here) if not claim.implied]
    for claims in matching(here + claims_of(book.earlier)):
        now = [claim for claim in claims if claim.figure.document == 0]
        then = [claim for claim in claims if claim.figure.document != 0]
        yield from _revised_of(now, then)


def _revised_of(now: Sequence[TimedClaim], then: Sequence[TimedClaim]) -> Iterator[Relation]:
    """A fact that the earlier document prints as it stands here, in any of its tables, was not revised."""
    for claim in now[:1]:
        role, head = claim.figure.fact.role, claim.figure.fact.head
        before = [each for each in then if each.figure.fact.role is role and not each.implied] or list(then)
        before = [each for each in before if each.figure.fact.head == head] or before
        if before and role not in (Role.BASELINE, Role.TARGET):
            same = [each for each in before if overlap((claim.low, claim.high), (each.low, each.high))]
            yield _revision(claim, (same or before)[-1])


def _revision(now: TimedClaim, then: TimedClaim) -> Relation:
    holds = overlap((now.low, now.high), (then.low, then.high))
    explanation = (
        f"The earlier document has {then.words}{_at(then.figure.place)} for {now.figure.where}, this "
        f"one {now.figure.text}: if it was revised, the "
        f"table should say so."
    )
    figures = (now.figure, *then.of)
    return Relation(
        REVISED, "earlier", figures, holds, Severity.JUDGEMENT, explanation, {now.figure: then.words}
    )
