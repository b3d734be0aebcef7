"""The flat table: what is read, and everything that is refused with its row and column."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import read, received, recognises, refusal, rows, xlsx
from tests.support.shared import shared
from tithing.observations.schema import READ_COLUMNS

HEAD = "measure,area,period_start,period_end,value,unit"
FULL = f"{HEAD},status,note,breakdown,supplier,expected,access"


def test_rows_are_read_by_title_alias_slug_and_code(tmp_path: Path) -> None:
    text = f"""{HEAD}
Shoplifting,Hartlepool,2018-01-01,2018-03-31,"1,234",count
shoplifting,E06000003,01/01/2018,31/03/2018, +5 ,Count
Residential burglary,Hartlepool,2017-04-01,2018-03-31,21.74,"rate per 1,000 households"
Bicycle theft - position in Most Similar Group,Hartlepool,2017-04-01,2018-03-31,14,rank of 15
46,Middlesbrough,2018-01-01,2018-01-31,0,count
"""
    reading = read("flat_observations", received(tmp_path / "f.csv", text), supplier="cleveland-police")

    assert rows(reading, "measure", "area", "period", "value", "unit", "row") == [
        ("shoplifting", "E06000001", "2017-18Q4", 1234.0, "count", 2),
        ("shoplifting", "E06000003", "2017-18Q4", 5.0, "count", 3),
        (
            "residential_burglary.rate_per_1000_households",
            "E06000001",
            "2017-18",
            21.74,
            "rate per 1,000 households",
            4,
        ),
        ("bicycle_theft.msg_rank", "E06000001", "2017-18", 14.0, "rank", 5),
        ("shoplifting", "E06000002", "2018-01", 0.0, "count", 6),
    ]
    assert reading.observations is not None
    assert reading.observations.columns == list(READ_COLUMNS)
    assert set(reading.observations.get_column("supplier")) == {"cleveland-police"}
    assert reading.rows == 5


def test_missing_suppressed_and_zero_stay_three_things(tmp_path: Path) -> None:
    text = f"""{FULL}
