"""What a chair must not miss of a quarter, worked out from the rows of the demonstration's files alone.

A second implementation: it reads CSV, adds and subtracts, and shares nothing with what makes the report.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.support.shared import ROOT

FILES = ROOT / "demo" / "files"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TOTALS = ("All recorded crime", "Victim-based crime", "Anti-social behaviour incidents")
FEWEST = 20  # a year before, so that a ratio is not of a handful


@dataclass(frozen=True)
class Moved:
    """A count in a quarter and a year before it."""

    measure: str
    now: float
    before: float
    unit: str

    @property
    def gone(self) -> float:
        return self.now - self.before


def moved(folder: str, year: int, month: int) -> list[Moved]:
    """Everything that the files of a folder have of Hartlepool for the quarter from that month on, and a year before."""
    now, before = rows_of(folder, year, month), rows_of(folder, year - 1, month)
    return [Moved(name, now[name][0], before[name][0], now[name][1]) for name in now if name in before]


def rows_of(folder: str, year: int, month: int) -> dict[str, tuple[float, str]]:
    """Each measure's number and unit in the quarter that begins there."""
    return {name: (float(value), unit) for name, value, unit in _rows(folder, date(year, month, 1)) if value}


def _rows(folder: str, start: date) -> Iterator[tuple[str, str, str]]:
    label = f"{MONTHS[start.month - 1]} to {MONTHS[start.month + 1]} {start.year}"
    for path in sorted((FILES / folder).glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            if row.get("Area") == "Hartlepool" and label in row:
                yield row["Offence"], row[label], "count"
            elif row.get("area") == "Hartlepool" and _is_of(row, start):
                yield row["measure"], row["value"], row["unit"]


def _is_of(row: dict[str, str], start: date) -> bool:
    """Whether a row is of the three months from that day on."""
    return (
        row["period_start"] == start.isoformat()
        and row["period_end"][:7] == f"{start.year}-{start.month + 2:02}"
    )


def street(year: int, month: int) -> list[Moved]:
    """The same of the street counts: months and wards added up."""
    by_month = street_months()
    quarter = {when: [f"{when}-{month + i:02}" for i in range(3)] for when in (year, year - 1)}
    sums = {
        (name, when): sum(counts.get(each, 0.0) for each in quarter[when])
        for name, counts in by_month.items()
        for when in quarter
    }
    return [Moved(name, sums[name, year], sums[name, year - 1], "count") for name in by_month]


def street_months() -> dict[str, dict[str, float]]:
    """Each street measure by month, all wards together."""
    found: dict[str, dict[str, float]] = {}
    with (FILES / "street-counts-2023-2025.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["area"].startswith("E05"):
                counts = found.setdefault(row["measure"], {})
                counts[row["period"]] = counts.get(row["period"], 0.0) + float(row["value"])
    return found


def months_below(measure: str, last: str) -> int:
    """How many months in a row, to the last, lie below the average of all up to it."""
    counts = [count for month, count in sorted(street_months()[measure].items()) if month <= last]
    average = sum(counts) / len(counts)
    run = 0
    for count in reversed(counts):
        if count >= average:
            break
        run += 1
    return run


def parts(found: list[Moved]) -> list[Moved]:
    """Counts that are no totals."""
    return [each for each in found if each.unit == "count" and each.measure not in TOTALS]


def most_risen(found: list[Moved]) -> Moved:
    """What rose most by number."""
    return max(parts(found), key=lambda each: each.gone)


def most_fallen(found: list[Moved]) -> Moved:
    """What fell most by number."""
    return min(parts(found), key=lambda each: each.gone)


def most_multiplied(found: list[Moved]) -> Moved:
    """What rose most for what it was, of counts that were no handful."""
    return max(
        (each for each in parts(found) if each.before >= FEWEST), key=lambda each: each.now / each.before
    )


def most_points_lost(found: list[Moved]) -> Moved:
    """The percentage that fell most."""
    return min((each for each in found if each.unit == "percent"), key=lambda each: each.gone)
