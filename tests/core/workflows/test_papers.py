"""Whichever of a book's papers are missing, cut, emptied, older, another book's or a folder: nothing is lost, and
nothing is said that is not so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.books import NOW, SOURCES, ledger, make_book, monthly, take
from tests.support.properties import long_property
from tithing.observations.observation import Observation
from tithing.reading.book import open_as_it_is, open_book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import read_record
from tithing.vocabulary.problems import HalfDone, Refused
from tithing.workflows.erase import erase
from tithing.workflows.the_book.repair import RepairReport, repair
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

PAPERS = ("book.json", "head.json", "journal.jsonl", "details.jsonl")
HARMS = (
    "whole",
    "missing",
    "emptied",
    "cut",
    "edited",
    "turned round",
    "older",
    "another's",
    "a folder",
    "a pipe",
)
PASSING = {"book.lock", "cache"}  # and what is in it


@dataclass(frozen=True)
class Arena:
    """A book, its papers of an older day, those of another book, a file that was never sent, and what the book says."""

    top: Path
    says: tuple[Observation, ...]
    originals: frozenset[str]

    @property
    def book(self) -> Path:
        return self.top / "book"


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Arena:
    top = tmp_path_factory.mktemp("arena")
    other = make_book(top / "another's")
    take(other, ledger(top / "theirs.csv", "thefts,E06000004,2018-01,4"))
    take(other, monthly(top / "their months.csv", "2018-03", E06000004=2))
    book = make_book(top / "book")
    take(book, ledger(top / "a.csv", "thefts,E06000001,2018-01,96"))
    take(book, ledger(top / "gone.csv", "thefts,E06000002,2018-01,5"))
    shutil.copytree(book.folder.root, top / "older")
    take(book, monthly(top / "m.csv", "2018-02", E06000001=3))
    take(book, ledger(top / "out.csv", "thefts,E06000003,2018-01,7"))
    erase(book, "2", reason="it should not have come", now=NOW)
    withdraw(book, "4", reason="sent by mistake", now=NOW)
    ledger(top / "next.csv", "thefts,E06000003,2018-05,2")
    shutil.copytree(book.folder.root, top / "backup")
    return Arena(top, _says(book.folder), read_record(book.folder).raw_files)


def _says(folder: BookFolder) -> tuple[Observation, ...]:
    return read_observations(folder).all


def _harm(arena: Arena, root: Path, name: str, harm: str) -> None:
    path = root / name
    content = path.read_bytes()
    match harm:
        case "emptied":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(content[: len(content) * 2 // 3])
        case "edited":
            path.write_bytes(content.replace(b"2", b"3", 1))
        case "turned round":
            path.write_bytes(b"".join(reversed(content.splitlines(keepends=True))))
        case "older" | "another's":
            shutil.copy(arena.top / harm / name, path)
        case "missing" | "a folder" | "a pipe":
            path.unlink()
    if harm == "a folder":
        path.mkdir()
        (path / "note.txt").write_text("someone's")
    if harm == "a pipe":
        os.mkfifo(path)


@contextmanager
def _harmed(arena: Arena, harms: Mapping[str, str]) -> Iterator[BookFolder]:
    with TemporaryDirectory() as top:
        root = Path(shutil.copytree(arena.book, Path(top, "book")))
        for name, harm in harms.items():
            _harm(arena, root, name, harm)
        yield BookFolder(root)


def _sight(folder: BookFolder) -> dict[str, str]:
    """Every file that is one, but for what may vanish; and that something else stands there."""
    found: dict[str, str] = {}
    for path in sorted(folder.root.rglob("*")):
        where = path.relative_to(folder.root).as_posix()
        if where.partition("/")[0] not in PASSING:
            found[where] = path.read_bytes().hex() if path.is_file() else str(path.is_dir())
    return found


def _originals(folder: BookFolder) -> set[str]:
    return {path.name.partition(".")[0] for top in (folder.raw, folder.lost) for path in top.rglob("*")}


def _hold_unchanged_by_what_only_looks_or_is_refused(arena: Arena, folder: BookFolder) -> None:
    before = _sight(folder)
    found = _wrong(folder)
    try:
        assert _says(folder) == arena.says
        is_read = True
    except Refused:
        is_read = False
    assert is_read or found
    try:
        assert upgrade(open_as_it_is(folder.root), now=NOW).had == 2
    except Refused:
        assert found
    assert _is_taken(folder, arena.top / "next.csv") == (not found)
    assert (_sight(folder) == before) == bool(found)


def _is_taken(folder: BookFolder, file: Path) -> bool:
    try:
        return bool(take(open_book(folder.root), file).taken)
    except HalfDone:
        raise
    except Refused:
        return False


def _wrong(folder: BookFolder) -> list[str]:
    """What verifying says; of a book that it cannot judge, why."""
    try:
        return [problem.sentence for problem in verify(open_as_it_is(folder.root)).wrong]
    except Refused as refusal:
        return [problem.sentence for problem in refusal.problems]


def _repaired(folder: BookFolder, given: Path | None = None, **said: Any) -> RepairReport | Refused:
    try:
        return repair(open_as_it_is(folder.root), now=NOW, given=given, sources=SOURCES, **said)
    except Refused as refusal:
        return refusal


def _hold_that_a_repair_says_what_it_did(arena: Arena, folder: BookFolder) -> None:
    before = _sight(folder)
    report = _repaired(folder)
    after = _sight(folder)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}

    assert arena.originals <= _originals(folder)
    if isinstance(report, Refused):
        assert isinstance(report, HalfDone) or not changed
        assert all(each.change for each in report.problems if "done before" not in each.what)
        assert "mend it with: tithing repair" not in str(report)
        return
    assert bool(report.done) == bool(changed)
    if not report.wanting:
        assert _wrong(folder) == []
        assert _says(folder) == arena.says
    again = _repaired(folder)
    assert isinstance(again, RepairReport)
    assert again.done == ()
    assert _sight(folder) == after


_each_paper = st.fixed_dictionaries({name: st.sampled_from(HARMS) for name in PAPERS})


@long_property(examples=12)
@given(harms=_each_paper)
def test_harmed_papers_never_lose_an_original_or_a_word(arena: Arena, harms: Mapping[str, str]) -> None:
    with _harmed(arena, harms) as folder:
        _hold_unchanged_by_what_only_looks_or_is_refused(arena, folder)
    with _harmed(arena, harms) as folder:
        _hold_that_a_repair_says_what_it_did(arena, folder)


@pytest.mark.parametrize("harm", HARMS[1:])
def test_papers_that_are_all_harmed_in_the_same_way_never_lose_an_original_or_a_word(
    arena: Arena, harm: str
) -> None:
    with _harmed(arena, dict.fromkeys(PAPERS, harm)) as folder:
        _hold_unchanged_by_what_only_looks_or_is_refused(arena, folder)
    with _harmed(arena, dict.fromkeys(PAPERS, harm)) as folder:
        _hold_that_a_repair_says_what_it_did(arena, folder)


@long_property(examples=8)
@given(harms=_each_paper)
@example(harms=dict.fromkeys(PAPERS, "missing"))
@example(harms=dict.fromkeys(PAPERS, "another's"))
@example(harms=dict.fromkeys(PAPERS, "older"))
def test_a_whole_backup_brings_everything_back(arena: Arena, harms: Mapping[str, str]) -> None:
    with _harmed(arena, harms) as folder:
        report = _repaired(folder, arena.top / "backup")

        assert isinstance(report, RepairReport), str(report)
        assert report.wanting == ()
        assert _wrong(folder) == []
        assert _says(folder) == arena.says


@long_property(examples=8)
@given(harms=_each_paper)
def test_a_harmed_book_gives_what_it_can_prove_to_its_older_backup_or_is_told(
    arena: Arena, harms: Mapping[str, str]
) -> None:
    """The backup stands in the book's place, and the harmed book is what it is restored from."""
    with _harmed(arena, harms) as harmed, TemporaryDirectory() as top:
        folder = BookFolder(Path(shutil.copytree(arena.top / "older", Path(top, "book"))))
        given_before = _sight(harmed)

        report = _repaired(folder, harmed.root)

        assert isinstance(report, RepairReport), str(report)
        assert _sight(harmed) == given_before
        if not report.wanting:
            assert _says(folder) == arena.says
            assert read_record(folder).tombstones
        told = {Path(problem.file).name for problem in report.wanting}
        assert arena.originals <= read_record(folder).raw_files | told


