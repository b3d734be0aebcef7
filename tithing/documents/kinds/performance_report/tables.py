"""The tables of the report: indicators under an objective, categories against last year, areas side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tithing.documents.figures_of import figure_of
from tithing.documents.kinds.performance_report.evidence import (
    CategoryRow,
    CategoryTable,
    History,
    MonthColumn,
    ReportedObjective,
    ReportLine,
)
from tithing.documents.parts import Cell, Column, DocumentTable, Row, SparkLine, Trend
from tithing.indicators.result import Result
from tithing.vocabulary.areas import Area
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.figure import Figure, Provenance
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing, Quantity, number_of

SPARK_POINTS = 10
FEWEST_SPARK_POINTS = 5


@dataclass(frozen=True)
class ColumnKind:
    """A column that a framework may ask for: its head, given the quarter, and its cell for a line."""

    head: Callable[[Period], str]
    cell: Callable[[ReportLine], Cell]
    unit: str = ""
    numeric: bool = True
    width: float = 1.0


def _part(name: str) -> Callable[[ReportLine], Cell]:
    return lambda line: figure_of(line.result, name)


def _target(line: ReportLine) -> Cell:
    return line.result.target.text or "None set"


def trend_of(result: Result) -> Trend:
    """The direction as a word, and the shape that the sign of the change gives."""
    difference = number_of(result.change.difference)
    shape = (
        "none" if difference is None else "up" if difference > 0 else "down" if difference < 0 else "level"
    )
    word = result.change.direction
    return Trend(word.value, shape, emphasis=word in (Direction.BETTER, Direction.WORSE))


def spark_of(history: History, label: str) -> Cell:
    """The last quarters as a very small chart; nothing where fewer than five are known."""
    recent = history[-SPARK_POINTS:]
    known = [(period, number) for period, q in recent if (number := number_of(q)) is not None]
    if len(known) < FEWEST_SPARK_POINTS:
        return ""
    first, last = known[0][0], known[-1][0]
    return SparkLine(
        tuple(number_of(q) for _, q in recent),
        alt=f"{label}, {first.label} to {last.label}: {len(known)} quarters",
    )


COLUMNS: dict[str, ColumnKind] = {
    "baseline": ColumnKind(lambda q: "Baseline", _part("baseline")),
    "target": ColumnKind(lambda q: "Target", _target, numeric=False, width=1.1),
    "previous": ColumnKind(lambda q: q.year_before().label, _part("previous")),
    "last_quarter": ColumnKind(lambda q: q.period_before().label, _part("last_quarter")),
    "value": ColumnKind(lambda q: q.label, _part("value")),
    "year_to_date": ColumnKind(
        lambda q: f"Year to date, {q.year_to_date().label}", _part("year_to_date"), width=1.2
    ),
    "difference": ColumnKind(lambda q: "Change", _part("difference")),
    "percent_change": ColumnKind(lambda q: "Change", _part("percent_change"), unit="%"),
    "rate": ColumnKind(lambda q: "Rate in the quarter", _part("rate")),
    "direction": ColumnKind(
        lambda q: "Direction", lambda line: trend_of(line.result), numeric=False, width=1.4
    ),
    "series": ColumnKind(
        lambda q: "Recent quarters", lambda line: spark_of(line.history, line.label), numeric=False, width=1.3
    ),
}


def columns_for(keys: Iterable[str]) -> tuple[str, ...]:
    """The framework's columns that we know, with the direction always among them."""
    known = [key for key in keys if key in COLUMNS]
    return tuple(known if "direction" in known else [*known, "direction"])


def objective_table(objective: ReportedObjective, quarter: Period) -> DocumentTable:
    """An objective's indicators in the framework's columns, and the recent quarters where there are enough."""
    keys = columns_for(objective.columns)
    if any(isinstance(spark_of(line.history, line.label), SparkLine) for line in objective.lines):
        keys = (*keys, "series")
    head = Column("indicator", "Indicator", numeric=False, width=3.0)
    columns = [head] + [
        Column(key, kind.head(quarter), unit=kind.unit, numeric=kind.numeric, width=kind.width)
        for key in keys
        for kind in [COLUMNS[key]]
    ]
    rows = [
        Row((line.label, *(COLUMNS[key].cell(line) for key in keys)), notes=line.notes_for(keys))
        for line in objective.lines
    ]
    return DocumentTable(
        id=f"{quarter.code}-{_slug(objective.title)}",
        caption=f"{objective.title}: indicators, {quarter.label}",
        columns=tuple(columns),
        rows=tuple(rows),
        source=source_words(line.result for line in objective.lines),
        short_title=objective.title,
    )


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
            notes=row.line.notes_for(keys),
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


