"""Brings back what can be brought back of a book, says what it did, and what is still wanting.

The journal first, since everything else is held against it; then what killed writers left; then originals, from lost/
or from where the caller points; then the store, read again from the originals. Nothing damaged is deleted: it is moved
to lost/. What was erased is not brought back, and where it came back with a backup it goes again.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.chain import NewLine
from tithing.store.durable import settle
from tithing.store.entry import Entry
from tithing.store.folder import BookFolder
from tithing.store.half_done import telling_what_was_begun
from tithing.store.identity import FORMAT, read_identity
from tithing.store.intent import settle_intent
from tithing.store.lock import WAIT_SECONDS, Holder, one_writer
from tithing.store.mending import mend_journal, record_of_backup
from tithing.store.raw import sha256_of
from tithing.store.record import read_without_originals
from tithing.store.sound import what_is_wrong
from tithing.store.strays import MOVED, find_strays, named_files, set_aside
from tithing.store.workspace import Workspace, abandoned, drop
from tithing.store.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.copies import copies_in_lost
from tithing.workflows.kept_again import kept_again
from tithing.workflows.open_book import Book
from tithing.workflows.read_again import Reader
from tithing.workflows.reasons import checked_reason
from tithing.workflows.rebuild import change_of
from tithing.workflows.receive import Progress, no_progress
from tithing.workflows.verify import format_of_or_ours


@dataclass(frozen=True)
class RepairReport:
    """What was done, and what is still wanting with what to do about it."""

    done: tuple[str, ...] = ()
    wanting: tuple[Problem, ...] = ()


@dataclass
class Bringing:
    """What is found on the way. `kinds` is what the journal's line says: how many of what, and no name."""

    done: list[str] = field(default_factory=list)
    wanting: list[Problem] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)

    def did(self, kind: str, sentence: str) -> None:
        self.done.append(sentence)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1


