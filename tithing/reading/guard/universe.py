"""Of what a year's figures speak that may have to be hidden, and how each is told.

What its publisher gives to everyone at that level is open and stays as it is. Of everything else, a small area and a
sensitive measure's breakdown are told by quarter, as whole counts: a quarter could be worked out from its months, and a
count from its share. Areas below wards are not told at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tithing.indicators.districts import same_area
from tithing.indicators.evidence import Evidence
from tithing.observations.measure import Measures
from tithing.observations.observation import SourceRef
from tithing.observations.standing.reading import SpokenOf
from tithing.places.gazetteer import Gazetteer
from tithing.sources.about import open_sources
from tithing.vocabulary.areas import BELOW_WARDS, AreaKind, is_small, kind_of
from tithing.vocabulary.offences import Arrangement, arrangements_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Unit

SENSITIVE = "sensitive"
EVERYONES = ("street", "denominators")  # groups of measures that are published for smaller areas already

OF_DISTRICTS = (AreaKind.CSP, AreaKind.FORCE)


class CountOf(NamedTuple):
    """What a count is of, whenever it was counted."""

    measure: str
    area: str
    breakdown: str = ""


Spot = tuple[CountOf, Period]


def ways_cut(measure: str, evidence: Evidence) -> tuple[Arrangement, ...]:
    """Every way in which a whole is known to be made of parts: a framework's own grouping does not make a reader forget the tree
    of offences.
    """
    return tuple(dict.fromkeys((*evidence.arrangements(measure), *arrangements_of(measure))))


@dataclass(frozen=True)
class Universe:
    """`said` is of what the files speak that are not open; `made_of` says of an area that a partnership drew itself of which
    wards it is made, where that is known.
    """

    said: frozenset[SpokenOf]
    measures: Measures
    gazetteer: Gazetteer
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_open(self, sources: Iterable[SourceRef]) -> bool:
        """Whether a figure came of open sources alone."""
        came_of = {ref.source for ref in sources}
        return bool(came_of) and came_of <= open_sources()

    @cached_property
    def by_quarter(self) -> frozenset[CountOf]:
        """Told by quarter, as whole counts, the small ones hidden."""
        return frozenset(self._places(small=True))

    @cached_property
    def too_small(self) -> frozenset[CountOf]:
        return frozenset(
            CountOf(each.measure, each.area, each.breakdown)
            for each in self.said
            if kind_of(each.area) in BELOW_WARDS and not self._is_everyones(each.measure)
        )

    @cached_property
    def held_back(self) -> frozenset[CountOf]:
        """In larger areas, what a supplier suppressed itself, or does not give to everyone."""
        return frozenset(self._places(small=False))

    @property
    def is_small_anywhere(self) -> bool:
        """Whether anything in it could have to be hidden."""
        return bool(self.by_quarter or self.too_small or self.held_back)

    def _places(self, *, small: bool) -> Iterator[CountOf]:
        for each in self.said:
            if kind_of(each.area) in BELOW_WARDS or self._is_everyones(each.measure):
                continue
            of_few = is_small(each.area) or self._is_sensitive(each)
            if of_few if small else (each.held_back and not of_few):
                yield CountOf(each.measure, each.area, each.breakdown)

    def _is_sensitive(self, said: SpokenOf) -> bool:
        return bool(said.breakdown) and self._of(said.measure, "disclosure") == SENSITIVE

    def _is_everyones(self, slug: str) -> bool:
        return self._of(slug, "group") in EVERYONES

    def _of(self, slug: str, key: str) -> str:
        return str(getattr(self.measures.get(slug), key)) if self._knows(slug) else ""

    def _knows(self, slug: str) -> bool:
        return slug in self.measures or slug.rpartition(".")[0] in self.measures

    def is_count(self, slug: str) -> bool:
        return slug in self.measures and self.measures.get(slug).unit is Unit.COUNT

    # -- what has to be looked at with it -------------------------------------------------------------------------

    @cached_property
    def counted(self) -> frozenset[str]:
        """The measures of which a count may have to be hidden."""
        return frozenset(
            each.measure for each in (*self.by_quarter, *self.held_back) if self.is_count(each.measure)
        )

    def with_wholes(self, evidence: Evidence) -> tuple[str, ...]:
        """Those measures, with every whole that one of them is part of, its other parts, and what is akin to any."""
        found = dict.fromkeys(sorted(self.counted))
        for whole in self.measures:
            for arrangement in ways_cut(whole.slug, evidence):
                if not self.counted.isdisjoint((whole.slug, *arrangement.parts)):
                    found.update(dict.fromkeys((whole.slug, *arrangement.parts)))
        for slug, parts in self.akin:
            if not found.keys().isdisjoint((slug, *parts)):
                found.update(dict.fromkeys((slug, *parts)))
        return tuple(each for each in found if self.is_count(each))

    @cached_property
    def akin(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Sums that the measures state of one another: a count, of the same under another name; and of a part, with what leaves
        that out.
        """
        named = ((each.same_count_as, (each.slug,)) for each in self.measures if each.same_count_as)
        left_out = (
            (self.measures.get(each.leaves_out).part_of, (each.leaves_out, each.slug))
            for each in self.measures
            if each.leaves_out in self.measures
        )
        return tuple((whole, parts) for whole, parts in (*named, *left_out) if whole)

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """Of each area of which something may be hidden, the larger areas that it lies in, smallest first."""
        areas = sorted({each.area for each in (*self.by_quarter, *self.held_back)})
        return {area: self._above(area) for area in areas}

    def _above(self, area: str) -> tuple[str, ...]:
        if area not in self.gazetteer:
            return ()
        return tuple(each.code for each in self.gazetteer.parents(area) if not is_small(each.code))

    @cached_property
    def areas(self) -> frozenset[str]:
        """Those areas, the larger ones, and of each police force and partnership among them every district."""
        own = {*self.wholes, *(above for areas in self.wholes.values() for above in areas)}
        made_of = (self.gazetteer.districts_in(area) for area in own if kind_of(area) in OF_DISTRICTS)
        return frozenset(own.union(*made_of))

    @cached_property
    def larger_areas(self) -> frozenset[str]:
        """Those of them that are not small, each once: a partnership of one whole district is that district."""
        said = {each.area for each in self.said}
        return frozenset(
            area
            for area in self.areas
            if not is_small(area)
            and (area in said or kind_of(area) is not AreaKind.CSP or not same_area(area, self.gazetteer))
        )
