"""What a table says of one measure, name by name: the places of a row, the months of a column, the kinds of a list.

A sentence that compares ("more in Ashby than in Beckford", "January had the most") names a measure and some of its names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import without_periods
from tithing.checking.understand.areas import heads_places, same_area
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.measures import is_bare_total, is_change, is_total
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.checking.understand.sentences.monthly import month_of
from tithing.checking.understand.sentences.near import Neighbourhood, neighbourhood_of
from tithing.checking.understand.sentences.phrases.naming import Naming, core, names_in
from tithing.checking.understand.sentences.phrases.words import likeness, words_of
from tithing.checking.understand.table_subject import unnumbered

_LEVEL = (Role.COUNT, Role.RATE, Role.CURRENT)
_CHANGE = (Role.DIFFERENCE, Role.PERCENT_CHANGE)


class Sort(StrEnum):
    """What the names of a group are."""

    PLACE = "place"
    MONTH = "month"
    KIND = "kind"


@dataclass(frozen=True, eq=False)
class NamedFigures:
    """The figures of one measure in one table, by name. `measure` is what the row or column calls it, `subject` what the
    headings say; `role` that of the columns."""

    sheet: TableSheet
    sort: Sort
    measure: str
    subject: str
    kind: str
    role: Role
    figures: Mapping[str, PrintedFigure]
    rivals: tuple[str, ...] = ()  # the other measures of the table

    @property
    def across(self) -> bool:
        """Whether the names stand in the heads."""
        return len({figure.row for figure in self.figures.values()}) == 1

    @property
    def parts(self) -> Mapping[str, PrintedFigure]:
        """The names that are no sum of the others."""
        wholes = {name for name in self.figures if is_total(name)} | _sums(self.figures)
        return {name: figure for name, figure in self.figures.items() if name not in wholes}


def groups_near(book: Pack, sentence: PrintedSentence) -> tuple[NamedFigures, ...]:
    """The groups of the tables in one part of the document with a sentence."""
    kept = _near(book)
    if id(sentence) not in kept.found:  # several rules ask for the same sentence, one after the other
        tables = kept.tables.near(sentence)
        kept.found[id(sentence)] = tuple(
            group for table in tables for group in _meant(kept.groups[id(table)], sentence.text)
        )
    return kept.found[id(sentence)]


def _is_level_of_rows(group: NamedFigures) -> bool:
    return not group.across and group.role in _LEVEL


def _meant(groups: Sequence[NamedFigures], text: str) -> Iterator[NamedFigures]:
    """The groups of a table that a sentence may mean: of columns that a last one sums up ("Female", "Male", "All"), that one,
    unless the sentence names another."""
    levels = [group for group in groups if _is_level_of_rows(group)]
    parts = [group for group in levels if not is_bare_total(group.measure)]
    one_whole = len(levels) - len(parts) == 1
    if one_whole and not names_in(text, [group.measure for group in parts]):
        yield from (group for group in groups if group not in parts)
    else:
        yield from groups


def says_measure(group: NamedFigures, text: str) -> bool:
    """Whether a text names the group's measure, and none of its rivals."""
    named = {each.name for each in names_in(text, (group.measure, *group.rivals))}
    if any(word.weight == 1 for word in words_of(group.measure)):
        return named == {group.measure}
    if group.kind == "rate" and not group.subject:
        return "rate" in text.lower() or "per 1" in text
    telling = " ".join(word.text for word in words_of(group.subject) if word.weight == 1)
    return bool(telling) and likeness(telling, text).whole


def names_rival(group: NamedFigures, text: str) -> bool:
    """Whether a text names another measure of the table: "the most visits" is not of its column of calls."""
    return bool(names_in(text, group.rivals)) and not names_in(text, (group.measure,))


def names_alone(text: str, names: Iterable[str]) -> bool:
    """Whether a text tells nothing but names: "The busiest month was July" is of what its own table counts."""
    for name in names:
        text = text.replace(name, " ")
    return not any(word.weight == 1 for word in words_of(text))


@dataclass(frozen=True, eq=False)
class _Near:
    """The groups of each table, where the tables stand, and those found near each sentence."""

    groups: Mapping[int, tuple[NamedFigures, ...]]
    tables: Neighbourhood
    found: dict[int, tuple[NamedFigures, ...]]


@lru_cache(maxsize=4)
def _near(book: Pack) -> _Near:
    places = {column.area for sheet in book.here for column in sheet.columns if column.area}
    groups = {id(sheet.table): tuple(_groups(sheet, places)) for sheet in book.here}
    tables = neighbourhood_of(sheet.table for sheet in book.here if groups[id(sheet.table)])
    return _Near(groups, tables, {})


def _groups(sheet: TableSheet, places: set[str]) -> Iterator[NamedFigures]:
    yield from _in_heads(sheet, Sort.PLACE)
    yield from _in_heads(sheet, Sort.MONTH)
    yield from _in_rows(sheet, places)


# -- names in the heads, a measure in each row -----------------------------------------------------------------------


