"""The places that a document's tables give figures for, found in its sentences.

A partnership of a whole county names hundreds of wards: a text is looked through for the first words of places, and
only those that it holds are looked for in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_FIRST = re.compile(r"\s+(?:&|and)\s+|-")
_WORD = re.compile(r"\w+")
_SHORTEST = 4  # letters of a name that a sentence may name by itself


@dataclass(frozen=True, eq=False)
class Places:
    """The places as printed, in order, and those that begin with each word."""

    names: tuple[str, ...]
    beginning: Mapping[str, tuple[int, ...]]

    def named_in(self, text: str) -> tuple[str, ...]:
        """The places whose name, or the first part of it ("Redcar and Cleveland"), stands in a text."""
        return tuple(name for name in self._likely(text) if says(text, name))

    def left_out(self, text: str) -> str:
        """A text without the places it names in full."""
        for name in self._likely(text):
            text = _in_full(name).sub(" ", text)
        return text

    def _likely(self, text: str) -> Iterator[str]:
        found = {place for word in _words(text) for place in self.beginning.get(word, ())}
        return (self.names[place] for place in sorted(found))


def places_of(names: Iterable[str]) -> Places:
    """Places by the words that they begin with.

    >>> places = places_of(["Ashby", "Barton and Corley"])
    >>> places.named_in("In Barton it rose"), places.left_out("robbery in Ashby")
    (('Barton and Corley',), 'robbery in  ')
    """
    kept = tuple(dict.fromkeys(name for name in names if name))
    beginning: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(kept):
        for word in _words(name)[:1]:
            beginning[word].append(place)
    return Places(kept, {word: tuple(places) for word, places in beginning.items()})


@lru_cache(maxsize=65536)
def says(text: str, name: str) -> bool:
    """Whether a text names a place, by its whole name or by the first of two that it joins."""
    first = _FIRST.split(name)[0]
    return len(first) >= _SHORTEST and re.search(rf"\b{re.escape(first)}\b", text, re.IGNORECASE) is not None


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=16384)
def _in_full(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b(?:'s)?", re.IGNORECASE)
