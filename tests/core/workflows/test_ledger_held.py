"""What was published is held against the journal, and is brought back where it was harmed and a copy of it is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.books import bytes_of
from tests.support.issuing import FIRST_OF_JUNE, book_with_figures, ledger_of, released, send
from tithing.reading.book import open_as_it_is, open_book
from tithing.store.ledger.frozen import LINE
from tithing.vocabulary.problems import Refused
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import RepairReport, repair
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw

NOW = datetime(2018, 7, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book from which the report was released in May and again in June."""
    folder = tmp_path_factory.mktemp("issued")
    book = book_with_figures(folder)
    released(book, folder / "out", formats=["html"])
    released(book, folder / "out", formats=["html"], at=FIRST_OF_JUNE)
    return book


@pytest.fixture
def book(issued: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(issued, tmp_path / "book"))


def wrong_in(book: Path) -> list[str]:
    return [problem.sentence for problem in verify(open_as_it_is(book)).wrong]


def repaired(book: Path, given: Path | None = None) -> RepairReport:
    return repair(open_as_it_is(book), now=NOW, given=given)


def first_folder(book: Path) -> Path:
    return sorted((book / "published").iterdir())[0]


def _lose_the_ledger(book: Path) -> None:
    (book / "published.jsonl").unlink()


def _empty_the_ledger(book: Path) -> None:
    (book / "published.jsonl").write_bytes(b"")


def _cut_the_ledger(book: Path) -> None:
    ledger = book / "published.jsonl"
    ledger.write_bytes(ledger.read_bytes().splitlines(keepends=True)[0])


def _edit_the_ledger(book: Path) -> None:
    ledger = book / "published.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"analyst"', b'"nobody1"', 1))


def _double_the_ledger(book: Path) -> None:
    ledger = book / "published.jsonl"
    ledger.write_bytes(ledger.read_bytes() * 2)


def _lose_the_copy_of_a_line(book: Path) -> None:
    (first_folder(book) / LINE).unlink()


def _lay_a_stranger(book: Path) -> None:
    (first_folder(book) / "notes.txt").write_text("whom to send it to", encoding="utf-8")


def _lay_a_folder_of_strangers(book: Path) -> None:
    (book / "published" / "drafts").mkdir()
    (book / "published" / "drafts" / "draft.html").write_text("a draft", encoding="utf-8")


ALONE: list[tuple[Callable[[Path], None], str]] = [
    (_lose_the_ledger, "is missing, and it should hold 2 publications"),
    (_empty_the_ledger, "does not hold what line 2 of the journal says was published"),
    (_cut_the_ledger, "does not hold what line 3 of the journal says was published"),
    (_edit_the_ledger, "does not hold what line 2 of the journal says was published"),
    (_double_the_ledger, "holds 2 lines that the journal does not know"),
    (_lose_the_copy_of_a_line, "publication.json: is missing"),
    (_lay_a_stranger, "notes.txt: is not known to the ledger"),
    (_lay_a_folder_of_strangers, "draft.html: is not known to the ledger"),
]


@pytest.mark.parametrize(("harm", "said"), ALONE)
def test_harm_is_told_and_mended_from_the_book_itself(
    book: Path, issued: Path, harm: Callable[[Path], None], said: str
) -> None:
    harm(book)
    told = wrong_in(book)

    done = repaired(book)

    assert any(said in each for each in told), told
    assert (done.wanting, wrong_in(book)) == ((), [])
    assert ledger_of(book).publications == ledger_of(issued).publications
    assert bytes_of(book / "published") == bytes_of(issued / "published")


def _lose_a_page(book: Path) -> None:
    next(first_folder(book).glob("*.html")).unlink()


def _edit_a_page(book: Path) -> None:
    page = next(first_folder(book).glob("*.html"))
    page.write_bytes(page.read_bytes().replace(b"214", b"241"))


def _lose_the_cells(book: Path) -> None:
    next(first_folder(book).glob("*.cells.json")).unlink()


