"""Which characters every format we write can show: those of the faces that the PDF is printed with.

The other formats borrow a face from the reader's machine where theirs has no sign; a PDF has only its own.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

# Signs that have no glyph and need none: blanks and line ends, the joiners, the soft hyphen.
_UNSEEN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")


@cache
def printable() -> frozenset[str]:
    """Every character that the faces can show."""
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
    return tuple(dict.fromkeys(sign for sign in unicodedata.normalize("NFC", text) if not _shows(sign)))


def _shows(sign: str) -> bool:
    """A letter that has no glyph of its own is shown by its letter and its mark."""
    shown = printable()
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
