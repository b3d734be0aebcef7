"""A return goes out and comes back: written by the command, filled in, imported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tithing.cli import run

PARTNER = """
[[partners]]
slug = "fire-brigade"
name = "Fire Brigade"
post = "Community safety team"

[[partners.owes]]
measures = ["deliberate_secondary_fires", "deliberate_vehicle_fires"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    main = folder / "partnership" / "partnership.toml"
    kept = main.read_text(encoding="utf-8").partition("[[partners]]")[0]
    main.write_text(kept + PARTNER, encoding="utf-8")
    return folder


def write(book: Path, output: Path, *more: str) -> int:
    asked = ["returns", "template", "--partner", "fire-brigade", "--quarter", "2017-18Q4"]
    return run([*asked, "--output", str(output), "--book", str(book), *more])


def test_a_return_is_written_filled_in_and_imported(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fire.xlsx"
    assert write(book, path) == 0
    assert "2 measures, 8 rows" in capsys.readouterr().out
    workbook = openpyxl.load_workbook(path)
    workbook["Return"]["F2"] = 46
    workbook["Return"]["J2"] = "Fewer fires on the beach."
    workbook.save(path)

    assert run(["import", str(path), "--book", str(book)]) == 0
    said = capsys.readouterr()
    assert "partner_return" in said.out
    assert "Deliberate vehicle fires: left empty, kept as missing" in said.out + said.err


def test_a_template_never_takes_the_place_of_a_file_unasked(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fire.xlsx"
    path.write_text("a partner's figures", encoding="utf-8")

    assert write(book, path) == 1
    assert "there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "a partner's figures"
    assert write(book, path, "--replace") == 0


@pytest.mark.parametrize(
    ("partner", "quarter", "output", "says"),
    [
        ("police", "2017-18Q4", "r.xlsx", 'no partner called "police"'),
        ("fire-brigade", "2017-18", "r.xlsx", "not a quarter"),
        ("fire-brigade", "spring", "r.xlsx", "not a quarter"),
        ("fire-brigade", "2017-18Q4", "r.csv", "does not end in .xlsx"),
    ],
)
def test_a_template_that_cannot_be_written_says_why(
    book: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    partner: str,
    quarter: str,
    output: str,
    says: str,
) -> None:
    asked = ["returns", "template", "--partner", partner, "--quarter", quarter]

    assert run([*asked, "--output", str(tmp_path / output), "--book", str(book)]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / output).exists()


def test_of_what_we_wrote_into_a_return_ourselves_nothing_is_said(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _filled(book, tmp_path, {})
    capsys.readouterr()

    assert run(["import", str(path), "--book", str(book)]) == 0

    assert "Not kept" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cell", "words", "code"),
    [
        ("B29", "We counted to 25 March only", 3),
        ("B11", "We counted to 25 March only", 3),
        ("B4", "1 January to 25 March 2018", 3),
        ("A8", "See our new form", 0),
        ("C5", "sent on the fourth", 0),
    ],
)
def test_what_a_partner_wrote_on_the_cover_is_told(
    cell: str, words: str, code: int, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _filled(book, tmp_path, {cell: words})
    capsys.readouterr()

    assert run(["import", str(path), "--book", str(book)]) == code

    said = capsys.readouterr()
    assert f'"{words}" (cell {cell})' in said.out


def _filled(book: Path, folder: Path, cover: Mapping[str, str]) -> Path:
    path = folder / "fire.xlsx"
    assert write(book, path) == 0
    workbook = openpyxl.load_workbook(path)
    for number, value in enumerate((9, 2, 3, 4, 3, 1, 1, 1), 2):
        workbook["Return"][f"F{number}"] = value
    for cell, words in cover.items():
        workbook["Cover"][cell] = words
    workbook.save(path)
    return path


@pytest.mark.parametrize(("note", "code"), [("only to 20 April", 3), ("checked against the log", 0)])
def test_a_note_on_a_cell_that_could_change_its_figure_is_asked_about(
    note: str, code: int, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _filled(book, tmp_path, {})
    workbook = openpyxl.load_workbook(path)
    workbook["Return"]["F3"].comment = Comment(note, "the unit")
    workbook.save(path)
    capsys.readouterr()

    assert run(["import", str(path), "--book", str(book)]) == code

    assert (f'A note on cell F3 says "{note}"' in capsys.readouterr().out) is (code == 3)
