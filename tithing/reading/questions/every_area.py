"""The figures of a quarter in every area that the book holds: districts, partnerships and police forces.

Smaller areas are asked for by `small_areas`, which protects them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tithing.indicators.all_areas import QuarterSum, open_to, results_of_all, sums_in
from tithing.indicators.districts import same_area
from tithing.indicators.result import Result
from tithing.observations.observation import Observations
from tithing.observations.said import areas_said
from tithing.reading.quarter import YEARS_BACK, Quarter
from tithing.vocabulary.access import Access
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.readers import ReaderKind

KINDS = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE)
_SEEN_BY = {
    ReaderKind.PUBLIC: (Access.OPEN,),
    ReaderKind.PARTNER: (Access.OPEN, Access.PARTNERS),
    ReaderKind.OFFICER: tuple(Access),
}


def every_area(quarter: Quarter, slug: str = "") -> Iterator[Result]:
    """Area by area, the quarter's own first: all that `Quarter.results_in` gives of each, or one indicator of it."""
    areas = areas_held(quarter)
    codes = {code for area in areas for code in quarter.codes_of(area.code)}
    years = quarter.years(YEARS_BACK)
    found = quarter.snapshot.observations(areas=codes, years=years)
    bases = quarter.denominators(areas=codes, other_than=years)
    observations = Observations.of((*found.all, *bases), erased=found.erased, deliveries=found.deliveries)
    results = results_of_all(
        quarter.snapshot.catalogue,
        areas=areas,
        period=quarter.period,
        evidence=quarter.evidence_of(observations),
        sums=_sums(quarter, codes, years),
        entries=quarter.snapshot.entries,
        framework_of=lambda area: quarter.framework if area.code == quarter.area.code else None,
        minimum_base=quarter.snapshot.partnership.style.small_count,
    )
    return (each for each in results if not slug or each.indicator == slug)


def areas_held(quarter: Quarter) -> tuple[Area, ...]:
    """The areas of which anything was said in the quarter's year or the one before, and those side by side, the quarter's
    own first; a partnership that is one district is that district.
    """
    snapshot, places = quarter.snapshot, quarter.snapshot.gazetteer
    state = snapshot.book_state
    codes = state.read(
        lambda record: areas_said(
            state.book.folder,
            record,
            state.book.engine,
            years=quarter.years(1),
            as_known_on=snapshot.as_known_on,
        )
    )
    beside = {area.code: area for area in quarter.areas}
    known = [*beside.values(), *(places.get(each) for each in codes if each in places and each not in beside)]
    held = [area for area in known if area.kind in KINDS and area.code != quarter.area.code]
    alone = [area for area in held if not _is_a_district(area, (quarter.area, *held), quarter)]
    return (quarter.area, *sorted(alone, key=lambda area: (KINDS.index(area.kind), area.name, area.code)))


def _is_a_district(area: Area, held: Collection[Area], quarter: Quarter) -> bool:
    other = same_area(area.code, quarter.snapshot.gazetteer) if area.kind is AreaKind.CSP else ""
    return any(each.code == other for each in held)


def _sums(quarter: Quarter, codes: Collection[str], years: Collection[str]) -> tuple[QuarterSum, ...]:
    """What a reader may see of their own is left to the calculation, which knows under which names they sent it."""
    snapshot, state = quarter.snapshot, quarter.snapshot.book_state
    return state.read(
        lambda record: sums_in(
            state.book.folder,
            record,
            state.book.engine,
            years=years,
            areas=codes,
            visible=open_to(_SEEN_BY[snapshot.reader.kind], day=snapshot.day),
            as_known_on=snapshot.as_known_on,
        )
    )
