"""A workbook that holds its cells and nothing else is told from one in which somebody wrote anything more."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support.laden import PLACES
from tests.support.program_workbooks import PROGRAMS, by_excel, excel_parts, packed
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


@pytest.mark.parametrize("made_by", PROGRAMS, ids=lambda made_by: made_by.__name__)
def test_an_ordinary_workbook_of_every_program_is_bare(
    tmp_path: Path, made_by: Callable[[Path], Path]
) -> None:
    assert is_bare(made_by(tmp_path / "a.xlsx"))


EXCEL = excel_parts()


def _with(inner: str, old: str, new: str) -> dict[str, str | bytes]:
    """Excel's workbook with other words in one of its parts."""
    said = EXCEL[inner]
    assert isinstance(said, str)
    assert old in said
    return {**EXCEL, inner: said.replace(old, new)}


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(_with("docProps/core.xml", "Performance Team", "Jane Doe"), id="who made it"),
        pytest.param(_with("docProps/core.xml", "Performance Team", "jdoe"), id="an account"),
        pytest.param(_with("docProps/core.xml", "Crime figures Q4", "Bev's list"), id="title"),
        pytest.param(_with("docProps/app.xml", "Hartlepool Borough Council", "Zebrafinch Ltd"), id="firm"),
        pytest.param(_with("docProps/app.xml", ">Sheet1<", ">Zebrafinch<"), id="a sheet that is no more"),
        pytest.param(_with("docProps/custom.xml", "OFFICIAL", "jane.doe@example.org"), id="label's owner"),
        pytest.param(_with("docProps/custom.xml", 'name="MSIP', 'name="Zebrafinch'), id="added property"),
        pytest.param(_with("xl/workbook.xml", "S:\\Community", "C:\\Users\\jdoe\\Community"), id="own folder"),
        pytest.param(_with("xl/workbook.xml", "_xlnm.Print_Area", "Zebrafinch"), id="a name of cells"),
        pytest.param(_with("xl/worksheets/sheet1.xml", "OFFICIAL", "Zebrafinch"), id="foot"),
        pytest.param(_with("xl/worksheets/sheet1.xml", "<formula>20", '<formula>"Zebrafinch"'), id="formula of a rule"),
        pytest.param(_with("xl/worksheets/sheet1.xml", "<v>30", "<f>10+20</f><v>30"), id="formula of a cell"),
        pytest.param(_with("xl/worksheets/sheet1.xml", "count,percent", "count,Zebrafinch"), id="list"),
        pytest.param(_with("xl/styles.xml", "Normal 2", "Zebrafinch"), id="a style's name"),
        pytest.param(_with("xl/tables/table1.xml", 'name="area"', 'name="zebrafinch"'), id="a lost heading"),
        pytest.param(_with("xl/tables/table1.xml", '"Table1"', '"Zebrafinch"'), id="a table's name"),
        pytest.param(_with("xl/persons/person.xml", "/>", '><person displayName="Jane Doe"/></personList>'), id="who commented"),
        pytest.param(
            {**EXCEL, "xl/printerSettings/printerSettings1.bin": "Jane's Laserprinter".encode("utf-16-le")}, id="printer"
        ),
        pytest.param({**EXCEL, "xl/drawings/drawing1.xml": "<wsDr><sp>Zebrafinch</sp></wsDr>"}, id="drawing"),
        pytest.param({**EXCEL, "docProps/thumbnail.wmf": b"\1\0zebrafinch"}, id="picture of the page"),
        pytest.param({**EXCEL, "xl/comments1.xml": "<comments/>"}, id="comments"),
        pytest.param({**EXCEL, "xl/drawings/vmlDrawing1.vml": "<xml/>"}, id="frames of comments"),
        pytest.param({**EXCEL, "xl/externalLinks/externalLink1.xml": "<externalLink/>"}, id="another workbook"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_the_houses_own_makes_excels_workbook_more(
    tmp_path: Path, parts: dict[str, str | bytes]
) -> None:
    assert not is_bare(packed(tmp_path / "a.xlsx", parts))


def test_room_that_excel_leaves_holds_no_words(tmp_path: Path) -> None:
    path = by_excel(tmp_path / "a.xlsx")
    content = path.read_bytes()
    at = content.index(bytes(400)) + 100

    path.write_bytes(content[:at] + b"zebrafinch" + content[at + 10 :])

    assert not is_bare(path)
