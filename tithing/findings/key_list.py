"""A list of page one: facts that went one way, with parts under their whole, and how many there are of them in all.

>>> KeyList().of
0
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tithing.findings.fact import Fact, by_weight

Wholes = Mapping[str, str]  # of a part, by slug: the whole that it adds up to


@dataclass(frozen=True)
class KeyItem:
    """A fact, and those of its list that are parts of it, the weightiest first."""

    fact: Fact
    parts: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact, *self.parts)


@dataclass(frozen=True)
class KeyList:
    """All of them: totals first, then the surest, then the largest. `above` are headlines, which the head of the page tells."""

    items: tuple[KeyItem, ...] = ()
    above: tuple[Fact, ...] = ()

    @property
    def of(self) -> int:
        """How many facts there are in all."""
        return len(self.facts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.above, *(fact for item in self.items for fact in item.facts))


@dataclass(frozen=True)
class Arranged:
    """How facts are arranged: which is part of which, which are totals of a table, and which are the headlines.

    A part stands under the largest whole of its own list that is no total: a total of everything would swallow them all.
    """

    wholes: Wholes
    totals: frozenset[str] = frozenset()
    headlines: tuple[str, ...] = ()

    def key_list(self, facts: Iterable[Fact]) -> KeyList:
        """The list of these facts."""
        found = sorted(facts, key=self._first)
        above = [fact for fact in found if self._is(fact, self.headlines)]
        rest = [fact for fact in found if fact not in above]
        homes = {id(fact): self._home(fact, rest) for fact in rest}
        items = [
            KeyItem(fact, tuple(each for each in rest if homes[id(each)] is fact))
            for fact in rest
            if homes[id(fact)] is None
        ]
        return KeyList(tuple(sorted(items, key=self._weightiest)), tuple(above))

    def in_order(self, facts: Iterable[Fact]) -> KeyList:
        """The list of these facts as they come, each by itself."""
        found = list(facts)
        above = tuple(fact for fact in found if self._is(fact, self.headlines))
        return KeyList(tuple(KeyItem(fact) for fact in found if fact not in above), above)

    def _weightiest(self, item: KeyItem) -> tuple[float, ...]:
        """A whole is as weighty as the weightiest of its parts, so that no part is lost under a whole that moved little."""
        return (self._first(item.fact)[0], *min(by_weight(fact) for fact in item.facts))

    def _first(self, fact: Fact) -> tuple[float, ...]:
        return (0.0 if self._is(fact, self.totals) else 1.0, *by_weight(fact))

    def _is(self, fact: Fact, slugs: Collection[str]) -> bool:
        return any(name in slugs for name in _names(fact))

    def _home(self, fact: Fact, among: Iterable[Fact]) -> Fact | None:
        """The whole it stands under: the highest of its own list."""
        above = [slug for slug in _above(_names(fact), self.wholes) if slug not in self.totals]
        homes = {name: each for each in among if each is not fact for name in _names(each)}
        return next((homes[slug] for slug in reversed(above) if slug in homes), None)


def _names(fact: Fact) -> list[str]:
    return list(dict.fromkeys(name for name in (fact.indicator, fact.measure, fact.counted_as) if name))


def _above(names: Iterable[str], wholes: Wholes) -> list[str]:
    """Every whole that these are in, the nearest first; none of what leads back to itself."""
    own = list(names)
    found: list[str] = []
    waiting = list(own)
    while waiting:
        whole = wholes.get(waiting.pop(0))
        if whole in own:
            return []
        if whole is not None and whole not in found:
            found.append(whole)
            waiting.append(whole)
    return found
