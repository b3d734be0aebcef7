"""Two files of one name: which is in the book and which is in hand can be seen wherever both are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.books import ledger, make_book, monthly, take
from tithing.cli.say_import import import_lines
from tithing.reading.book import Book
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.effect_words import EffectWords
from tithing.workflows.files_in.import_files import ImportReport

JANUARY = "thefts,E06000001,2018-01"
FIRST, LATER = date(2018, 4, 12), date(2018, 7, 12)
IN_THE_BOOK = "the one in the book since 1 December 2018, line 1 of the journal"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _lines(report: ImportReport, book: Book) -> str:
    return "\n".join(import_lines(report, book.folder, EffectWords(book)))


def _refused(book: Book, *paths: Path, **said: object) -> str:
    with pytest.raises(Refused) as refusal:
        take(book, *paths, **said)  # type: ignore[arg-type]
    return str(refusal.value)


def test_a_file_of_a_series_is_refused_beside_its_namesake_of_the_book(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a" / "jan.csv", "2018-01", E06000001=3))

    said = _refused(book, monthly(tmp_path / "b" / "jan.csv", "2018-01", E06000001=4))

    assert f"jan.csv: {IN_THE_BOOK} covers the same" in said
    assert "the other is then taken as older" in said


def test_a_figure_is_refused_beside_that_of_a_namesake_with_the_same_release(
    book: Book, tmp_path: Path
) -> None:
    take(book, ledger(tmp_path / "a" / "fix.csv", f"{JANUARY},96"), released=FIRST)

    said = _refused(book, ledger(tmp_path / "b" / "fix.csv", f"{JANUARY},97"), released=FIRST)

    assert (
        f"is 97 here and 96 in {IN_THE_BOOK}, row 2, and both were released on 12 April 2018, this one as --released says"
        in said
    )
    assert book.folder.command("withdraw", 1, "--reason", "TEXT") in said


def test_what_a_namesake_changes_and_replaces_is_told_with_its_line(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a" / "fix.csv", f"{JANUARY},96"), released=FIRST)
    take(book, monthly(tmp_path / "a" / "feb.csv", "2018-02", E06000001=3), released=FIRST)

    changed = take(book, ledger(tmp_path / "b" / "fix.csv", f"{JANUARY},97"), released=LATER)
    replaced = take(book, monthly(tmp_path / "b" / "feb.csv", "2018-02", E06000001=4), released=LATER)

    assert f"96 -> 97 (it was in {IN_THE_BOOK})" in _lines(changed, book)
    assert f"Replaced: 2018-02: {IN_THE_BOOK.replace('line 1', 'line 2')} (3 rows) by feb.csv" in _lines(
        replaced, book
    )


def test_two_namesakes_in_one_delivery_are_told_apart_by_their_folders(book: Book, tmp_path: Path) -> None:
    files = [
        monthly(tmp_path / name / "jan.csv", "2018-01", E06000001=n)
        for n, name in ((3, "early"), (4, "late"))
    ]

    said = _refused(book, *files)

    assert "jan.csv of early covers the same" in said
    assert "Import the older first" in said


# -- figures ---------------------------------------------------------------------------------------

REFUSED = {
    "twice in one file": (f"{JANUARY},97", f"{JANUARY},98"),
    "otherwise than in the book": (f"{JANUARY},97",),
    "a population of nought": ("population,E06000001,2017,0",),
}


@pytest.mark.parametrize("rows", REFUSED.values(), ids=REFUSED)
def test_a_refusal_names_a_figure_in_words_and_never_by_slug_or_code(
    book: Book, tmp_path: Path, rows: tuple[str, ...]
) -> None:
    take(book, ledger(tmp_path / "held.csv", f"{JANUARY},96"), released=FIRST)

    said = _refused(book, ledger(tmp_path / "new.csv", *rows), released=FIRST)

    assert "Hartlepool, " in said
    assert [code for code in ("thefts", "population ", "E06000001", "2018-01") if code in said] == []
