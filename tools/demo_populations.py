"""Populations and households that the published rates imply, and the official ones of 2024.

Nobody published the denominators of the packs. Each is a round number inside the interval that gives every
printed rate of that area (`demo/README.md`); it is marked as estimated, and its note says the interval.
"""

from __future__ import annotations

from dataclasses import dataclass

HARTLEPOOL, REDCAR, MIDDLESBROUGH = "Hartlepool", "Redcar and Cleveland", "Middlesbrough"
STOCKTON, CLEVELAND = "Stockton-on-Tees", "Cleveland"


@dataclass(frozen=True)
class Implied:
    """`low` to `high`: the fewest and the most that give every printed rate of the packs named."""

    measure: str
    area: str
    years: tuple[int, ...]
    value: int
    low: int
    high: int
    rates: str
    breakdown: str = ""

    @property
    def note(self) -> str:
        return (
            f"implied by {self.rates}: any number from {self.low:,} to {self.high:,} gives them all; "
            "not an official estimate"
        )


_PACKS = "printed in the packs of August 2017 and June 2018"
_BOTH = f"the rates of recorded crime and anti-social behaviour {_PACKS}"
_CRIME = f"the rates of recorded crime {_PACKS}"
_ASB = f"the rates of anti-social behaviour {_PACKS}"
_BURGLARY = f"the rates of residential burglary {_PACKS}"
_2020 = "the rates printed in the pack of July 2021"
_YEARS = (2016, 2017, 2018)
_LATER = (2019, 2020)

IMPLIED = (
    Implied("population", HARTLEPOOL, _YEARS, 91_100, 91_089, 91_105, _BOTH),
    Implied("population", REDCAR, _YEARS, 133_940, 133_882, 133_951, _BOTH),
    Implied("population", MIDDLESBROUGH, _YEARS, 136_160, 136_134, 136_184, _CRIME),
    Implied("population", MIDDLESBROUGH, _YEARS, 136_800, 136_732, 136_854, _ASB, "for=asb"),
    Implied("population", STOCKTON, _YEARS, 187_960, 187_907, 187_991, _BOTH),
    Implied("population", CLEVELAND, _YEARS, 549_160, 549_134, 549_231, _BOTH),
    Implied("households", HARTLEPOOL, _YEARS, 40_480, 40_412, 40_550, _BURGLARY),
    Implied("households", REDCAR, _YEARS, 59_700, 59_322, 60_000, _BURGLARY),
    Implied("households", MIDDLESBROUGH, _YEARS, 57_000, 56_800, 57_217, _BURGLARY),
    Implied("households", STOCKTON, _YEARS, 79_000, 78_491, 79_608, _BURGLARY),
    Implied("households", CLEVELAND, _YEARS, 236_180, 235_802, 240_000, _BURGLARY),
    Implied("population", HARTLEPOOL, _LATER, 93_370, 93_333, 93_405, _2020),
    Implied("population", REDCAR, _LATER, 137_600, 137_121, 138_196, _2020),
    Implied("population", MIDDLESBROUGH, _LATER, 140_800, 140_397, 141_197, _2020),
    Implied(
        "population",
        STOCKTON,
        _LATER,
        198_000,
        197_055,
        199_503,
        "the rate for January to March 2021 printed in the pack of July 2021 (the rate printed for the "
        "quarter before, 19.4, fits no population the borough can have had)",
    ),
)

# Named, so that these go before a number of people that nobody signed (see `indicators/counted/value_over.py`).
IMPLIED_BY = "implied-by-published-rates"

# Mid-2024 estimates of the Office for National Statistics, for rates of the street counts.
OFFICIAL_2024 = {HARTLEPOOL: 98_180, REDCAR: 139_228, MIDDLESBROUGH: 156_161, STOCKTON: 206_800}


def implied_rows() -> list[dict[str, str]]:
    """Rows of `populations.csv`."""
    return [
        {
            **_year_row(each.measure, each.area, year, each.value),
            "breakdown": each.breakdown,
            "status": "estimated",
            "note": each.note,
            "supplier": IMPLIED_BY,
        }
        for each in IMPLIED
        for year in each.years
    ]


def official_rows() -> list[dict[str, str]]:
    """Rows of `populations-2024.csv`."""
    return [
        {**_year_row("population", area, 2024, value), "status": "final", "supplier": "ons"}
        for area, value in OFFICIAL_2024.items()
    ]


def _year_row(measure: str, area: str, year: int, value: int) -> dict[str, str]:
    return {
        "measure": measure,
        "area": area,
        "period": str(year),
        "value": str(value),
        "unit": "count",
    }
