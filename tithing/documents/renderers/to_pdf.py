"""A tagged PDF (PDF/UA-1) set by Typst: the same document gives the same bytes (R104).

The words go to the template as data, so that nothing in them is read as markup. Typst 0.15 cannot say that a
row's first cell is a header, so that is written into the tags afterwards.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

from tithing.documents.charts.area_map import locator_svg
from tithing.documents.charts.picture import chart_svg, font_folder, spark_svg
from tithing.documents.paper import PAGE_ONE
from tithing.documents.renderers.culprits import CannotShow
from tithing.documents.renderers.laid_out import (
    LaidCell,
    LaidChart,
    LaidHeading,
    LaidList,
    LaidNote,
    LaidOut,
    LaidParagraph,
    LaidTable,
    Spans,
)
from tithing.documents.renderers.page_widths import widths_of
from tithing.documents.renderers.paged import PagedPart, closing_lines, leads_in, listed, paged_parts
from tithing.vocabulary.characters.printable import optional_faces

FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")

Data = dict[str, Any]


_NO_PICTURE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


def to_pdf(laid: LaidOut) -> bytes:
    """The PDF. Raises CannotShow for letters that the faces have no picture for, and RuntimeError when the typesetter
    warns: then a page is not as it should be."""
    typeset, warnings = _typeset(laid)
    if warnings:
        raise RuntimeError("the typesetter warned: " + "; ".join(warnings))
    return with_row_headers(typeset)


def _typeset(laid: LaidOut) -> tuple[bytes, list[str]]:
    """Words and template go to the typesetter in memory: the folder of faces holds nothing of the document."""
    import typst

    published = datetime.combine(laid.document.published, time(0), tzinfo=UTC)
    template = files(__package__).joinpath("templates", "report.typ").read_bytes()
    with tempfile.TemporaryDirectory(prefix="tithing-faces-") as name:
        folder = Path(name)
        _link_faces(folder)
        try:
            typeset, warnings = typst.compile_with_warnings(
                template,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards="ua-1",
                sys_inputs={"document": json.dumps(_data(laid), ensure_ascii=False)},
                timestamp=published,
            )
        except typst.TypstError as error:
            if letters := letters_without_picture(str(error)):
                raise CannotShow(letters) from error
            raise
    return typeset, [warning.message for warning in warnings]


def letters_without_picture(said: str) -> list[str]:
    """The letters that the typesetter says it cannot show, each once.

    >>> letters_without_picture('error: the text `"\\\\u{f0b7}"` could not be displayed with font')
    ['\\uf0b7']
    """
    runs = (_BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), run) for run in _NO_PICTURE.findall(said))
    return list(dict.fromkeys(letter for run in runs for letter in run if not letter.isspace()))


def _link_faces(folder: Path) -> None:
    """Only the faces that are used (the wheel has each twice, and which is found first could differ), and those that
    somebody added for other scripts."""
    for face in (*(font_folder() / name for name in FACES), *optional_faces()):
        (folder / face.name).symlink_to(face.resolve())


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF with the first cell of each body row tagged as that row's header."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        _mark_row_headers(opened)
        saved = io.BytesIO()
        opened.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return saved.getvalue()


def _mark_row_headers(pdf: Any) -> None:
    from pikepdf import Dictionary, Name

    for element in _elements(pdf.Root.StructTreeRoot):
        if element.get("/S") == Name.TR and element.P.get("/S") == Name.TBody:
            first = _children(element)[0]
            first.S = Name.TH
            first.A = _attributes(first, Dictionary(O=Name.Table, Scope=Name.Row))


def _attributes(element: Any, added: Any) -> Any:
    from pikepdf import Array

    before = element.get("/A")
    if before is None:
        return added
    return Array([*(before if isinstance(before, Array) else [before]), added])


def _elements(root: Any) -> list[Any]:
    """Every structure element below the root, without recursion: a long report's tree is deep and wide."""
    found: list[Any] = []
    waiting = _children(root)
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(_children(element))
    return found


