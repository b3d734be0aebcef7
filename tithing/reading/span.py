"""One span of a book, such as a quarter, ready to be asked: observations, indicators, framework, and results by area.

Only the years that the span's comparisons, its baseline and its spread need are opened, and only the areas
that are shown, so that what a report costs does not grow with the book's history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tithing.indicators.asking import IndicatorQuestion, answer_over
from tithing.indicators.calculate import calculate, calculate_all
from tithing.indicators.caveats.alike import as_the_last
from tithing.indicators.chance.many import judged_together
from tithing.indicators.chance.one_count import other_names, with_one_count
from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind
from tithing.indicators.counted.rates import YEARS_AFTER, YEARS_BEFORE
from tithing.indicators.defined.definition import IndicatorKind
from tithing.indicators.defined.frameworks import Framework
from tithing.indicators.districts import become_of, same_area, was_made_of, whole_districts
from tithing.indicators.evidence import Evidence
from tithing.indicators.most_similar_group import AVERAGE
from tithing.indicators.result import Result
from tithing.observations.measure import Measures
from tithing.observations.observation import Observation, Observations
from tithing.observations.standing.reading import years_between
from tithing.places.gazetteer import Gazetteer
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity

YEARS_BACK = 5  # the spread of a series is asked of five years of quarters
QUARTERS_SHOWN = 10
MONTHS_SHOWN = 36

PastQuarters = tuple[tuple[Period, Quantity], ...]


@dataclass(frozen=True, eq=False)
class BookSpan:
    """Asked of a snapshot, so that it holds what one reader may see; `spans.span_of` gives it."""

    snapshot: Snapshot
    period: Period
    area: Area

    # -- what it asks of --------------------------------------------------------------------------

    @property
    def measures(self) -> Measures:
        return self.snapshot.measures

    @property
    def framework(self) -> Framework | None:
        return self.snapshot.frameworks.for_period(self.period)

    @property
    def comparisons(self) -> tuple[ComparisonKind, ...]:
        """What the year's framework chooses to set figures against, of whichever area."""
        return self.framework.comparisons if self.framework else DEFAULT

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas side by side, the own area first where the partnership does not place it, the force last."""
        mine = self.snapshot.partnership
        ours = self.area.code in (*mine.side_by_side, *mine.areas, mine.area)
        beside = (*mine.side_by_side, mine.force) if ours else ()
        own = () if self.area.code in beside else (self.area.code,)
        found = [self.snapshot.gazetteer.get(code) for code in dict.fromkeys((*own, *beside)) if code]
        return tuple(_told_apart(area, found) for area in found)

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(code for area in self.areas for code in self.codes_of(area.code))

    @property
    def observations(self) -> Observations:
        """What is said of its areas, in its years, those before and, of denominators, one after."""
        about = self._places, self.years(0)
        return self.snapshot.read_once(BookSpan._observed, *about, make=self._observed)

    def _observed(self) -> Observations:
        found = self.snapshot.observations(
            areas={*self._places, *self._groups()}, years=self.years(YEARS_BACK)
        )
        bases = self.denominators(areas={*self._places, *self._groups()}, other_than=self.years(YEARS_BACK))
        return Observations.of((*found.all, *bases), erased=found.erased, deliveries=found.deliveries)

    def denominators(self, *, areas: Collection[str], other_than: Collection[str]) -> tuple[Observation, ...]:
        """The people and households of years near enough for a rate, other than those of which all is read anyway."""
        near = self.years(YEARS_BEFORE, ahead=YEARS_AFTER)
        return self.snapshot.observations(
            areas=areas,
            years=[year for year in near if year not in other_than],
            measures=[measure.slug for measure in self.measures if measure.group == "denominators"],
        ).all

    def codes_of(self, area: str) -> tuple[str, ...]:
        """An area's code, its other one where it has two, and those of the whole districts that make it or once made it."""
        places = self.snapshot.gazetteer
        other = same_area(area, places)
        districts = whole_districts(area, places)
        before = [code for each in (area, *districts) for code in was_made_of(each, places)]
        return (area, *([other] if other else []), *districts, *become_of(districts, places), *before)

    def _groups(self) -> tuple[str, ...]:
        group = self.snapshot.partnership.most_similar_group
        return (AVERAGE, *(group.members if group else ()))

    def years(self, back: int, ahead: int = 0) -> tuple[str, ...]:
        """The financial years from so many before the one it begins in to so many after the one it ends in."""
        first, last = (int(each.plan_year[:4]) for each in (self._quarters[0], self.period))
        return years_between(
            Period.financial_year(first - back).code, Period.financial_year(last + ahead).code
        )

    @property
    def _quarters(self) -> tuple[Period, ...]:
        return self.period.quarters() or (self.period,)

    @property
    def evidence(self) -> Evidence:
        """One memory for every span of the same plan years: what was worked out for one need not be for the next."""
        about = self._places, self.years(0)
        return self.snapshot.read_once(
            BookSpan.evidence_of, *about, make=lambda: self.evidence_of(self.observations)
        )

    def evidence_of(self, observations: Observations) -> Evidence:
        """The same of other observations: of what stood before, or of small areas."""
        return self.snapshot.evidence_of(observations, self.framework, self.years(2), self._side_by_side)

    @property
    def _side_by_side(self) -> tuple[str, ...]:
        """The codes of its areas, the partnership's own first."""
        own = self.snapshot.partnership.area
        mine = {own, same_area(own, self.snapshot.gazetteer)}
        codes = [area.code for area in self.areas]
        return tuple(sorted(codes, key=lambda code: code not in mine))

    # -- what it comes to -------------------------------------------------------------------------

    @property
    def results(self) -> tuple[Result, ...]:
        """The own area's results: the framework's indicators, the catalogue's, then measures on their own."""
        return self.results_in(self.area)

    def results_in(self, area: Area) -> tuple[Result, ...]:
        about = type(self).__name__, self.period, self.area.code, area
        return self.snapshot.remembered(
            BookSpan.results_in, *about, make=lambda: self.all_calculated(area, self.evidence)
        )

    def result(self, slug: str, area: Area) -> Result | None:
        """One indicator, or one measure, in one area; None where no such thing is defined."""
        about = type(self).__name__, self.period, self.area.code, area, slug
        return self.snapshot.remembered(
            BookSpan.result, *about, make=lambda: self.judged(slug, area, self.evidence)
        )

    def all_calculated(self, area: Area, evidence: Evidence) -> tuple[Result, ...]:
        """Every result of an area, from this evidence, judged together; the framework promises for the own area alone."""
        found = calculate_all(
            self.snapshot.catalogue,
            area=area,
            period=self.period,
            observations=evidence.observations,
            measures=self.measures,
            framework=self._framework_of(area),
            minimum_base=self.snapshot.partnership.style.small_count,
            evidence=evidence,
            comparisons=self.comparisons,
        )
        return judged_together(with_one_count(found, other_names(self.measures)))

    def judged(self, slug: str, area: Area, evidence: Evidence) -> Result | None:
        """One of them, judged among all of its area: those are only worked out where they could change what is said."""
        alone = self.calculated(slug, area, evidence)
        if alone is None or not alone.change.chance.clear_alone:
            return alone
        mine = evidence is self.evidence
        together = self.results_in(area) if mine else self.all_calculated(area, evidence)
        return next((each for each in together if each.indicator == slug), alone)

    def calculated(self, slug: str, area: Area, evidence: Evidence, *, breakdown: str = "") -> Result | None:
        """One of them, or of one of its parts."""
        definition = self.snapshot.definition(slug)
        if definition is None:
            return None
        return calculate(
            definition,
            area=area,
            period=self.period,
            observations=evidence.observations,
            measures=self.measures,
            framework=self._framework_of(area),
            breakdown=breakdown,
            minimum_base=self.snapshot.partnership.style.small_count,
            evidence=evidence,
            comparisons=self.comparisons,
        )

    def _framework_of(self, area: Area) -> Framework | None:
        return self.framework if area.code == self.area.code else None

    def history(self, result: Result, periods: Iterable[Period]) -> PastQuarters:
        """What the indicator came to in each period, oldest first."""
        return self.series(result, periods)[0]

    def series(self, result: Result, periods: Iterable[Period]) -> tuple[PastQuarters, PastQuarters]:
        """The same; and, where they are not equally complete, what each would be were it as complete as the last."""
        definition = self.snapshot.definition(result.indicator)
        if definition is None:
            return (), ()
        question = IndicatorQuestion(definition, result.area.code, self.evidence, result.breakdown)
        asked = tuple(periods)
        ats = [answer_over(question, period).at for period in asked]
        counts = definition.kind is IndicatorKind.COUNT
        alike = (
            as_the_last(
                self.evidence, question.main, area=question.area, breakdown=question.breakdown, ats=ats
            )
            if counts
            else ()
        )
        points = tuple(zip(asked, (at.quantity for at in ats), strict=True))
        differ = any(one != at.quantity for one, at in zip(alike, ats, strict=False))
        return points, tuple(zip(asked, alike, strict=True)) if differ else ()

    def quarters_shown(self) -> tuple[Period, ...]:
        """The quarters of a series: as many as a report of one quarter shows, and of a longer span all its own among them."""
        count = max(QUARTERS_SHOWN, len(self._quarters))
        return tuple(_back(self.period.last_quarter, count))[::-1]

    def months_shown(self) -> tuple[Period, ...]:
        months = self.period.months()
        return tuple(_back(months[-1], MONTHS_SHOWN))[::-1] if months else ()

    def wards(self) -> tuple[Area, ...]:
        """The wards of the own area: of a district, or of a partnership's; those of one name say in which district each is."""
        places, day = self.snapshot.gazetteer, self.period.end
        if self.area.kind is AreaKind.CSP:
            return _by_district(places.wards_of_csp(self.area.code, on=day), places)
        if self.area.kind is AreaKind.DISTRICT:
            return _by_district(places.wards_of(self.area.code, on=day), places)
        districts = whole_districts(self.area.code, places)
        return _by_district([ward for code in districts for ward in places.wards_of(code, on=day)], places)


def _told_apart(area: Area, others: Collection[Area]) -> Area:
    """A force that is called what a district beside it is called says that it is the force."""
    clash = any(each.name == area.name and each.code != area.code for each in others)
    return (
        replace(area, name=f"{area.name} police force area")
        if clash and area.kind is AreaKind.FORCE
        else area
    )


def _by_district(wards: Sequence[Area], places: Gazetteer) -> tuple[Area, ...]:
    """Wards, those that share a name told apart: "Town (Dartford)", "Town (Gravesham)"."""
    named = Counter(ward.name for ward in wards)
    return tuple(ward if named[ward.name] == 1 else _in_its_district(ward, places) for ward in wards)


def _in_its_district(ward: Area, places: Gazetteer) -> Area:
    district = places.get(places.place(ward.code).parent).name
    return replace(ward, name=f"{ward.name} ({district})")


def _back(period: Period, count: int) -> Iterator[Period]:
    for _ in range(count):
        yield period
        period = period.period_before()
