"""The bodies as a graph: which reports to which on a day, drawn from the top, and no circle in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tithing.governance.structure import Structure
from tithing.governance.succession import body_on
from tithing.vocabulary.partnership.bodies import MeetingBody


@dataclass(frozen=True)
class DeliveryStructure:
    """Every body that stands on a day, and the bodies to which each reports then."""

    bodies: tuple[MeetingBody, ...]
    parents: Mapping[str, tuple[str, ...]]

    @cached_property
    def levels(self) -> tuple[tuple[MeetingBody, ...], ...]:
        """From the top: a body stands below every body to which it reports."""
        depths = {each.slug: self._depth(each.slug, ()) for each in self.bodies}
        rows = range(max(depths.values(), default=-1) + 1)
        return tuple(tuple(each for each in self.bodies if depths[each.slug] == row) for row in rows)

    def _depth(self, slug: str, below: tuple[str, ...]) -> int:
        above = [each for each in self.parents[slug] if each not in below]
        return 1 + max((self._depth(each, (*below, slug)) for each in above), default=-1)

    def children(self, slug: str) -> tuple[MeetingBody, ...]:
        return tuple(each for each in self.bodies if slug in self.parents[each.slug])


def delivery_structure(structure: Structure, on: date) -> DeliveryStructure:
    """The bodies of a day. A parent that was constituted anew is what it became."""
    standing = tuple(each for each in structure.bodies if each.stands(on))
    return DeliveryStructure(standing, {each.slug: tuple(_parents(structure, each, on)) for each in standing})


def _parents(structure: Structure, body: MeetingBody, on: date) -> Iterator[str]:
    found = (body_on(structure, slug, on) for slug in body.parents_on(on))
    yield from dict.fromkeys(each.slug for each in found if each is not None and each is not body)


def circle_in(shown: DeliveryStructure) -> tuple[str, ...]:
    """The slugs of bodies that report to one another in a circle, from one round to it again; () where none do."""
    for each in shown.bodies:
        if found := _round(shown, (each.slug,)):
            return found
    return ()


def _round(shown: DeliveryStructure, path: tuple[str, ...]) -> tuple[str, ...]:
    for above in shown.parents.get(path[-1], ()):
        if above == path[0]:
            return (*path, above)
        if above not in path and (found := _round(shown, (*path, above))):
            return found
    return ()


def days_of_change(structure: Structure) -> tuple[date, ...]:
    """The days on which a body or a link between bodies begins: between two of them the graph only loses."""
    began = {each.since for each in structure.bodies} | {
        link.since for each in structure.bodies for link in each.parents
    }
    return tuple(sorted(each or date.min for each in began))
