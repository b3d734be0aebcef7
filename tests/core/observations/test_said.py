"""What stands is kept by financial year: made anew for the years that changed, never believed where it is harmed."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import NOW, SOURCES, bytes_of, ledger, make_book, monthly, take_as_it_is
from tests.support.properties import long_property
from tithing.observations.standing.reading import releases_in
from tithing.reading.book import Book, open_book
from tithing.store.journal.record import read_record
from tithing.store.parquet import kept as kept_module
from tithing.store.writer.lock import one_writer
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.erase import erase
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if what was written had been written a while ago."""
    monkeypatch.setattr(kept_module, "SETTLED_NANOSECONDS", 0)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Two financial years, a month file replaced by a later one, and a figure revised."""
    made = make_book(tmp_path / "book")
    said = ("thefts,E06000001,2018-01,96", "thefts,E06000002,2017-05,41", "thefts,E06000001,2018-05,77")
    take_as_it_is(made, ledger(tmp_path / "a.csv", *said), released=date(2018, 6, 1))
    take_as_it_is(made, ledger(tmp_path / "b.csv", "thefts,E06000001,2018-01,99"), released=date(2018, 7, 1))
    take_as_it_is(made, monthly(tmp_path / "m.csv", "2018-02", E06000001=3), released=date(2018, 7, 2))
    return made


def _parts(book: Book) -> dict[str, list[Path]]:
    """By financial year, the files that are kept of it."""
    return {each.name: sorted(each.iterdir()) for each in sorted((book.folder.cache / "standing").iterdir())}


def _values(book: Book) -> dict[tuple[str, str], float]:
    found = read_observations(book.folder).all
    return {
        (each.area, each.period.code): each.quantity.number
        for each in found
        if isinstance(each.quantity, Known)
    }


VALUES = {
    ("E06000001", "2018-01"): 99.0,
    ("E06000002", "2017-05"): 41.0,
    ("E06000001", "2018-05"): 77.0,
    ("E06000001", "2018-02"): 3.0,
}


def test_a_year_is_kept_once_and_read_from_then_on(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _values(book) == VALUES
    assert {year: len(files) for year, files in _parts(book).items()} == {"2017-18": 1, "2018-19": 1}

    monkeypatch.setattr(kept_module, "sound_files", lambda *_: pytest.fail("the store was opened again"))

    assert _values(book) == VALUES


def test_an_import_makes_only_the_years_anew_that_it_touches(book: Book, tmp_path: Path) -> None:
    _values(book)
    before = _parts(book)
    take_as_it_is(book, ledger(tmp_path / "c.csv", "thefts,E06000003,2018-06,12"))

    assert _values(book) == {**VALUES, ("E06000003", "2018-06"): 12.0}
    after = _parts(book)
    assert after["2017-18"] == before["2017-18"]
    assert [len(files) for files in after.values()] == [1, 1]
    assert after["2018-19"] != before["2018-19"]


def test_what_is_kept_is_sorted_by_area_and_marks_what_stands(book: Book) -> None:
    import polars as pl

    _values(book)
    (path,) = _parts(book)["2017-18"]
    rows = pl.read_parquet(path).select("area", "period", "value", "place", "stands").rows()

    assert rows == [
        ("E06000001", "2018-01", 96.0, 0, False),
        ("E06000001", "2018-01", 99.0, 1, True),
        ("E06000001", "2018-02", 3.0, 2, True),
        ("E06000002", "2017-05", 41.0, 0, True),
    ]


def test_a_harmed_stale_or_strange_file_in_its_place_is_never_believed(book: Book) -> None:
    _values(book)
    for (path,) in _parts(book).values():
        content = path.read_bytes()
        harmed = [_flipped(content, at) for at in range(0, len(content), len(content) // 7)]
        for bad in (*harmed, content[: len(content) // 2], b""):
            path.write_bytes(bad)
            assert _values(book) == VALUES
            assert path.read_bytes() == content
    (path,) = _parts(book)["2017-18"]
    path.rename(path.with_name("nonsense"))
    (path.parent / "a-b-c.parquet").write_bytes(b"harm")

    assert _values(book) == VALUES
    assert [len(files) for files in _parts(book).values()] == [1, 1]


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_what_was_written_this_moment_is_held_again_until_its_times_would_show_a_change(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "SETTLED_NANOSECONDS", 10**15)
    _values(book)
    assert {files[0].name.split("-")[1] for files in _parts(book).values()} == {"unsettled"}
    monkeypatch.setattr(kept_module, "SETTLED_NANOSECONDS", 0)

    assert _values(book) == VALUES
    assert {len(files[0].name.split("-")[1]) for files in _parts(book).values()} == {20}


def test_a_store_file_that_was_harmed_since_is_noticed_though_all_is_kept(book: Book) -> None:
    _values(book)
    (path, *_) = sorted((book.folder.store / "observations" / "2017-18").iterdir())
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))

    with pytest.raises(Refused, match="is damaged"):
        _values(book)


def test_a_store_that_was_copied_or_touched_is_held_again_and_what_is_kept_stays(book: Book) -> None:
    _values(book)
    before = _parts(book)
    for path in (book.folder.store / "observations").rglob("*.parquet"):
        os.utime(path, (1, 1))

    assert _values(book) == VALUES
    after = _parts(book)
    assert {year: files[0].name[-72:] for year, files in after.items()} == {
        year: files[0].name[-72:] for year, files in before.items()
    }


def test_a_cache_that_vanishes_between_looking_and_opening_is_gone_round(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    _values(book)
    real = kept_module.sound_kept

    def gone(path: Path, sha256: str) -> object:
        found = real(path, sha256)
        path.unlink()
        return found

    monkeypatch.setattr(kept_module, "sound_kept", gone)

    assert _values(book) == VALUES


def test_where_nothing_may_be_written_nothing_is_kept_and_the_figures_are_the_same(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module.os, "access", lambda *_: False)
    before = bytes_of(book.folder.root)

    assert _values(book) == VALUES
    assert bytes_of(book.folder.root) == before
    assert not (book.folder.cache / "standing").exists()


def test_a_disk_that_fails_while_a_year_is_kept_changes_no_figure(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module.os, "replace", _full)

    assert _values(book) == VALUES
    left = {path.name for path in book.folder.cache.rglob("*") if path.is_file()}
    assert left <= {"proved"}  # by whoever read the journal before


def _full(*_: object) -> None:
    raise OSError(28, os.strerror(28))


def test_beside_a_writer_nothing_is_kept(book: Book) -> None:
    with one_writer(book.folder, who="an import", now=NOW):
        assert _values(book) == VALUES

    assert not (book.folder.cache / "standing").exists()


def test_a_reader_who_began_before_an_erasure_keeps_nothing_of_it(book: Book) -> None:
    from tithing.observations.standing.said import feeds_of, kept_years
    from tithing.store.journal.record import read_record

    old = read_record(book.folder)
    speaking = old.speaking
    feeds = feeds_of(speaking)
    stored = {path: path.read_bytes() for path in book.folder.store.rglob("*.parquet")}
    erase(book, "1", reason="it named persons", now=NOW)
    for path, content in stored.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    assert kept_years(book.folder, speaking, book.engine).parts(old, feeds, feeds) == {}
    left = {path.name for path in book.folder.cache.rglob("*") if path.is_file()}
    assert left <= {"proved"}  # by whoever read the journal before


def test_an_erasure_takes_what_is_kept_away_and_the_next_reader_keeps_the_rest(book: Book) -> None:
    _values(book)
    erase(book, "1", reason="it named persons", now=NOW)
    assert not list(book.folder.cache.rglob("*.parquet"))

    assert _values(book) == {("E06000001", "2018-01"): 99.0, ("E06000001", "2018-02"): 3.0}
    assert list(_parts(book)) == ["2017-18"]


def test_a_withdrawal_makes_its_years_anew_and_leaves_no_year_that_nothing_feeds(book: Book) -> None:
    _values(book)
    withdraw(book, "1", reason="sent by mistake", now=NOW)

    assert _values(book) == {("E06000001", "2018-01"): 99.0, ("E06000001", "2018-02"): 3.0}
    assert {year: len(files) for year, files in _parts(book).items()} == {"2017-18": 1}


def test_what_is_kept_hangs_on_nothing_but_what_feeds_it(book: Book) -> None:
    """The same book gives the same bytes of a year, whenever and by whomever it is kept."""
    _values(book)
    first = {year: files[0].name[-72:] for year, files in _parts(book).items()}
    for path in book.folder.cache.rglob("*.parquet"):
        path.unlink()

    _values(open_book(book.folder.root))

    assert {year: files[0].name[-72:] for year, files in _parts(book).items()} == first


def test_what_would_be_believed_and_is_not_what_the_store_gives_is_found_and_taken_away(book: Book) -> None:
    """As a program with a fault might have kept it: whole, and under the name of its own bytes."""
    _values(book)
    assert verify(book).wrong == ()
    (path,) = _parts(book)["2018-19"]
    (other,) = _parts(book)["2017-18"]
    feed, seen, _ = path.name.split("-")
    path.unlink()
    other_bytes = other.read_bytes()
    (path.parent / f"{feed}-{seen}-{hashlib.sha256(other_bytes).hexdigest()}.parquet").write_bytes(
        other_bytes
    )

    (wrong,) = verify(book).wrong
    assert wrong.file.startswith("cache/standing/2018-19/")
    assert "is not what the store gives" in wrong.what

    repair(book, now=NOW)
    assert verify(book).wrong == ()
    assert _values(book) == VALUES


def test_a_rebuild_gives_the_same_store_and_keeps_nothing_of_before(book: Book) -> None:
    _values(book)
    store = bytes_of(book.folder.store)

    rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.store) == store
    assert not list(book.folder.cache.rglob("*.parquet"))
    assert _values(book) == VALUES


def test_what_is_kept_is_nobodys_program(book: Book) -> None:
    _values(book)

    modes = [path.stat().st_mode for path in book.folder.cache.rglob("*.parquet")]
    assert modes
    assert not any(mode & (stat.S_IXUSR | stat.S_IWOTH) for mode in modes)


# -- against the rule, read from the store row by row -----------------------------------------------------------

_RELEASES = st.dates(date(2018, 6, 1), date(2018, 6, 9))
_SAID = st.dictionaries(
    st.tuples(st.sampled_from(("E06000001", "E06000002")), st.sampled_from(("2018-01", "2018-04"))),
    st.integers(1, 90),
    min_size=1,
)
_SENT = st.tuples(st.just("ledger"), _SAID, _RELEASES) | st.tuples(
    st.just("monthly"), st.integers(1, 5), _RELEASES
)


@long_property(examples=30)
@given(sent=st.lists(_SENT, min_size=1, max_size=5, unique_by=lambda each: each[2]), taken_out=st.booleans())
def test_what_stands_is_what_the_rule_says_kept_or_not(sent: list[tuple], taken_out: bool) -> None:
    with TemporaryDirectory() as folder:
        book = _book_of(Path(folder), sent)
        if taken_out:
            withdraw(book, "1", reason="sent by mistake", now=NOW)

        as_kept = releases_in(book.folder, read_record(book.folder))
        again = releases_in(book.folder, read_record(book.folder))
        as_known_now = releases_in(book.folder, read_record(book.folder), as_known_on=date(2030, 1, 1))

    assert as_kept.chains == again.chains
    assert as_kept.chains == as_known_now.chains
    assert [[row.quantity for row in chain] for chain in as_kept.chains] == _by_the_rule(sent, taken_out)


def _book_of(top: Path, sent: list[tuple]) -> Book:
    book = make_book(top / "book")
    for number, (kind, said, released) in enumerate(sent):
        path = top / f"{number}.csv"
        if kind == "ledger":
            rows = [f"thefts,{area},{month},{value}" for (area, month), value in said.items()]
            take_as_it_is(
                book, ledger(path, *rows, f"thefts,E06000003,2018-04,{number + 1}"), released=released
            )
        else:
            take_as_it_is(
                book, monthly(path, "2018-01", E06000004=said, E06000003=number + 1), released=released
            )
    return book


def _by_the_rule(sent: list[tuple], taken_out: bool) -> list[list[Known]]:
    """What every release said of each key, oldest first, to the last that stands: of a month's file the latest alone."""
    kept = list(enumerate(sent))[1:] if taken_out else list(enumerate(sent))
    found: dict[tuple[str, str], list[Known]] = {}
    for number, (kind, said, _) in sorted(kept, key=lambda each: each[1][2]):
        own = ("E06000003", "2018-04" if kind == "ledger" else "2018-01")
        rows = {**(said if kind == "ledger" else {("E06000004", "2018-01"): said}), own: number + 1}
        for key, value in rows.items():
            found.setdefault(key, []).append(Known(float(value)))
    return [found[key] for key in sorted(found)]


def test_who_asks_one_thing_looks_once_at_the_files_behind_it_and_who_asks_next_looks_anew(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    _values(book)
    looked: list[object] = []
    look = kept_module._seen
    monkeypatch.setattr(kept_module, "_seen", lambda *about: looked.append(about) or look(*about))

    with kept_module.each_looked_at_once():
        assert [_values(book), _values(book)] == [VALUES, VALUES]
    assert len(looked) == 2  # one for each financial year
    assert _values(book) == VALUES
    assert len(looked) == 4

    stored = next((book.folder.store / "observations" / "2018-19").iterdir())
    stored.write_bytes(stored.read_bytes()[::-1])
    with kept_module.each_looked_at_once(), pytest.raises(Refused, match="is damaged"):
        _values(book)


def test_a_kept_year_that_is_harmed_while_somebody_asks_is_not_believed(book: Book) -> None:
    _values(book)
    with kept_module.each_looked_at_once():
        assert _values(book) == VALUES
        for (path,) in _parts(book).values():
            path.write_bytes(path.read_bytes()[::-1] + b"0")
        assert _values(book) == VALUES
