"""A period counted more often than the one it lies in: a month 12 in a quarter of 10, a quarter 500 in a year of 400."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.observations.plausible.nesting import Within, above_their_whole
from tithing.observations.plausible.seen import Rule, Seen
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.questions import Question

SLUG = "months_above_their_quarter"
SHORT = (PeriodKind.MONTH, PeriodKind.QUARTER)


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.together.filter(nw.col("measure").is_in(list(seen.counted)), nw.col("unit") == "count")
    yield from above_their_whole(SLUG, seen, rows, "period", _within(rows["period"].unique().to_list()))


def _within(codes: Iterable[str]) -> Iterator[Within]:
    periods = sorted(Period.parse(code) for code in codes)
    longer = [each for each in periods if each.kind is not PeriodKind.MONTH]
    for part in [each for each in periods if each.kind in SHORT]:
        yield from (
            Within(part.code, whole.code, part.kind.value) for whole in longer if _lies_in(part, whole)
        )


def _lies_in(part: Period, whole: Period) -> bool:
    return whole != part and whole.start <= part.start and part.end <= whole.end


RULE = Rule(SLUG, asks)
