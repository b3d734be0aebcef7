"""Twelve texts, "2000-01" to "2011-12", are both a month and a financial year: which of them, the column says (R101)."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.core.sources.building import read, received, refusal, rows
from tithing.incidents.counting import as_observations
from tithing.sources.columns.columns_beside_periods import nearly_periods
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.vocabulary.period import Period, PeriodKind, could_be_a_year
from tithing.vocabulary.problems import Refused

MONTHS = [Period.month(year, month) for year in range(1999, 2014) for month in range(1, 13)]


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.month_text)
def test_every_period_is_read_back_from_its_own_code(month: Period) -> None:
    year = Period.financial_year(month.start.year)

    assert Period.parse(month.code) == month
    assert Period.parse(year.code) == year
    assert Period.of_month(month.month_text) == month


def test_twelve_texts_are_both() -> None:
    both = [month.month_text for month in MONTHS if could_be_a_year(month.month_text)]

    assert len(both) == 12
    assert all(Period.parse(text).kind is PeriodKind.FINANCIAL_YEAR for text in both)


def _read(tmp_path: Path, *codes: str) -> list[str]:
    body = "".join(f"Shoplifting,Hartlepool,{code},2{number},count\n" for number, code in enumerate(codes))
    reading = read(
        "flat_observations", received(tmp_path / "sent.csv", f"measure,area,period,value,unit\n{body}")
    )
    return sorted(Period.parse(code).label for (code,) in rows(reading, "period"))


def test_beside_months_it_is_a_month(tmp_path: Path) -> None:
    assert _read(tmp_path, "2011-10", "2011-11", "2011-12") == ["Dec 2011", "Nov 2011", "Oct 2011"]


def test_beside_years_it_is_a_year(tmp_path: Path) -> None:
    assert _read(tmp_path, "2011-12", "2012-13") == ["2011 to 2012", "2012 to 2013"]


def test_alone_it_is_a_year(tmp_path: Path) -> None:
    assert _read(tmp_path, "2011-12") == ["2011 to 2012"]


def test_beside_both_it_is_refused_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r'"2011-12" is Dec 2011 or the year 2011 to 2012') as refusal:
        _read(tmp_path, "2011-10", "2011-12", "2012-13")

    assert "Write Dec 2011, or 2011/12" in str(refusal.value)
    assert _read(tmp_path, "2011-10", "Dec 2011", "2011/12") == ["2011 to 2012", "Dec 2011", "Oct 2011"]


@pytest.mark.parametrize(
    ("heading", "codes", "meant"),
    [
        ("Period", ("2011-10", "2011-12"), "Dec 2011"),
        ("Period", ("2011-12", "2012-13"), "2011 to 2012"),
        ("Period", ("2011-12",), "2011 to 2012"),
        ("Month", ("2011-12",), "Dec 2011"),
        ("Month", ("2011-12", "2012-13"), "2011 to 2012"),
    ],
)
def test_an_extract_with_a_column_of_periods_is_read_alike(
    tmp_path: Path, heading: str, codes: tuple[str, ...], meant: str
) -> None:
    body = "".join(f"Hartlepool,Shoplifting,{code},2\n" for code in codes)
    reading = read("police_extract", received(tmp_path / "x.csv", f"Area,Offence,{heading},Count\n{body}"))

    assert meant in {Period.parse(code).label for (code,) in rows(reading, "period")}


def test_headings_of_months_and_of_years_are_refused_with_what_to_write(tmp_path: Path) -> None:
    text = "Area,Offence,2010-11,2011-12,2012-13,Oct 2012,Nov 2012\nHartlepool,Shoplifting,1,2,3,4,5\n"

    problems = refusal("police_extract", received(tmp_path / "x.csv", text))

    assert [each.what for each in problems] == [
        f'"{said}" is {month} or the year {year}, and both months and years stand here'
        for said, month, year in (
            ("2010-11", "Nov 2010", "2010 to 2011"),
            ("2011-12", "Dec 2011", "2011 to 2012"),
        )
    ]


def test_incidents_of_such_a_month_are_counted_in_it() -> None:
    days = [{"area": "E06000001", "supplier": "cleveland", "month": month, "measure": "street_drugs", "breakdown": "",
             "value": 3, "best_fit": 0} for month in ("2011-12", "2012-12")]  # fmt: skip

    counted = as_observations(pl.DataFrame(days)).to_native().collect()

    assert [Period.parse(code).label for code in counted["period"]] == ["Dec 2011", "Dec 2012"]


@pytest.mark.parametrize(
    ("years", "what"),
    [
        ((2024,), '"2024" may be a calendar year or a financial year'),
        (("2023", "2024"), '"2023" and the other years may be calendar years or financial years'),
    ],
)
def test_a_year_that_heads_a_column_alone_is_said_to_be_of_either_kind(
    years: tuple[str | int, ...], what: str
) -> None:
    row = ReceivedRow(1, ("Area", "Offence", *years))

    (problem,) = nearly_periods(ReceivedTable("e.csv", "", (row,)), 0)

    assert what in problem.what
    assert f'Write "Jan to Dec {years[0]}" or "' in problem.change
    assert not nearly_periods(
        ReceivedTable("e.csv", "", (ReceivedRow(1, ("Area", "Offence", "2024/25")),)), 0
    )
