"""An import takes every file or none, knows what it has, and never guesses which release is the later."""

from __future__ import annotations

import gzip
import itertools
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.support.books import but_for_the_journal, bytes_of, ledger, make_book, monthly, take, take_as_it_is
from tithing.reading.book import Book
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tools.observed import read_observations

JANUARY = "thefts,E06000001,2018-01"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _values(book: Book, **asked: object) -> dict[tuple[str, str], float]:
    found = read_observations(book.folder, **asked)  # type: ignore[arg-type]
    return {
        (each.area, each.period.code): each.quantity.number
        for each in found.all
        if isinstance(each.quantity, Known)
    }


def _problems(book: Book, *paths: Path, **said: object) -> list[str]:
    before = but_for_the_journal(bytes_of(book.folder.root))
    with pytest.raises(Refused) as refusal:
        take(book, *paths, **said)  # type: ignore[arg-type]
    assert but_for_the_journal(bytes_of(book.folder.root)) == before
    return [str(problem) for problem in refusal.value.problems]


def test_a_file_is_kept_raw_and_its_values_are_read_back(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")

    report = take(book, file)

    (entry,) = report.taken
    assert book.folder.raw_file(entry.sha256).read_bytes() == file.read_bytes()
    assert _values(book) == {("E06000001", "2018-01"): 96}
    assert (entry.name, entry.rows, entry.source) == ("a.csv", 1, "ledger")


def test_one_bad_file_refuses_them_all_and_every_problem_is_named(book: Book, tmp_path: Path) -> None:
    good = ledger(tmp_path / "good.csv", f"{JANUARY},96")
    bad = ledger(tmp_path / "bad.csv", f"{JANUARY},12a", "thefts,E06000001,2018-02,none")
    odd = tmp_path / "odd.csv"
    odd.write_text("shoe,size\n1,2\n")
    empty = tmp_path / "empty.csv"
    empty.touch()

    problems = _problems(book, good, bad, odd, empty, tmp_path / "absent.csv")

    assert [problem.split(":")[0] for problem in problems] == [
        str(tmp_path / "absent.csv"),
        "empty.csv",
        "odd.csv",
        'bad.csv, row 2, column "value"',
        'bad.csv, row 3, column "value"',
    ]


def test_a_file_no_source_recognises_is_told_what_is_recognised(book: Book, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("shoe,size\n1,2\n")

    (problem,) = _problems(book, odd)

    assert "measure,area,period,value" in problem
    assert "--source NAME" in problem


def test_a_damaged_workbook_in_a_folder_is_left_and_its_damage_is_told(book: Book, tmp_path: Path) -> None:
    ledger(tmp_path / "sent" / "a.csv", f"{JANUARY},96")
    (tmp_path / "sent" / "fire.xlsx").write_bytes(b"PK\x03\x04 and no more")

    report = take(book, tmp_path / "sent")

    assert report.left == ("fire.xlsx",)
    assert "fire.xlsx: the workbook is damaged" in report.notices[0]


def test_a_file_in_a_folder_that_nobody_reads_is_left_and_named(book: Book, tmp_path: Path) -> None:
    ledger(tmp_path / "sent" / "a.csv", f"{JANUARY},96")
    (tmp_path / "sent" / "minutes.txt").write_text("We met.\n")
    (tmp_path / "sent" / ".DS_Store").write_text("x")
    (tmp_path / "sent" / "~$a.xlsx").write_text("x")

    report = take(book, tmp_path / "sent")

    assert report.left == ("minutes.txt",)
    assert [notice.split(":")[0] for notice in report.notices] == [".DS_Store", "~$a.xlsx"]


def test_the_same_file_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    take(book, file)
    before = bytes_of(book.folder.root)

    again = take(book, file)

    assert again.already == ("a.csv",)
    assert not again.taken
    assert bytes_of(book.folder.root) == before


def test_the_same_content_packed_otherwise_changes_nothing(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    take(book, file)
    before = bytes_of(book.folder.root)
    packed = tmp_path / "b.csv.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.write(file, "inside/a.csv")

    again = take(book, packed, tmp_path / "c.zip")

    assert again.already == ("b.csv.gz", "c.zip/inside/a.csv")
    assert bytes_of(book.folder.root) == before


def test_the_same_content_twice_in_one_command_is_taken_once(book: Book, tmp_path: Path) -> None:
    one = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    two = ledger(tmp_path / "b.csv", f"{JANUARY},96")

    report = take(book, one, two)

    assert [entry.name for entry in report.taken] == ["a.csv"]
    assert "b.csv: the same content as a.csv" in report.notices[0]


def test_the_order_of_import_does_not_change_the_store(tmp_path: Path) -> None:
    files = [
        monthly(tmp_path / "m1.csv", "2018-03", E06000001=3, E06000002=1),
        monthly(tmp_path / "m2.csv", "2018-04", E06000001=2),
        ledger(tmp_path / "l.csv", f"{JANUARY},96", "thefts,E06000001,2018-04,4"),
    ]
    stores = set()
    for number, order in enumerate(itertools.permutations(files)):
        book = make_book(tmp_path / f"book{number}")
        for file in order:
            take(book, file)
        stores.add(tuple(bytes_of(book.folder.store).items()))

    assert len(stores) == 1


def test_each_financial_year_has_a_file_of_its_own(book: Book, tmp_path: Path) -> None:
    (entry,) = take(
        book, ledger(tmp_path / "a.csv", "thefts,E06000001,2018-03,1", "thefts,E06000001,2018-04,2")
    ).taken

    assert [file.path for file in entry.files] == [
        f"observations/2017-18/{entry.id}.parquet",
        f"observations/2018-19/{entry.id}.parquet",
    ]
    assert _values(book, years=["2018-19"]) == {("E06000001", "2018-04"): 2}


def test_commentary_and_lookups_are_kept(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"measure,area,period,value,comment\n{JANUARY},96,A new patrol began\n")

    (entry,) = take(book, file).taken

    assert {each.kind for each in entry.files} == {"observations", "commentary", "lookups"}


# -- the same key ------------------------------------------------------------------------------------


def test_a_key_given_twice_with_two_values_is_refused_with_both_lines(book: Book, tmp_path: Path) -> None:
    (problem,) = _problems(book, ledger(tmp_path / "a.csv", f"{JANUARY},96", f"{JANUARY},97"))

    assert "rows 2 and 3 give the same figure" in problem
    assert "two values, 96 and 97" in problem


def test_a_key_given_twice_with_one_value_is_kept_once(book: Book, tmp_path: Path) -> None:
    (entry,) = take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96", f"{JANUARY},96")).taken

    assert "kept once" in entry.notices[0]
    assert len(read_observations(book.folder).all) == 1


# -- releases ----------------------------------------------------------------------------------------

FIRST, LATER = date(2018, 4, 12), date(2018, 7, 12)


@pytest.mark.parametrize(
    ("released_before", "released_now", "what"),
    [
        (None, None, "nothing says which was released later"),
        (FIRST, None, "nothing says which was released later"),
        (FIRST, FIRST, "both were released on 12 April 2018"),
    ],
)
def test_a_different_value_of_unknown_order_is_refused(
    book: Book, tmp_path: Path, released_before: date | None, released_now: date | None, what: str
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=released_before)

    (problem,) = _problems(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=released_now)

    assert what in problem
    assert "Thefts, Hartlepool, Jan 2018 (ledger) is 97 here and 96 in a.csv (" in problem
    assert "in the book since 1 December 2018, line 1 of the journal), row 2" in problem
    assert "--released" in problem
    out = book.folder.command("withdraw", 1, "--reason", "TEXT")
    assert (out in problem) == (released_now is not None)


def test_a_different_value_in_the_same_command_is_refused(book: Book, tmp_path: Path) -> None:
    one = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    two = ledger(tmp_path / "b.csv", f"{JANUARY},97")

    assert len(_problems(book, one, two)) == 1


@pytest.mark.parametrize("released_before", [None, FIRST])
def test_a_later_release_stands_and_the_earlier_value_is_kept(
    book: Book, tmp_path: Path, released_before: date | None
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=released_before)
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=LATER)

    (now,) = read_observations(book.folder).all

    assert now.quantity == Known(97)
    assert [each.quantity for each in now.earlier] == [Known(96)]
    assert now.revision == 1
    assert (now.source.file, now.source.row, now.source.release) == ("b.csv", 2, LATER)


def test_an_earlier_release_that_arrives_late_does_not_stand(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=LATER)
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=FIRST)

    assert _values(book) == {("E06000001", "2018-01"): 97}


def test_the_book_can_say_what_it_said_on_a_day(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=FIRST)
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=LATER)

    assert _values(book, as_known_on=date(2018, 7, 11)) == {("E06000001", "2018-01"): 96}
    assert _values(book, as_known_on=date(2018, 4, 11)) == {}


