"""The journal reads back as it was written; one that was cut, aged, doubled or edited is refused, each told apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import text
from tithing.store.disk.folder import BookFolder, book_folder
from tithing.store.disk.laying_out import lay_out
from tithing.store.journal import record
from tithing.store.journal.chain import NewLine
from tithing.store.journal.current import current_entries
from tithing.store.journal.entry import Entry, StoredFile, entry_id
from tithing.store.journal.fold import said_of
from tithing.store.journal.head import Head
from tithing.store.journal.identity import Identity
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import Record, read_record
from tithing.store.writer.writing import JournalChange, one_write
from tithing.vocabulary.problems import Refused

NOW = datetime(2018, 5, 1, 9, tzinfo=UTC)


def _entry(number: int = 1, **stated: object) -> Entry:
    ordinary: dict[str, object] = {
        "id": f"{number:020x}",
        "received": NOW,
        "name": f"{number}.csv",
        "sha256": f"{number:064x}",
        "content_sha256": f"{number:064x}",
        "source": "ledger",
        "reader_version": "1",
        "rows": 3,
        "number": number,
    }
    return Entry(**{**ordinary, **stated})  # type: ignore[arg-type]


def _write(folder: BookFolder, *entries: Entry) -> None:
    lay_out(folder)
    lines = [NewLine("accepted", entry.sha256, said_of(entry)) for entry in entries]
    with one_write(folder, who="a test", now=NOW) as writer:
        writer.commit(JournalChange(lines))


@pytest.fixture(params=["never read", "proved before"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> BookFolder:
    """A book whose journal has four lines, which nobody has read yet, or which was proved as it is."""
    folder = BookFolder(tmp_path / "book")
    _write(folder, *(_entry(number) for number in range(1, 5)))
    monkeypatch.setattr(record, "_remembered", {})
    if request.param == "proved before":
        assert not read_record(folder).agreed
        record._remembered.clear()
        assert read_record(folder).agreed  # by its bytes alone
        record._remembered.clear()
    return folder


@given(
    name=text(min_size=1),
    release=st.none() | st.dates(),
    notices=st.lists(text(), max_size=3).map(tuple),
    rows=st.integers(min_value=0),
)
def test_an_entry_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    release: date | None,
    notices: tuple[str, ...],
    rows: int,
) -> None:
    folder = BookFolder(tmp_path_factory.mktemp("book"))
    files = (StoredFile("observations/2017-18/a.parquet", "ab"),)
    entry = _entry(name=name.encode("utf-8", "replace").decode(), release=release, rows=rows, files=files)
    entry = replace(entry, notices=tuple(each.encode("utf-8", "replace").decode() for each in notices))

    _write(folder, entry, _entry(2))

    assert read_journal(folder) == (entry, _entry(2))


def test_a_line_says_nothing_that_might_have_to_be_erased(folder: BookFolder) -> None:
    lines = [json.loads(line) for line in folder.journal.read_text().splitlines()]

    assert len(lines) == 4
    assert {tuple(line) for line in lines} == {("n", "day", "status", "file", "detail", "before")}


def test_a_line_separator_in_a_name_does_not_cut_the_line(tmp_path: Path) -> None:
    folder, entry = BookFolder(tmp_path), _entry(name="odd\u2028name\x85.csv")

    _write(folder, entry)

    assert read_journal(folder) == (entry,)


# -- harm ------------------------------------------------------------------------------------------


def _lines(folder: BookFolder) -> list[bytes]:
    return folder.journal.read_bytes().splitlines(keepends=True)


def _cut(folder: BookFolder) -> None:
    folder.journal.write_bytes(b"".join(_lines(folder)[:2]))


def _tear(folder: BookFolder) -> None:
    folder.journal.write_bytes(folder.journal.read_bytes()[:-30])


def _double(folder: BookFolder) -> None:
    folder.journal.write_bytes(folder.journal.read_bytes() * 2)


def _edit(folder: BookFolder) -> None:
    folder.journal.write_bytes(folder.journal.read_bytes().replace(b"2018-05-01", b"2019-05-01", 2))


def _edit_last(folder: BookFolder) -> None:
    *first, last = _lines(folder)
    folder.journal.write_bytes(b"".join([*first, last.replace(b"2018-05-01", b"2019-05-01")]))


def _drop_middle(folder: BookFolder) -> None:
    lines = _lines(folder)
    folder.journal.write_bytes(b"".join([lines[0], *lines[2:]]))


def _of_another_book(folder: BookFolder) -> None:
    other = BookFolder(folder.root / "other")
    _write(other, *(_entry(number) for number in range(1, 5)))
    folder.journal.write_bytes(other.journal.read_bytes())


HARMS: dict[str, tuple[Callable[[BookFolder], object], str]] = {
    "missing": (lambda folder: folder.journal.unlink(), "journal.jsonl: is missing"),
    "emptied": (lambda folder: folder.journal.write_bytes(b""), "is empty, and it should hold 4 lines"),
    "cut between lines": (_cut, "holds 2 lines and it should hold 4 lines: it was cut short, or put back"),
    "cut in a line": (_tear, "row 4: this line was changed or cut in the middle"),
    "doubled": (_double, "stands in the file twice"),
    "edited": (_edit, "row 2: this line does not follow on the one before it"),
    "edited at the end": (_edit_last, "row 4: this line was changed"),
    "a line taken out": (_drop_middle, "row 2: this line does not follow on the one before it"),
    "another book's": (_of_another_book, "row 1: this line does not begin this book's journal"),
    "head missing": (lambda folder: folder.head.unlink(), "head.json: is missing"),
    "head damaged": (lambda folder: folder.head.write_bytes(b"{}"), "head.json: is damaged"),
    "details missing": (lambda folder: folder.details.unlink(), "details.jsonl: is missing"),
    "details emptied": (lambda folder: folder.details.write_bytes(b""), "the detail of line 1"),
    "book.json missing": (lambda folder: folder.identity.unlink(), "book.json: is missing"),
    "book.json damaged": (lambda folder: folder.identity.write_bytes(b"{"), "book.json: is damaged"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_journal_is_told_for_what_it_is_and_nothing_is_written(
    folder: BookFolder, harm: str
) -> None:
    do, words = HARMS[harm]
    do(folder)
    before = {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}

    with pytest.raises(Refused) as refusal:
        read_record(folder)
    with pytest.raises(Refused), one_write(folder, who="a test", now=NOW) as writer:
        writer.commit(JournalChange())

    assert words in str(refusal.value)
    assert "tithing repair --book" in str(refusal.value)
    assert {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["book.json", "head.json", "journal.jsonl", "details.jsonl"])
def test_no_single_bit_of_what_the_book_says_can_change_unnoticed(folder: BookFolder, name: str) -> None:
    path = folder.root / name
    content = path.read_bytes()
    step = max(1, len(content) * 8 // 150)  # of a long file a bit here and there

    for bit in range(0, len(content) * 8, step):
        harmed = bytearray(content)
        harmed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(harmed))
        with pytest.raises(Refused):
            read_record(folder)

    path.write_bytes(content)
    assert len(read_record(folder).lines) == 4


def test_a_book_of_a_newer_format_is_refused_with_what_to_do(folder: BookFolder) -> None:
    folder.identity.write_text('{"format": 3, "id": "00"}\n')

    with pytest.raises(Refused, match=r"made by a newer Tithing.*Install the newer version"):
        read_record(folder)


def test_a_book_of_the_first_format_is_told_how_to_be_brought_over(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").write_text("")

    with pytest.raises(Refused, match=r"format 1.*tithing upgrade --book"):
        read_record(BookFolder(tmp_path))


# -- what is remembered ----------------------------------------------------------------------------


def test_what_is_remembered_is_not_believed_once_the_journal_has_changed(folder: BookFolder) -> None:
    first = read_record(folder)

    with one_write(folder, who="a test", now=NOW) as writer:
        writer.commit(JournalChange([NewLine("accepted", _entry(5).sha256, said_of(_entry(5)))]))

    assert (len(first.entries), len(read_record(folder).entries)) == (4, 5)


def test_a_folder_that_is_no_book_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="tithing init"):
        book_folder(tmp_path / "nowhere")


def test_the_id_tells_content_reader_supplier_release_and_times_apart() -> None:
    stated = {"content_sha256": "a", "source": "s", "reader_version": "1", "supplier": "", "release": None}
    others = [
        {**stated, "content_sha256": "b"},
        {**stated, "source": "t"},
        {**stated, "reader_version": "2"},
        {**stated, "supplier": "fire"},
        {**stated, "release": date(2018, 4, 12)},
        {**stated, "again": 1},
    ]

    assert len({entry_id(**each) for each in [stated, *others]}) == 7  # type: ignore[arg-type]


def test_the_latest_of_a_series_stands_and_unstated_releases_are_oldest() -> None:
    unstated = _entry(1, series="m", release=None)
    early = _entry(2, series="m", release=date(2018, 4, 12))
    late = _entry(3, series="m", release=date(2018, 7, 12))
    alone = _entry(4)

    assert set(current_entries([late, alone, early, unstated])) == {late, alone}
    assert set(current_entries([late, alone, early, unstated], as_known_on=date(2018, 5, 1))) == {
        early,
        alone,
    }


def test_a_withdrawn_file_speaks_until_the_day_before() -> None:
    gone = _entry(1, withdrawn=date(2018, 6, 1))

    assert current_entries([gone]) == ()
    assert current_entries([gone], as_known_on=date(2018, 5, 31)) == (gone,)
    assert current_entries([gone], as_known_on=date(2018, 6, 1)) == ()


def test_what_is_worked_out_of_a_journal_is_worked_out_once_for_each() -> None:
    asked: list[Record] = []

    def number(record: Record) -> int:
        asked.append(record)
        return len(asked)

    one, other = (Record(Identity(2, name, ""), Head(0, 0, "", name), (), {}) for name in ("a", "b"))

    assert [one.once(number), one.once(number), other.once(number), one.once(number)] == [1, 1, 2, 1]
    assert one == Record(Identity(2, "a", ""), Head(0, 0, "", "a"), (), {})
