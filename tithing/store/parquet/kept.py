"""Parquet that is kept beside the store, made from some of its files, and made anew when those are others.

It stands in cache/, which may vanish at any time: `cache/<what>/<part>/<feed>-<seen>-<sha256>.parquet`. `feed` stands for
all that the journal says of what it is made of, `seen` for how the files of the store looked on the disk when they were
last held against the journal, and the SHA-256 is of its own bytes. So one move puts a whole one in place, and one that is
stale, half-written or damaged does not answer to its name: it is made anew, or gone round.

It is made under the book's lock, of the journal that stands then: what was erased cannot be kept by a reader who began
before. Where the lock is not free, or nothing may be written, nothing is kept, and whoever asks reads the store.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from tithing.store.disk.durable import PART, remove_if_can_be
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.current import Speaking
from tithing.store.journal.entry import Entry, StoredFile
from tithing.store.journal.head import read_head
from tithing.store.journal.record import Record
from tithing.store.originals import SETTLED_NANOSECONDS
from tithing.store.parquet.sound import SoundFile, sound_files, sound_kept
from tithing.store.writer.lock import one_writer
from tithing.vocabulary.problems import Refused

Found = TypeVar("Found")

_DIGITS = 20  # of a digest in a name: nobody forges what is only compared with what was reckoned here
_ENDING = ".parquet"
_UNSETTLED = "unsettled"


@dataclass(frozen=True)
class Feed:
    """What one part is made of: files of the store, in the order that matters, and what the journal says of them."""

    files: tuple[StoredFile, ...]
    said: tuple[str, ...]
    _digests: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def digest(self, made_by: str) -> str:
        """Stands for the feed, and for the program's way of making something of it."""
        if made_by not in self._digests:
            self._digests[made_by] = self._digest(made_by)
        return self._digests[made_by]

    def _digest(self, made_by: str) -> str:
        words = (made_by, *(f"{file.path} {file.sha256}" for file in self.files), *self.said)
        return hashlib.sha256("\n".join(words).encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class Feeds(Mapping[str, Feed]):
    """By financial year, what a part of it is made of: the files of one kind of table, oldest release first, and which of
    them stand, less which days. Each is put together when it is asked for. `besides` is what else it hangs on.
    """

    speaking: Speaking
    kind: str
    only_standing: bool = False  # without files that others took the place of
    besides: tuple[str, ...] = ()

    def __getitem__(self, year: str) -> Feed:
        about = self.kind, year, self.only_standing, self.besides
        feed: Feed = self.speaking.once(about, lambda: self._of(year))
        return feed

    def _of(self, year: str) -> Feed:
        pairs = [
            pair
            for pair in self.speaking.by_year[self.kind, year]
            if not self.only_standing or pair[1].id in self.speaking.current
        ]
        said = tuple(_said_of(entry, self.speaking) for _, entry in pairs)
        return Feed(tuple(file for file, _ in pairs), (*said, *self.besides))

    def __contains__(self, year: object) -> bool:
        return (self.kind, year) in self.speaking.by_year

    def __iter__(self) -> Iterator[str]:
        return (year for kind, year in self.speaking.by_year if kind == self.kind)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _said_of(entry: Entry, speaking: Speaking) -> str:
    stands = "stands" if entry.id in speaking.current else "before"
    days = (f"{first} {last}" for first, last in speaking.carved.get(entry.id, ()))
    return " ".join((stands, *days))


Make = Callable[[Feed, Sequence[SoundFile], Path], None]


@dataclass(frozen=True)
class KeptParts:
    """The parts of one kind that a book keeps. `made_by` changes when what is made of the same feed changes; `make` writes
    a part to a path.
    """

    folder: BookFolder
    what: str
    made_by: str
    make: Make

    @property
    def place(self) -> Path:
        return self.folder.cache / self.what

    def parts(self, record: Record, feeds: Mapping[str, Feed], wanted: Iterable[str]) -> dict[str, SoundFile]:
        """Each wanted part that is kept, made first where it is not. `feeds` are of every part there is.

        Raises Refused where a file of the store that a part is made of is not sound.
        """
        asked = [part for part in wanted if part in feeds]
        found = {part: held for part in asked if (held := self._held(part, feeds[part])) is not None}
        lacking = [part for part in asked if part not in found]
        if lacking or self._has_more_than(feeds):
            self._make_each(record, feeds, lacking, found)
        return found

    def _held(self, part: str, feed: Feed) -> SoundFile | None:
        """The part as it is kept, where it is of this feed and its bytes are those of its name."""
        for path in self._of_feed(part, feed):
            digest, seen_then, sha256 = _parsed(path.name)
            seen = self._seen_now(part, feed)
            if seen_then == seen != _UNSETTLED:
                return self._sound(path, sha256)
            sound_files(self.folder, feed.files)
            return sound_kept(_called(path, _name(digest, seen, sha256)), sha256)
        return None

    def _seen_now(self, part: str, feed: Feed) -> str:
        """How the files of a feed look, or looked a moment ago to the one who is still asking (see `each_looked_at_once`)."""
        about = f"{self.place}/{part} {feed.digest(self.made_by)}"
        found = _looked_before(about) or _UNSETTLED
        return _now_looked(about, _seen(self.folder, feed.files)) if found == _UNSETTLED else found

    def _sound(self, path: Path, sha256: str) -> SoundFile | None:
        """A part whose bytes are those of its name, or were when it looked as it does."""
        about = f"{path} {_look(os.fspath(path))}"
        before: SoundFile | None = _looked_before(about)
        return _now_looked(about, sound_kept(path, sha256)) if before is None else before

    def _of_feed(self, part: str, feed: Feed) -> Iterator[Path]:
        """What stands under a name of this feed."""
        digest, home = feed.digest(self.made_by), self.place / part
        return (home / name for name in _names_in(home) if _parsed(name)[0] == digest)

    def differing(self, feeds: Mapping[str, Feed], private: Path) -> Iterator[str]:
        """Parts that would be believed and are not what the store gives: each is made once more, in a private folder.

        Raises Refused where a file of the store is not sound.
        """
        for part, feed in feeds.items():
            for path in self._of_feed(part, feed):
                if sound_kept(path, _parsed(path.name)[2]) and not self._is_as_made(feed, path, private):
                    yield path.relative_to(self.folder.root).as_posix()

    def _is_as_made(self, feed: Feed, path: Path, private: Path) -> bool:
        self.make(feed, sound_files(self.folder, feed.files), private / path.name)
        return sha256_of(private / path.name) == _parsed(path.name)[2]

    def _has_more_than(self, feeds: Mapping[str, Feed]) -> bool:
        return bool(set(_names_in(self.place)) - feeds.keys())

    # -- making ------------------------------------------------------------------------------------

    def _make_each(
        self, record: Record, feeds: Mapping[str, Feed], lacking: Sequence[str], found: dict[str, SoundFile]
    ) -> None:
        """Make the parts that are lacking and take away those that nothing feeds, as far as the disk and others let us."""
        for part in lacking:
            seen = _seen(self.folder, feeds[part].files)
            sound = sound_files(self.folder, feeds[part].files)
            with contextlib.suppress(_NotNow, OSError), self._ours_to_write(record):
                if (made := self._made(part, feeds[part], sound, seen)) is not None:
                    found[part] = made
        with contextlib.suppress(_NotNow, OSError):
            if self._has_more_than(feeds):
                with self._ours_to_write(record):
                    self._drop_all_but(feeds)

    @contextlib.contextmanager
    def _ours_to_write(self, record: Record) -> Iterator[None]:
        """The book's lock, if it is free at once and the journal is still the one that was read."""
        if not os.access(self.folder.root, os.W_OK):
            raise _NotNow
        with contextlib.ExitStack() as held:
            try:
                lock = one_writer(self.folder, who=_WHO, now=datetime.now(UTC), wait_seconds=0)
                held.enter_context(lock)
                if read_head(self.folder) != record.head:
                    raise _NotNow
            except Refused:
                raise _NotNow from None
            yield

    def _made(self, part: str, feed: Feed, sound: Sequence[SoundFile], seen: str) -> SoundFile | None:
        home = self.place / part
        home.mkdir(parents=True, exist_ok=True)
        written = home / f"{os.getpid()}{PART}"
        try:
            self.make(feed, sound, written)
            sha256 = sha256_of(written)
            name = _name(feed.digest(self.made_by), seen, sha256)
            os.replace(written, home / name)
        finally:
            remove_if_can_be(written)
        _drop(home / each for each in os.listdir(home) if each != name)
        return sound_kept(home / name, sha256)

    def _drop_all_but(self, feeds: Mapping[str, Feed]) -> None:
        for part in set(_names_in(self.place)) - feeds.keys():
            _drop(self.place / part / each for each in _names_in(self.place / part))
            with contextlib.suppress(OSError):
                (self.place / part).rmdir()


_looked: ContextVar[dict[str, Any] | None] = ContextVar("looked", default=None)


@contextlib.contextmanager
def each_looked_at_once() -> Iterator[None]:
    """While one question is answered, which reads the same years again and again, look once at the thousands of files behind
    them. Who asks next looks anew.
    """
    before = _looked.set({})
    try:
        yield
    finally:
        _looked.reset(before)


def _looked_before(about: str) -> Any:
    looked = _looked.get()
    return None if looked is None else looked.get(about)


def _now_looked(about: str, found: Found) -> Found:
    looked = _looked.get()
    if looked is not None:
        looked[about] = found
    return found


def drop_kept(folder: BookFolder) -> None:
    """Take away all that is kept: for who makes the store anew. The next reader makes it again."""
    _drop(path for path in folder.cache.glob(f"*/*/*{_ENDING}") if path.is_file())


class _NotNow(Exception):
    """Another is writing, has written since, or nothing may be written: nothing is kept, and nobody is told."""


_WHO = "a reader, who keeps what stands"


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _name(feed: str, seen: str, sha256: str) -> str:
    return f"{feed}-{seen}-{sha256}{_ENDING}"


def _called(path: Path, name: str) -> Path:
    """The same file under its new name, where it can be given one: its feed was held again and is as it was."""
    try:
        os.replace(path, path.with_name(name))
    except OSError:
        return path
    return path.with_name(name)


def _parsed(name: str) -> tuple[str, str, str]:
    """(feed, seen, SHA-256) of a name; of one that is none of ours, texts that nothing equals."""
    steps = name.removesuffix(_ENDING).split("-")
    return (steps[0], steps[1], steps[2]) if len(steps) == 3 and name.endswith(_ENDING) else ("", "", "")


def _seen(folder: BookFolder, files: Iterable[StoredFile]) -> str:
    """Stands for sizes, times and places on the disk; what changed just now may change again unseen, and stands for nothing."""
    store = os.fspath(folder.store)
    looks = [_look(f"{store}/{file.path}") for file in files]
    newest = max((max(look[1:3]) for look in looks if look), default=0)
    if time.time_ns() - newest < SETTLED_NANOSECONDS:
        return _UNSETTLED
    return hashlib.sha256(repr(looks).encode()).hexdigest()[:_DIGITS]


def _look(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _drop(paths: Iterable[Path]) -> None:
    for path in paths:
        remove_if_can_be(path)
