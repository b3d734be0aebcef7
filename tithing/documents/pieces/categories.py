"""Categories against the same quarter last year: their table, and the chart of what changed most by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Row,
)
from tithing.documents.pieces.columns import COLUMNS, source_words
from tithing.documents.section import Chapter
from tithing.documents.wording import number_text
from tithing.documents.words.direction import direction_words
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of

MOST_BARS, FEWEST_BARS = 12, 4


def category_parts(table: CategoryTable, chapter: Chapter) -> Iterator[DocumentPart]:
    """The table with what introduces it and, where enough of its rows moved, their chart."""
    if table.intro:
        yield Paragraph((table.intro,))
    yield change_table(table, chapter.period, place=chapter.place)
    chart = change_chart(table, chapter.period, place=chapter.place)
    if chart is not None:
        yield chart


def change_table(table: CategoryTable, quarter: Period, *, place: str) -> DocumentTable:
    """Each category against the same quarter last year."""
    keys = ("previous", "value", "difference", "percent_change", "direction")
    head = "Incident type" if table.is_asb else "Crime category"
    columns = (
        Column("category", head, numeric=False, width=3.0),
        *(
            Column(key, COLUMNS[key].head(quarter), unit=COLUMNS[key].unit, numeric=COLUMNS[key].numeric)
            for key in keys
        ),
    )
    rows = tuple(
        Row(
            (row.line.label, *(COLUMNS[key].cell(row.line) for key in keys)),
            level=row.line.level,
            total=row.line.total,
            notes=row.line.notes,
            cell_notes=row.line.cell_notes(keys),
        )
        for row in table.rows
    )
    return DocumentTable(
        id=f"{quarter.code}-{table.key}-change",
        caption=f"{table.title} in {place}, {quarter.label} against {quarter.year_before().label}",
        columns=columns,
        rows=rows,
        source=source_words(row.line.result for row in table.rows),
        short_title=table.title,
    )


def change_chart(table: CategoryTable, quarter: Period, *, place: str) -> Chart | None:
    """The change in number of each smallest category, largest rise first; None where few of them moved."""
    moved = [row.line for row in _leaves(table) if _gone(row.line)]
    if len(moved) < FEWEST_BARS:
        return None
    ordered = sorted(moved, key=_gone, reverse=True)
    largest = sorted(ordered, key=_distance)[-MOST_BARS:]
    shown = [line for line in ordered if line in largest]
    top = max(shown, key=_distance)
    points = tuple(Point(line.label, _gone(line), highlight=line is top) for line in shown)
    figures = tuple(figure_of(line.result, "difference") for line in shown)
    return Chart(
        id=f"{quarter.code}-{table.key}-change-chart",
        kind=ChartKind.BAR,
        title=_most_moved(top),
        subtitle=f"Change in number, {quarter.label} less {quarter.year_before().label}, {place}",
        series=(ChartSeries("Change", points, figures),),
        alt=f"Bars of the change in each category. {_bar_words(points)}",
        unit="change in number",
        table_id=f"{quarter.code}-{table.key}-change",
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
