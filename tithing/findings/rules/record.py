"""The latest point is the highest, or the lowest, of its series: for the title of a chart.

Figures: value, points (how many, itself included). Words: side ("highest" or "lowest").
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind
from tithing.findings.inputs import Series
from tithing.findings.rule import FindingRule
from tithing.findings.rules.control_signals import direction_of, since_break
from tithing.findings.shown import Shown
from tithing.statistics.control_charts import FEWEST_POINTS
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.sentence import Runs


def find(series: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series whose last point stands alone above or below all the others."""
    return tuple(fact for each in series if (fact := _record(each)) is not None)


def _record(series: Series) -> Fact | None:
    points = since_break(series)
    known = [quantity.number for _, quantity in points if isinstance(quantity, Known)]
    if len(known) < FEWEST_POINTS or not isinstance(points[-1][1], Known):
        return None
    *earlier, latest = known
    if min(earlier) <= latest <= max(earlier):
        return None
    high = latest > max(earlier)
    subject = series.subject
    return subject.fact(
        RECORD,
        figures=(
            ("value", subject.figure("value", points[-1][1], period=points[-1][0])),
            ("points", subject.figure("points", Known(len(known)))),
        ),
        words=(("side", "highest" if high else "lowest"),),
        direction=direction_of(subject.better, high=high),
        strength=float(len(known)),
    )


def words(fact: Fact) -> Runs:
    """'the highest of 12 quarters', after the name in the title of its chart."""
    latest = Period.parse(fact.figure("value").provenance.period)
    each = "month" if latest.month_count == 1 else "quarter"
    return (f"the {fact.text('side')} of ", fact.figure("points"), f" {each}s")


RECORD = FactKind("record", words, shown=(Shown.CHART_TITLE,))
RULE = FindingRule(find, kinds=(RECORD,))
