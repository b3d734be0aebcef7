"""The area among its most similar group: rate, average, rank, and how sure the rank is (R97).

iQuanta's figures are unreconciled and its groups unofficial and dated. Where the members' own counts are known the
rank is worked out, with the ranks it may truly have; else the supplied rank and average are shown as supplied, and
checked: a rate, an average and a rank printed together must be possible together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tithing.indicators.caveats.order import OrderedMember, why_no_place
from tithing.indicators.caveats.places import without_place
from tithing.indicators.counted.rates import rate_of
from tithing.indicators.counted.value_over import supplied_value, value_over
from tithing.indicators.evidence import Evidence
from tithing.indicators.possible_together import SIZE, impossible_together
from tithing.indicators.result import At, Rate
from tithing.observations.measure import Measure
from tithing.statistics.intervals import rate_interval
from tithing.statistics.ranks import Member, rank_with_interval
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, number_of

AVERAGE = "MSG-AVERAGE"
COMPARABLE = 0.03  # as printed in May 2018: 2.3% from the average is "comparable", 4.5% is "above"


@dataclass(frozen=True)
class GroupComparison:
    """`rank` 1 is the lowest rate. `low` to `high` is where the rank lies with 95% chance, when members are known."""

    measure: str
    title: str
    period: Period
    rate: At
    average: At
    rank: Quantity
    of: int
    low: int | None = None
    high: int | None = None
    against_average: str = ""  # above, below, in line
    impossible: str = ""  # why the three cannot be true together, "" when they can
    notes: tuple[str, ...] = ()


def compare_in_group(
    measure: Measure, *, area: str, period: Period, evidence: Evidence, members: Sequence[str] = ()
) -> GroupComparison | None:
    """The area in its group for one measure and period; None where nothing of it is known.

    `members` are the codes of the group, the area's own included. The rate variant of the measure that was
    supplied for the group's average is used, else the measure's own denominator.
    """
    worked_out = _from_members(measure, area, period, evidence, members)
    return worked_out or _as_supplied(measure, area, period, evidence)


def group_table(
    measures: Sequence[Measure], *, area: str, period: Period, evidence: Evidence, members: Sequence[str] = ()
) -> tuple[GroupComparison, ...]:
    """Every measure of which something is known, in the order given."""
    found = (
        compare_in_group(measure, area=area, period=period, evidence=evidence, members=members)
        for measure in measures
    )
    return tuple(each for each in found if each is not None)


def latest_group_period(evidence: Evidence, *, area: str, until: Period) -> Period | None:
    """The last period, not after `until`, for which a rank or a group's average was supplied."""
    periods = [
        each.period
        for each in evidence.observations.all
        if each.period.end <= until.end and (each.area == AVERAGE or _is_rank(each.measure, each.area, area))
    ]
    return max(periods, key=lambda each: (each.end, each.days), default=None)


def _is_rank(measure: str, where: str, area: str) -> bool:
    return where == area and measure.endswith(".msg_rank")


# -- as supplied ------------------------------------------------------------------------------------------


def _as_supplied(measure: Measure, area: str, period: Period, evidence: Evidence) -> GroupComparison | None:
    rank = supplied_value(evidence, (f"{measure.slug}.msg_rank", area, period, ""))
    average = _supplied_rate(measure, AVERAGE, period, evidence)
    if rank is None and average is None:
        return None
    rate = _supplied_rate(measure, area, period, evidence) or _own_rate(measure, area, period, evidence)
    missing = At(Missing(), period)
    found = GroupComparison(
        measure=measure.slug,
        title=measure.title,
        period=period,
        rate=rate,
        average=average or missing,
        rank=(rank or missing).quantity,
        of=SIZE,
        against_average=_nearness(rate, average or missing),
        notes=("the rank and average are as supplied: the members' own figures are not known",),
    )
    return _checked(found)


def _supplied_rate(measure: Measure, area: str, period: Period, evidence: Evidence) -> At | None:
    for variant in ("rate_per_1000_population", "rate_per_1000_households", "rate_per_100000_population"):
        at = supplied_value(evidence, (f"{measure.slug}.{variant}", area, period, ""))
        if at is not None:
            return at
    return None


def _own_rate(measure: Measure, area: str, period: Period, evidence: Evidence) -> At:
    count = value_over(evidence, measure.slug, area=area, period=period)
    rate = rate_of(count, measure, area=area, evidence=evidence)
    return At(rate.quantity, period, (*count.sources, *rate.source))


def _nearness(rate: At, average: At) -> str:
    one, other = number_of(rate.quantity), number_of(average.quantity)
    if one is None or other is None:
        return ""
    if abs(one - other) <= COMPARABLE * other:
        return "in line"
    return "above" if one > other else "below"


def _checked(found: GroupComparison) -> GroupComparison:
    return replace(
        found,
        impossible=impossible_together(
            rate=number_of(found.rate.quantity),
            average=number_of(found.average.quantity),
            rank=number_of(found.rank),
            of=found.of,
        ),
    )


# -- from the members' own figures ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Member:
    code: str
    count: At
    rate: Rate
    share: float | None = None  # of its force's rows, without a place


def _from_members(
    measure: Measure, area: str, period: Period, evidence: Evidence, members: Sequence[str]
) -> GroupComparison | None:
    """A rank needs every member's value: without one of them there is none."""
    each = [_member(measure, code, period, evidence) for code in members]
    if area not in members or not all(isinstance(one.rate.quantity, Known) for one in each):
        return None
    return _ranked(measure, members.index(area), period, each)


def _member(measure: Measure, code: str, period: Period, evidence: Evidence) -> _Member:
    count = value_over(evidence, measure.slug, area=code, period=period)
    nowhere = without_place(evidence, measure, code, period)
    rate = rate_of(count, measure, area=code, evidence=evidence)
    return _Member(code, count, rate, nowhere.share if nowhere else None)


def _ranked(measure: Measure, own: int, period: Period, each: Sequence[_Member]) -> GroupComparison:
    rates = [_number(one.rate.quantity) for one in each]
    counts = [Member(_number(one.count.quantity), _number(one.rate.denominator_value)) for one in each]
    sure = rank_with_interval(counts, own)
    ordered = [
        OrderedMember(rate, one.share, one.rate, one.count) for rate, one in zip(rates, each, strict=True)
    ]
    untold = why_no_place(ordered, own)
    mean = Known(sum(rates) / len(rates))
    mine = each[own]
    sources = (*mine.count.sources, *mine.rate.source)
    return GroupComparison(
        measure=measure.slug,
        title=measure.title,
        period=period,
        rate=At(mine.rate.quantity, period, sources),
        average=At(mean, period),
        rank=NotApplicable(f"no place is told: {untold}") if untold else Known(sure.rank),
        of=sure.of,
        low=None if untold else sure.low,
        high=None if untold else sure.high,
        against_average="" if untold else _by_interval(counts[own], mine.rate.per, mean.number),
        notes=("the average is the mean of the members' rates", *mine.rate.notes),
    )


def _by_interval(own: Member, per: int, average: float) -> str:
    """Above or below only when the average is outside the area's own 95% interval (R93)."""
    low, high = rate_interval(own.count, own.denominator, per=per)
    if low <= average <= high:
        return "in line"
    return "above" if low > average else "below"


def _number(quantity: Quantity | None) -> float:
    if isinstance(quantity, Known):
        return quantity.number
    raise ValueError("a member's figure is not known")
