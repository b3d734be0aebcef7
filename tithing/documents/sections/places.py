"""Where it happens: wards, and the places where something happened ten times or more."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import Cell, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.pieces.concentration_told import concentration_told
from tithing.documents.pieces.not_drawn import needed_for_wards
from tithing.documents.pieces.repeat_places import repeats_parts
from tithing.documents.pieces.ward_map import ward_map
from tithing.documents.pieces.wards_compared import about_wards, compared_table, short_title
from tithing.documents.section import Chapter, section
from tithing.documents.words.facts import words_of
from tithing.documents.words.shown import lists_at
from tithing.findings.fact import Fact
from tithing.findings.find import of_kind, shown_at
from tithing.findings.inputs import CountByPlace
from tithing.findings.rules.concentration import CONCENTRATION
from tithing.findings.shown import Shown
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.quantity import Missing, number_of

MOST_COLUMNS = 8
MOST_NAMED = 3


@section("Wards")
def places(chapter: Chapter) -> Iterator[DocumentPart]:
    """Where it happens: the wards side by side, where a count concentrates, and places with ten or more."""
    span = chapter.span
    by_ward, by_place = shown_at(span.facts, Shown.BY_WARD), shown_at(span.facts, Shown.WITH_ITS_PLACES)
    if not (span.wards or by_ward or by_place):
        return
    yield Heading("Where it happens", 3)
    yield from chapter.commentary("Wards")
    yield from _told_of_wards(by_ward)
    yield from _compared(span)
    yield from _by_kind(span)
    if chapter.is_latest and (needed := needed_for_wards(span)):
        yield Paragraph((needed,), role="small")
    for heading, facts in lists_at(span.facts, Shown.WITH_ITS_PLACES):
        yield Heading(heading, 4)
        yield from repeats_parts(facts, span)


def _told_of_wards(facts: tuple[Fact, ...]) -> Iterator[DocumentPart]:
    """Where counts concentrate, together; whatever else a rule says of wards, a sentence each."""
    for runs in concentration_told(of_kind(facts, CONCENTRATION)):
        yield Paragraph(runs)
    for fact in facts:
        if fact.kind != CONCENTRATION:
            yield Paragraph(words_of(fact))


def _compared(span: SpanEvidence) -> Iterator[DocumentPart]:
    for position, compared in enumerate(span.compared):
        if not position and span.outlines is not None:
            yield from filter(None, (ward_map(compared, span.outlines, span.period),))
        yield compared_table(compared, span.period)
    if words := about_wards(span.compared):
        yield Paragraph((words,), role="small")


def _by_kind(span: SpanEvidence) -> Iterator[DocumentPart]:
    """The measures that stand in no table above, side by side."""
    above = {compared.of.indicator for compared in span.compared}
    rest = tuple(each for each in span.wards if each.subject.indicator not in above)
    for number, group in enumerate(_in_tables(rest), start=1):
        yield wards_table(group, span, number=number, order=_order(span.wards))


def _in_tables(counts: tuple[CountByPlace, ...]) -> Iterator[tuple[CountByPlace, ...]]:
    """The measures in as few tables as stay readable, as even as can be."""
    if not counts:
        return
    tables = -(-len(counts) // MOST_COLUMNS)
    each = -(-len(counts) // tables)
    for start in range(0, len(counts), each):
        yield counts[start : start + each]


def _order(places: tuple[CountByPlace, ...]) -> tuple[str, ...]:
    """The wards by the first measure, from the most: the same in every table."""
    first = {place.code: number_of(place.quantity) or 0.0 for place in places[0].places}
    names = {place.code: place.name for each in places for place in each.places}
    return tuple(sorted(names, key=lambda code: (-first.get(code, -1.0), names[code])))


def wards_table(
    places: tuple[CountByPlace, ...], span: SpanEvidence, *, number: int, order: tuple[str, ...]
) -> DocumentTable:
    """Measures known by ward, a column each."""
    names = {place.code: place.name for each in places for place in each.places}
    ordered = [code for code in order if code in names]
    names_of = [short_title(each.subject.title) for each in places]
    columns = tuple(Column(each.subject.indicator, name) for each, name in zip(places, names_of, strict=True))
    return DocumentTable(
        id=f"{span.period.code}-wards-{number}",
        caption=f"{listed(names_of, most=MOST_NAMED)} by ward, {span.period.label}: number in the {span.period.name}",
        columns=(Column("ward", "Ward", numeric=False, width=2), *columns),
        rows=tuple(Row((names[code], *(_cell(each, code) for each in places))) for code in ordered),
        short_title=f"Wards {number}",
    )


def _cell(places: CountByPlace, code: str) -> Cell:
    known = {place.code: place.quantity for place in (*places.absent, *places.places)}
    return places.subject.figure("value", known.get(code, Missing()), area=code)
