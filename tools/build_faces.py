"""Write `tithing/documents/faces/`: the part of the bundled face that a report carries with it, in two weights.

python -m tools.build_faces

Needs fonttools and brotli, which nothing else here does: what they make is kept in the checkout and changes only when
the face does. The licence reserves the face's own name for the whole face, so that the part has another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "tithing" / "documents" / "faces"
FAMILY = "Tithing Sans"
WEIGHTS = {"Regular": "SourceSansPro-Regular.ttf", "Bold": "SourceSansPro-Semibold.ttf"}
# Latin as it is written in these islands and by its neighbours, signs of money and sums, arrows and shapes.
RANGES = "20-7E A0-17F 192 218-21B 2C6-2C7 2D8-2DD 1E80-1E85 1EF2-1EF3 2000-206F 20AC 2116 2122 2190-2193 2202-22FF 25A0-25FF"
FEATURES = ["kern", "mark", "ccmp", "locl", "tnum", "lnum"]
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_LEFT_OUT = (7, 16, 17, 18, 21, 22)  # the trade mark of the whole face, and its name in other words


def main() -> int:
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    for style, name in WEIGHTS.items():
        _write(folder / name, style)
    (TARGET / "LICENCE.txt").write_bytes((folder / "LICENSE.txt").read_bytes())
    print(*sorted(path.name for path in TARGET.iterdir()), sep="\n")
    return 0


def _write(source: Path, style: str) -> None:
    """The part in both wrappings: TTF for a word processor, WOFF2 for a page."""
    from fontTools import subset

    for flavour, ending in ((None, "ttf"), ("woff2", "woff2")):
        options = subset.Options(
            layout_features=FEATURES, hinting=False, flavor=flavour, name_IDs=["*"], notdef_outline=True
        )
        options.recalc_timestamp = False
        face = subset.load_font(str(source), options)
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=list(_codes()))
        chosen.subset(face)
        _rename(face, style)
        subset.save_font(face, str(TARGET / f"{style.lower()}.{ending}"), options)


def _codes() -> Iterator[int]:
    for run in RANGES.split():
        start, _, end = run.partition("-")
        yield from range(int(start, 16), int(end or start, 16) + 1)


def _rename(face: Any, style: str) -> None:
    """One family of two styles, so that the semibold is what a word processor takes for bold."""
    heavy = style == "Bold"
    names = {
        _FAMILY: FAMILY,
        _STYLE: style,
        _UNIQUE: f"{FAMILY} {style}",
        _FULL: f"{FAMILY} {style}" if heavy else FAMILY,
        _POSTSCRIPT: f"TithingSans-{style}",
    }
    for record in list(face["name"].names):
        if record.nameID in names:
            face["name"].setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
        elif record.nameID in _LEFT_OUT:
            face["name"].removeNames(nameID=record.nameID)
    face["OS/2"].usWeightClass = 700 if heavy else 400
    face["OS/2"].fsSelection = 0x20 if heavy else 0x40
    face["OS/2"].fsType = 0  # may be embedded, and the document edited
    face["head"].macStyle = int(heavy)


if __name__ == "__main__":
    sys.exit(main())
