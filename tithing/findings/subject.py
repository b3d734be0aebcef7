"""What a fact is about, and how its figures are made: each names indicator, part, place, period, files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tithing.findings.fact import Fact, FactKind
from tithing.indicators.figure_made import PERCENT_DECIMALS, difference_unit, figure_made
from tithing.indicators.result import Result
from tithing.observations.observation import SourceRef
from tithing.vocabulary.areas import Area
from tithing.vocabulary.direction import Better
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity
from tithing.vocabulary.units import Unit

Sources = tuple[SourceRef, ...]


@dataclass(frozen=True)
class Subject:
    """An indicator (or a bare measure) in one area and period."""

    indicator: str
    title: str
    area: Area
    period: Period
    unit: Unit = Unit.COUNT
    decimals: int = 0
    better: Better = Better.NEITHER
    measure: str = ""
    breakdown: str = ""
    counted_as: str = ""
    sources: Sources = ()
    suppliers: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Result) -> Subject:
        return cls(
            indicator=result.indicator,
            title=result.title,
            area=result.area,
            period=result.period,
            unit=result.unit,
            decimals=result.decimals,
            better=result.better,
            measure=result.measure,
            breakdown=result.breakdown,
            counted_as=result.counted_as,
            sources=result.sources,
            suppliers=result.value.suppliers,
            caveats=result.notes,
        )

    def fact(self, kind: FactKind, **rest: Any) -> Fact:
        """A fact about this subject."""
        return Fact(
            kind,
            self.indicator,
            self.title,
            self.area,
            self.period,
            measure=self.measure,
            breakdown=self.breakdown,
            counted_as=self.counted_as,
            **rest,
        )

    def figure(
        self,
        part: str,
        quantity: Quantity,
        *,
        unit: Unit | None = None,
        decimals: int | None = None,
        signed: bool = False,
        period: Period | None = None,
        area: str = "",
        sources: Iterable[SourceRef] | None = None,
    ) -> Figure:
        """A figure of this subject; unit, period, area and sources are the subject's own unless given."""
        return figure_made(
            quantity,
            indicator=self.indicator,
            part=part,
            area=area or self.area.code,
            period=(period or self.period).code,
            breakdown=self.breakdown,
            sources=self.sources if sources is None else sources,
            unit=unit or self.unit,
            decimals=self.decimals if decimals is None else decimals,
            signed=signed,
            suppliers=self.suppliers,
            caveats=self.caveats,
        )

    def percent(self, part: str, quantity: Quantity, *, signed: bool = False) -> Figure:
        return self.figure(part, quantity, unit=Unit.PERCENT, decimals=PERCENT_DECIMALS, signed=signed)

    def difference(
        self,
        part: str,
        quantity: Quantity,
        *,
        sources: Iterable[SourceRef] | None = None,
        decimals: int | None = None,
    ) -> Figure:
        """A signed difference of two of this subject's values; of two percentages it is in points (R83)."""
        unit = difference_unit(self.unit)
        return self.figure(part, quantity, unit=unit, signed=True, sources=sources, decimals=decimals)
