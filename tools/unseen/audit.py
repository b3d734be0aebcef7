"""A second look at our own truth: what is printed is read back and worked out again, twice, by solvers that trust nobody.

The first takes each relation that the pen wrote down and asks the printed text. The second knows no relation: it reads
the rows of a paper printed with tabs, looks for what all rows of a table but few satisfy, and calls the few suspect.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from tools.unseen.document import Document
from tools.unseen.formats.text import to_tabs
from tools.unseen.solver import Span, broken, read_figure

Row = list[Span | None]
Holds = Callable[[Span, Span, Span], bool | None]  # None where the row can say nothing
ONE_FIGURE = re.compile(r"[-−+(£▲▼ ]*[\d,.]+[%)]*")
FEWEST_ROWS = 4
MOST_EXCEPTIONS = 1
WIDEST = 2.0


@dataclass(frozen=True)
class Audit:
    """What was looked at, and what does not hold; each fault says where."""

    documents: int = 0
    relations: int = 0
    found: int = 0
    faults: tuple[str, ...] = ()

    def plus(self, other: Audit) -> Audit:
        return Audit(
            self.documents + other.documents,
            self.relations + other.relations,
            self.found + other.found,
            self.faults + other.faults,
        )


def audit(document: Document) -> Audit:
    """Look twice at a paper that is said to be correct."""
    false = [
        f"{document.family}: {each.kind} {[document.tokens[token] for token in each.tokens][:6]}"
        for each in broken(document)
    ]
    found, suspects = 0, []
    for rows in _tables(to_tabs(document, random.Random(0)).decode()):
        for name, exceptions, held in _identities(rows):
            found += held
            suspects += [f"{document.family}: {name} fails in row {row + 1}" for row in exceptions]
    return Audit(1, len(document.relations), found, tuple(false + suspects))


def _tables(text: str) -> Iterator[list[Row]]:
    """The rows of figures of each run of lines with tabs; what holds no figure is None."""
    rows: list[Row] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append([_figure(cell) for cell in line.split("\t")[1:]])
            continue
        if rows:
            yield rows
        rows = []


def _figure(cell: str) -> Span | None:
    """A cell with one figure and nothing else but its unit."""
    return read_figure(cell) if ONE_FIGURE.fullmatch(cell.strip()) else None


def _identities(rows: Sequence[Row]) -> Iterator[tuple[str, list[int], int]]:
    """Each identity of three columns that nearly all rows satisfy: its name, the rows that do not, how many do."""
    wide = max(len(row) for row in rows)
    for at in permutations(range(wide), 3):
        for name, holds in IDENTITIES.items():
            said = _said(rows, at, holds)
            kept, fails = said.count(True), [n for n, word in enumerate(said) if word is False]
            if kept >= FEWEST_ROWS and len(fails) <= MOST_EXCEPTIONS:
                yield f"{name} of columns {', '.join(str(n + 1) for n in at)}", fails, kept


def _said(rows: Sequence[Row], at: tuple[int, ...], holds: Holds) -> list[bool | None]:
    """Of each row, whether the identity holds; None where it says nothing, or one of the figures is not there."""
    threes = (_three(row, at) for row in rows)
    return [holds(*figures) if figures else None for figures in threes]


def _three(row: Row, at: tuple[int, ...]) -> tuple[Span, Span, Span] | None:
    figures = tuple(row[n] if n < len(row) else None for n in at)
    a, b, c = figures
    return (a, b, c) if a and b and c else None


def _difference(a: Span, b: Span, c: Span) -> bool | None:
    if 0 in (a.low, b.low, c.low) or a.low == b.low:
        return None
    return c.meets(a.plus(b.times(-1)))


def _percent(a: Span, b: Span, c: Span) -> bool | None:
    if b.low <= 0 or a.low == b.low:
        return None
    room = Span(c.low - 0.5, c.high + 0.5) if c.low == c.high else c
    return _meets(room, Span(100 * (a.low - b.high) / b.high, 100 * (a.high - b.low) / b.low))


def _share(a: Span, b: Span, c: Span) -> bool | None:
    if b.low <= 0 or c.low <= 0:
        return None
    return c.low != c.high and _meets(c, Span(100 * a.low / b.high, 100 * a.high / b.low))


def _meets(printed: Span, right: Span) -> bool | None:
    """Nothing can be said where the rounding of what it is worked out from leaves it this much room."""
    return None if right.high - right.low > WIDEST else printed.meets(right)


IDENTITIES: dict[str, Holds] = {"difference": _difference, "per cent": _percent, "share": _share}
