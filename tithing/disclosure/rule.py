"""Which counts are too small to publish, who said so, and the one wording for whatever is withheld for it (R100)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.quantity import Known, Quantity, Suppressed

MINIMUM_COUNT = 5
"""The least count that is published of a small area or a sensitive matter. R100; NHS data withholds 1 to 7.
A partnership agrees its own with the force and sets it in its configuration."""

WITHHELD_WORDS = "too few to publish, or would give away a count that is"
"""Said alike of a small count and of what is hidden beside one, so that a page does not tell which is which."""

BY_QUARTER_ONLY = Suppressed("told by quarter only, so that no small count can be worked out")
COUNTS_ONLY = Suppressed("only counts are told of so few people, so that none can be worked out")
NOT_SO_SMALL = Suppressed("not told of an area as small as this")


@dataclass(frozen=True)
class SuppressionRule:
    """Counts from 1 to `minimum` - 1 are withheld. `source` says who set it, `date` since when; `name` is the setting's."""

    minimum: int = MINIMUM_COUNT
    source: str = "R100"
    date: date | None = None
    name: str = "minimum count"
    words: str = WITHHELD_WORDS

    @property
    def hidden(self) -> Suppressed:
        """What stands in the place of a count that is hidden."""
        return Suppressed(self.words)

    def is_small(self, number: float | None) -> bool:
        """Zero is about nobody, and is published.

        >>> [SuppressionRule().is_small(count) for count in (0, 1, 4, 5)]
        [False, True, True, False]
        """
        return number is not None and 0 < number < self.minimum

    def withholds(self, quantity: Quantity) -> bool:
        """
        >>> SuppressionRule(minimum=8, source="NHS data").withholds(Known(7))
        True
        """
        return isinstance(quantity, Known) and self.is_small(quantity.number)
