"""One measure in every ward beside its area: each ward's own count, rate and change, as the reader may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tithing.indicators.caveats.additivity import in_no_part
from tithing.indicators.result import Result
from tithing.reading.questions.small_areas import wards_of_span
from tithing.reading.span import BookSpan
from tithing.sources.police_street.settings import totals
from tithing.vocabulary.quantity import Quantity, number_of

YEARS_OF_WARDS = (
    3  # before the quarter's own: two years of months, and enough quarters to see how a series varies
)
MOST_COMPARED = 3


@dataclass(frozen=True)
class WardsCompared:
    """`of` is the area's own result; `wards` those of its wards, from the most; `in_no_ward` what its figure holds that no
    ward's does, which is not known where a ward's figure is hidden or missing.
    """

    of: Result
    wards: tuple[Result, ...]
    in_no_ward: Quantity

    @property
    def rated(self) -> bool:
        """Whether the people of any ward are known."""
        return any(number_of(ward.rate.denominator_value) for ward in self.wards)

    @property
    def changed(self) -> bool:
        """Whether anything can be set against the same quarter last year."""
        return any(number_of(ward.change.difference) is not None for ward in self.wards)


def wards_compared(span: BookSpan, of: Result) -> WardsCompared:
    """The measure of a result in each ward of its area."""
    evidence = wards_of_span(span, years_back=YEARS_OF_WARDS)
    asked = (span.calculated(of.indicator, ward, evidence) for ward in span.wards())
    wards = sorted((result for result in asked if result is not None), key=_from_the_most)
    rest = in_no_part(of.value.quantity, [ward.value.quantity for ward in wards])
    return WardsCompared(of, tuple(wards), rest)


def _from_the_most(ward: Result) -> tuple[float, str]:
    number = number_of(ward.value.quantity)
    return (1.0 if number is None else -number, ward.area.name)


def to_compare(by_ward: Sequence[Result], wholes: Mapping[str, str]) -> tuple[Result, ...]:
    """Of the measures that are known by ward, those that are no part of another of them, the largest first, at most three."""
    known = {result.indicator for result in by_ward}
    in_totals = {part for whole, parts in totals().items() if whole in known for part in parts}
    tops = [r for r in by_ward if wholes.get(r.indicator) not in known and r.indicator not in in_totals]
    return tuple(sorted(tops, key=lambda result: -(number_of(result.value.quantity) or 0.0))[:MOST_COMPARED])
