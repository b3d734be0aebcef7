"""Whether what is printed holds: read from the printed text alone, with room for the rounding that is seen.

It knows nothing of how a paper was made. A figure is what its text says, give or take half of its last digit; a
relation holds where some values in those bounds satisfy it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.unseen.document import Document, Relation
from tools.unseen.styles import WORDS

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UP = frozenset(
    (
        "rose", "increased", "up", "higher", "more", "rise", "increase", "grew", "climbed", "worse", "▲", "↑", "+",
        "above", "over", "rising", "gained",
    )
)  # fmt: skip
DOWN = frozenset(
    (
        "fell", "decreased", "down", "lower", "fewer", "fall", "decrease", "dropped", "reduced", "reduction", "▼", "↓",
        "-", "below", "under", "falling", "lost",
    )
)  # fmt: skip
LEVEL = frozenset(("unchanged", "stable", "►", "→", "=", "the same", "level"))
FRACTIONS = {
    "half": 1 / 2, "a third": 1 / 3, "a quarter": 1 / 4, "two thirds": 2 / 3, "three quarters": 3 / 4,
    "a fifth": 1 / 5, "a tenth": 1 / 10, "two fifths": 2 / 5, "doubled": 2, "trebled": 3, "halved": 1 / 2,
    "twice": 2, "three times": 3, "four times": 4,
}  # fmt: skip
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MULTIPLES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9}
HAIR = 1e-9
# What is worked out by dividing is rounded, also where no decimals are shown.
ROUNDED = frozenset(("percent", "share", "rate", "index", "product", "average", "reduced"))


@dataclass(frozen=True)
class Span:
    """The values that a printed figure may stand for."""

    low: float
    high: float

    def meets(self, other: Span, slack: float = 0.0) -> bool:
        hair = slack + HAIR * max(1.0, abs(self.high), abs(other.high))
        return self.low <= other.high + hair and other.low <= self.high + hair

    def times(self, factor: float) -> Span:
        ends = (self.low * factor, self.high * factor)
        return Span(min(ends), max(ends))

    def plus(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def size(self) -> Span:
        return self if self.low >= 0 else Span(max(0.0, -self.high), max(-self.low, self.high))


def read_figure(text: str) -> Span | None:
    """The values that a text may stand for, or None where it holds no figure.

    >>> read_figure("(1,234)")
    Span(low=-1234.0, high=-1234.0)
    >>> read_figure("12.5%")
    Span(low=12.45, high=12.55)
    >>> read_figure("seven")
    Span(low=7.0, high=7.0)
    """
    found = NUMBER.search(text)
    if not found:
        word = text.strip().lower()
        return Span(float(WORDS.index(word)), float(WORDS.index(word))) if word in WORDS else None
    unit, multiple = _unit_of(found[0], text[found.end() :])
    value = float(found[0].replace(",", "")) * multiple
    room = unit / 2 if unit * 1.0 < 1 or multiple > 1 or "%" in text or "per cent" in text else 0.0
    signed = Span(value - room, value + room)
    return signed.times(-1) if _is_below(text, found.start()) else signed


def _unit_of(digits: str, after: str) -> tuple[float, float]:
    multiple = MULTIPLES.get(after.strip().split(" ")[0].lower() if after.strip() else "", 1.0)
    places = len(digits.partition(".")[2])
    return multiple * 10.0**-places, multiple


def _is_below(text: str, start: int) -> bool:
    front = text[:start]
    return any(sign in front for sign in "-−–▼↓") or (
        front.strip().startswith("(") and text.strip().endswith(")")
    )


def month_of(text: str) -> int:
    """Months from the year nought to a printed month.

    >>> month_of("March 2024") - month_of("Apr 2023")
    11
    """
    word, year = re.findall(r"[A-Za-z]+|\d+", text)[-2:]
    number = int(year) + (2000 if len(year) == 2 else 0)
    return 12 * number + MONTHS.index(word[:3].lower())


@dataclass(frozen=True)
class Case:
    """One relation with the texts that stand in its places."""

    relation: Relation
    whole: str
    parts: tuple[str, ...]

    @property
    def figure(self) -> Span:
        figure = _must(self.whole)
        whole = figure.low == figure.high and self.relation.kind in ROUNDED
        return Span(figure.low - 0.5, figure.high + 0.5) if whole else figure

    @property
    def figures(self) -> tuple[Span, ...]:
        return tuple(_must(part) for part in self.parts)

    def agrees(self, right: Span) -> bool:
        figure = self.figure
        if self.relation.size:
            figure, right = figure.size(), right.size()
        return figure.meets(right, self.relation.slack)


def _must(text: str) -> Span:
    figure = read_figure(text)
    if figure is None:
        raise ValueError(f"no figure in {text!r}")
    return figure


def _divided(above: Span, below: Span) -> Span:
    if below.low <= 0 <= below.high:
        return Span(float("-inf"), float("inf"))
    ends = [top / bottom for top in (above.low, above.high) for bottom in (below.low, below.high)]
    return Span(min(ends), max(ends))


def _sum(case: Case) -> bool:
    total = Span(0.0, 0.0)
    signs = case.relation.signs or (1,) * len(case.parts)
    for sign, figure in zip(signs, case.figures, strict=True):
        total = total.plus(figure.times(sign))
    return case.agrees(total.times(case.relation.factor))


def _percent(case: Case) -> bool:
    now, before = case.figures
    return case.agrees(_divided(now, before).plus(Span(-1.0, -1.0)).times(100.0))


def _share(case: Case) -> bool:
    part, whole = case.figures
    return case.agrees(_divided(part, whole).times(case.relation.factor))


def _product(case: Case) -> bool:
    first, second = case.figures
    ends = [a * b * case.relation.factor for a in (first.low, first.high) for b in (second.low, second.high)]
    return case.agrees(Span(min(ends), max(ends)))


def _reduced(case: Case) -> bool:
    """A base, less so many per cent of it as are sought."""
    base, sought = case.figures
    middle = (sought.low + sought.high) / 2  # a per cent that was chosen is not rounded
    return case.agrees(base.times(1 - middle / 100))


def _same(case: Case) -> bool:
    return case.agrees(case.figures[0])


def _rank(case: Case) -> bool:
    """`factor` is 1 where the highest figure is first."""
    own, *others = case.figures
    sign = case.relation.factor
    ahead = sum(1 for other in others if sign * other.low > sign * own.low)
    level = sum(1 for other in others if other.low == own.low)
    return ahead + 1 <= case.figure.low <= ahead + 1 + level


def _extreme(case: Case) -> bool:
    """`words` are the names of the parts, in order; the name that is printed has the highest, or the lowest."""
    if case.whole not in case.relation.words:
        return False
    own = case.figures[case.relation.words.index(case.whole)]
    sign = case.relation.factor
    return all(sign * own.low >= sign * other.low for other in case.figures)


def _order(case: Case) -> bool:
    """`words` name the parts; the name printed has the figure that is `factor`th from the top."""
    if case.whole not in case.relation.words:
        return False
    own = case.figures[case.relation.words.index(case.whole)]
    return sum(1 for other in case.figures if other.low > own.low) + 1 == case.relation.factor


def _direction(case: Case) -> bool:
    now, before = case.figures
    word = case.whole.lower()
    if word in LEVEL:
        return now.meets(before, case.relation.slack)
    return now.high > before.low if word in UP else word in DOWN and now.low < before.high


def _how_many(case: Case) -> bool:
    """`factor` is 1 where the paper counts what rose, -1 where it counts what fell."""
    figures = case.figures
    pairs = zip(figures[::2], figures[1::2], strict=True)
    return case.figure.low == sum(
        1 for now, before in pairs if case.relation.factor * (now.low - before.low) > 0
    )


def _more_than(case: Case) -> bool:
    """The bound printed is less than the step between the parts, and not by half: nobody says "more than 3" of 300."""
    first, second = case.figures
    step = abs(first.low - second.low)
    return step / 2 <= case.figure.low < step


def _fraction(case: Case) -> bool:
    part, whole = case.figures
    wanted = FRACTIONS.get(case.whole)
    ratio = _divided(part, whole)
    return wanted is not None and ratio.meets(Span(wanted * 0.92, wanted * 1.08))


def _status(case: Case) -> bool:
    """Green where the target is met, amber within `slack` of it, red beyond; `factor` is 1 where higher is better."""
    actual, target = case.figures
    short = case.relation.factor * (target.low - actual.low)
    amber = case.relation.slack * target.low
    wanted = 0 if short <= 0 else 1 if short <= amber else 2
    return case.whole == case.relation.words[wanted]


def _months(case: Case) -> bool:
    start, end = (month_of(part) for part in case.parts)
    return case.figure.low == end - start + 1


def _apart(case: Case) -> bool:
    return case.whole not in case.parts


def _tally(case: Case) -> bool:
    return case.figure.low == len(case.parts)


def _mean(case: Case) -> bool:
    total = Span(0.0, 0.0)
    for figure in case.figures:
        total = total.plus(figure)
    return case.agrees(total.times(1 / len(case.parts)))


KINDS: dict[str, Callable[[Case], bool]] = {
    "sum": _sum, "difference": _sum, "running": _sum, "percent": _percent, "share": _share, "rate": _share,
    "index": _share, "product": _product, "same": _same, "reduced": _reduced, "rank": _rank, "extreme": _extreme, "order": _order,
    "direction": _direction, "how many": _how_many, "more than": _more_than, "fraction": _fraction, "status": _status,
    "months": _months, "apart": _apart, "tally": _tally, "average": _mean,
}  # fmt: skip


def holds(document: Document, relation: Relation) -> bool:
    """Whether one relation holds in what the document prints; text that cannot be read breaks it."""
    whole, *parts = (document.tokens[token] for token in relation.tokens)
    try:
        return KINDS[relation.kind](Case(relation, whole, tuple(parts)))
    except ValueError:
        return False


def broken(document: Document, relations: Sequence[Relation] | None = None) -> tuple[Relation, ...]:
    """The relations that do not hold."""
    sought = document.relations if relations is None else relations
    return tuple(relation for relation in sought if not holds(document, relation))
