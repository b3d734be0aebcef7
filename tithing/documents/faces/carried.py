"""The carried face as a page and a word processor take it in."""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.resources import files

from tithing.vocabulary.characters.face_signs import advances_of

FAMILY = "Tithing Sans"
_WEIGHTS = {"regular": 400, "bold": 600}


@lru_cache(maxsize=1)
def face_rules() -> str:
    """The style rules that bring both weights into a page, as data within the rules themselves.

    Example: `face_rules()` starts with `@font-face { font-family: "Tithing Sans"`.
    """
    return "\n".join(_rule(style, weight) for style, weight in _WEIGHTS.items())


def _rule(style: str, weight: int) -> str:
    data = base64.b64encode(_file(f"{style}.woff2")).decode()
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: normal; font-display: block; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


def face_file(style: str) -> bytes:
    """The face as TTF, in the style "regular" or "bold". Raises KeyError for another."""
    if style not in _WEIGHTS:
        raise KeyError(style)
    return _file(f"{style}.ttf")


def words_width(words: str, *, size: float, style: str = "regular") -> float:
    """How wide words stand in this face, its figures in a table's widths; a letter that it has not as wide as its widest.

    >>> words_width("1,250", size=10) < words_width("1,250", size=10, style="bold") < 26
    True
    """
    advances = _advances(style)
    widest = advances[ord("W")]
    return size * sum(advances.get(ord(letter), widest) for letter in words)


@lru_cache(maxsize=2)
def _advances(style: str) -> dict[int, float]:
    return advances_of(face_file(style))


def _file(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
