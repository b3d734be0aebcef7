"""Rates: a count over a denominator that is named, with its year and source (R85); of the period shown (R86)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.indicators.caveats.bases import base_caveats, is_implied
from tithing.indicators.counted.value_over import added_up_from, supplied_value, total
from tithing.indicators.districts import was_made_of, whole_districts
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At, Rate
from tithing.observations.measure import Measure, UnknownMeasure
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity

YEARS_BEFORE = 15  # how far from a period a denominator may be, here and wherever one is read
YEARS_AFTER = 10
BY_BEST_FIT = Caveat(
    CaveatKind.BEST_FIT, "added up from its small areas (LSOAs), each of which lies in it by best fit"
)
NO_DENOMINATOR = NotApplicable("this measure has no denominator, so it has no rate", "R85")
ZERO_DENOMINATOR = NotApplicable("the denominator is zero, so there is no rate", "R85")


@dataclass(frozen=True)
class Denominator:
    slug: str
    title: str
    at: At  # the quantity and the year it is for
    caveats: tuple[Caveat, ...] = ()


def rate_of(
    count: At, measure: Measure, *, area: str, evidence: Evidence, per: int = 0, over: str = ""
) -> Rate:
    """The rate of a count. `per` and `over` (the denominator's slug) are the measure's own unless given."""
    slug, base = over or measure.denominator, per or measure.per
    if not slug:
        return Rate(NO_DENOMINATOR, base)
    found = denominator_for(slug, group=measure.group, area=area, period=count.period, evidence=evidence)
    return Rate(
        divided(count.quantity, found.at.quantity, times=base),
        base,
        found.slug,
        found.title,
        found.at.quantity,
        found.at.period,
        found.at.sources,
        found.caveats if isinstance(count.quantity, Known) and isinstance(found.at.quantity, Known) else (),
        " and ".join(found.at.suppliers),
        is_implied(found.at),
    )


def divided(count: Quantity, denominator: Quantity, *, times: float) -> Quantity:
    """count / denominator x times; nothing is divided by zero."""
    if not isinstance(count, Known):
        return count
    if not isinstance(denominator, Known):
        return denominator
    if denominator.number <= 0:
        return ZERO_DENOMINATOR
    return Known(count.number / denominator.number * times, count.status)


def denominator_for(slug: str, *, group: str, area: str, period: Period, evidence: Evidence) -> Denominator:
    """The people or households a rate is over: the same calendar year's estimate, else the latest before it, else
    the earliest after it. One that is marked for a group of measures (`for=asb`) wins for that group.
    """
    title = _title(slug, evidence)
    if not title:
        return Denominator(slug, slug, At(_not_imported(f"no measure is called {slug}"), period))
    wanted = period.end.year
    found = _nearest(slug, group, area, wanted, evidence)
    common = _year_of_all(slug, group, area, wanted, evidence)
    if found is not None and common is not None and found[0] != common:
        at_once = _in_year(slug, group, area, common, evidence)
        found = (common, at_once) if at_once is not None else None
    if found is None:
        why = _none_near(title, wanted) if common is None else _none_of(title, common)
        return Denominator(slug, title, At(_not_imported(why), period))
    year, at = found
    return Denominator(slug, title, at, base_caveats(title, at, of=year, wanted=period.end.year))


def _not_imported(reason: str) -> Missing:
    return Missing(reason, decided=NotHere.NOT_IMPORTED)


def _none_of(title: str, year: int) -> str:
    return f"no {title.lower()} of {year}, as beside it, is held for this area"


def _none_near(title: str, year: int) -> str:
    """The book may have one of another time, so what is missing is said with its years."""
    return f"no {title.lower()} of {year - YEARS_BEFORE} to {year + YEARS_AFTER} is held for this area"


def _nearest(slug: str, group: str, area: str, year: int, evidence: Evidence) -> tuple[int, At] | None:
    """The year and value of the estimate to use, looked for once."""
    key = (slug, group, area, year)
    if key not in evidence.denominators:
        tried = ((each, _in_year(slug, group, area, each, evidence)) for each in _years(year))
        evidence.denominators[key] = next(((each, at) for each, at in tried if at is not None), None)
    return evidence.denominators[key]


def _year_of_all(slug: str, group: str, area: str, year: int, evidence: Evidence) -> int | None:
    """The year whose people all areas are counted over that stand side by side: of those that are nearest to one of them,
    that which most of them have and the first among them has; None for any other area, and where none has people.
    """
    if area not in evidence.side_by_side:
        return None
    key = (slug, group, year)
    if key not in evidence.one_year:
        evidence.one_year[key] = _one_year(slug, group, year, evidence)
    return evidence.one_year[key]


def _one_year(slug: str, group: str, year: int, evidence: Evidence) -> int | None:
    found = (_nearest(slug, group, area, year, evidence) for area in evidence.side_by_side)
    nearest = {at[0] for at in found if at is not None}
    if len(nearest) < 2:
        return next(iter(nearest), None)
    return _most_have([each for each in _years(year) if each in nearest], slug, group, evidence)


def _most_have(years: Sequence[int], slug: str, group: str, evidence: Evidence) -> int:
    """Of several years that which most areas have people of, the first area among them."""
    having = {each: _areas_with(slug, group, each, evidence) for each in years}
    of_own = [each for each in years if evidence.side_by_side[0] in having[each]]
    return max(of_own or years, key=lambda each: len(having[each]))


def _areas_with(slug: str, group: str, year: int, evidence: Evidence) -> set[str]:
    """The areas side by side that have people of a year."""
    areas = evidence.side_by_side
    return {area for area in areas if _in_year(slug, group, area, year, evidence) is not None}


def _title(slug: str, evidence: Evidence) -> str:
    try:
        return evidence.measure(slug).title
    except UnknownMeasure:
        return ""


def _years(year: int) -> Iterator[int]:
    yield from range(year, year - YEARS_BEFORE - 1, -1)
    yield from range(year + 1, year + YEARS_AFTER + 1)


def _in_year(slug: str, group: str, area: str, year: int, evidence: Evidence) -> At | None:
    """The people of one year, looked for once: every year near them asks for the same."""
    key = (slug, group, area, year)
    if key not in evidence.people:
        evidence.people[key] = _found_in_year(slug, group, area, year, evidence)
    return evidence.people[key]


def _found_in_year(slug: str, group: str, area: str, year: int, evidence: Evidence) -> At | None:
    for breakdown in (f"for={group}", ""):
        for period in (Period.calendar_year(year), Period.financial_year(year)):
            at = supplied_value(evidence, (slug, area, period, breakdown))
            if at is not None and isinstance(at.quantity, Known):
                return at
        whole = _of_districts(slug, area, year, breakdown, evidence)
        if whole is not None:
            return whole
    return _of_small_areas(slug, area, year, evidence)


def _of_districts(slug: str, area: str, year: int, breakdown: str, evidence: Evidence) -> At | None:
    """A force area's or partnership's people are those of its districts, when all are known; a merged district's,
    before it began, those of the districts it was made of."""
    period = Period.calendar_year(year)
    middle = date(year, 6, 30)  # estimates are of the middle of the year
    before = was_made_of(area, evidence.gazetteer, on=middle)
    districts = before or whole_districts(area, evidence.gazetteer, on=middle)
    each = [supplied_value(evidence, (slug, code, period, breakdown)) for code in districts]
    known = [at for at in each if at is not None and isinstance(at.quantity, Known)]
    if not known or len(known) < len(each):
        return None
    whole = total(known, period)
    return whole.with_caveats(added_up_from(before, evidence.gazetteer)) if before else whole


def _of_small_areas(slug: str, area: str, year: int, evidence: Evidence) -> At | None:
    """A ward's people are those of the small areas that lie in it by best fit, when all are known and of one edition:
    the same small areas by which what happened is placed in it."""
    if kind_of(area) is not AreaKind.WARD or evidence.gazetteer is None or area not in evidence.gazetteer:
        return None
    period = Period.calendar_year(year)
    each = [supplied_value(evidence, (slug, code, period, "")) for code in evidence.gazetteer.lsoas_in(area)]
    known = [at for at in each if at is not None and isinstance(at.quantity, Known)]
    if not known or len(known) < len(each):
        return None
    return total(known, period).with_caveats(BY_BEST_FIT)
