"""Which figures, in different tables or documents, claim the same fact: same measure, place, period and kind.

A table that names no place is given the place whose figures it repeats, when it repeats several and contradicts few.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import by_place, same_area
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.facts import CellFact
from tithing.checking.understand.measures import Measure, is_bare_total, measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.table_subject import subject_of
from tithing.statistics.rounding import in_full
from tithing.vocabulary.period import Period

_FEWEST_REPEATED = counted("understand.same_measure", "fewest_repeated")
_MOST_COMPARED = counted("understand.same_measure", "most_compared")
Column = tuple[int, str, int]  # document, table, column
TIMED = (Role.EARLIER, Role.CURRENT, Role.COUNT, Role.YEAR_TO_DATE, Role.BASELINE, Role.RATE)


@dataclass(frozen=True, eq=False)
class TimedClaim:
    """A figure, or one that a row implies, with what it claims. `of` are the printed figures it rests on."""

    of: tuple[PrintedFigure, ...]
    low: Decimal
    high: Decimal
    measure: Measure
    area: str
    period: Period
    kind: str
    implied: bool = False

    @property
    def figure(self) -> PrintedFigure:
        return self.of[0]

    @property
    def words(self) -> str:
        if not self.implied:
            return self.figure.text
        low, high = in_full(self.low), in_full(self.high)
        return low if self.low == self.high else f"{low} to {high}"


@lru_cache(maxsize=2)  # several rules ask for the same document, one after the other
def claims_of(sheets: tuple[TableSheet, ...]) -> list[TimedClaim]:
    """Every dated figure of a level, and the earlier figure that a row implies where it prints none."""
    places = _places(sheets)
    claims = [_placed(claim, places.get(_key(claim.figure), "")) for claim in _printed(sheets)]
    return claims + [_placed(claim, places.get(_key(claim.figure), "")) for claim in _implied(sheets)]


def matching(claims: Iterable[TimedClaim]) -> Iterator[list[TimedClaim]]:
    """The claims of one fact, where there are two or more."""
    groups: dict[tuple[Measure, Period, str], list[TimedClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.measure, claim.period, claim.kind].append(claim)
    for group in groups.values():
        for _, members in by_place(group, _area):
            if len(members) > 1:
                yield members


def _area(claim: TimedClaim) -> str:
    return claim.area


def _printed(sheets: Sequence[TableSheet]) -> Iterator[TimedClaim]:
    for sheet in sheets:
        rows = _rows_of(sheet)
        for figure in sheet.figures.values():
            fact = figure.fact
            if fact.period is not None and fact.role in TIMED and fact.measure:
                measure = _whole(fact, rows)
                yield TimedClaim(
                    (figure,), figure.low, figure.high, measure, fact.area, fact.period, fact.kind
                )


def _rows_of(sheet: TableSheet) -> Measure:
    """What the rows of a table count, beside its totals, as words of a measure."""
    labels = {row.label for row in sheet.table.rows if row.label and not is_bare_total(row.label)}
    return frozenset(f"of {word}" for label in labels for word in measure_of(label))


def _whole(fact: CellFact, rows: Measure) -> Measure:
    """A "Total" and nothing else is of what its own table's rows count: under one heading may stand tables of crimes and of
    the people who were helped."""
    return fact.measure | rows if is_bare_total(fact.label) else fact.measure


def _implied(sheets: Sequence[TableSheet]) -> Iterator[TimedClaim]:
    """Current less difference, a year before, in tables that do not print the earlier figure."""
    for sheet in sheets:
        current, difference = sheet.only(Role.CURRENT), sheet.only(Role.DIFFERENCE)
        if current is None or difference is None or current.period is None or sheet.having(Role.EARLIER):
            continue
        rows = _rows_of(sheet)
        for row in range(len(sheet.table.rows)):
            now, change = sheet.at(row, current), sheet.at(row, difference)
            if now is None or change is None or not now.exact or change.number.unit:
                continue
            before, fact = now.value - change.value, now.fact
            measure = _whole(fact, rows)
            period = current.period.year_before()
            if before >= 0:
                yield TimedClaim(
                    (change, now), before, before, measure, fact.area, period, fact.kind, implied=True
                )


def _key(figure: PrintedFigure) -> tuple[int, str]:
    return figure.document, figure.fact.table.id


def _placed(claim: TimedClaim, area: str) -> TimedClaim:
    if claim.area or not area:
        return claim
    return TimedClaim(
        claim.of, claim.low, claim.high, claim.measure, area, claim.period, claim.kind, claim.implied
    )


def _places(sheets: Sequence[TableSheet]) -> dict[tuple[int, str], str]:
    """For each table that names no place, the place whose figures it repeats."""
    named: dict[tuple[Measure, Period, str], list[PrintedFigure]] = defaultdict(list)
    nameless: dict[tuple[int, str], list[PrintedFigure]] = defaultdict(list)
    for claim in _printed(sheets):
        if claim.area:
            named[claim.measure, claim.period, claim.kind].append(claim.figure)
        else:
            nameless[_key(claim.figure)].append(claim.figure)
    columns: dict[Column, set[Decimal]] = defaultdict(set)
    for figures in named.values():
        for figure in figures:
            columns[_column(figure)].add(figure.value)
    return {key: place for key, figures in nameless.items() if (place := _place_of(figures, named, columns))}


def _column(figure: PrintedFigure) -> Column:
    return *_key(figure), figure.fact.cell.column


def _place_of(
    figures: Sequence[PrintedFigure],
    named: Mapping[tuple[Measure, Period, str], Sequence[PrintedFigure]],
    columns: Mapping[Column, set[Decimal]],
) -> str:
    """The place whose figures these repeat. One that the place has in another row speaks neither way: rows may have been
    changed round."""
    repeated: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    for figure in figures:
        fact = figure.fact
        assert fact.period is not None
        for other in named.get((fact.measure, fact.period, fact.kind), ())[:_MOST_COMPARED]:
            name = next((known for known in repeated if same_area(known, other.fact.area)), other.fact.area)
            if other.value == figure.value:
                repeated[name] += 1
            elif figure.value not in columns[_column(other)]:
                denied[name] += 1
    for name, times in repeated.most_common(1):
        if times >= _FEWEST_REPEATED and times > 2 * denied[name]:
            return name
    return ""


def kin_among(claims: Sequence[TimedClaim]) -> Callable[[TimedClaim], list[TimedClaim]]:
    """For a claim, those of `claims` that surely speak of the same people: in its table, under the same headings, or,
    where every fact is printed with one value only, anywhere. A fact with two values in one document, or under one
    heading, is of two wards or groups."""
    tables: dict[tuple[int, str], list[TimedClaim]] = defaultdict(list)
    values: dict[object, set[tuple[Decimal, Decimal]]] = defaultdict(set)
    for claim in claims:
        tables[_key(claim.figure)].append(claim)
        for fact in (_fact(claim), (_subject(claim), _fact(claim))):
            values[fact].add((claim.low, claim.high))
    below: dict[frozenset[str], list[TimedClaim]] = defaultdict(list)
    for claim in claims:
        if len(values[_subject(claim), _fact(claim)]) == 1:
            below[_subject(claim)].append(claim)
    lone = [claim for claim in claims if len(values[_fact(claim)]) == 1]

    def kin(claim: TimedClaim) -> list[TimedClaim]:
        anywhere = lone if len(values[_fact(claim)]) == 1 else []
        return list(dict.fromkeys([*tables[_key(claim.figure)], *below[_subject(claim)], *anywhere]))

    return kin


def _subject(claim: TimedClaim) -> frozenset[str]:
    return subject_of(claim.figure.fact.table.context)


def _fact(claim: TimedClaim) -> tuple[object, ...]:
    return claim.figure.document, claim.measure, claim.area, claim.kind, claim.period


def here_and_earlier(book: Pack) -> list[TimedClaim]:
    """The claims of the document and of those it is held against, each placed within its own."""
    return claims_of(book.here) + claims_of(book.earlier)