def test_a_value_said_again_needs_no_release_and_is_no_revision(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},96", "thefts,E06000001,2018-02,80"))

    (january, _) = read_observations(book.folder).all

    assert january.earlier == ()


def test_a_supplier_of_its_own_is_no_revision(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), supplier="fire")

    found = read_observations(book.folder).all

    assert {(each.supplier, each.quantity) for each in found} == {
        ("ledger", Known(96)),
        ("fire", Known(97)),
    }


# -- a series, whose files replace one another whole ---------------------------------------------------


def test_a_second_file_of_a_series_needs_a_release(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a.csv", "2018-01", E06000001=3, E06000002=1))

    (problem,) = _problems(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4))

    assert (
        "a.csv (in the book since 1 December 2018, line 1 of the journal) covers the same (2018-01)"
        in problem
    )


def test_a_later_file_of_a_series_replaces_the_earlier_one_whole(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a.csv", "2018-01", E06000001=3, E06000002=1))

    report = take(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4), released=LATER)

    assert _values(book) == {("E06000001", "2018-01"): 4}
    where = "in the book since 1 December 2018, line 1 of the journal"
    assert report.notices == (f"a.csv ({where}) states no release and is taken as older",)


def test_a_series_file_stated_after_an_unstated_later_one_is_refused(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a.csv", "2018-01", E06000001=3), released=FIRST)

    assert len(_problems(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4))) == 1


