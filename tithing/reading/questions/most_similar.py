"""The area among those most similar to it (R97)."""

from __future__ import annotations

from tithing.indicators.most_similar_group import GroupComparison, group_table, latest_group_period
from tithing.reading.quarter import Quarter

GROUP_GOES_STALE = 366  # days: a comparison of the year before last says nothing of this quarter
FEWEST_MEMBERS = 3


def most_similar_group(quarter: Quarter) -> tuple[GroupComparison, ...]:
    """The latest comparison that was supplied, if it is not stale; else one worked out from the members' figures."""
    evidence, area = quarter.evidence, quarter.area.code
    group = quarter.snapshot.partnership.most_similar_group
    members = group.members_on(quarter.period.end) if group else ()
    period = latest_group_period(evidence, area=area, until=quarter.period.financial_year_of())
    if period is None or (quarter.period.end - period.end).days > GROUP_GOES_STALE:
        if len(members) < FEWEST_MEMBERS:
            return ()
        period = quarter.period
    bases = dict.fromkeys(each.measure.split(".")[0] for each in quarter.observations.all)
    measures = [quarter.measures.get(slug) for slug in bases]
    return group_table(measures, area=area, period=period, evidence=evidence, members=members)
