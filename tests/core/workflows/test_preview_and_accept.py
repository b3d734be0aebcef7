"""A preview says what a file would change, waits in the book, and is let in as it was shown or asked about again."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import JOURNAL, NOW, SOURCES, asking, bytes_of, ledger, make_book, monthly, take
from tithing.reading.book import Book, open_book
from tithing.sources.registry import list_sources
from tithing.store.disk.arrivals import FileBytes
from tithing.store.journal.journal import read_journal
from tithing.store.journal.record import read_record
from tithing.store.writer.waiting import LIVES, PREVIEW, waiting_in
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.erase import erase
from tithing.workflows.files_in.accept import accept
from tithing.workflows.files_in.arriving import Inspected
from tithing.workflows.files_in.discard import discard
from tithing.workflows.files_in.import_files import Sent, import_files, preview_files
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.files_in.preview import taken_up
from tithing.workflows.files_in.waiting import broken_previews, list_waiting, show_waiting_preview
from tithing.workflows.journal import list_journal
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.drill.cut_short import killed_at
from tools.observed import read_observations

JANUARY = "thefts,E06000001,2018-01"
EARLY, LATE = date(2018, 2, 1), date(2018, 3, 1)
WHY = "it should not have come"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def show(book: Book, *given: Path | FileBytes, **said: Any) -> ImportReport:
    return preview_files(book, given, now=NOW, sent=Sent(**said), sources=SOURCES)


def let_in(book: Book, which: str, **said: Any) -> ImportReport:
    said = {"now": NOW + timedelta(days=3), "sources": SOURCES, **said}
    return accept(open_book(book.folder.root), which, **said)


def values(book: Book) -> dict[tuple[str, str], float]:
    found = read_observations(book.folder).all
    return {(e.area, e.period.code): e.quantity.number for e in found if isinstance(e.quantity, Known)}


def no_trace(book: Book, before: dict[str, str]) -> bool:
    return bytes_of(book.folder.root) == before and not book.folder.waiting.exists()


# -- what it says --------------------------------------------------------------------------------


def test_into_an_empty_book_every_figure_is_new(book: Book, tmp_path: Path) -> None:
    effect = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96", "thefts,E06000002,2018-01,4")).effect

    assert (effect.new, effect.changed.count, effect.unchanged) == (2, 0, 0)


def test_a_later_release_tells_what_changes_of_what_to_what_and_where_it_was(
    book: Book, tmp_path: Path
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96", "thefts,E06000002,2018-01,4"), released=EARLY)
    later = ledger(
        tmp_path / "b.csv", f"{JANUARY},97", "thefts,E06000002,2018-01,4", "thefts,E06000003,2018-01,1"
    )

    effect = show(book, later, released=LATE).effect

    (shift,) = effect.changed.first
    assert (effect.new, effect.unchanged) == (1, 1)
    assert (shift.area, shift.old, shift.new) == ("E06000001", "96", "97")
    assert (shift.old_file, shift.new_file) == ("a.csv", "b.csv")


def test_a_later_file_of_a_series_tells_what_it_no_longer_mentions(book: Book, tmp_path: Path) -> None:
    take(book, monthly(tmp_path / "a.csv", "2018-01", E06000001=3, E06000002=2), released=EARLY)

    effect = show(book, monthly(tmp_path / "b.csv", "2018-01", E06000001=4), released=LATE).effect

    (gone,), (changed,), (replaced,) = effect.vanishing.first, effect.changed.first, effect.replaced
    assert (gone.area, gone.old, gone.old_file) == ("E06000002", "2", "a.csv")
    assert (changed.old, changed.new) == ("3", "4")
    assert (replaced.old_rows, replaced.new_rows, replaced.old_file) == (5, 4, "a.csv")


def test_another_supplier_of_the_same_figure_is_named_with_what_it_says(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), supplier="council")

    effect = show(book, ledger(tmp_path / "b.csv", f"{JANUARY},54"), supplier="fire").effect

    (rival,) = effect.rivals.first
    assert (rival.supplier, rival.new, rival.rival, rival.old) == ("fire", "54", "council", "96")
    assert effect.new == 1


def test_what_another_supplier_says_otherwise_is_named_and_what_it_says_alike_is_counted(
    book: Book, tmp_path: Path
) -> None:
    months = [f"2017-{month:02d}" for month in range(1, 13)]
    take(book, ledger(tmp_path / "a.csv", *(f"thefts,E06000001,{m},7" for m in months)), supplier="fire")
    theirs = [f"thefts,E06000001,{m},{7 if m != '2017-12' else 9}" for m in months]

    effect = show(book, ledger(tmp_path / "b.csv", *theirs), supplier="council").effect

    assert [(each.period, each.new, each.old) for each in effect.rivals.first] == [("2017-12", "9", "7")]
    assert (effect.rivals.count, effect.agreeing) == (1, 11)


def test_an_older_release_than_what_stands_is_told_not_to_count(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=LATE)
    take(book, monthly(tmp_path / "m.csv", "2017-12", E06000001=1), released=LATE)
    older = [
        ledger(tmp_path / "a.csv", f"{JANUARY},96"),
        monthly(tmp_path / "o.csv", "2017-12", E06000001=2, E06000002=2),
    ]

    effect = show(book, *older, released=EARLY).effect

    assert [(each.new, each.old) for each in effect.behind.first] == [("2", "1"), ("96", "97"), ("2", "")]
    assert (effect.new, effect.changed.count) == (0, 0)


def test_two_files_of_one_command_that_meet_are_told_by_what_stands_at_the_end(
    book: Book, tmp_path: Path
) -> None:
    first = monthly(tmp_path / "2018-02" / "2018-01" / "a.csv", "2018-01", E06000001=3, E06000002=1)
    second = monthly(tmp_path / "2018-03" / "2018-01" / "b.csv", "2018-01", E06000001=4)

    effect = show(book, first, second).effect

    assert (effect.new, effect.behind.count, effect.vanishing.count) == (1, 1, 0)


def test_a_changed_denominator_lists_the_measures_whose_rates_move(book: Book, tmp_path: Path) -> None:
    whole = "E06000001,2017-01-01..2017-12-31"
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96", f"population,{whole},91100"), released=EARLY)

    effect = show(book, ledger(tmp_path / "b.csv", f"population,{whole},92000"), released=LATE).effect

    (moved,) = effect.moved
    assert (moved.shift.old, moved.shift.new, moved.measures) == ("91,100", "92,000", ("thefts",))


def test_a_release_stated_afterwards_may_change_what_stands_and_is_told(book: Book, tmp_path: Path) -> None:
    first = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    take(book, first)
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=EARLY)

    effect = show(book, first, released=LATE).effect

    assert [(each.old, each.new) for each in effect.changed.first] == [("97", "96")]


# -- waiting -------------------------------------------------------------------------------------


def test_a_preview_changes_no_figure_and_no_line_and_another_process_lets_it_in(
    book: Book, tmp_path: Path
) -> None:
    journal = book.folder.journal.read_bytes()
    file = ledger(tmp_path / "sent" / "a.csv", f"{JANUARY},96")

    waiting = show(book, file, by="analyst", reason="the return of May").waiting
    assert (book.folder.journal.read_bytes(), values(book), list(book.folder.raw.iterdir())) == (
        journal,
        {},
        [],
    )
    shutil.rmtree(file.parent)
    (entry,) = let_in(book, waiting, reason="looked at on Monday").taken

    assert values(book) == {("E06000001", "2018-01"): 96}
    assert (entry.by, entry.reason, entry.received, entry.number) == (
        "analyst",
        "looked at on Monday",
        NOW,
        1,
    )
    assert not book.folder.waiting.exists()
    assert verify(book).wrong == ()
    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()


def test_bytes_come_in_as_files_do(book: Book) -> None:
    content = FileBytes("returns/../a.csv", b"measure,area,period,value\nthefts,E06000001,2018-01,96\n")

    report = let_in(book, show(book, content).waiting)

    assert [entry.name for entry in report.taken] == ["a.csv"]
    assert values(book) == {("E06000001", "2018-01"): 96}


def test_the_same_files_wait_once_and_the_import_in_one_go_takes_them_out_of_waiting(
    book: Book, tmp_path: Path
) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")

    assert show(book, file).waiting == show(book, file).waiting
    take(book, file)

    assert list_waiting(book) == ()
    assert not book.folder.waiting.exists()


def test_what_waits_is_listed_and_told_as_it_was_shown(book: Book, tmp_path: Path) -> None:
    shown = show(
        book, asking(tmp_path / "a.csv", "E06000001,2018-01,596", "E06000002,2018-01,5"), by="analyst"
    )

    (listed,) = list_waiting(book)

    assert (listed.id, listed.by, listed.made) == (shown.waiting, "analyst", NOW.date())
    assert listed.report == shown
    assert show_waiting_preview(book, shown.waiting[:4].lower()).report == shown


def test_a_refused_file_leaves_nothing_waiting(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        show(book, ledger(tmp_path / "a.csv", f"{JANUARY},none"))

    assert not book.folder.waiting.exists()


def test_nothing_new_waits_for_nobody(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    take(book, file)
    before = bytes_of(book.folder.root)

    assert show(book, file).waiting == ""
    assert no_trace(book, before)


def test_a_question_keeps_it_waiting_and_each_answer_is_kept(book: Book, tmp_path: Path) -> None:
    first = asking(tmp_path / "a.csv", "E06000001,2018-01,596")
    second = asking(tmp_path / "b.csv", "E06000002,2018-01,597")
    one, two = show(book, first, second).questions
    (waiting,) = [each.id for each in list_waiting(book)]

    still = let_in(book, waiting, because={one.id: "a new depot"})
    assert [each.id for each in still.questions] == [two.id]
    assert values(book) == {}
    done = let_in(book, still.waiting, because={two.id: "the same depot"})

    assert len(done.taken) == 2
    assert [each.answers[0].because for each in read_journal(book.folder)] == [
        "a new depot",
        "the same depot",
    ]


def test_one_that_is_not_there_is_said_with_those_that_are(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting

    with pytest.raises(Refused, match=f'no preview "ZZZZ" waits. Waiting now: {waiting}'):
        let_in(book, "ZZZZ")
    with pytest.raises(Refused, match='no preview "" waits'):
        let_in(book, "")


def _overwrite(preview: Path) -> None:
    next((preview / "store").rglob("*.parquet")).write_bytes(b"harm")


def _remove(preview: Path) -> None:
    next((preview / "raw").iterdir()).unlink()


def _garble(preview: Path) -> None:
    (preview / "preview.json").write_bytes(b"\0garbage")


def _leave_nothing_said(preview: Path) -> None:
    (preview / "preview.json").unlink()


def _change_a_figure(preview: Path) -> None:
    said = (preview / "preview.json").read_text()
    assert '"rows": 1' in said
    (preview / "preview.json").write_text(said.replace('"rows": 1', '"rows": 2'))


HARMS = (_overwrite, _remove, _garble, _leave_nothing_said, _change_a_figure)


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_preview_is_told_in_the_same_words_by_every_command_and_a_repair_sets_it_aside(
    book: Book, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    harm(book.folder.waiting / waiting)

    (told,) = broken_previews(book)
    for command in (let_in, show_waiting_preview):
        with pytest.raises(Refused) as refused:
            command(book, waiting[:5])
        assert refused.value.problems == (told,)
    assert verify(book).wrong == (told,)
    assert list_waiting(book) == ()
    assert re.search(
        "it is no whole preview: .*tithing repair .*import (a.csv|its files) again", told.sentence
    )
    (done,) = repair(book, now=NOW, sources=SOURCES).done

    assert f"moved to lost/waiting/{waiting}" in done
    assert re.search("import (a.csv|its files) again", done)
    assert verify(book).wrong == broken_previews(book) == ()
    assert not book.folder.waiting.exists()
    assert take(book, tmp_path / "a.csv").taken


@pytest.mark.parametrize("harm", [_overwrite, _garble, _leave_nothing_said])
def test_a_preview_that_is_harmed_once_it_was_taken_up_is_stored_whole_again(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]
) -> None:
    waiting = show(book, asking(tmp_path / "a.csv", "E06000001,2018-01,596")).waiting

    def taken_up_and_harmed(*given: Any) -> Inspected:
        found = taken_up(*given)
        harm(book.folder.waiting / waiting)
        return found

    monkeypatch.setattr("tithing.workflows.files_in.accept.taken_up", taken_up_and_harmed)

    assert let_in(book, waiting).waiting == waiting
    assert [each.id for each in list_waiting(book)] == [waiting]
    assert verify(book).wrong == ()


def test_a_damaged_preview_can_be_discarded(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    _garble(book.folder.waiting / waiting)

    discard(book, waiting, now=NOW)

    assert verify(book).wrong == ()


@pytest.mark.parametrize("is_aside", [False, True])
@pytest.mark.parametrize("harm", [_garble, _remove])
def test_an_erasure_takes_away_what_a_damaged_preview_showed_and_says_so(
    book: Book, tmp_path: Path, harm: Callable[[Path], None], is_aside: bool
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},8150743"), released=EARLY)
    waiting = show(book, ledger(tmp_path / "b.csv", f"{JANUARY},99"), released=LATE).waiting
    shown = book.folder.waiting / waiting / "preview.json"
    assert b"8,150,743" in shown.read_bytes()
    shown.write_bytes(shown.read_bytes()[:-9]) if harm is _garble else harm(shown.parent)
    if is_aside:
        repair(book, now=NOW, sources=SOURCES)

    told = erase(book, "1", reason="it should not have come", now=NOW).told

    left = [path for path in book.folder.root.rglob("*") if path.is_file()]
    assert [path for path in left if re.search(rb"8,?150,?743", path.read_bytes())] == []
    assert any(waiting in sentence and "import" in sentence for sentence in told) is not is_aside


def test_what_is_discarded_leaves_a_line_and_nothing_else(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting

    discard(book, waiting, now=NOW, by="analyst", reason="sent twice by mistake")

    (line,) = list_journal(book)
    assert (line.status, line.by) == ("discarded", "analyst")
    assert line.reason == f"preview {waiting} was discarded: sent twice by mistake"
    assert not book.folder.waiting.exists()


def test_what_nobody_accepts_in_thirty_days_is_swept_by_the_next_writer_with_a_line(
    book: Book, tmp_path: Path
) -> None:
    old = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    day = NOW + LIVES
    young = preview_files(
        book, [ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,1")], now=day, sources=SOURCES
    ).waiting
    assert {each.id for each in waiting_in(book.folder)} == {old, young}

    discard(book, young, now=day + timedelta(minutes=1))

    assert [line.status for line in list_journal(book)] == ["swept", "discarded"]
    assert old in list_journal(book)[0].reason
    assert not book.folder.waiting.exists()
    assert verify(book).wrong == ()


def test_an_import_that_sweeps_what_nobody_accepted_keeps_what_it_has_read(
    book: Book, tmp_path: Path
) -> None:
    show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    later = NOW + LIVES + timedelta(minutes=1)

    packed = tmp_path / "b.csv.gz"  # opened in the folder of the write
    packed.write_bytes(gzip.compress(b"measure,area,period,value\nthefts,E06000002,2018-01,1\n"))
    report = import_files(book, [packed], now=later, sources=SOURCES)

    assert [entry.rows for entry in report.taken] == [1]
    assert [line.status for line in list_journal(book)] == ["swept", "accepted"]
    assert verify(book).wrong == ()


# -- bound to the head ---------------------------------------------------------------------------


def test_where_another_file_came_that_changes_nothing_of_it_it_is_let_in(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    take(book, ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,1"))

    assert let_in(book, waiting).taken


def test_where_the_effect_is_another_it_is_shown_anew_and_then_let_in(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), released=LATE).waiting
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},54"), released=EARLY)

    asked = let_in(book, waiting)
    assert asked.taken == ()
    assert asked.differs_from is not None
    assert (asked.differs_from.new, asked.effect.new, asked.effect.changed.count) == (1, 0, 1)
    assert values(book) == {("E06000001", "2018-01"): 54}
    let_in(book, asked.waiting)

    assert values(book) == {("E06000001", "2018-01"): 96}


def test_where_it_is_in_the_book_already_there_is_nothing_left_to_wait(book: Book, tmp_path: Path) -> None:
    both = [
        ledger(tmp_path / "a.csv", f"{JANUARY},96"),
        ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,1"),
    ]
    waiting = show(book, *both).waiting
    for file in both:
        take(book, file)

    report = let_in(book, waiting)

    assert (report.taken, sorted(report.already)) == ((), ["a.csv", "b.csv"])
    assert not book.folder.waiting.exists()


def test_what_was_taken_out_meanwhile_is_not_let_in_by_an_older_preview(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", f"{JANUARY},96")
    waiting = show(book, file, released=EARLY).waiting
    take(book, file)
    withdraw(book, "1", reason=WHY, now=NOW)

    report = let_in(book, waiting)

    assert report.taken == ()
    assert "withdrawn on" in report.taken_out[0]
    assert values(book) == {}


def test_what_cannot_enter_any_more_is_refused_and_waits_on(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    take(book, ledger(tmp_path / "b.csv", f"{JANUARY},54"))

    with pytest.raises(Refused, match=r"nothing says which was released later"):
        let_in(book, waiting)

    assert [each.id for each in list_waiting(book)] == [waiting]
    assert [line.status for line in list_journal(book)] == ["accepted", "refused"]


def test_a_look_up_that_came_between_places_it_and_a_rebuild_gives_the_same_bytes(
    book: Book, tmp_path: Path
) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    lookup = tmp_path / "l.csv"
    lookup.write_text("measure,area,period,value,comment\nthefts,E06000009,2018-01,1,up\n")
    take(book, lookup)

    assert let_in(book, waiting).taken
    before = bytes_of(book.folder.store)

    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()
    assert bytes_of(book.folder.store) == before


def test_a_newer_reader_reads_it_anew(book: Book, tmp_path: Path) -> None:
    waiting = show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting
    shutil.copytree(SOURCES[0].folder.parent, tmp_path / "sources")
    about = tmp_path / "sources" / "ledger" / "about.toml"
    about.write_text(about.read_text().replace('reader_version = "1"', 'reader_version = "2"'))

    newer = list_sources(tmp_path / "sources")
    asked = let_in(book, waiting, sources=newer)
    (entry,) = (asked if asked.taken else let_in(book, asked.waiting, sources=newer)).taken

    assert entry.reader_version == "2"


# -- the caller's own id -------------------------------------------------------------------------


def _import(book: Book, file: Path) -> ImportReport:
    return take(book, file, ref="upload-1742")


def _accept(book: Book, file: Path) -> ImportReport:
    return let_in(book, show(book, file).waiting, ref="upload-1742")


@pytest.mark.parametrize("way", [_import, _accept])
def test_a_second_acceptance_under_one_ref_gives_the_first_and_writes_nothing(
    book: Book, tmp_path: Path, way: Callable[[Book, Path], ImportReport]
) -> None:
    first = way(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    before = bytes_of(book.folder.root)

    by_id = let_in(book, "any", ref="upload-1742")
    by_file = take(book, tmp_path / "a.csv", ref="upload-1742")

    assert by_id.taken == by_file.taken == read_record(book.folder).entries
    assert [entry.id for entry in by_id.taken] == [entry.id for entry in first.taken]
    assert by_id.accepted_before
    assert by_file.accepted_before
    assert bytes_of(book.folder.root) == before


@pytest.mark.parametrize("way", [_import, _accept])
def test_another_file_under_a_ref_that_was_used_is_refused_and_not_lost(
    book: Book, tmp_path: Path, way: Callable[[Book, Path], ImportReport]
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), ref="upload-1742")

    with pytest.raises(Refused, match=r'"upload-1742" is your id of a.csv, taken in on .*, and not of b.csv'):
        way(book, ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,97"))


def test_a_ref_that_is_none_is_refused(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not an id of yours"):
        take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"), ref="jane doe ")


# -- erasing -------------------------------------------------------------------------------------


def test_an_erased_file_waits_nowhere_either(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,8150743")
    other = ledger(tmp_path / "b.csv", "thefts,E06000002,2018-01,3")
    show(book, file, other)
    kept = show(book, other).waiting
    take(book, file)

    erase(book, "1", reason=WHY, now=NOW)

    assert [each.id for each in list_waiting(book)] == [kept]
    left = [
        path for path in book.folder.root.rglob("*") if path.is_file() and b"8150743" in path.read_bytes()
    ]
    assert left == []


# -- leaving aside -------------------------------------------------------------------------------


def test_one_bad_file_of_many_is_left_aside_and_told_and_noted(book: Book, tmp_path: Path) -> None:
    good = ledger(tmp_path / "good.csv", f"{JANUARY},96")
    bad = ledger(tmp_path / "bad.csv", "thefts,E06000002,2018-01,none")
    odd = tmp_path / "odd.csv"
    odd.write_text("shoe,size\n1,2\n")

    report = take(book, good, bad, odd, leave_aside=True)

    assert [entry.name for entry in report.taken] == ["good.csv"]
    assert {problem.file for problem in report.aside} == {"bad.csv", "odd.csv"}
    assert [line.status for line in list_journal(book)] == ["accepted", "refused", "refused"]


def test_where_every_file_is_bad_all_of_it_is_refused(book: Book, tmp_path: Path) -> None:
    bad = [ledger(tmp_path / f"{n}.csv", "thefts,E06000002,2018-01,none") for n in range(2)]

    with pytest.raises(Refused) as refusal:
        take(book, *bad, leave_aside=True)

    assert {problem.file for problem in refusal.value.problems} == {"0.csv", "1.csv"}


def test_a_file_that_asks_something_is_left_waiting_and_the_rest_is_taken(book: Book, tmp_path: Path) -> None:
    good = ledger(tmp_path / "good.csv", f"{JANUARY},96")
    odd = asking(tmp_path / "odd.csv", "E06000002,2018-01,596")

    report = take(book, good, odd, leave_aside=True)

    assert [entry.name for entry in report.taken] == ["good.csv"]
    (waits,) = list_waiting(book)
    assert report.odd_aside == (waits.id,)
    assert [entry.name for entry in waits.report.held] == ["odd.csv"]
    (question,) = waits.report.questions
    assert let_in(book, waits.id, because={question.id: "a new depot"}).taken


# -- a file of the book is erased while it waits ---------------------------------------------------


def _said_anywhere(book: Book, *words: str) -> list[str]:
    """Where one of these words still stands in the book: in a file, or in a name."""
    root = book.folder.root
    return [
        f"{word} in {path.relative_to(root)}"
        for path in sorted(root.rglob("*"))
        for word in words
        if _stands_in(word, path.name.encode()) or (path.is_file() and _stands_in(word, path.read_bytes()))
    ]


def _stands_in(word: str, content: bytes) -> bool:
    """By itself: four figures stand within some hash of every fortieth book."""
    return re.search(rb"(?<![0-9a-f])" + re.escape(word.encode()) + rb"(?![0-9a-f])", content) is not None


def test_nothing_of_an_erased_file_is_kept_in_what_waits_and_it_is_shown_anew(
    book: Book, tmp_path: Path
) -> None:
    """Its figure as the old one, its name, and what was told of it: by change, by series, by question."""
    stays, quill = ledger(tmp_path / "stays.csv", "thefts,E06000003,2018-01,96"), "quillfeather"
    take(book, stays)
    take(book, ledger(tmp_path / f"{quill}.csv", f"{JANUARY},9753", "thefts,E06000002,2018-01,8642"))
    take(book, monthly(tmp_path / f"{quill}-month.csv", "2018-02", E06000001=3))
    changing = show(book, ledger(tmp_path / "new.csv", f"{JANUARY},9754"), released=LATE)
    replacing = show(book, monthly(tmp_path / "month.csv", "2018-02", E06000001=4), released=LATE)
    assert len(_said_anywhere(book, quill, "9,753")) > 3

    done = [erase(open_book(book.folder.root), n, reason=WHY, now=NOW) for n in ("2", "3")]

    assert _said_anywhere(book, quill, "9,753", "9753", "8,642", "8642") == []
    assert len(list_waiting(book)) == 2
    assert "shown anew when accepted" in " ".join(done[0].told)
    for waits in (changing, replacing):
        assert show_waiting_preview(book, waits.waiting).report.effect.is_forgotten
        again = let_in(book, waits.waiting)
        assert (again.taken, again.differs_from and again.differs_from.is_forgotten) == ((), True)
        assert let_in(book, again.waiting).taken
    assert values(book)["E06000001", "2018-01"] == 9754


EDITED: dict[str, Callable[[dict[str, Any]], object]] = {
    "its rows": lambda entry: entry.update(rows="many"),
    "its name": lambda entry: entry.update(name="another.csv"),
    "its day of release": lambda entry: entry.update(release="2030-01-01"),
    "a file of the book in place of its own": lambda entry: entry.update(file="../../../journal.jsonl"),
    "a file elsewhere": lambda entry: entry["files"][0].__setitem__(0, "/etc/hostname"),
}


@pytest.mark.parametrize("edit", EDITED.values(), ids=EDITED)
def test_a_preview_that_was_edited_is_none_and_nothing_of_the_book_goes_with_it(
    book: Book, tmp_path: Path, edit: Callable[[dict[str, Any]], object]
) -> None:
    take(book, ledger(tmp_path / "a.csv", f"{JANUARY},96"))
    before = bytes_of(book.folder.root)
    which = show(book, ledger(tmp_path / "b.csv", f"{JANUARY},97"), released=LATE).waiting
    path = book.folder.waiting / which / PREVIEW
    held = json.loads(path.read_bytes())
    edit(held["entries"][0])
    held["made"] = "2000-01-01T00:00:00+00:00"  # long over
    path.write_bytes(json.dumps(held).encode())

    with pytest.raises(Refused, match="no whole preview"):
        let_in(book, which)
    assert list_waiting(book) == ()
    assert ["no whole preview" in each.what for each in verify(book).wrong] == [True]
    assert len(take(book, ledger(tmp_path / "c.csv", "thefts,E06000002,2018-01,4")).taken) == 1
    discard(book, which, now=NOW)

    assert not book.folder.waiting.exists()
    kept = [path for path in before if not path.endswith(JOURNAL)]
    assert {path: bytes_of(book.folder.root)[path] for path in kept} == {path: before[path] for path in kept}
    assert verify(book).wrong == ()


def test_what_a_damaged_preview_showed_of_an_erased_file_goes_too(book: Book, tmp_path: Path) -> None:
    take(book, ledger(tmp_path / "gone.csv", f"{JANUARY},9753"))
    which = show(book, ledger(tmp_path / "new.csv", f"{JANUARY},9754"), released=LATE).waiting
    path = book.folder.waiting / which / PREVIEW
    path.write_bytes(path.read_bytes().replace(b'"made"', b'"mode"'))
    assert _said_anywhere(book, "9,753")

    told = erase(open_book(book.folder.root), "1", reason=WHY, now=NOW).told

    assert _said_anywhere(book, "9,753", "9753") == []
    assert [f"the preview {which} was damaged" in line for line in told] == [True]
    assert [each.file for each in verify(book).wrong] == [f"waiting/{which}"]


def test_a_preview_that_waits_through_an_erasure_cut_short_is_shown_anew_and_nothing_is_lost(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(book, ledger(tmp_path / "first.csv", f"{JANUARY},96"))
    waits = show(book, ledger(tmp_path / "new.csv", f"{JANUARY},97"), released=LATE)
    before = values(book)

    def cut(*_: object) -> None:
        raise Refused(Problem("the disk is full", "Make room"))

    with monkeypatch.context() as patched:
        patched.setattr("tithing.store.writer.writing.Writer.commit", cut)
        with pytest.raises(Refused):
            erase(book, "1", reason=WHY, now=NOW)

    assert values(book) == before
    assert not let_in(book, waits.waiting).taken
    assert let_in(book, waits.waiting).taken


def test_what_was_accepted_waits_no_more_wherever_the_acceptance_was_killed(
    book: Book, tmp_path: Path
) -> None:
    """Between the moment from which it counts and the end of the write its files still lie there."""
    waits = str(show(book, ledger(tmp_path / "a.csv", f"{JANUARY},96")).waiting)
    root, counted = book.folder.root, 0

    for at in range(20, 60):
        left = tmp_path / str(at) / "book"
        shutil.copytree(root, left, symlinks=True)
        with killed_at(left, at):
            let_in(open_book(left), waits)
        after = open_book(left)
        listed = {each.id for each in list_waiting(after)}
        assert listed == (set() if values(after) else {waits})
        counted += not listed

    assert 0 < counted < 40