Shoplifting,Hartlepool,2018-01-01,2018-03-31,0,count,,,,,,
Arson,Hartlepool,2018-01-01,2018-03-31,,count,missing,system change,,Cleveland Police,2018-08-14,partners
Rape,Hartlepool,2018-01-01,2018-03-31,,count,suppressed,,,,,
Robbery,Hartlepool,2018-01-01,2018-03-31,4,count,p,restated on the later definition,type=personal,,,
"""
    reading = read("flat_observations", received(tmp_path / "f.csv", text))

    assert rows(
        reading, "value", "status", "reason", "expected", "access", "supplier", "breakdown", "comparability"
    ) == [
        (0.0, "final", "", None, "open", "", "", ""),
        (None, "missing", "system change", date(2018, 8, 14), "partners", "cleveland-police", "", ""),
        (None, "suppressed", "too few to publish", None, "open", "", "", ""),
        (4.0, "provisional", "", None, "open", "", "type=personal", "restated"),
    ]


def test_a_period_code_stands_for_two_dates(tmp_path: Path) -> None:
    text = "measure,area,period,value,unit\nShoplifting,Hartlepool,2017-18Q4,5,count\n"

    assert rows(read("flat_observations", received(tmp_path / "f.csv", text)), "period") == [("2017-18Q4",)]


def test_a_title_above_the_headings_is_told_and_not_read(tmp_path: Path) -> None:
    text = f"Figures for the board\n\n{HEAD}\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count\n"
    reading = read("flat_observations", received(tmp_path / "f.csv", text))

    assert rows(reading, "value", "row") == [(5.0, 4)]
    assert '"Figures for the board" (row 1, above the headings)' in reading.notices[0]
    assert reading.used is not None
    assert reading.used.others == ("1 row above the headings (1)",)


def test_other_columns_are_named_and_ignored(tmp_path: Path) -> None:
    text = f"{HEAD},line\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count,77\n"

    used = read("flat_observations", received(tmp_path / "f.csv", text)).used

    assert used is not None
    assert used.columns == ("line",)


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("Shoplifting,Hartlepool,2018-01-01,2018-02-28,5,count", "period_end", "no month, quarter"),
        ("Shoplifting,Hartlepool,2018-03-31,2018-01-01,5,count", "period_end", "ends"),
        ("Shoplifting,Hartlepool,01/13/2018,2018-03-31,5,count", "period_start", "month first"),
        ("Shoplifting,Hartlepool,01/01/18,2018-03-31,5,count", "period_start", "three ways"),
        ("Shoplifing,Hartlepool,2018-01-01,2018-03-31,5,count", "measure", "nearest are Shoplifting"),
        ("Shoplifting,Hartlepol,2018-01-01,2018-03-31,5,count", "area", "nearest are Hartlepool"),
        ("Shoplifting,,2018-01-01,2018-03-31,5,count", "area", "empty"),
        (
            "Opiate users successfully completing treatment,Hartlepool,2018-01-01,2018-03-31,104,percent",
            "value",
            "between 0 and 100",
        ),
        (
            "Opiate users successfully completing treatment,Hartlepool,2018-01-01,2018-03-31,-4,percent",
            "value",
            "between 0 and 100",
        ),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,-5,count", "value", "below none"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,5.5,count", "value", "fraction"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,12a,count", "value", "not a number"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,#DIV/0!,count", "value", "spreadsheet error"),
        (
            "Shoplifting,Hartlepool,2018-01-01,2018-03-31,Data unavailable,count",
            "value",
            "missing, suppressed or none",
        ),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,,count", "value", "empty"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,5,percent", "unit", "measured as count"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,5,widgets", "unit", "not a unit"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,5,", "unit", "empty"),
        ("Shoplifting,Hartlepool,2018-01-01,2018-03-31,16,rank of 15", "value", "no rank"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_row_and_column(
    tmp_path: Path, row: str, column: str, what: str
) -> None:
    good = "Arson,Hartlepool,2018-01-01,2018-03-31,1,count"
    problems = refusal("flat_observations", received(tmp_path / "f.csv", f"{HEAD}\n{good}\n{row}\n"))

    assert [(problem.file, problem.row, problem.column) for problem in problems] == [("f.csv", 3, column)]
    assert what in problems[0].what
    assert problems[0].change


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ("5,count,missing,", "status", "a value and the status missing"),
        (",count,missing,", "note", "no reason"),
        (",count,final,", "value", "empty"),
        ("5,count,good,", "status", "not a status"),
    ],
)
def test_value_and_status_must_agree(tmp_path: Path, cells: str, column: str, what: str) -> None:
    text = f"{HEAD},status,note\nShoplifting,Hartlepool,2018-01-01,2018-03-31,{cells}\n"
    problems = refusal("flat_observations", received(tmp_path / "f.csv", text))

    assert [(problem.row, problem.column) for problem in problems] == [(2, column)]
    assert what in problems[0].what


@pytest.mark.parametrize(
    ("text", "row", "what"),
    [
        (
            "measure,area,period_start,period_end,valeu,unit\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count\n",
            1,
            '"valeu" is no heading that is known: did you mean "value"?',
        ),
        (
            "measure,area,period_start,value,unit\nShoplifting,Hartlepool,2018-01-01,5,count\n",
            1,
            '"period_end" is missing',
        ),
        (
            f"{HEAD},unit\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count,count\n",
            1,
            '"unit" stands twice',
        ),
        (f"{HEAD}\n", None, "nothing under it"),
        (
            f"{HEAD}\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5\n",
            2,
            "5 cells where the heading row has 6",
        ),
        (f"{HEAD}\nShoplifting,Hartlepool, England,2018-01-01,2018-03-31,5,count\n", 2, "7 cells where"),
    ],
)
def test_a_wrong_shape_is_refused(tmp_path: Path, text: str, row: int | None, what: str) -> None:
    file = received(tmp_path / "f.csv", text)

    assert recognises("flat_observations", file)
    assert [(problem.row, what in problem.what) for problem in refusal("flat_observations", file)] == [
        (row, True)
    ]


def test_the_same_figure_twice_is_kept_once_or_refused_with_both_rows(tmp_path: Path) -> None:
    row = "Shoplifting,Hartlepool,2018-01-01,2018-03-31,{},count\n"
    same = read("flat_observations", received(tmp_path / "a.csv", f"{HEAD}\n" + row.format(5) * 2))
    problems = refusal(
        "flat_observations", received(tmp_path / "b.csv", f"{HEAD}\n" + row.format(5) + row.format(6))
    )

    assert same.observations is not None
    assert same.observations.height == 1
    assert same.notices == ("a.csv: row 3 says again what an earlier row says; each figure was kept once.",)
    assert "rows 2 and 3" in problems[0].what
    assert "5 and 6" in problems[0].what


def test_problems_are_all_told_up_to_a_hundred(tmp_path: Path) -> None:
    bad = "".join(f"Shoplifting,Hartlepool,2018-01-01,2018-03-31,x{n},count\n" for n in range(130))
    problems = refusal("flat_observations", received(tmp_path / "f.csv", f"{HEAD}\n{bad}"))

    assert len(problems) == 101
    assert problems[-1].what.startswith("and 30 more")


def test_a_workbook_reads_as_the_csv_does(tmp_path: Path) -> None:
    sheet = [HEAD.split(","), ["Shoplifting", "Hartlepool", date(2018, 1, 1), date(2018, 3, 31), 5, "count"]]
    reading = read("flat_observations", received(xlsx(tmp_path / "f.xlsx", sheet)))
    two = refusal("flat_observations", received(xlsx(tmp_path / "g.xlsx", sheet, sheet)))

    assert rows(reading, "period", "value") == [("2017-18Q4", 5.0)]
    assert "2 sheets" in two[0].what


PERCENT = "Opiate users successfully completing treatment"


def percents(path: Path, *values: Any, code: str = "General") -> Path:
    import openpyxl

    quarters = [("2017-04-01", "2017-06-30"), ("2017-07-01", "2017-09-30"), ("2017-10-01", "2017-12-31")]
    cells = [[PERCENT, "Hartlepool", *quarters[n], value, "percent"] for n, value in enumerate(values)]
    book = openpyxl.load_workbook(xlsx(path, [HEAD.split(","), *cells]))
    for row in range(2, 2 + len(values)):
        book.active[f"E{row}"].number_format = code
    book.save(path)
    return path


def test_a_cell_that_shows_30_per_cent_is_not_read_as_0_point_3(tmp_path: Path) -> None:
    reading = read(
        "flat_observations", received(percents(tmp_path / "f.xlsx", 0.3, 0.07, 0.003, code="0.0%"))
    )

    assert sorted(rows(reading, "value")) == [(0.3,), (7.0,), (30.0,)]


@pytest.mark.parametrize(
    ("values", "asked"), [((0.3,), 2), ((0, 0.3, 1), 3), ((0.3, 30), None), ((0, 1), None)]
)
def test_percentages_that_may_be_parts_of_one_are_asked_about(
    tmp_path: Path, values: tuple[float, ...], asked: int | None
) -> None:
    file = received(percents(tmp_path / "f.xlsx", *values))

    if asked is None:
        assert sorted(rows(read("flat_observations", file), "value")) == [(float(v),) for v in values]
        return
    (problem,) = refusal("flat_observations", file)
    assert (problem.row, problem.column) == (asked, "value")
    assert "0.3 may be 0.3%" in problem.what


def test_a_percentage_with_its_sign_is_taken_as_it_stands(tmp_path: Path) -> None:
    text = f"{HEAD}\n{PERCENT},Hartlepool,2018-01-01,2018-03-31,0.3%,percent\n"

    assert rows(read("flat_observations", received(tmp_path / "f.csv", text)), "value") == [(0.3,)]


def test_merged_cells_are_named_as_merged_and_not_as_an_empty_area(tmp_path: Path) -> None:
    import openpyxl

    cells = [
        ["Shoplifting", "Hartlepool", f"2018-0{n}-01", f"2018-0{n}-{d}", 5, "count"]
        for n, d in ((1, 31), (2, 28))
    ]
    path = xlsx(tmp_path / "f.xlsx", [["Figures"], HEAD.split(","), *cells])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:F1")  # a title may be
    book.active.merge_cells("B3:B4")
    book.save(path)

    (problem,) = refusal("flat_observations", received(path))

    assert (problem.row, problem.column) == (4, "area")
    assert "the cells B3:B4 are merged" in problem.what


def test_every_published_quarter_reads_row_for_row(tmp_path: Path) -> None:
    gold = shared("gold/observations.csv", twin="test_every_row_of_a_quarter_keeps_its_number")
    with gold.open(encoding="utf-8", newline="") as stream:
        published = list(csv.DictReader(stream))
    told_twice = {
        ("Robbery of business property", "2018-03-31"),
        ("Robbery of personal property", "2018-03-31"),
    }
    assert published
    for seed in sorted({row["seed"] for row in published}):
        mine = [
            r for r in published if r["seed"] == seed and (r["measure"], r["period_end"]) not in told_twice
        ]
        mine = [r for r in mine if not (r["measure"] == "Population" and r["value"] == "95366")]
        path = tmp_path / f"{seed}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(mine[0]))
            writer.writeheader()
            writer.writerows(mine)

        found = rows(read("flat_observations", received(path)), "row", "value")

        assert all(float(mine[row - 2]["value"]) == value for row, value in found)
        assert len(found) == len(
            {(r["measure"], r["area"], r["period_start"], r["period_end"], r["unit"]) for r in mine}
        )


def test_every_row_of_a_quarter_keeps_its_number(tmp_path: Path) -> None:
    numbers = {2: 397.0, 3: 7.0, 4: 0.0, 5: 2718.0}
    titles = ("Shoplifting", "Robbery", "Homicide", "All recorded crime")
    lines = [
        f"{title},Hartlepool,2018-01-01,2018-03-31,{number:g},count"
        for title, number in zip(titles, numbers.values(), strict=True)
    ]
    file = received(
        tmp_path / "f.csv", "\n".join(["measure,area,period_start,period_end,value,unit", *lines])
    )

    assert sorted(rows(read("flat_observations", file), "row", "value")) == sorted(numbers.items())


def test_the_two_values_a_pack_prints_for_one_figure_are_named() -> None:
    path = shared(
        "gold/observations.csv",
        twin="test_the_same_figure_twice_is_kept_once_or_refused_with_both_rows",
    )

    problems = refusal("flat_observations", received(path))

    assert {"Robbery of business property", "Robbery of personal property"} <= {
        problem.what.split("(")[1].split(",")[0] for problem in problems
    }
