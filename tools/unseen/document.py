"""What a paper is here: blocks of text with numbered tokens, and what has to hold between the tokens.

A token is anything that could be printed wrongly: a figure, a word that says which way it went, a name. It stands in
the text as a marker, so that a slip is one token written otherwise, and its place is known in every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

MARKER = re.compile("\u27e6(\\d+)\u27e7")
SPAN = "\u2190"  # a cell of a head that belongs to the cell on its left


def marker(number: int) -> str:
    """What stands in the text for a token.

    >>> MARKER.findall(marker(3))
    ['3']
    """
    return f"\u27e6{number}\u27e7"


@dataclass(frozen=True)
class Relation:
    """That the token `whole` follows from `parts`, in the way that `kind` says (solver.py has one function a kind)."""

    kind: str
    whole: int
    parts: tuple[int, ...]
    signs: tuple[int, ...] = ()
    factor: float = 1.0
    words: tuple[str, ...] = ()
    size: bool = False  # the figure is printed without its sign, which words or brackets give
    slack: float = 0.0  # what stated rounding allows beyond the rounding that is seen
    probable: bool = False  # an honest paper could break it (README.md says when)

    @property
    def tokens(self) -> tuple[int, ...]:
        return (self.whole, *self.parts)


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True)
class Paragraph:
    text: str

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]

    def texts(self) -> Iterator[str]:
        yield from self.items


@dataclass(frozen=True)
class Table:
    """`heads` may have several lines; `bold` are the rows that a person would set in bold; `ordered` rows may not move."""

    caption: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    bold: frozenset[int] = frozenset()
    ordered: bool = True

    def texts(self) -> Iterator[str]:
        yield self.caption
        for line in (*self.heads, *self.rows):
            yield from line
        yield from self.notes


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """One paper. `family` names the layout or kind of prose that it was made for."""

    family: str
    title: str
    blocks: tuple[Block, ...]
    tokens: tuple[str, ...]
    relations: tuple[Relation, ...]
    starts: tuple[tuple[str, int], ...] = ()  # in a paper of several families: each, with its first block

    def printed(self, text: str) -> str:
        """The text with its tokens in it.

        >>> Document("a", "", (), ("12",), ()).printed("rose to " + marker(0))
        'rose to 12'
        """
        return MARKER.sub(lambda found: self.tokens[int(found[1])], text)

    def with_tokens(self, changed: dict[int, str]) -> Document:
        """The same paper with some tokens printed otherwise."""
        tokens = tuple(changed.get(number, text) for number, text in enumerate(self.tokens))
        return replace(self, tokens=tokens)

    def block_of(self, token: int) -> int:
        """The place among the blocks of the one that prints a token."""
        sought = marker(token)
        return next(n for n, block in enumerate(self.blocks) if any(sought in text for text in block.texts()))

    def family_of(self, token: int) -> str:
        """The family that wrote a token."""
        block = self.block_of(token)
        return next((name for name, start in reversed(self.starts) if start <= block), self.family)

    def shown(self) -> frozenset[int]:
        """The tokens that are printed."""
        return frozenset(
            int(number) for block in self.blocks for text in block.texts() for number in MARKER.findall(text)
        )
