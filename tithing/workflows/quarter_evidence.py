"""Gathers what one quarter of the performance report is made of, from the book to values a document can take."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from tithing.documents.kinds.performance_report.evidence import (
    Category,
    CategoryTable,
    Line,
    MonthColumn,
    Objective,
    QuarterEvidence,
)
from tithing.documents.kinds.performance_report.ward_disclosure import safe_to_publish
from tithing.findings import inputs
from tithing.findings.find import find_all, key_findings
from tithing.findings.subject import Subject
from tithing.indicators.frameworks import Framework, GroupTable
from tithing.indicators.frameworks import Line as FrameworkLine
from tithing.indicators.most_similar_group import GroupComparison, group_table, latest_group_period
from tithing.indicators.result import At, Result
from tithing.indicators.value_over import sum_over_time, supplied_value, value_over
from tithing.observations.measure import Measure
from tithing.observations.observation import Observation
from tithing.vocabulary.areas import Area
from tithing.vocabulary.breaks import breaks_between
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, number_of
from tithing.vocabulary.units import Accumulates, Unit
from tithing.workflows.default_tables import default_tables
from tithing.workflows.quarter import History, Quarter
from tithing.workflows.repeat_places import repeat_places

FEWEST_MONTHS = 12  # a control chart by month, else by quarter (R96)
GROUP_GOES_STALE = 366  # days: a comparison of the year before last says nothing of this quarter
A_FORCE = "Police force"  # the catalogue's word for whichever force the area has
RATES = (Unit.RATE_PER_1000_POPULATION, Unit.RATE_PER_1000_HOUSEHOLDS, Unit.RATE_PER_100000_POPULATION)
DEFAULT_COLUMNS = ("previous", "value", "difference", "percent_change", "direction", "year_to_date")


@dataclass(frozen=True)
class Gathering:
    """One quarter being gathered. Each part is worked out once, when it is first asked for."""

    quarter: Quarter
    since: date | None = None  # the last report: what was revised after it is new to its readers

    @property
    def period(self) -> Period:
        return self.quarter.period

    @cached_property
    def own(self) -> dict[str, Result]:
        """What the report shows: all that the framework promises, and every count or share that is known.

        A rate that nobody promised is left to `tithing figures`: its count is here, with its rate beside it.
        """
        promised = {line.slug for line in self.framework.lines(self.period)} if self.framework else set()
        return {
            result.indicator: replace(result, custodian=self.holder(result))
            for result in self.quarter.results
            if result.indicator in promised or (is_known(result) and result.unit not in RATES)
        }

    def holder(self, result: Result) -> str:
        """The partner that owes it, by the partnership's own list; else whoever the catalogue says holds it."""
        owed = self.owed()
        found = owed.get(result.indicator) or owed.get(result.measure)
        if found:
            return found.by
        return self.force_name if result.custodian == A_FORCE else result.custodian

    @cached_property
    def force_name(self) -> str:
        """What the area's own police force is called: 'Cleveland Police'."""
        code = self.quarter.book.partnership.force
        named = [force.reported_by for force in self.quarter.book.gazetteer.forces if force.code == code]
        return named[0] if named else A_FORCE

    @cached_property
    def elsewhere(self) -> tuple[Result, ...]:
        """The same indicators in every area side by side, where anything is known of them in any.

        An area of which nothing is known stands among them as missing: a rank needs them all (R97).
        """
        others = [area for area in self.quarter.areas if area.code != self.quarter.area.code]
        found = {area.code: self.quarter.results_in(area) for area in others}
        known = {r.indicator for results in found.values() for r in results if is_known(r)} & set(self.own)
        by_key = {(r.area.code, r.indicator): r for results in found.values() for r in results}
        return tuple(
            result
            for area in others
            for slug in self.own
            if slug in known
            for result in [by_key.get((area.code, slug)) or self.quarter.result(slug, area)]
            if result is not None
        )

    def gathered(self) -> QuarterEvidence:
        """Everything the report shows for this quarter."""
        objectives = tuple(self.objectives())
        tables = tuple(self.tables())
        shown = {line.result.indicator for each in objectives for line in each.lines}
        shown |= {row.line.result.indicator for table in tables for row in table.rows}
        facts = find_all(tuple(self.own.values()), self.finding_evidence)
        return QuarterEvidence(
            quarter=self.period,
            objectives=objectives,
            tables=tables,
            months=tuple(self.month_columns()),
            wards=self.wards,
            locations=self.locations,
            similar=self.similar,
            quarterly_series=self.quarterly,
            monthly=self.monthly,
            others=tuple(self.line_of(r) for slug, r in self.own.items() if slug not in shown),
            elsewhere=self.elsewhere,
            facts=facts,
            key=key_findings(facts, wholes=self.wholes),
            footnotes=self.framework.notes if self.framework else (),
        )

    # -- objectives and tables --------------------------------------------------------------------

    @property
    def framework(self) -> Framework | None:
        return self.quarter.framework

    def objectives(self) -> Iterator[Objective]:
        if self.framework is None:
            return
        for objective in self.framework.objectives:
            lines = [
                self.promised(line) for line in objective.lines_for(self.period) if line.slug in self.own
            ]
            if lines:
                columns = tuple(column.value for column in self.framework.columns) or DEFAULT_COLUMNS
                yield Objective(
                    objective.title, self.framework.objective_word, columns, tuple(lines), objective.notes
                )

    def promised(self, line: FrameworkLine) -> Line:
        assert self.framework is not None
        result = self.own[line.slug]
        footnote = self.framework.footnote(line.footnote) if line.footnote else ""
        notes = [*line.notes, *([footnote] if footnote else []), *notes_of(result)]
        return Line(line.label, result, self.history(result), notes=tuple(dict.fromkeys(notes)))

    def line_of(self, result: Result, label: str = "", level: int = 0, total: bool = False) -> Line:
        return Line(
            label or result.title,
            result,
            self.history(result),
            level=level,
            total=total,
            notes=notes_of(result),
        )

    def history(self, result: Result) -> History:
        return self.quarter.history(result, self.quarter.quarters_shown())

    def tables(self) -> Iterator[CategoryTable]:
        groups = self.framework.tables if self.framework and self.framework.tables else ()
        known = [group for group in groups if self.anything_known(group)]
        for group in known or default_tables(self.own, self.quarter.book.measures, self.period):
            yield self.table(group)

    def anything_known(self, group: GroupTable) -> bool:
        return any(
            is_known(self.own[row.measure]) for row in group.rows_for(self.period) if row.measure in self.own
        )

    def table(self, group: GroupTable) -> CategoryTable:
        rows = [
            Category(
                self.line_of(self.own[row.measure], row.label, row.level, row.total),
                self.side_by_side(row.measure),
            )
            for row in group.rows_for(self.period)
            if row.measure in self.own
        ]
        present = {result.area.code for row in rows for result in row.by_area}
        areas = tuple(area for area in self.quarter.areas if area.code in present)
        return CategoryTable(group.key, group.title, tuple(rows), areas, group.intro)

    def side_by_side(self, slug: str) -> tuple[Result, ...]:
        others = [each for each in self.elsewhere if each.indicator == slug]
        return (self.own[slug], *others) if others else ()

    # -- what the rules look at -------------------------------------------------------------------

    @cached_property
    def finding_evidence(self) -> inputs.Evidence:
        return inputs.Evidence(
            areas=(*self.own.values(), *self.elsewhere),
            series=self.charted,
            months=tuple(self.within_quarter()),
            parts=tuple(self.parts()),
            wards=self.wards,
            locations=self.locations,
            totals=tuple(self.totals()),
            years=tuple(self.years()),
            revised=tuple(self.revised()),
            since=self.since,
            owed=self.owed(),
        )

    @cached_property
    def quarterly(self) -> tuple[inputs.Series, ...]:
        return tuple(self.series(self.own.values(), self.quarter.quarters_shown()))

    @cached_property
    def monthly(self) -> tuple[inputs.Series, ...]:
        return tuple(self.series(self.own.values(), self.quarter.months_shown()))

    @cached_property
    def charted(self) -> tuple[inputs.Series, ...]:
        """By month where twelve months are known, else by quarter: one series an indicator."""
        by_month = {
            each.subject.indicator: each for each in self.monthly if known_points(each) >= FEWEST_MONTHS
        }
        return tuple(by_month.get(each.subject.indicator, each) for each in self.quarterly)

    def series(self, results: Iterable[Result], periods: tuple[Period, ...]) -> Iterator[inputs.Series]:
        for result in results:
            if not self.adds_up(result):
                continue
            points = self.quarter.history(result, periods)
            yield inputs.Series(Subject.of(result), points, breaks_in(result.measure, periods))

    def adds_up(self, result: Result) -> bool:
        """A count of events, whose months make the quarter; not the rate that is worked out from it."""
        if not result.measure or result.unit is not Unit.COUNT:
            return False
        measure = self.quarter.book.measures.get(result.measure)
        return measure.accumulates is Accumulates.SUM and measure.unit is Unit.COUNT

    def within_quarter(self) -> Iterator[inputs.Series]:
        for each in self.series(self.own.values(), self.period.months()):
            if each.points and all(isinstance(quantity, Known) for _, quantity in each.points):
                yield each

    def parts(self) -> Iterator[inputs.Part]:
        """Parts that are shown apart, with the whole they are left out of (a measure's `part_of`)."""
        for slug, result in self.own.items():
            measure = self.measure(slug)
            if measure is None or measure.part_of not in self.own:
                continue
            began = date.fromisoformat(measure.exists_from) if measure.exists_from else None
            new = began is not None and self.period.year_before().end < began
            yield inputs.Part(self.own[measure.part_of], result, new=new)

    def measure(self, slug: str) -> Measure | None:
        measures = self.quarter.book.measures
        return measures.get(slug) if slug in measures else None

    def totals(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.quarter.evidence, self.quarter.area.code
        for slug, result in self.own.items():
            supplied = supplied_value(evidence, (slug, area, self.period, "")) if self.measure(slug) else None
            if supplied is None or not isinstance(supplied.quantity, Known):
                continue
            for arrangement in evidence.arrangements(slug):
                parts = tuple(
                    (part, value_over(evidence, part, area=area, period=self.period).quantity)
                    for part in arrangement.parts
                )
                if parts and all(isinstance(quantity, Known) for _, quantity in parts):
                    yield inputs.SuppliedTotal(Subject.of(result), supplied.quantity, parts)
                    break

    def years(self) -> Iterator[inputs.SuppliedTotal]:
        evidence, area = self.quarter.evidence, self.quarter.area.code
        whole = self.period.year_to_date()
        for slug, result in self.own.items():
            if not self.adds_up(result) or len(whole.quarters()) < 2:
                continue
            supplied = supplied_value(evidence, (result.measure, area, whole, ""))
            summed = sum_over_time(evidence, (result.measure, area, whole, ""))
            if supplied and summed and isinstance(summed.quantity, Known):
                quarters = tuple(
                    (each.label, value_over(evidence, result.measure, area=area, period=each).quantity)
                    for each in whole.quarters()
                )
                yield inputs.SuppliedTotal(Subject.of(self.own[slug]), supplied.quantity, quarters)

    def revised(self) -> Iterator[tuple[Subject, Observation]]:
        """Observations of the own area that say something else than they did, for the periods this report shows."""
        shown = {self.period, self.period.year_before(), self.period.period_before()}
        shown |= {result.baseline.period for result in self.own.values()} | {self.period.year_to_date()}
        by_measure = {result.measure: result for result in self.own.values() if result.measure}
        for each in self.quarter.observations.all:
            result = by_measure.get(each.measure)
            if each.earlier and result and each.area == self.quarter.area.code and each.period in shown:
                yield Subject.of(result), each

    def owed(self) -> dict[str, inputs.Owed]:
        found: dict[str, inputs.Owed] = {}
        for partner in self.quarter.book.partnership.partners:
            for owes in partner.owes:
                due = self.period.end + timedelta(days=owes.due_days)
                for slug in owes.measures:
                    found.setdefault(slug, inputs.Owed(partner.name, due))
        return found

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The whole that each part adds up to: by the offence tree and by the framework's own groupings."""
        found: dict[str, str] = {}
        for slug in self.own:
            for arrangement in self.quarter.evidence.arrangements(slug):
                for part in arrangement.parts:
                    found.setdefault(part, slug)
        return found

    # -- places -----------------------------------------------------------------------------------

    @cached_property
    def wards(self) -> tuple[inputs.Places, ...]:
        """Every measure that is known for wards in the quarter, for the own area."""
        wards = self.quarter.wards()
        said = self.quarter.ward_observations
        if not wards or not said.all:
            return ()
        evidence = self.quarter.evidence_of(said)
        found = []
        for slug in said.measures():
            result = self.own.get(slug)
            if result is None or result.unit is not Unit.COUNT:
                continue
            values = [(w, value_over(evidence, slug, area=w.code, period=self.period)) for w in wards]
            known = [(ward, at) for ward, at in values if isinstance(at.quantity, Known)]
            if known:
                found.append(self.places(result, known, complete=len(known) == len(wards)))
        return tuple(found)

    def places(self, result: Result, known: list[tuple[Area, At]], *, complete: bool) -> inputs.Places:
        rows = tuple(inputs.Place(ward.name, at.quantity, ward.code) for ward, at in known)
        found = inputs.Places(Subject.of(result), rows, result.value.quantity, complete=complete)
        open_data = {m.slug for m in self.quarter.book.measures if m.group == "street"}
        return safe_to_publish(
            found, minimum=self.quarter.book.partnership.style.suppress_below, open_data=open_data
        )

    @cached_property
    def locations(self) -> tuple[inputs.Places, ...]:
        return repeat_places(self.quarter, self.own)

    # -- months and neighbours --------------------------------------------------------------------

    def month_columns(self) -> Iterator[tuple[MonthColumn, ...]]:
        """A table for each series that has a part shown apart, and whose three months are all known."""
        known = {each.subject.indicator: each for each in self.within_quarter()}
        for slug in known:
            beside = [other for other in known if other != slug and slug in self.wholes_of(other)]
            if beside:
                yield tuple(self.month_column(known[each]) for each in (slug, *beside))

    def month_column(self, series: inputs.Series) -> MonthColumn:
        result = self.own[series.subject.indicator]
        return MonthColumn(result.title, result, series.points)

    def wholes_of(self, slug: str) -> tuple[str, ...]:
        """The whole that a measure is a part of, or leaves a part out of."""
        measure = self.measure(slug)
        if measure is None:
            return ()
        apart = self.measure(measure.leaves_out) if measure.leaves_out else None
        return (measure.part_of, apart.part_of if apart else "")

    @cached_property
    def similar(self) -> tuple[GroupComparison, ...]:
        evidence, area = self.quarter.evidence, self.quarter.area.code
        group = self.quarter.book.partnership.most_similar_group
        period = latest_group_period(evidence, area=area, until=self.period.financial_year_of())
        if period is None or (self.period.end - period.end).days > GROUP_GOES_STALE:
            if group is None or len(group.members) < 3:
                return ()
            period = self.period
        bases = dict.fromkeys(each.measure.split(".")[0] for each in self.quarter.observations.all)
        measures = [self.quarter.book.measures.get(slug) for slug in bases]
        return group_table(
            measures, area=area, period=period, evidence=evidence, members=group.members if group else ()
        )


def is_known(result: Result) -> bool:
    return isinstance(result.value.quantity, Known)


def notes_of(result: Result) -> tuple[str, ...]:
    """What belongs to the row, but for what its cells say already."""
    parts = (result.value, result.previous, result.baseline)
    in_cells = {at.quantity.words for at in parts if isinstance(at.quantity, Missing)}
    found = (*result.notes, *result.change.notes, *result.baseline.notes)
    return tuple(note for note in dict.fromkeys(found) if note not in in_cells)


def known_points(series: inputs.Series) -> int:
    return sum(number_of(quantity) is not None for _, quantity in series.points)


def breaks_in(measure: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods after which the definition changed in a way that refuses comparison."""
    return tuple(
        before
        for before, after in itertools.pairwise(periods)
        if any(each.refuse for each in breaks_between(measure, earlier=before, later=after))
    )
