"""Everything that can be asked of a quarter: the catalogue's indicators, then each measure that none of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.definition import Indicator, indicator_for
from tithing.observations.measure import Measure, load_measures


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
            "in_catalogue": self.in_catalogue,
        }


def listed(book: Path | None = None) -> tuple[Listed, ...]:
    """Every indicator; with a book, the partnership's own among them. Raises Refused where there is no such book."""
    from tithing.reading.book import open_book

    opened = open_book(book) if book else None
    measures = opened.measures if opened else load_measures()
    local = opened.folder.partnership / "indicators" if opened else None
    catalogue = load_catalogue(local=local, measures=measures)
    by_slug = {measure.slug: measure for measure in measures}
    asked = [_listed(each, by_slug.get(each.shows), in_catalogue=True) for each in catalogue]
    alone = [
        _listed(indicator_for(measure), measure, in_catalogue=False)
        for measure in measures
        if measure.slug not in catalogue.shown_measures and measure.group != "denominators"
    ]
    return (*asked, *alone)


def _listed(each: Indicator, measure: Measure | None, *, in_catalogue: bool) -> Listed:
    names = (*each.aliases, *((measure.title, *measure.aliases) if measure else ()))
    return Listed(
        each.slug,
        each.title,
        tuple(name for name in dict.fromkeys(names) if name != each.title),
        each.measures,
        each.unit.value,
        each.better.value,
        each.question,
        in_catalogue,
    )
