"""A force holds what none of its districts does: the table says so, and our own check of it finds nothing wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.core.planted.books import DISTRICTS, FORCES, NOW, NOWHERE
from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import DocumentTable
from tithing.indicators.caveats.additivity import MORE_THAN_THE_WHOLE, NOT_ALL_KNOWN, in_no_part, what_it_is
from tithing.reading.book import open_book
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, number_of
from tithing.workflows.figures_out.report import WrittenReport, performance_report
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

KINDS = ("Burglary", "Drugs", "Robbery", "Shoplifting", "Vehicle crime", "Bicycle theft", "Public order")


def month(folder: Path, name: str, without: dict[str, int]) -> Path:
    """A month in which every kind has its number in every district, and some have rows without a place."""
    who = {"Month": name, "Reported_by": FORCES["cleveland"], "Falls_within": FORCES["cleveland"]}
    lines = [HEADINGS]
    for index, kind in enumerate(KINDS):
        for place, (name_of, lsoa) in enumerate(DISTRICTS.items()):
            lines += [row(kind, None, **who, LSOA_code=lsoa, LSOA_name=f"{name_of} 001A")] * (
                9 + 2 * index + 3 * place
            )
        lines += [row(kind, None, **who, **NOWHERE)] * without.get(kind, 0)
    path = folder / f"{name}-cleveland-street.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def reported(folder: Path, without: dict[str, int]) -> WrittenReport:
    new_book(folder / "book", name="Safer Hartlepool", area="Hartlepool")
    book = open_book(folder / "book")
    files = [month(folder, name, without) for name in NOW]
    import_files(book, files, now=datetime(2026, 2, 1, 9, tzinfo=UTC), released=date(2026, 1, 5))
    return performance_report(
        book, spans=[Period.parse("2024-25Q4")], formats=["html"], output=folder / "out",
        published=date(2026, 2, 2), **BY_THE_PUBLIC,
    )  # fmt: skip


def beside(report: WrittenReport) -> DocumentTable:
    (found,) = [each for each in report.document.tables() if each.id.endswith("-street-areas-value")]
    return found


def test_what_the_force_alone_holds_has_a_column_and_the_report_is_no_draft(tmp_path: Path) -> None:
    report = reported(tmp_path, {"Robbery": 2, "Vehicle crime": 5})

    table = beside(report)
    rests = {row.cells[0]: row.cells[-1] for row in table.rows}
    assert table.columns[-1].head == "Unplaced"
    shown = {name: number_of(cell.quantity) for name, cell in rests.items() if isinstance(cell, Figure)}
    assert (shown["Robbery"], shown["Vehicle crime"], shown["Burglary"]) == (6.0, 15.0, 0.0)
    assert any("rows that have no place" in str(note.runs) for note in table.notes)
    assert report.document.status == ""


def test_where_the_districts_are_all_of_it_there_is_no_such_column(tmp_path: Path) -> None:
    report = reported(tmp_path, {})

    assert [column.head for column in beside(report).columns][-1] == "Cleveland"
    assert report.document.status == ""


@pytest.mark.parametrize(
    ("whole", "parts", "rest"),
    [
        (Known(10.0), [Known(4.0), Known(5.0)], Known(1.0)),
        (Known(9.0), [Known(4.0), Known(5.0)], Known(0.0)),
        (Known(8.0), [Known(4.0), Known(5.0)], MORE_THAN_THE_WHOLE),
        (Known(8.0), [Known(4.0), Missing()], NOT_ALL_KNOWN),
        (Missing(), [Known(4.0)], NOT_ALL_KNOWN),
    ],
)
def test_the_rest_is_what_the_parts_leave(whole: Known, parts: list[Known], rest: Known) -> None:
    assert in_no_part(whole, parts) == rest


def test_each_group_says_what_its_rest_is_and_any_other_says_what_is_true_of_all() -> None:
    assert "no place" in what_it_is("street")
    assert "Action Fraud" in what_it_is("crime")
    assert (
        what_it_is("fire")
        == "The force's figure holds what was counted for the force and for none of its districts"
    )
