"""How a longer span is made of others, and what of it is left where others are taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from tithing.vocabulary.period import Period

ONE_DAY = timedelta(days=1)


def one_after_another(whole: Period, spans: Sequence[Period]) -> Iterator[tuple[Period, ...]]:
    """Every choice of the spans that fills the whole, each beginning where the one before it ends.

    >>> year, *quarters = (Period.parse(code) for code in ("2024-25", "2024-25Q1", "2024-25Q2"))
    >>> halves = [Period.parse(code) for code in ("2024-25H1", "2024-25H2")]
    >>> for made_of in one_after_another(year, [*quarters, *halves]):
    ...     print(*(span.code for span in made_of))
    2024-25Q1 2024-25Q2 2024-25H2
    2024-25H1 2024-25H2
    """
    waiting: list[tuple[Period, ...]] = [()]
    while waiting:
        taken = waiting.pop()
        begins = taken[-1].end + ONE_DAY if taken else whole.start
        if begins > whole.end:
            yield taken
        waiting += [
            (*taken, span) for span in reversed(spans) if span.start == begins and span.end <= whole.end
        ]


def left_over(counts: Mapping[Period, float]) -> Mapping[Period, float]:
    """What a careful reader works out of spans that were not counted: of each longer one, what the others within it leave.

    >>> codes = {"2024-25": 53.0, "2024-25Q1": 30.0, "2024-25Q2": 20.0}
    >>> found = left_over({Period.parse(code): number for code, number in codes.items()})
    >>> {span.code: number for span, number in found.items()}
    {'2024-25Q2-to-2024-25Q4': 23.0, '2024-25H2': 3.0}
    """
    found: dict[Period, float] = {}
    for whole in (span for span in counts if len(span.quarters()) > 1):
        for rest in _within(whole):
            others = _beside(rest, whole, tuple(counts))
            if rest not in counts and others:
                found.setdefault(rest, counts[whole] - sum(counts[each] for each in others))
    return {span: number for span, number in found.items() if number >= 0}


def _within(whole: Period) -> Iterator[Period]:
    quarters = whole.quarters()
    for first in range(len(quarters)):
        for last in range(first, len(quarters)):
            if last - first + 1 < len(quarters):
                yield Period.of_quarters(quarters[first], quarters[last])


def _beside(rest: Period, whole: Period, spans: Sequence[Period]) -> tuple[Period, ...]:
    """Spans that fill the whole but for the rest; none where no spans do."""
    before = _filling([each for each in whole.quarters() if each.end < rest.start], spans)
    after = _filling([each for each in whole.quarters() if each.start > rest.end], spans)
    return () if before is None or after is None else (*before, *after)


def _filling(quarters: Sequence[Period], spans: Sequence[Period]) -> tuple[Period, ...] | None:
    """The first choice of spans that is these quarters; None where there is none."""
    if not quarters:
        return ()
    return next(one_after_another(Period.of_quarters(quarters[0], quarters[-1]), spans), None)
