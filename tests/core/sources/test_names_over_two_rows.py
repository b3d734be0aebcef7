"""Columns that two rows head, a group over its parts: what is read is what one row with both in each heading says."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.functional.test_add_a_source import blocks_of_page, brought, refused
from tests.support.each_source import csv_bytes, ods_bytes, xlsx_bytes
from tithing.sources.columns.names_over_two_rows import named_table
from tithing.sources.tables import ReceivedRow, ReceivedTable

GROUPS = st.lists(st.integers(1, 3), min_size=1, max_size=4)  # how many parts each has
NAMES = '{"area": ("District",), "period": ("Quarter",), "value": ("Deliberate: Primary",)}'
FIRES = [
    ["Fires by district", "", "", "", "", ""],
    ["", "", "Deliberate", "", "Accidental", ""],
    ["District", "Quarter", "Primary", "Secondary", "Primary", "Secondary"],
    ["Hartlepool", "2024-25Q1", "12", "40", "9", "3"],
    ["Middlesbrough", "2024-25Q1", "20", "77", "11", "5"],
    ["Source: the fire service", "", "", "", "", ""],
]


def fires(names: str = NAMES) -> str:
    """The page's source, with the names of a file of fires."""
    before, _, after = blocks_of_page()[1].partition("NAMES = ")
    return before + "NAMES = " + names + "\n" + after.partition("\n")[2]


def merged_bytes() -> bytes:
    """A workbook in which each group is one cell over its parts, and a column stands beside them."""
    book = openpyxl.Workbook()
    for row in FIRES:
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    for each in ("C2:D2", "E2:F2"):
        book.active.merge_cells(each)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMATS = {
    "fires.csv": csv_bytes(FIRES),
    "fires.xlsx": xlsx_bytes(FIRES),
    "fires.ods": ods_bytes(FIRES),
    "merged.xlsx": merged_bytes(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_group_over_its_parts_is_read_in_every_format(tmp_path: Path, name: str) -> None:
    report = brought(tmp_path, FORMATS[name], fires(), name=name)

    (entry,) = report.taken
    assert (entry.rows, report.effect.new) == (2, 2)
    assert report.questions == ()


def test_what_is_not_used_is_told_by_both_and_the_rows_above_are_not_told_as_lost(tmp_path: Path) -> None:
    report = brought(tmp_path, FORMATS["fires.csv"], fires(), name="fires.csv")

    [(_, said)] = report.not_kept
    assert '"Fires by district" (row 1, above the headings)' in said
    assert all(
        each in said for each in ("Deliberate Secondary", "Accidental Primary", "Accidental Secondary")
    )
    assert '"Deliberate"' not in said


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_kept_of_it_is_read_as_it_was(tmp_path: Path, name: str) -> None:
    brought(tmp_path, FORMATS[name], fires(), name=name)
    [kept] = (each for each in (tmp_path / "book" / "raw").rglob("*") if each.is_file())
    (tmp_path / "again").mkdir()

    report = brought(tmp_path / "again", kept.read_bytes(), fires(), name=f"again{kept.suffix}")

    assert (report.effect.new, report.not_kept) == (2, ())


def test_a_row_that_cannot_be_read_is_told_by_both_headings(tmp_path: Path) -> None:
    rows = [*FIRES[:3], ["Hartlepool", "2024-25Q1", "12a", "40", "9", "3"]]

    [problem] = refused(tmp_path, csv_bytes(rows).decode(), fires())

    assert (problem.row, problem.column) == (4, "Deliberate Primary")


def test_what_is_personal_in_the_upper_row_is_refused_too(tmp_path: Path) -> None:
    rows = [["", "", "Deliberate", "", "someone@example.org", ""], *FIRES[2:5]]

    problems = refused(tmp_path, csv_bytes(rows).decode(), fires())

    assert any("email" in each.what or "e-mail" in each.what for each in problems)


@given(GROUPS)
def test_two_rows_are_read_as_one_row_that_says_both(parts: list[int]) -> None:
    pairs = [(f"Group {g}", f"Part {p}") for g, count in enumerate(parts) for p in range(count)]
    names = {"area": ("District",), **{f"{g}{p}": (f"{g}: {p}",) for g, p in pairs}}
    over = ["", *(g if p == "Part 0" else "" for g, p in pairs)]
    body = ReceivedRow(9, ("Hartlepool", *map(str, range(len(pairs)))))
    two = (ReceivedRow(1, tuple(over)), ReceivedRow(2, ("District", *(p for _, p in pairs))), body)
    one = (ReceivedRow(2, ("District", *(f"{g} {p}" for g, p in pairs))), body)

    found, plain = (named_table(ReceivedTable("a.csv", "", rows), names) for rows in (two, one))

    assert found is not None
    assert plain is not None
    assert found.columns.known == plain.columns.known
    assert found.columns.body == plain.columns.body
    assert [found.above is None, plain.above is None] == [False, True]
