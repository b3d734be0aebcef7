"""Everything that can be asked of a quarter: the catalogue's indicators, then each measure that none of them shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import Indicator, indicator_for
from tithing.observations.measure import Measure, Measures, load_measures

if TYPE_CHECKING:
    from tithing.reading.book import Book


@dataclass(frozen=True)
class Listed:
    """An indicator as `tithing indicators` lists it. `aliases` are every name a file may call it by."""

    slug: str
    title: str
    aliases: tuple[str, ...]
    measures: tuple[str, ...]
    unit: str
    better: str
    question: str
    held_by: str
    caveats: tuple[str, ...]
    in_catalogue: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "slug": self.slug,
            "title": self.title,
            "aliases": list(self.aliases),
            "measures": list(self.measures),
            "unit": self.unit,
            "better": self.better,
            "question": self.question,
            "held_by": self.held_by,
            "caveats": list(self.caveats),
            "in_catalogue": self.in_catalogue,
        }


def listed(book: Path | None = None) -> tuple[Listed, ...]:
    """Every indicator; with a book, the partnership's own among them. Raises Refused where there is no such book.

    >>> shoplifting, = (each for each in listed() if each.slug == "shoplifting")
    >>> shoplifting.question, shoplifting.held_by
    ('How many thefts from shops did the police record?', 'Police force')
    """
    from tithing.reading.book import open_book

    opened = open_book(book) if book else None
    measures = _measures_of(opened) if opened else load_measures()
    local = opened.folder.partnership / "indicators" if opened else None
    catalogue = load_catalogue(local=local, measures=measures)
    asked = [listed_one(each, measures, in_catalogue=True) for each in catalogue]
    alone = [
        listed_one(indicator_for(measure), measures, in_catalogue=False)
        for measure in measures
        if measure.slug not in catalogue.shown_measures and measure.group != "denominators"
    ]
    return (*asked, *alone)


def _measures_of(book: Book) -> Measures:
    """Its measures, each with who holds it here."""
    from tithing.reading.holders import holders_in, measures_held

    return measures_held(book.measures, holders_in(book))


def listed_one(
    each: Indicator, measures: Measures, *, in_catalogue: bool, may_know: Callable[[str], bool] = bool
) -> Listed:
    """An indicator, by measures that must hold each of which it is made; only what the reader may know of them is told."""
    asked = [measures.get(slug) for slug in each.measures if may_know(slug)]
    caveats = (*each.caveats, *(measure.caveat for measure in asked))
    return Listed(
        each.slug,
        each.title,
        _other_names(each, asked),
        tuple(measure.slug for measure in asked),
        each.unit.value,
        each.better.value,
        each.question,
        asked[0].custodian if asked else "",
        tuple(dict.fromkeys(filter(None, caveats))),
        in_catalogue,
    )


def _other_names(each: Indicator, asked: list[Measure]) -> tuple[str, ...]:
    """Its own, and those of the measure whose value it shows."""
    shown = [name for one in asked if one.slug == each.shows for name in (one.title, *one.aliases)]
    return tuple(name for name in dict.fromkeys((*each.aliases, *shown)) if name != each.title)
