"""Which counts are too small to publish, who said so, and the one wording for whatever is withheld for it (R100)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.quantity import Known, Quantity

MINIMUM_COUNT = 5
"""The least count that is published of a small area or a sensitive matter. R100; NHS data withholds 1 to 7.
A partnership agrees its own with the force and sets it in its configuration."""

WITHHELD_WORDS = "withheld: too few to publish, or would give away a count that is"
"""Said alike of a small count and of what is hidden beside one, so that a page does not tell which is which."""


@dataclass(frozen=True)
class SuppressionRule:
    """Counts from 1 to `minimum` - 1 are withheld. `source` says who set it, `date` since when; `name` is the setting's."""

    minimum: int = MINIMUM_COUNT
    source: str = "R100"
    date: date | None = None
    name: str = "minimum count"
    words: str = WITHHELD_WORDS

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
