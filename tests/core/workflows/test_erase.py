"""After an erasure nothing of the file stands anywhere in the book but hashes, and the book can say that it was erased."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take, take_as_it_is
from tithing.observations.erased import erased_then
from tithing.reading.book import Book, open_as_it_is, open_book
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import read_record
from tithing.store.strays import set_aside
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.erase import erase
from tithing.workflows.files_in.import_files import preview_files
from tithing.workflows.journal import list_journal
from tithing.workflows.said.sent import Sent
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

JANUARY, FEBRUARY, MARCH = (Period.parse(f"2018-0{month}") for month in (1, 2, 3))
HERE = "E06000001"
FIRST, LATER = date(2018, 4, 12), date(2018, 4, 20)
DAY = timedelta(days=1)
RUN = 12  # bytes: the shortest run of a file that may not be found anywhere after


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _erase(book: Book, which: str, **said: Any) -> Any:
    return erase(book, which, **{"reason": "it should not have come", "now": NOW, **said})


def _runs(content: bytes) -> set[bytes]:
    return {content[at : at + RUN] for at in range(len(content) - RUN + 1)}


def _left_of(file: bytes, name: str, root: Path, *, but: bytes = b"") -> list[str]:
    """Where a run of the file or its name, which stands in nothing else that was sent, is still found."""
    sought = _runs(file) - _runs(but) | {name.encode()}
    found: list[str] = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and (sought & _runs(path.read_bytes()) or name.encode() in path.read_bytes()):
            found.append(path.relative_to(root).as_posix())
    return found


def _at(book: Book, period: Period, **asked: Any) -> Any:
    (found,) = read_observations(book.folder, **asked).at("thefts", HERE, period) or (None,)
    return found and found.quantity


PRIVATE = (
    "thefts,E06000001,2018-02,8150743\nthefts,E06000002,2018-02,9240187\nthefts,E06000003,2018-02,3318264\n"
)


def _sent(tmp_path: Path) -> tuple[Path, Path]:
    """(what is to be erased, what stays)."""
    gone = tmp_path / "quillfeather-ledger.csv"
    gone.write_text(f"measure,area,period,value\n{PRIVATE}")
    return gone, ledger(tmp_path / "stays.csv", f"thefts,{HERE},2018-01,96")


def test_nothing_of_an_erased_file_is_left_but_its_hashes(book: Book, tmp_path: Path) -> None:
    gone, stays = _sent(tmp_path)
    take_as_it_is(book, stays)
    take_as_it_is(book, gone)
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root, but=stays.read_bytes())

    done = _erase(book, "2", by="data-officer")

    assert (done.entries, done.files) == (1, 2)
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root, but=stays.read_bytes()) == []
    assert [entry.name for entry in read_journal(book.folder)] == ["stays.csv"]
    lines = list_journal(book)
    assert [(line.status, line.name, line.by, line.now) for line in lines] == [
        ("accepted", "stays.csv", "not stated", ""),
        ("accepted", "", "", "erased on 2018-12-01"),
        ("erased", "", "data-officer", ""),
    ]


def test_the_book_says_that_a_figure_was_erased_on_every_day_on_which_it_stood(
    book: Book, tmp_path: Path
) -> None:
    gone, stays = _sent(tmp_path)
    take_as_it_is(book, stays, released=FIRST)
    take_as_it_is(book, gone, released=LATER)

    _erase(book, "2")

    erased = erased_then(date(2018, 12, 1))
    for day in (None, LATER, NOW.date() - DAY, NOW.date(), NOW.date() + DAY):
        assert _at(book, FEBRUARY, as_known_on=day) == erased
    assert _at(book, FEBRUARY, as_known_on=LATER - DAY) is None
    assert _at(book, JANUARY) == Known(96)
    assert _at(book, MARCH) is None
    assert _at(book, Period.parse("2017-18Q4")).words == "erased on 1 December 2018 (Feb 2018)"


def test_an_earlier_release_answers_today_and_not_on_the_days_when_the_erased_one_stood(
    book: Book, tmp_path: Path
) -> None:
    take(book, ledger(tmp_path / "early.csv", f"thefts,{HERE},2018-02,90"), released=FIRST)
    gone, _ = _sent(tmp_path)
    take(book, gone, released=LATER, supplier="ledger")

    _erase(book, "2")

    assert _at(book, FEBRUARY) == Known(90)
    assert _at(book, FEBRUARY, as_known_on=LATER - DAY) == Known(90)
    assert _at(book, FEBRUARY, as_known_on=LATER) == erased_then(date(2018, 12, 1))
    assert _at(book, FEBRUARY, as_known_on=NOW.date()) == Known(90)


def test_what_was_withdrawn_before_it_was_erased_is_not_missed_today(book: Book, tmp_path: Path) -> None:
    gone, _ = _sent(tmp_path)
    take(book, gone, released=FIRST)
    withdraw(book, "1", reason="sent by mistake", now=NOW)

    _erase(book, "1", now=NOW + 3 * DAY)

    assert _at(book, FEBRUARY) is None
    assert _at(book, FEBRUARY, as_known_on=NOW.date() - DAY) == erased_then(date(2018, 12, 4))
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root) == []


def test_the_rest_of_an_archive_is_kept_file_by_file(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a book that an older program made: it kept the archive with what nobody had read."""
    monkeypatch.setattr("tithing.workflows.files_in.arriving.as_they_are_kept", lambda drafts: drafts)
    one = monthly(tmp_path / "quillfeather-one.csv", "2018-01", E06000001=3, E06000099=7)
    two = monthly(tmp_path / "two.csv", "2018-02", E06000001=5)
    with zipfile.ZipFile(tmp_path / "2018-05.zip", "w") as archive:
        archive.write(one, "2018-01/quillfeather-one.csv")
        archive.write(two, "2018-02/two.csv")
        archive.writestr("2018-02/readme.txt", "nobody reads this")
    take(book, tmp_path / "2018-05.zip")
    number = next(e.number for e in read_journal(book.folder) if "quillfeather" in e.name)

    done = _erase(book, str(number))

    assert done.kept_apart == ("2018-05.zip/2018-02/two.csv",)
    assert done.told == ("1 file of the archive that no source had read went with it",)
    (left,) = read_journal(book.folder)
    assert book.folder.raw_file(left.sha256).read_bytes() == two.read_bytes()
    assert _at(book, FEBRUARY) == Known(5)
    assert _left_of(one.read_bytes(), "quillfeather", book.folder.root, but=two.read_bytes()) == []
    before = bytes_of(book.folder.root)
    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()
    assert bytes_of(book.folder.root) == before


