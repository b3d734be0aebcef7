"""Reads plain text and Markdown: tables with tabs, pipes or slashes, label-and-figures lines, and prose.

Every line has its number, counted from 1 by line feeds, so that a finding can say where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tithing.checking.read.in_one_cell import parted
from tithing.checking.read.markup import unmarked
from tithing.checking.read.printed import PrintedDocument, PrintedPlace, PrintedSentence, PrintedTable
from tithing.checking.read.sentences import commentary_in
from tithing.checking.read.text.spaced_heads import heads_in
from tithing.checking.read.text.spaced_rows import spaced_rows
from tithing.checking.read.text.text_prose import (
    HeadingsAbove,
    headings_in,
    is_bullet,
    is_heading,
    is_note,
    lists_people,
    plain_heading,
    says_figures,
    sentences_from,
)
from tithing.checking.read.text.text_rows import (
    TextRow,
    is_rule_line,
    pipe_cells,
    slash_cells,
    slash_parts,
    spaced_cells,
    tab_cells,
)
from tithing.checking.read.text.text_tables import TextBlock, block_from, heads_apart, same_heads, table_from
from tithing.checking.thresholds import counted

Split = Callable[[str], tuple[str, ...] | None]
_FEWEST_SPACED_ROWS = counted("read.text.from_text", "fewest_spaced_rows")
_LEFT_OUT = "rows under it have lost their columns, and were left out"
_BAR = " | "  # between the cells of a row that stands alone and is a line of prose
_TITLED = counted("read.text.from_text", "titled")
_MOST_NAMED = counted("read.text.from_text", "most_named")
_PAGE_GAP = counted("read.text.from_text", "page_gap")


def read_text(text: str, *, title: str) -> PrintedDocument:
    """The tables and sentences of a text or Markdown file, with the headings above each.

    >>> document = read_text("Type\\t2017\\t2018\\nRobbery\\t7\\t36\\n", title="a pack")
    >>> document.tables[0].heads, document.tables[0].rows[0].texts
    (('2017', '2018'), ('7', '36'))
    """
    reading = _Reading()
    lines = [unmarked(line.rstrip("\r\f")) for line in text.split("\n")]
    index = 0
    while index < len(lines):
        index = _read_from(lines, index, reading)
    reading.end_paragraph()
    reading.end_table()
    held = tuple(reading.tables), tuple(reading.sentences)
    return PrintedDocument(
        title,
        "text",
        *held,
        notices=tuple(_notices(reading)),
        lines=tuple(sorted(reading.lines, key=_line_of)),
    )


def _line_of(line: PrintedSentence) -> int:
    return line.place.line or 0


def _notices(reading: _Reading) -> Iterator[str]:
    yield from reading.notices
    lines = ", ".join(map(str, reading.page_numbers[:_MOST_NAMED]))
    more = " and others" if len(reading.page_numbers) > _MOST_NAMED else ""
    if lines:
        yield f"Left aside as page numbers: line {lines}{more}."


@dataclass
class _Reading:
    """What has been read so far; text is read in one pass, so the reading has to be remembered."""

    tables: list[PrintedTable] = field(default_factory=list)
    sentences: list[PrintedSentence] = field(default_factory=list)
    lines: list[PrintedSentence] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    page_numbers: list[int] = field(default_factory=list)  # the lines that hold nothing else
    headings: HeadingsAbove = field(default_factory=HeadingsAbove)
    paragraph: list[tuple[int, str]] = field(default_factory=list)
    pending: TextBlock | None = None  # a table that the next rows may continue
    pending_end: int = 0
    pending_context: tuple[str, ...] = ()
    doubt: str = ""
    above: TextBlock | None = (
        None  # the table just ended, whose heads stand over a part with a title of its own
    )
    above_end: int = 0

    def end_paragraph(self) -> None:
        if self.paragraph:
            self.say(self.paragraph)
            self.headings.read_on()
        self.paragraph = []

    def say(self, lines: Sequence[tuple[int, str]]) -> None:
        said = tuple(sentences_from(lines, self.headings.now))
        self.sentences += said
        self.lines += said

    def heading(self, number: int, line: str) -> None:
        for heading in headings_in(line):
            self.headings.meet(heading)
        if says_figures(plain_heading(line)):
            self.say([(number, line)])
        else:
            self._line(number, plain_heading(line))

    def page_number(self, number: int, line: str) -> None:
        self.page_numbers.append(number)
        if line.strip().isdigit():  # which may be a figure after all, with its name above
            self._line(number, line)

    def _line(self, number: int, line: str) -> None:
        """What stands on a line and is no sentence: a heading, a bare number."""
        self.lines.append(PrintedSentence(line.strip(), PrintedPlace(line=number), self.headings.now))

    def end_table(self) -> None:
        if self.pending is not None and not self.pending.rows:
            self.say([(self.pending.line, _BAR.join(filter(None, self.pending.heads)))])
        if self.pending is not None and self.pending.rows:
            table = table_from(self.pending, name=f"t{len(self.tables) + 1}", context=self.pending_context)
            table = replace(parted(table), doubtful=self.doubt or _headed_otherwise(table))
            self.tables.append(table)
            self.sentences += commentary_in(table)
        if self.pending is not None and self.pending.headed:
            self.above, self.above_end = self.pending, self.pending_end
        self.pending, self.doubt = None, ""

    def _under_heads(self, block: TextBlock) -> TextBlock:
        """Rows under a line that is a title among them have the heads of the rows above that line."""
        above = self.above
        if (
            above is None
            or self.pending is not None
            or block.headed
            or block.line - self.above_end != _TITLED
        ):
            return block
        if len(above.heads) != len(block.heads):
            return block
        self.above_end = block.line
        return replace(block, heads=above.heads, headed=True)

    def add_block(self, block: TextBlock, *, last_line: int, doubt: str = "") -> None:
        block = self._under_heads(block)
        if self._continues(block):
            assert self.pending is not None
            self.pending = _continued(self.pending, block)
        else:
            self.end_table()
            self.pending, self.pending_context = block, self.headings.now
        self.pending_end, self.doubt = last_line, self.doubt or doubt
        self.headings.read_on()

    def add_note(self, number: int, line: str) -> None:
        """A note under a table belongs to the table, and is a sentence too."""
        self.end_table()
        if self.tables:
            last = self.tables[-1]
            self.tables[-1] = replace(last, notes=(*last.notes, line.strip()))
        self.say([(number, line)])

    def _continues(self, block: TextBlock) -> bool:
        if self.pending is None or block.line - self.pending_end > _PAGE_GAP + 1:
            return False
        if self.pending.rows and block.captions and block.captions != self.pending.captions:
            return False
        if len(self.pending.heads) != len(block.heads):
            return False
        if not self.pending.rows:
            return bool(block.rows)  # else they are two lines of a list, and no heads of a table
        return same_heads(self.pending, block) or not block.headed


def _headed_otherwise(table: PrintedTable) -> str:
    """Why the heads cannot be put to the columns, where they cannot; "" where they can."""
    return heads_apart(table.heads, [row.texts for row in table.rows])


def _continued(before: TextBlock, after: TextBlock) -> TextBlock:
    """A head whose rows stand after a gap, or a table that goes on over the page."""
    if not before.rows:
        heads = after.heads if after.headed else before.heads
        return TextBlock(
            (*before.captions, *after.captions), heads, after.rows, before.line, after.headed or before.headed
        )
    return TextBlock(before.captions, before.heads, (*before.rows, *after.rows), before.line, before.headed)


def _read_from(lines: Sequence[str], index: int, reading: _Reading) -> int:
    """Read the line at `index`, and whatever belongs with it; the index of the next line to read."""
    line = lines[index]
    if not line.strip():
        reading.end_paragraph()
        return index + 1
    for split in (tab_cells, pipe_cells, slash_cells):
        if split(line) is not None and _is_tabular(lines, index, split):
            return _read_rows(lines, index, reading, split)
    if _is_slash_head(lines, index):
        return _read_rows(lines, index, reading, _slash_rows(len(slash_parts(line))))
    rows, end = spaced_rows(lines, index)
    if len(rows) >= _FEWEST_SPACED_ROWS:
        return _read_spaced(lines, index, rows, end, reading)
    _read_prose(lines, index, reading)
    return index + 1


def _is_tabular(lines: Sequence[str], index: int, split: Split) -> bool:
    """One slash in a line of prose makes no table: two lines in a row do."""
    if split is not slash_cells:
        return True
    near = lines[index + 1 : index + 4]
    return any(slash_cells(line) is not None for line in near)


def _is_slash_head(lines: Sequence[str], index: int) -> bool:
    """A line of as many parts as the rows of figures under it: "Offence / Apr 2015 / Apr 2014 / Change"."""
    parts = len(slash_parts(lines[index]))
    below = next((line for line in lines[index + 1 : index + 3] if line.strip()), "")
    rows = slash_cells(below)
    return parts > 2 and rows is not None and len(rows) == parts


def _slash_rows(width: int) -> Split:
    def split(line: str) -> tuple[str, ...] | None:
        parts = slash_parts(line)
        return parts if len(parts) == width else slash_cells(line)

    return split


def _read_rows(lines: Sequence[str], index: int, reading: _Reading, split: Split) -> int:
    reading.end_paragraph()
    rows, end = _rows_from(lines, index, split)
    doubt = _ragged(rows) if split not in (tab_cells, pipe_cells) else ""
    if split is tab_cells:
        rows, end, doubt = _with_fused(lines, rows, end)
    if split is pipe_cells and len(rows) == 1:
        below, end = spaced_rows(lines, end, width=len(rows[0].cells) - 1)
        rows += below
    block = block_from(rows)
    if block is not None:
        reading.add_block(block, last_line=end, doubt=doubt)
    return end


def _with_fused(lines: Sequence[str], rows: list[TextRow], end: int) -> tuple[list[TextRow], int, str]:
    """Rows whose tabs were lost go on with the table above them, where their values are as many as its columns; where they
    are not, the table is not whole."""
    width = max(len(row.cells) for row in rows) - 1
    while end < len(lines) and lines[end].strip() and width > 1:
        cells = spaced_cells(lines[end], width=width)
        if cells is None:
            fused = spaced_cells(lines[end]) is not None and not lines[end].rstrip().endswith(".")
            return rows, end, _LEFT_OUT if fused else ""
        rows, end = [*rows, TextRow(end + 1, cells)], end + 1
    return rows, end, ""


def _rows_from(lines: Sequence[str], index: int, split: Split) -> tuple[list[TextRow], int]:
    rows: list[TextRow] = []
    while index < len(lines) and lines[index].strip():
        cells = split(lines[index])
        if split not in (tab_cells, pipe_cells) and rows and _runs_on(lines[index], cells):
            rows[-1] = _run_on(rows[-1], cells or (lines[index].strip(),))
            index += 1
            continue
        if cells is None:
            break
        if not is_rule_line(lines[index]):
            rows.append(TextRow(index + 1, cells))
        index += 1
    return rows, index


def _runs_on(line: str, cells: tuple[str, ...] | None) -> bool:
    """A line that goes on with the last cell of the row above: a remark in brackets, or no row at all."""
    return line.lstrip().startswith("(") or (cells is None and not line.strip().isupper())


def _run_on(row: TextRow, cells: tuple[str, ...]) -> TextRow:
    last = f"{row.cells[-1]} {cells[0]}".strip()
    return TextRow(row.line, (*row.cells[:-1], last, *cells[1:]))


def _ragged(rows: Sequence[TextRow]) -> str:
    widths = {len(row.cells) for row in rows}
    if len(widths) < 2:
        return ""
    fewest, most = min(widths) - 1, max(widths) - 1
    return f"its rows hold {fewest} to {most} values, so that a value cannot be put under its head with confidence"


def _read_spaced(lines: Sequence[str], index: int, rows: list[TextRow], end: int, reading: _Reading) -> int:
    heads = _spaced_heads(lines, index, reading, len(rows[0].cells) - 1)
    reading.end_paragraph()
    block = block_from([heads, *rows] if heads else rows)
    if block is not None:
        reading.add_block(block, last_line=end)
    return end


def _spaced_heads(lines: Sequence[str], index: int, reading: _Reading, width: int) -> TextRow | None:
    """The line just above the rows, when it can be cut into one head for each column: at gaps of two spaces, or
    between the words that heads are made of."""
    above = next((n for n in range(index - 1, max(index - 3, -1), -1) if lines[n].strip()), None)
    if above is None:
        return None
    cells = spaced_cells(lines[above], width=width) or _gapped_heads(lines[above], width)
    cells = cells or heads_in(lines[above], width=width)
    if cells is None:
        return None
    if reading.paragraph and reading.paragraph[-1][0] == above + 1:
        reading.paragraph.pop()
    reading.headings.take_back(lines[above])
    return TextRow(above + 1, cells)


def _gapped_heads(line: str, width: int) -> tuple[str, ...] | None:
    """Heads over the columns and none over the labels, parted by gaps of two spaces or more."""
    cells = tuple(re.split(r"\s{2,}", line.strip()))
    return ("", *cells) if len(cells) == width and line[:2].isspace() else None


def _read_prose(lines: Sequence[str], index: int, reading: _Reading) -> None:
    line, number = lines[index], index + 1
    if is_note(line) and (reading.pending is not None or reading.tables) and not reading.paragraph:
        reading.add_note(number, line)
        return
    if is_heading(line) and _between_bullets(lines, index, reading):
        reading.end_paragraph()
    if is_heading(line) and not reading.paragraph and _stands_alone(lines, index):
        reading.end_table()
        reading.heading(number, line)
        return
    if _is_page_number(line):
        reading.page_number(number, line)
        return
    reading.end_table()
    if is_bullet(line) or lists_people(line):
        reading.end_paragraph()
    reading.paragraph.append((number, line))


def _between_bullets(lines: Sequence[str], index: int, reading: _Reading) -> bool:
    """A short line after a bullet that has ended and before the next one is the title of the bullets to come."""
    if not reading.paragraph or index + 1 >= len(lines) or not is_bullet(lines[index + 1]):
        return False
    last = reading.paragraph[-1][1]
    return is_bullet(last) and last.rstrip().endswith((".", "!", "?"))


def _stands_alone(lines: Sequence[str], index: int) -> bool:
    """A heading has nothing running on under it: the next line is blank, a row, a bullet or another heading."""
    if lines[index].lstrip().startswith("#") or index + 1 >= len(lines):
        return True
    after = lines[index + 1]
    if not after.strip() or "\t" in after or "|" in after or is_bullet(after) or is_heading(after):
        return True
    return not after.strip()[0].islower()


def _is_page_number(line: str) -> bool:
    words = line.strip().lower().removeprefix("page").split()
    return len(words) in (1, 3) and words[0].isdigit() and (len(words) == 1 or words[1] == "of")
