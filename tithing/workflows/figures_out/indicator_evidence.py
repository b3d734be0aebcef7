"""Gathers what a page about one indicator is made of: the same facts as the report's, of that indicator alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tithing.documents.evidence import (
    CategoryRow,
    CategoryTable,
    IndicatorEvidence,
    ReportEvidence,
    ReportLine,
    SpanEvidence,
)
from tithing.findings import inputs
from tithing.findings.find import find_all
from tithing.findings.gathered import SpanInputs
from tithing.findings.inputs import Series
from tithing.findings.rules.control_signals import chart_of
from tithing.indicators.most_similar_group import GroupComparison
from tithing.indicators.result import Result
from tithing.observations.measure import with_variants
from tithing.reading.named.names_known import may_know_of
from tithing.reading.partners_words import partners_words
from tithing.reading.questions.figure_history import SaidOfIt, figure_history
from tithing.reading.questions.indicator import group_of_span
from tithing.reading.questions.outlines import ward_outlines
from tithing.reading.questions.small_areas import small_areas
from tithing.reading.questions.trail import TrailStep, trail
from tithing.reading.questions.wards_compared import WardsCompared, wards_compared
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.reading.standing import Standing, is_known
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known
from tithing.workflows.figures_out.report import evidence_from
from tithing.workflows.figures_out.report_tables import ReportTables


@dataclass(frozen=True)
class StandingOfOne(Standing):
    """What a report stands on, of one indicator: what a report says of it, it says for the same reasons."""

    of: Result

    @cached_property
    def own(self) -> dict[str, Result]:
        return {self.of.indicator: self.of}

    @cached_property
    def elsewhere(self) -> tuple[Result, ...]:
        """As in a report: in every area side by side, where it is known in any."""
        others = [area for area in self.span.areas if area.code != self.span.area.code]
        found = [self.span.result(self.of.indicator, area) for area in others]
        known = tuple(result for result in found if result is not None)
        return known if any(map(is_known, known)) else ()


@dataclass(frozen=True, eq=False)
class InputsOfOne(SpanInputs):
    """What rules look at, where that is one indicator: its places are read without those of any other."""

    @cached_property
    def wards(self) -> tuple[inputs.CountByPlace, ...]:
        found = (
            self._places(result, small_areas(self.standing.span, result.measure, alone=True))
            for result in self.results
            if result.measure
        )
        return tuple(each for each in found if each.places)


def gather_indicator(seen: Snapshot, slug: str, *, area: Area, period: Period) -> ReportEvidence | None:
    """Everything that a page about an indicator, or a measure, shows of an area and a span; None for what there is not, and for
    what this reader may not know of.
    """
    if not may_know_of(seen, slug):
        return None
    span = span_of(seen, period, area)
    result = span.result(slug, area)
    if result is None:
        return None
    gathered = _OfOne(seen, span, result).span_evidence()
    return evidence_from((gathered,), seen, area=area, published=seen.day)


@dataclass(frozen=True)
class _OfOne:
    seen: Snapshot
    span: BookSpan
    result: Result

    @cached_property
    def standing(self) -> StandingOfOne:
        return StandingOfOne(self.span, self.result)

    @cached_property
    def looked_at(self) -> InputsOfOne:
        return InputsOfOne(self.standing)

    def span_evidence(self) -> SpanEvidence:
        line, compared = self._line(), tuple(self._compared())
        return SpanEvidence(
            period=self.span.period,
            wards=self.looked_at.wards,
            compared=compared,
            outlines=ward_outlines(self.span) if compared else None,
            locations=self.looked_at.locations,
            similar=tuple(self._similar()),
            quarterly_series=self.looked_at.quarterly,
            monthly=self.looked_at.monthly,
            others=(line,),
            elsewhere=self.standing.elsewhere,
            facts=find_all(self.looked_at),
            said=partners_words(self.span),
            one=self._one(line),
        )

    def _one(self, line: ReportLine) -> IndicatorEvidence:
        said = self._said()
        return IndicatorEvidence(
            line,
            series=self._series(),
            beside=self._beside(line),
            said=said,
            trail=tuple(self._trail()),
            suppliers={
                each.supplier: self.seen.suppliers.title(each.supplier) for each in said if each.supplier
            },
            held_by=self.result.custodian,
        )

    def _trail(self) -> Iterator[tuple[str, TrailStep]]:
        """Each file and row with the figure that it gave, the quarter's own first."""
        result = self.result
        for at in (result.value, result.previous, result.last_quarter, result.year_to_date, result.baseline):
            yield from ((at.period.label, step) for step in trail(self.seen, at.sources))
        people = result.rate.denominator_title or "What the rate is over"
        yield from ((people, step) for step in trail(self.seen, result.rate.source))

    def _line(self) -> ReportLine:
        """As its plan calls it, where it stands in one."""
        tables = ReportTables(self.standing)
        promised = [line for objective in tables.objectives() for line in objective.lines]
        return replace(promised[0], notes=()) if promised else tables.line_of(self.result)

    def _series(self) -> Series | None:
        """By month where that makes a chart, else by quarter."""
        found = [*self.looked_at.monthly, *self.looked_at.quarterly]
        charted = [each for each in found if chart_of(each) is not None]
        known = [each for each in found if any(isinstance(quantity, Known) for _, quantity in each.points)]
        return next(iter((*charted, *known)), None)

    def _beside(self, line: ReportLine) -> CategoryTable | None:
        """The areas side by side, where it is known in another."""
        beside = self.standing.elsewhere
        if not beside:
            return None
        areas = (self.span.area, *(result.area for result in beside))
        row = CategoryRow(line, (self.result, *beside))
        whole = ReportTables(self.standing).whole(areas)
        return CategoryTable(self.result.indicator, line.label, (row,), areas, whole=whole)

    def _compared(self) -> Iterator[WardsCompared]:
        if any(each.complete for each in self.looked_at.wards):
            compared = wards_compared(self.span, self.result)
            if compared.rated or compared.changed:
                yield compared

    def _similar(self) -> Iterator[GroupComparison]:
        names = with_variants([self.result.measure]) if self.result.measure else ()
        for each in group_of_span(self.seen, area=self.span.area, period=self.span.period):
            if each.measure in names:
                yield each

    def _said(self) -> tuple[SaidOfIt, ...]:
        measure = self.result.measure
        if not measure:
            return ()
        return figure_history(self.seen, measure=measure, area=self.span.area, period=self.span.period)
