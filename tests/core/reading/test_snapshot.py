"""A snapshot is of one state of a book and never changes; the next one asked for sees what was written or edited."""

from __future__ import annotations

import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.core.reading.withholding import QUARTER, row, send, withholding_book
from tests.support.seen import BY_THE_PUBLIC, NOON
from tithing.reading.book import Book
from tithing.reading.book_state import READS_KEPT, MovedOn
from tithing.reading.questions.indicator import about_indicator
from tithing.reading.remembered import Remembered
from tithing.reading.snapshot import Snapshot, ask, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC
from tithing.workflows.erase import erase
from tithing.workflows.figures_out.figures import figures_of

PLACE = "E06000001"
MEASURES = ("thefts", "deliberate_fires", "shoplifting", "robbery")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = withholding_book(tmp_path / "book")
    months = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    rows = [row(slug, 10 + i, period=month) for slug in MEASURES for i, month in enumerate(months)]
    secret = [row(slug, 500, period="2026-01", access="partners") for slug in MEASURES]
    send(made, tmp_path / "a.csv", *rows, *secret)
    return made


def count(seen: Snapshot, slug: str = "thefts", quarter: str = "2025-26Q3") -> Quantity:
    (found,) = figures_of(seen, period=Period.parse(quarter), area=PLACE, indicator=slug)
    return found.value.quantity


def test_the_same_snapshot_answers_who_asks_again(book: Book) -> None:
    seen = snapshot(book, **BY_THE_PUBLIC)

    assert snapshot(book.folder.root, **BY_THE_PUBLIC) is seen
    assert snapshot(book, reader=AN_OFFICER, at=NOON) is not seen
    assert snapshot(book, reader=AN_OFFICER, at=NOON).book_state is seen.book_state


def test_an_import_is_seen_by_the_next_who_asks_and_not_by_who_asked_before(
    book: Book, tmp_path: Path
) -> None:
    before = snapshot(book, **BY_THE_PUBLIC)

    send(book, tmp_path / "b.csv", row("thefts", 3, period="2025-26Q3"), released=date(2026, 4, 20))

    assert count(before) == Known(96.0)
    assert count(snapshot(book, **BY_THE_PUBLIC)) == Known(3.0)


@pytest.mark.parametrize("file", ["partnership.toml", "measures/thefts.toml"])
def test_an_edit_of_a_partnerships_file_is_seen_by_the_next_who_asks(book: Book, file: str) -> None:
    before = snapshot(book, **BY_THE_PUBLIC)
    path = book.folder.partnership / file

    path.write_text(path.read_text().replace("Safer X", "Safer Y").replace("Thefts", "Larcenies"))
    after = snapshot(book, **BY_THE_PUBLIC)

    assert (before.partnership.name, before.measures.get("thefts").title) == ("Safer X", "Thefts")
    changed = (after.partnership.name, after.measures.get("thefts").title)
    assert changed == (("Safer Y", "Thefts") if file == "partnership.toml" else ("Safer X", "Larcenies"))


def test_a_book_that_stands_where_another_stood_is_another(book: Book, tmp_path: Path) -> None:
    assert isinstance(count(snapshot(book, **BY_THE_PUBLIC)), Known)
    root = book.folder.root
    shutil.rmtree(root)

    other = withholding_book(root)

    assert not isinstance(count(snapshot(other, **BY_THE_PUBLIC)), Known)


