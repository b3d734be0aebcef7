"""The names that a reader may know: indicators and measures with their other names and what they ask, and the places of the book.

What Tithing itself defines is in every copy of it and tells nothing of a book. What a partnership defined of its own is named only
to who may know that something of it is there, and to officers, who defined it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import Indicator, indicator_for
from tithing.observations.measure import Measure, load_measures
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind

DENOMINATORS = "denominators"  # the group of what rates are over, which is no question of its own
_KINDS = {AreaKind.CSP: "partnership", AreaKind.FORCE: "police force area"}


@dataclass(frozen=True)
class KnownName:
    """An indicator or a measure: its slug, title, other names, and what it asks, in words. `held` where the reader may know that
    something of it is in the book.
    """

    slug: str
    title: str
    names: tuple[str, ...]
    asks: str
    held: bool


@dataclass(frozen=True)
class KnownPlace:
    """A place of the book; `what` is "ward", "district", "police force area"."""

    code: str
    name: str
    what: str


def names_known(snapshot: Snapshot) -> tuple[KnownName, ...]:
    """Every indicator of the catalogue, then every measure that none of them shows."""
    return snapshot.remembered(names_known, make=lambda: tuple(_names(snapshot)))


def places_known(snapshot: Snapshot) -> tuple[KnownPlace, ...]:
    """The partnership's own area, those beside it and its wards, as they are on the day that is asked about."""
    return snapshot.remembered(places_known, make=lambda: tuple(_places(snapshot)))


def may_know_of(snapshot: Snapshot, slug: str) -> bool:
    """Whether an indicator or a measure of this slug is defined, and no secret to the reader."""
    definition = snapshot.definition(slug)
    if definition is None:
        return False
    asked = _bare(each for each in (definition.measure, definition.numerator) if each)
    return (
        bool(asked & snapshot.measures_known_of) or _is_ours(snapshot) or _is_tithings(snapshot, definition)
    )


def _is_tithings(snapshot: Snapshot, definition: Indicator) -> bool:
    """Whether it is what every copy of Tithing defines, and not the partnership's own under a name of ours."""
    if not definition.automatic:
        return definition in _tithings_indicators()
    return (
        definition.slug in snapshot.measures
        and _key(snapshot.measures.get(definition.slug)) in _tithings_measures()
    )


def _names(snapshot: Snapshot) -> Iterator[KnownName]:
    yield from _indicators(snapshot)
    yield from _measures(snapshot)


def _indicators(snapshot: Snapshot) -> Iterator[KnownName]:
    for indicator in snapshot.catalogue:
        asked = _bare(slug for slug in (indicator.measure, indicator.numerator) if slug)
        held = bool(asked & snapshot.measures_known_of)
        if held or _is_ours(snapshot) or indicator in _tithings_indicators():
            yield _named(indicator, held=held)


def _measures(snapshot: Snapshot) -> Iterator[KnownName]:
    for measure in _on_their_own(snapshot):
        held = measure.slug in snapshot.measures_known_of
        if held or _is_ours(snapshot) or _key(measure) in _tithings_measures():
            yield _named(indicator_for(measure), measure=measure, held=held)


def _is_ours(snapshot: Snapshot) -> bool:
    return snapshot.reader.kind is ReaderKind.OFFICER


def _bare(slugs: Iterator[str]) -> frozenset[str]:
    return frozenset(slug.partition(".")[0] for slug in slugs)


def _on_their_own(snapshot: Snapshot) -> Iterator[Measure]:
    shown = snapshot.catalogue.shown_measures
    for each in snapshot.measures:
        if each.slug not in shown and each.slug not in snapshot.catalogue and each.group != DENOMINATORS:
            yield each


def _named(indicator: Indicator, *, held: bool, measure: Measure | None = None) -> KnownName:
    names = measure.aliases if measure else indicator.aliases
    asks = " ".join((indicator.question, *indicator.caveats))
    return KnownName(indicator.slug, indicator.title, names, asks, held)


def _key(measure: Measure) -> tuple[str, str, tuple[str, ...], str]:
    """All of a measure that is looked for."""
    return measure.slug, measure.title, measure.aliases, measure.caveat


@cache
def _tithings_indicators() -> frozenset[Indicator]:
    return frozenset(load_catalogue())


@cache
def _tithings_measures() -> frozenset[tuple[str, str, tuple[str, ...], str]]:
    return frozenset(_key(each) for each in load_measures())


def _places(snapshot: Snapshot) -> Iterator[KnownPlace]:
    area = own_area(snapshot)
    span = span_of(snapshot, Period.month(snapshot.day.year, snapshot.day.month), area)
    for each in dict.fromkeys((area, *span.areas, *span.wards())):
        yield KnownPlace(each.code, each.name, _what(each))


def _what(area: Area) -> str:
    return _KINDS.get(area.kind, area.kind.value)
