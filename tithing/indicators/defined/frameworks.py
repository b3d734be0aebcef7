"""Frameworks: what was promised for a plan year. Which indicators stand under which objective or priority, in what
order and columns, with which baseline and target as printed; and how the partnership groups its crime table.

A framework is one dated TOML file, `partnership/frameworks/2017-18.toml`. A definition says what is counted; a
framework says what was promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind
from tithing.vocabulary.period import Period


class FrameworkColumn(StrEnum):
    """The columns a framework's tables may have, in the order it gives them."""

    BASELINE = "baseline"
    TARGET = "target"
    TARGET_STATE = "target_state"
    DISTANCE = "distance"
    TARGET_PATH = "target_path"
    CHANGE_ON_TARGET_PATH = "change_on_target_path"
    YEAR_END = "year_end"
    PREVIOUS = "previous"
    VALUE = "value"
    LAST_QUARTER = "last_quarter"
    AVERAGE_OF_FOUR = "average_of_four"
    LONG_RUN = "long_run"
    YEAR_TO_DATE = "year_to_date"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "percent_change"
    CHANGE_ON_YEAR = "change_on_year"
    PERCENT_ON_YEAR = "percent_on_year"
    CHANGE_ON_QUARTER = "change_on_quarter"
    PERCENT_ON_QUARTER = "percent_on_quarter"
    CHANGE_ON_AVERAGE = "change_on_average"
    PERCENT_ON_AVERAGE = "percent_on_average"
    CHANGE_ON_LONG_RUN = "change_on_long_run"
    PERCENT_ON_LONG_RUN = "percent_on_long_run"
    BASELINE_CHANGE = "baseline_change"
    BASELINE_PERCENT = "baseline_percent"
    RATE = "rate"
    PREVIOUS_RATE = "previous_rate"
    DIRECTION = "direction"


@dataclass(frozen=True)
class TimeSpan:
    """From when until when something of a framework stands; open where None."""

    start: Period | None = None
    end: Period | None = None

    def holds(self, period: Period) -> bool:
        """Whether it stands at the end of a period."""
        after = self.start is None or period.end >= self.start.start
        return after and (self.end is None or period.end <= self.end.end)

    def holds_in(self, period: Period) -> bool:
        """Whether it stands in any quarter of a period."""
        return any(self.holds(each) for each in period.quarters() or (period,))


@dataclass(frozen=True)
class BaselineSpec:
    """Where a baseline comes from: the observation over a period, else the value as printed, else why it is missing."""

    period: Period | None = None
    value: float | None = None
    missing: str = ""
    expected: date | None = None
    note: str = ""
    span: TimeSpan = TimeSpan()


@dataclass(frozen=True)
class TargetSpec:
    """`text` as printed. `value` is the number it comes to; `percent` a change on the baseline (3 for +3%)."""

    text: str
    value: float | None = None
    percent: float | None = None
    span: TimeSpan = TimeSpan()


@dataclass(frozen=True)
class FrameworkLine:
    """One row of an objective's table: an indicator, as the framework labels it."""

    slug: str
    label: str
    baselines: tuple[BaselineSpec, ...] = ()
    targets: tuple[TargetSpec, ...] = ()
    notes: tuple[str, ...] = ()
    footnote: str = ""  # key of one of the framework's footnotes
    span: TimeSpan = TimeSpan()

    def baseline(self, period: Period) -> BaselineSpec | None:
        """The baseline that stands for a period: of those that do, the one written last."""
        standing = [each for each in self.baselines if each.span.holds(period)]
        return standing[-1] if standing else None

    def target(self, period: Period) -> TargetSpec | None:
        standing = [each for each in self.targets if each.span.holds(period)]
        return standing[-1] if standing else None


@dataclass(frozen=True)
class Objective:
    title: str
    lines: tuple[FrameworkLine, ...]
    notes: tuple[str, ...] = ()

    def lines_for(self, period: Period) -> tuple[FrameworkLine, ...]:
        """Those that stand at its end; and of a span longer than a quarter those that stood in it, each indicator once."""
        now = {line.slug for line in self.lines if line.span.holds(period)}
        return tuple(
            line
            for line in self.lines
            if line.span.holds(period) or (line.slug not in now and line.span.holds_in(period))
        )


@dataclass(frozen=True)
class GroupRow:
    """A row of a table of categories: a measure, its printed label and how deep it stands."""

    measure: str
    label: str
    level: int = 0
    total: bool = False
    span: TimeSpan = TimeSpan()


@dataclass(frozen=True)
class GroupTable:
    """A table of categories, such as victim-based crime or anti-social behaviour by type."""

    key: str  # crime_victim_based, crime_against_society, crime_total, asb ...
    title: str
    rows: tuple[GroupRow, ...]
    intro: str = ""

    def rows_for(self, period: Period) -> tuple[GroupRow, ...]:
        """Those that stand at its end; and of a span longer than a quarter those that stood in it, each measure once."""
        now = {row.measure for row in self.rows if row.span.holds(period)}
        return tuple(
            row
            for row in self.rows
            if row.span.holds(period) or (row.measure not in now and row.span.holds_in(period))
        )


@dataclass(frozen=True)
class Grouping:
    """A local whole and the measures that make it, such as acquisitive crime with robbery inside or not."""

    measure: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    plan_year: str
    title: str
    objective_word: str = "Objective"  # or "Priority"
    columns: tuple[FrameworkColumn, ...] = ()
    objectives: tuple[Objective, ...] = ()
    comparisons: tuple[ComparisonKind, ...] = DEFAULT  # the first is what changes are told against
    groupings: tuple[Grouping, ...] = ()
    tables: tuple[GroupTable, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()  # (key, words)
    notes: tuple[str, ...] = ()
    source: str = ""

    def lines(self, period: Period) -> Iterator[FrameworkLine]:
        """Every line that stands for a period, objective by objective."""
        return (line for objective in self.objectives for line in objective.lines_for(period))

    def line(self, slug: str, period: Period) -> FrameworkLine | None:
        return next((line for line in self.lines(period) if line.slug == slug), None)

    def footnote(self, key: str) -> str:
        return dict(self.footnotes).get(key, "")

    def tables_called(self, start: str) -> tuple[GroupTable, ...]:
        """The tables whose key starts so: "crime", "asb"."""
        return tuple(table for table in self.tables if table.key.startswith(start))

    @property
    def parts_of_groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((each.measure, each.parts) for each in self.groupings)


@dataclass(frozen=True)
class Frameworks:
    """A partnership's frameworks, one for each plan year it has."""

    all: tuple[Framework, ...] = ()

    def for_plan_year(self, plan_year: str) -> Framework | None:
        return next((each for each in self.all if each.plan_year == plan_year), None)

    def for_period(self, period: Period) -> Framework | None:
        """The framework of the plan year a period ends in; None where there is none."""
        return self.for_plan_year(period.plan_year)
