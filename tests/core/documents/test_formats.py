"""One document is recognisably the same in every format: each is written and read back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.support.read_back import (
    rows_of_csv,
    tables_of_docx,
    tables_of_html,
    tables_of_xlsx,
    tidy,
    words_of_pdf,
)
from tests.support.sample_document import sample_document
from tithing.documents.figures_json import figures_of_table, placed_figures
from tithing.documents.parts import Document, SparkLine
from tithing.documents.renderers import FORMATS, render
from tithing.documents.renderers.laid_out import LaidCell
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    return dict(zip(FORMATS, render(sample_document(), FORMATS, folder, "report"), strict=True))


def laid_cells(document: Document) -> list[list[list[str]]]:
    return [
        [[_words(cell) for cell in row.cells] for row in table.rows] for table in lay_out(document).tables()
    ]


def _words(cell: LaidCell) -> str:
    return tidy(f"{cell.arrow} {cell.text}")


def test_every_format_is_written_whole_under_its_own_ending(written: dict[str, Path]) -> None:
    assert [path.name for path in written.values()] == [f"report{ending}" for ending, _ in FORMATS.values()]
    assert all(path.stat().st_size > 1000 for path in written.values())
    assert not [path for path in written["html"].parent.iterdir() if path.name.startswith(".")]


def test_page_and_word_document_hold_the_same_cells(written: dict[str, Path]) -> None:
    expected = laid_cells(sample_document())

    assert tables_of_html(written["html"]) == expected
    assert tables_of_docx(written["docx"]) == expected


def test_pdf_holds_every_figure_of_every_table(written: dict[str, Path]) -> None:
    shown = Counter(
        word
        for table in sample_document().tables()
        for placed in figures_of_table(table)
        if isinstance(placed.figure.quantity, Known)
        for word in placed.display.split()
    )

    missing = shown - Counter(words_of_pdf(written["pdf"]))

    assert missing == Counter()


def test_workbook_holds_full_precision_and_shows_the_same_words(written: dict[str, Path]) -> None:
    read_back = tables_of_xlsx(written["xlsx"])
    assert read_back
    for table, rows in zip(sample_document().tables(), read_back, strict=True):
        cells = [[cell for cell in row.cells if not isinstance(cell, SparkLine)] for row in table.rows]
        assert [len(row) for row in rows] == [len(row) for row in cells]
        columns = [column.key for column in table.columns]
        for placed in figures_of_table(table):
            if "column" not in placed.place:
                continue
            held, shown = rows[int(placed.place["row"]) - 1][columns.index(str(placed.place["column"]))]
            assert shown == placed.display
            if isinstance(placed.figure.quantity, Known):
                assert held == pytest.approx(placed.figure.quantity.number, rel=1e-15)


def test_csv_has_a_row_for_each_figure_of_each_table(written: dict[str, Path]) -> None:
    expected = [
        placed
        for table in sample_document().tables()
        for placed in figures_of_table(table)
        if "column" in placed.place
    ]

    rows = rows_of_csv(written["csv"])

    assert [row["display"] for row in rows] == [placed.display for placed in expected]
    for row, placed in zip(rows, expected, strict=True):
        number = placed.figure.quantity.number if isinstance(placed.figure.quantity, Known) else None
        assert (float(row["value"]) if row["value"] else None) == number
    assert all(name == name.lower() for name in rows[0])


def test_missing_suppressed_and_zero_differ_all_the_way_to_the_csv(written: dict[str, Path]) -> None:
    now = {row["row"]: row for row in rows_of_csv(written["csv"]) if row["column"] == "Jan to Mar 2018"}

    zero = now["First-time entrants to the criminal justice system"]
    missing = now["Alcohol-related hospital admissions"]
    suppressed = now["Sexual offences in Upper Marl"]

    assert (zero["value"], zero["status"]) == ("0.0", "final")
    assert (missing["value"], missing["status"]) == ("", "asked")
    assert missing["note"] == "Asked of Public Health; expected 14 August 2018"
    assert (suppressed["value"], suppressed["status"], suppressed["display"]) == ("", "suppressed", "[c]")


def test_every_figure_can_be_followed_to_its_file(written: dict[str, Path]) -> None:
    entries = json.loads(written["json"].read_text(encoding="utf-8"))["figures"]

    assert len(entries) == len(list(placed_figures(sample_document())))
    assert all(entry["place"] for entry in entries)
    burglary = next(entry for entry in entries if entry["place"].get("row_name") == "Residential burglary")
    assert burglary["place"] == {
        "table": "indicators-crime", "row": 2, "row_name": "Residential burglary", "column": "baseline",
    }  # fmt: skip
    said = {"released": None, "revision": 0}
    assert burglary["sources"] == [
        {"file": "police-2018-q4.csv", "sha256": "ab" * 32, "journal_line": None, "rows": [], **said}
    ]


def test_the_same_document_gives_the_same_bytes(written: dict[str, Path], tmp_path: Path) -> None:
    again = render(sample_document(), FORMATS, tmp_path, "report")

    assert len(again) == len(FORMATS)
    for before, after in zip(written.values(), again, strict=True):
        assert before.read_bytes() == after.read_bytes(), after.suffix


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused, match='"odt" is no format'):
        render(sample_document(), ["html", "odt"], tmp_path / "out", "report")

    assert not (tmp_path / "out").exists()