def repair(
    book: Book,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    given: Path | None = None,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> RepairReport:
    """Mend the book. `given` is a backup of it, or a file or folder among which its originals may be.

    Raises Refused where its journal cannot be made whole from what is there; nothing more is then done.

    >>> repair(open_as_it_is(Path("safer-x")), now=datetime.now(UTC)).wanting  # doctest: +SKIP
    ()
    """
    folder = book.folder
    reason = checked_reason(reason) if reason else ""
    if format_of_or_ours(folder) != FORMAT:
        read_identity(folder)
    if given is not None and not given.exists():
        raise Refused(
            Problem("there is no such file or folder", "Check the spelling of the path", str(given))
        )
    bringing = Bringing()
    known = {source.slug: source for source in (list_sources() if sources is None else sources)}
    who = f"a repair, process {os.getpid()} on {platform.node()}"
    with (
        telling_what_was_begun(folder, "a part of the repair was done"),
        one_writer(folder, who=who, now=now, wait_seconds=wait_seconds, on_wait=on_wait),
    ):
        for sentence in mend_journal(folder, _as_backup(given), now):
            bringing.did("files of the journal", sentence)
        _settle_killed(folder, bringing, now)
        _bring_originals_back(book, given, bringing, now, known)
        _take_strays_out(folder, bringing, now)
        _tell_what_only_the_backup_knows(folder, given, bringing)
    with (
        telling_what_was_begun(folder, "a part of the repair was done", already=bringing.done),
        one_write(folder, who="a repair", now=now, wait_seconds=wait_seconds, on_wait=on_wait) as writer,
    ):
        by = by or book.partnership.by
        change = _store_change(book, writer, bringing, known, progress, now, by, reason)
        if bringing.done:
            change.lines.append(_line(bringing, now, by, reason))
            writer.commit(JournalChange(change.lines, change.moves, change.removals))
    return RepairReport(tuple(bringing.done), tuple(bringing.wanting))


def _as_backup(given: Path | None) -> BookFolder | None:
    """The folder as a book, where it has a book's journal."""
    if given is None or not (given / "journal.jsonl").is_file():
        return None
    return BookFolder(given)


def _line(bringing: Bringing, now: datetime, by: str, reason: str) -> NewLine:
    said = {
        "received": now.isoformat(),
        "by": by,
        "reason": reason,
        "repaired": [f"{number} {kind}" for kind, number in bringing.kinds.items()],
        "wanting": len(bringing.wanting),
    }
    return NewLine("repaired", "", said)


# -- what killed writers left, and strays ----------------------------------------------------------


def _settle_killed(folder: BookFolder, bringing: Bringing, now: datetime) -> None:
    record = read_without_originals(folder)
    for workspace in abandoned(folder):
        where = workspace.relative_to(folder.root).as_posix()
        try:
            settle_intent(folder, workspace, record.head, named_files(record))
        except Refused:
            bringing.did(
                "writes set aside",
                f"{where} fits no state of the book; moved to {set_aside(folder, where, now)}",
            )
            continue
        drop(workspace)
        bringing.did("writes settled", f"{where}, which a killed write had left, was settled")


def _take_strays_out(folder: BookFolder, bringing: Bringing, now: datetime) -> None:
    """What the journal does not know goes to lost/; what was erased, and came back with a backup, goes for good."""
    record = read_without_originals(folder)
    erased = record.erased_files
    for path in (*(strays := find_strays(folder, named_files(record))).originals, *strays.others):
        if Path(path).name in erased:
            (folder.root / path).unlink()
            bringing.did(
                "erased files removed again", f"{path} had been erased and stood there again; it was removed"
            )
            continue
        to = set_aside(folder, path, now)
        if path in strays.originals:
            bringing.did(
                "originals set aside", f"{path} is an original that the journal does not know; moved to {to}"
            )
            bringing.wanting.append(
                Problem("this original is in no line of the journal", "Import it again", file=to)
            )
        else:
            bringing.did("unknown files set aside", f"{path} is not known to the journal; moved to {to}")
    _clear_erased_from_lost(folder, erased, bringing)


def _clear_erased_from_lost(folder: BookFolder, erased: Mapping[str, object], bringing: Bringing) -> None:
    if not erased or not folder.lost.is_dir():
        return
    with Workspace(folder) as space:
        found = copies_in_lost(folder, set(erased), set(erased), space.path)
    for path in found:
        path.unlink()
        where = path.relative_to(folder.root).as_posix()
        bringing.did("erased files removed again", f"{where} held a file that was erased; it was removed")


# -- originals -------------------------------------------------------------------------------------


def _bring_originals_back(
    book: Book, given: Path | None, bringing: Bringing, now: datetime, sources: Mapping[str, SourceInfo]
) -> None:
    with Workspace(book.folder) as space:
        _bring_back(book, given, bringing, now, sources, space)


def _bring_back(
    book: Book,
    given: Path | None,
    bringing: Bringing,
    now: datetime,
    sources: Mapping[str, SourceInfo],
    space: Workspace,
) -> None:
    folder = book.folder
    record = read_without_originals(folder)
    harmed = [sha for sha in sorted(record.raw_files) if not _is_sound(folder.raw_file(sha), sha)]
    names = {entry.sha256: entry.name for entry in record.entries}
    found = _found_or_made(book, record.entries, set(harmed), given, sources, space) if harmed else {}
    for sha in harmed:
        _bring_one_back(folder, sha, names[sha], found.get(sha), bringing, now)


def _found_or_made(
    book: Book,
    entries: Sequence[Entry],
    harmed: set[str],
    given: Path | None,
    sources: Mapping[str, SourceInfo],
    space: Workspace,
) -> dict[str, _Found]:
    """By the hash of what stood in raw/: a copy of it, or what was kept of a file that came, made again from that file."""
    copies = _found_by_hash(harmed, book.folder, given)
    found = {sha: _Found(path, f"brought back from {path}") for sha, path in copies.items()}
    wanted = [each for each in entries if each.original and each.sha256 in harmed - found.keys()]
    if wanted:
        made = kept_again(book, wanted, _candidates(book.folder, given), sources, space.path)
        found |= {sha: _Found(path, "made again from the file as it came") for sha, path in made.items()}
    return found


@dataclass(frozen=True)
class _Found:
    """A file that may stand in raw/ again, and where it is from."""

    path: Path
    how: str


def _bring_one_back(
    folder: BookFolder, sha: str, name: str, found: _Found | None, bringing: Bringing, now: datetime
) -> None:
    target = folder.raw_file(sha)
    if target.exists():
        to = set_aside(folder, f"raw/{sha}", now)
        bringing.did("damaged originals set aside", f"raw/{sha} is damaged; moved to {to}")
    if found is not None:
        _copy_into_place(found.path, target, folder)
        bringing.did("originals brought back", f"the original of {name} was {found.how}")
        return
    change = f"Point to a backup or its sender's file: tithing repair --book {folder.root} --from PATH"
    bringing.wanting.append(Problem(f"the original of {name} is wanting", change, f"raw/{sha}"))


def _tell_what_only_the_backup_knows(folder: BookFolder, given: Path | None, bringing: Bringing) -> None:
    """Originals in lost/ of which the backup's journal says what they are, and ours, which has gone on since, nothing."""
    record = read_without_originals(folder)
    theirs = record_of_backup(record, _as_backup(given))
    unknown = theirs.raw_files - record.raw_files - record.erased_files.keys() if theirs else set()
    if theirs is None or not unknown:
        return
    names = {entry.sha256: entry.name for entry in theirs.entries}
    told = {problem.file for problem in bringing.wanting}
    for sha, path in sorted(_found_by_hash(set(unknown), folder, None).items()):
        where = path.relative_to(folder.root).as_posix()
        if where not in told:
            what = f"the backup knows this original ({names[sha]}), and the book's journal, which has gone on since, does not"
            bringing.wanting.append(Problem(what, "Import it again", file=where))


def _is_sound(path: Path, sha: str) -> bool:
    return path.is_file() and sha256_of(path) == sha


def _found_by_hash(wanted: set[str], folder: BookFolder, given: Path | None) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _candidates(folder, given):
        if not wanted - found.keys():
            break
        sha = sha256_of(path)
        if sha in wanted:
            found.setdefault(sha, path)
    return found


def _candidates(folder: BookFolder, given: Path | None) -> Iterator[Path]:
    tops = [folder.lost, *([given] if given is not None else [])]
    for top in tops:
        paths: Iterable[Path] = [top] if top.is_file() else sorted(top.rglob("*"))
        yield from (path for path in paths if path.is_file() and path.name != MOVED)


def _copy_into_place(source: Path, target: Path, folder: BookFolder) -> None:
    with Workspace(folder) as space:
        written = space.path / "original"
        with source.open("rb") as incoming, written.open("wb") as outgoing:
            while chunk := incoming.read(1 << 16):
                outgoing.write(chunk)
        target.parent.mkdir(exist_ok=True)
        settle({target: written})


# -- the store -------------------------------------------------------------------------------------


@dataclass
class _StoreChange:
    lines: list[NewLine] = field(default_factory=list)
    moves: dict[Path, Path] = field(default_factory=dict)
    removals: list[Path] = field(default_factory=list)


def _store_change(
    book: Book,
    writer: Writer,
    bringing: Bringing,
    sources: Mapping[str, SourceInfo],
    progress: Progress,
    now: datetime,
    by: str,
    reason: str,
) -> _StoreChange:
    """Every entry whose part of the store is harmed, read again from its original."""
    record = writer.record
    harmed = [entry for entry in record.entries if _is_harmed(book.folder, entry)]
    readable = [entry for entry in harmed if _is_sound(book.folder.raw_file(entry.sha256), entry.sha256)]
    for entry in harmed:
        if entry not in readable:
            change = f"Bring its original back first: tithing repair --book {book.folder.root} --from PATH"
            bringing.wanting.append(Problem(f"the store's part of {entry.name} is harmed", change))
    found = _StoreChange()
    if not readable:
        return found
    reader = Reader(book, record.entries, sources, writer.private, progress, record.head.lines + 1)
    try:
        again = reader.read({entry.id for entry in readable})
    except Refused as refusal:
        bringing.wanting += refusal.problems
        return found
    for entry in readable:
        _set_damaged_aside(book.folder, entry, bringing, now)
    for each in again:
        differs = (
            "; this version of Tithing reads it differently" if each.changed else ", the same bytes as before"
        )
        sentence = f"the store's part of {each.old.name} was made again from its original{differs}"
        bringing.did("entries made again", sentence)
    made = change_of(book, again, now=now, by=by, reason=reason)
    return _StoreChange(list(made.lines), dict(made.moves), list(made.removals))


def _is_harmed(folder: BookFolder, entry: Entry) -> bool:
    return any(what_is_wrong(folder, file) for file in entry.files)


def _set_damaged_aside(folder: BookFolder, entry: Entry, bringing: Bringing, now: datetime) -> None:
    for file in entry.files:
        path = f"store/{file.path}"
        if (folder.root / path).exists() and what_is_wrong(folder, file):
            bringing.did(
                "damaged files set aside", f"{path} is damaged; moved to {set_aside(folder, path, now)}"
            )
