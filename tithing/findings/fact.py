"""A finding as a fact: every number in it a figure with its provenance, every reason in words, no sentence.

Its words are runs of plain words and of figures asked for by name, so that no number is computed or formatted in them.

>>> from tithing.vocabulary.quantity import Known
>>> from tithing.vocabulary.areas import AreaKind
>>> counted = FactKind("counted", lambda fact: (fact.figure("value"), " in all."), shown=(Shown.ABOUT_ITS_INDICATOR,))
>>> place, quarter = Area("E06000001", "Hartlepool", AreaKind.DISTRICT), Period.parse("2017-18Q4")
>>> figures = (("value", Figure(Known(412))),)
>>> fact = Fact(counted, "shoplifting", "Shoplifting", place, quarter, figures=figures)
>>> fact.figure("value").quantity.number, fact.knows("previous")
(412, False)
>>> fact.kind.words(fact)[1]
' in all.'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tithing.findings.shown import Shown
from tithing.vocabulary.areas import Area
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

NamedFigures = tuple[tuple[str, Figure], ...]


Words = Callable[["Fact"], Runs]


def unworded(fact: Fact) -> Runs:
    """What a kind says that nobody has worded; `registry` refuses it before it can."""
    raise KeyError(f"nobody has worded {fact.kind}")


@dataclass(frozen=True)
class FactKind:
    """What a fact says, declared by the rule that finds it: its name, unique in the house, the words of such a fact, where
    they are shown, and the heading there where the place leaves it to the kind. Its figures, items and words stand in the
    rule's docstring.

    `words` may give no runs for a fact of which there is nothing to say. `grouped` tells several facts as one.
    """

    name: str
    words: Words = unworded
    shown: tuple[Shown, ...] = ()
    heading: str = ""
    grouped: Callable[[tuple[Fact, ...]], tuple[Fact, ...]] = tuple

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class FactItem:
    """One member of a fact that is about several: a month, a ward, an area, a missing indicator.

    `marked` is the one the fact is about: the highest month, the own area, the point that signals.
    """

    name: str
    code: str = ""
    figures: NamedFigures = ()
    marked: bool = False
    words: tuple[tuple[str, str], ...] = ()

    def figure(self, name: str) -> Figure:
        return _find(self.figures, name)

    def text(self, name: str) -> str:
        return dict(self.words).get(name, "")


@dataclass(frozen=True)
class Fact:
    """`sureness` is the grade of chance, 3 (very unlikely to be chance) to 0, and `strength` how large; both
    are for ordering only. `q_value` is the p-value corrected for the `looked_at` changes that were looked at together.
    """

    kind: FactKind
    indicator: str
    title: str
    area: Area
    period: Period
    figures: NamedFigures = ()
    items: tuple[FactItem, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    direction: Direction = Direction.UNKNOWN
    p_value: float | None = None
    q_value: float | None = None
    looked_at: int = 0
    chance: str = "not tested"
    assumption: str = ""
    sureness: int = 0
    strength: float = 0.0
    measure: str = ""
    breakdown: str = ""
    counted_as: str = ""  # another measure of which it is the same count, where it goes under two names

    @property
    def series(self) -> tuple[str, ...]:
        """What two facts share that are about the same series in the same quarter."""
        name = self.counted_as or self.measure or self.indicator
        return (name, self.breakdown, self.area.code, self.period.code)

    def figure(self, name: str) -> Figure:
        """The figure of this name, known or with the reason it is not; else KeyError, naming those there."""
        return _find(self.figures, name)

    def has(self, name: str) -> bool:
        return any(name == each for each, _ in self.figures)

    def knows(self, name: str) -> bool:
        """Whether there is a figure of this name with a number in it."""
        return self.has(name) and isinstance(self.figure(name).quantity, Known)

    def number(self, name: str) -> float | None:
        """The number of this name, None where there is none."""
        quantity = self.figure(name).quantity if self.has(name) else None
        return quantity.number if isinstance(quantity, Known) else None

    def text(self, name: str) -> str:
        """The words of this name, "" where there are none."""
        return dict(self.words).get(name, "")

    def told(self, *, label: str = "") -> Fact:
        """The same as a document tells it: by what it calls the indicator."""
        return replace(self, title=label or self.title)


def by_weight(fact: Fact) -> tuple[float, ...]:
    """A sorting key: the surest first, then the largest (look and voice, page one)."""
    return (-fact.sureness, -fact.strength, -abs(fact.number("difference") or 0.0))


def _find(figures: NamedFigures, name: str) -> Figure:
    for each, figure in figures:
        if each == name:
            return figure
    raise KeyError(f"no figure {name}; there are {', '.join(each for each, _ in figures)}")
