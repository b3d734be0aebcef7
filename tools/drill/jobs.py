"""The commands that write, each with the book made ready for it and what the book is before and after."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.drill.case import Case, entry_called
from tools.drill.command import Told
from tools.drill.faults import hold
from tools.drill.format_1 import FORMAT_1, format_1_model, format_1_originals
from tools.drill.model import Model
from tools.drill.on_disk import paths_in
from tools.drill.sent import MEASURES, QUARTER, Sent, flat, street

OF_ONE_DAY = "2018-09-03"


@dataclass(frozen=True)
class Ready:
    """A command about to be run: what the book shows before and after it, and which originals may go or come."""

    command: tuple[object, ...]
    before: Model
    after: Model
    erased: tuple[Sent, ...] = ()
    added: tuple[Sent, ...] = ()
    originals: frozenset[str] = field(default_factory=frozenset)
    sound: bool = True  # before it, figures can be had
    published: int = 0  # publications that the book has after it
    done_words: str = ""  # what a second run may refuse with, once the first is done


@dataclass(frozen=True)
class Job:
    """`ready` brings the case's book to where the command is due; the same for every case of one `shape`."""

    name: str
    ready: Callable[[Case, int], Ready]
    shapes: int = 1


def run(case: Case, ready: Ready) -> Told:
    """Run it undisturbed."""
    name, *arguments = ready.command
    return case.tithing.run(str(name), *arguments)


def run_to_the_end(case: Case, ready: Ready) -> None:
    """Run it again until it is done: a second run may also say that the first had done it."""
    told = run(case, ready)
    hold(told.code == 0 or said_done(told, ready.done_words), f"it cannot be run again: {told}")


def said_done(told: Told, words: str) -> bool:
    """A refusal because it had been done before; what is erased has no name any more."""
    return bool(words) and (words in told.said or "no entry of the book is called" in told.said)


def _import(case: Case, shape: int) -> Ready:
    """A folder with a table that revises what is there and one of the same day, or a later archive."""
    model, place = case.arena.model, case.folder / "coming"
    if shape == 1:
        later = street(place, f"later-{case.seed}", release="2018-08")
        return Ready(("import", later.path), model, model.with_file(later), added=(later,))
    shares = (MEASURES[:2], MEASURES[2:4], MEASURES[4:])  # one figure may stand in one file of a day
    files = tuple(
        flat(place, f"coming-{case.seed}-{number}", released=OF_ONE_DAY, measures=measures)
        for number, measures in enumerate(shares)
    )
    command = ("import", place, "--released", OF_ONE_DAY)
    return Ready(command, model, model.with_files(files), added=files)


def _rebuild(case: Case, shape: int) -> Ready:
    """Of a store that is whole, or of one that is gone."""
    if shape == 1:
        shutil.rmtree(case.book / "store")
    return Ready(("rebuild",), case.arena.model, case.arena.model, sound=shape == 0)


def _withdraw(case: Case, shape: int) -> Ready:
    """A table's entry, or one month of an archive."""
    sent = case.arena.sent[3 if shape == 0 else 1]
    part = sent.parts[-1]
    command = ("withdraw", entry_called(case, part.name), "--reason", "sent for another quarter")
    model = case.arena.model
    return Ready(command, model, model.without(part.name), done_words="withdrawn")


def _erase(case: Case, shape: int) -> Ready:
    """A table, one month of an archive (whose other months stay), a return, or an entry withdrawn before."""
    sent = case.arena.sent[(3, 1, 2, 4)[shape]]
    part, model = sent.parts[-1], case.arena.model
    entry = entry_called(case, part.name)
    if shape == 3:
        told = case.tithing.run("withdraw", entry, "--reason", "sent in error")
        hold(told.code == 0, f"an entry cannot be withdrawn: {told}")
    after = model.without(part.name)
    command = ("erase", entry, "--reason", "asked for by the sender")
    return Ready(command, after if shape == 3 else model, after, erased=(sent,), done_words="erased")


def _repair(case: Case, shape: int) -> Ready:
    """A store file that is gone, a head that is gone, a tail that is torn, a stranger in raw/."""
    (_lose_a_store_file, _lose_the_head, _tear_the_tail, _lay_a_stranger)[shape](case.book)
    return Ready(("repair",), case.arena.model, case.arena.model, sound=False)


def _lose_a_store_file(book: Path) -> None:
    files = [path for path in paths_in(book / "store") if "2017-18" in path]
    (book / "store" / files[0]).unlink()


def _lose_the_head(book: Path) -> None:
    (book / "head.json").unlink()


def _tear_the_tail(book: Path) -> None:
    with (book / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"n": 999, "day": "2026-')


def _lay_a_stranger(book: Path) -> None:
    (book / "raw" / "NOTES.txt").write_text("whom to ring about the returns", encoding="utf-8")


def _release(case: Case, shape: int) -> Ready:
    """The first release of a quarter, or one that supersedes another."""
    command = (
        *("report", "performance", "--quarter", QUARTER, "--formats", "csv,json"),
        *("--output", case.folder / "out", "--published", "2019-03-01"),
        *("--release", "--because", "as it is"),
    )
    if shape == 1:
        told = case.tithing.run(*command, "--as-known-on", "2019-01-01")
        hold(told.code == 0, f"a report cannot be released: {told}")
    return Ready(command, case.arena.model, case.arena.model, published=shape + 1)


def _upgrade(case: Case, shape: int) -> Ready:
    """A book of format 1, as commit b4cfd15 made it."""
    shutil.rmtree(case.book)
    shutil.copytree(FORMAT_1 / "book", case.book)
    model = format_1_model()
    return Ready(
        ("upgrade",), model, model, originals=format_1_originals(), sound=False, done_words="format 2"
    )


JOBS = (
    Job("import", _import, 2),
    Job("rebuild", _rebuild, 2),
    Job("withdraw", _withdraw, 2),
    Job("erase", _erase, 4),
    Job("release", _release, 2),
    Job("repair", _repair, 4),
    Job("upgrade", _upgrade),
)
