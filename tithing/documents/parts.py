"""A document as a value, made of named parts. A kind builds it; a renderer shows it.

Kinds never format and renderers never compute: every number is a `Figure`, worded in one place
(`documents/wording.py`). Prose is a tuple of runs, so a sentence cannot disagree with its table; runs are everyone's
(`vocabulary/in_words/sentence.py`), and stand here too for those who make paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tithing.documents.described import Described
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.in_words.sentence import NoteRef as NoteRef
from tithing.vocabulary.in_words.sentence import Run as Run
from tithing.vocabulary.in_words.sentence import Runs as Runs
from tithing.vocabulary.in_words.sentence import Strong as Strong


@dataclass(frozen=True)
class Trend:
    """Which way a figure went: a word and a shape, never colour alone (R103, R105)."""

    word: str  # "better", "worse", "no clear change", "more", "not tested: ..." (indicators/comparisons/direction_words.py)
    shape: str  # "up", "down", "level", "none": the arrow, by the sign of the change
    emphasis: bool = False


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2  # 1 is the title, which the document has already
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    role: str = ""  # "", "lead", "small", "callout"


@dataclass(frozen=True)
class BulletList:
    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Column:
    """A table's column. `unit` stands in the head, never in each cell."""

    key: str
    head: str
    unit: str = ""
    numeric: bool = True
    group: str = ""  # an upper head over several columns, such as an area's name; flattened in spreadsheets
    width: float = 1.0  # relative
    notes: tuple[str, ...] = ()  # keys of notes that belong to every figure of the column


@dataclass(frozen=True)
class SparkLine:
    """A very small chart of a series in a cell; None is a gap. `alt` says what it shows."""

    values: tuple[float | None, ...]
    alt: str
    highlight_last: bool = True


Cell = str | Figure | Trend | SparkLine | Runs


@dataclass(frozen=True)
class Row:
    """The first cell is the row's header. `level` indents a part under its whole; `total` makes it heavier."""

    cells: tuple[Cell, ...]
    level: int = 0
    total: bool = False
    notes: tuple[str, ...] = ()  # keys of notes that belong to this row
    cell_notes: tuple[
        tuple[str, tuple[str, ...]], ...
    ] = ()  # a column's key, and those that belong to its cell


@dataclass(frozen=True)
class Note:
    key: str  # unique in the document, such as "break-april-2017"
    runs: Runs


@dataclass(frozen=True)
class DocumentTable:
    """A table brings its caption, heads, units, period, source and notes."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str = ""
    notes: tuple[Note, ...] = ()
    short_title: str = ""  # for a sheet's name
    about: tuple[str, ...] = ()  # keys of notes that belong to the whole table
    exceptions: tuple[
        tuple[str, tuple[str, ...]], ...
    ] = ()  # of such a note's key, the names of rows of which it does not hold

    def __post_init__(self) -> None:
        """Raises ValueError for a row that has not a cell for each column, where the table is made and not where it is set."""
        width = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != width:
                cells, columns = numbered(len(row.cells), "cell"), numbered(width, "column")
                raise ValueError(
                    f'row {number} of the table "{self.id}" has {cells}, and the table {columns}'
                )


class ChartKind(StrEnum):
    LINE = "line"
    BAR = "bar"
    CONTROL = "control"
    RANGE = "range"  # dots with intervals, such as areas side by side
    MAP = "map"  # areas shaded by class


@dataclass(frozen=True)
class Point:
    """`label` is the x value (a period or a category); `value` None is a gap drawn as a gap."""

    label: str
    value: float | None
    low: float | None = None  # interval
    high: float | None = None
    provisional: bool = False
    highlight: bool = False
    signal: str = ""  # words of a control-chart signal at this point


@dataclass(frozen=True)
class ChartSeries:
    name: str
    points: tuple[Point, ...]
    figures: tuple[Figure, ...] = ()  # the figures behind the points, for figures.json


@dataclass(frozen=True)
class MapArea:
    """An area of a map: its rings of longitude and latitude, a hole among them; its class ("1" the lowest to "4", "hidden" or
    "unknown"); and the mark that stands on it, where the legend names it.
    """

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    shade: str
    label: str = ""


@dataclass(frozen=True)
class Locator:
    """A small map beside a document's title: where its area lies among others. Its own has the shade "4", each other "1"."""

    areas: tuple[MapArea, ...]
    alt: str


@dataclass(frozen=True)
class Chart:
    """`title` says the finding; `subtitle` says measure, place, period and unit."""

    id: str
    kind: ChartKind
    title: str
    subtitle: str
    series: tuple[ChartSeries, ...]
    alt: str
    unit: str = ""
    table_id: str = ""  # the table that holds the same data
    centre: float | None = None  # control charts
    lower_limit: float | None = None
    upper_limit: float | None = None
    breaks: tuple[tuple[str, str], ...] = ()  # (x label after which it is drawn, words)
    source: str = ""
    low: bool = False  # drawn half as high, where the page has little room
    areas: tuple[MapArea, ...] = ()  # of a map
    legend: tuple[
        tuple[str, str], ...
    ] = ()  # of a map: each class that is on it, then each mark, and what it stands for


@dataclass(frozen=True)
class PageBreak:
    pass


DocumentPart = Heading | Paragraph | BulletList | DocumentTable | Chart | PageBreak


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str
    author: str  # the partnership
    published: date
    parts: tuple[DocumentPart, ...]
    summary: str = ""  # one sentence for a description field
    language: str = "en-GB"
    welsh_title: str = ""  # beside the English one, where the partnership asks for it
    status: str = ""  # "Draft", or ""
    contact: str = ""
    notes: tuple[Note, ...] = ()
    licence: str = ""  # what it may be used under, where whoever publishes it says so
    attributions: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=())  # names of the companions written beside it
    described: Described = field(default_factory=Described)  # what the codes of its figures stand for
    locator: Locator | None = None
    one_page: bool = False  # meant for one printed page: set closer, and without a list of contents

    def tables(self) -> Iterator[DocumentTable]:
        return (part for part in self.parts if isinstance(part, DocumentTable))

    def charts(self) -> Iterator[Chart]:
        return (part for part in self.parts if isinstance(part, Chart))
