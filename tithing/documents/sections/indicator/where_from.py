"""Where the figures come from: each file behind them, with the sheet and the row where one stood."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.reading.questions.trail import TrailStep
from tithing.vocabulary.in_words.numbered import listed, numbered

MOST = 40  # of a series of ten years and its denominators; more are counted
NONE = "No file that you may see stands behind it."
MANY_ROWS = "counted from many rows"


@section()
def where_from(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None:
        return
    yield Heading("Where the figures come from", 3, "sources")
    if not one.trail:
        yield Paragraph((NONE,))
        return
    yield _table(one.trail[:MOST], chapter)
    if more := one.trail[MOST:]:
        yield Paragraph(
            (f"And {numbered(len(more), 'more row or file', 'more rows and files')}.",), role="small"
        )


def _table(steps: tuple[tuple[str, TrailStep], ...], chapter: Chapter) -> DocumentTable:
    return DocumentTable(
        id=f"{chapter.period.code}-trail",
        caption="The files behind the figure and all that it is set against",
        columns=(
            Column("of", "Of", numeric=False, width=1.6),
            Column("file", "File", numeric=False, width=2.4),
            Column("where", "Where in it", numeric=False, width=1.6),
            Column("by", "Sent by", numeric=False, width=1.4),
            Column("released", "Released", numeric=False),
            Column("received", "Came in", numeric=False),
        ),
        rows=tuple(_row(*each) for each in steps),
        short_title="Files",
    )


def _row(of: str, step: TrailStep) -> Row:
    return Row(
        (
            of,
            step.file or "not told",
            _where(step),
            step.supplier or step.source or "not stated",
            day(step.released) if step.released else "not stated",
            day(step.received) if step.received else "not stated",
        )
    )


def _where(step: TrailStep) -> str:
    if not step.row:
        return MANY_ROWS
    sheet = f"sheet {listed([f'“{name}”' for name in step.sheets], word='or')}, " if step.sheets else ""
    return f"{sheet}row {step.row}"
