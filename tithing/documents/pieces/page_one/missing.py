"""What is missing, on page one: the quarter's own figures, then what stands beside them, then what no report of the year has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.pieces.missing_cells import (
    NOTHING,
    elsewhere,
    how_urgent,
    is_anything_missing,
    missing_beside,
)
from tithing.documents.pieces.page_one.room import ROOMIEST, Room
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact, FactItem
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Suppressed, number_of, why_hidden


def missing_parts(span: SpanEvidence, room: Room = ROOMIEST) -> Iterator[DocumentPart]:
    """What is missing, or that nothing is: of no cell of any table of the quarter."""
    own = ((_urgency(state, beside=False), words) for state, words in _own(span, room))
    beside = ((_urgency(state, beside=True), words) for state, words in missing_beside(span))
    lines = sorted((*own, *beside), key=lambda line: line[0])
    said = (*(words for _, words in lines), *_not_carried(span, room))
    most = room.missing
    cut = f": {most} of {len(said)} lines, the most urgent first" if len(said) > most else ""
    yield Heading(f"What is missing{cut}", 3)
    if said:
        yield BulletList(said[:most])
    elif is_anything_missing((span,)):
        yield Paragraph((elsewhere((span,)),))
    else:
        yield Paragraph((NOTHING,))
    yield from _hidden(span, room)


def _hidden(span: SpanEvidence, room: Room) -> Iterator[DocumentPart]:
    """What of the span's own figures is here and too small to show: "nothing is missing" would else be read as that all is told."""
    hidden = [line for line in span.lines() if isinstance(line.result.value.quantity, Suppressed)]
    if hidden:
        names = listed(
            [_label(each.result.indicator, each.result.title, span) for each in hidden], most=room.names
        )
        why = why_hidden(line.result.value.quantity for line in hidden)
        are = numbered(len(hidden), "figure is hidden", "figures are hidden")
        yield Paragraph((Strong(f"{are}: "), f"{names} ({why})."))


def _urgency(state: str, *, beside: bool) -> tuple[bool, bool, int]:
    """What is late first, then the figures that the report is of, and those beside them last."""
    return state != NotHere.LATE, beside, how_urgent(state)


def _own(span: SpanEvidence, room: Room) -> Iterator[tuple[str, Runs]]:
    """The quarter's own figures, those that are missing in the same words together; each with its state."""
    so_far = len(_of_the_year(span))
    for fact in span.key.missing:
        never = so_far > 1 and all(_never_in(item.code, span) for item in fact.items)
        all_year = (
            f" None in any of the {so_far} quarters of {span.period.plan_year} so far." if never else ""
        )
        yield fact.text("state"), (*words_of(_as_called(fact, span, room.names)), all_year)


def _as_called(fact: Fact, span: SpanEvidence, most: int) -> Fact:
    """Under the names that the tables have; of many the first, and how many more there are."""
    items = tuple(replace(item, name=_label(item.code, item.name, span)) for item in fact.items)
    more = (FactItem(f"{len(items) - most:,} more"),) if len(items) > most else ()
    return replace(fact, items=(*items[:most], *more))


def _label(indicator: str, title: str, span: SpanEvidence) -> str:
    line = span.line(indicator)
    return line.label if line and not line.total else title


def _not_carried(span: SpanEvidence, room: Room) -> Iterator[Runs]:
    """What the year's framework names and the report of no quarter of it shows."""
    if span.not_carried:
        stand = "an indicator" if len(span.not_carried) == 1 else "indicators"
        yield (
            Strong(f"{listed(span.not_carried, most=room.names)}: "),
            f"{stand} of the plan that the report of no quarter of this year shows.",
        )


def _of_the_year(span: SpanEvidence) -> set[Period]:
    """The quarters of the plan's year so far."""
    year = span.period.financial_year_of()
    return {each for each in year.quarters() if each.end <= span.period.end}


def _never_in(indicator: str, span: SpanEvidence) -> bool:
    line, year = span.line(indicator), _of_the_year(span)
    of_year = {period: quantity for period, quantity in line.history if period in year} if line else {}
    return of_year.keys() == year and all(number_of(each) is None for each in of_year.values())
