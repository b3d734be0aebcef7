"""What points to the notes of a document, in the order in which a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.documents.parts import (
    BulletList,
    Cell,
    Document,
    DocumentPart,
    DocumentTable,
    Note,
    NoteRef,
    Paragraph,
    Row,
)


def note_numbers(document: Document) -> dict[str, int]:
    """Each note's number, by its key, in the order in which a reader meets what points to it; what stands at the end of the
    document without being pointed to comes last."""
    known = dict.fromkeys(note.key for note in _all_notes(document))
    met = [key for key in references(document) if key in known]
    return {key: number for number, key in enumerate(dict.fromkeys((*met, *known)), start=1)}


def with_every_note_referred(document: Document) -> Document:
    """The same document, in which a table's note that no cell, row or column points to belongs to the whole table."""
    met = set(references(document))
    parts = tuple(_referred(part, met) for part in document.parts)
    changed = any(part is not before for part, before in zip(parts, document.parts, strict=True))
    return replace(document, parts=parts) if changed else document


def _referred(part: DocumentPart, met: set[str]) -> DocumentPart:
    if not isinstance(part, DocumentTable):
        return part
    left = tuple(note.key for note in part.notes if note.key not in met)
    return replace(part, about=(*part.about, *left)) if left else part


def references(document: Document) -> Iterator[str]:
    """The keys of notes that the document points to, as often as it does, in reading order."""
    for part in document.parts:
        match part:
            case Paragraph(runs):
                yield from _in_runs(runs)
            case BulletList(items):
                for item in items:
                    yield from _in_runs(item)
            case DocumentTable():
                yield from in_table(part)
    for note in document.notes:
        yield from _in_runs(note.runs)


def in_table(table: DocumentTable) -> Iterator[str]:
    """The keys that the table points to: as a whole, in its heads, its rows and its cells, and in its notes."""
    yield from table.about
    for column in table.columns:
        yield from column.notes
    for row in table.rows:
        yield from _in_row(table, row)
    for note in table.notes:
        yield from _in_runs(note.runs)


def _in_row(table: DocumentTable, row: Row) -> Iterator[str]:
    of_cell = dict(row.cell_notes)
    for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        yield from _in_runs(cell)
        if number == 0:
            yield from row.notes
        yield from of_cell.get(column.key, ())


def _in_runs(runs: Cell | Iterable[object]) -> Iterator[str]:
    if isinstance(runs, tuple):
        yield from (run.key for run in runs if isinstance(run, NoteRef))


def _all_notes(document: Document) -> Iterator[Note]:
    for table in document.tables():
        yield from table.notes
    yield from document.notes
