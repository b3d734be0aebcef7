"""A document that is released stays in the book as it went out, with a line in the ledger that the journal proves."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.issuing import (
    FIRST_OF_JUNE,
    HARTLEPOOL,
    book_with_figures,
    ledger_of,
    released,
)
from tithing.reading.book import open_book
from tithing.reading.snapshot import snapshot
from tithing.store.ledger.published import Published
from tithing.vocabulary.problems import HalfDone, Refused
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC
from tithing.workflows.journal import list_journal
from tithing.workflows.publishing import made
from tithing.workflows.publishing.release import ToRelease
from tithing.workflows.the_book.verify import verify


@pytest.fixture(scope="module")
def unreleased(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book_with_figures(tmp_path_factory.mktemp("unreleased"))


@pytest.fixture
def book(unreleased: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(unreleased, tmp_path / "book"))


def test_what_is_released_stays_in_the_book_byte_for_byte(book: Path, tmp_path: Path) -> None:
    done = released(book, tmp_path / "out", formats=["csv", "html"])

    (publication,) = ledger_of(book).publications
    frozen = book / "published" / publication.id
    assert publication.id == "2018-05-03-performance-report-2017-18Q4"
    assert len(done.paths) == 2
    assert [(frozen / path.name).read_bytes() for path in done.paths] == [p.read_bytes() for p in done.paths]
    assert (frozen / done.manifest.name).read_bytes() == done.manifest.read_bytes()


def test_the_ledger_says_what_when_and_by_whom_and_the_journal_has_a_line(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path, how=ToRelease(by="analyst", reason="for the board of May"))

    (publication,) = ledger_of(book).publications
    row = list_journal(open_book(book))[-1]
    assert (publication.kind, publication.area, publication.quarters) == (
        "performance",
        HARTLEPOOL,
        ("2017-18Q4",),
    )
    assert (publication.day, publication.by, publication.supersedes) == (date(2018, 5, 3), "analyst", "")
    assert (row.status, row.by, row.reason, row.period) == (
        "published",
        "analyst",
        "for the board of May",
        "2017-18Q4",
    )
    assert row.file_sha256 == publication.hash


def test_what_was_shown_is_known_by_measure_area_and_period(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path)

    shown = ledger_of(book).shown()
    assert {key: [each.cell.value for each in cells] for key, cells in shown.items()} == {
        ("shoplifting", HARTLEPOOL, "2016-17Q4", ""): [71],
        ("shoplifting", HARTLEPOOL, "2017-18Q4", ""): [68],
        ("thefts", HARTLEPOOL, "2016-17Q4", ""): [190],
        ("thefts", HARTLEPOOL, "2017-18Q4", ""): [214],
    }
    assert {each.publication.day for cells in shown.values() for each in cells} == {date(2018, 5, 3)}


def test_a_snapshot_tells_what_was_published_before(book: Path, tmp_path: Path) -> None:
    before = snapshot(book, reader=THE_PUBLIC, at=FIRST_OF_JUNE).published
    released(book, tmp_path)

    after = snapshot(book, reader=THE_PUBLIC, at=FIRST_OF_JUNE).published
    assert not before
    assert not before.shown()
    assert [each.quarters for each in after.publications] == [("2017-18Q4",)]


def test_a_book_without_a_ledger_has_nothing_read(book: Path) -> None:
    assert ledger_of(book) == Published()
    assert not (book / "published.jsonl").exists()
    assert not (book / "published").exists()


@pytest.mark.parametrize("formats", [("csv", "html"), ("csv",)])
def test_the_same_again_is_said_to_be_the_same(book: Path, tmp_path: Path, formats: tuple[str, ...]) -> None:
    released(book, tmp_path, formats=["csv", "html"])

    again = released(book, tmp_path, formats=formats)

    assert len(ledger_of(book).publications) == 1
    assert any("it was released already, on 3 May 2018" in each for each in again.notices)


def test_a_second_release_supersedes_the_first_and_both_stay(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path, formats=["html"])
    again = released(book, tmp_path, formats=["html"], at=FIRST_OF_JUNE)

    published = ledger_of(book)
    first, second = published.publications
    assert (second.supersedes, published.superseded[first.id]) == (first.id, second)
    assert all((book / "published" / each.id).is_dir() for each in (first, second))
    assert any("it supersedes the one released on 3 May 2018" in each for each in again.notices)
    assert any("shows the same figures" in each for each in again.notices)


def test_another_quarter_supersedes_nothing(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path, quarter="2017-18Q3")
    released(book, tmp_path, quarter="2017-18Q4")

    assert [each.supersedes for each in ledger_of(book).publications] == ["", ""]


def test_two_releases_of_one_day_have_each_a_folder(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path)
    released(book, tmp_path, formats=["csv", "html"])

    assert [each.id for each in ledger_of(book).publications] == [
        "2018-05-03-performance-report-2017-18Q4",
        "2018-05-03-performance-report-2017-18Q4-2",
    ]


LASTS = [  # before which day, which quarters -> the day of the last
    (None, (), date(2018, 6, 1)),
    (date(2018, 6, 1), (), date(2018, 5, 3)),
    (date(2018, 5, 3), (), None),
    (None, ("2017-18Q3",), date(2018, 5, 3)),
    (None, ("2016-17Q3",), None),
]


@pytest.mark.parametrize(("before", "quarters", "day"), LASTS)
def test_the_last_release_is_found(
    before: date | None, quarters: tuple[str, ...], day: date | None, two_quarters: Published
) -> None:
    last = two_quarters.last("performance", HARTLEPOOL, before=before, quarters=quarters)

    assert (last and last.day) == day
    assert two_quarters.last("ward-profile", HARTLEPOOL) is None
    assert two_quarters.last("performance", "E06000002") is None


@pytest.fixture(scope="module")
def two_quarters(unreleased: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The third quarter released in May, and the fourth in June."""
    folder = tmp_path_factory.mktemp("two")
    book = Path(shutil.copytree(unreleased, folder / "book"))
    released(book, folder, quarter="2017-18Q3")
    released(book, folder, at=FIRST_OF_JUNE)
    return ledger_of(book)


