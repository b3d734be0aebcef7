"""A refusal leaves a line: who, when, why and the file's hash, and nothing that was in the file."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from tests.support.books import NOW, SOURCES, but_for_the_journal, bytes_of, ledger, make_book, take
from tithing.observations.measure import load_measures
from tithing.reading.book import Book
from tithing.store.journal.record import read_record
from tithing.store.writer.lock import one_writer
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.journal import list_journal
from tithing.workflows.received.harmless import harmless_name, harmless_reasons

DAY = date(2018, 4, 12)
GOOD = "thefts,E06000001,2018-01,96"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _refuse(book: Book, *paths: Path, **said: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        take(book, *paths, **said)  # type: ignore[arg-type]
    return refusal.value


def test_each_refused_file_leaves_a_line_and_figures_and_files_stay(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "first.csv", GOOD))
    before = but_for_the_journal(bytes_of(book.folder.root))
    bad = ledger(tmp_path / "2018-02-return.csv", "thefts,E06000001,2018-02,12a")
    worse = ledger(tmp_path / "invented-person.csv", "thefts,E06000001,2018-03,Terry Invented")
    fine = ledger(tmp_path / "fine.csv", "thefts,E06000002,2018-02,5")

    refusal = _refuse(book, bad, worse, fine, by="data-officer")

    lines = [line for line in list_journal(book) if line.status == "refused"]
    assert [(line.number, line.by, line.name) for line in lines] == [
        (2, "data-officer", "2018-02-return.csv"),
        (3, "data-officer", ".csv"),
    ]
    assert lines[0].reason == 'row 2, column "value": … is not a number'
    assert lines[0].file_sha256 == hashlib.sha256(bad.read_bytes()).hexdigest()
    assert but_for_the_journal(bytes_of(book.folder.root)) == before
    assert refusal.__notes__ == [
        "The refusal is noted in the journal, lines 2 to 3; figures and files are as before. "
        "1 other file has nothing wrong: --leave-aside takes in the rest."
    ]


def test_nothing_of_a_refused_file_stands_anywhere_in_the_book(book: Book, tmp_path: Path) -> None:
    secret = b"Zebedee Quillfeather"
    file = tmp_path / "Zebedee Quillfeather.csv"
    file.write_bytes(b"measure,area,period,value\nthefts,E06000001,2018-02," + secret + b"\n")

    _refuse(book, file)

    held = b"".join(path.read_bytes() for path in book.folder.root.rglob("*") if path.is_file())
    assert held
    assert [word for word in (secret, *secret.split()) if word.lower() in held.lower()] == []


def test_a_refusal_without_a_file_leaves_no_line(book: Book, tmp_path: Path) -> None:
    _refuse(book, tmp_path / "absent.csv")

    assert read_record(book.folder).lines == ()


def test_a_refusal_that_cannot_be_noted_is_still_a_refusal_and_says_so(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tithing.workflows.received.note_refusal.WAIT_SECONDS", 0.0)
    bad = ledger(tmp_path / "bad.csv", "thefts,E06000001,2018-02,12a")

    with one_writer(book.folder, who="somebody else", now=NOW), pytest.raises(Refused) as refusal:
        import_files(book, [bad], now=NOW, sources=SOURCES)

    assert "is not a number" in str(refusal.value)
    assert refusal.value.__notes__[0].startswith(
        "The refusal was not noted in the journal: the book is being written"
    )
    assert read_record(book.folder).lines == ()


# -- what is harmless ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2018-04-fire-return.xlsx", "2018-04-fire-return.xlsx"),
        ("2025-08.zip", "2025-08.zip"),
        ("2023-03-cleveland-street.csv.gz", "2023-03-cleveland-street.csv.gz"),
        ("Hartlepool counts June 2018 final.csv", "Hartlepool counts June 2018 final.csv"),
        ("Terry Invented.xlsx", ".xlsx"),
        ("June Smith list.csv", ".csv"),
        ("M. Patel returns.csv", ".csv"),
        ("returns 07700 900123.csv", ".csv"),
        ("returns/../données.csv", ".csv"),
        ("whatever.exe", ""),
    ],
)
def test_a_name_is_kept_only_where_no_word_of_it_can_be_a_persons(name: str, kept: str) -> None:
    assert harmless_name(name, load_measures()) == kept


def test_values_that_a_sentence_repeats_are_left_out_and_its_own_words_kept() -> None:
    said = harmless_reasons(
        [
            Problem("thefts for E06000001 is 97 here and 96 in Zebedee.csv", "", "a.csv", "", 3),
            Problem('the cell holds "Zebedee", which is no date', "", "a.csv", "", 4, "remark Zebedee"),
        ]
    )

    assert "Zebedee" not in said
    assert "97" not in said
    assert said.startswith("row 3: … for … is … here and … in …; row 4: the cell holds …, which is no date")


def test_where_the_finder_objects_only_a_count_is_kept() -> None:
    problem = Problem("the text says that the victim Mary Smith was arrested", "", "a.csv", "", 2, "remark")

    said = harmless_reasons([problem, problem])

    assert "Mary" not in said
    assert "Smith" not in said


# -- readable all the same -------------------------------------------------------------------------


def test_the_reason_of_a_refusal_can_be_read_and_holds_no_value(book: Book, tmp_path: Path) -> None:
    first, again = ledger(tmp_path / "correction.csv", GOOD), tmp_path / "again" / "correction.csv"
    take(book, first, released=DAY)

    refusal = _refuse(book, ledger(again, "thefts,E06000001,2018-01,7531"), released=DAY)

    figure = "Thefts, Hartlepool, Jan 2018 (ledger)"
    where = "the one in the book since 1 December 2018, line 1 of the journal, row 2"
    assert refusal.problems[0].sentence.startswith(
        f"correction.csv, row 2: {figure} is 7,531 here and 96 in {where}"
    )
    assert list_journal(book)[-1].reason == (
        f"row 2: Thefts, Hartlepool, Jan 2018 (…) is … here and … in {where}, "
        "and both were released on 12 April 2018, this one as --released says"
    )


def test_a_place_smaller_than_a_district_is_not_named_in_what_is_kept() -> None:
    figure = "Shoplifting, Zebedee Park, Jan to Mar 2018"
    problem = Problem(
        f"{figure} is given twice: 3 in row 2 and 4 in row 3", "", "a.csv", "", 3, figure=figure
    )

    said = harmless_reasons([problem], load_measures())

    assert said == "row 3: Shoplifting, …, Jan to Mar 2018 is given twice: … in row 2 and … in row 3"


def test_pieces_of_a_word_with_digits_are_no_words() -> None:
    """As of a file that is called after its hash."""
    problem = Problem("3f9a1be04add77 covers the same", "", "3f9a1be04add77", "", 2)

    assert harmless_reasons([problem]) == "row 2: … covers the same"
