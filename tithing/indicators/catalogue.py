"""The catalogue: every indicator Tithing knows, one file each, and a partnership's own beside them.

>>> from tithing.indicators.catalogue import load_catalogue
>>> load_catalogue().find("ASB incidents reported to the Police").slug
'asb_incidents'
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tithing.indicators.catalogue_file import read_indicator
from tithing.indicators.definition import Indicator
from tithing.observations.measure import Measures, load_measures, simplify
from tithing.vocabulary.problems import Problem, Refused

CATALOGUE = Path(__file__).parent / "catalogue"


class UnknownIndicator(LookupError):
    """No indicator has this slug, title or alias."""


@dataclass(frozen=True)
class Catalogue:
    all: tuple[Indicator, ...]

    @cached_property
    def _by_slug(self) -> dict[str, Indicator]:
        return {each.slug: each for each in self.all}

    @cached_property
    def _by_name(self) -> dict[str, Indicator]:
        names: dict[str, Indicator] = {}
        for each in self.all:
            for name in (each.slug, each.title):
                names.setdefault(simplify(name), each)
        for each in self.all:
            for name in each.aliases:
                names.setdefault(simplify(name), each)
        return names

    @cached_property
    def shown_measures(self) -> frozenset[str]:
        """Measures that some indicator shows as they are, so that they need none of their own."""
        return frozenset(each.shows for each in self.all if each.shows)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.all)

    def __contains__(self, slug: str) -> bool:
        return slug in self._by_slug

    def get(self, slug: str) -> Indicator:
        if slug in self._by_slug:
            return self._by_slug[slug]
        raise UnknownIndicator(f'no indicator is called "{slug}"')

    def find(self, name: str) -> Indicator:
        """The indicator with this slug, title or alias. Raises UnknownIndicator, naming near matches."""
        found = self._by_name.get(simplify(name))
        if found is not None:
            return found
        near = difflib.get_close_matches(simplify(name), self._by_name, n=3, cutoff=0.6)
        titles = dict.fromkeys(self._by_name[key].title for key in near)
        ending = f"; the nearest are {', '.join(titles)}" if titles else ""
        raise UnknownIndicator(f'no indicator is called "{name}"{ending}')

    def with_local(self, local: Iterable[Indicator]) -> Catalogue:
        """These and a partnership's own; a local indicator of the same slug takes the place of ours."""
        mine = {each.slug: each for each in local}
        return Catalogue((*(each for each in self.all if each.slug not in mine), *mine.values()))


def load_indicators(
    folder: Path, *, measures: Measures, compute_examples: bool = False
) -> tuple[Indicator, ...]:
    """Every indicator of a folder of TOML files; none where the folder is not there.

    Raises Refused with every problem of every file; with `compute_examples`, an example that does not come out
    is one.
    """
    found: list[Indicator] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(read_indicator(path, measures=measures))
        except Refused as refused:
            problems.extend(refused.problems)
        else:
            problems.extend(_faults(found[-1], path, measures) if compute_examples else ())
    if problems:
        raise Refused(*problems)
    return tuple(found)


def _faults(definition: Indicator, path: Path, measures: Measures) -> Iterator[Problem]:
    from tithing.indicators.worked_example import example_faults

    for fault in example_faults(definition, measures):
        yield Problem(
            what=f'key "example": {fault}', change="Correct the example or the definition", file=path.name
        )


def load_catalogue(
    folder: Path = CATALOGUE, *, local: Path | None = None, measures: Measures | None = None
) -> Catalogue:
    """Tithing's indicators, with a partnership's own from `local` (its `partnership/indicators/`).

    The worked examples of the partnership's own are computed here; those of Tithing's are by its tests.
    """
    known = measures or load_measures()
    catalogue = Catalogue(load_indicators(folder, measures=known))
    if local is None:
        return catalogue
    return catalogue.with_local(load_indicators(local, measures=known, compute_examples=True))
