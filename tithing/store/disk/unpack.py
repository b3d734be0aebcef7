"""Opens what arrives packed: gzip and zip, each member to a private folder, hashed on the way, within limits.

Nothing here trusts a name or a size that an archive states. A member that would climb out, hide, or swell
beyond the limits refuses its archive, because what else is in it cannot be trusted either.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from tithing.store.disk.arrivals import Arrival, is_passed_over
from tithing.store.disk.durable import is_of_the_disk
from tithing.store.disk.raw import CHUNK
from tithing.vocabulary.problems import Problem, Refused

_GZIP = b"\x1f\x8b"
_TEXT = (".csv", ".tsv", ".txt")
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz")


@dataclass(frozen=True)
class Limits:
    """How large a received file may be. Ours: ten times the largest real ones, no one's rule."""

    file_bytes: int = 4 << 30  # decompressed; a national year of street files is 1.4 GB
    ratio: int = 200  # decompressed bytes for one packed; street files come to 8
    ratio_from: int = 64 << 20  # below this many bytes the ratio does not matter
    members: int = 20_000
    archive_bytes: int = 32 << 30  # all members of one archive; three national years come to 8 GB
    line_bytes: int = 1 << 20  # of a text file; street lines come to 400


LIMITS = Limits()


@dataclass(frozen=True)
class Unpacked:
    """One readable file. `name` is what messages call it, `path` where its bytes are now."""

    name: str
    path: Path
    content_sha256: str
    size: int
    member: str = ""


@dataclass(frozen=True)
class Opened:
    """What one arrival held. `passed_over`: hidden members."""

    unpacked: tuple[Unpacked, ...]
    passed_over: tuple[str, ...] = ()


def open_arrival(arrival: Arrival, *, into: Path, limits: Limits = LIMITS) -> Opened:
    """The readable files in an arrival; what has to be decompressed goes to private paths that begin with `into`.

    Raises Refused for a broken, hostile, nested, encrypted or empty one.
    """
    with arrival.path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise _refuse(arrival.name, "the file is empty", "Ask its sender for it again, or leave it out")
    if _is_zip(arrival.path.name, start):
        return _open_zip(arrival, into, limits)
    if start.startswith(_GZIP):
        return Opened((_open_gzip(arrival, into, limits),))
    return Opened((_plain(arrival, limits),))


def is_archive(path: Path) -> bool:
    """Whether it is opened as an archive of files; a workbook is a zip too, and is a file."""
    with path.open("rb") as file:
        return _is_zip(path.name, file.read(4))


def _is_zip(name: str, start: bytes) -> bool:
    return name.lower().endswith(".zip") or (start == b"PK\x03\x04" and "." not in name)


def _plain(arrival: Arrival, limits: Limits) -> Unpacked:
    with arrival.path.open("rb") as file:
        kept = _Keeper(arrival.name, arrival.path.stat().st_size, limits, ratio=False)
        kept.keep(iter(lambda: file.read(CHUNK), b""), None)
    return Unpacked(arrival.name, arrival.path, kept.sha256, kept.size)


def _open_gzip(arrival: Arrival, into: Path, limits: Limits) -> Unpacked:
    target = _private(into, "0", arrival.path.name)
    with arrival.path.open("rb") as file:
        kept = _Keeper(target.name, arrival.path.stat().st_size, limits)
        kept.called(arrival.name).keep(_gunzip(file, arrival.name), target)
    return Unpacked(arrival.name, target, kept.sha256, kept.size)


def _private(into: Path, number: str, name: str) -> Path:
    """A path of its own beside `into` (making a folder for each costs more than unpacking a small file)."""
    last = PurePosixPath(name).name[-100:]
    return into.with_name(f"{into.name}-{number}-{last[:-3] if last.lower().endswith('.gz') else last}")


# -- zip -------------------------------------------------------------------------------------------


def _open_zip(arrival: Arrival, into: Path, limits: Limits) -> Opened:
    try:
        with zipfile.ZipFile(arrival.path) as archive:
            return _members(arrival, archive, into, limits)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        OSError,
    ) as error:
        if is_of_the_disk(error):  # nothing is wrong with what was sent
            raise
        change = "It was cut short or damaged on the way: download it, or ask for it, again"
        raise _refuse(arrival.name, f"the zip cannot be read ({error})", change) from error