def test_a_release_can_be_stated_afterwards(book: Book, tmp_path: Path) -> None:
    newer = monthly(tmp_path / "new.csv", "2018-01", E06000001=4)
    take(book, newer)

    report = take(book, newer, released=LATER)
    take(book, monthly(tmp_path / "old.csv", "2018-01", E06000001=3), released=FIRST)

    assert report.stated == ("new.csv: its release, of which no day was known, is now 12 July 2018",)
    assert report.notices == ()
    assert _values(book) == {("E06000001", "2018-01"): 4}


def test_another_day_of_release_than_the_book_has_changes_nothing_and_says_so(
    book: Book, tmp_path: Path
) -> None:
    file = monthly(tmp_path / "new.csv", "2018-01", E06000001=4)
    take(book, file, released=FIRST)

    report = take(book, file, released=LATER)

    assert report.stated == ()
    assert "and that stays" in report.notices[0]
    assert re.search("tithing withdraw --book .* 1 --reason TEXT", report.notices[0])


def test_files_that_are_replaced_whole_say_that_their_release_is_not_known(
    book: Book, tmp_path: Path
) -> None:
    months = [monthly(tmp_path / f"{month}.csv", month, E06000001=4) for month in ("2018-01", "2018-02")]

    assert "2018-01.csv and 1 other file: no day of release is stated" in take(book, *months).notices[0]


def test_content_released_again_after_another_stands_again(book: Book, tmp_path: Path) -> None:
    first = monthly(tmp_path / "a.csv", "2018-01", E06000001=3)
    take(book, first, released=FIRST)
    take(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4), released=LATER)

    take_as_it_is(book, first, released=date(2018, 9, 1))

    (now,) = read_observations(book.folder).all
    assert now.quantity == Known(3)
    assert [each.quantity for each in now.earlier] == [Known(3), Known(4)]


