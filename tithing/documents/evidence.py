"""What sections are made of, gathered by a workflow and handed in as values that know no kind of document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tithing.documents.commentary import Section
from tithing.documents.described import Described
from tithing.findings.fact import Fact, FactKind
from tithing.findings.find import KeyFindings
from tithing.findings.inputs import CountByPlace, Series
from tithing.indicators.most_similar_group import GroupComparison
from tithing.indicators.result import Result
from tithing.observations.reconciliation import Reconciliation
from tithing.reading.questions.figure_history import SaidOfIt
from tithing.reading.questions.outlines import WardOutlines
from tithing.reading.questions.owed_and_come import OwedFigure
from tithing.reading.questions.trail import TrailStep
from tithing.reading.questions.wards_compared import WardsCompared
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity

History = tuple[tuple[Period, Quantity], ...]  # oldest first


@dataclass(frozen=True)
class ReportLine:
    """One indicator as it stands in a table: what the row is called, its result and its recent quarters."""

    label: str
    result: Result
    history: History = ()
    level: int = 0
    total: bool = False
    notes: tuple[str, ...] = ()  # sentences that belong to the row, whatever its columns
    change_notes: tuple[str, ...] = ()  # where the change is shown
    baseline_notes: tuple[str, ...] = ()  # where the baseline is shown
    to_date_notes: tuple[str, ...] = ()  # where the year to date is shown

    def cell_notes(
        self, columns: Collection[str], base: str = "previous"
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sentences that belong to single cells of this row, by the key of the column, of those that are shown; `base` is
        the column of what the change is against.
        """
        changed = next((key for key in (base, "difference", "percent_change") if key in columns), "")
        said = {
            changed: self.change_notes,
            "baseline": self.baseline_notes,
            "year_to_date": self.to_date_notes,
        }
        return tuple((key, notes) for key, notes in said.items() if key in columns and notes)


