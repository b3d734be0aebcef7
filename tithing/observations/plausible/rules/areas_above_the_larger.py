"""A place counted more often than the place it lies in: a force 40, and one of its districts 50."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.observations.plausible.nesting import Within, above_their_whole
from tithing.observations.plausible.seen import Rule, Seen
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.questions import Question

SLUG = "areas_above_the_larger"
# A district and a partnership may each be the larger; wards of one district are of several generations.
SMALL = (AreaKind.WARD, AreaKind.DISTRICT, AreaKind.CSP)
LARGE = (AreaKind.FORCE, AreaKind.REGION, AreaKind.COUNTRY)


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    adding = [*seen.counted, *(slug for slug in seen.slugs if seen.measure(slug).group == "denominators")]
    rows = seen.together.filter(nw.col("measure").is_in(adding), nw.col("unit") == "count")
    here = rows["area"].unique().sort().to_list()
    yield from above_their_whole(SLUG, seen, rows, "area", _within(here, seen.gazetteer))


def _within(codes: Iterable[str], gazetteer: Gazetteer) -> Iterator[Within]:
    known = frozenset(codes)
    for code in sorted(known):
        try:
            kind = gazetteer.get(code).kind
            larger = gazetteer.parents(code) if kind in SMALL else ()
        except UnknownArea:
            continue
        for area in larger:
            if area.code in known and (area.kind in LARGE or _is_ward_of(kind, area.kind)):
                yield Within(code, area.code, code if kind is AreaKind.WARD else kind.value)


def _is_ward_of(kind: AreaKind, larger: AreaKind) -> bool:
    return kind is AreaKind.WARD and larger is AreaKind.DISTRICT


RULE = Rule(SLUG, asks)
