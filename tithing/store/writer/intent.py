"""What a write declares before it touches the book, and how a write that was killed is undone or finished.

Only what was declared is ever removed, only where a write makes things, and nothing that the journal names. Whether it
is undone or finished is for head.json to say: a write counts from the moment in which that is replaced.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from tithing.store.disk.durable import flush, replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.head import Head, read_head
from tithing.store.journal.identity import damaged
from tithing.store.journal.shape import is_below, parsed
from tithing.store.writer.edited import EditedFile
from tithing.store.writer.workspace import INTENT
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class Intent:
    """`make` and `remove` are paths below the book, `forget` the numbers of lines whose details go, and `scrub` words
    that are to stand nowhere in upgraded/ and lost/ any more; `edited` are the partnership's own files that get other words.
    """

    before: str
    after: str
    make: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    forget: tuple[int, ...] = ()
    scrub: tuple[str, ...] = ()
    edited: tuple[EditedFile, ...] = ()

    def declare(self, workspace: Path) -> None:
        """Write it down, flushed to the disk."""
        replace_whole(workspace / INTENT, json.dumps(asdict(self)).encode())


def read_intent(workspace: Path) -> Intent | None:
    """None where nothing was declared, or not whole: then nothing was touched."""
    try:
        said = parsed((workspace / INTENT).read_bytes())
        intent = Intent(
            said["before"],
            said["after"],
            tuple(said["make"]),
            tuple(said["remove"]),
            tuple(said["forget"]),
            tuple(said["scrub"]),
            tuple(EditedFile(**each) for each in said.get("edited", ())),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return intent if _is_ours(intent) else None


def taken_away_in(folder: BookFolder) -> frozenset[str]:
    """The paths below the book that a write which counts has still to take away: it was killed after head.json was replaced,
    and the next write finishes it.
    """
    declared = [each for path in _workspaces(folder) if (each := read_intent(path)) is not None]
    if not declared:
        return frozenset()
    head = read_head(folder).head
    done = (each.remove for each in declared if each.after == head != each.before)
    return frozenset(chain.from_iterable(done))


def _workspaces(folder: BookFolder) -> list[Path]:
    try:
        return [Path(each.path) for each in os.scandir(folder.writing) if each.is_dir()]
    except OSError:
        return []


_PLACES = ("raw", "store", "waiting", "lost", "published", "cache")  # where a write makes and removes things


def _is_ours(intent: Intent) -> bool:
    """Whether it names things that a write may make or remove, and nothing else: what it names is removed."""
    words = (intent.before, intent.after, *intent.scrub)
    return (
        all(isinstance(word, str) and word for word in words)
        and all(map(_has_its_place, (*intent.make, *intent.remove)))
        and all(each.is_ours() for each in intent.edited)
        and all(type(number) is int for number in intent.forget)
    )


def _has_its_place(path: object) -> bool:
    return is_below(path) and PurePosixPath(str(path)).parts[0] in _PLACES


def settle_intent(
    folder: BookFolder, workspace: Path, head: Head, *, named: Collection[str], gone: Collection[int]
) -> None:
    """Undo or finish what a dead write declared, and of that nothing which the journal does not bear out: `named` are the
    paths that it knows, `gone` the lines whose details it says are no more.
    """
    intent = read_intent(workspace)
    if intent is None:
        return
    if head.head == intent.before:
        undo(folder, intent, head, named)
        flush_record(folder)
    elif head.head == intent.after:
        unnamed = tuple(path for path in intent.remove if path not in named)
        forget = tuple(number for number in intent.forget if number in gone)
        finish(folder, replace(intent, remove=unnamed, forget=forget), workspace)
    else:
        what = "a write that was killed belongs to another state of the book: head.json was put back from another day"
        raise Refused(damaged(folder, f"writing/{workspace.name}", what))


def undo(folder: BookFolder, intent: Intent, head: Head, named: Collection[str]) -> None:
    """Take away what was made, put back what was edited, and take away what was added to the journal and beside it."""
    for each in intent.edited:
        each.put_back(folder)
    for relative in intent.make:
        if relative not in named:
            _remove(folder.root / relative)
    if folder.journal.exists() and folder.journal.stat().st_size > head.size:
        os.truncate(folder.journal, head.size)
    for path in _of_the_lines(folder):
        _cut(path, head)
    tidy(folder)


def _remove(path: Path) -> None:
    """One file; where something else stands in its way, or in its folder's, the file is not there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        path.unlink()


