"""A period years away from all others of the file, or a month that is missing from its run and stands in another year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.observations.plausible.seen import Row, Rule, Seen, asked
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.questions import Question

SLUG = "a_year_far_from_the_rest"
YEARS = 5
MOST = 4  # of so few in so many: a file of two halves is a file of two halves


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    for name in seen.stated["file"].unique().sort().to_list():
        rows = seen.stated.filter(nw.col("file") == name)
        periods = [Period.parse(code) for code in rows["period"].unique().to_list()]
        for period, why in _odd(sorted(periods)):
            mine = rows.filter(nw.col("period") == period.code).sort("row").rows(named=True)
            yield _question(seen, mine, period, why)


def _odd(periods: Sequence[Period]) -> Iterator[tuple[Period, str]]:
    far = list(_far(periods))
    yield from far
    told = {period for period, _ in far}
    months = {each for each in periods if each.kind is PeriodKind.MONTH and each not in told}
    for month in sorted(months):
        if not _has_neighbour(month, months) and (meant := _hole_for(month, months)):
            yield month, f"{meant.label} is not there"


def _far(periods: Sequence[Period]) -> Iterator[tuple[Period, str]]:
    """Few periods on the far side of a gap of years."""
    for at in range(1, len(periods)):
        before, after = periods[:at], periods[at:]
        gap = after[0].end.year - max(each.end.year for each in before)
        few = before if len(before) < len(after) else after
        if gap >= YEARS and MOST * len(few) <= len(periods):
            rest = after if few is before else before
            yield from ((each, f"the others are of {_span(rest)}") for each in few)


def _span(periods: Sequence[Period]) -> str:
    first, last = periods[0].end.year, max(each.end.year for each in periods)
    return f"{first}" if first == last else f"{first} to {last}"


def _moved(month: Period, months: int) -> Period:
    index = month.start.year * 12 + month.start.month - 1 + months
    return Period.month(index // 12, index % 12 + 1)


def _has_neighbour(month: Period, months: set[Period]) -> bool:
    return bool({_moved(month, -1), _moved(month, 1)} & months)


def _hole_for(month: Period, months: set[Period]) -> Period | None:
    """The same month of another year that the file passes over: April and June are there and May is not."""
    for year in sorted({each.start.year for each in months}):
        there = Period.month(year, month.start.month)
        if there not in months and {_moved(there, -1), _moved(there, 1)} <= months:
            return there
    return None


def _question(seen: Seen, rows: list[Row], period: Period, why: str) -> Question:
    words = f"{seen.figure(rows[0])}, is of {period.label}, and {why}: is the year right?"
    return asked(SLUG, words, rows[0], rows)


RULE = Rule(SLUG, asks)