def area_tables(table: CategoryTable, quarter: Period, *, own: Area) -> tuple[DocumentTable, ...]:
    """Areas side by side: one table of counts and, where any is known, one of rates, so that neither is too wide."""
    if len(table.areas) < 2:
        return ()
    counts = _side_by_side(table, quarter, own=own, part="value", what="number in the quarter")
    if not rates_known(table):
        return (counts,)
    return (counts, _side_by_side(table, quarter, own=own, part="rate", what="rate in the quarter"))


def rates_known(table: CategoryTable) -> bool:
    return any(number_of(result.rate.quantity) is not None for row in table.rows for result in row.by_area)


def _side_by_side(table: CategoryTable, quarter: Period, *, own: Area, part: str, what: str) -> DocumentTable:
    columns = [Column("category", "Category", numeric=False, width=2.6)]
    for area in table.areas:
        head = f"{area.head} (own area)" if area.code == own.code else area.head
        columns.append(Column(area.code, head))
    if part == "rate":
        columns.append(Column("per", "Per 1,000", numeric=False))
    rows = tuple(_area_row(row, table.areas, part) for row in table.rows)
    return DocumentTable(
        id=f"{quarter.code}-{table.key}-areas-{part}",
        caption=f"{table.title} by area, {quarter.label}: {what}",
        columns=tuple(columns),
        rows=rows,
        source=source_words(result for row in table.rows for result in row.by_area),
        short_title=f"{table.title} {'rates' if part == 'rate' else 'by area'}",
    )


def _area_row(row: CategoryRow, areas: tuple[Area, ...], part: str) -> Row:
    by_code = {result.area.code: result for result in row.by_area}
    cells: list[Cell] = [row.line.label]
    cells += [figure_of(by_code[area.code], part) if area.code in by_code else "" for area in areas]
    if part == "rate":
        cells.append(_base_word(row.by_area))
    return Row(tuple(cells), level=row.line.level, total=row.line.total, notes=_area_notes(row, part))


def _area_notes(row: CategoryRow, part: str) -> tuple[str, ...]:
    """What belongs to any area's figure; under rates, what belongs to its denominator too."""
    notes = [note for result in row.by_area for note in result.value.notes]
    if part == "rate":
        notes += [note for result in row.by_area for note in result.rate.notes]
    return tuple(dict.fromkeys((*row.line.notes, *notes)))


def _base_word(results: tuple[Result, ...]) -> str:
    words = {"population": "people", "households": "households"}
    found = [words.get(r.rate.denominator, r.rate.denominator) for r in results if r.rate.denominator]
    return found[0] if found else ""


def months_table(columns: tuple[MonthColumn, ...], quarter: Period) -> DocumentTable:
    """Month by month within the quarter, with the series that leaves a part out beside the whole."""
    heads = tuple(Column(column.label, column.label) for column in columns)
    rows = tuple(
        Row((month.title, *(_month_figure(c.result, dict(c.months).get(month), month) for c in columns)))
        for month in quarter.months()
    )
    first = columns[0]
    return DocumentTable(
        id=f"{quarter.code}-{first.result.indicator}-months",
        caption=f"{first.label} by month, {quarter.label}",
        columns=(Column("month", "Month", numeric=False, width=1.4), *heads),
        rows=rows,
        source=source_words(column.result for column in columns),
        short_title=f"{first.label} by month",
    )


def _month_figure(result: Result, quantity: Quantity | None, month: Period) -> Cell:
    if quantity is None:
        return Figure(Missing("not supplied", owed_by=result.custodian), result.unit, result.decimals)
    files = tuple(dict.fromkeys((ref.file, ref.sha256) for ref in result.value.sources))
    return Figure(
        quantity,
        result.unit,
        result.decimals,
        provenance=Provenance(result.indicator, "value", result.area.code, month.code, "", files),
    )


OTHER_COLUMNS = ("previous", "value", "difference", "percent_change", "direction", "year_to_date")


def other_tables(lines: tuple[ReportLine, ...], quarter: Period) -> Iterator[DocumentTable]:
    """Indicators that stand under no objective, in one table."""
    if lines:
        table = objective_table(ReportedObjective("Other indicators", "", OTHER_COLUMNS, lines), quarter)
        yield replace(table, id=f"{quarter.code}-other-indicators")


def source_words(results: Iterable[Result]) -> str:
    """'Cleveland Police; Cleveland Fire Brigade', from the custodians of what is shown, in order of appearance."""
    return "; ".join(dict.fromkeys(result.custodian for result in results if result.custodian))


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