# -- going on with what proves itself --------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6])
def test_a_detail_that_is_lost_is_named_and_the_book_goes_on_without_what_it_said(
    arena: Arena, tmp_path: Path, number: int
) -> None:
    """Of line 2 it was erased."""
    folder = BookFolder(Path(shutil.copytree(arena.book, tmp_path / "book")))
    texts = folder.details.read_bytes().splitlines(keepends=True)
    kept = [text for text in texts if not text.startswith(b'{"n": %d,' % number)]
    folder.details.write_bytes(b"".join(kept))

    refused = _repaired(folder, arena.top / "older" if number > 2 else None)
    report = repair(open_as_it_is(folder.root), now=NOW, as_far_as_proved=True, sources=SOURCES)

    assert len(kept) == len(texts) - 1
    assert isinstance(refused, Refused)
    assert not isinstance(refused, HalfDone)
    assert "wanting, so it cannot be made whole" in str(refused)
    assert "--as-far-as-proved" in str(refused)
    assert _wrong(folder) == []
    assert set(_says(folder)) <= set(arena.says)
    assert arena.originals <= _originals(folder)
    told = {Path(problem.file).name for problem in report.wanting}
    assert arena.originals == read_record(folder).raw_files | told
    _hold_that_another_repair_does_no_more(folder)
    assert isinstance(_repaired(folder, arena.top / "backup"), RepairReport)
    assert (_says(folder), _wrong(folder)) == (arena.says, [])


