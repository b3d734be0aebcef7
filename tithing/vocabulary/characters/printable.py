"""Which characters every format we write can show: those of the faces that the PDF is printed with.

The other formats borrow a face from the reader's machine where theirs has no sign; a PDF has only its own: those that
we ship, and those that somebody put beside them (`make faces`).
"""

from __future__ import annotations

import os
import struct
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from tithing.vocabulary.characters.face_signs import signs_of

FACES_SETTING = "TITHING_FACES"  # a folder of faces to print with beside ours, in place of the usual one
_USUAL_FACES = Path(__file__).parents[2] / "faces"
FACE_FILES = frozenset({".ttf", ".otf", ".ttc"})

# Signs that have no glyph and need none: blanks and line ends, the joiners, the soft hyphen.
_UNSEEN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")


def faces_folder() -> Path:
    """Where optional faces stand: what `make faces` fills."""
    return Path(os.environ.get(FACES_SETTING) or _USUAL_FACES)


def optional_faces() -> tuple[Path, ...]:
    """The faces that somebody put there; none where nobody did."""
    folder = faces_folder()
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in found if path.suffix.lower() in FACE_FILES)


def printable() -> frozenset[str]:
    """Every character that the faces can show, the optional ones included."""
    return _shown_with(optional_faces())


@cache
def _shown_with(more: tuple[Path, ...]) -> frozenset[str]:
    return _shipped().union(*map(_signs, more))


def _signs(face: Path) -> frozenset[str]:
    """None of a file that is no face: it prints nothing either."""
    try:
        return frozenset(map(chr, signs_of(face)))
    except (OSError, ValueError, struct.error):
        return frozenset()


@cache
def _shipped() -> frozenset[str]:
    text = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["ranges"]
    found: set[str] = set()
    for run in text.split():
        start, _, end = run.partition("-")
        found.update(map(chr, range(int(start, 16), int(end or start, 16) + 1)))
    return frozenset(found)


def cannot_print(text: str) -> tuple[str, ...]:
    """The different characters of a text that no face of ours can show, in order.

    >>> cannot_print("Siôn Łukasz"), cannot_print("\\u0a38 x")
    ((), ('ਸ',))
    """
    if text.isascii():
        return ()
    shown = printable()
    return tuple(
        dict.fromkeys(sign for sign in unicodedata.normalize("NFC", text) if not _shows(sign, shown))
    )


def _shows(sign: str, shown: frozenset[str]) -> bool:
    """A letter that has no glyph of its own is shown by its letter and its mark."""
    return (
        sign in shown or sign in _UNSEEN or all(part in shown for part in unicodedata.normalize("NFD", sign))
    )


_SCRIPTS = {
    "gurmukhi": "Punjabi (Gurmukhi)",
    "devanagari": "Hindi (Devanagari)",
    "bengali": "Bengali",
    "gujarati": "Gujarati",
    "tamil": "Tamil",
    "arabic": "Arabic",
    "hebrew": "Hebrew",
    "cjk": "Chinese",
    "hiragana": "Japanese",
    "katakana": "Japanese",
    "hangul": "Korean",
    "thai": "Thai",
    "ethiopic": "Ethiopic (Amharic, Tigrinya)",
    "sinhala": "Sinhala",
    "georgian": "Georgian",
    "armenian": "Armenian",
    "cyrillic": "Cyrillic",
    "greek": "Greek",
    "latin": "Latin",
}


def script_of(sign: str) -> str:
    """What people call the script of a character: "Punjabi (Gurmukhi)", or "a sign" for what is no letter."""
    name = unicodedata.name(sign, "").lower()
    first = name.split()[0].split("-")[0] if name else ""
    return _SCRIPTS.get(first, "") or ("a picture or sign" if name else "an unknown sign")
