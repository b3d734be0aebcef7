"""Puts a document into words, once, for every format: figures worded, notes numbered, marks explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tithing.documents.marks import explained_marks, figures_in, head_of, says_why, shared_marks
from tithing.documents.parts import (
    BulletList,
    Cell,
    Chart,
    Column,
    Document,
    DocumentPart,
    DocumentTable,
    Heading,
    Note,
    NoteRef,
    Paragraph,
    Row,
    Runs,
    SparkLine,
    Strong,
    Trend,
)
from tithing.documents.references import in_table, note_numbers, with_every_note_referred
from tithing.documents.renderers.laid_out import (
    LaidBreak,
    LaidCell,
    LaidChart,
    LaidColumn,
    LaidHeading,
    LaidList,
    LaidNote,
    LaidOut,
    LaidParagraph,
    LaidPart,
    LaidRow,
    LaidTable,
    Span,
    Spans,
)
from tithing.documents.renderers.legal_words import with_legal_words
from tithing.documents.wording import MEANINGS, day, in_cell, in_prose, missing_words
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Missing, Quantity

ARROWS = {"up": "▲", "down": "▼", "level": "◆", "none": ""}
WAYS = {"up": "up", "down": "down", "level": "level", "none": ""}

PAGE_ANCHORS = ("main", "contents", "notes")  # used by the page itself

Numbers = dict[str, int]
Marks = dict[str, str]


def lay_out(document: Document) -> LaidOut:
    """The document with every figure in words. Raises ValueError for a note that is not there."""
    document = with_legal_words(document)
    document = with_every_note_referred(document)
    numbers = note_numbers(document)
    counted = {"chart": 0}
    laid = (_part(part, numbers, counted, _table_numbers(document)) for part in document.parts)
    parts = _with_anchors(_with_notes_once(laid))
    notes = tuple(_note(note, numbers) for note in document.notes)
    return LaidOut(document, parts, notes, day(document.published))


def _with_anchors(parts: Iterable[LaidPart]) -> tuple[LaidPart, ...]:
    """Two headings of the same words, such as one in each quarter, get anchors of their own."""
    taken = set(PAGE_ANCHORS)
    anchored: list[LaidPart] = []
    for part in parts:
        if isinstance(part, LaidHeading):
            part = replace(part, id=_unused(part.id, taken))
            taken.add(part.id)
        anchored.append(part)
    return tuple(anchored)


def _unused(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _with_notes_once(parts: Iterable[LaidPart]) -> Iterator[LaidPart]:
    """Each note stands under the first table that points to it; a later one says where."""
    places: Numbers = {}
    for part in parts:
        yield _with_own_notes(part, places) if isinstance(part, LaidTable) else part


def _with_own_notes(table: LaidTable, places: Numbers) -> LaidTable:
    own = tuple(note for note in table.referred if note.key not in places)
    before = [note for note in table.referred if note.key in places]
    where = tuple(
        note_place([note.number for note in before if places[note.key] == number], number)
        for number in dict.fromkeys(places[note.key] for note in before)
    )
    places.update({note.key: table.number for note in own})
    return replace(table, notes=own, marks=(*where, *table.marks))


def note_place(numbers: list[int], table: int) -> str:
    """Where notes stand that an earlier table has.

    >>> note_place([1, 2, 5], 3)
    'Notes 1, 2 and 5 are under table 3.'
    """
    which = in_a_list(list(map(str, numbers)))
    return (
        f"Note {which} is under table {table}."
        if len(numbers) == 1
        else f"Notes {which} are under table {table}."
    )


def in_a_list(names: Sequence[str]) -> str:
    """Several names as a sentence has them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _table_numbers(document: Document) -> Numbers:
    return {table.id: number for number, table in enumerate(document.tables(), start=1)}


def _part(part: DocumentPart, numbers: Numbers, counted: dict[str, int], tables: Numbers) -> LaidPart:
    match part:
        case Heading(text, level, id):
            return LaidHeading(text, level, id or slug(text))
        case Paragraph(runs, role):
            return LaidParagraph(spans_of(runs, numbers), role)
        case BulletList(items, numbered):
            return LaidList(tuple(spans_of(item, numbers) for item in items), numbered)
        case DocumentTable():
            return _table(part, numbers, tables[part.id])
        case Chart():
            counted["chart"] += 1
            return _chart(part, counted["chart"], tables)
        case _:
            return LaidBreak()


