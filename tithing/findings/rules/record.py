"""The latest point is the highest, or the lowest, of its series: for the title of a chart.

Figures: value, points (how many, itself included). Words: side ("highest" or "lowest").
"""

from __future__ import annotations

from collections.abc import Iterable

from tithing.findings.fact import Fact, FactKind
from tithing.findings.inputs import Points, Series
from tithing.findings.rule import FindingRule
from tithing.findings.rules.control_signals import direction_of
from tithing.findings.shown import Shown
from tithing.statistics.control_charts import FEWEST_POINTS
from tithing.vocabulary.in_words.sentence import Runs, counted
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

HIGHEST, LOWEST = "highest", "lowest"


def find(series: Iterable[Series]) -> tuple[Fact, ...]:
    """A fact for each series whose last point stands alone above or below all the others."""
    return tuple(fact for each in series if (fact := _record(each)) is not None)


def _record(series: Series) -> Fact | None:
    points = series.since_break()
    sides = {_side(series.after_breaks(each)) for each in series.judged_by}
    if len(sides) > 1 or None in sides:
        return None
    high = sides == {HIGHEST}
    known = [quantity for _, quantity in points if isinstance(quantity, Known)]
    subject = series.subject
    return subject.fact(
        RECORD,
        figures=(
            ("value", subject.figure("value", points[-1][1], period=points[-1][0])),
            ("points", subject.figure("points", Known(len(known)))),
        ),
        words=(("side", HIGHEST if high else LOWEST),),
        direction=direction_of(subject.better, high=high),
        strength=float(len(known)),
    )


def _side(points: Points) -> str | None:
    """Which end of its series the last point is at, alone; None for neither, and for a series that is too short."""
    known = [quantity.number for _, quantity in points if isinstance(quantity, Known)]
    if len(known) < FEWEST_POINTS or not isinstance(points[-1][1], Known):
        return None
    *earlier, latest = known
    if min(earlier) <= latest <= max(earlier):
        return None
    return HIGHEST if latest > max(earlier) else LOWEST


def words(fact: Fact) -> Runs:
    """'the highest of 12 quarters', after the name in the title of its chart."""
    latest = Period.parse(fact.figure("value").provenance.period)
    each = "month" if latest.month_count == 1 else "quarter"
    return (f"the {fact.text('side')} of ", *counted(fact.figure("points"), each))


RECORD = FactKind("record", words, shown=(Shown.CHART_TITLE,))
RULE = FindingRule(find, kinds=(RECORD,))
