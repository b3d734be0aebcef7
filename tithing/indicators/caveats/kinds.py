"""A kind of offence of which a force's rows have none for a whole month: it was left out of the file, and did not stop."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import Ends
from tithing.indicators.counted.over_suppliers import FORCES
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.in_words.numbered import listed


def kind_doubts(ends: Ends) -> Iterator[Doubt]:
    """Of each kind that is in what is compared: by how much nobody can say."""
    evidence = ends.evidence
    force = evidence.home_force(ends.area) if ends.measure.suppliers == FORCES else ""
    if not force or evidence.completeness is None:
        return
    periods = [end.counted.period for end in (ends.before, ends.now)]
    silent = evidence.completeness().silent(force, ends.measure.slug, periods)
    for slug, months in silent.items():
        when = listed([month.label for month in sorted(months)])
        words = (
            f"the rows of {evidence.suppliers.title(force)} for {when} have none at all of {evidence.measures.get(slug).title}, "
            "of which there are many in other months"
        )
        yield Doubt(Caveat(CaveatKind.COMPLETENESS, words))
