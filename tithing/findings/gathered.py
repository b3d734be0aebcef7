"""What the finding rules look at beside the results: series, months, parts, supplied totals, revisions and places."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tithing.findings import inputs
from tithing.findings.revisions import Revisions
from tithing.findings.safe_places import safe_to_publish
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.indicators.value_over import sum_over_time, supplied_value, value_over
from tithing.reading.repeat_places import RepeatPlaces, repeat_places
from tithing.reading.standing import Standing
from tithing.vocabulary.areas import Area
from tithing.vocabulary.breaks import breaks_between
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of
from tithing.vocabulary.units import Unit

FEWEST_MONTHS = 12  # a control chart by month, else by quarter (R96)


@dataclass(frozen=True)
class QuarterInputs:
    """`since` is the day of the last report: what was revised after it is new to its readers."""

    standing: Standing
    since: date | None = None

    @cached_property
    def evidence(self) -> inputs.RuleInputs:
        return inputs.RuleInputs(
            areas=(*self.standing.own.values(), *self.standing.elsewhere),
            series=self.charted,
            months=tuple(self.within_quarter()),
            parts=tuple(self.parts()),
            wards=self.wards,
            locations=self.locations,
            totals=tuple(self.totals()),
            years=tuple(self.years()),
            revised=tuple(self.revisions.found()),
            rates_over=self.revisions.rates_over(),
            since=self.since,
            owed=self.standing.owed,
        )

    @cached_property
    def quarterly(self) -> tuple[inputs.Series, ...]:
        return tuple(self.series(self.standing.own.values(), self.standing.quarter.quarters_shown()))

    @cached_property
    def monthly(self) -> tuple[inputs.Series, ...]:
        return tuple(self.series(self.standing.own.values(), self.standing.quarter.months_shown()))

    @cached_property
    def charted(self) -> tuple[inputs.Series, ...]:
        """By month where twelve months are known, else by quarter: one series an indicator."""
        by_month = {
            each.subject.indicator: each for each in self.monthly if known_points(each) >= FEWEST_MONTHS
        }
        return tuple(by_month.get(each.subject.indicator, each) for each in self.quarterly)

    def series(self, results: Iterable[Result], periods: tuple[Period, ...]) -> Iterator[inputs.Series]:
        for result in results:
            if not self.standing.adds_up(result):
                continue
            points = self.standing.quarter.history(result, periods)
            yield inputs.Series(Subject.of(result), points, breaks_in(result.measure, periods))

    def within_quarter(self) -> Iterator[inputs.Series]:
        for each in self.series(self.standing.own.values(), self.standing.period.months()):
            if each.points and all(isinstance(quantity, Known) for _, quantity in each.points):
                yield each

    def parts(self) -> Iterator[inputs.SeparatePart]:
        """Parts that are shown apart, with the whole they are left out of (a measure's `part_of`)."""
        for slug, result in self.standing.own.items():
            measure = self.standing.measure(slug)
            if measure is None or measure.part_of not in self.standing.own:
                continue
            began = date.fromisoformat(measure.exists_from) if measure.exists_from else None
            new = began is not None and self.standing.period.year_before().end < began
            yield inputs.SeparatePart(self.standing.own[measure.part_of], result, new=new)

    def totals(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.standing.quarter.evidence, self.standing.quarter.area.code
        for slug, result in self.standing.own.items():
            key = (slug, area, self.standing.period, "")
            supplied = supplied_value(evidence, key) if self.standing.measure(slug) else None
            if supplied is None or not isinstance(supplied.quantity, Known):
                continue
            for arrangement in evidence.arrangements(slug):
                parts = tuple(
                    (part, value_over(evidence, part, area=area, period=self.standing.period).quantity)
                    for part in arrangement.parts
                )
                if parts and all(isinstance(quantity, Known) for _, quantity in parts):
                    yield inputs.SuppliedTotal(Subject.of(result), supplied.quantity, parts)
                    break

    def years(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.standing.quarter.evidence, self.standing.quarter.area.code
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

    @cached_property
    def revisions(self) -> Revisions:
        return Revisions(self.standing, self.since)

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The whole that each part adds up to: by the offence tree and by the framework's own groupings."""
        found: dict[str, str] = {}
        for slug in self.standing.own:
            for arrangement in self.standing.quarter.evidence.arrangements(slug):
                for part in arrangement.parts:
                    found.setdefault(part, slug)
        return found

    @cached_property
    def wards(self) -> tuple[inputs.CountByPlace, ...]:
        """Every measure that is known for wards in the quarter, for the own area."""
        wards = self.standing.quarter.wards()
        said = self.standing.quarter.ward_observations
        if not wards or not said.all:
            return ()
        evidence = self.standing.quarter.evidence_of(said)
        found = []
        for slug in said.measures():
            result = self.standing.own.get(slug)
            if result is None or result.unit is not Unit.COUNT:
                continue
            values = [
                (w, value_over(evidence, slug, area=w.code, period=self.standing.period)) for w in wards
            ]
            known = [(ward, at) for ward, at in values if isinstance(at.quantity, Known)]
            if known:
                found.append(self.places(result, known, complete=len(known) == len(wards)))
        return tuple(found)

    def places(self, result: Result, known: list[tuple[Area, At]], *, complete: bool) -> inputs.CountByPlace:
        rows = tuple(inputs.PlaceCount(ward.name, at.quantity, ward.code) for ward, at in known)
        found = inputs.CountByPlace(Subject.of(result), rows, result.value.quantity, complete=complete)
        open_data = {m.slug for m in self.standing.quarter.measures if m.group == "street"}
        return safe_to_publish(
            found,
            minimum=self.standing.quarter.snapshot.partnership.style.suppress_below,
            open_data=open_data,
        )

    @cached_property
    def locations(self) -> tuple[inputs.CountByPlace, ...]:
        return tuple(_often(each) for each in repeat_places(self.standing.quarter, self.standing.own))


def _often(found: RepeatPlaces) -> inputs.CountByPlace:
    places = tuple(inputs.PlaceCount(p.name, Known(p.incidents), p.lsoa, within=p.ward) for p in found.places)
    total = found.of.value.quantity
    return inputs.CountByPlace(Subject.of(found.of), places, total, complete=False, what="location")


def known_points(series: inputs.Series) -> int:
    return sum(number_of(quantity) is not None for _, quantity in series.points)


def breaks_in(measure: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods after which the definition changed in a way that refuses comparison."""
    return tuple(
        before
        for before, after in itertools.pairwise(periods)
        if any(each.refuse for each in breaks_between(measure, earlier=before, later=after))
    )
