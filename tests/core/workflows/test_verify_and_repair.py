"""What was harmed is named with what to do, and what can be brought back is, with nothing deleted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.books import JOURNAL, NOW, SOURCES, bytes_of, ledger, make_book, monthly, take
from tithing.observations.observation import Observation
from tithing.reading.book import Book, open_as_it_is, open_book
from tithing.store.journal.chain import parse_line, sha256
from tithing.store.journal.head import Head
from tithing.store.journal.journal import read_journal
from tithing.store.journal.papers import read_identity
from tithing.store.journal.record import read_record
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.journal import list_journal
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import RepairReport, repair
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book, which has a revision, a withdrawal, a refusal, an erasure and a look-up, and what was sent."""
    top = tmp_path_factory.mktemp("top")
    made = make_book(top / "book")
    sent = top / "sent"
    take(made, ledger(sent / "a.csv", "thefts,E06000001,2018-01,96"), by="data-officer")
    take(made, monthly(sent / "m.csv", "2018-02", E06000001=3))
    take(made, ledger(sent / "gone.csv", "thefts,E06000002,2018-01,5"))
    take(made, ledger(sent / "out.csv", "thefts,E06000003,2018-01,7"))
    with pytest.raises(Refused):
        take(made, ledger(sent / "bad.csv", "thefts,E06000003,2018-01,x"))
    erase(made, "3", reason="it should not have come", now=NOW)
    withdraw(made, "4", reason="sent by mistake", now=NOW)
    said = sent / "c.csv"
    said.write_text("measure,area,period,value,comment\nthefts,E06000003,2018-03,9,A patrol began\n")
    take(made, said)
    (sent / "gone.csv").rename(top / "gone.csv")
    return top


@pytest.fixture
def book(top: Path, tmp_path: Path) -> Book:
    """A copy of the book for each test to harm, with what was sent beside it."""
    return open_book(shutil.copytree(top, tmp_path, dirs_exist_ok=True) / "book")


def _repair(book: Book, given: Path | None = None) -> RepairReport:
    return repair(open_as_it_is(book.folder.root), now=NOW, given=given, sources=SOURCES)


def _wrong(book: Book) -> list[str]:
    return [problem.sentence for problem in verify(open_as_it_is(book.folder.root)).wrong]


def _says(book: Book) -> tuple[Observation, ...]:
    return read_observations(book.folder).all


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at // 8 % len(content)] ^= 1 << at % 8
    path.write_bytes(bytes(content))


def test_a_sound_book_holds_and_nothing_is_repaired(book: Book) -> None:
    before = bytes_of(book.folder.root)

    found = verify(book)

    assert (found.wrong, found.lines, found.originals, found.tombstones) == ((), 8, 4, 1)
    assert found.store_files == 7
    assert _repair(book) == RepairReport()
    assert bytes_of(book.folder.root) == before


HARMS: dict[str, Callable[[Book], object]] = {
    "book.json missing": lambda book: book.folder.identity.unlink(),
    "book.json damaged": lambda book: _flip(book.folder.identity, 131),
    "head missing": lambda book: book.folder.head.unlink(),
    "head emptied": lambda book: book.folder.head.write_bytes(b""),
    "head counts wrong": lambda book: book.folder.head.write_text(
        book.folder.head.read_text().replace('"lines": 8', '"lines": 9')
    ),
    "journal missing": lambda book: book.folder.journal.unlink(),
    "journal emptied": lambda book: book.folder.journal.write_bytes(b""),
    "journal cut": lambda book: book.folder.journal.write_bytes(book.folder.journal.read_bytes()[:500]),
    "journal doubled": lambda book: book.folder.journal.write_bytes(book.folder.journal.read_bytes() * 2),
    "journal edited": lambda book: book.folder.journal.write_bytes(
        book.folder.journal.read_bytes().replace(b"2018", b"2019")
    ),
    "journal and head missing": lambda book: (book.folder.journal.unlink(), book.folder.head.unlink()),
    "a bit of the journal": lambda book: _flip(book.folder.journal, 5003),
    "a bit of the details": lambda book: _flip(book.folder.details, 9001),
    "details doubled": lambda book: book.folder.details.write_bytes(book.folder.details.read_bytes() * 2),
    "a torn tail": lambda book: book.folder.journal.open("ab").write(b'{"n": 9, "day"'),
    "a store file missing": lambda book: _store_file(book, "observations").unlink(),
    "a store file damaged": lambda book: _flip(_store_file(book, "incidents"), 4321),
    "the store gone": lambda book: shutil.rmtree(book.folder.store),
    "a look-up damaged": lambda book: _flip(_store_file(book, "lookups"), 999),
    "commentary damaged": lambda book: _flip(_store_file(book, "commentary"), 99),
}


