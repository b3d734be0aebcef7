"""What finding rules may look at, by name: results, series, months, parts, supplied totals, revisions and places.

A rule that needs something new is given it here: a property of `SpanInputs`, and every rule can ask for it by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tithing.findings import inputs
from tithing.findings.corrections import Corrections
from tithing.findings.revisions import Revisions
from tithing.findings.subject import Subject
from tithing.indicators.counted.value_over import sum_over_time, supplied_value, value_over
from tithing.indicators.result import Result
from tithing.observations.observation import Observation
from tithing.reading.questions.small_areas import SmallAreas, small_areas, wards_of_span
from tithing.reading.repeat_places import RepeatPlace, RepeatPlaces, repeat_places
from tithing.reading.standing import Standing
from tithing.vocabulary.breaks import breaks_in
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of

FEWEST_MONTHS = 12  # a control chart by month, else by quarter (R96)


@dataclass(frozen=True, eq=False)
class SpanInputs(Mapping[str, Any]):
    """Each is worked out when it is first asked for. `since` is the day of the last report: what was revised after it is
    new to its readers.
    """

    standing: Standing
    since: date | None = None

    def __getitem__(self, name: str) -> Any:
        if name not in NEEDS:
            raise KeyError(name)
        return getattr(self, name)

    def __contains__(self, name: object) -> bool:
        return name in NEEDS

    def __iter__(self) -> Iterator[str]:
        return iter(NEEDS)

    def __len__(self) -> int:
        return len(NEEDS)

    # -- results ------------------------------------------------------------------------------------------

    @property
    def results(self) -> tuple[Result, ...]:
        """The own area's indicators, with their changes, rates and targets."""
        return tuple(self.standing.own.values())

    @property
    def areas(self) -> tuple[Result, ...]:
        """The same indicators in every area side by side, the own one first."""
        return (*self.results, *self.standing.elsewhere)

    # -- series -------------------------------------------------------------------------------------------

    @cached_property
    def quarterly(self) -> tuple[inputs.Series, ...]:
        """Each count of events by quarter, oldest first."""
        return tuple(self._series(self.standing.span.quarters_shown()))

    @cached_property
    def monthly(self) -> tuple[inputs.Series, ...]:
        """Each count of events by month, oldest first."""
        return tuple(self._series(self.standing.span.months_shown()))

    @cached_property
    def series(self) -> tuple[inputs.Series, ...]:
        """Each count of events by month where twelve months are known, else by quarter: those that have control charts."""
        by_month = {
            each.subject.indicator: each for each in self.monthly if known_points(each) >= FEWEST_MONTHS
        }
        return tuple(by_month.get(each.subject.indicator, each) for each in self.quarterly)

    def _series(self, periods: tuple[Period, ...]) -> Iterator[inputs.Series]:
        for result in self.results:
            if not self.standing.adds_up(result):
                continue
            points, alike = self.standing.span.series(result, periods)
            yield inputs.Series(Subject.of(result), points, breaks_in(result.measure, periods), alike)

    @cached_property
    def months(self) -> tuple[inputs.Series, ...]:
        """The three months of each count of which all three are known."""
        return tuple(
            each
            for each in self._series(self.standing.period.months())
            if each.points and all(isinstance(quantity, Known) for _, quantity in each.points)
        )

    # -- parts and totals ---------------------------------------------------------------------------------

    @property
    def parts(self) -> tuple[inputs.SeparatePart, ...]:
        """Parts that are shown apart, with the whole they are left out of (a measure's `part_of`)."""
        return tuple(self._parts())

    def _parts(self) -> Iterator[inputs.SeparatePart]:
        for slug, result in self.standing.own.items():
            measure = self.standing.measure(slug)
            if measure is None or measure.part_of not in self.standing.own:
                continue
            began = date.fromisoformat(measure.exists_from) if measure.exists_from else None
            new = began is not None and self.standing.period.year_before().end < began
            yield inputs.SeparatePart(self.standing.own[measure.part_of], result, new=new)

    @property
    def totals(self) -> tuple[inputs.SuppliedTotal, ...]:
        """Totals as supplied, each with the parts that are all of it."""
        return tuple(self._totals())

    def _totals(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.standing.span.evidence, self.standing.span.area.code
        for slug, result in self.standing.own.items():
            key = (slug, area, self.standing.period, "")
            supplied = supplied_value(evidence, key) if self.standing.measure(slug) else None
            if supplied is None or not isinstance(supplied.quantity, Known):
                continue
            ways = [
                tuple(
                    (part, value_over(evidence, part, area=area, period=self.standing.period).quantity)
                    for part in arrangement.parts
                )
                for arrangement in evidence.arrangements(slug)
            ]
            if parts := inputs.all_of_it(ways):
                yield inputs.SuppliedTotal(Subject.of(result), supplied.quantity, parts)

    @property
    def years(self) -> tuple[inputs.SuppliedTotal, ...]:
        """Years to date as supplied, each with its quarters."""
        return tuple(self._years())

    def _years(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.standing.span.evidence, self.standing.span.area.code
        whole = self.standing.period.year_to_date()
        for slug, result in self.standing.own.items():
            if not self.standing.adds_up(result) or len(whole.quarters()) < 2:
                continue
            supplied = supplied_value(evidence, (result.measure, area, whole, ""))
            summed = sum_over_time(evidence, (result.measure, area, whole, ""))
            if supplied and summed and isinstance(summed.quantity, Known):
                quarters = tuple(
                    (each.label, value_over(evidence, result.measure, area=area, period=each).quantity)
                    for each in whole.quarters()
                )
                yield inputs.SuppliedTotal(Subject.of(self.standing.own[slug]), supplied.quantity, quarters)

    # -- revisions ----------------------------------------------------------------------------------------

    @property
    def revised(self) -> tuple[tuple[Subject, Observation], ...]:
        """What the book says otherwise than it did, each with what it is about; what was published otherwise is `corrected`."""
        told = {(each.subject.measure, each.now.period) for each in self.corrected}
        return tuple(
            (subject, each)
            for subject, each in self._revisions.found()
            if (each.measure, each.period) not in told
        )

    @cached_property
    def corrected(self) -> tuple[inputs.Correction, ...]:
        """What a document that was released showed otherwise than it is now."""
        return tuple(Corrections(self.standing, self.standing.span.snapshot.published.shown()).found())

    @property
    def rates_over(self) -> Mapping[tuple[str, str], int]:
        """Of each denominator and its year, how many periods' rates rest on it."""
        return self._revisions.rates_over()

    @cached_property
    def _revisions(self) -> Revisions:
        return Revisions(self.standing, self.since)

    # -- places -------------------------------------------------------------------------------------------

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The whole that each part adds up to: by the offence tree and by the framework's own groupings."""
        found: dict[str, str] = {}
        for slug in self.standing.own:
            for arrangement in self.standing.span.evidence.arrangements(slug):
                for part in arrangement.parts:
                    found.setdefault(part, slug)
        return found

    @cached_property
    def wards(self) -> tuple[inputs.CountByPlace, ...]:
        """Every measure that is known for wards in the quarter, for the own area, as it may be published."""
        span = self.standing.span
        evidence = wards_of_span(span)
        found = (
            self._places(result, small_areas(span, slug))
            for slug in evidence.observations.measures()
            if (result := self.standing.own.get(slug)) is not None
        )
        return tuple(each for each in found if each.places)

    def _places(self, result: Result, found: SmallAreas) -> inputs.CountByPlace:
        rows, absent = (
            tuple(inputs.PlaceCount(ward.name, quantity, ward.code) for ward, quantity in places)
            for places in (found.places, found.absent)
        )
        total = result.value.quantity
        return inputs.CountByPlace(Subject.of(result), rows, total, complete=found.complete, absent=absent)

    @cached_property
    def locations(self) -> tuple[inputs.CountByPlace, ...]:
        """The published places where something was counted again and again, for each measure of incidents."""
        return tuple(_often(each) for each in repeat_places(self.standing.span, self.standing.own))


NEEDS = (
    "since",
    *(
        name
        for name, value in vars(SpanInputs).items()
        if isinstance(value, property | cached_property) and not name.startswith("_")
    ),
)


def _often(found: RepeatPlaces) -> inputs.CountByPlace:
    places = tuple(_location(place) for place in found.places)
    total = found.of.value.quantity
    return inputs.CountByPlace(Subject.of(found.of), places, total, complete=False, what="location")


def _location(place: RepeatPlace) -> inputs.PlaceCount:
    return inputs.PlaceCount(
        place.name,
        Known(place.incidents),
        place.lsoa,
        within=place.ward,
        small_area=place.lsoa_name,
        apart=place.apart,
        recorded_at=place.kind.recorded_at,
        is_kind=place.kind.is_kind,
    )


def known_points(series: inputs.Series) -> int:
    return sum(number_of(quantity) is not None for _, quantity in series.points)
