"""What stands above the headings, below the figures and in a second row of headings: read, told or asked, never silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context, context_for, read, received, refusal, rows, xlsx
from tests.support.each_source import EXTRACT, FLAT, INCIDENTS, MAPPED, SmallFile
from tithing.sources.columns.around_the_table import around
from tithing.sources.contract import Reading, Received
from tithing.sources.mapped_table.read import read as read_mapped
from tithing.sources.registry import list_sources, source_named
from tithing.sources.table_mapping import mapping_from
from tithing.sources.tables import ReceivedRow, ReceivedTable

MAPPING = {
    "version": 1,
    "columns": {"area": "Place", "measure": "Kind"},
    "periods_across": True,
    "same_for_all": {"unit": "count"},
}


def mapped(file: Received, said: dict[str, object] | None = None) -> Reading:
    mapping = mapping_from("theirs", said or MAPPING, file="theirs.toml")
    return read_mapped(file, replace(context(), mapping=mapping.text))


def extract_under(folder: Path, line: str) -> Reading:
    text = f'"{line}",,\nArea,Offence,Jan 2025\nHartlepool,Shoplifting,12\n'
    return read("police_extract", received(folder / "e.csv", text))


def flat_under(folder: Path, line: str) -> Reading:
    text = f'"{line}",,,,\nmeasure,area,period,value,unit\nShoplifting,Hartlepool,2025-01,12,count\n'
    return read("flat_observations", received(folder / "f.csv", text))


def mapped_under(folder: Path, line: str) -> Reading:
    text = f'"{line}",,\nPlace,Kind,Jan 2025\nHartlepool,Shoplifting,12\n'
    return mapped(received(folder / "m.csv", text))


def list_under(folder: Path, line: str) -> Reading:
    text = f'"{line}",,\ndate,type,ward\n'
    text += "".join(f"2025-01-{day:02},fly-tipping,Burn Valley\n" for day in range(1, 32))
    return read("partner_incidents", received(folder / "l.csv", text), supplier="council")


def populations_under(folder: Path, line: str) -> Reading:
    text = f'"{line}",,,\nCode,Name,Geography,All ages\nE06000001,Hartlepool,Unitary Authority,95000\n'
    return read("populations", received(folder / "mye24tablesew.csv", text))


SOURCES = (extract_under, flat_under, mapped_under, list_under, populations_under)
FIGURES = (extract_under, flat_under, mapped_under, list_under)  # counted in January 2025


def asked(reading: Reading) -> list[str]:
    return [each.words for each in reading.questions if each.kind == "words_around_the_table"]


@pytest.mark.parametrize("under", SOURCES)
@pytest.mark.parametrize(
    "line",
    [
        "Rate per 1,000 population",
        "Outcome rate %",
        "Per cent of all",
        "All figures in thousands",
        "Numbers ('000)",
        "FORECAST FOR 2025/26",
        "Targets",
        "Average of three years",
        "Area: Middlesbrough",
        "Figures for Middlesbrough only",
        "Durham Constabulary",
    ],
)
def test_a_line_above_that_could_change_the_figures_is_asked_with_its_words(
    under: Callable[[Path, str], Reading], line: str, tmp_path: Path
) -> None:
    (words,) = asked(under(tmp_path, line))

    assert f'a line above the headings says "{line}"'.lower() in words.lower()


def test_a_comma_that_nobody_quoted_is_put_back(tmp_path: Path) -> None:
    file = received(tmp_path / "e.csv", "Rate per 1,000,\nArea,Offence,Jan 2025\nHartlepool,Shoplifting,12\n")

    (words,) = asked(read("police_extract", file))

    assert words.startswith('A line above the headings says "Rate per 1,000"')


TIMES = ("Crime in Q3 2023/24", "April to June 2025", "Year to date", "2019/20")


@pytest.mark.parametrize(
    ("under", "line"),  # a list takes its span from a line that states one
    [(each, line) for each in FIGURES for line in TIMES if each is not list_under or line == "Year to date"],
)
def test_a_line_above_of_another_time_is_asked(
    under: Callable[[Path, str], Reading], line: str, tmp_path: Path
) -> None:
    assert asked(under(tmp_path, line))


@pytest.mark.parametrize("under", SOURCES)
@pytest.mark.parametrize(
    "line",
    [
        "Cleveland Police",
        "Performance pack, Hartlepool",
        "Safer Hartlepool Partnership: recorded crime",
        "Data extracted 3 April 2025",
        "Published on 12/05/2025",
        "Source: Niche RMS",
        "Estimates for districts in England and Wales",
    ],
)
def test_a_line_above_that_changes_nothing_is_told_and_not_asked(
    under: Callable[[Path, str], Reading], line: str, tmp_path: Path
) -> None:
    reading = under(tmp_path, line)

    assert asked(reading) == []
    assert any(f'"{line}" (row 1, above the headings)' in notice for notice in reading.notices)


@pytest.mark.parametrize(
    "line", ["Recorded crime 2024/25", "January 2025", "Q4 2024/25", "To March 2025, monthly"]
)
def test_a_line_above_of_the_same_time_is_not_asked(line: str, tmp_path: Path) -> None:
    said = asked(flat_under(tmp_path, line))

    assert said == [] or "March" in line


def test_a_title_of_a_part_over_whole_years_is_asked_with_what_the_figures_would_be_taken_as(
    tmp_path: Path,
) -> None:
    text = "Crime in Q4 (January to March),,,\nArea,Offence,2023/24,2024/25\nHartlepool,Shoplifting,10,12\n"

    (words,) = asked(read("police_extract", received(tmp_path / "e.csv", text)))

    assert words == (
        'A line above the headings says "Crime in Q4 (January to March)", and the figures would be taken as '
        "figures of 2023 to 2024, 2024 to 2025: are they?"
    )


@pytest.mark.parametrize(
    "over", [",,Count,,Rate per 1000,", ",,Number,% change on year before,,", ",,,Rate per 1000,,"]
)
def test_an_upper_row_that_makes_some_columns_rates_is_asked(over: str, tmp_path: Path) -> None:
    text = (
        f"{over}\nArea,Offence,Q1 2024/25,Q2 2024/25,Q3 2024/25,Q4 2024/25\nHartlepool,Shoplifting,1,2,3,4\n"
    )

    assert len(asked(read("police_extract", received(tmp_path / "e.csv", text)))) == 1


@pytest.mark.parametrize("source", ["police_extract", "mapped_table"])
@pytest.mark.parametrize(
    ("over", "years", "periods"),
    [
        (",,Quarter 4,", "2023/24,2024/25", ["2023-24Q4", "2024-25Q4"]),
        (
            ",,Q4,,Q3,",
            "2023/24,2024/25,2023/24,2024/25",
            ["2023-24Q4", "2024-25Q4", "2023-24Q3", "2024-25Q3"],
        ),
        (",,Jan to Mar,", "2024,2025", ["2023-24Q4", "2024-25Q4"]),
        (",,March,", "2023/24,2024/25", ["2024-03", "2025-03"]),
        (",,Apr-Dec,", "2023/24,2024/25", ["2023-24Q3-ytd", "2024-25Q3-ytd"]),
    ],
)
def test_a_part_of_the_year_over_its_years_is_read(
    source: str, over: str, years: str, periods: list[str], tmp_path: Path
) -> None:
    counts = ",".join(str(number + 1) for number in range(len(periods)))
    heads = "Area,Offence" if source == "police_extract" else "Place,Kind"
    file = received(tmp_path / "e.csv", f"{over}\n{heads},{years}\nHartlepool,Shoplifting,{counts}\n")

    reading = read(source, file) if source == "police_extract" else mapped(file)

    assert sorted(rows(reading, "value", "period")) == list(enumerate(periods, start=1))
    assert asked(reading) == []


@pytest.mark.parametrize(
    ("over", "below", "change"),
    [
        (",,Q4,", "2024,2025", "Jan to Mar 2024"),
        (",,Nov-Feb,", "2023/24,2024/25", "Jan to Mar 2024"),
        (",,Hartlepool,,Middlesbrough,", "Jan 2025,Feb 2025,Jan 2025,Feb 2025", "a column of its own"),
        (",,Q4,Q3", "Jan 2025,Jan 2025", "Q4 Jan 2025"),
    ],
)
def test_two_rows_that_cannot_be_read_are_refused_once_with_what_to_write(
    over: str, below: str, change: str, tmp_path: Path
) -> None:
    counts = ",".join("1" for _ in below.split(","))
    text = f"{over}\nArea,Offence,{below}\nHartlepool,Shoplifting,{counts}\n"

    (problem,) = refusal("police_extract", received(tmp_path / "e.csv", text))

    assert problem.what.startswith("two rows of headings (")
    assert change in problem.change


def test_footnotes_are_told_and_no_rows_that_were_read(tmp_path: Path) -> None:
    text = "Area,Offence,Jan 2025\nHartlepool,Shoplifting,12\nSource: Niche RMS,,\n1. Provisional,,\n"

    reading = read("police_extract", received(tmp_path / "e.csv", text))

    assert reading.rows == 1
    assert (
        'e.csv: not read: "Source: Niche RMS" (row 3, below the figures), "1. Provisional" (row 4, below the figures).'
        in reading.notices
    )


def test_a_footnote_about_all_figures_is_asked_and_one_about_a_rate_elsewhere_is_not(tmp_path: Path) -> None:
    text = "Area,Offence,Jan 2025\nHartlepool,Shoplifting,12\n{},,\n"

    assert asked(
        read("police_extract", received(tmp_path / "a.csv", text.format("All figures in thousands")))
    )
    assert not asked(read("police_extract", received(tmp_path / "b.csv", text.format("See rates overleaf"))))


@pytest.mark.parametrize("sign", ["*", "†", "^"])
def test_a_footnote_to_which_a_sign_in_the_table_leads_is_asked_where_it_changes_what_is_counted(
    sign: str, tmp_path: Path
) -> None:
    text = (
        f"Area,Offence,Jan 2025\nHartlepool,Robbery{sign},12\n\n"
        f"{sign} Robbery excludes business robbery from May,,\n"
    )
    (question,) = asked(read("police_extract", received(tmp_path / "e.csv", text)))
    assert "excludes business robbery" in question

    unmarked = text.replace(f"Robbery{sign}", "Robbery")
    assert not asked(read("police_extract", received(tmp_path / "u.csv", unmarked)))


def test_the_name_of_a_sheet_is_asked_too(tmp_path: Path) -> None:
    cells = [["Area", "Offence", "Jan 2025"], ["Hartlepool", "Shoplifting", 12]]

    (words,) = asked(read("police_extract", received(xlsx(tmp_path / "e.xlsx", cells, names=("Rates",)))))

    assert words.startswith('The name of the sheet says "Rates"')


def test_words_that_may_be_personal_are_not_repeated() -> None:
    table = ReceivedTable("a.csv", "", (ReceivedRow(1, ("ZZ99 9ZZ",)), ReceivedRow(2, ("area", "value"))))

    (told,) = around(table, header=1).told()

    assert told == "a.csv: not read: words that may be personal (row 1, above the headings)."


def test_a_title_of_a_rate_over_rates_is_not_asked(tmp_path: Path) -> None:
    text = "Satisfaction %,,,,\nmeasure,area,period,value,unit\nFelt safe in the dark,Hartlepool,2024-25,45,percent\n"
    from tithing.observations.measure import load_measures

    percent = next(each.title for each in load_measures() if each.unit.value == "percent")

    assert (
        asked(
            read(
                "flat_observations",
                received(tmp_path / "f.csv", text.replace("Felt safe in the dark", percent)),
            )
        )
        == []
    )


@pytest.mark.parametrize("small", [FLAT, EXTRACT, INCIDENTS, MAPPED], ids=lambda small: small.source)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_lines_of_words_below_a_table_are_no_rows_of_it_and_are_told(
    small: SmallFile, kind: str, tmp_path: Path
) -> None:
    blanks = ("",) * (len(small.rows[0]) - 1)
    below = (("Source: the crime system", *blanks), ("1. As first reported", *blanks))
    with_notes = replace(small, rows=(*small.rows, *below))
    source = source_named(small.source, list_sources())

    [plain] = source.read_many([received(small.write(tmp_path / "plain", kind))], context_for(small))
    [noted] = source.read_many([received(with_notes.write(tmp_path / "noted", kind))], context_for(small))

    assert noted.rows == plain.rows
    assert noted.observations.equals(plain.observations)
    assert (
        sum("Source: the crime system" in each and "1. As first reported" in each for each in noted.notices)
        == 1
    )


def test_a_row_of_a_flat_file_that_is_cut_in_its_first_cell_is_no_line_of_words(tmp_path: Path) -> None:
    text = "measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q1,41,count\nShoplif"

    [problem] = refusal("flat_observations", received(tmp_path / "f.csv", text))

    assert "cut short" in problem.change


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "flat_observations",
            "measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q1,41,count\nRobbery,,,,",
        ),
        ("partner_incidents", "date,type,ward\n2025-05-02,fly tipping,Rural West\n2025-05-03,,"),
    ],
)
def test_a_row_below_that_nobody_filled_is_no_line_of_words(tmp_path: Path, source: str, text: str) -> None:
    assert {each.row for each in refusal(source, received(tmp_path / "f.csv", text))} >= {3}
