"""Who supplies figures: police forces and partners, each one organisation under whichever of its names it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tithing.places.names import simplify
from tithing.places.reference_files import Force
from tithing.vocabulary.partnership import Partner

_NEAR = 0.88  # one letter of ten is a slip of the pen; "asb unit" and "asb team" are two teams
_FORCE_ENDINGS = ("police", "constabulary", "police service", "police force", "police constabulary")


@dataclass(frozen=True)
class Suppliers:
    """The organisations that a book knows.

    >>> known = Suppliers((Force("cleveland", "E23000013", "Cleveland Police"),))
    >>> known.one_of("Cleveland Police"), known.one_of("cleveland"), known.one_of("council-street-team")
    ('cleveland', 'cleveland', 'council-street-team')
    """

    forces: tuple[Force, ...] = ()
    partners: tuple[Partner, ...] = ()
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def one_of(self, name: str) -> str:
        """The one slug of a supplier, however it was written; what nobody is called stays as it is.

        A partner that is a police force is that force: its own lists and the published files are of one organisation.
        """
        if name not in self._known:
            self._known[name] = self._one_of(name)
        return self._known[name]

    def as_kept(self, name: str) -> str:
        """How the book writes a supplier that a file names: by the partnership's own slug for it, else as a slug.

        A force keeps the name it was written by: what a table says of it is not what its published files say.
        """
        partner = self._partners.get(simplify(name))
        return partner.slug if partner is not None else simplify(name).replace(" ", "-")

    def near(self, name: str) -> str:
        """The title of the organisation whose name a supplier's is nearly, and "" where it is one, or like none."""
        import difflib

        wanted = simplify(name)
        known = {**self._forces, **self._partners}
        if not wanted or wanted in known:
            return ""
        found = difflib.get_close_matches(wanted, known, n=1, cutoff=_NEAR)
        return self.title(found[0]) if found else ""

    def knows(self, name: str) -> bool:
        """Whether a force, or a partner of the book, is called so.

        >>> Suppliers((Force("cleveland", "E23000013", "Cleveland Police"),)).knows("cleveland police")
        True
        """
        return simplify(name) in self._forces or simplify(name) in self._partners

    def is_force(self, slug: str) -> bool:
        return slug in self._force_slugs

    def title(self, slug: str) -> str:
        """
        >>> Suppliers((Force("cleveland", "E23000013", "Cleveland Police"),)).title("cleveland")
        'Cleveland Police'
        """
        force = self._forces.get(simplify(slug))
        if force is not None:
            return force.reported_by
        partner = self._partners.get(simplify(slug))
        return partner.name if partner is not None else slug

    def force_of_area(self, code: str) -> str:
        """The slug of the force whose area this is, "" where there is none such."""
        return next((force.slug for force in self.forces if force.code == code), "")

    def owing(self, measure: str) -> tuple[str, ...]:
        """The partners that owe a measure, in the order of the partnership's list."""
        return tuple(self.one_of(each.slug) for each in self.partners if measure in each.measures_owed())

    def _one_of(self, name: str) -> str:
        partner = self._partners.get(simplify(name))
        force = self._forces.get(simplify(partner.name if partner is not None else name))
        if force is not None:
            return force.slug
        return partner.slug if partner is not None else name.strip()

    @cached_property
    def _force_slugs(self) -> frozenset[str]:
        return frozenset(force.slug for force in self.forces)

    @cached_property
    def _forces(self) -> dict[str, Force]:
        return {name: force for force in self.forces for name in _names_of(force)}

    @cached_property
    def _partners(self) -> dict[str, Partner]:
        return {simplify(name): each for each in self.partners for name in (each.name, each.slug)}


def _names_of(force: Force) -> Iterator[str]:
    bare = simplify(force.slug)
    yield from (bare, simplify(force.reported_by))
    yield from (f"{bare} {ending}" for ending in _FORCE_ENDINGS)
