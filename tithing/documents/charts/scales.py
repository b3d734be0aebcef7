"""Axes a reader can count along: round steps, a zero base where it is owed, horizontal labels (R105)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NEAR_ZERO = 0.6  # a line whose lowest point is under this share of its highest is drawn from zero


@dataclass(frozen=True)
class Scale:
    """The ends of an axis and where its ticks stand."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def span(self) -> float:
        return self.high - self.low


def scale_for(values: Iterable[float | None], *, from_zero: bool, steps: int = 5) -> Scale:
    """A scale with ticks at 1, 2, 2.5 or 5 times a power of ten that holds all the values.

    >>> scale_for([156, 221], from_zero=True).ticks
    (0.0, 50.0, 100.0, 150.0, 200.0, 250.0)
    """
    known = [value for value in values if value is not None and math.isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero or 0 <= low < NEAR_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    step = _step((high - low) / steps)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(index * step for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next((size * power for size in (1, 2, 2.5, 5) if rough <= size * power * 1.0000001), 10 * power)


def tick_decimals(scale: Scale) -> int:
    """How many decimals the ticks need to differ."""
    step = scale.span / max(len(scale.ticks) - 1, 1)
    return 0 if step == int(step) else min(4, max(1, math.ceil(-math.log10(step)) + (step * 10 % 1 > 0)))


def text_width(words: str, size: float) -> float:
    """About how wide words are in the sans face, a little generous so that a fallback face fits too."""
    return sum(_CHARACTER.get(character, 0.56) for character in words) * size


_CHARACTER = dict.fromkeys(" .,:;'|!ijlI()[]", 0.3) | dict.fromkeys("mwMW%", 0.88)


def wrapped(words: str, *, width: float, size: float) -> tuple[str, ...]:
    """The words on as few lines as fit the width; a word that is wider has a line of its own.

    >>> wrapped("Violence and sexual offences", width=100, size=14)
    ('Violence and', 'sexual', 'offences')
    """
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def shown_labels(labels: Sequence[str], *, width: float, size: float) -> tuple[int, ...]:
    """Which labels fit side by side, counted back from the last, which is always shown; of two, the first is the other."""
    if not labels:
        return ()
    widest = max(text_width(line, size) for label in labels for line in two_lines(label)) + size
    fitting = max(1, int(width // widest))
    if fitting == 1 and len(labels) > 1 and 2 * (widest - size) <= width:
        return (0, len(labels) - 1)
    every = max(1, math.ceil(len(labels) / fitting))
    return tuple(sorted(range(len(labels) - 1, -1, -every)))


def two_lines(label: str) -> tuple[str, ...]:
    """A period's label with its year below: "Jan to Mar 2018" becomes two lines.

    >>> two_lines("Jan to Mar 2018")
    ('Jan to Mar', '2018')
    """
    start, _, end = label.rpartition(" ")
    return (start, end) if start and is_year(end) else (label,)


def is_year(words: str) -> bool:
    return len(words) == 4 and words.isdigit()


def spread_out(places: Sequence[float], *, apart: float) -> tuple[float, ...]:
    """The places moved as little as keeps them `apart`, in their order, so that labels do not overprint."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    groups: list[tuple[list[int], float]] = []
    for index in order:
        groups.append(([index], places[index]))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], apart):
            last, before = groups.pop(), groups.pop()
            members = before[0] + last[0]
            groups.append((members, sum(places[each] for each in members) / len(members)))
    moved = list(places)
    for members, middle in groups:
        for position, index in enumerate(members):
            moved[index] = middle + (position - (len(members) - 1) / 2) * apart
    return tuple(moved)


def _touch(below: tuple[list[int], float], above: tuple[list[int], float], apart: float) -> bool:
    reach = (len(below[0]) + len(above[0])) / 2 * apart
    return above[1] - below[1] < reach


def tick_key(tick: float) -> str:
    """A tick as the drawing's own `format(value, '.6f')` writes it, by which it finds the tick's words."""
    return f"{tick:.6f}".replace("-", "\N{MINUS SIGN}")
