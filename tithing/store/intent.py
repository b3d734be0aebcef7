"""What a write declares before it touches the book, and how a write that was killed is undone or finished.

Only what was declared is ever removed. Whether it is undone or finished is for head.json to say: a write counts from
the moment in which that is replaced.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tithing.store.durable import flush, replace_whole
from tithing.store.folder import BookFolder
from tithing.store.head import Head
from tithing.store.identity import damaged
from tithing.store.shape import is_below, parsed
from tithing.store.workspace import INTENT
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class Intent:
    """`make` and `remove` are paths below the book, `forget` the numbers of lines whose details go, and `scrub` words
    that are to stand nowhere in upgraded/ and lost/ any more.
    """

    before: str
    after: str
    make: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    forget: tuple[int, ...] = ()
    scrub: tuple[str, ...] = ()

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
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return intent if _is_ours(intent) else None


def _is_ours(intent: Intent) -> bool:
    """Whether it names things below the book and nothing else: what it names is removed."""
    words = (intent.before, intent.after, *intent.scrub)
    return (
        all(isinstance(word, str) and word for word in words)
        and all(map(is_below, (*intent.make, *intent.remove)))
        and all(type(number) is int for number in intent.forget)
    )


def settle_intent(folder: BookFolder, workspace: Path, head: Head, named: Collection[str]) -> None:
    """Undo or finish what a dead write declared. `named` are the paths that the journal knows."""
    intent = read_intent(workspace)
    if intent is None:
        return
    if head.head == intent.before:
        undo(folder, intent, head, named)
        flush_record(folder)
    elif head.head == intent.after:
        finish(folder, intent, workspace)
    else:
        what = "a write that was killed belongs to another state of the book: head.json was put back from another day"
        raise Refused(damaged(folder, f"writing/{workspace.name}", what))


def undo(folder: BookFolder, intent: Intent, head: Head, named: Collection[str]) -> None:
    """Take away what was made, and what was added to the journal and the details."""
    for relative in intent.make:
        if relative not in named:
            _remove(folder.root / relative)
    if folder.journal.exists() and folder.journal.stat().st_size > head.size:
        os.truncate(folder.journal, head.size)
    _cut_details(folder, head)
    tidy(folder)


def _remove(path: Path) -> None:
    """One file; where something else stands in its way, or in its folder's, the file is not there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        path.unlink()


def _cut_details(folder: BookFolder, head: Head) -> None:
    """Cut details.jsonl before the first line that the head does not know: details stand in order of their lines."""
    if not folder.details.exists():
        return
    content = folder.details.read_bytes()
    known = 0
    for text in content.split(b"\n")[:-1]:
        if _number_of(text) > head.lines:
            break
        known += len(text) + 1
    if known < len(content):
        os.truncate(folder.details, known)


def flush_record(folder: BookFolder) -> None:
    """Ask the disk to keep the journal and its details as they are now."""
    for path in (folder.journal, folder.details):
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
    if intent.forget:
        _forget(folder, intent.forget, workspace)
    if intent.scrub:
        scrub(folder, intent.scrub, workspace)
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


def _forget(folder: BookFolder, numbers: Iterable[int], workspace: Path) -> None:
    gone = set(numbers)
    texts = folder.details.read_bytes().split(b"\n")[:-1]
    kept = [text for text in texts if _number_of(text) not in gone]
    if len(kept) < len(texts):
        _replace(folder.details, b"".join(text + b"\n" for text in kept), workspace)


def scrub(folder: BookFolder, words: Collection[str], workspace: Path) -> None:
    """Take every line that holds one of these words out of what is kept of older journals."""
    sought = [word.encode() for word in words]
    for path in [each for top in (folder.upgraded, folder.lost) for each in top.rglob("*") if each.is_file()]:
        lines = path.read_bytes().split(b"\n")
        kept = [line for line in lines if not any(word in line for word in sought)]
        if len(kept) < len(lines):
            _replace(path, b"\n".join(kept), workspace)


def _replace(path: Path, content: bytes, workspace: Path) -> None:
    written = workspace / "scrubbed"
    written.write_bytes(content)
    flush(written)
    os.replace(written, path)
    flush(path.parent)


def tidy(folder: BookFolder) -> None:
    """Remove the folders in which nothing stands any more."""
    for top in (folder.store, folder.lost, folder.waiting):
        remove_empty_folders(top)
    with contextlib.suppress(OSError):  # something waits, or nothing ever did
        folder.waiting.rmdir()


def remove_empty_folders(top: Path) -> None:
    """The folders below `top` that hold nothing."""
    for path in sorted((each for each in top.rglob("*") if each.is_dir()), reverse=True):
        with contextlib.suppress(OSError):  # it still holds something
            path.rmdir()
