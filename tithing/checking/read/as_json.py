"""A printed document as JSON and back: how the child that reads hands it to the parent, which trusts nothing else.

JSON and not pickle: what a hostile file could make of the child's words stays words.
"""

from __future__ import annotations

import json
from typing import Any

from tithing.checking.read.printed import (
    PrintedCell,
    PrintedDocument,
    PrintedPlace,
    PrintedRow,
    PrintedSentence,
    PrintedTable,
)


def to_json(document: PrintedDocument) -> str:
    """The whole document on one line."""
    held = {
        "title": document.title,
        "format": document.format,
        "pages": document.pages,
        "notices": document.notices,
        "tables": [_table(table) for table in document.tables],
        "sentences": [_sentence(each) for each in document.sentences],
        "lines": [_sentence(each) for each in document.lines],
    }
    return json.dumps(held, ensure_ascii=True, separators=(",", ":"))


def from_json(text: str | bytes) -> PrintedDocument:
    """The document that `to_json` wrote."""
    held = json.loads(text)
    return PrintedDocument(
        held["title"],
        held["format"],
        tuple(_read_table(table) for table in held["tables"]),
        _read_sentences(held["sentences"]),
        held["pages"],
        tuple(held["notices"]),
        _read_sentences(held["lines"]),
    )


def _sentence(sentence: PrintedSentence) -> list[Any]:
    return [sentence.text, _place(sentence.place), sentence.context]


def _read_sentences(held: list[Any]) -> tuple[PrintedSentence, ...]:
    return tuple(PrintedSentence(text, _read_place(at), tuple(over)) for text, at, over in held)


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "heads": table.heads,
        "label_head": table.label_head,
        "context": table.context,
        "place": _place(table.place),
        "notes": table.notes,
        "doubtful": table.doubtful,
        "rows": [[row.label, row.level, _place(row.place), _cells(row)] for row in table.rows],
    }


def _cells(row: PrintedRow) -> list[Any]:
    return [
        [cell.text, cell.column, None if cell.place == row.place else _place(cell.place)]
        for cell in row.cells
    ]


def _read_table(held: dict[str, Any]) -> PrintedTable:
    return PrintedTable(
        id=held["id"],
        heads=tuple(held["heads"]),
        rows=tuple(_read_row(row) for row in held["rows"]),
        label_head=held["label_head"],
        context=tuple(held["context"]),
        place=_read_place(held["place"]),
        notes=tuple(held["notes"]),
        doubtful=held["doubtful"],
    )


def _read_row(held: list[Any]) -> PrintedRow:
    label, level, at, cells = held
    place = _read_place(at)
    read = (PrintedCell(text, column, _read_place(own) if own else place) for text, column, own in cells)
    return PrintedRow(label, tuple(read), place, level)


def _place(place: PrintedPlace) -> list[Any]:
    return [place.page, place.line, place.sheet]


def _read_place(held: list[Any]) -> PrintedPlace:
    return PrintedPlace(*held)