def test_a_file_of_an_archive_that_was_not_kept_goes_alone(book: Book, tmp_path: Path) -> None:
    gone, stays = _sent(tmp_path)
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(gone, "gone.csv")
        archive.write(stays, "stays.csv")
        archive.writestr("readme.txt", "nobody reads this")
    take_as_it_is(book, tmp_path / "both.zip")

    done = _erase(book, "1")

    assert (done.kept_apart, done.told) == ((), ())
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root, but=stays.read_bytes()) == []
    take_as_it_is(book, tmp_path / "both.zip")
    assert [entry.name for entry in read_journal(book.folder)] == ["both.zip/stays.csv"]


def test_an_archive_that_holds_a_copy_goes_too(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive came later, for its other file: the copy in it was known and passed over, but its bytes were kept."""
    monkeypatch.setattr("tithing.workflows.files_in.arriving.as_they_are_kept", lambda drafts: drafts)
    gone, stays = _sent(tmp_path)
    take_as_it_is(book, gone)
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(gone, "gone.csv")
        archive.write(stays, "stays.csv")
    take_as_it_is(book, tmp_path / "both.zip")

    done = _erase(book, "1")

    assert done.kept_apart == ("both.zip/stays.csv",)
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root, but=stays.read_bytes()) == []
    assert _at(book, JANUARY) == Known(96)


def test_copies_in_lost_go_plain_packed_or_damaged(book: Book, tmp_path: Path) -> None:
    gone, stays = _sent(tmp_path)
    take_as_it_is(book, gone)
    take_as_it_is(book, stays)
    (entry, _) = read_journal(book.folder)
    (book.folder.raw / "copy.csv").write_bytes(gone.read_bytes())
    (book.folder.raw / "copy.csv.gz").write_bytes(gzip.compress(gone.read_bytes()))
    (book.folder.raw / "mine.txt").write_text("ours, and no copy")
    for name in ("copy.csv", "copy.csv.gz", "mine.txt"):
        set_aside(book.folder, f"raw/{name}", NOW)
    damaged = book.folder.lost / "raw" / f"{entry.sha256}.2"
    damaged.write_bytes(gone.read_bytes()[:-1] + b"?")
    (book.folder.lost / "details.jsonl").write_bytes(book.folder.details.read_bytes())

    _erase(book, "1")

    assert _left_of(gone.read_bytes(), gone.name, book.folder.root, but=stays.read_bytes()) == []
    assert (book.folder.lost / "raw" / "mine.txt").read_text() == "ours, and no copy"
    assert b"stays.csv" in (book.folder.lost / "details.jsonl").read_bytes()


def test_a_refused_files_line_can_be_erased(book: Book, tmp_path: Path) -> None:
    bad = ledger(tmp_path / "2018-02-return.csv", f"thefts,{HERE},2018-02,12a")
    for _ in range(2):
        with pytest.raises(Refused):
            take(book, bad)

    done = _erase(book, "1")

    assert (done.entries, done.files) == (0, 0)
    assert [(line.status, line.name) for line in list_journal(book)] == [
        ("refused", ""),
        ("refused", ""),
        ("erased", ""),
    ]
    assert b"2018-02-return" not in book.folder.details.read_bytes()


def test_an_old_journal_that_is_kept_holds_nothing_of_it(tmp_path: Path) -> None:
    formats = Path(__file__).parents[2] / "golden" / "formats" / "1" / "invented"
    shutil.copytree(formats, tmp_path / "book")
    upgrade(open_as_it_is(tmp_path / "book"), now=NOW)
    book = open_book(tmp_path / "book")
    entry = read_journal(book.folder)[0]

    _erase(book, str(entry.number))

    kept = (book.folder.upgraded / "journal-format-1.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(kept) == 6
    assert [line for line in kept if entry.sha256 in line or json.loads(line)["id"] == entry.id] == []


def test_a_look_up_by_which_later_files_were_placed_is_refused_with_what_to_do(
    book: Book, tmp_path: Path
) -> None:
    said = tmp_path / "c.csv"
    said.write_text("measure,area,period,value,comment\nthefts,E06000003,2018-01,9,A patrol began\n")
    take(book, said)
    take(book, ledger(tmp_path / "a.csv", f"thefts,{HERE},2018-02,5"))
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused, match=r"is a look-up.*1 file.*tithing withdraw --book \S+ 1 --reason TEXT"):
        _erase(book, "1")

    assert bytes_of(book.folder.root) == before


def test_a_look_up_that_is_withdrawn_already_is_not_told_to_be_withdrawn(book: Book, tmp_path: Path) -> None:
    said = tmp_path / "c.csv"
    said.write_text("measure,area,period,value,comment\nthefts,E06000003,2018-01,9,A patrol began\n")
    take(book, said)
    take(book, ledger(tmp_path / "a.csv", f"thefts,{HERE},2018-02,5"))
    withdraw(book, "1", reason="the wrong file", now=NOW)

    with pytest.raises(Refused, match=r"It is out of use since 2018-12-01.*later \(line 2\)"):
        _erase(book, "1")


def test_the_same_content_is_left_out_and_told_until_it_is_asked_for_again(
    book: Book, tmp_path: Path
) -> None:
    gone, _ = _sent(tmp_path)
    take(book, gone)
    _erase(book, "1")
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress(gone.read_bytes()))

    assert take(book, gone).taken_out == (f"{gone.name}: erased on 1 December 2018; --again takes it in",)
    assert take(book, packed).taken_out == ("packed.csv.gz: erased on 1 December 2018; --again takes it in",)
    assert [entry.name for entry in take(book, gone, again=True).taken] == [gone.name]
    assert _at(book, FEBRUARY) == Known(8150743)


def test_every_entry_of_the_content_goes(book: Book, tmp_path: Path) -> None:
    """The same bytes, withdrawn once and taken in again, are one file to whoever asks that it be erased."""
    gone, _ = _sent(tmp_path)
    take(book, gone)
    withdraw(book, "1", reason="sent by mistake", now=NOW)
    take(book, gone, again=True)

    done = _erase(book, "1")

    assert done.entries == 2
    assert read_journal(book.folder) == ()
    assert _left_of(gone.read_bytes(), gone.name, book.folder.root) == []


def test_erasing_again_what_was_erased_says_on_which_day_and_does_nothing(book: Book, tmp_path: Path) -> None:
    """As after a kill past the moment from which it counts: by its number, and by the id that it had."""
    gone, _ = _sent(tmp_path)
    take(book, gone)
    entry = read_journal(book.folder)[0].id
    _erase(book, "1")
    head = read_record(book.folder).head

    done = _erase(book, "1")

    assert (done.entries, done.files, done.before) == (0, 0, NOW.date())
    assert read_record(book.folder).head == head
    assert _erase(book, entry).before == NOW.date()


def test_the_digests_of_two_books_share_nothing(book: Book, tmp_path: Path) -> None:
    gone, _ = _sent(tmp_path)
    other = make_book(tmp_path / "other")
    for each in (book, other):
        take(each, gone)
        _erase(each, "1")

    one, two = (read_record(each.folder).tombstones[0].key_digests for each in (book, other))
    assert len(one) == len(two) == 3
    assert not one & two


def test_a_reader_during_the_removals_sees_the_file_as_erased(book: Book, tmp_path: Path) -> None:
    """The write counts once head.json is replaced; what is still to be removed is told by nobody."""
    gone, stays = _sent(tmp_path)
    take_as_it_is(book, stays)
    take_as_it_is(book, gone)
    details = book.folder.details.read_bytes()
    _erase(book, "2")
    after = book.folder.details.read_bytes()
    erased = after.splitlines(keepends=True)[-1]
    (book.folder.writing / "0123").mkdir(parents=True)
    book.folder.details.write_bytes(details + erased)

    assert [entry.name for entry in read_journal(book.folder)] == ["stays.csv"]


def test_a_folder_that_may_not_be_written_is_named_before_anything_counts(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(book, _sent(tmp_path)[1])
    before = bytes_of(book.folder.root)
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != book.folder.raw and may(path, mode))

    with pytest.raises(Refused, match=r"book/raw: nothing may be written in this folder"):
        _erase(book, "1")

    assert bytes_of(book.folder.root) == before


def test_what_the_disk_would_not_remove_is_named_and_not_counted_as_erased(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(book, _sent(tmp_path)[1])
    original = book.folder.raw_file(read_journal(book.folder)[0].sha256)
    unlink = os.unlink

    def stubborn(path: Any, *more: Any, **named: Any) -> None:
        if Path(path) == original:
            raise PermissionError(1, "Operation not permitted", str(path))
        unlink(path, *more, **named)

    monkeypatch.setattr(os, "unlink", stubborn)
    done = _erase(book, "1")

    assert done.standing == (f"raw/{original.name}",)
    monkeypatch.undo()
    assert repair(open_as_it_is(book.folder.root), now=NOW, sources=SOURCES).done
    assert not original.exists()


def test_what_another_process_writes_in_its_place_meanwhile_is_not_the_file(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads the book while a file of it is erased notes which originals he held, in a file of the same name."""
    take(book, _sent(tmp_path)[1])
    book.folder.cache.mkdir(exist_ok=True)
    cached = book.folder.cache / "originals.json"
    cached.write_text("{}")
    unlink = os.unlink

    def beside_a_reader(path: Any, *more: Any, **named: Any) -> None:
        unlink(path, *more, **named)
        if Path(path) == cached:
            (tmp_path / "theirs").write_text("{}")
            os.replace(tmp_path / "theirs", cached)

    monkeypatch.setattr(os, "unlink", beside_a_reader)

    assert _erase(book, "1").standing == ()
    assert cached.exists()


def test_a_detail_that_no_space_was_left_to_take_out_is_named_too(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = _sent(tmp_path)[1]
    take(book, sent)
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "scrubbed":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = _erase(book, "1")

    assert done.standing == ("details.jsonl",)
    monkeypatch.undo()
    assert repair(open_as_it_is(book.folder.root), now=NOW, sources=SOURCES).done
    assert sent.name.encode() not in book.folder.details.read_bytes()


# -- what is told ----------------------------------------------------------------------------------


def test_it_is_said_which_lines_went_and_which_say_so(book: Book, tmp_path: Path) -> None:
    gone, stays = _sent(tmp_path)
    take(book, stays)
    take_as_it_is(book, gone)
    withdraw(book, "2", reason="sent by mistake", now=NOW)
    take_as_it_is(book, gone, again=True)

    done = _erase(book, "2")

    assert (done.entries, done.of_lines, done.lines) == (2, (2, 3, 4), (5, 6))


def test_a_preview_that_held_the_file_is_named_with_what_else_it_held(book: Book, tmp_path: Path) -> None:
    gone, stays = _sent(tmp_path)
    waits = preview_files(book, [gone, stays], now=NOW, sent=Sent(), sources=SOURCES).waiting
    take_as_it_is(book, gone)

    told = " ".join(_erase(book, "1").told)

    assert (
        f"the preview {waits} held the file and was taken away; import again what else it held: stays.csv"
        in told
    )
