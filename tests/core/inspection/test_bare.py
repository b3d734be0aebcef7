"""A workbook that holds its cells and nothing else is told from one in which somebody wrote anything more."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support.laden import PLACES
from tithing.inspection.parts.bare import is_bare


def workbook(path: Path, *put: Callable[[Any, Any], None]) -> Path:
    made = openpyxl.Workbook()
    made.active.append(["area", "count"])
    made.active.append(["Hartlepool", 3])
    for each in put:
        each(made, made.active)
    made.save(path)
    return path


def test_a_workbook_of_cells_is_bare(tmp_path: Path) -> None:
    assert is_bare(workbook(tmp_path / "a.xlsx"))


BESIDE_CELLS = [place for place in PLACES if place.__name__ != "in_columns"]


@pytest.mark.parametrize("place", BESIDE_CELLS, ids=lambda place: place.__name__)
def test_a_word_in_any_other_place_makes_it_more(tmp_path: Path, place: Callable[[Any, Any], None]) -> None:
    assert not is_bare(workbook(tmp_path / "a.xlsx", place))


def _linked(_made: Any, sheet: Any) -> None:
    sheet["A2"].hyperlink = "https://zebrafinch.example/"


def _filtered(_made: Any, sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:B2"
    sheet.auto_filter.add_filter_column(0, ["zebrafinch"])


def _in_a_format(_made: Any, sheet: Any) -> None:
    sheet["B2"].number_format = '0 "zebrafinch"'


@pytest.mark.parametrize("put", [_linked, _filtered, _in_a_format])
def test_so_does_a_link_a_filter_or_a_format_with_words(
    tmp_path: Path, put: Callable[[Any, Any], None]
) -> None:
    assert not is_bare(workbook(tmp_path / "a.xlsx", put))


def _repacked(path: Path, change: Callable[[zipfile.ZipFile], None]) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        change(archive)
    return path


def _more_members(archive: zipfile.ZipFile) -> None:
    archive.writestr("customXml/item1.xml", "<a>zebrafinch</a>")


def _remark(archive: zipfile.ZipFile) -> None:
    archive.comment = b"zebrafinch"


@pytest.mark.parametrize("change", [_more_members, _remark])
def test_so_does_what_is_in_the_package_beside_the_workbook(
    tmp_path: Path, change: Callable[[zipfile.ZipFile], None]
) -> None:
    assert not is_bare(_repacked(workbook(tmp_path / "a.xlsx"), change))


def test_bytes_before_the_first_member_are_more(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    path.write_bytes(b"zebrafinch" * 20 + path.read_bytes())

    assert not is_bare(path)


def test_what_is_no_workbook_is_not_bare(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")

    assert not is_bare(path)
