"""The published cells, and the observations and populations behind them, in Tithing's terms."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from tests.support.demonstration import demo_measures
from tests.support.shared import shared
from tithing.observations.measure import Measures
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.units import Unit

HARTLEPOOL = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
MIDDLESBROUGH = Area("E06000002", "Middlesbrough", AreaKind.DISTRICT)
REDCAR = Area("E06000003", "Redcar and Cleveland", AreaKind.DISTRICT)
STOCKTON = Area("E06000004", "Stockton-on-Tees", AreaKind.DISTRICT)
CLEVELAND = Area("E23000013", "Cleveland", AreaKind.FORCE)
GROUP = Area("MSG-AVERAGE", "Most Similar Group average", AreaKind.GROUP)
AREAS = {area.name: area for area in (HARTLEPOOL, MIDDLESBROUGH, REDCAR, STOCKTON, CLEVELAND, GROUP)}
HEADS = {
    "HARTLEPOOL": HARTLEPOOL,
    "MIDDLESBROUGH": MIDDLESBROUGH,
    "REDCAR": REDCAR,
    "REDCAR & CLEVELAND": REDCAR,
    "STOCKTON": STOCKTON,
    "CLEVELAND": CLEVELAND,
}
QUARTERS = {
    "000": Period.parse("2017-18Q4"),
    "004": Period.parse("2017-18Q1"),
    "001-3": Period.parse("2020-21Q3"),
    "001-4": Period.parse("2020-21Q4"),
}
POPULATION_YEARS = {"000": (2018,), "001": (2019, 2020, 2021), "003": (2023,), "004": (2017,)}
TWIN = "tests/golden/test_printed_cells.py::test_a_printed_change_is_that_of_the_printed_counts"
PRINTED = re.compile(r"[-+]?[\d,]+(?:\.\d+)?")


@dataclass(frozen=True)
class Cell:
    table: str
    kind: str
    line: int
    row: str
    column: str
    raw: str

    @property
    def pack(self) -> str:
        return self.table[:3]

    @property
    def period(self) -> Period:
        if self.pack != "001":
            return QUARTERS[self.pack]
        return QUARTERS["001-3"] if self.line < 1109 else QUARTERS["001-4"]

    @property
    def printed(self) -> Decimal | None:
        """The number as printed, None for words, a dash or a blank."""
        text = self.raw.strip().rstrip("%").strip()
        return Decimal(text.replace(",", "")) if PRINTED.fullmatch(text) else None


@cache
def measures() -> Measures:
    return demo_measures()


@cache
def cells() -> tuple[Cell, ...]:
    kinds = {row["table_id"]: row["kind"] for row in _rows("tables.csv")}
    return tuple(
        Cell(
            row["table_id"],
            kinds[row["table_id"]],
            int(row["line"]),
            row["row_label"],
            row["col_label"],
            row["raw_value"],
        )
        for row in _rows("cells.csv")
    )


@cache
def observed() -> tuple[tuple[str, Observation], ...]:
    """(table, observation) for every primary value of the packs but the populations their texts state."""
    return tuple(
        (row["table_id"], _observation(row))
        for row in _rows("observations.csv")
        if row["measure"] not in ("Population", "Households") and row["area"] in AREAS
    )


def observations_for(
    table: str, *, at: str = "middle", without: tuple[str, str, Period] | None = None
) -> Observations:
    """What one pack prints, the table's own values first where two tables of a pack differ; with its populations.

    `without` leaves out one value, by measure, area and period, so that it has to be added up.
    """
    mine = [obs for own, obs in observed() if own == table]
    others = [obs for own, obs in observed() if own != table and own[:3] == table[:3]]
    found: dict[tuple[str, str, Period], Observation] = {}
    for obs in (*mine, *others):
        found.setdefault((obs.measure, obs.area, obs.period), obs)
    if without is not None:
        found.pop(without, None)
    return Observations.of((*found.values(), *populations(table[:3], at=at)))


def measure_at(table: str, line: int) -> str:
    """The measure that a line of a table prints, "" where it prints none."""
    found = {
        obs.measure.partition(".")[0] for own, obs in observed() if own == table and obs.source.row == line
    }
    return found.pop() if len(found) == 1 else ""


def populations(pack: str, *, at: str) -> tuple[Observation, ...]:
    """The people and households that the published rates imply: the middle of the interval, or one person inside
    an end of it, since the ends are rounded.
    """
    return tuple(
        obs
        for row in _rows("populations.csv")
        if row["group"].startswith(f"{pack} ")
        for obs in _population(row, pack, at)
    )


def errors() -> tuple[dict[str, str], ...]:
    return tuple(_rows("errors.csv"))


def listed_as_error(table: str, line: int) -> tuple[str, ...]:
    """The ids of the errors that name a table and a line."""
    return tuple(
        row["error_id"]
        for row in errors()
        if table in row["table_id"].split(";") and str(line) in row["lines"].split(",")
    )


def _population(row: dict[str, str], pack: str, at: str) -> list[Observation]:
    area = next(
        a for head, a in sorted(HEADS.items(), key=lambda e: -len(e[0])) if head in row["group"].upper()
    )
    low, high = float(row["low"]), float(row["high"])
    value = {"low": low + 1, "high": high - 1, "middle": float(round((low + high) / 2))}[at]
    measure = "households" if "households" in row["group"] else "population"
    breakdown = "for=asb" if "(ASB table)" in row["group"] else ""
    return [
        Observation(measure, area.code, Period.calendar_year(year), Known(value), Unit.COUNT, breakdown)
        for year in POPULATION_YEARS[pack]
    ]


def _observation(row: dict[str, str]) -> Observation:
    measure = measures().find(row["measure"], row["unit"])
    period = Period.from_dates(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"]))
    return Observation(
        measure.slug,
        AREAS[row["area"]].code,
        period,
        Known(float(row["value"])),
        measure.unit,
        source=SourceRef(row["seed"], row["seed"], int(row["line"])),
    )


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with shared(f"gold/{name}", twin=TWIN).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
