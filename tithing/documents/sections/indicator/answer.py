"""The answer first: the figure, what it is set against, and whether chance could explain the change; or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import IndicatorEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.parts import BulletList, DocumentPart, Paragraph, Runs, Strong
from tithing.documents.section import Chapter, section
from tithing.documents.words.shown import said_about
from tithing.findings.phrases import without_lead
from tithing.indicators.result import Result
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.quantity import next_step, number_of

NOTHING_TO_SET_IT_AGAINST = ", and nothing earlier to set it against is in the book."


@section()
def answer(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None:
        return
    first, *rest = _said(one, chapter)
    yield Paragraph(first, role="lead")
    for words in rest:
        yield Paragraph(words)
    yield from _partners(one, chapter)
    if notes := _beside(one.line.result):
        yield BulletList(notes)


def _said(one: IndicatorEvidence, chapter: Chapter) -> Iterator[Runs]:
    """What the report says of it, without its name, which is the page's title."""
    result = one.line.result
    said = list(said_about(chapter.span.facts, result.indicator, label=one.line.label))
    if number_of(result.value.quantity) is None or not said:
        yield _alone(result)
    for words in said:
        yield without_lead(words, one.line.label, result.title)


def _alone(result: Result) -> Runs:
    """A figure that nothing is said of; or why there is none, and who acts next."""
    value = figure_of(result, "value")
    if number_of(value.quantity) is not None:
        return (Strong(_when(result)), value, NOTHING_TO_SET_IT_AGAINST)
    acts = next_step(value.quantity)
    return (Strong(_when(result)), value, f". {capitalised(acts)}." if acts else ".")


def _when(result: Result) -> str:
    return f"{result.period.label}: "


def _partners(one: IndicatorEvidence, chapter: Chapter) -> Iterator[DocumentPart]:
    """What partners wrote beside it."""
    for partner, text in chapter.span.said.get(one.line.result.measure or one.line.result.indicator, ()):
        yield Paragraph((Strong(f"{partner}: "), text))


def _beside(result: Result) -> tuple[Runs, ...]:
    """What must be known of the figure wherever it is read."""
    return tuple((note,) for note in result.notes)