def _store_file(book: Book, kind: str) -> Path:
    return next(
        book.folder.store / file.path
        for entry in read_journal(book.folder)
        for file in entry.files
        if file.kind == kind
    )


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_harmed_is_named_and_brought_back_and_the_journal_says_so(book: Book, harm: str) -> None:
    says, held, lines = _says(book), bytes_of(book.folder.root), len(read_record(book.folder).lines)
    HARMS[harm](book)

    assert _wrong(book)
    report = _repair(book)

    assert report.done
    assert report.wanting == ()
    assert _wrong(book) == []
    assert _says(book) == says
    now = bytes_of(book.folder.root)
    assert {path for path, sha in held.items() if now.get(path) != sha} <= {*JOURNAL, "book.json"}
    assert now["book.json"] == held["book.json"]
    after = list_journal(book)
    assert [line.status for line in after[lines:]] == ["repaired"]


def test_every_bit_of_the_details_that_turns_is_turned_back(book: Book) -> None:
    content = book.folder.details.read_bytes()
    bits = [*range(0, len(content) * 8, len(content) * 8 // 24), *_ends_of_lines(content)]

    for bit in bits:
        _flip(book.folder.details, bit)
        assert _wrong(book)
        _repair(book)
        assert book.folder.details.read_bytes().startswith(content)


def _ends_of_lines(content: bytes) -> list[int]:
    return [at * 8 for at, byte in enumerate(content) if byte == ord("\n")][:2]


def test_an_original_is_brought_back_from_its_senders_files_by_its_hash(book: Book, tmp_path: Path) -> None:
    held = bytes_of(book.folder.raw)
    originals = [book.folder.raw_file(entry.sha256) for entry in read_journal(book.folder)]
    originals[0].unlink()
    _flip(originals[1], 100)

    assert len(_wrong(book)) == 2
    without = _repair(book)
    renamed = tmp_path / "mail"
    shutil.copytree(tmp_path / "sent", renamed)
    (renamed / "a.csv").rename(renamed / "attachment (1).csv")
    report = _repair(book, given=renamed)

    assert len(without.wanting) == 2
    assert "--from PATH" in without.wanting[0].sentence
    assert report.wanting == ()
    assert bytes_of(book.folder.raw) == held
    assert (book.folder.lost / "raw" / originals[1].name).exists()
    assert _wrong(book) == []


def test_a_journal_older_than_the_book_is_brought_forward_from_a_backup(book: Book, tmp_path: Path) -> None:
    older = {name: (book.folder.root / name).read_bytes() for name in JOURNAL}
    take(book, ledger(tmp_path / "late.csv", "thefts,E06000002,2018-05,5"))
    says = _says(book)
    shutil.copytree(book.folder.root, tmp_path / "backup")
    for name, content in older.items():
        (book.folder.root / name).write_bytes(content)

    assert any("older than the book" in sentence for sentence in _wrong(book))
    report = _repair(book, given=tmp_path / "backup")

    assert report.wanting == ()
    assert _says(book) == says
    assert _wrong(book) == []


def test_without_a_backup_unknown_originals_are_set_aside_and_asked_for_again(
    book: Book, tmp_path: Path
) -> None:
    says = _says(book)
    older = {name: (book.folder.root / name).read_bytes() for name in JOURNAL}
    late = ledger(tmp_path / "late.csv", "thefts,E06000002,2018-05,5")
    take(book, late)
    with_late = _says(book)
    for name, content in older.items():
        (book.folder.root / name).write_bytes(content)

    report = _repair(book)

    assert [problem.change for problem in report.wanting] == ["Import it again"]
    assert _says(book) == says
    kept = book.folder.root / report.wanting[0].file
    assert kept.read_bytes() == late.read_bytes()
    shutil.copy(kept, tmp_path / "again.csv")
    take(book, tmp_path / "again.csv")
    assert [(each.area, each.quantity) for each in _says(book)] == [
        (each.area, each.quantity) for each in with_late
    ]


@pytest.mark.parametrize("left", [0, 2])
def test_a_backup_that_is_found_after_a_repair_without_one_brings_everything_back(
    book: Book, tmp_path: Path, left: int
) -> None:
    """Whether nothing of the journal was left or an older set: what the repair set aside bars the way for nothing."""
    shutil.copytree(book.folder.root, tmp_path / "backup")
    says = _says(book)
    raw = {path.name for path in book.folder.raw.iterdir()}
    _age(book, left)

    assert _repair(book).wanting
    report = _repair(book, given=tmp_path / "backup")

    assert report.done
    assert report.wanting == ()
    assert _says(book) == says
    assert {path.name for path in book.folder.raw.iterdir()} == raw
    assert _wrong(book) == []


def test_a_journal_that_went_on_without_the_backup_says_what_only_the_backup_knows(
    book: Book, tmp_path: Path
) -> None:
    shutil.copytree(book.folder.root, tmp_path / "backup")
    _age(book, 0)
    _repair(book)
    take(book, ledger(tmp_path / "new.csv", "thefts,E06000004,2018-01,7"))

    report = _repair(book, given=tmp_path / "backup")

    parted, *originals = report.wanting
    assert "and then part: it has 8 more of its own, and this book 2" in parted.what
    assert {problem.change for problem in originals} == {"Import it again"}
    assert all((book.folder.root / problem.file).is_file() for problem in report.wanting)


def _age(book: Book, left: int) -> None:
    """The journal, its details and head of an older day; of none, where nothing of them is left."""
    for name in JOURNAL:
        (book.folder.root / name).write_bytes(b"")
    if left:
        lines = (book.folder.root.parent / "backup" / "journal.jsonl").read_bytes().splitlines(keepends=True)
        details = (book.folder.root.parent / "backup" / "details.jsonl").read_bytes()
        kept = [parse_line(line[:-1]) for line in lines[:left]]
        hashes = {line.detail for line in kept}
        journal = b"".join(lines[:left])
        book.folder.journal.write_bytes(journal)
        book.folder.details.write_bytes(
            b"".join(text + b"\n" for text in details.splitlines() if sha256(text) in hashes)
        )
        head = Head(left, len(journal), kept[-1].hash, read_identity(book.folder).id)
        book.folder.head.write_bytes(head.written())


def test_what_was_erased_and_comes_back_with_a_backup_is_named_and_goes_again(
    book: Book, tmp_path: Path
) -> None:
    gone = (tmp_path / "gone.csv").read_bytes()
    sha = read_record(book.folder).tombstones[0].sha256
    book.folder.raw_file(sha).write_bytes(gone)
    (book.folder.lost / "raw").mkdir(parents=True)
    (book.folder.lost / "raw" / "copy").write_bytes(gone)

    with pytest.raises(Refused, match=r"was erased on 2018-12-01 and stands there again"):
        _says(book)
    assert sum("erased" in sentence for sentence in _wrong(book)) == 2
    report = _repair(book)

    assert report.wanting == ()
    assert not any(path.is_file() and path.read_bytes() == gone for path in book.folder.root.rglob("*"))
    assert _wrong(book) == []


def test_a_repaired_book_can_be_made_again_to_the_byte(book: Book) -> None:
    shutil.rmtree(book.folder.store)
    _repair(book)
    before = bytes_of(book.folder.root)

    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()
    assert bytes_of(book.folder.root) == before


def test_what_was_erased_is_not_counted_among_the_details_that_are_wanting(book: Book) -> None:
    erase(book, "1", reason="it should not have come", by="community-safety-manager", now=NOW)
    lines = book.folder.details.read_bytes().split(b"\n")
    lines[2] = lines[2][:30] + b"XXXX" + lines[2][34:]
    book.folder.details.write_bytes(b"\n".join(lines))

    with pytest.raises(Refused, match=r"the detail of its line \d+ is wanting"):
        _repair(book)


def test_a_journal_of_which_too_little_is_left_is_refused_with_what_to_give(
    book: Book, tmp_path: Path
) -> None:
    shutil.copytree(book.folder.root, tmp_path / "backup")
    book.folder.details.write_bytes(b"")

    with pytest.raises(
        Refused,
        match=r"the journal is whole, but the details of 8 of its 8 lines are wanting.*--from BACKUP",
    ):
        _repair(book)
    report = _repair(book, given=tmp_path / "backup")

    assert report.wanting == ()
    assert _wrong(book) == []
