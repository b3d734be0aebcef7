"""The demonstration's own definitions: its measures and indicators beside Tithing's, and its frameworks."""

from __future__ import annotations

from functools import cache

from tests.support.shared import ROOT
from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.framework_file import load_frameworks
from tithing.indicators.defined.frameworks import Frameworks
from tithing.observations.measure import Measures, load_measures

PARTNERSHIP = ROOT / "demo" / "partnership"


@cache
def demo_measures() -> Measures:
    return load_measures().with_local(load_measures(PARTNERSHIP / "measures"))


@cache
def demo_catalogue() -> Catalogue:
    return load_catalogue(local=PARTNERSHIP / "indicators", measures=demo_measures())


@cache
def demo_frameworks() -> Frameworks:
    return load_frameworks(PARTNERSHIP / "frameworks", catalogue=demo_catalogue(), measures=demo_measures())
