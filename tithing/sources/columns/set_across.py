"""A table whose offences, or areas, stand across its headings where they are read down: told, with how to turn it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from tithing.observations.measure import Measures, load_measures
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.columns.headings import Columns
from tithing.sources.columns.near_headings import is_number, is_period
from tithing.sources.columns.nearly import Lacking
from tithing.sources.tables import ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.vocabulary.in_words.numbered import listed

_FEWEST = 2  # headings of a kind before they are held to stand across
_MOST = 50  # headings that are looked at
_NAMED = 2
_MAPPED = "or keep it as it is and have its columns matched once (docs/how-to/map-a-partners-export.md)"
_TURN = (
    'Turn it (copy it, then Paste Special, Transpose), head the first column "offence", and say the area in a line above, '
    f'such as "Area: Hartlepool"; {_MAPPED}'
)
_ROWS = f'Write a row for each, with the headings "offence", "area", "month" and "count"; {_MAPPED}'


def set_across(columns: Columns) -> Lacking | None:
    """What a table of counts with offences or areas across lacks; None where neither stands across.

    `columns` are known by the names offence, area, month and count.
    """
    if "count" in columns.known:
        return None
    offences = _those(columns, _is_offence) if "offence" not in columns.known else ()
    areas = _those(columns, _is_area) if "area" not in columns.known and not offences else ()
    if offences:
        alone = "area" not in columns.known and "month" in columns.known
        return _told(columns, offences, "offences", _TURN if alone else _ROWS)
    return _told(columns, areas, "areas", _ROWS) if areas else None


def _told(columns: Columns, across: Sequence[str], kind: str, change: str) -> Lacking:
    named = listed([f'"{each}"' for each in across], most=_NAMED)
    what = f"its {kind} stand across, a column for each ({named}), where they are read down"
    row = columns.table.rows[columns.header].number
    problem = columns.table.problem(what, change, row=row)
    return Lacking(len(columns.known) + len(across), (problem,))


def _those(columns: Columns, holds: Callable[[str], bool]) -> Sequence[str]:
    """The headings of a kind: two are enough, or one where every column beside those that are known is of numbers."""
    looked_at = columns.unused[:_MOST]
    found = [each for each in looked_at if holds(each)]
    counts = [each for each in looked_at if _holds_numbers(columns, each)]
    enough = len(found) >= _FEWEST or (found and len(looked_at) == len(counts) >= _FEWEST)
    return found if enough else ()


def _holds_numbers(columns: Columns, heading: str) -> bool:
    at = columns.headings.index(heading)
    cells = [row.cells[at] for row in columns.body if at < len(row.cells) and row.cells[at] != ""]
    return bool(cells) and all(is_number(cell) for cell in cells)


def without_headings(table: ReceivedTable) -> Lacking | None:
    """Of a table that begins with a row of figures, and has no headings: what to write above it."""
    if not table.rows:
        return None
    cells = [text_of(cell).strip() for cell in table.rows[0].cells]
    kinds = (_is_offence, _is_area, is_period, is_number)
    if not all(sum(map(kind, cells)) == 1 for kind in kinds):
        return None
    change = 'Write the headings above it: "offence", "area", "month" and "count", each above what it heads'
    problem = table.problem("it begins with a row of figures, and no row heads its columns", change, row=1)
    return Lacking(len(kinds), (problem,))


@cache
def _measures() -> Measures:
    return load_measures()


def _is_offence(heading: str) -> bool:
    if not _is_words(heading):
        return False
    try:
        _measures().find(heading)
    except LookupError:
        return False
    return True


def _is_area(heading: str) -> bool:
    return _is_words(heading) and load_gazetteer().knows(heading)


def _is_words(heading: str) -> bool:
    return any(map(str.isalpha, heading)) and not is_period(heading)
