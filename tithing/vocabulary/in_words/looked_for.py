"""Looks for what people type among names and what is said of them: a slip of the keyboard is forgiven, names stand before words.

It knows nothing but what it is given, so that what nobody may know of can be in no answer, no count and no suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from tithing.vocabulary.in_words.unknown_name import near_names

MOST_WORDS = 12  # of what is typed: the rest is not looked for
SHORTEST_MENDED = 4  # letters of a word that may be a slip of another: a shorter one is near too many
ALIKE = 0.75
_WORD = re.compile(r"[^\W_]+")
_NOTHING: frozenset[int] = frozenset()
_LITTLE = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "in",
        "is",
        "many",
        "how",
        "of",
        "on",
        "or",
        "the",
        "to",
        "what",
        "were",
    )
)

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Lookable(Generic[Key]):
    """One thing that may be found: by its name, its other names, or the words said of it. What is `last` comes after others that
    have the words as well as it has.
    """

    key: Key
    name: str
    others: tuple[str, ...] = ()
    said: str = ""
    last: bool = False


@dataclass(frozen=True)
class FoundKeys(Generic[Key]):
    """The keys of what was found, best first; and which typed words were taken for others."""

    keys: tuple[Key, ...] = ()
    taken_for: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _ReadWord:
    """A typed word, the one that it is taken for, the forms of it that are looked for, and where they stand."""

    typed: str
    word: str
    forms: tuple[str, ...]
    in_names: frozenset[int]
    in_words: frozenset[int]

    @property
    def anywhere(self) -> frozenset[int]:
        return self.in_names | self.in_words

    @property
    def is_mended(self) -> bool:
        return self.word != self.typed


class Shelf(Generic[Key]):
    """What is there to be found, in the order in which it is told where nothing else decides.

    >>> shelf = Shelf([Lookable("b", "Residential burglary"), Lookable("s", "Shoplifting", ("Theft from shops",), "No burglary.")])
    >>> shelf.look_for("burglary").keys, shelf.look_for("thefts shop").keys
    (('b', 's'), ('s',))
    >>> shelf.look_for("burglery")
    FoundKeys(keys=('b', 's'), taken_for=(('burglery', 'burglary'),))
    """

    def __init__(self, things: Iterable[Lookable[Key]]) -> None:
        self._things = tuple(things)
        self._names = [[_plain(each.name), *map(_plain, each.others)] for each in self._things]
        self._in_names = _by_word(" ".join(names) for names in self._names)
        self._in_words = _by_word(each.said for each in self._things)

    def look_for(self, typed: str, *, mending: bool = True, every: bool = True) -> FoundKeys[Key]:
        """Everything in which each typed word stands, or begins a word; nothing for no words. Little words ("how many of the")
        are left out where there are others.

        `mending` takes a word that stands nowhere for the one that it is near; without `every`, one word is enough.
        """
        read = [self._read(word, mending) for word in _asked(typed)]
        if not read:
            return FoundKeys()
        join = frozenset.intersection if every else frozenset.union
        found = join(*(each.anywhere for each in read))
        ranked = sorted(found, key=lambda index: (*self._rank(index, read), index))
        taken = tuple((each.typed, each.word) for each in read if each.is_mended) if found else ()
        return FoundKeys(tuple(self._things[index].key for index in ranked), taken)

    def _read(self, typed: str, mending: bool) -> _ReadWord:
        """Where a word stands; where it stands nowhere, the word that it is near."""
        read = self._stands(typed, typed)
        if read.anywhere or not mending or len(typed) < SHORTEST_MENDED:
            return read
        near = near_names(typed, self._near_in_length(typed), most=1, alike=ALIKE)
        return self._stands(typed, near[0]) if near else read

    def _stands(self, typed: str, word: str) -> _ReadWord:
        forms = _forms(word)
        return _ReadWord(typed, word, forms, _begun(self._in_names, forms), _begun(self._in_words, forms))

    def _near_in_length(self, word: str) -> list[str]:
        return [each for each in self._every_word if abs(len(each) - len(word)) <= 2]

    @cached_property
    def _every_word(self) -> tuple[str, ...]:
        """Names before what is said, so that of two that are as near a name is meant."""
        return tuple(dict.fromkeys((*self._in_names, *self._in_words)))

    def _rank(self, index: int, read: Sequence[_ReadWord]) -> tuple[int, ...]:
        """The very name first; those with most of the words in a name, then in its own; those that are not last; names that begin
        so, the shortest first.
        """
        asked = " ".join(each.word for each in read)
        own, *others = self._names[index]
        in_names = sum(index in each.in_names for each in read)
        in_own = sum(any(word.startswith(each.forms) for word in own.split()) for each in read)
        shortest = len(own) if in_names == len(read) else 0
        last = self._things[index].last
        begins = own.startswith(asked)
        return (-(own == asked), -(asked in others), -in_names, -in_own, last, -begins, shortest)


def _asked(typed: str) -> list[str]:
    words = list(dict.fromkeys(_plain(typed).split()))[:MOST_WORDS]
    return [word for word in words if word not in _LITTLE] or words


def _plain(words: str) -> str:
    return " ".join(
        _WORD.findall(words.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "").replace("'", ""))
    )


def _by_word(texts: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for index, text in enumerate(texts):
        for word in _plain(text).split():
            found.setdefault(word, set()).add(index)
    return {word: frozenset(places) for word, places in found.items()}


def _forms(word: str) -> tuple[str, ...]:
    """A word, and without the s of several.

    >>> _forms("burglaries"), _forms("thefts"), _forms("asb")
    (('burglaries', 'burglar'), ('thefts', 'theft'), ('asb',))
    """
    for ending in ("ies", "s"):
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_MENDED and not word.endswith("ss"):
            return word, word.removesuffix(ending)
    return (word,)


def _begun(places: Mapping[str, frozenset[int]], forms: tuple[str, ...]) -> frozenset[int]:
    """Where a word stands that begins with one of these."""
    return _NOTHING.union(*(found for word, found in places.items() if word.startswith(forms)))
