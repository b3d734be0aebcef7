"""The counts that a reader may see together, and the sums by which one could be worked out from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One count that may be published. `edition`: the how-manieth value that was released of it, the first being 0.

    >>> Cell("burglary", "E05000001", "2024-25Q1").edition
    0
    """

    measure: str
    area: str
    period: str
    breakdown: str = ""
    edition: int = 0


@dataclass(frozen=True)
class CellSum:
    """`whole` is the sum of `parts` and of `rest`: a district of its wards, an offence of its kinds, a year of its quarters.

    `rest` is what the whole has beside its parts and everybody knows. None where there may be more that nobody counts apart,
    such as what has no ward: anything from nought up, never published.
    """

    whole: Cell
    parts: tuple[Cell, ...]
    rest: float | None = 0.0

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.whole, *self.parts)

    @property
    def edition(self) -> int:
        """The latest of its cells: before that value was released nobody could add this up."""
        return max(cell.edition for cell in self.cells)
