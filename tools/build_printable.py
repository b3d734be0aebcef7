"""Write `tithing/vocabulary/characters/printable.toml`: which characters the faces we print with can show.

python -m tools.build_printable

Read from the character maps of the TTF files themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tithing.vocabulary.characters.face_signs import signs_of

TARGET = Path(__file__).parents[1] / "tithing" / "vocabulary" / "characters" / "printable.toml"
FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
HEAD = """# What the faces we print with can show, as ranges of code points. Written by tools/build_printable.py; the faces are
# {faces} of the package font-source-sans-pro (SIL Open Font License 1.1).

ranges = \"\"\"
"""


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
    shown = [signs_of(folder / face) for face in FACES]
    ranges = ranges_of(frozenset.intersection(*shown))
    lines = [" ".join(ranges[at : at + 12]) for at in range(0, len(ranges), 12)]
    return HEAD.format(faces=" and ".join(FACES)) + "\n".join(lines) + '\n"""\n'


def main() -> int:
    TARGET.write_text(printable_text(), encoding="utf-8")
    print(TARGET.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
