"""Reads a web page (HTML): headings, paragraphs, and tables with captions, spans and nesting.

The standard library's parser is used: it resolves no entity but characters, runs nothing and fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tithing.checking.read.blocks import (
    WEAK,
    Block,
    Blocks,
    Caption,
    Grid,
    GridCell,
    GridRow,
    Prose,
    ReadHeading,
)
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.markup import raised
from tithing.checking.read.sentences import tidy
from tithing.checking.read.text.decoded import decoded
from tithing.checking.read.text.text_prose import is_heading
from tithing.checking.thresholds import counted
from tithing.vocabulary.problems import Problem, Refused

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = (
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dd",
    "dt",
    "blockquote",
    "pre",
    "address",
    "summary",
    "hr",
)
_PARTS = (
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "details",
    "figure",
    "form",
    "body",
)
_BREAKING = frozenset((*_PARAGRAPHS, *_PARTS))
_UNSEEN = {
    "script",
    "style",
    "template",
    "svg",
    "math",
    "head",
    "object",
    "iframe",
    "select",
    "textarea",
    "canvas",
    "s",
    "del",
    "strike",
}
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_MOST_ACROSS = counted("read.text.from_html", "most_across")
_MOST_DOWN = counted("read.text.from_html", "most_down")


def read_html(path: Path, limits: ReadingLimits) -> Blocks:
    """The blocks of a web page in reading order."""
    return blocks_of_page(decoded(path, limits), limits, title=path.name)


def blocks_of_page(page: str, limits: ReadingLimits, *, title: str) -> Blocks:
    """The blocks of a page that is at hand as text; `title` is the name that messages use."""
    parser = _Page(limits, title)
    parser.feed(page)
    parser.close()
    parser.finish()
    return Blocks(tuple(parser.blocks))


@dataclass
class _Cell:
    head: bool
    columns: int
    rows: int
    text: list[str] = field(default_factory=list)


@dataclass
class _OpenTable:
    """A table that is still open."""

    rows: list[GridRow] = field(default_factory=list)
    cells: list[GridCell] | None = None
    cell: _Cell | None = None
    caption: list[str] | None = None
    in_caption: bool = False
    in_head: bool = False


class _Page(HTMLParser):
    """Guards what is open: an unseen element, a heading, tables and their cells."""

    def __init__(self, limits: ReadingLimits, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self.blocks: list[Block] = []
        self._limits = limits
        self._tables: list[_OpenTable] = []
        self._text: list[str] = []
        self._kind = "p"
        self._unseen: list[str] = []
        self._raised: list[str] | None = None  # a note behind a word or a figure, while it is open

    # -- events -------------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._unseen:
            self._unseen += [tag] if tag == self._unseen[-1] else []
        elif tag in _UNSEEN or ("hidden" in given and tag not in _VOID):
            self._unseen.append(tag)
        elif tag == "br":
            self._write("\n")
        elif tag == "sup":
            self._raised = []
        elif tag in ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"):
            self._start_of_table(tag, given)
        elif tag in _BREAKING or tag in _HEADINGS or tag == "figcaption":
            self._break()
            self._kind = tag
        elif self._kind == "figcaption":  # a chart's title and subtitle are two spans on two lines
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag == "sup" and self._raised is not None:
            note, self._raised = "".join(self._raised), None
            self._write(raised(note))
        elif tag in ("table", "caption", "thead", "tr", "td", "th"):
            self._end_of_table(tag)
        elif tag in _BREAKING or tag in _HEADINGS or tag == "figcaption":
            self._break()
            self._kind = "p"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._write(data.replace("\n", " "))

    def finish(self) -> None:
        """Close what the page left open, as browsers do."""
        while self._tables:
            self._end_of_table("table")
        self._break()

    # -- text ---------------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if self._raised is not None:
            self._raised.append(text)
            return
        table = self._tables[-1] if self._tables else None
        if table and table.in_caption and table.caption is not None:
            table.caption.append(text)
        elif table and table.cell:
            table.cell.text.append(text)
        elif not table or text.strip():
            self._text.append(text)

    def _break(self) -> None:
        if self._raised is not None:  # a note that the page never closed
            note, self._raised = "".join(self._raised), None
            self._write(raised(note))
        if self._tables and self._tables[-1].cell:
            self._write(" ")
            return
        text, self._text = "".join(self._text), []
        if tidy(text):
            self.blocks.append(self._block(text))

    def _block(self, text: str) -> Block:
        if self._kind in _HEADINGS:
            return ReadHeading(text, _HEADINGS[self._kind])
        if self._kind == "figcaption":
            return Caption(text)
        if self._kind in ("p", "div") and "\n" not in text.strip() and is_heading(tidy(text)):
            return ReadHeading(text, WEAK)
        return Prose(text)

    # -- tables -------------------------------------------------------------------------------------------

    def _start_of_table(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "table":
            self._break()
            if len(self._tables) >= self._limits.depth:
                raise Refused(
                    Problem(
                        f"it has tables inside tables, more than {self._limits.depth} deep",
                        "Ask for it again, or save it as PDF and check that",
                        file=self._name,
                    )
                )
            self._tables.append(_OpenTable())
        elif self._tables:
            self._start_in(self._tables[-1], tag, given)

    def _start_in(self, table: _OpenTable, tag: str, given: dict[str, str | None]) -> None:
        if tag in ("td", "th"):
            _end_cell(table)
            table.cells = table.cells if table.cells is not None else []
            head = tag == "th" and (given.get("scope") or "col").lower() in ("col", "colgroup")
            table.cell = _Cell(
                head, _span(given, "colspan", _MOST_ACROSS), _span(given, "rowspan", _MOST_DOWN)
            )
        elif tag == "caption":
            table.caption, table.in_caption = [], True
        else:
            _end_row(table)
            table.in_head = tag == "thead" or (tag == "tr" and table.in_head)
            table.cells = [] if tag == "tr" else None

    def _end_of_table(self, tag: str) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if tag == "caption":
            table.in_caption = False
        elif tag in ("td", "th"):
            _end_cell(table)
        else:
            _end_row(table)
            table.in_head = table.in_head and tag == "tr"
        if tag == "table":
            self._tables.pop()
            self.blocks.append(Grid(tuple(table.rows), caption=tidy("".join(table.caption or ()))))


def _span(given: dict[str, str | None], name: str, most: int) -> int:
    value = (given.get(name) or "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 10 else 1


def _end_cell(table: _OpenTable) -> None:
    if table.cell and table.cells is not None:
        cell = table.cell
        table.cells.append(GridCell(tidy("".join(cell.text)), cell.columns, cell.rows, cell.head))
    table.cell = None


def _end_row(table: _OpenTable) -> None:
    _end_cell(table)
    if table.cells:
        table.rows.append(GridRow(tuple(table.cells), head=table.in_head))
    table.cells = None
