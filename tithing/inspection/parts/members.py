"""Members of an archive or an office package, unpacked within limits and never to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from tithing.inspection.parts.part import PartLimits, Text
from tithing.store.disk.unpack import files_of


@dataclass
class Budget:
    """How many bytes may still be unpacked from one file, archives inside it included."""

    limits: PartLimits
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.limits.total_bytes

    def take(self, wanted: int) -> int:
        allowed = max(0, min(wanted, self.left))
        self.left -= allowed
        return allowed


def opened(content: bytes) -> zipfile.ZipFile | None:
    """The archive, or None where it is none or is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, UnicodeDecodeError, NotImplementedError, EOFError):
        return None


def infos(archive: zipfile.ZipFile, limits: PartLimits) -> Iterator[zipfile.ZipInfo]:
    """The members that are files, as many as are looked at."""
    yield from files_of(archive.infolist()[: limits.members])


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> tuple[bytes, bool]:
    """A member's bytes and whether they are all of them: what it claims of its size is not believed."""
    most = budget.take(budget.limits.member_bytes)
    try:
        with archive.open(info) as stream:
            content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        budget.left += most
        return b"", False
    budget.left += most - min(len(content), most)
    return content[:most], len(content) <= most


def remarks(archive: zipfile.ZipFile) -> tuple[Text, ...]:
    """The comment of the archive, the comments of its members and what lies in their extra fields."""
    found = [Text(_readable(archive.comment), "comment")] if archive.comment else []
    for number, info in enumerate(archive.infolist(), 1):
        if info.comment:
            found.append(Text(_readable(info.comment), f"comment of member {number}"))
        extra = _readable(info.extra)
        if len(extra) >= LEAST_EXTRA:
            found.append(Text(extra, f"extra field of member {number}"))
    return tuple(found)


def holds_only_its_members(archive: zipfile.ZipFile) -> bool:
    """Whether no more bytes lie before, between and after the members than the format needs.

    Excel leaves room before its first parts, in the extra field of their own headers: it counts where it holds no words.
    """
    members = sorted(archive.infolist(), key=lambda info: info.header_offset)
    heads = [_own_header(archive, info) for info in members]
    starts = [*(info.header_offset for info in members), archive.start_dir]
    ends = [0, *map(_end_of, heads, members)]
    gaps = [start - end for start, end in zip(starts, ends, strict=True)]
    if gaps[0] != 0 or any(gap not in range(_TRAILER + 1) for gap in gaps):
        return False
    return not any(_says_something(extra) for _, extra in heads) and _ends_with_its_list(archive, members)


def _end_of(head: tuple[int, bytes], info: zipfile.ZipInfo) -> int:
    return info.header_offset + head[0] + info.compress_size


def _says_something(extra: bytes) -> bool:
    return len(_readable(extra)) >= LEAST_EXTRA


def _own_header(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[int, bytes]:
    """How long the header before a member is, and its extra field, which the list at the end does not repeat."""
    file = archive.fp
    if file is None:
        return _HEADER + _named(info), b""
    file.seek(info.header_offset)
    head = file.read(_HEADER)
    named, more = struct.unpack("<HH", head[_HEADER - 4 :].ljust(4, b"\0"))
    file.seek(named, io.SEEK_CUR)
    return _HEADER + named + more, file.read(more)


def _ends_with_its_list(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bool:
    listed = archive.start_dir + sum(_ENTRY + _named(info) for info in members)
    file = archive.fp
    return (file.seek(0, io.SEEK_END) if file is not None else 0) - listed <= _END


def _named(info: zipfile.ZipInfo) -> int:
    return len(info.filename.encode()) + len(info.extra)


_HEADER, _ENTRY, _TRAILER, _END = (
    30,
    46,
    40,
    120,
)  # of a member, in the list, sizes written again, the list's end

LEAST_EXTRA = 6  # times and owners of files are binary and leave less than this that can be read


def _readable(content: bytes) -> str:
    return " ".join(strings_in(content, least=4))


def strings_in(content: bytes, *, least: int = 5) -> Iterator[str]:
    """What can be read in bytes of any kind: runs of letters in ASCII or UTF-8, and in UTF-16 as Office writes it."""
    for text in (content.decode("utf-8", errors="replace"), content.decode("utf-16-le", errors="replace")):
        run: list[str] = []
        for sign in text:
            if sign.isprintable() and sign != "\ufffd" and ord(sign) < 0x2000:
                run.append(sign)
                continue
            if len(run) >= least:
                yield "".join(run)
            run = []
        if len(run) >= least:
            yield "".join(run)