# -- what is not released -----------------------------------------------------------------------------------


def test_only_what_the_public_may_see_is_released(book: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="for an officer is not for the public"):
        released(book, tmp_path / "out", reader=AN_OFFICER)

    assert not ledger_of(book)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def _a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker finds a certain mistake in whatever is made."""
    monkeypatch.setattr(made, "why_not", lambda _: ("15: the rows come to 14",))


@pytest.mark.usefixtures("_a_draft")
def test_a_draft_is_not_released_without_a_word_of_why(book: Path, tmp_path: Path) -> None:
    with pytest.raises(
        Refused, match=r"is a draft, not to be signed off: 15: the rows come to 14.*--because"
    ):
        released(book, tmp_path / "out")

    assert not ledger_of(book)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("_a_draft")
def test_a_draft_is_released_with_a_word_of_why(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path, how=ToRelease(because="the force confirmed 15"))

    assert [each.because for each in ledger_of(book).publications] == ["the force confirmed 15"]


@pytest.mark.parametrize(
    "how", [ToRelease(reason="ask jo.bloggs@council.example"), ToRelease(because="ask 07700 900123")]
)
def test_nothing_personal_stays_in_the_ledger(book: Path, tmp_path: Path, how: ToRelease) -> None:
    with pytest.raises(Refused, match="looks like personal data"):
        released(book, tmp_path, how=how)

    assert not ledger_of(book)


def test_what_was_released_and_cannot_be_written_out_is_said_to_be_released(
    book: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(HalfDone, match="it was released, and its files stand in"):
        released(book, tmp_path / "out")

    assert len(ledger_of(book).publications) == 1


def test_a_book_with_a_ledger_holds(book: Path, tmp_path: Path) -> None:
    released(book, tmp_path)

    assert verify(open_book(book)).wrong == ()
