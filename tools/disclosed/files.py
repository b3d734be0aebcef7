"""What is true, as a partner sends it: a file of flat observations."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tools.disclosed.cells import Cell

HEAD = "measure,area,period,value,unit,breakdown,status,supplier,access"


def as_file(
    counts: Mapping[Cell, int],
    *,
    hidden: Collection[Cell] = (),
    partners_only: Collection[Cell] = (),
    people: Mapping[str, int] | None = None,
) -> str:
    """A row for each count; of what its partner hides, that it does; and how many people live where."""
    rows = [
        _row(cell, count, cell.key in hidden, cell.key in partners_only) for cell, count in counts.items()
    ]
    rows += [f"population,{area},2024,{number},count,,,ons,open" for area, number in (people or {}).items()]
    return "\n".join([HEAD, *rows]) + "\n"


def _row(cell: Cell, count: int, hidden: bool, partners_only: bool) -> str:
    value, status = ("", "suppressed") if hidden else (str(count), "")
    access = "partners" if partners_only else "open"
    supplier = "street" if cell.measure.startswith("street_") else "police"
    return ",".join(
        (cell.measure, cell.area, cell.period, value, "count", cell.breakdown, status, supplier, access)
    )
