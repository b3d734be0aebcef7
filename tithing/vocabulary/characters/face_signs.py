"""Which characters a face can show and how wide, read from its file (OpenType, tables cmap in formats 4 and 12, hhea, hmtx)."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

Face = bytes | mmap.mmap


def signs_of(path: Path) -> frozenset[int]:
    """Every character that the face in this file has a glyph for; of a collection, the first face's."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as face:
        return characters_of(face)


def characters_of(face: Face) -> frozenset[int]:
    """The same, of a face in memory. Raises ValueError, or struct.error, for what is no face."""
    return frozenset(_glyphs_of(face))


def advances_of(face: Face) -> dict[int, float]:
    """How wide each character that the face shows stands, in shares of the type's size. Raises as `characters_of` does."""
    (units,) = struct.unpack_from(">H", _table(face, b"head"), 18)
    (measured,) = struct.unpack_from(">H", _table(face, b"hhea"), 34)
    widths = _table(face, b"hmtx")
    return {
        character: struct.unpack_from(">H", widths, 4 * min(glyph, measured - 1))[0] / units
        for character, glyph in _glyphs_of(face).items()
    }


def _glyphs_of(face: Face) -> dict[int, int]:
    """Each character that has a glyph, and the number of that."""
    maps = _table(face, b"cmap")
    found: dict[int, int] = {}
    (count,) = struct.unpack_from(">H", maps, 2)
    for record in range(count):
        (offset,) = struct.unpack_from(">L", maps, 4 + 8 * record + 4)
        found.update(_subtable(maps, offset))
    return found


def _table(face: Face, tag: bytes) -> bytes:
    start = struct.unpack_from(">L", face, 12)[0] if face[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", face, start + 4)
    for record in range(count):
        name, _, offset, length = struct.unpack_from(">4sLLL", face, start + 12 + 16 * record)
        if name == tag:
            return face[offset : offset + length]
    raise ValueError(f"the face has no table {tag.decode()}")


def _subtable(maps: bytes, offset: int) -> Iterator[tuple[int, int]]:
    (form,) = struct.unpack_from(">H", maps, offset)
    if form == 4:
        yield from _segments(maps, offset)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", maps, offset + 12)
        for group in range(groups):
            start, end, first = struct.unpack_from(">LLL", maps, offset + 16 + 12 * group)
            yield from ((each, first + each - start) for each in range(start, end + 1))


def _segments(maps: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Format 4: a character has a glyph where its segment gives one that is not nought."""
    (double,) = struct.unpack_from(">H", maps, offset + 6)
    for place in range(0, double, 2):
        (end,) = struct.unpack_from(">H", maps, offset + 14 + place)
        (start,) = struct.unpack_from(">H", maps, offset + 16 + double + place)
        (delta,) = struct.unpack_from(">h", maps, offset + 16 + 2 * double + place)
        at = offset + 16 + 3 * double + place
        (distance,) = struct.unpack_from(">H", maps, at)
        for character in range(start, min(end, 0xFFFE) + 1):
            if glyph := _glyph(maps, at, distance, delta, character - start, character):
                yield character, glyph


def _glyph(maps: bytes, at: int, distance: int, delta: int, step: int, character: int) -> int:
    if distance == 0:
        return (character + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", maps, at + distance + 2 * step)
    return (glyph + delta) & 0xFFFF if glyph else 0
