"""What an import prints: a line a file while they are few, a line a source when they are many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.books import NOW
from tithing.cli.say_import import import_lines
from tithing.cli.show_progress import show_progress
from tithing.observations.standing.effect import Effect
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.vocabulary.questions import Question
from tithing.workflows.files_in.import_files import ImportReport

OURS = BookFolder(Path("our book"))
ENTRY = Entry("id", NOW, "a.csv", "", "", "ledger", "1", 1200, period="Jan 2018")


def _entries(number: int, *notices: str) -> tuple[Entry, ...]:
    return tuple(replace(ENTRY, name=f"{each}.csv", notices=notices) for each in range(number))


def lines_of(report: ImportReport) -> list[str]:
    return import_lines(report, OURS)


def test_a_file_is_said_with_source_period_and_rows() -> None:
    assert lines_of(ImportReport(taken=(ENTRY,))) == [
        "Read a.csv: ledger, Jan 2018, 1,200 rows",
        "1 file, 1,200 rows, now in the book.",
    ]


def test_many_files_are_one_line() -> None:
    assert lines_of(ImportReport(taken=_entries(30)))[0] == "Read 30 files: ledger, Jan 2018, 36,000 rows"


def test_a_notice_of_many_files_is_said_once() -> None:
    lines = lines_of(ImportReport(taken=_entries(30, "5 rows (Durham) fell outside")))

    assert lines[1] == "Note: 30 files: 5 rows (Durham) fell outside"


def test_notices_that_differ_in_figures_are_said_once() -> None:
    taken = tuple(replace(ENTRY, name=f"{n}.csv", notices=(f"{n} rows fell outside",)) for n in range(9))

    lines = lines_of(ImportReport(taken=taken))

    assert lines[9] == "Note: 0.csv: 0 rows fell outside; and the like in 8 other files"


def test_one_row_and_five_rows_are_the_like_of_each_other() -> None:
    said = [f"{'1 row' if n == 1 else f'{n} rows'} fell outside" for n in range(1, 6)]
    taken = tuple(replace(ENTRY, name=f"{n}.csv", notices=(words,)) for n, words in enumerate(said))

    lines = lines_of(ImportReport(taken=taken))

    assert lines[5] == "Note: 0.csv: 1 row fell outside; and the like in 4 other files"


def test_notices_of_the_sheets_of_one_file_are_not_of_other_files() -> None:
    taken = _entries(1, *(f"sheet {n}, row {n} is taken by its name" for n in range(1, 6)))

    lines = lines_of(ImportReport(taken=taken))

    assert lines[1] == "Note: 0.csv: sheet 1, row 1 is taken by its name; and 4 more like it"


def test_nothing_new_is_said() -> None:
    lines = lines_of(ImportReport(already=tuple(f"{n}.csv" for n in range(30))))

    assert lines == [
        "Already in the book: 30 files (0.csv, 1.csv, 2.csv and others)",
        "Nothing new; the book is as it was.",
    ]


def test_a_release_that_was_only_stated_now_is_no_book_as_it_was() -> None:
    lines = lines_of(ImportReport(already=("a.csv",), stated=("id",)))

    assert lines[-1] == "No new figures; the day of release of 1 file is now stated."


def test_progress_is_silent_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as progress:
        progress("Reading", 1, 2)

    assert capsys.readouterr().err == ""


def test_progress_is_one_line_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    with show_progress() as progress:
        progress("Reading", 2, 2)

    said = capsys.readouterr().err
    assert "Reading [########################] 2 of 2" in said
    assert "\n" not in said


def test_an_open_question_is_told_with_its_place_its_name_and_how_to_answer() -> None:
    high = Question("high", "596 fly-tips in May 2019. Is it right?", (("n", "596"),), file="a.csv", row=3)

    lines = lines_of(ImportReport(questions=(high,), unused=("QZZZZ",)))

    assert lines[0] == "Note: nothing was asked that QZZZZ would answer"
    assert lines[1] == f"Asked {high.id}: a.csv, row 3: 596 fly-tips in May 2019. Is it right?"
    assert f'--because {high.id}="..."' in lines[2]
    assert lines[3] == "1 question to be answered first; nothing was taken in."


def test_what_to_do_next_is_a_command_on_this_book() -> None:
    asked = Question("high", "Is it right?", (("n", "596"),))
    reports = (
        ImportReport(waiting="K7QX2MAB", questions=(asked,)),
        ImportReport(waiting="K7QX2MAB", held=(ENTRY,)),
        ImportReport(waiting="K7QX2MAB", differs_from=Effect(new=1)),
        ImportReport(taken=(ENTRY,), odd_aside=("K7QX2MAB",)),
    )
    for report in reports:
        said = [line for line in lines_of(report) if "tithing " in line]
        assert said
        assert all("--book 'our book' K7QX2MAB" in line for line in said)
