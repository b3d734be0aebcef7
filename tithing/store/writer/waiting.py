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

from tithing.store.disk.durable import part_of
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.entry import Entry, StoredFile
from tithing.store.journal.fold import entry_from
from tithing.store.writer.intent import taken_away_in
from tithing.vocabulary.problems import Problem, Refused

LIVES = timedelta(days=30)
PREVIEW = "preview.json"
SEAL = "sha256"  # of all else that a preview.json says
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
        return _is_called(self.id, which)

    def is_over(self, now: datetime) -> bool:
        return now - self.made > LIVES

    def everything(self) -> tuple[Path, ...]:
        """All that goes with it, preview.json first: what is left after that is no preview any more."""
        return (self.path / PREVIEW, part_of(self.path / PREVIEW), *self.files)


def as_stored(said: Mapping[str, Any]) -> bytes:
    """The bytes of a preview.json that says this, sealed: one in which anything was changed is no preview."""
    text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return json.dumps({**json.loads(text), SEAL: _seal(json.loads(text))}, ensure_ascii=False).encode()


def _seal(said: Mapping[str, Any]) -> str:
    rest = {name: each for name, each in said.items() if name != SEAL}
    return hashlib.sha256(json.dumps(rest).encode()).hexdigest()


def waiting_in(folder: BookFolder) -> tuple[Waiting, ...]:
    """Every preview that waits, the oldest first; folders that hold none are passed over."""
    found = [each for each in map(_read, _folders(folder)) if each is not None]
    return tuple(sorted(found, key=lambda each: (each.made, each.id)))


def waiting_ids(folder: BookFolder) -> tuple[str, ...]:
    """The id of everything that waits, whole or not."""
    return tuple(path.name for path in _folders(folder))


@dataclass(frozen=True)
class BrokenPreview:
    """What was to wait and is damaged. `names` are the files that it held, where that can still be read."""

    path: Path
    why: str
    names: tuple[str, ...] = ()

    @property
    def again(self) -> str:
        """What to do about it once it is gone, for the end of a sentence."""
        return f"import {', '.join(self.names) or 'its files'} again"

    def problem(self, folder: BookFolder) -> Problem:
        """The same words for whoever meets it."""
        change = f"{folder.command('repair')} moves it to lost/; {self.again}"
        return Problem(f"it is no whole preview: {self.why}", change, file=f"waiting/{self.path.name}")


def broken_in(folder: BookFolder) -> tuple[BrokenPreview, ...]:
    """Folders of waiting/ that hold no preview, or one that is not whole."""
    return tuple(broken for path in _folders(folder) if (broken := _broken(path)) is not None)


def _broken(path: Path) -> BrokenPreview | None:
    found = _read(path)
    if found is None:
        is_there = (path / PREVIEW).exists()
        return BrokenPreview(path, f"{PREVIEW} is {'damaged' if is_there else 'missing'}")
    why = why_not_whole(found)
    return BrokenPreview(path, why, tuple(entry.name for entry in found.entries)) if why else None


def find_waiting(folder: BookFolder, which: str) -> Waiting:
    """The whole preview of this id, or of this unique beginning of one. Raises Refused where there is none, listing them,
    and where it is damaged.
    """
    for broken in broken_in(folder):
        if _is_called(broken.path.name, which):
            raise Refused(broken.problem(folder))
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


def _is_called(name: str, which: str) -> bool:
    wanted = which.strip().upper()
    return len(wanted) >= SHORTEST and name.startswith(wanted)


def without_what_was_shown(waiting: Waiting, *, effect: Mapping[str, Any], gone: Collection[str]) -> bytes:
    """The preview.json of one of which only what came is kept: what was reckoned and asked told of the book as it stood,
    and a file of that is erased. `gone` are the ids of its entries, `effect` stands in place of what was shown.
    """
    said = dict(waiting.said)
    said.update(head=NO_HEAD, effect=dict(effect), questions={}, answers={}, open=[])
    said.update({name: [] for name in ("already", "taken_out", "notices")})
    said["stated"] = {entry: day for entry, day in said["stated"].items() if entry not in gone}
    return as_stored(said)


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
        found = sorted(Path(each.path) for each in os.scandir(folder.waiting) if each.is_dir())
    except OSError:
        return []
    gone = taken_away_in(folder) if found else ()
    return [path for path in found if (path / PREVIEW).relative_to(folder.root).as_posix() not in gone]


def _read(path: Path) -> Waiting | None:
    try:
        said = json.loads((path / PREVIEW).read_bytes())
        found = Waiting(path, said)
        if said.get(SEAL, _seal(said)) != _seal(said):  # those of earlier programs have none
            return None
        return found if found.made.tzinfo and found.head and found.entries is not None else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
