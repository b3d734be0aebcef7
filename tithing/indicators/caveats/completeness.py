"""How complete a figure is: the share without a place, and which suppliers and months were expected and are in."""

from __future__ import annotations

from tithing.indicators.caveats.places import share_in_words, without_place
from tithing.indicators.counted.over_suppliers import expected_suppliers
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At, HowComplete
from tithing.observations.measure import Measure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known


def how_complete(evidence: Evidence, measure: Measure, area: str, at: At, breakdown: str = "") -> HowComplete:
    """How complete a value of a measure is in an area."""
    found = without_place(evidence, measure, area, at.period)
    months = at.period.months() or (at.period,)
    known = isinstance(at.quantity, Known)
    in_ = [month for month in months if known or _rows(evidence, measure, area, month, breakdown)]
    suppliers = at.suppliers or _senders(evidence, measure, area, at.period, breakdown)
    title = evidence.suppliers.title
    return HowComplete(
        found.share if found else None,
        share_in_words(found.share, area) if found else "",
        tuple(title(each) for each in expected_suppliers(evidence, measure, area)),
        tuple(dict.fromkeys(title(each) for each in suppliers)),
        len(months),
        len(in_),
    )


def _rows(evidence: Evidence, measure: Measure, area: str, month: Period, breakdown: str) -> bool:
    """Whether those who must be among the suppliers of a month are."""
    rows = evidence.supplied((measure.slug, area, month, breakdown))
    who = {evidence.suppliers.one_of(row.supplier) for row in rows if isinstance(row.quantity, Known)}
    must = expected_suppliers(evidence, measure, area) if measure.suppliers_add else ()
    return bool(who) and set(must) <= who


def _senders(
    evidence: Evidence, measure: Measure, area: str, period: Period, breakdown: str
) -> tuple[str, ...]:
    """Those of whom there is something in the period, where it comes to no figure."""
    rows = [
        row
        for part in (period, *period.months())
        for row in evidence.supplied((measure.slug, area, part, breakdown))
        if isinstance(row.quantity, Known)
    ]
    return tuple(dict.fromkeys(evidence.suppliers.one_of(row.supplier) for row in rows if row.supplier))
