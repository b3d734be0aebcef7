"""Writes a paper: every figure that it derives is right, and what it follows from is kept with it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tools.unseen.document import Block, Bullets, Document, Heading, Paragraph, Relation, Table, marker
from tools.unseen.styles import Style, in_words
from tools.unseen.words import Words

T = TypeVar("T")


@dataclass(frozen=True)
class Fig:
    """A printed figure: what stands in the text for it, and its true value."""

    token: int
    value: float

    def __str__(self) -> str:
        return marker(self.token)

    def __format__(self, _: str) -> str:
        return marker(self.token)


@dataclass
class Pen:
    """State of one paper while it is written. `chance` is the only source of chance."""

    family: str
    chance: random.Random
    words: Words
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    starts: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        pick = self.chance.choice
        minus = pick(("-", "-", "-", "\u2212"))
        self.plain = Style(comma=pick((True, True, True, False)), minus=minus)
        self.signed = replace(self.plain, sign=pick(("+", "+", "")))
        self.cents = Style(places=pick((0, 1, 1, 1, 2)), after="%", minus=minus, sign=pick(("+", "", "")))
        self.title = self.title or self.words.title(self.chance)

    # Chance

    def pick(self, *ways: T) -> T:
        """One of several ways to say or show something."""
        return self.chance.choice(ways)

    def some(self, names: Sequence[T], count: int) -> list[T]:
        """Some of many, no two alike."""
        return self.chance.sample(list(names), count)

    def luck(self) -> float:
        return self.chance.random()

    # Text

    def heading(self, text: str, level: int = 2) -> None:
        self.blocks.append(Heading(text, level))

    def say(self, *sentences: str) -> None:
        self.blocks.append(Paragraph(" ".join(sentences)))

    def bullets(self, *items: str) -> None:
        self.blocks.append(Bullets(items))

    def add(self, table: Table) -> None:
        self.blocks.append(table)

    def chatter(self, count: int = 1) -> None:
        """A paragraph or more without a figure."""
        for _ in range(count):
            self.say(*self.chance.sample(self.words.chatter, k=self.chance.randint(2, 4)))

    # Tokens

    def number(self, value: float, style: Style | None = None) -> Fig:
        self.tokens.append((style or self.plain).print(value))
        return Fig(len(self.tokens) - 1, value)

    def count(self, low: int, high: int, style: Style | None = None) -> Fig:
        return self.number(self.chance.randint(low, high), style)

    def near(self, other: Fig, spread: float = 0.3, style: Style | None = None) -> Fig:
        """A whole number within `spread` of another, and not the same."""
        room = max(2, int(other.value * spread))
        value = max(1, int(other.value) + self.chance.choice((-1, 1)) * self.chance.randint(1, room))
        return self.number(value if value != other.value else value + 1, style)

    def word(self, text: str) -> Fig:
        self.tokens.append(text)
        return Fig(len(self.tokens) - 1, 0.0)

    def counted(self, value: float) -> Fig:
        """A small number in words."""
        self.tokens.append(in_words(value))
        return Fig(len(self.tokens) - 1, value)

    # What follows from what

    def relate(self, kind: str, whole: Fig, parts: Sequence[Fig], **more: object) -> Fig:
        relation = Relation(kind, whole.token, tuple(part.token for part in parts), **more)  # type: ignore[arg-type]
        self.relations.append(relation)
        return whole

    def again(self, figure: Fig, style: Style | None = None, *, probable: bool = False) -> Fig:
        """The same figure, printed once more."""
        return self.relate("same", self.number(figure.value, style), [figure], probable=probable)

    def sum(self, parts: Sequence[Fig], style: Style | None = None, *, probable: bool = False) -> Fig:
        total = self.number(sum(part.value for part in parts), style)
        return self.relate("sum", total, parts, probable=probable)

    def running(self, parts: Sequence[Fig], style: Style | None = None) -> Fig:
        return self.relate("running", self.number(sum(part.value for part in parts), style), parts)

    def less(self, now: Fig, before: Fig, style: Style | None = None) -> Fig:
        style = style or self.signed
        figure = self.number(now.value - before.value, style)
        return self.relate("difference", figure, [now, before], signs=(1, -1), size=style.size)

    def percent(self, now: Fig, before: Fig, style: Style | None = None) -> Fig:
        style = style or self.cents
        figure = self.number(100 * (now.value - before.value) / before.value, style)
        return self.relate("percent", figure, [now, before], size=style.size)

    def share(self, part: Fig, whole: Fig, style: Style | None = None, *, probable: bool = False) -> Fig:
        style = style or replace(self.cents, sign="")
        figure = self.number(100 * part.value / whole.value, style)
        return self.relate("share", figure, [part, whole], factor=100.0, probable=probable)

    def rate(self, part: Fig, whole: Fig, per: float, style: Style | None = None) -> Fig:
        figure = self.number(
            per * part.value / whole.value, style or Style(places=self.chance.choice((1, 2)))
        )
        return self.relate("rate", figure, [part, whole], factor=per)

    def product(self, first: Fig, second: Fig, factor: float = 1.0, style: Style | None = None) -> Fig:
        figure = self.number(first.value * second.value * factor, style)
        return self.relate("product", figure, [first, second], factor=factor)

    def average(self, parts: Sequence[Fig], style: Style | None = None) -> Fig:
        figure = self.number(sum(part.value for part in parts) / len(parts), style or Style(places=1))
        return self.relate("average", figure, parts)

    def rank(
        self, own: Fig, others: Sequence[Fig], *, highest_first: bool = True, style: Style | None = None
    ) -> Fig:
        sign = 1.0 if highest_first else -1.0
        place = 1 + sum(1 for other in others if sign * other.value > sign * own.value)
        return self.relate("rank", self.number(place, style), [own, *others], factor=sign)

    def went(self, now: Fig, before: Fig, up: str, down: str, level: str = "unchanged") -> Fig:
        """The word for the way that a figure went."""
        word = up if now.value > before.value else down if now.value < before.value else level
        return self.relate("direction", self.word(word), [now, before])

    def named(self, names: Sequence[str], figures: Sequence[Fig], *, highest: bool = True) -> Fig:
        """The name of the highest, or the lowest, of some figures; the figures must differ at the end sought."""
        sign = 1.0 if highest else -1.0
        best = max(range(len(names)), key=lambda n: sign * figures[n].value)
        name = self.word(names[best])
        return self.relate("extreme", name, figures, words=tuple(names), factor=sign, probable=True)

    def document(self) -> Document:
        """The paper; what would have to hold of a figure that is not printed is let go."""
        bare = Document(
            self.family, self.title, tuple(self.blocks), tuple(self.tokens), (), tuple(self.starts)
        )
        shown = bare.shown()
        return replace(
            bare, relations=tuple(each for each in self.relations if shown.issuperset(each.tokens))
        )
