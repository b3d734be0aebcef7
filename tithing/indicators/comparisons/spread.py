"""How much a series varies beyond chance, asked of the quarters (or months) before the one under test (R92)."""

from __future__ import annotations

from tithing.indicators.comparisons.comparison import breaks_of
from tithing.indicators.counted.value_over import number_over
from tithing.indicators.evidence import Evidence
from tithing.observations.measure import Measure
from tithing.statistics.count_tests import dispersion_of
from tithing.vocabulary.period import Period, PeriodKind

QUARTERS, HALF_YEARS = 20, 10  # five years back
MONTHS = 36


def spread_before(
    evidence: Evidence, measure: Measure, *, area: str, period: Period, breakdown: str = ""
) -> float | None:
    """The spread of the quarters before a period; of the months where quarters are too few; None: too short.

    Counts from the other side of a refused break are left out: a change of definition is no spread.
    """
    quarters, months = period.quarters(), period.months()
    if not (quarters or period.kind is PeriodKind.MONTH):
        return None
    about = evidence, measure, area
    if quarters:
        found = dispersion_of(_series(*about, quarters[0], breakdown, QUARTERS), season=4)
        if found is not None:
            return found if len(quarters) == 1 else max(found, _of_half_years(*about, quarters, breakdown))
    return dispersion_of(_series(*about, months[0], breakdown, MONTHS), season=12)


def _of_half_years(
    evidence: Evidence, measure: Measure, area: str, quarters: tuple[Period, ...], breakdown: str
) -> float:
    """The spread of the half-years before a longer span, which ups and downs that last make larger than that of quarters."""
    half = Period.of_quarters(*quarters[:2])
    return dispersion_of(_series(evidence, measure, area, half, breakdown, HALF_YEARS), season=2) or 0.0


def _series(
    evidence: Evidence, measure: Measure, area: str, period: Period, breakdown: str, length: int
) -> list[float | None]:
    """The counts of the periods before this one, oldest first; None for a gap."""
    found: list[float | None] = []
    before, cuts = period, [each for each in breaks_of((measure,)) if each.refuse]
    for _ in range(length):
        before = before.period_before()
        if any(each.lies_between(before, period) for each in cuts):
            break
        found.append(number_over(evidence, measure.slug, area=area, period=before, breakdown=breakdown))
    return found[::-1]