def files_of(infos: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Of what an archive lists all but its folders; `is_dir` fails on an entry without a name, and that is no folder."""
    return [info for info in infos if not info.filename.endswith("/")]


def _members(arrival: Arrival, archive: zipfile.ZipFile, into: Path, limits: Limits) -> Opened:
    infos = files_of(archive.infolist())
    passed_over = [info.filename for info in infos if is_passed_over(info.filename)]
    wanted = [info for info in infos if not is_passed_over(info.filename)]
    _check_archive(arrival, infos, wanted, limits)
    unpacked = [
        _open_member(arrival, archive, info, _private(into, str(number), info.filename), limits)
        for number, info in enumerate(sorted(wanted, key=lambda info: info.filename))
    ]
    return Opened(tuple(unpacked), tuple(f"{arrival.name}/{name}" for name in passed_over))


def _check_archive(
    arrival: Arrival, infos: list[zipfile.ZipInfo], wanted: list[zipfile.ZipInfo], limits: Limits
) -> None:
    if len(infos) > limits.members:
        what = f"the zip holds {len(infos):,} files, more than the {limits.members:,} that are read"
        raise _refuse(arrival.name, what, "Send it in parts")
    problems = [problem for info in infos for problem in _wrong_with(arrival.name, info, limits)]
    if sum(info.file_size for info in infos) > limits.archive_bytes:
        problems.append(_too_many_bytes(arrival.name, limits.archive_bytes))
    names = [info.filename for info in infos]
    for name in sorted(
        {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()
    ):
        problems.append(
            Problem(f'"{name}" is in the zip twice', "Make it again with each once", arrival.name)
        )
    if problems:
        raise Refused(*problems[:100])
    if not wanted:
        raise _refuse(arrival.name, "the zip holds no files to read", "Ask its sender for it again")


def _wrong_with(name: str, info: zipfile.ZipInfo, limits: Limits) -> Iterator[Problem]:
    member = f"{name}/{info.filename}"
    if not info.filename:
        yield Problem("a file in the zip has no name", "Make the zip again with its name", file=name)
    elif _climbs_out(info.orig_filename) or _climbs_out(info.filename):
        what = f'a file in the zip has a path that leads out of it ("{info.orig_filename}")'
        yield Problem(what, "Do not open this zip; ask its sender for the files themselves", file=name)
    elif stat.S_ISLNK(info.external_attr >> 16):
        yield Problem("it is a link, not a file", "Make the zip again with the file itself", file=member)
    elif info.flag_bits & 0x1:
        change = "Unpack it with its password and import the files themselves"
        yield Problem("it is locked with a password", change, file=member)
    elif PurePosixPath(info.filename).suffix.lower() in _ARCHIVES:
        yield Problem(
            "it is an archive inside an archive", "Unpack the inner one and import that", file=member
        )
    elif _swells(info.file_size, info.compress_size, limits):
        yield _too_large(member, info.file_size, info.compress_size, limits)


def _climbs_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain.split("/")[0] or ".." in plain.split("/") or "\x00" in plain


def _open_member(
    arrival: Arrival, archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, limits: Limits
) -> Unpacked:
    name = f"{arrival.name}/{info.filename}"
    with archive.open(info) as file:
        start = file.read(2)
        chunks = _gunzip(file, name, start) if start == _GZIP else _after(start, file)
        kept = _Keeper(target.name, info.compress_size, limits).called(name)
        kept.keep(chunks, target)
    return Unpacked(name, target, kept.sha256, kept.size, info.filename)


def _after(start: bytes, file: IO[bytes]) -> Iterator[bytes]:
    if start:
        yield start
    while chunk := file.read(CHUNK):
        yield chunk


# -- gzip ------------------------------------------------------------------------------------------


def _gunzip(file: IO[bytes], name: str, start: bytes = b"") -> Iterator[bytes]:
    """The bytes inside, a bounded piece at a time, however much a small file swells to."""
    try:
        yield from _inflate(file, name, start)
    except zlib.error as error:
        change = "It was damaged on the way: download it, or ask for it, again"
        raise _refuse(name, f"the gzip cannot be read ({error})", change) from error


def _inflate(file: IO[bytes], name: str, start: bytes) -> Iterator[bytes]:
    inflater, pending = zlib.decompressobj(wbits=31), start + file.read(CHUNK)
    while pending:
        yield inflater.decompress(pending, CHUNK)
        if inflater.eof:  # another gzip may follow; zeros only fill the block
            pending = (inflater.unused_data or file.read(CHUNK)).lstrip(b"\0")
            if pending:
                inflater = zlib.decompressobj(wbits=31)
        else:
            pending = inflater.unconsumed_tail or file.read(CHUNK)
    if not inflater.eof:
        change = "Download it, or ask for it, again; compare its size with the sender's"
        raise _refuse(name, "the gzip is cut short: its end is missing", change)


# -- keeping ---------------------------------------------------------------------------------------


class _Keeper:
    """Hashes and measures a stream of pieces while it goes by, and stops it where a limit is passed."""

    def __init__(self, file_name: str, packed: int, limits: Limits, *, ratio: bool = True) -> None:
        self._name, self._packed, self._limits, self._ratio = file_name, packed, limits, ratio
        self._text = file_name.lower().endswith(_TEXT)
        self._digest = hashlib.sha256()
        self._line, self._line_bytes = 1, 0
        self.size = 0

    def called(self, name: str) -> _Keeper:
        """The same, under the name that messages use."""
        self._name = name
        return self

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def keep(self, chunks: Iterable[bytes], target: Path | None) -> None:
        """Take every piece; write it to `target` where one is given. Raises Refused."""
        if target is None:
            for chunk in chunks:
                self._take(chunk)
        else:
            with target.open("wb") as file:
                for chunk in chunks:
                    self._take(chunk)
                    file.write(chunk)
        if not self.size:
            raise _refuse(self._name, "the file is empty", "Ask its sender for it again, or leave it out")

    def _take(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self._digest.update(chunk)
        packed = self._packed if self._ratio else self.size
        if _swells(self.size, packed, self._limits):
            raise Refused(_too_large(self._name, self.size, packed, self._limits))
        if self._text:
            self._measure_lines(chunk)

    def _measure_lines(self, chunk: bytes) -> None:
        """Step from line end to line end, a limit at a time: a real file is passed over in few steps."""
        start, limit = -self._line_bytes, self._limits.line_bytes
        while len(chunk) - start > limit:
            found = chunk.rfind(b"\n", max(start, 0), start + limit + 1)
            if found < 0:
                self._line += chunk.count(b"\n", 0, max(start, 0))
                what = f"the line is over {limit:,} characters long, so the file is no table"
                change = "Export it again from where it came, with one record a line"
                raise Refused(Problem(what, change, file=self._name, row=self._line))
            start = found + 1
        last = chunk.rfind(b"\n")
        self._line += chunk.count(b"\n")
        self._line_bytes = len(chunk) - last - 1 if last >= 0 else self._line_bytes + len(chunk)


def _swells(size: int, packed: int, limits: Limits) -> bool:
    return size > limits.file_bytes or (size > limits.ratio_from and size > packed * limits.ratio)


def _too_large(name: str, size: int, packed: int, limits: Limits) -> Problem:
    """Past the limit itself, or swollen as no real file is: each with its own figures, so that they never disagree."""
    if size > limits.file_bytes:
        return _too_many_bytes(name, limits.file_bytes)
    what = (
        f"it unpacks to more than {limits.ratio:,} times its {max(packed, 1):,} bytes, as no real file does"
    )
    return Problem(what, "Ask its sender for it again, as a plain file that is not packed", file=name)


def _too_many_bytes(name: str, most: int) -> Problem:
    what = f"unpacked it is over {most >> 20:,} MB, the most that is read"
    return Problem(what, f"Send it in parts, each under {most >> 20:,} MB when unpacked", file=name)


def _refuse(name: str, what: str, change: str) -> Refused:
    return Refused(Problem(what, change, file=name))
