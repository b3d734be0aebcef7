"""What looking finds: a kind, how surely, and where; never the value itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Where:
    """Where a text stands, as far as that helps to understand it.

    `heading` is the heading of its column, `beside` the other headings of its row. `number` says that the cell is
    a number that was typed as one; `dates` that the column holds the days of incidents, so that a day is no birth.
    """

    heading: str = ""
    beside: tuple[str, ...] = ()
    number: bool = False
    dates: bool = False


ANYWHERE = Where()


@dataclass(frozen=True, order=True)
class Find:
    """A personal value found: its place in the text and whether it is sure. The value is not kept."""

    span: tuple[int, int]
    kind: str
    sure: bool


Spans = Iterator[tuple[int, int, bool]]


@dataclass(frozen=True)
class Kind:
    """One kind of personal value: what it is called, what is found of it, what is let by, and how it is found."""

    slug: str
    called: str
    finds: str
    leaves: str
    spans: Callable[[str, Where], Spans]
    needs_figure: bool = True  # without a figure in the text there is none: most cells need no closer look

    def find(self, text: str, where: Where = ANYWHERE) -> Iterator[Find]:
        """Every value of this kind in the text."""
        for start, end, sure in self.spans(text, where):
            yield Find((start, end), self.slug, sure)
