"""What a report of a quarter has no section for, and why: told to its reader, who would else think that there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.reading.span import BookSpan
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.in_words.numbered import listed

_NAMED = 6


def left_out(span: BookSpan, *, by_ward: bool) -> tuple[str, ...]:
    """A sentence for each; `by_ward` says whether the report has a table of wards."""
    return (*_of_wards(span, by_ward), *_of_areas(span))


def _of_wards(span: BookSpan, by_ward: bool) -> Iterator[str]:
    places, area = span.snapshot.gazetteer, span.area
    if not by_ward and area.kind in (AreaKind.DISTRICT, AreaKind.CSP):
        counts = f"no file in the book counts {span.period.label} by ward"
        why = counts if span.wards() else "its wards are not known here"
        yield f"There is no table of the wards of {area.name}: {why}."
    shared = places.wards_it_shares(area.code, on=span.period.end) if area.kind is AreaKind.CSP else ()
    if shared and by_ward:
        names = listed([ward.name for ward in shared], most=_NAMED)
        yield f"Wards of which a part lies in another partnership are in no table of wards: {names}."


def _of_areas(span: BookSpan) -> Iterator[str]:
    beside = [each for each in span.areas if each.code != span.area.code]
    if not [each for each in beside if each.kind is not AreaKind.FORCE]:
        yield f"No other area stands beside {span.area.name}: the partnership names none to compare it with."
