"""A withdrawn file is as if it had never come, today; before that day the book still answers with it, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take
from tithing.reading.book import Book
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.journal import list_journal
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

JANUARY = "thefts,E06000001,2018-01"
FIRST, LATER = date(2018, 4, 12), date(2018, 4, 20)
TODAY = NOW.date()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _says(book: Book, **asked: Any) -> list[object]:
    return [replace(each, source=each.source) for each in read_observations(book.folder, **asked).all]


def _withdraw(book: Book, which: str, **said: Any) -> Any:
    return withdraw(book, which, **{"reason": "sent by mistake", "now": NOW, **said})


def test_withdrawing_undoes_an_import_made_between_others_exactly(book: Book, tmp_path: Path) -> None:
    one = ledger(tmp_path / "a.csv", f"{JANUARY},96", "thefts,E06000002,2018-01,5")
    two = ledger(tmp_path / "b.csv", f"{JANUARY},97", "thefts,E06000003,2018-01,7")
    three = monthly(tmp_path / "m.csv", "2018-02", E06000001=3)
    take(book, one, released=FIRST)
    take(book, two, released=LATER)
    take(book, three)
    without = make_book(tmp_path / "without")
    take(without, one, released=FIRST)
    take(without, three)
    assert _says(book) != _says(without)

    done = _withdraw(book, "2")

    assert done.entry.name == "b.csv"
    assert _says(book) == _says(without)


def test_an_earlier_file_of_a_series_stands_again(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a.csv", "2018-01", E06000001=3), released=FIRST)
    take(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4), released=LATER)

    _withdraw(book, "2")

    (now,) = read_observations(book.folder).all
    assert (now.quantity, now.source.file, now.earlier) == (Known(3), "a.csv", ())


def test_before_that_day_it_still_answers_and_is_marked(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=FIRST)

    _withdraw(book, "1")

    assert read_observations(book.folder).all == ()
    assert read_observations(book.folder, as_known_on=TODAY).all == ()
    (then,) = read_observations(book.folder, as_known_on=TODAY - timedelta(days=1)).all
    assert (then.quantity, then.source.withdrawn) == (Known(96), date(2018, 12, 1))


def test_its_file_and_its_part_of_the_store_are_kept_and_made_again(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    held = bytes_of(book.folder.store) | bytes_of(book.folder.raw)

    _withdraw(book, "1")
    before = bytes_of(book.folder.root)
    rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.store) | bytes_of(book.folder.raw) == held
    assert bytes_of(book.folder.root) == before


def test_what_takes_it_in_again_says_the_day_of_release_that_it_had(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "sent" / "a.csv", f"{JANUARY},96")
    take(book, file, released=date(2018, 2, 5))
    _withdraw(book, "1")

    assert take(book, tmp_path / "sent").taken_out == (
        "a.csv: withdrawn on 1 December 2018; --again --released 2018-02-05 takes it in",
    )


def test_the_same_content_is_left_out_and_told_until_it_is_asked_for_again(
    book: Book, tmp_path: Path
) -> None:
    file = ledger(tmp_path / "sent" / "a.csv", f"{JANUARY},96")
    take(book, file)
    _withdraw(book, "1")

    left_out = take(book, tmp_path / "sent")
    again = take(book, file, again=True)

    assert left_out.taken_out == ("a.csv: withdrawn on 1 December 2018; --again takes it in",)
    assert left_out.taken == ()
    assert [entry.name for entry in again.taken] == ["a.csv"]
    assert len({entry.id for entry in read_journal(book.folder)}) == 2
    assert [each.quantity for each in read_observations(book.folder).all] == [Known(96)]
    assert take(book, file, again=True).already == ("a.csv",)
    before = bytes_of(book.folder.root)
    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()
    assert bytes_of(book.folder.root) == before


def test_a_new_value_needs_no_release_once_the_old_one_is_withdrawn(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    _withdraw(book, "1")

    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"))

    assert [each.quantity for each in read_observations(book.folder).all] == [Known(97)]


def test_the_journal_says_who_and_why(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), by="data-officer")
    _withdraw(book, read_journal(book.folder)[0].id[:8], by="manager")

    accepted, withdrawn = list_journal(book)

    assert (accepted.by, accepted.now) == ("data-officer", "withdrawn on 2018-12-01")
    assert (withdrawn.status, withdrawn.by, withdrawn.reason) == ("withdrawn", "manager", "sent by mistake")
    assert withdrawn.entry == accepted.entry


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("9", "there is no line 9"),
        ("abcdefabcdef", 'no entry of the book is called "abcdefabcdef"'),
        ("²", 'no entry of the book is called "²"'),
        ("9" * 5000, "no entry of the book is called"),
        ("ab", 'no entry of the book is called "ab"'),
        ("2", "a file that was refused"),
        ("1", "was withdrawn already, on 2018-12-01"),
    ],
)
def test_what_cannot_be_withdrawn_is_told_and_nothing_is_changed(
    book: Book, tmp_path: Path, which: str, words: str
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    with pytest.raises(Refused):
        take(book, ledger(tmp_path / "b.csv", f"{JANUARY},x"))
    _withdraw(book, "1")
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused, match=words):
        _withdraw(book, which)

    assert bytes_of(book.folder.root) == before


@pytest.mark.parametrize(
    "reason", ["", "  ", "x" * 501, "because the victim Mary Smith was named", "a@b.example"]
)
def test_a_reason_is_a_sentence_that_may_stay(book: Book, tmp_path: Path, reason: str) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))

    with pytest.raises(Refused, match="reason"):
        _withdraw(book, "1", reason=reason)

    assert len(list_journal(book)) == 1
