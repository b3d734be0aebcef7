"""What can be read in a part that is no text: a picture, an embedded file, a font, a document.

In compressed bytes any five letters stand somewhere, and among those of a logo a handle or a number plate: that is
nobody's. So of a picture its remarks are read and not its points, an archive inside is opened, and what looks
compressed is read only where more stands in it than chance puts there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from tithing.inspection.parts.members import Budget, infos, opened, strings_in, unpack
from tithing.inspection.parts.part import LIMITS

_BLOCK = 1024
_NOISE = 0.9  # what remains of a block of noise when it is compressed: text leaves two thirds
_SHORTEST, _BEYOND_CHANCE = 5, 16  # letters of a run in plain bytes, and in noise
_DEPTH = 2


def readable_in(content: bytes, *, depth: int = _DEPTH) -> Iterator[str]:
    """Each run of letters that somebody may have written.

    >>> import random
    >>> list(readable_in(random.Random(1).randbytes(20_000)))
    []
    >>> list(readable_in(b"\\x01\\x00made by hand\\x00"))
    ['made by hand']
    """
    if content[:2] == b"PK":
        yield from _in_archive(content, depth)
        return
    for piece in _remarks_of(content):
        yield from _in_bytes(piece)


def _in_archive(content: bytes, depth: int) -> Iterator[str]:
    archive = opened(content)
    if archive is None or depth < 1:
        return
    budget = Budget(LIMITS)
    with archive:
        for info in infos(archive, LIMITS):
            inside, _ = unpack(archive, info, budget)
            yield info.filename
            yield from readable_in(inside, depth=depth - 1)


def _in_bytes(content: bytes) -> Iterator[str]:
    for noise, piece in _pieces(content):
        yield from strings_in(piece, least=_BEYOND_CHANCE if noise else _SHORTEST)


def _pieces(content: bytes) -> Iterator[tuple[bool, bytes]]:
    """The bytes in order, those that look compressed apart from the others."""
    start, was = 0, False
    for at in range(0, len(content), _BLOCK):
        noise = _is_noise(content[at : at + _BLOCK])
        if noise is not was and at > start:
            yield was, content[start:at]
            start = at
        was = noise
    yield was, content[start:]


def _is_noise(block: bytes) -> bool:
    return len(block) >= 64 and len(zlib.compress(block, 1)) > _NOISE * len(block)


def _remarks_of(content: bytes) -> Iterator[bytes]:
    """What a picture says beside its points; of anything else all of it."""
    for begins, reads in _PICTURES:
        if content.startswith(begins):
            yield from reads(content)
            return
    yield content


def _of_png(content: bytes) -> Iterator[bytes]:
    at, kind = 8, b""
    while at + 8 <= len(content) and kind != b"IEND":
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        said = content[at + 8 : at + 8 + size]
        at += size + 12
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield said
        elif kind == b"zTXt":
            yield _inflated(said)
    yield content[at:]  # whatever lies behind its end


def _inflated(said: bytes) -> bytes:
    """A name, and words that are compressed: no more of them than a remark has."""
    name, _, rest = said.partition(b"\0")
    try:
        return name + b"\0" + zlib.decompressobj().decompress(rest[1:], _MOST_OF_A_REMARK)
    except zlib.error:
        return said


_MOST_OF_A_REMARK = 1_000_000


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        kind, size = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if kind == 0xFE or 0xE0 <= kind <= 0xEF:
            yield content[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)
    yield content[content.rfind(b"\xff\xd9") + 2 :] if b"\xff\xd9" in content else b""


def _of_gif(content: bytes) -> Iterator[bytes]:
    """Its remarks begin with two signs of their own, and each stands in pieces of known length."""
    at = content.find(b"\x21\xfe")
    while at >= 0:
        said, place = b"", at + 2
        while place < len(content) and content[place]:
            said += content[place + 1 : place + 1 + content[place]]
            place += content[place] + 1
        yield said
        at = content.find(b"\x21\xfe", place)


_PICTURES: tuple[tuple[bytes, Callable[[bytes], Iterator[bytes]]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _of_png),
    (b"\xff\xd8\xff", _of_jpeg),
    (b"GIF8", _of_gif),
)
