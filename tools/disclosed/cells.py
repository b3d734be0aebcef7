"""The true cells of an invented partnership, by what is counted, where, when and of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple


class Cell(NamedTuple):
    """One true count; `version` goes up by one with each correction of it.

    >>> str(Cell("robbery", "E05009288", "2025-26Q1"))
    'robbery E05009288 2025-26Q1'
    """

    measure: str
    area: str
    period: str
    breakdown: str = ""
    version: int = 0

    @property
    def key(self) -> Cell:
        """The same count, whichever was said of it."""
        return self._replace(version=0)

    def __str__(self) -> str:
        corrected = f"correction {self.version}" if self.version else ""
        return " ".join(filter(None, (self.measure, self.area, self.period, self.breakdown, corrected)))


class WholeOfParts(NamedTuple):
    """A sum that anybody knows of: a district is its wards, a group its offences, a year its quarters."""

    whole: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True)
class Sent:
    """One file as a partner sends it, and the day on which it was released."""

    name: str
    text: str
    released: date
    covers: str = ""


@dataclass(frozen=True)
class Stage:
    """What came, and what is true from then on: every cell with its latest version."""

    quarter: str
    sent: tuple[Sent, ...]
    released: date
    truth: Mapping[Cell, int]  # by cell, with its version


@dataclass(frozen=True)
class Invented:
    """A partnership, its files in the order they come, and what stands behind them."""

    seed: int
    district: str
    wards: tuple[str, ...]
    stages: tuple[Stage, ...]
    minimum: int
    population: Mapping[str, int]
    sums: tuple[WholeOfParts, ...]
    open_measures: frozenset[str]
    withheld_by_partner: frozenset[Cell] = frozenset()  # keys
    not_public: frozenset[Cell] = frozenset()  # keys
    sensitive: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()  # wards that stand beside the areas
    local: str = ""  # an area of the first two wards
    local_wards_said: bool = True  # whether the book knows that it is
    shape: tuple[str, ...] = field(default=())  # what is odd about it, in words

    @cached_property
    def truth(self) -> dict[Cell, int]:
        """Every true cell of every version."""
        return {cell: count for stage in self.stages for cell, count in stage.truth.items()}

    def latest(self, stage: int) -> dict[Cell, Cell]:
        """By key, the cell that stands after a stage."""
        return {cell.key: cell for cell in self.stages[stage].truth}

    def is_open(self, cell: Cell) -> bool:
        return cell.measure in self.open_measures

    def is_guarded(self, cell: Cell) -> bool:
        """Whether a small count of it may point to a person: of a small area, or a part of a sensitive matter."""
        is_small_area = cell.area != self.district
        return not self.is_open(cell) and (
            is_small_area or bool(cell.breakdown and cell.measure in self.sensitive)
        )

    def is_small(self, cell: Cell, count: int) -> bool:
        return self.is_guarded(cell) and 0 < count < self.minimum

    def is_of_unsaid_wards(self, cell: Cell) -> bool:
        """Whether it is told of an area of which the book does not know the wards: then all of it is hidden, to be safe."""
        return bool(self.local) and cell.area == self.local and not self.local_wards_said

    def is_kept_from_us(self, cell: Cell) -> bool:
        """Whether whoever sent it did not give it to the public."""
        return cell.key in self.withheld_by_partner or cell.key in self.not_public
