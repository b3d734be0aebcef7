"""The workbook's own percentage changes, against those its counts give: if they differ, somebody should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.sources.ons_csp_tables.sheets import CHANGES, COUNTS, IDENTITY, CspRow, CspTable, marker_of
from tithing.statistics.rounding import round_half_away

TOLERANCE = 0.05  # percentage points: half of the last digit that is ever printed


def disagreements(tables: Iterable[CspTable]) -> list[str]:
    """A line for each CSP and offence whose printed change is not the change of the two counts."""
    all_tables = list(tables)
    changes = [table for table in all_tables if table.kind == CHANGES]
    counts = sorted((t for t in all_tables if t.kind == COUNTS), key=lambda table: table.period.start)
    if not changes or len(counts) < 2:
        return []
    return _compare(changes[0], _figures(counts[-1]), _figures(counts[-2]))


def _figures(table: CspTable) -> dict[tuple[str, str], float]:
    """(code of the row, heading) -> number."""
    return {
        (row.csp or row.force, heading): float(cell)
        for row in table.rows()
        if not row.place
        for heading, cell in zip(table.headings, row.cells, strict=False)
        if heading not in IDENTITY and isinstance(cell, int | float)
    }


def _compare(
    table: CspTable, now: dict[tuple[str, str], float], before: dict[tuple[str, str], float]
) -> list[str]:
    lines = []
    for row, heading, cell in _printed(table):
        key = (row.csp or row.force, heading)
        if key not in now or not before.get(key):
            continue
        counted = (now[key] - before[key]) / before[key] * 100
        if abs(counted - cell) > TOLERANCE:
            name = row.csp_name or row.force_name
            lines.append(
                f"{name}, {heading}: the workbook prints {round_half_away(cell, 1)}%, "
                f"its counts give {round_half_away(counted, 1)}%"
            )
    return lines


def _printed(table: CspTable) -> Iterator[tuple[CspRow, str, float]]:
    """Each number of the table, with its row and heading; what has no place is in no CSP."""
    for row in table.rows():
        for heading, cell in zip(table.headings, row.cells, strict=False):
            in_words = row.place or heading in IDENTITY or marker_of(cell)
            if not in_words and isinstance(cell, int | float):
                yield row, heading, cell
