"""Where else in a book the bytes of a file stand: in an archive, in lost/, packed or plain."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tithing.store.disk.arrivals import Arrival
from tithing.store.disk.durable import is_of_the_disk
from tithing.store.disk.folder import OWN_FILES, OWN_FOLDERS, BookFolder
from tithing.store.disk.raw import sha256_of
from tithing.store.disk.unpack import Unpacked, open_arrival
from tithing.store.journal.record import Record
from tithing.store.writer.waiting import PREVIEW, files_below
from tithing.vocabulary.problems import Refused

_PACKED = (b"PK\x03\x04", b"\x1f\x8b")


def unpacked(path: Path, into: Path) -> tuple[Unpacked, ...]:
    """The readable files in an original, unpacked; one that is not packed is its own only file."""
    into.mkdir(parents=True, exist_ok=True)
    return open_arrival(Arrival(path, path.name, named=True), into=into / "0").unpacked


def archives_with(
    folder: BookFolder, hashes: Collection[str], among: Iterable[str], private: Path
) -> list[str]:
    """Which of these originals are archives that hold a file of one of these hashes."""
    return [sha for sha in among if _holds(folder.raw_file(sha), hashes, private)]


def copies_in_lost(
    folder: BookFolder, hashes: Collection[str], words: Collection[str], private: Path
) -> list[Path]:
    """What was set aside and is the file, holds it packed, or was called after it: damaged copies keep their name."""
    return [path for path in _files(folder.lost) if _is_copy(folder, path, hashes, words, private)]


def copies_beside(folder: BookFolder, hashes: Collection[str], private: Path) -> list[str]:
    """Files in the book's folder that are none of its own and are the file, or hold it packed; by their paths below it."""
    found = [path for path in _foreign(folder) if _is_one_of(path, hashes, private)]
    return [path.relative_to(folder.root).as_posix() for path in found]


def _foreign(folder: BookFolder) -> Iterator[Path]:
    """The partnership's configuration is its owner's, too."""
    for top in sorted(folder.root.iterdir()):
        if top.name in (*OWN_FOLDERS, *OWN_FILES):
            continue
        if top.is_dir() and not top.is_symlink():
            yield from _files(top)
        elif top.is_file():
            yield top


def _is_one_of(path: Path, hashes: Collection[str], private: Path) -> bool:
    with contextlib.suppress(OSError):
        return sha256_of(path) in hashes or _holds(path, hashes, private)
    return False


def words_of(record: Record) -> set[str]:
    """After what a damaged copy of an erased file, or of its part of the store, may be called."""
    return {*record.erased_files, *(entry for stone in record.tombstones for entry in stone.entries)} - {
        entry.id for entry in record.entries
    }


def copies_waiting(folder: BookFolder, hashes: Collection[str], private: Path) -> list[Path]:
    """Every file of each preview that holds the file, plain or packed."""
    tops = [path for path in sorted(folder.waiting.glob("*")) if path.is_dir()]
    return files_below(top for top in tops if _waits_in(top, hashes, private))


def _waits_in(top: Path, hashes: Collection[str], private: Path) -> bool:
    if any(sha256_of(path) in hashes or _holds(path, hashes, private) for path in _files(top)):
        return True
    preview = top / PREVIEW
    return preview.is_file() and any(
        each in preview.read_text(encoding="utf-8", errors="replace") for each in hashes
    )


def _is_copy(
    folder: BookFolder, path: Path, hashes: Collection[str], words: Collection[str], private: Path
) -> bool:
    called = path.relative_to(folder.lost).as_posix()
    return any(word in called for word in words) or sha256_of(path) in hashes or _holds(path, hashes, private)


def _files(top: Path) -> Iterator[Path]:
    yield from sorted(path for path in top.rglob("*") if path.is_file() and not path.is_symlink())


def _holds(path: Path, hashes: Collection[str], private: Path) -> bool:
    """Whether a packed file holds one of these; one that cannot be unpacked holds nothing that was ever read."""
    try:
        with path.open("rb") as file:
            if not file.read(4).startswith(_PACKED):
                return False
        found = unpacked(path, private / "looking")
    except (OSError, Refused) as error:
        if is_of_the_disk(error):  # it may hold one all the same
            raise
        return False
    finally:
        shutil.rmtree(private / "looking", ignore_errors=True)
    return any(each.content_sha256 in hashes for each in found)
