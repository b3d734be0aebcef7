"""A rate said to be per 1,000 population that can only be per 1,000 households (R85); a rate whose base is not said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence, PrintedTable
from tithing.checking.read.spans import read_span
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.bases import (
    Interval,
    RatedPair,
    by_area,
    households_share,
    pairs_in,
    population_of,
)
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.measures import rate_base
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.vocabulary.period import PeriodKind

RULE = "unit_label"
_NEAR_LINES = counted("test.sums.unit_label", "near_lines")
_FAR_OFF = (Decimal("0.6"), Decimal("1.6"))  # a year of four such quarters: beyond this it is no season


def relations(book: Pack) -> Iterator[Relation]:
    """For each measure whose rates stand apart in every area: does the head call their base population?"""
    pairs = pairs_in(book.here)
    apart = _apart(pairs)
    for group in apart:
        yield _households(group)
    yield from _annual(book, pairs, apart)
    yield from _unstated(book)


def _apart(pairs: Sequence[RatedPair]) -> list[list[RatedPair]]:
    """The rows of which every area's rate fits households and none its population."""
    populations = [(name, members, population_of(members)) for name, members in by_area(pairs)]
    rows: dict[tuple[str, int], list[RatedPair]] = {}
    fitting: set[tuple[str, int]] = set()
    for _, members, population in populations:
        for pair in members:
            key = (pair.group, pair.rate.row)
            if population is None or pair.base is None or not _on_population(pair):
                continue
            if overlap(pair.base, population) or not households_share(pair.base, population):
                fitting.add(key)
            else:
                rows.setdefault(key, []).append(pair)
    return [found for key, found in rows.items() if key not in fitting]


def _on_population(pair: RatedPair) -> bool:
    return "population" in (pair.rate.fact.column.per or rate_base(pair.rate.fact.label))


def _households(group: list[RatedPair]) -> Relation:
    first = group[0]
    assert first.base is not None
    explanation = (
        f"{first.count.text} at {first.rate.text} is a rate on {plain(first.base[0], 0)} to {plain(first.base[1], 0)}, "
        f"which is the households of {first.area or 'the area'}, not its people as the head says."
    )
    expected = {first.rate: f"{first.rate.text} per 1,000 households"}
    return Relation(RULE, "unit", (first.rate,), False, Severity.JUDGEMENT, explanation, expected)


def _annual(book: Pack, pairs: Sequence[RatedPair], apart: Sequence[list[RatedPair]]) -> Iterator[Relation]:
    """A year's rate "per 1,000 population" that would make a year quite unlike four of its quarters, and on the
    households that the other tables imply would not."""
    by_line: dict[int | None, list[PrintedSentence]] = defaultdict(list)
    for sentence in book.document.sentences if apart else ():
        by_line[sentence.place.line].append(sentence)
    yearly = [
        (sheet, said) for sheet in book.here if (said := _said_per_population(by_line, sheet)) is not None
    ]
    for group in apart if yearly else ():
        for pair in group:
            population = _population_for(pairs, pair.area)
            if population is None or pair.base is None:
                continue
            for figure, sentence in _yearly(yearly, pair):
                relation = _year_relation(figure, sentence, pair, population, pair.base)
                if relation is not None:
                    yield relation


def _population_for(pairs: Sequence[RatedPair], area: str) -> Interval | None:
    members = [pair for pair in pairs if same_area(pair.area, area)]
    return population_of(members)


def _yearly(
    sheets: Sequence[tuple[TableSheet, PrintedSentence]], pair: RatedPair
) -> Iterator[tuple[PrintedFigure, PrintedSentence]]:
    for sheet, sentence in sheets:
        for figure in sheet.figures.values():
            same = figure.fact.measure == pair.rate.fact.measure and same_area(figure.fact.area, pair.area)
            if same and figure.fact.role is Role.COUNT and figure.fact.kind == "rate":
                yield figure, sentence


def _said_per_population(
    by_line: Mapping[int | None, Sequence[PrintedSentence]], sheet: TableSheet
) -> PrintedSentence | None:
    """The sentence just above a table that says its rates are of a year and per so many of the population; `by_line`
    are the sentences of each line, of None where lines are not known."""
    line = sheet.table.place.line
    lines = (None,) if line is None else range(line - _NEAR_LINES, line)
    near = [
        sentence
        for each in lines
        for sentence in by_line.get(each, ())
        if line is not None or _on_page(sentence, sheet.table)
    ]
    per = [
        sentence
        for sentence in near
        if re.search(r"\bper\s+1,?000\s+(pop|people|person)", sentence.text, re.I)
    ]
    years = [span for sentence in near if (span := read_span(sentence.text)) is not None]
    yearly = any(span.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.ROLLING_12) for span in years)
    return per[-1] if per and yearly else None


def _on_page(sentence: PrintedSentence, table: PrintedTable) -> bool:
    """On the table's page, or under its heading on the page before."""
    page, said = table.place.page, sentence.place.page
    if page is None or said is None:
        return page == said
    return said == page or (said == page - 1 and bool({*sentence.context} & {*table.context}))


def _year_relation(
    figure: PrintedFigure,
    sentence: PrintedSentence,
    pair: RatedPair,
    population: Interval,
    households: Interval,
) -> Relation | None:
    people = figure.value * (population[0] + population[1]) / 2 / pair.per
    homes = figure.value * (households[0] + households[1]) / 2 / pair.per
    year = 4 * pair.count.value
    if _FAR_OFF[0] <= people / year <= _FAR_OFF[1] or not _FAR_OFF[0] <= homes / year <= _FAR_OFF[1]:
        return Relation(RULE, "unit", (figure,), True)
    explanation = (
        f"{figure.text} per 1,000 population would be some {plain(people, 0)} in the year, while the quarter has "
        f"{pair.count.text}; per 1,000 households it is about {plain(homes, 0)}."
    )
    expected = {figure: f"{figure.text} per 1,000 households"}
    also = (sentence.place, pair.count.place)
    return Relation(RULE, "unit", (figure,), False, Severity.PROBABLE, explanation, expected, also=also)


def _unstated(book: Pack) -> Iterator[Relation]:
    """A column of rates per 1,000 of something that neither head nor heading names."""
    for sheet in book.here:
        for column in sheet.having(Role.RATE):
            figures = sheet.in_column(column)
            if len(figures) < 3 or not column.per or " " in column.per or _named_above(sheet):
                continue
            explanation = (
                f"The rates are per {column.per} of what is not said; where some are per household and some per head, "
                f"rows do not add and cannot be compared. Rate base mixed or not stated."
            )
            expected = {figures[0]: "the base of each rate"}
            yield Relation(RULE, "unit", (figures[0],), False, Severity.JUDGEMENT, explanation, expected)


def _named_above(sheet: TableSheet) -> bool:
    words = " ".join((*sheet.table.context, *sheet.table.notes)).lower()
    return "population" in words or "household" in words or "people" in words
