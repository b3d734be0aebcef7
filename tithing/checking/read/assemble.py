"""Makes the printed document of what a reader handed over: tables with their headings, and sentences with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tithing.checking.read.blocks import BOLD, WEAK, Block, Blocks, Caption, Grid, Prose, ReadHeading
from tithing.checking.read.grid import SlotRow, lay_out
from tithing.checking.read.heads import Shaped, shape
from tithing.checking.read.in_one_cell import parted
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.printed import (
    PrintedCell,
    PrintedDocument,
    PrintedPlace,
    PrintedRow,
    PrintedSentence,
    PrintedTable,
)
from tithing.checking.read.sentences import commentary_in, sentences, tidy
from tithing.checking.read.text.text_prose import HeadingsAbove, headings_in, is_dated, is_note
from tithing.checking.thresholds import counted, shared
from tithing.vocabulary.problems import Problem, Refused

_IS_CAPTION = re.compile(
    r"^(?:table|figure|fig\.?|chart|graph)\s+[\dA-Z]{1,4}(?:\.\d+)?\s*[:.\-–—]?\s", re.IGNORECASE
)
_ENOUGH_MARKED = counted("read.assemble", "enough_marked")
_MOST_NAMED = counted("read.assemble", "most_named")
_HALF = shared("read.assemble", "half")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,}"
)  # "19 July 2021" dates a meeting, not what is under it


@dataclass
class Assembly:
    """The document so far; guards the headings that stand above what comes next.

    `headings` are those that the format marks, `weak` the short lines below them that no style marks.
    """

    limits: ReadingLimits
    headings: list[ReadHeading] = field(default_factory=list)
    weak: HeadingsAbove = field(default_factory=HeadingsAbove)
    caption: str = ""
    tables: list[PrintedTable] = field(default_factory=list)
    sentences: list[PrintedSentence] = field(default_factory=list)
    lines: list[PrintedSentence] = field(default_factory=list)
    cells: int = 0
    bare: list[PrintedPlace] = field(default_factory=list)  # of paragraphs that are a number and nothing else

    @property
    def context(self) -> tuple[str, ...]:
        return (*(heading.text for heading in self.headings), *self.weak.now)


def assemble(read: Blocks, *, title: str, format_: str, limits: ReadingLimits) -> PrintedDocument:
    """The document. Raises Refused where it holds more tables or cells than the limits allow."""
    work = Assembly(limits)
    blocks = _believed(read.blocks)
    for number, block in enumerate(blocks):
        _add(work, block, blocks[number + 1 : number + 2], title)
    notices = (*read.notices, *_left_aside(work))
    held = tuple(work.tables), tuple(work.sentences)
    return PrintedDocument(title, format_, *held, read.pages, notices, tuple(work.lines))


def _left_aside(work: Assembly) -> Iterator[str]:
    places = list(dict.fromkeys(place.words for place in work.bare if place.words))[:_MOST_NAMED]
    if work.bare:
        where = (
            f": {', '.join(places)}{' and others' if len(work.bare) > len(places) else ''}" if places else ""
        )
        yield f"Left aside as page numbers, for they are numbers and nothing else{where}."


def _believed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Where headings are marked, a short line that is not marked is no heading."""
    marked = sum(isinstance(block, ReadHeading) and block.level < BOLD for block in blocks)
    if marked < _ENOUGH_MARKED:
        return blocks
    weak = (isinstance(block, ReadHeading) and block.level >= WEAK for block in blocks)
    return [
        Prose(block.text, block.place) if is_weak and isinstance(block, ReadHeading) else block
        for block, is_weak in zip(blocks, weak, strict=True)
    ]


def _add(work: Assembly, block: Block, following: Sequence[Block], title: str) -> None:
    if isinstance(block, ReadHeading):
        _add_heading(work, _opening(block, following))
    elif isinstance(block, Grid):
        _add_grid(work, block, following, title)
    elif isinstance(block, Caption) or _captions(block, following):
        _add_caption(work, block, following)
    else:
        _add_prose(work, block)


def _opening(heading: ReadHeading, following: Sequence[Block]) -> ReadHeading:
    """A heading with months and nothing under it but another of its level opens a part, whatever its level says: those that
    follow are of its quarter."""
    alike = any(isinstance(each, ReadHeading) and each.level == heading.level for each in following)
    opens = alike and heading.level < BOLD and is_dated(heading.text) and not _DAY.search(heading.text)
    return replace(heading, level=heading.level - _HALF) if opens else heading


