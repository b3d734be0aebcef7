"""What was inspected and waits to be accepted: waiting/<id>/, whole or not there.

    waiting/K7QX2MAB/
      preview.json     what it holds, what it would change, the state of the book to which that was reckoned, and its own hash
      raw/<sha256>     what will be kept
      store/...        the Parquet that will be stored

A preview is stored as anything is written (declared, and undone where the write was killed), but it is no part of the
book: no figure comes from it, and it changes no line. What nobody accepts is swept after thirty days.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from tithing.store.durable import part_of
from tithing.store.entry import Entry, StoredFile
from tithing.store.fold import entry_from
from tithing.store.folder import BookFolder
from tithing.store.raw import sha256_of
from tithing.vocabulary.problems import Problem, Refused

LIVES = timedelta(days=30)
PREVIEW = "preview.json"
NO_HEAD = "none"  # of a preview that is to be reckoned anew: no head of a journal is that
SHORTEST = 4  # letters of an id that may stand for it


@dataclass(frozen=True)
class Waiting:
    """One preview as it is stored. `said` is what its preview.json says."""

    path: Path
    said: Mapping[str, Any]

    @property
    def id(self) -> str:
        return self.path.name

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.said["made"])

    @property
    def head(self) -> str:
        """The head of the journal to which its effect was reckoned."""
        return str(self.said["head"])

    @property
    def folder(self) -> BookFolder:
        """Its raw files and its part of the store, which stand as a book's do."""
        return BookFolder(self.path)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry_from(each) for each in self.said["entries"])

    @property
    def files(self) -> dict[Path, str]:
        """Every file it holds beside preview.json, and the SHA-256 of its bytes."""
        raw = {self.folder.raw_file(entry.sha256): entry.sha256 for entry in self.entries}
        store = {self.folder.store / file.path: file.sha256 for file in self._stored()}
        return {**raw, **store}

    def _stored(self) -> Iterator[StoredFile]:
        yield from (file for entry in self.entries for file in entry.files)

    def is_called(self, which: str) -> bool:
        """Whether that is its id, or so much of its beginning that it can be meant."""
        wanted = which.strip().upper()
        return len(wanted) >= SHORTEST and self.id.startswith(wanted)

    def is_over(self, now: datetime) -> bool:
        return now - self.made > LIVES

    def everything(self) -> tuple[Path, ...]:
        """All that goes with it, preview.json first: what is left after that is no preview any more."""
        return (self.path / PREVIEW, part_of(self.path / PREVIEW), *self.files)


def waiting_in(folder: BookFolder) -> tuple[Waiting, ...]:
    """Every preview that waits, the oldest first; folders that hold none are passed over."""
    found = [each for each in map(_read, _folders(folder)) if each is not None]
    return tuple(sorted(found, key=lambda each: (each.made, each.id)))


def broken_in(folder: BookFolder) -> tuple[Path, ...]:
    """Folders of waiting/ that hold no preview, or one that is not whole."""
    pairs = [(path, _read(path)) for path in _folders(folder)]
    return tuple(path for path, found in pairs if found is None or why_not_whole(found))


def unreadable_in(folder: BookFolder) -> tuple[Path, ...]:
    """The preview.json of each that says nothing certain any more: it was edited or damaged."""
    return tuple(
        path / PREVIEW for path in _folders(folder) if (path / PREVIEW).is_file() and not _read(path)
    )


def find_waiting(folder: BookFolder, which: str) -> Waiting:
    """The preview of this id, or of this unique beginning of one. Raises Refused, listing them, where there is none."""
    everything = waiting_in(folder)
    found = [each for each in everything if each.is_called(which)]
    if len(found) == 1:
        return found[0]
    what = f'no preview "{which}" waits' if not found else f'"{which}" is the beginning of {len(found)} ids'
    ids = ", ".join(each.id for each in everything) or "none"
    raise Refused(Problem(what, f"Waiting now: {ids}; {folder.command('waiting')} says more of each"))


def why_not_whole(waiting: Waiting) -> str:
    """What is missing or damaged of a preview, "" where nothing is."""
    for path, sha in waiting.files.items():
        where = path.relative_to(waiting.path).as_posix()
        if not path.is_file():
            return f"{where} is missing"
        if sha256_of(path) != sha:
            return f"{where} is damaged"
    return ""


def must_be_whole(folder: BookFolder, waiting: Waiting) -> None:
    """Raises Refused where a preview is not as it was stored."""
    if why := why_not_whole(waiting):
        change = f"Discard it and import the files again: {folder.command('discard', waiting.id)}"
        raise Refused(Problem(why, change, file=f"waiting/{waiting.id}"))


def without_what_was_shown(waiting: Waiting, *, effect: Mapping[str, Any], gone: Collection[str]) -> bytes:
    """The preview.json of one of which only what came is kept: what was reckoned and asked told of the book as it stood,
    and a file of that is erased. `gone` are the ids of its entries, `effect` stands in place of what was shown.
    """
    said = dict(waiting.said)
    said.update(head=NO_HEAD, effect=dict(effect), questions={}, answers={}, open=[])
    said.update({name: [] for name in ("already", "taken_out", "notices")})
    said["stated"] = {entry: day for entry, day in said["stated"].items() if entry not in gone}
    return sealed(said)


def sealed(said: Mapping[str, Any]) -> bytes:
    """The preview.json that says this, with the hash of it: what enters the book by it is what was shown, or nothing."""
    words = _words(said)
    return b'{"sha256": "%s", "said": %s}' % (hashlib.sha256(words).hexdigest().encode(), words)


def _words(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def _unsealed(content: bytes) -> Any:
    """What it says. Raises ValueError where that is not what was written."""
    held = json.loads(content)
    if hashlib.sha256(_words(held["said"])).hexdigest() != held["sha256"]:
        raise ValueError("it was edited or damaged")
    return held["said"]


def over_in(folder: BookFolder, now: datetime) -> tuple[Waiting, ...]:
    """The previews that nobody has accepted in time."""
    if not folder.waiting.is_dir():
        return ()
    return tuple(each for each in waiting_in(folder) if each.is_over(now))


def files_below(paths: Iterable[Path]) -> list[Path]:
    """Every file in these folders."""
    return sorted(file for path in paths for file in path.rglob("*") if file.is_file() or file.is_symlink())


def _folders(folder: BookFolder) -> list[Path]:
    try:
        return sorted(Path(each.path) for each in os.scandir(folder.waiting) if each.is_dir())
    except OSError:
        return []


def _read(path: Path) -> Waiting | None:
    try:
        found = Waiting(path, _unsealed((path / PREVIEW).read_bytes()))
        return found if found.made.tzinfo and found.head and found.entries is not None else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
