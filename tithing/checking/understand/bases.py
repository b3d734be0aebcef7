"""What every published rate is a rate of: the number of people or households that a count and its rate imply.

A count of 619 and a rate of 6.8 per 1,000 fit a population of 90,365 to 91,704. The rates of one area are all on one
number, so the intervals of its rows must meet; where one row's stand apart in every area, its rate has another base.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.areas import by_place, heads_places
from tithing.checking.understand.columns.role import LEVELS, ColumnRole, Role
from tithing.checking.understand.measures import is_rate, rate_base
from tithing.checking.understand.pack import PrintedFigure, TableSheet

Interval = tuple[Decimal, Decimal]

# Households to people: the census of 2021 counts 24.8 million households of 59.6 million people in England and Wales,
# and no district is far from 0.42.
FEWEST_HOUSEHOLDS = exactly("understand.bases", "fewest_households")
MOST_HOUSEHOLDS = exactly("understand.bases", "most_households")
_FEWEST = counted("understand.bases", "fewest")
_MOST_OFTEN = exactly("understand.bases", "most_often")


@dataclass(frozen=True, eq=False)
class RatedPair:
    """A count and the rate printed for it; `group` is the set of pairs that share one base."""

    count: PrintedFigure
    rate: PrintedFigure
    per: Decimal
    group: str
    area: str

    @cached_property
    def base(self) -> Interval | None:
        """The numbers of people (or households) that give this rate of this count."""
        if self.rate.number.low <= 0 or self.count.value <= 0:
            return None
        return (
            self.per * self.count.low / self.rate.number.high,
            self.per * self.count.high / self.rate.number.low,
        )


@lru_cache(maxsize=2)  # several rules ask for the same document, one after the other
def pairs_in(sheets: tuple[TableSheet, ...]) -> tuple[RatedPair, ...]:
    """Every count with its rate: in the next column for the same area, or in the next row for the same columns."""
    near = [pair for sheet in sheets for pair in (*_beside(sheet), *_below(sheet))]
    return (*near, *_in_tables_apart(sheets))


def agreed(intervals: Sequence[Interval]) -> tuple[Interval, int] | None:
    """The stretch that most of the intervals share, and how many share it."""
    if not intervals:
        return None
    lows, highs = sorted(low for low, _ in intervals), sorted(high for _, high in intervals)
    best, most = lows[0], 0
    for edge in dict.fromkeys(lows):
        times = bisect_right(lows, edge) - bisect_left(
            highs, edge
        )  # begun by now, less those that ended before
        if times > most:
            best, most = edge, times
    sharing = [(low, high) for low, high in intervals if low <= best <= high]
    return (max(low for low, _ in sharing), min(high for _, high in sharing)), most


def population_of(pairs: Sequence[RatedPair]) -> Interval | None:
    """The one base of a group of pairs, when enough of them agree on it to tell the others wrong."""
    intervals = [pair.base for pair in pairs if pair.base is not None]
    found = agreed(intervals)
    if found is None or found[1] < _FEWEST or found[1] < _MOST_OFTEN * len(intervals):
        return None
    return found[0]


def households_share(base: Interval, population: Interval) -> bool:
    """Whether a base is a believable number of households for a population."""
    return base[1] >= FEWEST_HOUSEHOLDS * population[0] and base[0] <= MOST_HOUSEHOLDS * population[1]


def _beside(sheet: TableSheet) -> Iterator[RatedPair]:
    if heads_places(sheet.table.label_head):
        return  # each row is of other people
    for count, rate in zip(sheet.columns, sheet.columns[1:], strict=False):
        if count.role not in LEVELS or rate.role is not Role.RATE or count.role is Role.RATE:
            continue
        if count.area != rate.area:
            continue
        pairs = list(_in_columns(sheet, count, rate))
        if not _add_up(pairs):
            yield from pairs


def _in_columns(sheet: TableSheet, count: ColumnRole, rate: ColumnRole) -> Iterator[RatedPair]:
    for row in range(len(sheet.table.rows)):
        group = f"{sheet.document} {sheet.table.id}"
        pair = _pair(sheet.at(row, count), sheet.at(row, rate), _per(rate.per), group)
        if pair is not None:
            yield pair


def _add_up(pairs: Sequence[RatedPair]) -> bool:
    """Whether the people of the last row are those of all the others together: each row is then of people of its own."""
    bases = [pair.base for pair in pairs if pair.base is not None]
    if len(bases) < max(3, len(pairs)):
        return False
    *parts, whole = bases
    low, high = (sum((base[end] for base in parts), Decimal(0)) for end in (0, 1))
    return low <= whole[1] and whole[0] <= high and whole[0] > max(base[1] for base in parts)


def _below(sheet: TableSheet) -> Iterator[RatedPair]:
    for row, printed in enumerate(sheet.table.rows):
        counted = counted_row(sheet, row) if is_rate(printed.label) and rate_base(printed.label) else None
        if counted is None:
            continue
        for column in sheet.columns:
            if column.role in LEVELS:
                per = _per(rate_base(printed.label))
                pair = _pair(sheet.at(counted, column), sheet.at(row, column), per, f"{sheet.document} rows")
                if pair is not None:
                    yield pair


def counted_row(sheet: TableSheet, rate: int) -> int | None:
    """The row of the counts that a row of rates belongs to: the nearest above whose words hold all of its words."""
    from tithing.checking.understand.measures import measure_of

    words = measure_of(sheet.label(rate))
    for row in range(rate - 1, -1, -1):
        label = sheet.label(row)
        if not is_rate(label) and words <= measure_of(label):
            return row
    return None


def _in_tables_apart(sheets: Sequence[TableSheet]) -> Iterator[RatedPair]:
    """Counts by area in one table, their rates in another: the same measure, place and period."""
    titles = {sheet: sheet.table.context[-1] if sheet.table.context else "" for sheet in sheets}
    rated = [sheet for sheet in sheets if is_rate(titles[sheet])]
    counts = _counts(sheets) if rated else {}
    for sheet in rated:
        per, group = _per(rate_base(titles[sheet])), f"{sheet.document} {sheet.table.id} apart"
        for figure in filter(_is_rate_of_place, sheet.figures.values()):
            pair = _pair(counts.get(_fact_key(figure)), figure, per, group)
            if pair is not None:
                yield pair


def _counts(sheets: Sequence[TableSheet]) -> dict[tuple[object, ...], PrintedFigure]:
    """The first count of each measure, place and period."""
    counts: dict[tuple[object, ...], PrintedFigure] = {}
    for figure in (figure for sheet in sheets for figure in sheet.figures.values()):
        fact = figure.fact
        counted = fact.kind == "count" and fact.role in LEVELS and figure.number.whole
        if counted and fact.period is not None:
            counts.setdefault(_fact_key(figure), figure)
    return counts


def _is_rate_of_place(figure: PrintedFigure) -> bool:
    fact = figure.fact
    printed = fact.role is Role.COUNT and not figure.number.whole and not rate_base(fact.label)
    return printed and bool(fact.area) and fact.period is not None


def _fact_key(figure: PrintedFigure) -> tuple[object, ...]:
    fact = figure.fact
    return figure.document, fact.measure, fact.area.lower(), fact.period


def _pair(
    count: PrintedFigure | None, rate: PrintedFigure | None, per: Decimal, group: str
) -> RatedPair | None:
    if count is None or rate is None or count.fact.kind != "count":
        return None
    return RatedPair(count, rate, per, group, rate.fact.area)


def _per(base: str) -> Decimal:
    digits = base.split(" ")[0].replace(",", "")
    return Decimal(digits) if digits.isdigit() else Decimal(1000)


def rows_apart(pairs: Sequence[RatedPair]) -> frozenset[int]:
    """The rows of a table whose rates are on households: in most of its areas, not in one alone."""
    fits: dict[int, list[bool]] = {}
    for _, members in by_area(pairs):
        population = population_of(members)
        for pair in members:
            if population is not None and pair.base is not None:
                on_people = pair.base[0] <= population[1] and population[0] <= pair.base[1]
                fits.setdefault(pair.rate.row, []).append(
                    not on_people and households_share(pair.base, population)
                )
    return frozenset(row for row, apart in fits.items() if sum(apart) >= _MOST_OFTEN * len(apart))


def by_area(pairs: Sequence[RatedPair]) -> list[tuple[str, list[RatedPair]]]:
    """The pairs of each area, names with a lost letter taken together."""
    return by_place(pairs, lambda pair: pair.area)
