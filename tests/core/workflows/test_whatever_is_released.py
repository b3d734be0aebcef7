"""Whatever is imported, released, withdrawn, erased and rebuilt in whichever order, what went out stays as it went out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import bytes_of
from tests.support.issuing import TWO_QUARTERS, book_with_figures, ledger_of, released, send
from tests.support.properties import long_property
from tithing.reading.book import open_book
from tithing.store.journal.record import read_record
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw

BEGINNING = datetime(2018, 5, 3, 9, tzinfo=UTC)
DEEDS = ("import", "release", "withdraw", "erase", "rebuild")


@dataclass
class Written:
    """A book as it is written to, a day after another; `went_out` is what each publication was made of."""

    book: Path
    day: datetime = BEGINNING
    went_out: dict[str, dict[str, str]] = field(default_factory=dict)

    def do(self, deed: str, number: int) -> None:
        self.day += timedelta(days=1)
        with suppress(Refused):  # nothing is left to withdraw, or to make a report of
            getattr(self, f"_{deed}")(number)
        self._hold()

    def _import(self, number: int) -> None:
        figures = {("Thefts", "2017-18Q4"): 200 + (self.day - BEGINNING).days}
        send(self.book, figures, released=self.day.date(), name=f"{self.day:%m-%d}-{number}.csv")

    def _release(self, number: int) -> None:
        released(
            self.book, self.book.parent / "out", at=self.day.replace(tzinfo=None), formats=["csv", "html"]
        )

    def _withdraw(self, number: int) -> None:
        withdraw(open_book(self.book), self._one(number), reason="sent in error", now=self.day)

    def _erase(self, number: int) -> None:
        erase(open_book(self.book), self._one(number), reason="asked for by the sender", now=self.day)

    def _rebuild(self, number: int) -> None:
        rebuild(open_book(self.book), now=self.day)

    def _one(self, number: int) -> str:
        entries = read_record(open_book(self.book).folder).entries
        return str(entries[number % len(entries)].number) if entries else "1"

    def _hold(self) -> None:
        """Everything holds; every publication has its line, in order, and is byte for byte as it went out."""
        assert verify(open_book(self.book)).wrong == ()
        published = ledger_of(self.book)
        ids = [each.id for each in published.publications]
        assert ids[: len(self.went_out)] == list(self.went_out)
        for each in published.publications:
            stands = bytes_of(self.book / "published" / each.id)
            assert self.went_out.setdefault(each.id, stands) == stands
        assert [each.supersedes for each in published.publications] == ["", *ids][: len(ids)]
        assert all(published.cells_of(each) for each in published.publications)


@contextmanager
def written() -> Iterator[Written]:
    top = Path(tempfile.mkdtemp())
    try:
        yield Written(book_with_figures(top, TWO_QUARTERS))
    finally:
        shutil.rmtree(top)


@long_property(examples=10)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9)), min_size=2, max_size=5))
def test_what_went_out_stays_as_it_went_out(deeds: list[tuple[str, int]]) -> None:
    with written() as book:
        book.do("release", 0)
        assert book.went_out
        for deed, number in deeds:
            book.do(deed, number)
