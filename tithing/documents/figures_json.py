"""Every figure of a document with its place and where it came from, for who checks and for machines.

A figure can be followed from the page to its indicator, its observation and the file, by its SHA-256; by whoever may not have
the file, to the line of the journal that took it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from tithing.documents.described import Described, period_in_words
from tithing.documents.marks import figures_in, row_name, shared_marks
from tithing.documents.parts import BulletList, Chart, Document, DocumentTable, Note, Paragraph, Runs
from tithing.documents.wording import in_cell, in_prose, reason_of
from tithing.vocabulary.beside.file_mark import known_by
from tithing.vocabulary.characters.json_text import json_text
from tithing.vocabulary.figure import BaseOfRate, Figure, Provenance
from tithing.vocabulary.quantity import next_step, number_of, status_word

WhereShown = dict[str, str | int]


@dataclass(frozen=True)
class PlacedFigure:
    """A figure, the words that show it, and its place: a cell, a paragraph, a list, a note or a chart."""

    figure: Figure
    display: str
    place: WhereShown


def figures_json(document: Document) -> str:
    """The document's figures as JSON text: values unrounded, null where there is no number.

    Example of an entry: `{"place": {"table": "indicators", "row": 2, "row_name": "Robbery", "column": "value"},
    "display": "221", "value": 221.0, "unit": "count", "status": "final", "reason": "", ...}`.
    """
    content = {
        "title": document.title,
        "author": document.author,
        "published": document.published.isoformat(),
        "status": document.status,
        "figures": [_entry(placed, document.described) for placed in placed_figures(document)],
    }
    return json_text(content, allow_nan=False)


def _entry(placed: PlacedFigure, about: Described) -> dict[str, Any]:
    figure, origin = placed.figure, placed.figure.provenance
    measure, (when, first, last) = about.measure(origin.indicator), period_in_words(origin.period)
    return {
        "place": placed.place,
        "display": placed.display,
        "value": number_of(figure.quantity),
        "unit": figure.unit.value,
        "status": status_word(figure.quantity),
        "reason": reason_of(figure.quantity),
        "next": next_step(figure.quantity),
        "note": figure.note,
        "indicator": origin.indicator,
        "title": measure.title,
        "measure": measure.measure,
        "definition": measure.definition,
        "part": origin.part,
        "area": origin.area,
        "area_name": about.areas.get(origin.area, ""),
        "period": origin.period,
        "period_words": when,
        "period_start": first,
        "period_end": last,
        "breakdown": origin.breakdown,
        "supplier": about.supplied_by(origin.suppliers),
        "denominator": _base(origin.base),
        "caveats": list(origin.caveats),
        "sources": _sources(origin),
    }


def _base(base: BaseOfRate | None) -> dict[str, Any] | None:
    if base is None:
        return None
    return {
        "title": base.title,
        "period": base.period,
        "value": base.number,
        "edition": base.edition,
        "implied": base.implied,
    }


def _sources(origin: Provenance) -> list[dict[str, Any]]:
    """Each file, with the rows of it on which the figure stands; none of what was counted from many."""
    return [
        {
            "file": file,
            **known_by(mark),
            "rows": list(rows or ()),
            "released": released.isoformat() if released else None,
            "revision": revision or 0,
        }
        for (file, mark), rows, released, revision in zip_longest(
            origin.sources, origin.rows, origin.released, origin.revisions
        )
    ]


def placed_figures(document: Document) -> Iterator[PlacedFigure]:
    """Every figure in the order of the page; paragraphs, lists and notes are numbered from 1."""
    counted = {"paragraph": 0, "list": 0}
    for part in document.parts:
        match part:
            case Paragraph(runs, _):
                counted["paragraph"] += 1
                yield from _in_runs(runs, {"paragraph": counted["paragraph"]})
            case BulletList(items, _):
                counted["list"] += 1
                for number, item in enumerate(items, start=1):
                    yield from _in_runs(item, {"list": counted["list"], "item": number})
            case DocumentTable():
                yield from figures_of_table(part)
            case Chart():
                yield from _of_chart(part)
            case _:
                pass
    yield from _in_notes(document.notes)


def figures_of_table(table: DocumentTable) -> Iterator[PlacedFigure]:
    """The figures in a table's cells, row by row, then those in its notes."""
    shared = shared_marks(table)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in zip(table.columns, row.cells, strict=True):
            unit_in_head = bool(column.unit) and isinstance(cell, Figure)
            for figure in figures_in(cell):
                place: WhereShown = {
                    "table": table.id,
                    "row": number,
                    "row_name": row_name(row),
                    "column": column.key,
                }
                status_in_head = column.key in shared
                words = in_cell(figure, unit_in_head=unit_in_head, status_in_head=status_in_head)
                yield PlacedFigure(figure, words, place)
    yield from _in_notes(table.notes)


def _in_notes(notes: tuple[Note, ...]) -> Iterator[PlacedFigure]:
    for note in notes:
        yield from _in_runs(note.runs, {"note": note.key})


def _in_runs(runs: Runs, place: WhereShown) -> Iterator[PlacedFigure]:
    for run in runs:
        if isinstance(run, Figure):
            yield PlacedFigure(run, in_prose(run), place)


def _of_chart(chart: Chart) -> Iterator[PlacedFigure]:
    for series in chart.series:
        for number, figure in enumerate(series.figures, start=1):
            place: WhereShown = {"chart": chart.id, "series": series.name, "point": number}
            yield PlacedFigure(figure, in_cell(figure, unit_in_head=False), place)
