"""A source's columns found where two rows head them, a group over its parts, as the source's own names say it:

    |          |           | Deliberate |           | Accidental |           |
    | District | Quarter   | Primary    | Secondary | Primary    | Secondary |

has the columns "District", "Quarter", "Deliberate: Primary" and so on. A group goes on to the next, and over the columns that its
merged cell covers where the file says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tithing.sources.columns.headings import Columns, find_columns, heading_row, simplify
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.sources.values.periods import period_of

_WITHIN = 10  # rows; lines of title may stand above the headings


@dataclass(frozen=True)
class NamedTable:
    """A sheet with its columns; `above` is the upper of two rows of headings, which `columns.table` does not have by itself."""

    sheet: ReceivedTable
    columns: Columns
    above: ReceivedTable | None = None


def named_table(
    sheet: ReceivedTable, names: Mapping[str, tuple[str, ...]], needed: Collection[str] = ()
) -> NamedTable | None:
    """The sheet under the first row, or two, that head the columns needed, all of `names` where none are said; None for none.

    >>> rows = (ReceivedRow(1, ("", "Deliberate", "", "Other")), ReceivedRow(2, ("Area", "F1", "F3", "F1")))
    >>> names = {"area": ("Area",), "primary": ("Deliberate: F1",), "secondary": ("Deliberate: F3",)}
    >>> named_table(ReceivedTable("a.csv", "", rows), names).columns.headings
    ('Area', 'Deliberate F1', 'Deliberate F3', 'Other F1')
    """
    at = heading_row(sheet, names, needed)
    plain = None if at is None else find_columns(sheet, names, header=at)
    over = _over_two_rows(sheet, names, needed)
    if over is not None and (plain is None or len(over.columns.known) > len(plain.known)):
        return over
    return None if plain is None else NamedTable(sheet, plain)


def _over_two_rows(
    sheet: ReceivedTable, names: Mapping[str, tuple[str, ...]], needed: Collection[str]
) -> NamedTable | None:
    wanted = set(needed or names)
    for at in range(1, min(_WITHIN, len(sheet.rows))):
        columns = find_columns(_joined(sheet, at, names), names, header=at - 1)
        if wanted <= columns.known.keys():
            return NamedTable(sheet, columns, replace(sheet, rows=sheet.rows[at - 1 : at]))
    return None


def _joined(sheet: ReceivedTable, at: int, names: Mapping[str, tuple[str, ...]]) -> ReceivedTable:
    """With the row above part of the row at this place."""
    lower, said = sheet.rows[at], {simplify(each) for spellings in names.values() for each in spellings}
    merged = tuple(each for each in sheet.merged if each.top > lower.number)
    row = ReceivedRow(lower.number, tuple(_headings(sheet, at, said)))
    return replace(sheet, rows=(*sheet.rows[: at - 1], row, *sheet.rows[at + 1 :]), merged=merged)


def _headings(sheet: ReceivedTable, at: int, said: Collection[str]) -> Iterator[ReceivedCell]:
    """Both where a name says both or the lower alone stands twice; the upper cell where there is no lower."""
    upper, lower, over = sheet.rows[at - 1], sheet.rows[at], _groups(sheet, at - 1)
    often = Counter(simplify(cell) for cell in lower.cells)
    for place, cell in enumerate(lower.cells):
        both = f"{over.get(place, '')} {text_of(cell).strip()}".strip()
        if cell == "":
            yield _cell(upper, place)
        else:
            yield both if simplify(both) in said or often[simplify(cell)] > 1 else cell


def _cell(row: ReceivedRow, place: int) -> ReceivedCell:
    return row.cells[place] if place < len(row.cells) else ""


def _groups(sheet: ReceivedTable, at: int) -> dict[int, str]:
    """What stands over each column: its own cell, or the last filled one to its left, as far as its merged cell goes."""
    upper = sheet.rows[at]
    ends = {each.left: each.right for each in sheet.merged if each.top <= upper.number <= each.bottom}
    found: dict[int, str] = {}
    group, end = "", len(sheet.rows[at + 1].cells)
    for place in range(len(sheet.rows[at + 1].cells)):
        cell = _cell(upper, place)
        if cell != "":
            group, end = text_of(cell).strip(), ends.get(place, end if not ends else place)
        if place <= end:
            found[place] = group
    return found


def with_groups_told(sheet: ReceivedTable) -> ReceivedTable:
    """The sheet under the first row of which some headings stand twice and are told apart by the row above, with both in each of
    them; as it is where there is none, or where periods tell them apart.

    >>> rows = (ReceivedRow(1, ("", "Deliberate", "Other")), ReceivedRow(2, ("Area", "F1", "F1")))
    >>> with_groups_told(ReceivedTable("a.csv", "", rows)).rows[0].cells
    ('Area', 'Deliberate F1', 'Other F1')
    """
    for at in range(1, min(_WITHIN, len(sheet.rows))):
        if _is_told_apart(sheet, at):
            return _joined(sheet, at, {})
    return sheet


def _is_told_apart(sheet: ReceivedTable, at: int) -> bool:
    upper, lower = sheet.rows[at - 1], sheet.rows[at]
    if any(not isinstance(cell, str) for cell in lower.cells) or any(map(period_of, upper.cells)):
        return False
    words, both = _all_different(lower.cells), _all_different(_headings(sheet, at, ()))
    return not words and both


def _all_different(cells: Iterable[ReceivedCell]) -> bool:
    words = [word for cell in cells if (word := simplify(cell))]
    return len(set(words)) == len(words)
