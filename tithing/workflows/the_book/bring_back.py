"""Puts the files of raw/ right: what is none of the book's goes to lost/, and originals come back from wherever they are.

First everything is moved that stands where it should not, then originals are looked for, in lost/ too: two that were
put in one another's place are both there by then.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from tithing.store.disk.durable import settle
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import open_file
from tithing.store.disk.raw import CHUNK, sha256_of
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.record import Record, read_without_originals
from tithing.store.originals import Harm, harm_of
from tithing.store.strays import MOVED, find_strays, named_files, set_aside
from tithing.store.writer.workspace import Workspace
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.the_book.bringing import Bringing
from tithing.workflows.the_book.copies import copies_beside, copies_in_lost, words_of

Makes = Callable[[Sequence[Entry], Iterable[Path], Path], Mapping[str, Path]]
"""From files as they came, what was kept of these entries, made again in a folder: by its hash."""


def put_originals_right(
    folder: BookFolder, given: Path | None, bringing: Bringing, now: datetime, makes: Makes
) -> None:
    """`makes` is for what the book keeps in place of files as they came. Raises Refused where the journal and the originals
    have nothing to do with one another.
    """
    record = read_without_originals(folder)
    _check_of_one_book(folder, record, given)
    linked = _set_harmed_aside(folder, record, bringing, now)
    _take_strays_out(folder, record, bringing, now)
    with Workspace(folder) as space:
        makes_again = partial(_made_again, folder, record, given, makes, space.path)
        _bring_back(folder, record, given, linked, bringing, makes_again)


def _check_of_one_book(folder: BookFolder, record: Record, given: Path | None) -> None:
    """Papers of another book beside these originals would have each of them set aside, and none left."""
    unknown = find_strays(folder, named_files(record)).originals
    if not unknown or not record.raw_files or any(_stands(folder.raw_file(sha)) for sha in record.raw_files):
        return
    ours = {*record.raw_files, *(entry.came_as for entry in record.entries)}
    if given is not None and found_by_hash(ours, folder, given):
        return
    what = (
        f"none of the {numbered(len(record.raw_files), 'original')} that the journal names stands in raw/, and none of the "
        f"{len(unknown)} that stand there is named: book.json and the journal are another book's, or raw/ is"
    )
    change = (
        "Put back what belongs together, or give a backup or the senders' files: "
        f"{folder.command('repair', '--from', 'PATH')}"
    )
    raise Refused(Problem(what, change, file=str(folder.root)))


def _stands(path: Path) -> bool:
    return os.path.lexists(path)


# -- what stands where it should not ---------------------------------------------------------------


def _set_harmed_aside(
    folder: BookFolder, record: Record, bringing: Bringing, now: datetime
) -> dict[str, Path]:
    """Where links led that stood in place of originals."""
    linked: dict[str, Path] = {}
    for sha in sorted(record.raw_files):
        harm = harm_of(folder, sha)
        if harm is None or not harm.is_there or harm.is_closed:
            continue
        path = folder.raw_file(sha)
        if path.is_symlink():
            linked[sha] = path.resolve()
        to = set_aside(folder, f"raw/{sha}", now)
        bringing.did("damaged originals set aside", f"raw/{sha} {harm.why}; moved to {to}")
    return linked


def _take_strays_out(folder: BookFolder, record: Record, bringing: Bringing, now: datetime) -> None:
    """What the journal does not know goes to lost/; what was erased, and came back with a backup, goes for good."""
    erased = record.erased_files
    strays = find_strays(folder, named_files(record))
    for path in (*strays.originals, *strays.others):
        if _is_erased(folder.root / path, erased):
            (folder.root / path).unlink()
            said = f"{path} had been erased and stood there again; it was removed"
            bringing.did("erased files removed again", said)
            continue
        to = set_aside(folder, path, now)
        if path in strays.originals:
            said = f"{path} is an original that the journal does not know; moved to {to}"
            bringing.did("originals set aside", said)
            bringing.wants("this original is in no line of the journal", "Import it again", to)
        else:
            bringing.did("unknown files set aside", f"{path} is not known to the journal; moved to {to}")
    _clear_erased_away(folder, record, bringing)


def _is_erased(path: Path, erased: Mapping[str, Tombstone]) -> bool:
    if not erased or path.is_symlink():
        return False
    with contextlib.suppress(OSError):
        return path.name in erased or sha256_of(path) in erased
    return False


def _clear_erased_away(folder: BookFolder, record: Record, bringing: Bringing) -> None:
    """From lost/; what lies in the book's folder and is none of its own is for its owner to delete."""
    erased = set(record.erased_files)
    if not erased:
        return
    with Workspace(folder) as space:
        lost = copies_in_lost(folder, erased, words_of(record), space.path) if folder.lost.is_dir() else []
        beside = copies_beside(folder, erased, space.path)
    for path in lost:
        path.unlink()
        where = path.relative_to(folder.root).as_posix()
        bringing.did("erased files removed again", f"{where} held a file that was erased; it was removed")
    for where in beside:
        bringing.wants("it holds a file that was erased, and is none of the book's own", "Delete it", where)


