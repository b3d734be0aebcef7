"""A partner's table seen through its mapping: for each column of figures, the columns a flat table would have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tithing.sources.columns.columns_beside_periods import nearly_periods
from tithing.sources.columns.footnotes import without_notes
from tithing.sources.columns.headings import AREA_CODES, Columns, simplify
from tithing.sources.columns.names_over_two_rows import named_table, with_groups_told
from tithing.sources.columns.two_row_headings import only_the_row_above, with_one_heading_row
from tithing.sources.table_mapping import TableMapping
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.sources.values.periods import marks_of_row, periods_of_row
from tithing.vocabulary.in_words.unknown_name import near_names
from tithing.vocabulary.problems import Problem, Refused

_HEADER_WITHIN = 30
_TOTALS = frozenset({"total", "totals", "grand total", "overall total", "sum", "all"})


def mapped_columns(
    table: ReceivedTable, mapping: TableMapping, *, is_row: Callable[[str], bool]
) -> list[Columns]:
    """One `Columns` for each column of figures, all over the same rows. Raises Refused where a heading is not there."""
    header = _header(table, mapping)
    headings = tuple(text_of(cell).strip() for cell in table.rows[header].cells)
    known = {name: _at(headings, heading) for name, heading in mapping.columns.items()}
    known.update(_code_beside(known, headings))
    figures = _figures(table, mapping, header, headings)
    _refuse_without_periods(table, mapping, header, figures)
    read = {*known.values(), *figures}
    unused = tuple(each for at, each in enumerate(headings) if each and at not in read)
    whole = _translated(table, mapping, header, known, width=len(headings))
    notes = without_notes(Columns(table, header, known, headings, unused), is_row=is_row).notes
    each = (_one(whole, mapping, header, headings, known, unused, at, said) for at, said in figures.items())
    return [replace(columns, notes=notes) for columns in each]


def _refuse_without_periods(
    table: ReceivedTable, mapping: TableMapping, header: int, figures: Mapping[int, object]
) -> None:
    if mapping.periods_across and (near := nearly_periods(table, header)):
        raise Refused(*near)
    if not figures:
        change = "Head the columns with months or quarters, such as Apr 2025"
        raise Refused(table.problem("no heading is a period", change, row=table.rows[header].number))


def _code_beside(known: Mapping[str, int], headings: tuple[str, ...]) -> dict[str, int]:
    """A column of area codes that the mapping does not mention: it is held against the names all the same."""
    found = [
        at
        for at, heading in enumerate(headings)
        if simplify(heading) in AREA_CODES and at not in known.values()
    ]
    return {"area_code": found[0]} if found and "area" in known else {}


def is_total(columns: Columns, row: ReceivedRow) -> bool:
    """Whether the row adds up others, by a word such as Total where its measure, area or period stands."""
    said = {simplify(columns.cell(row, name)) for name in ("measure", "area", "period", "breakdown")}
    return bool(said & _TOTALS)


def one_heading_row(
    sheet: ReceivedTable, mapping: TableMapping
) -> tuple[ReceivedTable, ReceivedTable | None]:
    """The sheet with two rows of headings made one, a year over its months or a group over its parts as the mapping names them; and
    the upper of the two, None where there is one row.
    """
    if above := only_the_row_above(sheet):
        return with_one_heading_row(sheet), above
    named = named_table(sheet, {heading: (heading,) for heading in _wanted(mapping)})
    return (with_groups_told(sheet), None) if named is None else (named.columns.table, named.above)


def _wanted(mapping: TableMapping) -> tuple[str, ...]:
    return (*mapping.columns.values(), *mapping.values)


def _header(table: ReceivedTable, mapping: TableMapping) -> int:
    wanted = {simplify(heading) for heading in _wanted(mapping)}
    rows = [{simplify(cell) for cell in row.cells} for row in table.rows[:_HEADER_WITHIN]]
    best = max(range(len(rows)), key=lambda at: len(wanted & rows[at]))
    missing = [heading for heading in _wanted(mapping) if simplify(heading) not in rows[best]]
    if missing:
        raise Refused(*(_not_there(table, best, heading, mapping) for heading in missing))
    return best


def _not_there(table: ReceivedTable, header: int, heading: str, mapping: TableMapping) -> Problem:
    has = [text_of(cell) for cell in table.rows[header].cells if cell != ""]
    near = near_names(heading, has, most=1)
    instead = f'; there is "{near[0]}"' if near else ""
    return table.problem(
        f'no column is headed "{heading}", as the mapping {mapping.slug} says{instead}',
        "Correct the heading, or the mapping with a higher version",
        row=table.rows[header].number,
    )


def _at(headings: tuple[str, ...], heading: str) -> int:
    return [simplify(each) for each in headings].index(simplify(heading))


def _figures(
    table: ReceivedTable, mapping: TableMapping, header: int, headings: tuple[str, ...]
) -> dict[int, dict[str, str]]:
    """The columns of figures, and what each says of its own: its period, or its measure."""
    if mapping.periods_across:
        return _periods_across(table.rows[header].cells, mapping)
    if mapping.values:
        return {_at(headings, heading): {"measure": measure} for heading, measure in mapping.values.items()}
    return {_at(headings, mapping.columns["value"]): {}}


def _periods_across(cells: Sequence[ReceivedCell], mapping: TableMapping) -> dict[int, dict[str, str]]:
    """The period of each column, and the status that its mark says, unless a column of theirs says it."""
    statuses = {at: mark.status for at, mark in marks_of_row(cells).items() if mark.status}
    said = {} if "status" in mapping.columns else {at: {"status": each} for at, each in statuses.items()}
    periods = periods_of_row(cells)
    return {at: {"period": period.code, **said.get(at, {})} for at, period in periods.items()}


def _translated(
    table: ReceivedTable, mapping: TableMapping, header: int, known: Mapping[str, int], *, width: int
) -> ReceivedTable:
    """Their words as ours, where the mapping says so."""
    words = {
        known[name]: {simplify(theirs): ours for theirs, ours in each.items()}
        for name, each in mapping.words.items()
        if name in known
    }
    rows = [replace(row, cells=_in_our_words(row, words)) for row in table.rows[header + 1 :]]
    return replace(table, rows=(*table.rows[: header + 1], *rows))


def _in_our_words(row: ReceivedRow, words: Mapping[int, Mapping[str, str]]) -> tuple[ReceivedCell, ...]:
    return tuple(
        words[at].get(simplify(cell), cell) if at in words else cell for at, cell in enumerate(row.cells)
    )


def _one(
    table: ReceivedTable,
    mapping: TableMapping,
    header: int,
    headings: tuple[str, ...],
    known: Mapping[str, int],
    unused: tuple[str, ...],
    at: int,
    said: Mapping[str, str],
) -> Columns:
    """The columns of one column of figures: what is the same for all of them stands in cells past the last heading."""
    constants = {**mapping.same_for_all, **said}
    width = len(headings)
    places = {name: width + place for place, name in enumerate(constants)}
    more = tuple(constants.values())
    rows = tuple(
        ReceivedRow(row.number, (*_padded(row, width), *more)) if place > header else row
        for place, row in enumerate(table.rows)
    )
    named = (*headings, *(f"{name}, of the mapping" for name in constants))
    return Columns(replace(table, rows=rows), header, {**known, **places, "value": at}, named, unused, False)


def _padded(row: ReceivedRow, width: int) -> tuple[ReceivedCell, ...]:
    return (*row.cells[:width], *("",) * (width - len(row.cells)))