def test_what_was_written_while_it_was_opened_is_in_it_whole_or_not_at_all(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer comes between the stamp and the journal: it is opened again."""
    from tithing.reading import book_state

    really = book_state.read_record
    late = [lambda: send(book, tmp_path / "late.csv", row("thefts", 3, period="2025-26Q3"))]

    def read_record(folder: object) -> object:
        if late:
            late.pop()()
        return really(folder)  # type: ignore[arg-type]

    monkeypatch.setattr(book_state, "read_record", read_record)
    seen = snapshot(book, **BY_THE_PUBLIC)

    assert not late
    assert count(seen) == Known(3.0)
    assert snapshot(book, **BY_THE_PUBLIC) is seen


def test_what_was_erased_before_a_snapshot_opened_it_is_asked_of_a_new_one(book: Book) -> None:
    old = snapshot(book, **BY_THE_PUBLIC)
    (entry,) = old.entries
    erase(book, entry.id, by="analyst", reason="sent in error", now=NOON.astimezone())

    with pytest.raises(MovedOn):
        count(old)
    tries: list[Snapshot] = []

    def question(seen: Snapshot) -> Quantity:
        tries.append(seen)
        return count(old if len(tries) == 1 else seen)

    assert not isinstance(ask(book, question, **BY_THE_PUBLIC), Known)
    assert len(tries) == 2


# -- many at once ------------------------------------------------------------------------------------------

Question = tuple[str, str]


def test_sixteen_threads_are_answered_as_one_is_while_files_come_in(book: Book, tmp_path: Path) -> None:
    quarters = [f"{year}-{year - 1999}Q{number}" for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
    random_ = random.Random(2026)
    asked = [(random_.choice(MEASURES), random_.choice(quarters)) for _ in range(400)]
    alone = _fresh(book)
    expected = {each: _answer(alone, each) for each in dict.fromkeys(asked)}
    shared = _fresh(book)
    coming = threading.Thread(target=_files_come_in, args=(book, tmp_path))

    coming.start()
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda each: _answer(shared, each), asked))
    coming.join()

    assert [expected[each] for each in asked] == answers
    assert count(snapshot(book, **BY_THE_PUBLIC), "thefts", "2019-20Q4") == Known(4.0)


def _fresh(book: Book) -> Snapshot:
    """Of the book as it is, with nothing remembered."""
    state = snapshot(book, **BY_THE_PUBLIC).book_state
    empty = replace(state, _releases=Remembered(READS_KEPT))
    return Snapshot(empty, THE_PUBLIC, NOON.date())


def _answer(seen: Snapshot, asked: Question) -> object:
    slug, code = asked
    place = seen.gazetteer.get(PLACE)
    found = about_indicator(seen, slug, area=place, period=Period.parse(code))
    assert found is not None
    return found.result, found.by_quarter, found.said, found.beside, found.trail


def _files_come_in(book: Book, folder: Path) -> None:
    for number in range(5):
        send(
            book,
            folder / f"later-{number}.csv",
            row("thefts", number, period="2019-20Q4"),
            released=date(2026, 4, 16 + number),
        )


def test_a_grouping_that_goes_round_gives_the_same_from_wherever_it_is_entered(book: Book) -> None:
    """A memory with a value of half a circle in it would answer by who asked first."""
    from tithing.indicators.counted.value_over import value_over
    from tithing.indicators.evidence import Evidence

    seen = snapshot(book, **BY_THE_PUBLIC)
    round_ = (("thefts", ("shoplifting", "robbery")), ("shoplifting", ("thefts", "robbery")))
    observations = span_of(seen, QUARTER, seen.gazetteer.get(PLACE)).observations
    period = Period.parse("2019-20Q1")

    def answers(*order: str) -> dict[str, object]:
        evidence = Evidence(observations, seen.measures, groupings=round_)
        return {slug: value_over(evidence, slug, area=PLACE, period=period) for slug in order}

    assert answers("thefts", "shoplifting") == answers("shoplifting", "thefts")


def test_a_memory_holds_no_more_than_it_was_told_and_keeps_what_was_asked_last() -> None:
    memory = Remembered[int, list[int]](limit=2)
    first = memory.get(1, lambda: [1])
    memory.get(2, lambda: [2])

    assert memory.get(1, lambda: [9]) is first
    memory.get(3, lambda: [3])

    assert len(memory) == 2
    assert memory.peek(2) is None
    assert memory.peek(1) is first


def test_a_moment_is_taken_by_its_day(book: Book) -> None:
    morning = snapshot(book, reader=THE_PUBLIC, at=datetime(2026, 5, 1, 0, 1))

    assert snapshot(book, reader=THE_PUBLIC, at=datetime(2026, 5, 1, 23, 59)) is morning
    assert snapshot(book, reader=THE_PUBLIC, at=datetime(2026, 5, 2, 0, 1)) is not morning
