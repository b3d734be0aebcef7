"""The catalogue: every indicator Tithing knows, one file each, and a partnership's own beside them.

>>> from tithing.indicators.catalogue import load_catalogue
>>> load_catalogue().find("ASB incidents reported to the Police").slug
'asb_incidents'
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tithing.indicators.defined.catalogue_file import read_indicator
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.definition import Indicator
from tithing.indicators.worked_example import example_faults
from tithing.observations.measure import Measures, load_measures
from tithing.vocabulary.problems import Problem, Refused

CATALOGUE = Path(__file__).parent / "catalogue"


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
