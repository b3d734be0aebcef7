"""The one place where a quantity becomes a figure: in which unit, with how many decimals, and where it came from.

Findings and documents make their figures here, so that a sentence and a table cannot round one number in two ways, and
every figure can be followed to the files it came from, and to the rows of those files where it stood on one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tithing.indicators.result import Rate, Result
from tithing.observations.observation import SourceRef
from tithing.statistics.rounding import decimals_to_differ
from tithing.vocabulary.figure import BaseOfRate, Figure, Provenance
from tithing.vocabulary.quantity import Quantity, number_of
from tithing.vocabulary.units import Unit, unit_of_rate

PERCENT_DECIMALS = 1  # a change in per cent, as the packs of 2016 to 2018 print it
RATE_DECIMALS = 1
RATES = (
    Unit.RATE,
    Unit.RATE_PER_1000_POPULATION,
    Unit.RATE_PER_1000_HOUSEHOLDS,
    Unit.RATE_PER_100000_POPULATION,
)


def figure_made(
    quantity: Quantity,
    *,
    indicator: str,
    part: str,
    area: str,
    period: str,
    breakdown: str = "",
    sources: Iterable[SourceRef] = (),
    unit: Unit = Unit.COUNT,
    decimals: int = 0,
    signed: bool = False,
    suppliers: Iterable[str] = (),
    caveats: Iterable[str] = (),
    base: BaseOfRate | None = None,
) -> Figure:
    """A figure with its provenance. `area` is a code and `period` a period's; `part` says what of the indicator it is;
    `caveats` are what must be said beside it.

    >>> from tithing.vocabulary.quantity import Known
    >>> refs = [SourceRef("fires.csv", "9f86", 2), SourceRef("fires.csv", "9f86", 5)]
    >>> made = figure_made(Known(46), indicator="fires", part="value", area="E06000001", period="2017-18Q4", sources=refs)
    >>> made.provenance.sources, made.provenance.rows
    ((('fires.csv', '9f86'),), ((2, 5),))
    """
    files = _by_file(sources)
    provenance = Provenance(
        indicator,
        part,
        area,
        period,
        breakdown,
        sources=tuple(files),
        rows=tuple(tuple(dict.fromkeys(ref.row for ref in refs if ref.row)) for refs in files.values()),
        released=tuple(_release_of(refs) for refs in files.values()),
        revisions=tuple(max(ref.revision for ref in refs) for refs in files.values()),
        suppliers=tuple(dict.fromkeys(suppliers)),
        caveats=tuple(dict.fromkeys(caveats)),
        base=base,
    )
    return Figure(quantity, unit, decimals, signed, provenance)


def _by_file(sources: Iterable[SourceRef]) -> dict[tuple[str, str], list[SourceRef]]:
    """Each file once, with what was taken from it: a figure of five years may come of hundreds."""
    found: dict[tuple[str, str], list[SourceRef]] = {}
    for ref in sources:
        found.setdefault((ref.file, ref.mark), []).append(ref)
    return found


def _release_of(refs: Iterable[SourceRef]) -> date | None:
    return next((ref.release for ref in refs if ref.release), None)


def difference_unit(unit: Unit) -> Unit:
    """Two percentages differ by points (R83); everything else differs in its own unit."""
    return Unit.POINTS if unit is Unit.PERCENT else unit


def rate_unit(rate: Rate) -> Unit:
    """The unit that names the rate's denominator (R85)."""
    return unit_of_rate(rate.per, rate.denominator)


def rate_of_result(result: Result) -> tuple[Quantity, Unit]:
    """Its rate and that rate's unit; of an indicator that is a rate, its value."""
    if result.unit in RATES:
        return result.value.quantity, result.unit
    return result.rate.quantity, rate_unit(result.rate)


def decimals_of_rate(rate: Quantity) -> int:
    """The decimal places of a rate that stands by itself: one more where with fewer it would round to nothing, though there is
    something.

    >>> from tithing.vocabulary.quantity import Known
    >>> decimals_of_rate(Known(6.71)), decimals_of_rate(Known(0.046)), decimals_of_rate(Known(0.0))
    (1, 2, 1)
    """
    number = number_of(rate) or 0.0
    return RATE_DECIMALS + 1 if 0 < abs(number) < 0.05 else RATE_DECIMALS


def rate_decimals(rates: Iterable[float]) -> int:
    """The decimal places for rates that stand side by side: one more where all are under one and would look alike.

    >>> rate_decimals([0.21, 0.24]), rate_decimals([6.71, 6.74]), rate_decimals([0.2, 0.3])
    (2, 1, 1)
    """
    found = tuple(rates)
    if any(abs(rate) >= 1 for rate in found):
        return RATE_DECIMALS
    return decimals_to_differ(found, fewest=RATE_DECIMALS, most=RATE_DECIMALS + 1)
