"""Names of places as packs print them: when two are one place, a letter lost in the extraction aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from tithing.checking.thresholds import counted, shared

Item = TypeVar("Item")

_WORDS = re.compile(r"[a-z]+|\d+")
_PLACES = re.compile(
    r"^\W*(?:(?:local|police|district)\s+)?(?:areas?|districts?|wards?|boroughs?|towns?|places?|authority|authorities|localit(?:y|ies)"
    r"|neighbourhoods?|parish(?:es)?|forces?|count(?:y|ies))(?:\s+name)?\W*$",
    re.IGNORECASE,
)
_LOST_LETTER = shared("understand.areas", "lost_letter")
_MOST_MENDED = counted("understand.areas", "most_mended")


@lru_cache(maxsize=65536)
def same_area(first: str, second: str) -> bool:
    """Whether two printed names are one place, a letter lost in the extraction aside.

    >>> same_area("ELMIBURY & ASHBY", "Elmbury and Ashby"), same_area("East Barton", "West Barton")
    (True, False)
    """
    one, two = _words(first), _words(second)
    if "".join(one) == "".join(two):
        return True
    return len(one) == len(two) and all(_same_word(a, b) for a, b in zip(one, two, strict=True))


def heads_places(head: str) -> bool:
    """Whether the head over the labels says that each row is a place: "District", "Ward".

    >>> heads_places("Local Authority"), heads_places("Offence")
    (True, False)
    """
    return _PLACES.match(head) is not None


def by_place(items: Iterable[Item], area: Callable[[Item], str]) -> list[tuple[str, list[Item]]]:
    """The items of each place under the name that comes first, names with a lost letter taken together."""
    groups: dict[str, tuple[str, list[Item]]] = {}
    for item in items:
        key = "".join(_words(area(item)))
        if key not in groups and len(groups) < _MOST_MENDED:
            key = next((known for known, (name, _) in groups.items() if same_area(name, area(item))), key)
        groups.setdefault(key, (area(item), []))[1].append(item)
    return list(groups.values())


def _same_word(first: str, second: str) -> bool:
    """Short words and numbers tell places apart ("Ward 1", "East Ashby"): only long ones may have lost a letter."""
    if first == second:
        return True
    return min(len(first), len(second)) > 4 and SequenceMatcher(None, first, second).ratio() >= _LOST_LETTER


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORDS.findall(name.lower()) if word not in ("and", "the"))
