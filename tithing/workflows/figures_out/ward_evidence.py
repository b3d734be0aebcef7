"""Gathers what a document of one ward is made of: its own figures, as the reader may see them, and the other wards beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tithing.documents.evidence import AmongWards, SpanEvidence, WardEvidence
from tithing.findings import inputs
from tithing.findings.find import find_all, key_findings
from tithing.findings.gathered import SpanInputs
from tithing.findings.key_list import Arranged
from tithing.findings.rules.rank import why_no_rank
from tithing.findings.subject import Subject
from tithing.indicators.defined.frameworks import Framework
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import Result
from tithing.observations.observation import Observations
from tithing.reading.questions.outlines import WardOutlines, ward_outlines
from tithing.reading.questions.small_areas import wards_of_span
from tithing.reading.questions.wards_compared import YEARS_OF_WARDS
from tithing.reading.span import BookSpan
from tithing.reading.standing import Standing, is_known
from tithing.statistics.ranks import Member, rank_with_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of
from tithing.vocabulary.units import Unit
from tithing.workflows.figures_out.report_tables import ReportTables

MONTHS, QUARTERS = 12, 4
YEARS_SHOWN = 2
MOST_SERIES = 2


@dataclass(frozen=True, eq=False)
class WardSpan(BookSpan):
    """A quarter of one ward. A framework promises for the whole area, so nothing was promised of a ward; `of_wards` is what
    is told of all of them.
    """

    of_wards: Evidence = field(repr=False)

    @property
    def framework(self) -> Framework | None:
        return None

    @property
    def observations(self) -> Observations:
        return self.of_wards.observations

    @property
    def evidence(self) -> Evidence:
        return self.of_wards


@dataclass(frozen=True)
class StandingOfWard(Standing):
    """Nobody owes a figure by ward; and only whole counts are given of a ward."""

    @cached_property
    def own(self) -> dict[str, Result]:
        return {
            slug: result
            for slug, result in super().own.items()
            if result.unit is Unit.COUNT and not result.breakdown
        }

    @property
    def promised(self) -> set[str]:
        return set()


@dataclass(frozen=True)
class WardsOfSpan:
    """All the wards of the area that `quarter` asks about."""

    span: BookSpan

    @cached_property
    def wards(self) -> tuple[Area, ...]:
        return self.span.wards()

    @cached_property
    def districts(self) -> dict[str, str]:
        """The code of each ward's district."""
        places = self.span.snapshot.gazetteer
        return {ward.code: places.place(ward.code).parent for ward in self.wards}

    @cached_property
    def told(self) -> Evidence:
        """What is told of any ward."""
        return wards_of_span(self.span, years_back=YEARS_OF_WARDS)

    @cached_property
    def standing(self) -> dict[str, StandingOfWard]:
        """What stands of each ward, by its code."""
        asked = self.span
        return {
            ward.code: StandingOfWard(WardSpan(asked.snapshot, asked.period, ward, self.told))
            for ward in self.wards
        }

    @cached_property
    def of_district(self) -> Standing:
        return Standing(self.span)

    @cached_property
    def locations(self) -> tuple[inputs.CountByPlace, ...]:
        """Where something happened ten times or more, anywhere in the area."""
        return SpanInputs(self.of_district).locations

    def gather(self, ward: Area) -> SpanEvidence:
        """Everything that a document of this ward shows."""
        standing = self.standing[ward.code]
        tables, looked_at = ReportTables(standing), SpanInputs(standing)
        locations = tuple(self._locations_in(ward))
        own = tuple(standing.own.values())
        facts = find_all(
            {
                "results": own,
                "series": looked_at.series,
                "locations": locations,
                # What was published and is another figure now; what stood unpublished in between may be too small to tell.
                "corrected": looked_at.corrected,
            }
        )
        categories = tuple(tables.tables())
        shown = {row.line.result.indicator for table in categories for row in table.rows}
        return SpanEvidence(
            period=self.span.period,
            tables=categories,
            locations=locations,
            quarterly_series=looked_at.quarterly,
            monthly=looked_at.monthly,
            others=tuple(tables.line_of(each) for slug, each in standing.own.items() if slug not in shown),
            facts=facts,
            key=key_findings(facts, arranged=Arranged(looked_at.wholes)),
            ward=self._beside(ward),
            outlines=self._outlines(ward),
        )

    def _outlines(self, ward: Area) -> WardOutlines:
        """The boundaries of the wards of its district."""
        found, home = ward_outlines(self.span), self.districts[ward.code]
        names = {each.name for each in self.wards if self.districts[each.code] == home}
        rings = {code: rings for code, rings in found.rings.items() if self.districts.get(code) == home}
        return replace(found, rings=rings, lacking=tuple(name for name in found.lacking if name in names))

    def _locations_in(self, ward: Area) -> Iterator[inputs.CountByPlace]:
        own = self.standing[ward.code].own
        for each in self.locations:
            places = tuple(place for place in each.places if place.within == ward.name)
            result = own.get(each.subject.indicator)
            if places and result is not None:
                yield inputs.CountByPlace(
                    Subject.of(result), places, result.value.quantity, complete=False, what=each.what
                )

    def _beside(self, ward: Area) -> WardEvidence:
        own = self.standing[ward.code].own
        beside = [code for code, home in self.districts.items() if home == self.districts[ward.code]]
        among = {slug: place for slug in own if (place := self._place(slug, ward.code, beside)) is not None}
        return WardEvidence(
            district=self.span.snapshot.gazetteer.get(self.districts[ward.code]),
            wards=len(beside),
            among=among,
            over_time=self._over_time(self.standing[ward.code]),
            not_by_ward=tuple(self._not_by_ward(beside)),
        )

    def _place(self, slug: str, ward: str, beside: Sequence[str]) -> AmongWards | None:
        """Where the ward stands, by rate where every population is known, else by number; None with a ward unknown."""
        results = [self.standing[code].own.get(slug) for code in beside]
        known = [result for result in results if result is not None and is_known(result)]
        if len(known) < max(2, len(beside)):
            return None
        by_rate = all(number_of(result.rate.denominator_value) for result in known)
        position = beside.index(ward)
        if why_no_rank(known[position], known, by_rate=by_rate):
            return None
        spread = known[position].change.chance.dispersion or 1.0
        members = [_member(result, by_rate=by_rate) for result in known]
        found = rank_with_interval(members, position, dispersion=spread)
        return AmongWards(found.of + 1 - found.high, found.of + 1 - found.low, found.of, by_rate)

    def _over_time(self, standing: StandingOfWard) -> tuple[inputs.Series, ...]:
        """What is published by month, the most recorded first; where nothing is, what is known by quarter."""
        span = standing.span
        months, quarters = span.months_shown(), span.quarters_shown()
        for periods, per_year in ((months, MONTHS), (quarters, QUARTERS)):
            found = tuple(_series(standing, periods[-YEARS_SHOWN * per_year :], per_year))
            if found:
                return found[:MOST_SERIES]
        return ()

    def _not_by_ward(self, beside: Sequence[str]) -> Iterator[str]:
        for slug, result in self.of_district.own.items():
            if is_known(result) and not any(slug in self.standing[code].own for code in beside):
                yield result.title


def _series(standing: StandingOfWard, periods: tuple[Period, ...], per_year: int) -> Iterator[inputs.Series]:
    for result in sorted(standing.own.values(), key=_number, reverse=True):
        if standing.adds_up(result) and _number(result):
            points = _whole_years(standing.span.history(result, periods), per_year)
            if points:
                yield inputs.Series(Subject.of(result), points)


def _whole_years(points: inputs.Points, per_year: int) -> inputs.Points:
    """The last year, and the one before it, of which every period is known; nothing where the last is not."""
    known = [number_of(quantity) is not None for _, quantity in points]
    years = next((n for n in range(len(points) // per_year, 0, -1) if all(known[-n * per_year :])), 0)
    return points[-years * per_year :] if years else ()


def _member(result: Result, *, by_rate: bool) -> Member:
    return Member(_number(result), number_of(result.rate.denominator_value) or 1.0 if by_rate else 1.0)


def _number(result: Result) -> float:
    return number_of(result.value.quantity) or 0.0
