"""Which tables stand in the same part of a document as a sentence: by lines where they are known, or pages, or headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence, PrintedTable
from tithing.checking.thresholds import counted

_LINES = counted("understand.sentences.near", "lines")


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """The tables of a document by where they stand."""

    by_line: tuple[PrintedTable, ...]  # in the order of their lines
    longest: int  # rows
    by_page: Mapping[int, tuple[PrintedTable, ...]]
    by_heading: Mapping[str, tuple[PrintedTable, ...]]  # those under no heading under ""

    def near(self, sentence: PrintedSentence) -> tuple[PrintedTable, ...]:
        """The tables in one part of the document with a sentence."""
        likely = {id(table): table for table in self._likely(sentence)}
        return tuple(table for table in likely.values() if stands_near(table, sentence))

    def above(self, sentence: PrintedSentence) -> PrintedTable | None:
        """The last table before a sentence, where lines are known."""
        above = bisect_left(self.by_line, sentence.place.line or 0, key=_line)
        return self.by_line[above - 1] if above else None

    def _likely(self, sentence: PrintedSentence) -> Iterator[PrintedTable]:
        line, page = sentence.place.line, sentence.place.page
        if line is not None:
            first = bisect_left(self.by_line, line - _LINES - self.longest, key=_line)
            yield from self.by_line[first : bisect_right(self.by_line, line + _LINES // 2, key=_line)]
        if page is not None:
            for each in (page - 1, page, page + 1):
                yield from self.by_page.get(each, ())
        if line is None and page is None:
            for heading in (*sentence.context, ""):
                yield from self.by_heading.get(heading, ())


def neighbourhood_of(tables: Iterable[PrintedTable]) -> Neighbourhood:
    """The tables of a document, each once, by line, by page and by heading."""
    every = list({id(table): table for table in tables}.values())
    by_page: dict[int, list[PrintedTable]] = defaultdict(list)
    by_heading: dict[str, list[PrintedTable]] = defaultdict(list)
    for table in every:
        if table.place.page is not None:
            by_page[table.place.page].append(table)
        for heading in table.context or ("",):
            by_heading[heading].append(table)
    lined = sorted((table for table in every if table.place.line is not None), key=_line)
    return Neighbourhood(
        tuple(lined),
        max((len(table.rows) for table in every), default=0),
        {page: tuple(tables) for page, tables in by_page.items()},
        {heading: tuple(tables) for heading, tables in by_heading.items()},
    )


def stands_near(table: PrintedTable, sentence: PrintedSentence) -> bool:
    """Whether a table and a sentence stand in one part of the document."""
    shared = _shared(table.context, sentence.context)
    if table.place.line is not None and sentence.place.line is not None:
        gap = sentence.place.line - table.place.line
        return shared and -_LINES // 2 <= gap <= _LINES + len(table.rows)
    if table.place.page is not None and sentence.place.page is not None:
        return abs(table.place.page - sentence.place.page) <= 1
    return shared and bool(sentence.context)


def _shared(above: Sequence[str], over: Sequence[str]) -> bool:
    """One heading in common, or none above either."""
    return bool(set(above) & set(over)) or not above or not over


def _line(table: PrintedTable) -> int:
    return table.place.line or 0
