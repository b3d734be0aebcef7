"""What longer periods leave of quarters that nobody sent: a year less three quarters is the fourth, sent or not.

Nobody publishes such a count, and whoever has the others has it: so it is looked at like one that was sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from tithing.vocabulary.period import Period

Counts = Mapping[Period, float]


def left_over(counts: Counts, quarters: Sequence[Period]) -> dict[Period, float]:
    """Of each run of these quarters what it must have been by the counts of others, where no counts add up to it themselves;
    in the unit of the counts. The shortest first, so that a run is not named which a shorter one and a count make up.

    >>> year = Period.parse("2024-25")
    >>> codes = {"2024-25": 53.0, "2024-25Q1": 20.0, "2024-25Q2": 14.0, "2024-25Q3": 16.0}
    >>> found = left_over({Period.parse(code): number for code, number in codes.items()}, year.quarters())
    >>> {period.code: number for period, number in found.items()}
    {'2024-25Q4': 3.0}
    >>> to_date = {Period.parse("2024-25Q1-ytd"): 20.0, year: 53.0}
    >>> {period.code: number for period, number in left_over(to_date, year.quarters()).items()}
    {'2024-25Q2-to-2024-25Q4': 33.0}
    """
    edges = [quarters[0].start, *(quarter.end + timedelta(days=1) for quarter in quarters)]
    spans = {
        (edges.index(span.start), edges.index(span.end + timedelta(days=1))): number
        for span, number in counts.items()
        if span.start in edges and span.end + timedelta(days=1) in edges
    }
    found: dict[Period, float] = {}
    for begin, end in sorted(combinations(range(len(edges)), 2), key=lambda ends: ends[1] - ends[0]):
        if _along(spans, begin, forward=True).get(end) is None:
            number = _along(spans, begin, forward=False).get(end)
            if number is not None and number >= 0:
                spans[begin, end] = number
                found[Period.of_quarters(quarters[begin], quarters[end - 1])] = number
    return found


def added_up(counts: Counts, span: Period) -> float | None:
    """What the counts of its quarters come to; None where one lacks."""
    numbers = [counts.get(quarter) for quarter in span.quarters()]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _along(spans: Mapping[tuple[int, int], float], begin: int, *, forward: bool) -> dict[int, float]:
    """From an edge to every other that these spans lead to, what was counted in between; back in time too, unless `forward`."""
    found, waiting = {begin: 0.0}, [begin]
    while waiting:
        here = waiting.pop()
        for (start, end), number in spans.items():
            steps = [(start, end, number)] if forward else [(start, end, number), (end, start, -number)]
            for leaves, reaches, more in steps:
                if leaves == here and reaches not in found:
                    found[reaches] = found[here] + more
                    waiting.append(reaches)
    return found
