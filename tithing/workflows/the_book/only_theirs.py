"""What a backup, or a book that was set aside as harmed, knows and this book does not: told, since it cannot be proved
which of the two is right where each went on without the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import looks_like_original
from tithing.store.journal.chain import first_broken
from tithing.store.journal.left import bytes_at, parsed_lines
from tithing.store.journal.record import Record, is_original, read_without_originals
from tithing.store.mending.plan import in_common
from tithing.store.mending.planned import Theirs
from tithing.vocabulary.in_words.numbered import numbered
from tithing.workflows.the_book.bring_back import found_by_hash
from tithing.workflows.the_book.bringing import Bringing

_PAPERS = ("book.json", "head.json", "journal.jsonl", "details.jsonl")


def as_backup(given: Path | None) -> BookFolder | None:
    """The folder as a book, where any paper of a book stands in it, or originals do."""
    if given is None or not given.is_dir():
        return None
    folder = BookFolder(given)
    is_one = any((given / name).exists() for name in _PAPERS) or any(_originals_in(folder))
    return folder if is_one else None


def tell_what_only_they_know(folder: BookFolder, theirs: Theirs, bringing: Bringing) -> None:
    """Originals, erasures and withdrawals; and why nothing of a journal was taken."""
    record = read_without_originals(folder)
    their = theirs.record
    known = record.raw_files | record.erased_files.keys()
    if their is None:
        _tell_unproved(theirs, bringing)
        _tell_erased(folder, record, _erased_in(theirs.folder, record), bringing)
    elif their.identity.id != record.identity.id:
        what = "it is another book: nothing of its journal was taken, and its files only where they are this book's"
        bringing.wants(what, "Give a backup of this book", str(theirs.folder.root))
        return
    else:
        _tell_parted(record, their, theirs, bringing)
        erased = {sha: str(stone.day) for sha, stone in their.erased_files.items()}
        _tell_erased(folder, record, erased, bringing)
        _tell_withdrawn(folder, record, their, bringing)
        known |= their.erased_files.keys()
    _tell_originals(folder, known, their, theirs.folder, bringing)


def _tell_unproved(theirs: Theirs, bringing: Bringing) -> None:
    for why in theirs.why:
        what = f"nothing of its journal could be taken over ({why.what})"
        change = (
            "What was withdrawn or erased since this book was copied may not be known here: do it again. What else is known "
            "only there is named below"
        )
        bringing.wants(what, change, why.file or str(theirs.folder.root))


def _erased_in(backup: BookFolder, record: Record) -> dict[str, str]:
    """Erased file -> the day, by the lines of a journal that follow on one another, whatever became of their details."""
    lines = parsed_lines(bytes_at(backup.journal).split(b"\n"))
    broken = first_broken(lines, start=record.identity.sha256)
    sound = lines[: broken - 1] if broken else lines
    return {line.file: line.day for line in sound if line.status == "erased"}


def _tell_parted(record: Record, their: Record, theirs: Theirs, bringing: Bringing) -> None:
    common = in_common(record.lines, their.lines)
    only_theirs, only_ours = len(their.lines) - common, len(record.lines) - common
    if not only_theirs or any(problem.file == str(theirs.folder.journal) for problem in bringing.wanting):
        return
    if all(line.status == "repaired" for line in their.lines[common:]):
        return
    what = (
        f"its journal and this book's are the same for {numbered(common, 'line')} and then part: it has "
        f"{only_theirs} more of its own, and this book {only_ours}"
    )
    change = f"{theirs.folder.command('journal')} shows what was done there: do here again what is wanting"
    bringing.wants(what, change, str(theirs.folder.journal))


def _tell_erased(folder: BookFolder, record: Record, erased: Mapping[str, str], bringing: Bringing) -> None:
    for entry in record.entries:
        day = erased.get(entry.sha256) or erased.get(entry.content_sha256)
        if day is not None:
            what = f"the backup knows that {entry.name} was erased on {day}, and it stands in this book"
            change = f"Erase it here too: {folder.command('erase', entry.number, '--reason', 'TEXT')}"
            bringing.wants(what, change)


def _tell_withdrawn(folder: BookFolder, record: Record, their: Record, bringing: Bringing) -> None:
    withdrawn = {entry.id: entry.withdrawn for entry in their.entries if entry.withdrawn is not None}
    for entry in record.entries:
        if entry.withdrawn is None and entry.id in withdrawn:
            what = f"the backup knows that {entry.name} was withdrawn on {withdrawn[entry.id]}, and it speaks here"
            change = f"Withdraw it here too: {folder.command('withdraw', entry.number, '--reason', 'TEXT')}"
            bringing.wants(what, change)


def _tell_originals(
    folder: BookFolder, known: Iterable[str], their: Record | None, backup: BookFolder, bringing: Bringing
) -> None:
    """Those that the backup's journal names, wherever they are, and those that stand in its raw/."""
    names = {entry.sha256: entry.name for entry in their.entries} if their is not None else {}
    standing = {path.name for path in _originals_in(backup) if is_original(path)}
    unknown = (names.keys() | standing) - set(known)
    told = {problem.file for problem in bringing.wanting}
    found = found_by_hash(set(unknown), folder, backup.root)
    for sha in sorted(unknown):
        where = _where(folder, found[sha]) if sha in found else ""
        if not where or where not in told:
            _tell_original(sha, names.get(sha, ""), where, bringing)


def _tell_original(sha: str, name: str, where: str, bringing: Bringing) -> None:
    called = f" ({name})" if name else ""
    what = f"this original{called} is known to the backup and not to the journal of this book"
    change = "Import it again" if where else "It is not in the backup either: ask its sender for it"
    bringing.wants(what, change, where or f"raw/{sha}")


def _where(folder: BookFolder, path: Path) -> str:
    """Below the book, or as it was given."""
    return path.relative_to(folder.root).as_posix() if path.is_relative_to(folder.root) else str(path)


def _originals_in(folder: BookFolder) -> list[Path]:
    if not folder.raw.is_dir():
        return []
    return sorted(path for path in folder.raw.iterdir() if looks_like_original(path.name))