def _children(element: Any) -> list[Any]:
    from pikepdf import Array, Dictionary

    kids = element.get("/K")
    if kids is None:
        return []
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]


# -- the words as data for the template ---------------------------------------------------------


def _data(laid: LaidOut) -> Data:
    document = laid.document
    return {
        "title": document.title,
        "welsh_title": document.welsh_title,
        "subtitle": document.subtitle,
        "author": document.author,
        "summary": document.summary or document.title,
        "status": document.status,
        "date": [document.published.year, document.published.month, document.published.day],
        "published": laid.published,
        "foot": document.status,
        "close": document.one_page,
        "locator": {"svg": locator_svg(document.locator), "alt": document.locator.alt}
        if document.locator
        else None,
        "paper": PAGE_ONE.as_data(),
        "runs": _runs(laid),
        "notes": [_note(note) for note in laid.notes],
        "closing": closing_lines(laid),
    }


def _runs(laid: LaidOut) -> list[Data]:
    """The parts in runs of upright and of turned pages."""
    runs: list[Data] = []
    shown = listed(laid)
    parts = paged_parts(laid, is_wide=lambda table: widths_of(table).landscape)
    for place, (part, turned) in enumerate(parts):
        if not runs or runs[-1]["landscape"] != turned:
            runs.append({"landscape": turned, "parts": []})
        runs[-1]["parts"].append(_part(part, shown) | {"leads": leads_in(parts, place)})
    return runs


def _part(part: PagedPart, shown: tuple[LaidHeading, ...]) -> Data:
    match part:
        case None:
            return {"kind": "contents"}
        case LaidHeading(text, level, _):
            return {"kind": "heading", "text": text, "level": max(level - 1, 1), "listed": part in shown}
        case LaidParagraph(spans, role):
            return {"kind": "paragraph", "spans": _spans(spans), "role": role}
        case LaidList(items, numbered):
            return {"kind": "list", "items": [_spans(item) for item in items], "numbered": numbered}
        case LaidTable():
            return _table(part)
        case LaidChart():
            return _chart(part)
        case _:
            return {"kind": "break"}


def _spans(spans: Spans) -> list[Data]:
    return [{"text": span.text, "strong": span.strong, "note": span.note} for span in spans]


def _note(note: LaidNote) -> Data:
    return {"number": note.number, "spans": _spans(note.spans)}


def _table(table: LaidTable) -> Data:
    return {
        "kind": "table",
        "number": table.number,
        "caption": table.caption,
        "about": _spans(table.about),
        "columns": [
            {"head": c.head, "group": c.group, "numeric": c.numeric, "marks": _spans(c.marks)}
            for c in table.columns
        ],
        "groups": [{"name": name, "span": span} for name, span in table.groups],
        "widths": [round(width, 2) for width in widths_of(table).points],
        "rows": [
            {"level": row.level, "total": row.total, "cells": [_cell(cell) for cell in row.cells]}
            for row in table.rows
        ],
        "notes": [_note(note) for note in table.notes],
        "lines": [*table.marks, *([f"Source: {table.source}"] if table.source else [])],
    }


def _cell(cell: LaidCell) -> Data:
    data: Data = {"kind": cell.kind, "spans": _spans(cell.spans), "strong": cell.strong, "arrow": cell.arrow}
    if cell.spark:
        data |= {"svg": spark_svg(cell.spark), "alt": cell.spark.alt}
    return data


def _chart(part: LaidChart) -> Data:
    chart = part.chart
    lines = [" ".join(part.remarks)] if part.remarks else []
    lines += [f"Source: {part.source}"] if part.source else []
    return {
        "kind": "chart",
        "title": chart.title,
        "subtitle": chart.subtitle,
        "svg": chart_svg(chart),
        "alt": chart.alt,
        "lines": lines,
    }
