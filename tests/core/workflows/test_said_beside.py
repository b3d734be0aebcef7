"""Two files that give a figure one value and say different things beside it: it is told which of them stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.workflows.arriving import NOW, hartlepool, table
from tithing.reading.book import Book
from tithing.workflows.files_in.import_files import ImportReport, import_files

HEADS = "measure,area,period,value,unit,note"
MARCH, JUNE = "Shoplifting,Hartlepool,2024-03", "Shoplifting,Hartlepool,2024-06"
APRIL = "Shoplifting,Hartlepool,2024-04"


def _taken(book: Book, folder: Path, **files: tuple[str, ...]) -> ImportReport:
    paths = [table(folder / f"{name}.csv", "\n".join((HEADS, *rows))) for name, rows in files.items()]
    return import_files(book, paths, now=NOW, released=date(2024, 7, 1), supplier="cleveland-police")


def _told(report: ImportReport) -> list[str]:
    return [notice for notice in report.notices if "the value of" in notice]


def test_of_two_notes_of_one_figure_it_is_told_which_stands(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")

    report = _taken(
        book, tmp_path, a=(f"{APRIL},46,count,all stores",), b=(f"{APRIL},46,count,one store late",)
    )

    (told,) = _told(report)
    assert told.startswith("b.csv says Shoplifting, Hartlepool, Apr 2024")
    assert "the value of a.csv and another note: the note of b.csv stands" in told


@pytest.mark.parametrize(
    "other",
    [
        (f"{APRIL},46,count,all stores",),  # the same note
        (f"{JUNE},46,count,one store late",),  # another figure
    ],
)
def test_files_that_do_not_differ_are_not_told_of(tmp_path: Path, other: tuple[str, ...]) -> None:
    book = hartlepool(tmp_path / "book")

    report = _taken(book, tmp_path, a=(f"{APRIL},46,count,all stores",), b=other)

    assert report.taken
    assert _told(report) == []


def test_many_figures_and_many_files_are_one_line(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    rows = {name: (f"{MARCH},4,count,{name}", f"{APRIL},5,count,{name}") for name in ("a", "b", "c")}

    (told,) = _told(_taken(book, tmp_path, **rows))

    assert told.startswith("c.csv says 2 figures, Shoplifting, Hartlepool, Mar 2024")
    assert "the value of a.csv and 1 other file" in told
