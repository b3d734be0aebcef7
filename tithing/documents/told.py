"""What a document has told already, so that no sentence stands in it twice: who tells a fact notes it, who comes later asks.

>>> ToldAbove().has_change(("shoplifting", "", "E06000001", "2017-18Q4"))
False
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact

Series = tuple[str, ...]


class ToldAbove:
    """The changes, by their series, and the targets, by indicator and quarter, that a reader has met in a sentence."""

    def __init__(self) -> None:
        self._changes: set[Series] = set()
        self._targets: set[tuple[str, str]] = set()
        self._sentences: set[str] = set()

    def note_changes(self, facts: Iterable[Fact]) -> None:
        """These were told with what they are against and how sure they are."""
        self._changes.update(fact.series for fact in facts)

    def note_targets(self, indicators: Iterable[str], quarter: str) -> None:
        """How the targets of these stand was told."""
        self._targets.update((indicator, quarter) for indicator in indicators)

    def note_sentence(self, words: str) -> None:
        """This stands above, word for word."""
        self._sentences.add(words)

    def has_sentence(self, words: str) -> bool:
        """Whether the same stands above, word for word."""
        return words in self._sentences

    def has_change(self, series: Series) -> bool:
        """Whether the change of this series was told."""
        return series in self._changes

    def has_target(self, indicator: str, quarter: str) -> bool:
        """Whether it was told how this target stands."""
        return (indicator, quarter) in self._targets
