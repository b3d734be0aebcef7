"""Of which indicators and measures a reader may know that there are any.

What Tithing itself defines is in everybody's hands, and what the partnership promised in public, in a plan or in what each
partner owes, is no secret. A measure of the partnership's own is one to whoever may see nothing of it: neither its page nor its
name is there for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import Indicator, indicator_for
from tithing.observations.measure import load_measures, with_variants
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind

NOT_THEIR_OWN = ("denominators",)  # groups whose measures are only ever what others are divided by


def known_indicators(snapshot: Snapshot) -> tuple[Indicator, ...]:
    """The catalogue's, then each measure that none of them shows, as far as the reader may know of it."""
    return snapshot.remembered(known_indicators, make=lambda: tuple(_known(snapshot)))


def may_know_of(snapshot: Snapshot, slug: str) -> bool:
    """Whether an indicator or a measure of this slug is defined and no secret to the reader."""
    return snapshot.remembered(may_know_of, slug, make=lambda: _may_know_of(snapshot, slug))


def _known(snapshot: Snapshot) -> Iterator[Indicator]:
    shown = snapshot.catalogue.shown_measures
    alone = (
        indicator_for(measure)
        for measure in snapshot.measures
        if measure.slug not in shown and measure.group not in NOT_THEIR_OWN
    )
    for each in (*snapshot.catalogue, *alone):
        if may_know_of(snapshot, each.slug):
            yield each


def _may_know_of(snapshot: Snapshot, slug: str) -> bool:
    definition = snapshot.definition(slug)
    if definition is None:
        return False
    if snapshot.reader.kind is ReaderKind.OFFICER or _is_ours(definition, snapshot):
        return True
    promised = {measure for measure, _ in snapshot.book_state.promised}
    return bool(promised & {slug, *definition.measures}) or _sees_any(snapshot, definition)


def _is_ours(definition: Indicator, snapshot: Snapshot) -> bool:
    """Whether it is defined as Tithing defines it, and not by the partnership in the place of ours."""
    ours, measures = _ours()
    if definition.slug in ours:
        return ours[definition.slug] == definition
    return (
        definition.slug in measures
        and snapshot.measures.get(definition.slug).title == measures[definition.slug]
    )


@cache
def _ours() -> tuple[dict[str, Indicator], dict[str, str]]:
    measures = load_measures()
    catalogue = load_catalogue(measures=measures)
    return {each.slug: each for each in catalogue}, {each.slug: each.title for each in measures}


def _sees_any(snapshot: Snapshot, definition: Indicator) -> bool:
    """Whether the reader is shown anything of it, in the partnership's area, those beside it, or its wards."""
    asked = frozenset(with_variants(definition.measures))
    span = _any_span(snapshot)
    areas = {code for area in (*span.areas, *span.wards()) for code in span.codes_of(area.code)}
    return bool(snapshot.observations(areas=areas, years=snapshot.years, measures=asked).all)


def _any_span(snapshot: Snapshot) -> BookSpan:
    """A span of the partnership's area, whichever: which areas are asked of does not hang on its days."""
    year = int(snapshot.years[-1][:4]) if snapshot.years else snapshot.day.year
    return span_of(snapshot, Period.financial_year(year).quarters()[-1], own_area(snapshot))
