"""The places that a document's tables give figures for, found in its sentences.

A partnership of a whole county names hundreds of wards: a text is looked through for the last words of places, for many
begin alike ("Ward 1", "Ward 2"), and only those that it holds are looked for in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.thresholds import counted
from tithing.checking.understand.areas import by_place

_FIRST = re.compile(r"\s+(?:&|and)\s+|-")
_WORD = re.compile(r"\w+")
_SHORTEST = counted("understand.sentences.places", "shortest")


@dataclass(frozen=True, eq=False)
class PlaceNames:
    """The places as printed, in order; those that end in each word, whole or in their first half; and the spellings of
    one place under each of them."""

    names: tuple[str, ...]
    ending: Mapping[str, tuple[int, ...]]
    alike: Mapping[str, frozenset[str]]

    def named_in(self, text: str) -> tuple[str, ...]:
        """The places whose name, or the first part of it ("Elmbury and Ashby"), stands in a text."""
        return tuple(name for name in self._likely(text) if says(text, name))

    def left_out(self, text: str) -> str:
        """A text without the places it names in full."""
        for name in self._likely(text):
            text = _in_full(name).sub(" ", text)
        return text

    def _likely(self, text: str) -> Iterator[str]:
        found = {place for word in _words(text) for place in self.ending.get(word, ())}
        return (self.names[place] for place in sorted(found))


def places_of(names: Iterable[str]) -> PlaceNames:
    """Places by the words that they end in.

    >>> places = places_of(["Ashby", "Barton and Corley"])
    >>> places.named_in("In Barton it rose"), places.left_out("robbery in Ashby")
    (('Barton and Corley',), 'robbery in  ')
    """
    kept = tuple(dict.fromkeys(name for name in names if name))
    ending: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(kept):
        for word in {_words(part)[-1] for part in (name, _FIRST.split(name)[0]) if _words(part)}:
            ending[word].append(place)
    alike = {name: frozenset(group) for _, group in by_place(kept, str) for name in group}
    return PlaceNames(kept, {word: tuple(places) for word, places in ending.items()}, alike)


@lru_cache(maxsize=65536)
def says(text: str, name: str) -> bool:
    """Whether a text names a place, by its whole name or by the first of two that it joins."""
    first = _FIRST.split(name)[0]
    return len(first) >= _SHORTEST and f" {' '.join(_words(first))} " in f" {' '.join(_words(text))} "


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=16384)
def _in_full(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b(?:'s)?", re.IGNORECASE)