def _add_heading(work: Assembly, heading: ReadHeading) -> None:
    work.caption, text = "", tidy(heading.text)
    if heading.level >= WEAK:
        for part in headings_in(text):
            work.weak.meet(part)
        if "%" in text:  # it may be a line of prose after all
            _say(work, text, heading.place)
        else:
            work.lines.append(PrintedSentence(text, heading.place, work.context))
    elif text:
        work.weak = HeadingsAbove()
        while work.headings and work.headings[-1].level >= heading.level:
            work.headings.pop()
        work.headings.append(ReadHeading(text, heading.level, heading.place))
        work.lines.append(PrintedSentence(text, heading.place, work.context))


def _captions(block: Prose, following: Sequence[Block]) -> bool:
    return bool(_IS_CAPTION.match(block.text)) and any(isinstance(each, Grid) for each in following)


def _add_caption(work: Assembly, block: Caption | Prose, following: Sequence[Block]) -> None:
    """A caption stands over the table that comes at once; that of a chart is prose."""
    if any(isinstance(each, Grid) for each in following):
        work.caption = tidy(block.text)
    else:
        _say(work, block.text, block.place)


def _add_prose(work: Assembly, prose: Prose) -> None:
    text = tidy(prose.text)
    work.weak.read_on()
    if (prose.note or is_note(text)) and work.tables and _is_near(work.tables[-1], prose.place):
        last = work.tables[-1]
        work.tables[-1] = _with(last, notes=(*last.notes, text))
    _say(work, prose.text, prose.place)


def _is_near(table: PrintedTable, place: PrintedPlace) -> bool:
    """A note belongs to the table before it on its page or sheet; where there are neither, to the one before."""
    last = table.rows[-1].place if table.rows else table.place
    return last.page == place.page and last.sheet == place.sheet


def _say(work: Assembly, text: str, place: PrintedPlace) -> None:
    said = sentences(text, place=place, context=work.context)
    work.sentences += said
    work.lines += said or [PrintedSentence(tidy(text), place, work.context)]
    if tidy(text).strip("-\u2013 .").isdecimal():
        work.bare.append(place)


# -- tables -----------------------------------------------------------------------------------------------


def _add_grid(work: Assembly, grid: Grid, following: Sequence[Block], title: str) -> None:
    rows = lay_out(grid)
    work.caption, caption = "", work.caption or tidy(grid.caption)
    work.weak.read_on()
    if not rows:
        return
    shaped = shape(rows)
    if len(rows[0].slots) < 2 or not shaped.body:  # a frame round a paragraph, or a line set in columns
        _say_frame(work, rows, shaped, following)
        return
    _count(work, len(rows) * len(rows[0].slots), title)
    over = (*((caption,) if caption else ()), *shaped.titles)
    table = PrintedTable(
        id=f"t{len(work.tables) + 1}",
        heads=shaped.heads,
        rows=tuple(_row(row) for row in shaped.body),
        label_head=shaped.label_head,
        context=(*work.context, *over),
        place=grid.place,
        notes=tuple(tidy(note) for note in grid.notes),
        doubtful=grid.doubtful,
    )
    work.tables.append(parted(table))
    work.sentences += commentary_in(table)


def _say_frame(work: Assembly, rows: Sequence[SlotRow], shaped: Shaped, following: Sequence[Block]) -> None:
    """What stands in a frame: the title of the table that comes at once, or prose."""
    shown = [slot.text for row in rows for slot in row.shown if slot.top]
    texts = list(
        {text.replace(" ", ""): text for text in reversed(shown)}.values()
    )  # one title may be cut apart
    titles = [*shaped.titles, *(texts if len(texts) == 1 else ())]
    if titles and any(isinstance(each, Grid) for each in following):
        work.caption = titles[0]
        return
    for row in rows:
        _say(work, "\n".join(slot.text for slot in row.shown if slot.top), row.place)


def _count(work: Assembly, cells: int, title: str) -> None:
    work.cells += cells
    if work.cells > work.limits.cells:
        raise Refused(
            Problem(
                f"its tables hold more than {work.limits.cells:,} cells",
                "Check it in parts: save the pages or sheets you need as a file of their own",
                file=title,
            )
        )
    if len(work.tables) >= work.limits.tables:
        raise Refused(
            Problem(f"it holds more than {work.limits.tables:,} tables", "Check it in parts", file=title)
        )


def _row(row: SlotRow) -> PrintedRow:
    """A merged value is printed once, in its first slot; a label that covers several rows is the label of each."""
    cells = tuple(
        PrintedCell(slot.text if slot.left and slot.top else "", column, row.place)
        for column, slot in enumerate(row.slots[1:], start=1)
    )
    return PrintedRow(row.slots[0].text, cells, row.place, row.level)


def _with(table: PrintedTable, **changes: tuple[str, ...]) -> PrintedTable:
    return replace(table, **changes)  # type: ignore[arg-type]
