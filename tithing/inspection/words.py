"""The lists of words: names, streets, posts, what a note says every day. Data, of no particular person."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "words"
# Letters that Unicode does not take apart, as they are typed without their marks.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ə": "e",
        "ħ": "h",
    }
)


def folded(word: str) -> str:
    """Small letters without marks: "Zbrzeźniak" and "ZBRZEZNIAK" are one word.

    >>> folded("Łukasz"), folded("Siân"), folded("O’Brien")
    ('lukasz', 'sian', "o'brien")
    """
    small = word.lower().replace("’", "'")
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFD", small)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN)


@cache
def _file(name: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))
    return found


@cache
def listed(name: str, part: str) -> frozenset[str]:
    """The words of one part of a list: `listed("ordinary", "streets")`."""
    return frozenset(folded(word) for word in _file(name)[part].split())


@cache
def all_of(name: str) -> frozenset[str]:
    """Every word of a list, whatever its part."""
    return frozenset().union(*(listed(name, part) for part in _file(name)))


@cache
def phrases(name: str, part: str) -> frozenset[str]:
    """The entries of a part that are parted by "|" and may have several words."""
    joined = " ".join(_file(name)[part].split())
    return frozenset(entry.strip() for entry in joined.split("|") if entry.strip())


def given_names() -> frozenset[str]:
    return all_of("given_names")


def family_names() -> frozenset[str]:
    return all_of("family_names")
