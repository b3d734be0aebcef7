"""A document put into words, ready for any format that shows words: no format words a figure for itself."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.documents.parts import Chart, Document, DocumentTable, SparkLine

CARDS_FROM = 7  # columns; fewer can be looked through beside a first column that stays


@dataclass(frozen=True)
class Span:
    """Some words. `note` is the number of the note they point to, and then the words are its mark."""

    text: str
    strong: bool = False
    note: int = 0


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class LaidCell:
    """`kind` is text, number, reason (words where a number would be), trend or spark."""

    kind: str
    spans: Spans = ()
    strong: bool = False
    arrow: str = ""  # the shape of a trend, in front of its word
    way: str = ""  # the shape in words, for who does not see it
    spark: SparkLine | None = None

    @property
    def text(self) -> str:
        return words_of(self.spans)


@dataclass(frozen=True)
class LaidRow:
    """`of` is the slug of the indicator and the code of the area that its first figure is of; "" for a row without any."""

    cells: tuple[LaidCell, ...]
    level: int = 0
    total: bool = False
    of: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class LaidNote:
    number: int
    key: str
    spans: Spans


@dataclass(frozen=True)
class LaidColumn:
    head: str  # with its unit
    group: str
    numeric: bool
    width: float
    marks: Spans = ()  # of the notes that belong to the whole column


@dataclass(frozen=True)
class LaidTable:
    """`marks` are the lines that explain the marks in the cells. `notes` are those that it brings in: each stands under the first
    table that points to it; `referred` are all that it points to, for who shows it alone, and `about` points to those of the
    whole table.
    """

    number: int
    id: str
    caption: str
    columns: tuple[LaidColumn, ...]
    rows: tuple[LaidRow, ...]
    source: str
    notes: tuple[LaidNote, ...]
    marks: tuple[str, ...]
    table: DocumentTable
    about: Spans = ()
    referred: tuple[LaidNote, ...] = ()
    exceptions: tuple[str, ...] = ()  # the rows of which such a note does not hold; among the marks too

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The upper heads and how many columns each spans; empty where no column has one."""
        if not any(column.group for column in self.columns):
            return ()
        spans: list[tuple[str, int]] = []
        for column in self.columns:
            if spans and column.group and spans[-1][0] == column.group:
                spans[-1] = (column.group, spans[-1][1] + 1)
            else:
                spans.append((column.group, 1))
        return tuple(spans)

    @property
    def as_cards(self) -> bool:
        """Whether a narrow screen shows each row as a card: the columns are many things of one row, not one thing of many."""
        many = len(self.columns) >= CARDS_FROM and not self.groups
        return many and sum(not column.numeric for column in self.columns[1:]) > 1


@dataclass(frozen=True)
class LaidChart:
    number: int
    chart: Chart
    remarks: tuple[str, ...]  # what a drawing's signs mean, and where its data are
    source: str


@dataclass(frozen=True)
class LaidHeading:
    text: str
    level: int
    id: str


@dataclass(frozen=True)
class LaidParagraph:
    spans: Spans
    role: str


@dataclass(frozen=True)
class LaidList:
    items: tuple[Spans, ...]
    numbered: bool


@dataclass(frozen=True)
class LaidBreak:
    pass


LaidPart = LaidHeading | LaidParagraph | LaidList | LaidTable | LaidChart | LaidBreak


@dataclass(frozen=True)
class LaidOut:
    document: Document
    parts: tuple[LaidPart, ...]
    notes: tuple[LaidNote, ...]  # the document's own, at its end
    published: str

    def tables(self) -> tuple[LaidTable, ...]:
        return tuple(part for part in self.parts if isinstance(part, LaidTable))

    def charts(self) -> tuple[LaidChart, ...]:
        return tuple(part for part in self.parts if isinstance(part, LaidChart))

    def headings(self) -> tuple[LaidHeading, ...]:
        return tuple(part for part in self.parts if isinstance(part, LaidHeading))


def words_of(spans: Spans) -> str:
    return "".join(span.text for span in spans)