def slug(text: str) -> str:
    """A heading's anchor.

    >>> slug("What got worse?")
    'what-got-worse'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"


# -- prose ------------------------------------------------------------------------------------


def spans_of(runs: Runs, numbers: Numbers) -> Spans:
    """Runs of prose as words. A figure that opens a sentence has a capital."""
    spans: list[Span] = []
    said = ""
    for run in runs:
        span = _span(run, numbers, starts_sentence=_opens_sentence(said))
        spans.append(span)
        said += "" if span.note else span.text
    return tuple(spans)


def _opens_sentence(said: str) -> bool:
    return not said.strip() or said.rstrip().endswith((".", "?", "!"))


def _span(run: object, numbers: Numbers, *, starts_sentence: bool) -> Span:
    match run:
        case Strong(text):
            return Span(text, strong=True)
        case NoteRef(key):
            return _note_mark(key, numbers)
        case Figure():
            return Span(in_prose(run, starts_sentence=starts_sentence))
        case _:
            return Span(str(run))


def _note_mark(key: str, numbers: Numbers) -> Span:
    if key not in numbers:
        raise ValueError(f'the text points to a note "{key}" that no table and not the document has')
    return Span(f" [note {numbers[key]}]", note=numbers[key])


def _note(note: Note, numbers: Numbers) -> LaidNote:
    return LaidNote(numbers[note.key], note.key, spans_of(note.runs, numbers))


# -- tables -----------------------------------------------------------------------------------


def _table(table: DocumentTable, numbers: Numbers, number: int) -> LaidTable:
    shared = shared_marks(table)
    return LaidTable(
        number=number,
        id=table.id,
        caption=table.caption,
        columns=tuple(_column(column, shared.get(column.key, ""), numbers) for column in table.columns),
        rows=tuple(_row(row, table, numbers, shared) for row in table.rows),
        source=table.source,
        notes=(),
        marks=(*_exceptions(table, numbers), *_marks_not_in_cells(table)),
        table=table,
        about=_note_marks(table.about, numbers),
        referred=_referred(table, numbers),
        exceptions=_exceptions(table, numbers),
    )


def _exceptions(table: DocumentTable, numbers: Numbers) -> tuple[str, ...]:
    return tuple(
        f"Note {numbers[key]} is of every row but {in_a_list(names)}." for key, names in table.exceptions
    )


def _referred(table: DocumentTable, numbers: Numbers) -> tuple[LaidNote, ...]:
    """The notes that the table points to, of those that it brings, by their numbers."""
    pointed = set(in_table(table))
    notes = [_note(note, numbers) for note in table.notes if note.key in pointed]
    return tuple(sorted(notes, key=lambda note: note.number))


def _marks_not_in_cells(table: DocumentTable) -> tuple[str, ...]:
    """What is missing is said in its own row, so the line under the table only explains the mark; but for long reasons."""
    lines = explained_marks(table, but_in_cells=True)
    repeated = any(_missing_before(row, index) for row in table.rows for index in range(len(row.cells)))
    return (*lines, f"[x] {MEANINGS['[x]']}, as the row says") if repeated else tuple(lines)


def _missing_before(row: Row, index: int) -> bool:
    """Whether an earlier cell of the row already says this cell's reason."""
    quantity = _quantity(row.cells[index])
    if not isinstance(quantity, Missing) or not says_why(quantity):
        return False
    words = missing_words(quantity)
    earlier = (_quantity(cell) for cell in row.cells[:index])
    return any(isinstance(each, Missing) and missing_words(each) == words for each in earlier)


def _quantity(cell: Cell) -> Quantity | None:
    return cell.quantity if isinstance(cell, Figure) else None


def _column(column: Column, mark: str, numbers: Numbers) -> LaidColumn:
    marks = _note_marks(column.notes, numbers)
    return LaidColumn(head_of(column, mark), column.group, column.numeric, column.width, marks)


def _note_marks(keys: Iterable[str], numbers: Numbers) -> Spans:
    return tuple(sorted((_note_mark(key, numbers) for key in keys), key=lambda mark: mark.note))


def _row(row: Row, table: DocumentTable, numbers: Numbers, shared: Marks) -> LaidRow:
    cells = [_cell(row, index, column, numbers, shared) for index, column in enumerate(table.columns)]
    first = LaidCell("text", (*cells[0].spans, *_note_marks(row.notes, numbers)), strong=row.total)
    of_cell = dict(row.cell_notes)
    noted = [
        replace(cell, spans=(*cell.spans, *_note_marks(of_cell.get(column.key, ()), numbers)))
        for cell, column in zip((first, *cells[1:]), table.columns, strict=True)
    ]
    return LaidRow(tuple(noted), row.level, row.total, _of(row))


def _of(row: Row) -> tuple[str, str]:
    """Of which indicator and area its first figure is."""
    found = (figure.provenance for cell in row.cells for figure in figures_in(cell))
    return next(((each.indicator, each.area) for each in found), ("", ""))


def _cell(row: Row, index: int, column: Column, numbers: Numbers, shared: Marks) -> LaidCell:
    cell = row.cells[index]
    match cell:
        case Figure():
            return _figure_cell(row, index, cell, column=column, status_in_head=column.key in shared)
        case Trend(word, shape, emphasis):
            return LaidCell("trend", (Span(word),), emphasis, ARROWS.get(shape, ""), WAYS.get(shape, ""))
        case SparkLine():
            return LaidCell("spark", (Span(cell.alt),), spark=cell)
        case str():
            return LaidCell("text", (Span(cell),), strong=row.total)
        case _:
            return LaidCell("text", _cell_runs(cell, numbers, column.key in shared), strong=row.total)


def _figure_cell(row: Row, index: int, figure: Figure, *, column: Column, status_in_head: bool) -> LaidCell:
    quantity = figure.quantity
    if isinstance(quantity, Missing) and says_why(quantity) and not _missing_before(row, index):
        return LaidCell("reason", (Span(missing_words(quantity)),), strong=row.total)
    words = in_cell(figure, unit_in_head=bool(column.unit), status_in_head=status_in_head)
    return LaidCell("number", (Span(words),), strong=row.total)


def _cell_runs(runs: Iterable[object], numbers: Numbers, status_in_head: bool) -> Spans:
    return tuple(
        Span(in_cell(run, unit_in_head=False, status_in_head=status_in_head))
        if isinstance(run, Figure)
        else _span(run, numbers, starts_sentence=False)
        for run in runs
    )


# -- charts -----------------------------------------------------------------------------------


def _chart(chart: Chart, number: int, tables: Numbers) -> LaidChart:
    points = [point for series in chart.series for point in series.points]
    remarks = []
    if any(point.provisional for point in points):
        remarks.append("Hollow: provisional.")
    if any(point.low is not None for point in points):
        remarks.append("The lines show 95% intervals.")
    if chart.table_id in tables:
        remarks.append(f"The figures are in table {tables[chart.table_id]}.")
    return LaidChart(number, chart, tuple(remarks), chart.source)
