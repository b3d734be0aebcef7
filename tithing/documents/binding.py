"""Ties commentary to a document: which section goes where, and which figure a name stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from tithing.documents.commentary import Section, bind
from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.figures_of import PARTS, figure_of
from tithing.documents.parts import DocumentPart
from tithing.indicators.result import Result
from tithing.observations.measure import simplify
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.unknown_name import near_names, said_near
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused


@dataclass
class Binder:
    """Takes each section of the commentary once, and at the end refuses those that nothing took.

    `headings` are those that the document's own sections take; any other names an indicator.
    """

    evidence: ReportEvidence
    headings: tuple[str, ...] = ()
    taken: set[int] = field(default_factory=set)

    def section(self, heading: str, span: SpanEvidence | None = None) -> tuple[DocumentPart, ...]:
        """The commentary under a heading; for one quarter, or from every quarter in turn."""
        quarters = (span,) if span else self.evidence.spans
        return tuple(
            part
            for each in quarters
            for section in each.sections
            if simplify(section.heading) == simplify(heading) and self._first_time(section, each)
            for part in self._bound(section, each)
        )

    def about(self, result: Result, label: str, span: SpanEvidence) -> tuple[DocumentPart, ...]:
        """The commentary whose heading is this indicator's slug, title or label."""
        names = {simplify(result.indicator), simplify(result.title), simplify(label)}
        names -= {simplify(name) for name in self.headings}
        return tuple(
            part
            for section in span.sections
            if simplify(section.heading) in names and self._first_time(section, span)
            for part in self._bound(section, span)
        )

    def _first_time(self, section: Section, span: SpanEvidence) -> bool:
        """A section that belongs to every quarter is shown in the last one only where it names no quarter."""
        if id(section) in self.taken and not section.period:
            return span is not self.evidence.spans[0] and len(self.evidence.spans) > 1
        new = id(section) not in self.taken
        self.taken.add(id(section))
        return new

    def _bound(self, section: Section, span: SpanEvidence) -> tuple[DocumentPart, ...]:
        return bind(section, lambda name: look_up(name, span), file=self.evidence.commentary_file)

    def refuse_unused(self) -> None:
        """Raises Refused for each section that stands under no known heading: commentary is never lost."""
        known = [*self.headings, *(line.label for q in self.evidence.spans for line in q.lines())]
        problems = []
        for span in self.evidence.spans:
            for section in span.sections:
                if id(section) not in self.taken:
                    self.taken.add(id(section))
                    problems.append(self._unused(section, known))
        if problems:
            raise Refused(*problems)

    def _unused(self, section: Section, known: list[str]) -> Problem:
        near = near_names(section.heading, known, alike=0.4)
        return Problem(
            f'no indicator or section of this report is called "{section.heading}"',
            f"Use one of its headings, such as {', '.join(near or self.headings[:3])}",
            file=self.evidence.commentary_file,
            row=section.line,
        )


def look_up(name: str, span: SpanEvidence) -> Figure:
    """The figure named `indicator.part`, or `indicator.part@area or period`. Raises KeyError with a sentence."""
    path, _, where = name.partition("@")
    slug, _, part = path.rpartition(".")
    if not slug:
        slug, part = path, "value"
    result = _result(slug, span)
    if where:
        return _elsewhere(result, part, where, span)
    if part not in PARTS:
        raise KeyError(f'"{part}" is no part of an indicator; the parts are {", ".join(sorted(PARTS))}')
    return figure_of(result, part)


def _result(slug: str, span: SpanEvidence) -> Result:
    by_name = {line.result.indicator: line.result for line in span.lines()}
    if slug in by_name:
        return by_name[slug]
    raise KeyError(f'no figure of this report is called "{slug}"{said_near(slug, by_name.keys())}')


def _elsewhere(result: Result, part: str, where: str, span: SpanEvidence) -> Figure:
    try:
        return _at_period(result, part, Period.parse(where), span)
    except UnknownPeriod:
        pass
    for other in span.elsewhere:
        names = (other.area.code, simplify(other.area.name), simplify(other.area.head))
        if other.indicator == result.indicator and (
            where in names or simplify(where.replace("_", " ")) in names
        ):
            return figure_of(other, part)
    raise KeyError(
        f'nothing is known of {result.title} in "{where}"; write an area of this report or a period'
    )


def _at_period(result: Result, part: str, period: Period, span: SpanEvidence) -> Figure:
    from dataclasses import replace

    for series in (*span.monthly, *span.quarterly_series):
        if series.subject.indicator == result.indicator and period in dict(series.points):
            figure = figure_of(result, "value")
            provenance = replace(figure.provenance, period=period.code)
            return replace(figure, quantity=dict(series.points)[period], provenance=provenance)
    raise KeyError(f"nothing is known of {result.title} for {period.code}")
