"""Where the figures come from: each file behind them, with the sheet and the row where one stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.reading.questions.trail import TrailStep
from tithing.vocabulary.beside.file_mark import known_by
from tithing.vocabulary.in_words.numbered import listed, numbered

MOST = 40  # of a figure with its denominators and all that it is set against; more are counted
MOST_ROWS = 6  # named of one file
NONE = "No file that you may see stands behind it."
MANY_ROWS = "counted from many rows"
NOT_TOLD = "told to whoever sent it, and to officers"


@section()
def where_from(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None:
        return
    yield Heading("Where the figures come from", 3, "sources")
    if not one.trail:
        yield Paragraph((NONE,))
        return
    behind = files_behind(one.trail)
    yield _table(behind[:MOST], chapter)
    if more := behind[MOST:]:
        yield Paragraph((f"And {numbered(len(more), 'more file')}.",), role="small")


@dataclass(frozen=True)
class FileBehind:
    """A file behind a figure, with the rows of it on which that stands; none of what was counted from many."""

    of: str
    step: TrailStep
    rows: tuple[int, ...]


def files_behind(trail: Iterable[tuple[str, TrailStep]]) -> tuple[FileBehind, ...]:
    """Each file, and each of its sheets, once a figure, in the order given."""
    rows: dict[tuple[str, TrailStep], list[int]] = {}
    for of, step in trail:
        rows.setdefault((of, replace(step, row=0)), []).append(step.row)
    return tuple(
        FileBehind(of, step, tuple(sorted(filter(None, found)))) for (of, step), found in rows.items()
    )


def _table(behind: tuple[FileBehind, ...], chapter: Chapter) -> DocumentTable:
    senders = {(line.file, line.mark): line.supplier for line in chapter.evidence.sources}
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
        rows=tuple(_row(each, senders) for each in behind),
        short_title="Files",
    )


def _row(behind: FileBehind, senders: Mapping[tuple[str, str], str]) -> Row:
    """`senders` are those of the report's own list of files, by name and mark."""
    step = behind.step
    return Row(
        (
            behind.of,
            step.file or "not told",
            where_in_it(behind),
            senders.get((step.file, step.mark)) or step.supplier or step.source or "not stated",
            day(step.released) if step.released else "not stated",
            day(step.received) if step.received else "not stated",
        )
    )


def where_in_it(behind: FileBehind) -> str:
    """'sheet “ASB”, rows 4 and 5': where somebody who opens the file finds it."""
    if not behind.rows:
        return NOT_TOLD if known_by(behind.step.mark)["journal_line"] else MANY_ROWS
    sheets = [f"“{name}”" for name in behind.step.sheets]
    sheet = f"sheet {listed(sheets, word='or')}, " if sheets else ""
    rows = listed([str(row) for row in behind.rows], most=MOST_ROWS)
    return f"{sheet}{'row' if len(behind.rows) == 1 else 'rows'} {rows}"
