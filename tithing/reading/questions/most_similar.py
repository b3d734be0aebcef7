"""The area among those most similar to it (R97)."""

from __future__ import annotations

from tithing.indicators.most_similar_group import GroupComparison, group_table, latest_group_period
from tithing.reading.span import BookSpan

GROUP_GOES_STALE = 366  # days: a comparison of the year before last says nothing of this quarter
FEWEST_MEMBERS = 3


def most_similar_group(span: BookSpan) -> tuple[GroupComparison, ...]:
    """The latest comparison that was supplied, if it is not stale; else one worked out from the members' figures."""
    evidence, area = span.evidence, span.area.code
    group = span.snapshot.partnership.most_similar_group
    members = group.members_on(span.period.end) if group else ()
    period = latest_group_period(evidence, area=area, until=span.period.financial_year_of())
    if period is None or (span.period.end - period.end).days > GROUP_GOES_STALE:
        if len(members) < FEWEST_MEMBERS:
            return ()
        period = span.period
    bases = dict.fromkeys(each.measure.split(".")[0] for each in span.observations.all)
    measures = [span.measures.get(slug) for slug in bases]
    return group_table(measures, area=area, period=period, evidence=evidence, members=members)
