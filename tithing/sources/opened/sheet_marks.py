"""What a workbook says of cells beside their values: shown as a percentage, struck through, merged, or hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tithing.sources.tables import Merged
from tithing.statistics.rounding import written


@dataclass
class SheetMarks:
    """Of one sheet: `percent` gives columns (from 0) by row number; rows count from 1, as a person does."""

    percent: dict[int, set[int]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)  # from 0
    struck: dict[int, set[int]] = field(default_factory=dict)  # as `percent`
    merged: list[Merged] = field(default_factory=list)

    def as_shown(self, row: int, column: int, value: float) -> str | float:
        """30% where the cell holds 0.3 and shows a percentage; else the number as it is.

        >>> SheetMarks(percent={2: {4}}).as_shown(2, 4, 0.07)
        '7%'
        """
        if column not in self.percent.get(row, ()):
            return value
        return f"{written(float(Decimal(repr(value)) * 100))}%"