@dataclass(frozen=True)
class ReportedObjective:
    """An objective or priority of the plan, with its indicators in the framework's order and columns."""

    title: str
    word: str
    columns: tuple[str, ...]
    lines: tuple[ReportLine, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CategoryRow:
    """One row of a table by category: the own area's line, and the same category in every area side by side."""

    line: ReportLine
    by_area: tuple[Result, ...] = ()
    rest: str = ""  # what the whole's figure holds that no part's does, in words


@dataclass(frozen=True)
class CategoryTable:
    """Recorded crime, or anti-social behaviour by type: rows in the framework's order and nesting.

    `whole` is the code of the area whose parts are all side by side: a force beside all of its districts.
    """

    key: str
    title: str
    rows: tuple[CategoryRow, ...]
    areas: tuple[Area, ...] = ()
    intro: str = ""
    whole: str = ""

    @property
    def is_asb(self) -> bool:
        return self.key.startswith("asb")


@dataclass(frozen=True)
class MonthColumn:
    """A count by month within the quarter: of one indicator, or of what is left without a part of it."""

    label: str
    result: Result
    months: History


@dataclass(frozen=True)
class SourceLine:
    """A file behind the report, for the data notes."""

    file: str
    supplier: str
    mark: str  # see `vocabulary.beside.file_mark`
    received: date | None
    released: date | None
    withdrawn: date | None = None  # where the report is as known on a day before


@dataclass(frozen=True)
class AmongWards:
    """A ward's place among the wards of its district, 1 the highest: from `low` to `high` with 95% chance (R97)."""

    low: int
    high: int
    of: int
    by_rate: bool = False  # else by number: the population of some ward is not known


@dataclass(frozen=True)
class WardEvidence:
    """What is told of a ward beside its own figures, all of it as it may be published.

    `among` has a place by indicator, where the figure of every ward is known; `over_time` the series of whole years by month,
    or by quarter where nothing is published by month, the most recorded first; `not_by_ward` the titles of what is known for
    the district and for none of its wards.
    """

    district: Area
    wards: int
    among: Mapping[str, AmongWards] = field(default_factory=dict)
    over_time: tuple[Series, ...] = ()
    not_by_ward: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndicatorEvidence:
    """What a page about one indicator tells beside its figures.

    `series` is by month where enough months are known, else by quarter; `said` everything the book ever said of the very figure;
    `trail` the files behind it and all that it is set against, each with what it is of; `held_by` who should have it.
    """

    line: ReportLine
    series: Series | None = None
    beside: CategoryTable | None = None
    said: tuple[SaidOfIt, ...] = ()
    trail: tuple[tuple[str, TrailStep], ...] = ()
    suppliers: Mapping[str, str] = field(default_factory=dict)
    held_by: str = ""


@dataclass(frozen=True)
class SpanEvidence:
    """One span of the report, such as a quarter. `said` is what partners wrote beside a measure: (partner, text)."""

    period: Period
    objectives: tuple[ReportedObjective, ...] = ()
    tables: tuple[CategoryTable, ...] = ()
    months: tuple[tuple[MonthColumn, ...], ...] = ()  # one group a table
    wards: tuple[CountByPlace, ...] = ()
    compared: tuple[WardsCompared, ...] = ()  # the measures that are no part of another, in every ward
    outlines: WardOutlines | None = None  # the boundaries of the wards, where any are held
    locations: tuple[CountByPlace, ...] = ()
    similar: tuple[GroupComparison, ...] = ()
    quarterly_series: tuple[Series, ...] = ()
    monthly: tuple[Series, ...] = ()
    others: tuple[ReportLine, ...] = ()  # indicators that no objective and no category table shows
    facts: tuple[Fact, ...] = ()
    elsewhere: tuple[Result, ...] = ()  # the same indicators in the areas side by side
    key: KeyFindings = field(default_factory=KeyFindings)
    sections: tuple[Section, ...] = ()
    said: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()  # sections that it has not, and why
    footnotes: tuple[str, ...] = ()
    ward: WardEvidence | None = None  # where the document is of a ward
    one: IndicatorEvidence | None = None  # where it is of one indicator
    headlines: tuple[
        tuple[str, str], ...
    ] = ()  # (a whole in words, the slug of its total, "" where there is none)
    hidden_headlines: tuple[tuple[str, str], ...] = ()  # (a whole in words, why its total is not told)
    owed: tuple[OwedFigure, ...] = ()  # what partners owe of it, where that is told
    not_carried: tuple[
        str, ...
    ] = ()  # what the framework names and no quarter of its year shows, as it calls it

    @property
    def totals_told(self) -> tuple[str, ...]:
        """The slugs of the headlines that are here."""
        return tuple(slug for _, slug in self.headlines if slug)

    def facts_of(self, *kinds: FactKind, indicator: str = "") -> tuple[Fact, ...]:
        return tuple(
            fact
            for fact in self.facts
            if fact.kind in kinds and (not indicator or fact.indicator == indicator)
        )

    def lines(self) -> tuple[ReportLine, ...]:
        """Every line of every table, once an indicator, objectives first."""
        found: dict[str, ReportLine] = {}
        for objective in self.objectives:
            for line in objective.lines:
                found.setdefault(line.result.indicator, line)
        for table in self.tables:
            for row in table.rows:
                found.setdefault(row.line.result.indicator, row.line)
        for line in self.others:
            found.setdefault(line.result.indicator, line)
        return tuple(found.values())

    def line(self, indicator: str) -> ReportLine | None:
        return next((line for line in self.lines() if line.result.indicator == indicator), None)


@dataclass(frozen=True)
class ReportEvidence:
    """`published` is the day on the cover; `attributions` the licence lines that the sources ask for."""

    partnership: str
    area: Area
    published: date
    spans: tuple[SpanEvidence, ...]
    sources: tuple[SourceLine, ...] = ()
    contact: str = ""
    in_welsh: str = ""  # what the partnership and its area are called in Welsh, where it asks for that
    welsh_names: tuple[
        tuple[str, str], ...
    ] = ()  # of each area beside it, what it is called in Welsh, where it asks
    law_of: str = ""  # the code of the partnership's area, whose nation's law is cited
    commentary_file: str = ""
    attributions: tuple[str, ...] = ()
    reconciliation: Reconciliation | None = None
    withheld: int = 0  # figures that partners hold and have not released
    withdrawn: Mapping[tuple[str, str], date] = field(default_factory=dict)  # (file, its mark) -> since when
    described: Described = field(default_factory=Described)
    since: date | None = None  # the day of the last report, where there was one

    def all_lines(self) -> Iterator[tuple[SpanEvidence, ReportLine]]:
        """Every line of every span, with its span."""
        for span in self.spans:
            for line in span.lines():
                yield span, line
