"""Gathers what the page of a quarter is made of: every indicator of an area as the reports' tables have it, as far as it is asked
for, and what partners owe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tithing.documents.evidence import (
    CategoryTable,
    ReportedObjective,
    ReportEvidence,
    ReportLine,
    SpanEvidence,
)
from tithing.reading.areas import own_area
from tithing.reading.questions.owed_and_come import OwedFigure, owed_and_come
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.reading.standing import Standing
from tithing.vocabulary.areas import Area
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.workflows.figures_out.report import evidence_from
from tithing.workflows.figures_out.report_tables import ReportTables

MISSING, OFF_TARGET, REVISED = "missing", "off target", "with a caveat"
STATES = (*(each.value for each in Direction), MISSING, OFF_TARGET, REVISED)


@dataclass(frozen=True)
class WantedLines:
    """Which lines are asked for: under an objective's title, of a partner's slug, in one of `STATES`; "" for all."""

    priority: str = ""
    partner: str = ""
    state: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether some lines are not wanted."""
        return bool(self.priority or self.partner or self.state)


@dataclass(frozen=True)
class WholeQuarter:
    """All lines of an area and a quarter, before any is left out."""

    span: BookSpan
    objectives: tuple[ReportedObjective, ...]
    tables: tuple[CategoryTable, ...]
    others: tuple[ReportLine, ...]
    owed: tuple[OwedFigure, ...]


def whole_quarter(seen: Snapshot, *, area: Area, period: Period) -> WholeQuarter:
    """Worked out once for a reader, whatever they then ask to see of it."""
    return seen.read_once(whole_quarter, area.code, period, make=lambda: _whole(span_of(seen, period, area)))


def _whole(span: BookSpan) -> WholeQuarter:
    standing = Standing(span)
    tables = ReportTables(standing)
    objectives, categories = tuple(tables.objectives()), tuple(tables.tables())
    shown = {line.result.indicator for each in objectives for line in each.lines}
    shown |= {row.line.result.indicator for table in categories for row in table.rows}
    others = tuple(tables.line_of(result) for slug, result in standing.own.items() if slug not in shown)
    owed = owed_and_come(span) if span.area.code == own_area(span.snapshot).code else ()
    return WholeQuarter(span, objectives, categories, others, owed)


def gather_quarter(
    seen: Snapshot, *, area: Area, period: Period, wanted: WantedLines | None = None
) -> ReportEvidence:
    """What is wanted of a quarter; all where nothing is said."""
    whole, asked = whole_quarter(seen, area=area, period=period), wanted or WantedLines()
    keep = _Kept(asked, whole.owed)
    span = SpanEvidence(
        period=period,
        objectives=tuple(keep.objectives(whole.objectives)),
        tables=() if asked.priority else tuple(keep.tables(whole.tables)),
        others=() if asked.priority else keep.lines(whole.others),
        owed=keep.of_partner(whole.owed),
    )
    return evidence_from((span,), seen, area=area, published=seen.day)


@dataclass(frozen=True)
class _Kept:
    wanted: WantedLines
    owed: tuple[OwedFigure, ...]

    def objectives(self, found: Iterable[ReportedObjective]) -> Iterator[ReportedObjective]:
        for each in found:
            if self.wanted.priority in ("", each.title) and (lines := self.lines(each.lines)):
                yield replace(each, lines=lines)

    def tables(self, found: Iterable[CategoryTable]) -> Iterator[CategoryTable]:
        for each in found:
            kept = {id(line) for line in self.lines(row.line for row in each.rows)}
            if rows := tuple(row for row in each.rows if id(row.line) in kept):
                yield replace(each, rows=rows)

    def lines(self, found: Iterable[ReportLine]) -> tuple[ReportLine, ...]:
        return tuple(line for line in found if self._of_partner(line) and self._in_state(line))

    def of_partner(self, owed: tuple[OwedFigure, ...]) -> tuple[OwedFigure, ...]:
        return tuple(each for each in owed if self.wanted.partner in ("", each.partner.slug))

    def _of_partner(self, line: ReportLine) -> bool:
        """Whether the partner sent it or owes it."""
        wanted, result = self.wanted.partner, line.result
        if not wanted:
            return True
        owes = any(
            each.partner.slug == wanted and each.measure in (result.measure, result.indicator)
            for each in self.owed
        )
        return owes or wanted in result.value.suppliers

    def _in_state(self, line: ReportLine) -> bool:
        result, wanted = line.result, self.wanted.state
        here = isinstance(result.value.quantity, Known)
        if wanted == MISSING:
            return not here
        if wanted == OFF_TARGET:
            return result.target.state.is_good is False
        if wanted == REVISED:
            return bool(result.caveats)
        return wanted in ("", result.change.direction.value if here else "")