# -- originals -------------------------------------------------------------------------------------


def _bring_back(
    folder: BookFolder,
    record: Record,
    given: Path | None,
    linked: Mapping[str, Path],
    bringing: Bringing,
    makes_again: Callable[[set[str]], Mapping[str, Path]],
) -> None:
    harmed = {sha: harm for sha in sorted(record.raw_files) if (harm := harm_of(folder, sha)) is not None}
    wanted = {sha for sha, harm in harmed.items() if not harm.is_closed}
    copies = found_by_hash(wanted, folder, given, *linked.values()) if wanted else {}
    found = _with_how(copies, makes_again(wanted - copies.keys()))
    names = {entry.sha256: entry.name for entry in record.entries}
    for sha, harm in harmed.items():
        if sha in found:
            path, how = found[sha]
            _copy_into_place(path, folder.raw_file(sha), folder)
            bringing.did("originals brought back", f"the original of {names[sha]} was {how}")
        else:
            bringing.wants(*_wanting(folder, names[sha], harm), f"raw/{sha}")


def _with_how(copies: Mapping[str, Path], made: Mapping[str, Path]) -> dict[str, tuple[Path, str]]:
    """Each file that may stand in raw/ again, and what became of it in words."""
    found = {sha: (path, f"brought back from {path}") for sha, path in copies.items()}
    return found | {sha: (path, "made again from the file as it came") for sha, path in made.items()}


def _made_again(
    folder: BookFolder, record: Record, given: Path | None, makes: Makes, private: Path, wanted: set[str]
) -> Mapping[str, Path]:
    """What was kept in place of files as they came, made from these files where they are found."""
    entries = [entry for entry in record.entries if entry.original and entry.sha256 in wanted]
    return makes(entries, _candidates(folder, given), private) if entries else {}


def _wanting(folder: BookFolder, name: str, harm: Harm) -> tuple[str, str]:
    if harm.is_closed:
        return (
            f"the original of {name} {harm.why}",
            "See that you may read raw/ and what is in it, then try again",
        )
    change = f"Point to a backup or its sender's file: {folder.command('repair', '--from', 'PATH')}"
    return f"the original of {name} is wanting", change


def found_by_hash(wanted: set[str], folder: BookFolder, given: Path | None, *also: Path) -> dict[str, Path]:
    """Where each of these files stands, in the book or where the caller points; what cannot be read is passed over."""
    found: dict[str, Path] = {}
    for path in (*also, *_candidates(folder, given)):
        if not wanted - found.keys():
            break
        with contextlib.suppress(OSError):
            sha = sha256_of(path)
            if sha in wanted:
                found.setdefault(sha, path)
    return found


def _candidates(folder: BookFolder, given: Path | None) -> Iterator[Path]:
    """In lost/, in place of a part of the store, in what waits, or where the caller points."""
    ours = (folder.lost, folder.store, folder.waiting)
    for top in (*ours, *([given] if given is not None else [])):
        paths = [top] if top.is_file() else sorted(top.rglob("*"))
        yield from (path for path in paths if path.is_file() and path.name != MOVED)


def _copy_into_place(source: Path, target: Path, folder: BookFolder) -> None:
    with Workspace(folder) as space:
        written = space.path / "original"
        with open_file(source) as incoming, written.open("wb") as outgoing:
            while chunk := incoming.read(CHUNK):
                outgoing.write(chunk)
        target.parent.mkdir(exist_ok=True)
        settle({target: written})