def _cut(path: Path, head: Head) -> None:
    """Cut a file before the first of its lines that is of a line which the head does not know: they stand in its order."""
    if not path.exists():
        return
    content = path.read_bytes()
    known = 0
    for text in content.split(b"\n")[:-1]:
        if _number_of(text) > head.lines:
            break
        known += len(text) + 1
    if known < len(content):
        os.truncate(path, known)


def _of_the_lines(folder: BookFolder) -> tuple[Path, Path]:
    """The files of which each line says of which line of the journal it is."""
    return folder.details, folder.ledger


def flush_record(folder: BookFolder) -> None:
    """Ask the disk to keep the journal, and what is said of its lines, as they are now."""
    for path in (folder.journal, *_of_the_lines(folder)):
        if path.exists():
            flush(path)


def _number_of(text: bytes) -> float:
    try:
        return int(parsed(text)["n"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return float("inf")


def finish(folder: BookFolder, intent: Intent, workspace: Path) -> None:
    """Do the removals that were declared, each that the disk allows. Done twice it does no more.

    Raises OSError, once the rest is done, where one was not allowed.
    """
    refused = [error for relative in intent.remove if (error := _why_not_removed(folder.root / relative))]
    for path, content in _to_rewrite(folder, intent.forget, intent.scrub):
        _replace(path, content, workspace)
    if intent.remove:
        tidy(folder)
    if refused:
        raise refused[0]


def _why_not_removed(path: Path) -> OSError | None:
    try:
        _remove(path)
    except OSError as error:
        return error
    return None


def still_holding(folder: BookFolder, forget: Collection[int], scrub: Collection[str]) -> list[Path]:
    """The files of the book in which details of these lines, or these words, stand that are to stand nowhere any more."""
    return [path for path, _ in _to_rewrite(folder, forget, scrub)]


def _to_rewrite(
    folder: BookFolder, forget: Collection[int], scrub: Collection[str]
) -> Iterator[tuple[Path, bytes]]:
    """Those files, each with what is to be left of it: details are of their own file, words of what is kept of older
    journals too.
    """
    texts = folder.details.read_bytes().split(b"\n") if forget else []
    kept = [text for text in texts if not text or _number_of(text) not in forget]
    if len(kept) < len(texts):
        yield folder.details, b"\n".join(kept)
    yield from _with_words(folder, [word.encode() for word in scrub])


def _with_words(folder: BookFolder, words: Collection[bytes]) -> Iterator[tuple[Path, bytes]]:
    tops = (folder.upgraded, folder.lost) if words else ()
    for path in [each for top in tops for each in top.rglob("*") if each.is_file()]:
        lines = path.read_bytes().split(b"\n")
        kept = [line for line in lines if not any(word in line for word in words)]
        if len(kept) < len(lines):
            yield path, b"\n".join(kept)


def _replace(path: Path, content: bytes, workspace: Path) -> None:
    written = workspace / "scrubbed"
    written.write_bytes(content)
    flush(written)
    os.replace(written, path)
    flush(path.parent)


def tidy(folder: BookFolder) -> None:
    """Remove the folders in which nothing stands any more."""
    for top in (folder.store, folder.lost, folder.waiting, folder.published):
        remove_empty_folders(top)
    for top in (folder.waiting, folder.published):
        with contextlib.suppress(OSError):  # something waits or was published, or nothing ever did and was
            top.rmdir()


def remove_empty_folders(top: Path) -> None:
    """The folders below `top` that hold nothing."""
    for path in sorted((each for each in top.rglob("*") if each.is_dir()), reverse=True):
        with contextlib.suppress(OSError):  # it still holds something
            path.rmdir()
