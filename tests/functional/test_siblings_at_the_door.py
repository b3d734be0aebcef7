"""Files as they come, written down before they were tried: each is right, asked about or refused in words; none is silent."""

from __future__ import annotations

import io
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.functional.door_cases import rows_of
from tests.functional.test_door_cases import ID
from tests.support.each_source import csv_bytes, ods_bytes
from tithing.cli import run
from tithing.store.disk.folder import BookFolder
from tithing.vocabulary.quantity import Known
from tithing.workflows.the_book.new_book import new_book
from tools.observed import read_observations

Case = Mapping[str, Any]
CODES = {"taken": 0, "refused": 1, "asked": 3}
CASES: list[Case] = tomllib.loads(
    (Path(__file__).parent / "siblings_at_the_door.toml").read_text(encoding="utf-8")
)["case"]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book of each partnership that a case names, made once and copied."""
    folder = tmp_path_factory.mktemp("books")
    for area in {case.get("area", "Hartlepool") for case in CASES}:
        new_book(folder / area, name=f"Safer {area}", area=area)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_a_file_as_it_comes_is_right_or_asked_about_or_refused(
    case: Case, books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book"
    shutil.copytree(books / case.get("area", "Hartlepool"), book)
    for number, before in enumerate(case.get("before", ())):
        _bring(book, [before], before.get("said", ()), tmp_path / f"before-{number}", capsys)

    code, told = _import(book, case["sent"], case.get("said", ()), tmp_path / "sent", capsys)

    assert code == CODES[case["outcome"]], told
    assert [words for words in case.get("words", ()) if words.lower() not in told.lower()] == [], told
    assert "Traceback" not in told
    held = _held(book) if code == CODES["taken"] else {}
    assert {each: held.get(each) for each, _ in _figures(case)} == dict(_figures(case))
    assert [each for each in case.get("lacks", ()) if each in held] == []


def _figures(case: Case) -> list[tuple[str, float]]:
    return [(each.rpartition(" ")[0], float(each.rpartition(" ")[2])) for each in case.get("holds", ())]


def _bring(
    book: Path,
    files: Sequence[Case],
    said: Sequence[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What the book has before; whatever is asked is answered."""
    code, told = _import(book, files, said, folder, capsys)
    if code == CODES["asked"]:
        answers = (
            word for each in dict.fromkeys(ID.findall(told)) for word in ("--because", f"{each}=so it is")
        )
        code, told = _import(book, files, [*said, *answers], folder, capsys)
    assert code == CODES["taken"], told


def _import(
    book: Path,
    files: Sequence[Case],
    said: Sequence[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str]:
    for each in files:
        path = folder / each["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(each))
    paths = [str(path) for path in sorted(folder.iterdir())]
    code = run(["import", *paths, "--book", str(book), *said])
    printed = capsys.readouterr()
    return code, f"{printed.out}{printed.err}"


def _written(file: Case) -> bytes:
    """In the format of its name: a workbook has a sheet for each table."""
    tables = [rows_of(text.replace(",", "\x1f").replace("|", ",")) for text in file["tables"]]
    tables = [[[cell.replace("\x1f", ",") for cell in row] for row in table] for table in tables]
    match file["file"].rpartition(".")[2]:
        case "xlsx":
            return _workbook(file["sheets"], tables)
        case "ods":
            return ods_bytes(tables[0], file["sheets"][0])
    return csv_bytes(tables[0])


def _workbook(names: Sequence[str], tables: Sequence[list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in zip(names, tables, strict=True):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(cell) if cell.lstrip("-").isdecimal() else cell or None for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _held(book: Path) -> dict[str, float | None]:
    """What the book says of each figure: "measure area period" and its value, None where there is none."""
    return {
        f"{each.measure} {each.area} {each.period.code}": (
            each.quantity.number if isinstance(each.quantity, Known) else None
        )
        for each in read_observations(BookFolder(book)).all
    }


def test_there_are_many_of_them_of_each_outcome_and_no_two_are_called_alike() -> None:
    names = [case["name"] for case in CASES]

    assert len(set(names)) == len(names) > 150
    assert min([case["outcome"] for case in CASES].count(each) for each in CODES) > 30
