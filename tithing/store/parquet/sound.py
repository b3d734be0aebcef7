"""The gate to the store: a file is opened only after its bytes were held against the SHA-256 in the journal.

An engine scans `SoundFile`s and nothing else, and only the functions here make them, so there is no way round: no
figure comes from a store file that was damaged. Holding them costs about 0.4 ms for each megabyte and 20 microseconds
for each file; it is done each time a file is opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of, in_words
from tithing.store.disk.raw import sha256_of
from tithing.store.disk.threads import threads
from tithing.store.journal.entry import StoredFile
from tithing.store.journal.identity import damaged
from tithing.vocabulary.problems import Problem, Refused

_MANY = 64  # files that are held one after the other; of more, such parts are held beside one another
_OURS = object()


class SoundFile:
    """A file of the store whose bytes are those that the journal names, or one made of such. Made here alone."""

    __slots__ = ("path",)

    def __init__(self, path: Path, *, made_by: object) -> None:
        if made_by is not _OURS:
            raise TypeError("a file of the store comes from sound_files, which holds it against the journal")
        self.path = path


class StoreDamaged(Refused):
    """A file of the store is missing or is not as the journal says."""


def sound_files(folder: BookFolder, files: Iterable[StoredFile]) -> tuple[SoundFile, ...]:
    """These files of the store, each held against the journal. Raises Refused, naming each that is not sound."""
    wanted = list(files)
    wrong = [problem for problem in _each(folder, wanted) if problem is not None]
    if wrong:
        raise StoreDamaged(*wrong[:20])
    return tuple(SoundFile(folder.store / file.path, made_by=_OURS) for file in wanted)


def sound_kept(path: Path, sha256: str) -> SoundFile | None:
    """A file of cache/ whose bytes are those that its name says (see `store.kept`); None where they are not: it is no part of
    the book, and nobody need be told.
    """
    try:
        return SoundFile(path, made_by=_OURS) if sha256_of(path) == sha256 else None
    except OSError:
        return None


def sound_bytes(folder: BookFolder, file: StoredFile) -> bytes:
    """The content of a small file of the store. Raises Refused where it is not sound."""
    try:
        content = content_of(folder.store / file.path)
    except OSError as error:
        raise StoreDamaged(_wrong(folder, file, in_words(error))) from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise StoreDamaged(_wrong(folder, file, _DAMAGED))
    return content


def what_is_wrong(folder: BookFolder, file: StoredFile) -> Problem | None:
    """Why a file of the store is not sound; None where it is."""
    try:
        held = sha256_of(folder.store / file.path)
    except OSError as error:
        return _wrong(folder, file, in_words(error))
    return None if held == file.sha256 else _wrong(folder, file, _DAMAGED)


_DAMAGED = "is damaged: its bytes are not those that the journal names"


def _each(folder: BookFolder, files: Sequence[StoredFile]) -> list[Problem | None]:
    if len(files) < _MANY:
        return [what_is_wrong(folder, file) for file in files]
    parts = [files[start : start + _MANY] for start in range(0, len(files), _MANY)]
    with threads(4) as several:
        held = several.map(lambda part: [what_is_wrong(folder, file) for file in part], parts)
        return [problem for part in held for problem in part]


def _wrong(folder: BookFolder, file: StoredFile, what: str) -> Problem:
    return damaged(folder, f"store/{file.path}", what)