def _in_heads(sheet: TableSheet, sort: Sort) -> Iterator[NamedFigures]:
    columns = [(column, name) for column in sheet.columns if (name := _head_name(sheet, column, sort))]
    if len(columns) < 2:
        return
    labels = tuple(dict.fromkeys(row.label for row in sheet.table.rows if row.label))
    for row in range(len(sheet.table.rows)):
        kinds: dict[tuple[str, Role], dict[str, PrintedFigure]] = defaultdict(dict)
        doubled = False
        for column, name in columns:
            figure = sheet.at(row, column)
            if figure is not None:
                doubled |= name in kinds[figure.fact.kind, column.role]
                kinds[figure.fact.kind, column.role][name] = figure
        label = sheet.label(row)
        if doubled or is_change(label):
            continue
        rivals = tuple(each for each in labels if each != label)
        for (kind, role), figures in kinds.items():
            yield NamedFigures(sheet, sort, label, _subject(sheet), kind, role, figures, rivals)


def _head_name(sheet: TableSheet, column: ColumnRole, sort: Sort) -> str:
    if column.role not in _LEVEL:
        return ""
    if sort is Sort.PLACE:
        return column.area
    return month_of(sheet.table.heads[column.column - 1])


# -- names in the rows, a measure in each column ---------------------------------------------------------------------


def _levels(sheet: TableSheet) -> list[ColumnRole]:
    """The columns that are told of a row: where several are of places, a row's own figure is that of all."""
    in_places = sum(bool(column.area) for column in sheet.columns) > 1
    told = [c for c in sheet.columns if not in_places or is_bare_total(sheet.table.heads[c.column - 1])]
    return [column for column in told if column.role in (*_LEVEL, *_CHANGE, Role.SHARE)]


def _figures_by_row(
    sheet: TableSheet, column: ColumnRole, sort: Sort, labels: Sequence[str]
) -> dict[str, PrintedFigure]:
    names = [month_of(label) or label if sort is Sort.MONTH else label for label in labels]
    figures = ((name, sheet.at(row, column)) for row, name in enumerate(names))
    return {name: figure for name, figure in figures if figure is not None}


def _in_rows(sheet: TableSheet, places: set[str]) -> Iterator[NamedFigures]:
    labels = [row.label for row in sheet.table.rows]
    if len(set(labels)) < len(labels) or not all(labels):
        return
    sort = _sort_of(sheet, labels, places)
    levels = _levels(sheet)
    heads = tuple(sheet.table.heads[column.column - 1] for column in levels)
    for column, head in zip(levels, heads, strict=True):
        figures = _figures_by_row(sheet, column, sort, labels)
        kinds = {figure.fact.kind for figure in figures.values()}
        if len(figures) >= 2 and len(kinds) == 1:
            rivals = tuple(other for other in heads if other != head)
            measure = core(without_periods(head))
            yield NamedFigures(
                sheet, sort, measure, _subject(sheet), kinds.pop(), column.role, figures, rivals
            )


def _sort_of(sheet: TableSheet, labels: list[str], places: set[str]) -> Sort:
    parts = [label for label in labels if not is_total(label)]
    if parts and all(month_of(label) for label in parts):
        return Sort.MONTH
    area = heads_places(sheet.table.label_head)
    known = all(any(same_area(label, place) for place in places) for label in parts)
    return Sort.PLACE if area or (known and bool(parts)) else Sort.KIND


def _subject(sheet: TableSheet) -> str:
    heading = sheet.table.context[-1] if sheet.table.context else ""
    return without_periods(unnumbered(heading))


def _sums(figures: Mapping[str, PrintedFigure]) -> set[str]:
    """The names whose count is the sum of all the others, or of the run above or below it."""
    names, values = list(figures), [figure.value for figure in figures.values()]
    whole = sum(values)
    return {
        name
        for at, name in enumerate(names)
        if len(names) > 2
        and values[at] > 0
        and (2 * values[at] == whole or _runs(values, at, 1) or _runs(values, at, -1))
    }


def _runs(values: list, at: int, step: int) -> bool:  # type: ignore[type-arg]
    """Whether two or more of the values that follow, one behind the other, add up to this one."""
    total, seen = 0, 0
    for value in values[at + 1 :] if step > 0 else values[:at][::-1]:
        total, seen = total + value, seen + 1
        if seen > 1 and total == values[at]:
            return True
        if total > values[at]:
            return False
    return False


def names_of(group: NamedFigures, text: str) -> tuple[Naming, ...]:
    """Where a text names what the group has figures for."""
    return names_in(text, group.figures, places=group.sort is not Sort.KIND)


@lru_cache(maxsize=256)
def sum_rows(sheet: TableSheet) -> frozenset[int]:
    """The rows that are a total, or whose level is the sum of others."""
    found = {row for row in range(len(sheet.table.rows)) if is_total(sheet.label(row))}
    for column in sheet.columns:
        if column.role in _LEVEL:
            figures = {str(figure.row): figure for figure in sheet.in_column(column) if figure.exact}
            found |= {int(row) for row in _sums(figures)}
    return frozenset(found)
