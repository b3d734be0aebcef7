"""Write `tithing/vocabulary/printable.toml`: which characters the faces we print with can show.

python -m tools.build_printable

Read from the character maps of the TTF files themselves (OpenType, table cmap, formats 4 and 12).
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tithing" / "vocabulary" / "printable.toml"
FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
HEAD = """# What the faces we print with can show, as ranges of code points. Written by tools/build_printable.py; the faces are
# {faces} of the package font-source-sans-pro (SIL Open Font License 1.1).

ranges = \"\"\"
"""


def characters_of(face: bytes) -> frozenset[int]:
    """Every character that a face has a glyph for."""
    maps = _table(face, b"cmap")
    found: set[int] = set()
    (count,) = struct.unpack_from(">H", maps, 2)
    for record in range(count):
        (offset,) = struct.unpack_from(">L", maps, 4 + 8 * record + 4)
        found.update(_subtable(maps, offset))
    return frozenset(found)


def _table(face: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", face, 4)
    for record in range(count):
        name, _, offset, length = struct.unpack_from(">4sLLL", face, 12 + 16 * record)
        if name == tag:
            return face[offset : offset + length]
    raise ValueError(f"the face has no table {tag.decode()}")


def _subtable(maps: bytes, offset: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", maps, offset)
    if form == 4:
        yield from _segments(maps, offset)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", maps, offset + 12)
        for group in range(groups):
            start, end, _ = struct.unpack_from(">LLL", maps, offset + 16 + 12 * group)
            yield from range(start, end + 1)


def _segments(maps: bytes, offset: int) -> Iterator[int]:
    """Format 4: a character has a glyph where its segment gives one that is not nought."""
    (double,) = struct.unpack_from(">H", maps, offset + 6)
    for place in range(0, double, 2):
        (end,) = struct.unpack_from(">H", maps, offset + 14 + place)
        (start,) = struct.unpack_from(">H", maps, offset + 16 + double + place)
        (delta,) = struct.unpack_from(">h", maps, offset + 16 + 2 * double + place)
        at = offset + 16 + 3 * double + place
        (distance,) = struct.unpack_from(">H", maps, at)
        for character in range(start, min(end, 0xFFFE) + 1):
            if _glyph(maps, at, distance, delta, character - start, character):
                yield character


def _glyph(maps: bytes, at: int, distance: int, delta: int, step: int, character: int) -> int:
    if distance == 0:
        return (character + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", maps, at + distance + 2 * step)
    return (glyph + delta) & 0xFFFF if glyph else 0


def ranges_of(characters: Iterable[int]) -> list[str]:
    """Runs as "0041-005A", single ones as "00D7"."""
    runs: list[list[int]] = []
    for character in sorted(characters):
        if runs and character == runs[-1][1] + 1:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return [f"{start:04X}" if start == end else f"{start:04X}-{end:04X}" for start, end in runs]


def printable_text() -> str:
    """The whole file: what every one of the faces can show."""
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    shown = [characters_of((folder / face).read_bytes()) for face in FACES]
    ranges = ranges_of(frozenset.intersection(*shown))
    lines = [" ".join(ranges[at : at + 12]) for at in range(0, len(ranges), 12)]
    return HEAD.format(faces=" and ".join(FACES)) + "\n".join(lines) + '\n"""\n'


def main() -> int:
    TARGET.write_text(printable_text(), encoding="utf-8")
    print(TARGET.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
