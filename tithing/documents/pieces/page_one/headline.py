"""The head of page one: the totals first, whether or not they moved."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import ReportLine, SpanEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Runs, Strong
from tithing.documents.words.facts import words_of
from tithing.findings.rules.changes import CHANGE
from tithing.indicators.comparisons.kinds import ComparisonKind, called
from tithing.indicators.result import Result
from tithing.vocabulary.quantity import Known

NO_TOTAL = "The book holds no total of {what} for {period}."
NOT_TOLD = "The total of {what} for {period} is not told: {why}."


def headline_parts(span: SpanEvidence) -> Iterator[DocumentPart]:
    """The catalogue's totals in a sentence each; that there is none, of what there is none."""
    found = [(what, span.line(slug) if slug else None) for what, slug in span.headlines]
    yield BulletList(tuple(_words(line, span) if line else _none(what, span) for what, line in found))


def _none(what: str, span: SpanEvidence) -> Runs:
    why = dict(span.hidden_headlines).get(what)
    said = NOT_TOLD if why else NO_TOTAL
    return (said.format(what=what, period=span.period.label, why=why),)


def _words(line: ReportLine, span: SpanEvidence) -> Runs:
    result = line.result
    for fact in span.facts_of(CHANGE, indicator=result.indicator):
        return words_of(fact, label=result.title)
    return (
        Strong(f"{result.title}: "),
        figure_of(result, "value"),
        f" in {result.period.label}. {_why_not_compared(result)}",
    )


def _why_not_compared(result: Result) -> str:
    why = (
        result.change.difference if isinstance(result.previous.quantity, Known) else result.previous.quantity
    )
    words = "" if isinstance(why, Known) else why.words
    against = called(ComparisonKind.YEAR_BEFORE, result.period)
    return f"It cannot be set against {against}: {words}." if words else ""
