"""Categories against an earlier quarter: their table, and the chart of what changed most by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tithing.documents.evidence import CategoryRow, CategoryTable, ReportLine
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import (
    Chart,
    ChartKind,
    ChartSeries,
    Column,
    DocumentPart,
    DocumentTable,
    Paragraph,
    Point,
)
from tithing.documents.pieces.columns import BASE_COLUMN, COLUMNS, source_words
from tithing.documents.pieces.fitted import against_most, any_change, fitted
from tithing.documents.section import Chapter
from tithing.documents.wording import number_text
from tithing.indicators.comparisons.direction_words import direction_words
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of

MOST_BARS, FEWEST_BARS = 12, 4
COLUMNS_ASKED = ("compared", "value", "difference", "percent_change", "direction")
WITHOUT_CHANGES = ("value", "rate")


def category_parts(table: CategoryTable, chapter: Chapter) -> Iterator[DocumentPart]:
    """The table with what introduces it and, where enough of its rows moved, their chart."""
    if table.intro:
        yield Paragraph((table.intro,))
    yield change_table(table, chapter.period, place=chapter.place)
    chart = change_chart(table, chapter.period, place=chapter.place)
    if chart is not None:
        yield chart


def change_table(table: CategoryTable, period: Period, *, place: str) -> DocumentTable:
    """Each category against an earlier quarter, the same of last year where the framework chooses no other and that is known."""
    lines = [row.line for row in table.rows]
    shown = fitted(COLUMNS_ASKED if any_change(lines) else WITHOUT_CHANGES, lines, period, silent=("rate",))
    head = "Incident type" if table.is_asb else "Crime category"
    key = f"{period.code}-{table.key}-change"
    return DocumentTable(
        id=key,
        caption=f"{table.title} in {place}, {period.label}{_against(lines, period)}",
        columns=(Column("category", head, numeric=False, width=3.0), *shown.columns(period)),
        rows=tuple(shown.row(line) for line in lines),
        source=source_words(line.result for line in lines),
        notes=shown.table_notes(key),
        short_title=table.title,
    )


def _against(lines: Sequence[ReportLine], period: Period) -> str:
    """' against Jan to Mar 2017', where any change is known."""
    if not any_change(lines):
        return ""
    return f" against {against_label(lines, period)}"


def against_label(lines: Sequence[ReportLine], period: Period) -> str:
    """What most of these changes are against, as a caption says it.

    An average is named as its column is: 'the average of the four quarters to Dec 2017'.
    """
    head = COLUMNS[BASE_COLUMN[against_most(lines)]].head(period)
    return f"the {head[:1].lower()}{head[1:]}" if head.startswith("Average") else head


def change_chart(table: CategoryTable, period: Period, *, place: str) -> Chart | None:
    """The change in number of each smallest category, largest rise first; None where few of them moved."""
    most = against_most([row.line for row in table.rows])
    moved = [row.line for row in _leaves(table) if _gone(row.line) and row.line.result.against is most]
    if len(moved) < FEWEST_BARS:
        return None
    ordered = sorted(moved, key=_gone, reverse=True)
    largest = sorted(ordered, key=_distance)[-MOST_BARS:]
    shown = [line for line in ordered if line in largest]
    top = max(shown, key=_distance)
    points = tuple(Point(line.label, _gone(line), highlight=line is top) for line in shown)
    figures = tuple(figure_of(line.result, "difference") for line in shown)
    return Chart(
        id=f"{period.code}-{table.key}-change-chart",
        kind=ChartKind.BAR,
        title=_most_moved(top),
        subtitle=f"Change in number, {period.label} less {against_label(moved, period)}, {place}",
        series=(ChartSeries("Change", points, figures),),
        alt=f"Bars of the change in each category. {_bar_words(points)}",
        unit="change in number",
        table_id=f"{period.code}-{table.key}-change",
    )


def _most_moved(top: ReportLine) -> str:
    """The largest change with what the table's word for it says, where that is less than sure; none where it may not be told."""
    if not top.result.change.told:
        return "Change in number, by category"
    verb, direction = "rose" if _gone(top) > 0 else "fell", top.result.change.direction
    words = f"{top.label} {verb} most, by {number_text(_distance(top))}"
    clear = direction in (Direction.BETTER, Direction.WORSE, Direction.NEITHER)
    return words if clear else f"{words} ({direction_words(top.result)})"


def _gone(line: ReportLine) -> float:
    """By how many it changed; 0 where that is not known."""
    return number_of(line.result.change.difference) or 0.0


def _distance(line: ReportLine) -> float:
    return abs(_gone(line))


def _leaves(table: CategoryTable) -> list[CategoryRow]:
    """The rows that no deeper row follows, totals left out."""
    found = []
    for row, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        deeper = following is not None and following.line.level > row.line.level
        if not deeper and not row.line.total:
            found.append(row)
    return found


def _bar_words(points: Iterable[Point]) -> str:
    named = [f"{p.label} {number_text(p.value, signed=True)}" for p in points if p.value is not None]
    return "; ".join(named) + "."
