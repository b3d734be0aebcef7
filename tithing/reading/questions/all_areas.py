"""A quarter's figures in every area that the book holds, from districts up: its sums are made in one pass.

Wards and smaller areas are left to their own questions, where it is decided together what may be told of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.all_areas import QuarterSum, open_to, remember, sums_in
from tithing.indicators.districts import same_area
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import Result
from tithing.indicators.to_show import says_something
from tithing.observations.observation import Observations
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.span import YEARS_BACK, BookSpan
from tithing.reading.spans import span_of
from tithing.vocabulary.access import Access
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind

FROM_DISTRICTS_UP = (
    AreaKind.DISTRICT,
    AreaKind.CSP,
    AreaKind.COUNTY,
    AreaKind.FORCE,
    AreaKind.REGION,
    AreaKind.COUNTRY,
)
SEEN_BY = {
    ReaderKind.PUBLIC: (Access.OPEN,),
    ReaderKind.PARTNER: (Access.OPEN, Access.PARTNERS),
    ReaderKind.OFFICER: tuple(Access),
}


def in_all_areas(snapshot: Snapshot, period: Period, *, slug: str = "") -> Iterator[Result]:
    """Every figure, or that of one indicator, area by area: the same as each area's own quarter gives.

    The framework promises for the partnership's own area alone.
    """
    own = span_of(snapshot, period, own_area(snapshot))
    areas = _areas(snapshot, period)
    codes = {code for area in areas for code in own.codes_of(area.code)}
    evidence = own.evidence_of(_observed(own, codes))
    entries = {entry.id: entry for entry in snapshot.entries}
    remember(evidence, _sums(own, codes), entries, told=snapshot.file_told)
    for area in areas:
        yield from _of_one(own, area, evidence, slug) if slug else own.all_calculated(area, evidence)


def _of_one(own: BookSpan, area: Area, evidence: Evidence, slug: str) -> Iterator[Result]:
    """One indicator, where anything is said of it."""
    result = own.judged(slug, area, evidence)
    if result is not None and says_something(result):
        yield result


def _sums(own: BookSpan, codes: set[str]) -> tuple[QuarterSum, ...]:
    snapshot = own.snapshot
    book = snapshot.book_state.book
    return snapshot.book_state.read(
        lambda record: sums_in(
            book.folder,
            record,
            book.engine,
            years=own.years(YEARS_BACK),
            areas=codes,
            visible=open_to(SEEN_BY[snapshot.reader.kind], day=snapshot.day),
            as_known_on=snapshot.as_known_on,
        )
    )


def _areas(snapshot: Snapshot, period: Period) -> tuple[Area, ...]:
    """Each once: a partnership of one whole district is that district."""
    places = snapshot.gazetteer
    every = (area for kind in FROM_DISTRICTS_UP for area in places.all(kind, on=period.end))
    return tuple(each for each in every if each.kind is not AreaKind.CSP or not same_area(each.code, places))


def _observed(own: BookSpan, codes: set[str]) -> Observations:
    years = own.years(YEARS_BACK)
    found = own.snapshot.observations(areas=codes, years=years)
    bases = own.denominators(areas=codes, other_than=years)
    return Observations.of((*found.all, *bases), erased=found.erased, deliveries=found.deliveries)
