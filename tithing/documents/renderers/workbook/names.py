"""Names of sheets: no two alike, and none that is cut where it would say how it differs from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 31  # characters that a sheet's name may have


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Each title's number and as many of its words as fit; of titles that begin alike, the words in which they differ.

    >>> sheet_names(["Publicly reported crime by category", "Publicly reported crime by category by area"])
    ['1 Publicly reported crime by', '2 Publicly reported by area']
    """
    words = [re.sub(r"[^\w \-]", " ", title).split() for title in titles]
    return [_name(number, each, _ending(each, words)) for number, each in enumerate(words, start=1)]


def _ending(own: list[str], others: Sequence[list[str]]) -> list[str]:
    """The last words of a title that has the beginning of another."""
    longest = max((_alike(own, other) for other in others if other != own), default=0)
    return own[longest:] if longest >= 2 else []


def _alike(own: list[str], other: list[str]) -> int:
    """How many words two titles begin with alike."""
    return next(
        (place for place, (one, two) in enumerate(zip(own, other, strict=False)) if one != two),
        min(len(own), len(other)),
    )


def _name(number: int, words: list[str], ending: list[str]) -> str:
    if len(" ".join([str(number), *words])) <= LONGEST:
        return " ".join([str(number), *words])
    name = str(number)
    room = LONGEST - len(" ".join(["", *ending])) * bool(ending)
    start = words[: len(words) - len(ending)]
    for word in start:
        if len(name) + 1 + len(word) > room:
            break
        name = f"{name} {word}"
    for word in ending:
        if len(name) + 1 + len(word) > LONGEST:
            break
        name = f"{name} {word}"
    return name
