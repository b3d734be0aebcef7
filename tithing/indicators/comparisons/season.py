"""What the season could make of a change between two quarters of different times of the year.

Where two years or more say what the later quarter is to the earlier one, that is what the season makes. Where none do, a bound is
taken: of the street categories of a force's four districts from 2023 to 2025, seven in eight moves from one quarter to the next,
put together over the years, are by less than a quarter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.asking import IndicatorQuestion
from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.comparisons.comparison import cutting
from tithing.indicators.spans.answer import answer_of_span
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

BOUND = 1.25
YEARS_BACK, FEWEST_YEARS = 5, 2
HARDLY = 0.02  # a season that makes less than this is not worth a sentence
NOT_KNOWN = (
    "some of it may be the season, and the book does not have the two earlier years that would show how much"
)


def season_doubts(
    question: IndicatorQuestion, period: Period, earlier: tuple[Period, ...]
) -> tuple[Doubt, ...]:
    """What the season could explain of a change from the average of the earlier periods; nothing where they are whole years or
    of the same season, or where it is no count of events, such as a stock.
    """
    if not question.main.events or _same_season(period, earlier):
        return ()
    pairs = list(_pairs(question, period, earlier))
    now, before = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    if len(pairs) < FEWEST_YEARS or not (now and before):
        return (Doubt(Caveat(CaveatKind.SEASON, NOT_KNOWN), ((1.0, BOUND), (1.0, 1 / BOUND))),)
    ratio = now / before
    if abs(ratio - 1) < HARDLY:
        return ()
    return (
        Doubt(
            Caveat(CaveatKind.SEASON, _words(ratio, len(pairs), len(earlier)), (("ratio", ratio),)),
            ((1.0, ratio),),
        ),
    )


def _same_season(period: Period, earlier: tuple[Period, ...]) -> bool:
    """Whether all of them are of the months that the later one is of."""
    return all(
        each.start.month == period.start.month and each.end.month == period.end.month for each in earlier
    )


def _pairs(
    question: IndicatorQuestion, period: Period, earlier: tuple[Period, ...]
) -> Iterator[tuple[float, float]]:
    """In each of the years before: what this time of the year had, and on average what the others before it had."""
    then, others = period, earlier
    for _ in range(YEARS_BACK):
        then, others = then.year_before(), tuple(each.year_before() for each in others)
        if any(cut.refuse for cut in cutting(question.compared, earlier=others[0], later=period)):
            return
        found = [answer_of_span(question, each).at.quantity for each in (then, *others)]
        numbers = [each.number for each in found if isinstance(each, Known)]
        if len(numbers) == len(found):
            yield numbers[0], sum(numbers[1:]) / len(others)


def _words(ratio: float, years: int, how_many: int) -> str:
    """ "in the 3 years before, this quarter had 12% more than the one before it"."""
    share = round_half_away(abs(ratio - 1) * 100, 0)
    more = "more" if ratio > 1 else "less"
    than = "the one before it" if how_many == 1 else f"the average of the {how_many} before it"
    return f"in the {years} years before, this time of the year had {share}% {more} than {than}"