def _hold_that_another_repair_does_no_more(folder: BookFolder) -> None:
    before = _sight(folder)
    assert _repaired(folder) == RepairReport()
    assert _sight(folder) == before


@long_property(examples=8)
@given(harms=_each_paper)
def test_going_on_loses_no_original_and_asks_again_for_each_that_it_no_longer_knows(
    arena: Arena, harms: Mapping[str, str]
) -> None:
    with _harmed(arena, harms) as folder:
        report = _repaired(folder, as_far_as_proved=True)
        assert arena.originals <= _originals(folder)
        if isinstance(report, Refused):
            assert "--from" in str(report)
            return
        told = {Path(problem.file).name for problem in report.wanting}
        assert arena.originals <= read_record(folder).raw_files | told
        assert _repaired(folder).done == ()  # type: ignore[union-attr]


# -- a copy made while somebody writes ---------------------------------------------------------------


@pytest.mark.parametrize("step", range(6))
def test_a_copy_in_the_order_of_the_how_to_can_be_repaired_whatever_was_written_meanwhile(
    arena: Arena, tmp_path: Path, step: int
) -> None:
    """The order that docs/how-to/back-up-and-restore.md gives."""
    book = open_book(Path(shutil.copytree(arena.book, tmp_path / "book")))
    copy = BookFolder(tmp_path / "copy")
    copy.root.mkdir()
    order = ("book.json", "partnership", "head.json", "journal.jsonl", "details.jsonl", "raw", "store")

    for at, name in enumerate(order):
        whole = book.folder.root / name
        if whole.is_dir():
            shutil.copytree(whole, copy.root / name)
        else:
            shutil.copy(whole, copy.root / name)
        if at == step:
            take(book, ledger(tmp_path / "meanwhile.csv", "thefts,E06000003,2018-06,6"))
            withdraw(book, "1", reason="sent by mistake", now=NOW)
    report = _repaired(copy)

    assert isinstance(report, RepairReport), str(report)
    assert _wrong(copy) == []
    assert _says(copy) in (arena.says, _says(book.folder))
    assert arena.originals <= _originals(copy)
