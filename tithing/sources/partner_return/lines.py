"""What a return asks for, line by line, and the stamp by which a filled return says which one it is.

The stamp is a hidden sheet: it names partner, quarter and template version, and lists every line with its slugs and
codes, so that a title may be worded for people and a row may be moved without losing what it stands for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from tithing.observations.measure import Measure
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Accumulates, Unit

TEMPLATE_VERSION = "1"
STAMP_SHEET = "Tithing"
DATA_SHEET = "Return"
LINE_FIELDS = ("measure", "title", "area", "area_name", "period", "period_label", "breakdown", "unit")
COLUMNS: dict[str, str] = {
    "Measure": "What is counted. Locked.",
    "Breakdown": "The part of it this row is for; empty for the whole. Locked.",
    "Area": "The place it is counted for. Locked.",
    "Period": "The quarter, and for counts of events each of its months. Locked.",
    "Unit": "Count, percent or rate. Locked.",
    "Value": "The figure, as a number. 0 where there were none. Empty where it is missing or suppressed.",
    "Status": "Empty for final. Provisional, estimated or revised beside a value; missing or suppressed without one.",
    "Expected": "For a missing value: the day you expect to send it.",
    "Note": "Anything a reader of the figure must know. For a missing value: why it is missing.",
    "What happened": "In the quarter's row: what changed, in one or two sentences. No names, no addresses.",
    "Why": "What explains it, as far as you know.",
    "What we did": "What was done about it, or will be.",
}
LOCKED = ("Measure", "Breakdown", "Area", "Period", "Unit")
COMMENTARY = ("What happened", "Why", "What we did")


@dataclass(frozen=True)
class ReturnLine:
    """One row that a return asks for: slugs and codes for the book, words for people."""

    measure: str
    title: str
    area: str
    area_name: str
    period: str
    period_label: str
    breakdown: str
    unit: str

    @property
    def shown(self) -> tuple[str, str, str, str, str]:
        """The locked cells, in the order of LOCKED."""
        return (self.title, self.breakdown, self.area_name, self.period_label, self.unit)


@dataclass(frozen=True)
class Stamp:
    """Which return a workbook is."""

    partnership: str
    partner: str
    partner_name: str
    quarter: str
    lines: tuple[ReturnLine, ...]
    version: str = TEMPLATE_VERSION

    @property
    def checksum(self) -> str:
        """Tells a changed stamp; it guards against accidents, not against forgers."""
        said = [self.partnership, self.partner, self.partner_name, self.quarter, self.version]
        said += ["\x1f".join(astuple(line)) for line in self.lines]
        return hashlib.sha256("\x1e".join(said).encode()).hexdigest()[:16]


def periods_asked(measure: Measure, quarter: Period) -> Iterator[Period]:
    """The quarter; and for counts of events its months, which the month-by-month findings use."""
    yield quarter
    if measure.accumulates is Accumulates.SUM and measure.unit is Unit.COUNT and measure.events:
        yield from quarter.months()