@pytest.mark.parametrize(
    ("archive", "member", "release"),
    [
        ("2018-05.zip", "2018-01/2018-01-x.csv", date(2018, 5, 31)),
        ("download.zip", "2018-05/2018-01/2018-01-x.csv", date(2018, 5, 31)),
        ("download.zip", "2018-01/2018-01-x.csv", None),
        ("2018-05.zip", "x.csv", None),
    ],
)
def test_an_archive_named_by_month_states_the_release(
    book: Book, tmp_path: Path, archive: str, member: str, release: date | None
) -> None:
    file = monthly(tmp_path / "x.csv", "2018-01", E06000001=3)
    with zipfile.ZipFile(tmp_path / archive, "w") as made:
        made.write(file, member)

    (entry,) = take(book, tmp_path / archive).taken

    assert entry.release == release
    assert bool([notice for notice in entry.notices if "archive's name" in notice]) == bool(release)


def test_a_folder_named_by_month_states_the_release_only_above_a_month(book: Book, tmp_path: Path) -> None:
    monthly(tmp_path / "2018-05" / "2018-01" / "x.csv", "2018-01", E06000001=3)
    monthly(tmp_path / "2018-02" / "y.csv", "2018-02", E06000001=3)

    report = take(book, tmp_path / "2018-05", tmp_path / "2018-02")

    assert [entry.release for entry in report.taken] == [date(2018, 5, 31), None]


# -- the writer --------------------------------------------------------------------------------------


def test_what_the_book_does_not_know_is_moved_to_lost_and_told(book: Book, tmp_path: Path) -> None:
    (book.folder.raw / "NOTES.txt").write_text("ours")
    stray = book.folder.store / "observations" / "2017-18" / "stray.parquet"
    stray.parent.mkdir(parents=True)
    stray.write_text("nobody names it")

    report = take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))

    assert [notice.split(" ")[0] for notice in report.notices] == [
        "raw/NOTES.txt",
        "store/observations/2017-18/stray.parquet",
    ]
    assert (book.folder.lost / "raw" / "NOTES.txt").read_text() == "ours"
    assert (book.folder.lost / "store/observations/2017-18/stray.parquet").read_text() == "nobody names it"
    assert len(list(book.folder.raw.iterdir())) == 1


def test_an_original_that_the_journal_does_not_know_stops_every_command(book: Book, tmp_path: Path) -> None:
    """The journal is older than the book: nothing may be written after it, and nothing is deleted."""
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    older = {path: path.read_bytes() for path in book.folder.root.glob("*.json*")}
    take(book, ledger(tmp_path / "b.csv", "thefts,E06000001,2018-02,80"))
    for path, content in older.items():
        path.write_bytes(content)

    (problem,) = _problems(book, ledger(tmp_path / "c.csv", "thefts,E06000001,2018-03,7"))

    assert "raw/ holds 1 original that the journal does not know, so the journal is older" in problem
    assert "tithing repair" in problem
    with pytest.raises(Refused, match="older than the book"):
        read_observations(book.folder)


def test_an_import_that_fails_while_writing_leaves_the_book_as_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    before = bytes_of(book.folder.root)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tithing.store.writer.writing._append", full)
    with pytest.raises(OSError, match="No space"):
        take(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=3))

    assert bytes_of(book.folder.root) == before


def test_a_file_that_changes_while_it_is_read_is_refused(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tithing.workflows.files_in import arriving

    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    before = but_for_the_journal(bytes_of(book.folder.root))
    really = arriving.admit

    def meanwhile(*given: object) -> object:
        ledger(file, f"{JANUARY},97")
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(arriving, "admit", meanwhile)
    with pytest.raises(Refused, match="changed while it was being read"):
        take(book, file)

    assert but_for_the_journal(bytes_of(book.folder.root)) == before


def test_an_import_that_comes_between_is_seen(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tithing.workflows.files_in import arriving

    mine = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    theirs = ledger(tmp_path / "b.csv", f"{JANUARY},97")
    really = arriving.admit
    calls = []

    def meanwhile(*given: object) -> object:
        calls.append(1)
        result = really(*given)  # type: ignore[arg-type]
        if len(calls) == 1:
            take(make_book(book.folder.root), theirs)
        return result

    monkeypatch.setattr(arriving, "admit", meanwhile)
    with pytest.raises(Refused, match=r"97 in b\.csv"):
        take(book, mine)
