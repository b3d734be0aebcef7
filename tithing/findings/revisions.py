"""What the book says now otherwise than before: of a figure, of what it is made of, and of what it is divided by.

A revision of a month is one of its quarter too, and one of a population is one of every rate over it; so each figure
is worked out again from what stood before, and held against what it is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tithing.findings.rules.revised import earlier_than
from tithing.findings.subject import Subject
from tithing.indicators.asking import IndicatorQuestion, answer_to_date
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At, Rate, Result
from tithing.indicators.spans.answer import answer_of_span
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.reading.standing import Standing
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known

Revised = tuple[Subject, Observation]
Rates = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Revisions:
    """`since` is the day of the last report; None for whatever the book ever said before."""

    standing: Standing
    since: date | None = None

    def found(self) -> Iterator[Revised]:
        """Every figure of the report that is not what it was: as supplied, as worked out, and denominators."""
        direct = list(self._as_supplied())
        yield from direct
        said = {(each.measure, each.period) for _, each in direct}
        for subject, each in self._as_worked_out():
            if (each.measure, each.period) not in said:
                yield subject, each
        yield from self._denominators()

    # -- as supplied ---------------------------------------------------------------------------------

    def _as_supplied(self) -> Iterator[Revised]:
        """Observations of the own area that say something else than they did, for the periods this report shows and
        for the quarters and months of its span and of the same span the year before.
        """
        by_measure = {result.measure: result for result in self._own if result.measure}
        for each in self._observations.all:
            result = by_measure.get(each.measure)
            if each.earlier and result and self._is_shown(each, result):
                yield Subject.of(result), each

    def _is_shown(self, said: Observation, result: Result) -> bool:
        own = (said.area, said.breakdown) == (self._area, result.breakdown)
        return own and said.period in self._shown

    @cached_property
    def _shown(self) -> frozenset[Period]:
        whole = {*self._periods, *(result.baseline.period for result in self._own)}
        pieces = {piece for period in self._spans for piece in (*period.quarters(), *period.months())}
        return frozenset(whole | pieces)

    @cached_property
    def _spans(self) -> tuple[Period, Period]:
        period = self.standing.period
        return period, period.year_before()

    @cached_property
    def _periods(self) -> tuple[Period, ...]:
        period = self.standing.period
        found = (period, period.year_before(), period.period_before(), period.year_to_date())
        return tuple(dict.fromkeys(found))

    # -- as worked out -------------------------------------------------------------------------------

    def _as_worked_out(self) -> Iterator[Revised]:
        if not any(each.earlier for each in self._observations.all):
            return
        for result in self._own:
            for period in self._periods:
                now, before = (
                    self._over(result, period, self._evidence),
                    self._over(result, period, self.before),
                )
                if _differ(now, before):
                    yield Subject.of(result), self._revision(result, now, before)

    def _over(self, result: Result, period: Period, evidence: Evidence) -> At:
        definition = self.standing.span.snapshot.definition(result.indicator)
        if definition is None:
            return result.value
        question = IndicatorQuestion(definition, self._area, evidence, result.breakdown)
        to_date = period.kind is PeriodKind.YEAR_TO_DATE
        return (
            answer_to_date(question, self.standing.period).at
            if to_date
            else answer_of_span(question, period).at
        )

    @cached_property
    def before(self) -> Evidence:
        """What calculations could ask on the day of the last report; without one, before the last revision of each."""
        stood = (_as_it_stood(each, self.since) for each in self._observations.all)
        kept = [each for each in stood if each is not None]
        return self.standing.span.evidence_of(replace_all(self._observations, kept))

    def _revision(self, result: Result, now: At, before: At) -> Observation:
        said = Observation(
            measure=result.measure or result.indicator,
            area=self._area,
            period=now.period,
            quantity=now.quantity,
            unit=result.unit,
            breakdown=result.breakdown,
            source=_latest(now.sources),
        )
        return replace(
            said, earlier=(replace(said, quantity=before.quantity, source=_latest(before.sources)),)
        )

    # -- denominators --------------------------------------------------------------------------------

    def _denominators(self) -> Iterator[Revised]:
        for (slug, period), (title, _) in self._rates_over.items():
            for each in self._observations.all:
                if (
                    (each.measure, each.period) == (slug, period)
                    and each.earlier
                    and each.area in self._areas
                ):
                    yield self._of_denominator(each, title), each

    def _of_denominator(self, said: Observation, title: str) -> Subject:
        area = self.standing.span.snapshot.gazetteer.get(said.area)
        whose = title if said.area == self._area else f"{title} of {area.name}"
        return Subject(said.measure, whose, area, said.period, said.unit, measure=said.measure)

    @cached_property
    def _rates_over(self) -> dict[tuple[str, Period], tuple[str, set[Period]]]:
        """By a denominator and its year, its title and the periods whose rates rest on it."""
        found: dict[tuple[str, Period], tuple[str, set[Period]]] = {}
        for period, rate in (pair for result in self._own for pair in _rates_of(result)):
            if rate.denominator_period is not None and isinstance(rate.quantity, Known):
                key = (rate.denominator, rate.denominator_period)
                found.setdefault(key, (rate.denominator_title, set()))[1].add(period)
        return found

    def rates_over(self) -> dict[tuple[str, str], int]:
        """By a denominator's slug and the code of its year, of how many periods the rates rest on it."""
        return {(slug, year.code): len(periods) for (slug, year), (_, periods) in self._rates_over.items()}

    @cached_property
    def _areas(self) -> frozenset[str]:
        return frozenset(self.standing.span.codes_of(self._area))

    # -- what it stands on ---------------------------------------------------------------------------

    @property
    def _own(self) -> tuple[Result, ...]:
        return tuple(self.standing.own.values())

    @property
    def _observations(self) -> Observations:
        return self.standing.span.observations

    @property
    def _evidence(self) -> Evidence:
        return self.standing.span.evidence

    @property
    def _area(self) -> str:
        return self.standing.span.area.code


def replace_all(observations: Observations, all_: Iterable[Observation]) -> Observations:
    """The same book, with other observations."""
    return Observations.of(all_, erased=observations.erased, deliveries=observations.deliveries)


def _as_it_stood(said: Observation, since: date | None) -> Observation | None:
    """What stood in its place before; None for what was not there yet on the day."""
    before = earlier_than(said, since)
    if before is not None:
        return before
    is_new = since is not None and said.source.release is not None and said.source.release > since
    return None if is_new else said


def _differ(now: At, before: At) -> bool:
    """A figure that is new, or is gone, is told elsewhere."""
    both = isinstance(now.quantity, Known) and isinstance(before.quantity, Known)
    return both and now.quantity.number != before.quantity.number  # type: ignore[union-attr]


def _latest(sources: Iterable[SourceRef]) -> SourceRef:
    return max(sources, key=lambda ref: ref.release or date.min, default=SourceRef("", ""))


def _rates_of(result: Result) -> tuple[tuple[Period, Rate], ...]:
    return (
        (result.value.period, result.rate),
        (result.previous.period, result.previous_rate),
        (result.year_to_date.period, result.year_to_date_rate),
    )