def _lose_all_of_it(book: Path) -> None:
    shutil.rmtree(book / "published")
    (book / "published.jsonl").unlink()


WITH_A_BACKUP = [
    (_lose_a_page, "performance-report-2017-18Q4.html: is missing"),
    (_edit_a_page, "performance-report-2017-18Q4.html: is not as it was when it was published"),
    (_lose_the_cells, "performance-report-2017-18Q4.cells.json: is missing"),
    (_lose_all_of_it, "is missing, and it should hold 2 publications"),
]


@pytest.mark.parametrize(("harm", "said"), WITH_A_BACKUP)
def test_what_went_out_comes_back_from_a_backup_and_is_never_made_anew(
    book: Path, issued: Path, harm: Callable[[Path], None], said: str
) -> None:
    harm(book)
    told = wrong_in(book)

    alone, then = repaired(book).wanting, repaired(book, given=issued).wanting

    assert any(said in each for each in told), told
    assert alone
    assert all("--from BACKUP" in each.change for each in alone)
    assert (then, wrong_in(book)) == ((), [])
    assert bytes_of(book / "published") == bytes_of(issued / "published")


def test_a_ledger_that_was_cut_is_not_believed(book: Path) -> None:
    _cut_the_ledger(book)

    with pytest.raises(Refused, match="it was cut, edited or is older"):
        ledger_of(book)


def test_cells_that_were_changed_are_not_believed(book: Path) -> None:
    cells = next(first_folder(book).glob("*.cells.json"))
    cells.write_bytes(cells.read_bytes().replace(b"214", b"241"))

    with pytest.raises(Refused, match="is not as it was when it was published"):
        ledger_of(book).shown()


# -- a journal that is older than the ledger ----------------------------------------------------------------

PAPERS = ("journal.jsonl", "details.jsonl", "head.json")


@pytest.fixture
def older(book: Path, tmp_path: Path) -> Path:
    """A book whose papers were put back from before the release of June."""
    before = book_with_figures(tmp_path / "before")
    shutil.rmtree(before)
    shutil.copytree(book, before)
    released(book, tmp_path / "out", formats=["html"], at=datetime(2018, 8, 1, 9))
    for name in PAPERS:
        shutil.copyfile(before / name, book / name)
    return book


def test_a_journal_that_is_older_than_the_ledger_is_not_gone_on_from(older: Path) -> None:
    with pytest.raises(
        Refused, match=r"published\.jsonl tells of what was published and the journal does not"
    ):
        send(older, {("Thefts", "2018-19Q1"): 220}, released=date(2018, 8, 2))

    assert any("holds 1 line that the journal does not know" in each for each in wrong_in(older))


def test_what_only_the_ledger_knows_is_set_aside_by_a_repair_and_told(older: Path) -> None:
    done = repaired(older)

    assert any("1 line that the journal does not know went out of it" in each for each in done.done)
    assert wrong_in(older) == []
    assert [each.day for each in ledger_of(older).publications] == [date(2018, 5, 3), date(2018, 6, 1)]
    assert (older / "lost" / "published" / "2018-08-01-performance-report-2017-18Q4").is_dir()


# -- what leaves it alone -----------------------------------------------------------------------------------


def _withdraw(book: Path) -> None:
    withdraw(open_book(book), "1", reason="sent twice", now=NOW)


def _rebuild(book: Path) -> None:
    rebuild(open_book(book), now=NOW)


def _import(book: Path) -> None:
    send(book, {("Thefts", "2017-18Q4"): 210}, released=date(2018, 7, 1))


@pytest.mark.parametrize("change", [_withdraw, _rebuild, _import, repaired])
def test_whatever_else_is_written_leaves_what_was_published_as_it_is(
    book: Path, change: Callable[[Path], object]
) -> None:
    before = bytes_of(book / "published"), (book / "published.jsonl").read_bytes()

    change(book)

    assert (bytes_of(book / "published"), (book / "published.jsonl").read_bytes()) == before
    assert wrong_in(book) == []
