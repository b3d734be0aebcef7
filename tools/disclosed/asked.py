"""Asks a book everything that it tells the public, and hands over what was said with the name of who said it."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tithing.indicators.as_json import figures_json
from tithing.reading.areas import own_area
from tithing.reading.questions.breakdowns import breakdowns
from tithing.reading.questions.changed_between import changed_between
from tithing.reading.questions.figure_history import figure_history
from tithing.reading.questions.series import series_of
from tithing.reading.questions.side_by_side import side_by_side
from tithing.reading.questions.small_areas import small_areas
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Quantity, number_of, status_word
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.figures_out.ward_profile import ward_profiles
from tools.disclosed.cells import Cell, Invented
from tools.disclosed.told import Listener, SaidFigure, Stray, What


@dataclass(frozen=True)
class Asker:
    """The public, asking one book after one stage."""

    made: Invented
    folder: Path
    stage: int
    output: Path

    @property
    def at(self) -> datetime:
        return datetime.combine(self.made.stages[self.stage].released, time(12))

    @property
    def quarter(self) -> Period:
        return Period.parse(self.made.stages[self.stage].quarter)

    @property
    def spans(self) -> tuple[Period, ...]:
        """Those longer than a quarter that begin in its year and end with it, the longest first."""
        quarters = Period.parse(self.quarter.plan_year).quarters()
        return tuple(
            Period.of_quarters(each, self.quarter) for each in quarters if each.end < self.quarter.end
        )

    @property
    def seen(self) -> Snapshot:
        return snapshot(self.folder, reader=THE_PUBLIC, at=self.at)

    def listener(self, stage: int | None = None) -> Listener:
        return Listener(self.made, self.made.latest(self.stage if stage is None else stage))

    @property
    def small_areas(self) -> tuple[str, ...]:
        return (*self.made.wards, *([self.made.local] if self.made.local else []))

    # -- figures --------------------------------------------------------------------------------------

    def figures(self) -> Iterator[What]:
        """Of the own area and those beside it, and of each small area."""
        yield from self._figures("figures")
        for area in self.small_areas:
            yield from self._figures(f"figures --area {area}", area=area)

    def all_areas(self) -> Iterator[What]:
        yield from self._figures("figures --all-areas", all_areas=True)

    def over_spans(self) -> Iterator[What]:
        """Of the half-year, the year so far and each other run of its quarters that ends with this one, in every small area."""
        for span in self.spans:
            for area in ("", *self.small_areas):
                yield from self._figures(f"figures over {span.code} {area}".strip(), area=area, quarter=span)

    def as_known_before(self) -> Iterator[What]:
        """The same as they were known at the stage before."""
        if not self.stage:
            return
        before = self.stage - 1
        day = self.made.stages[before].released
        quarter = Period.parse(self.made.stages[before].quarter)
        for area in ("", *self.small_areas[:3]):
            by = f"figures --as-known-on {day} {area}".strip()
            yield from self._figures(
                by, area=area, quarter=quarter, known=day, listener=self.listener(before)
            )

    def _figures(
        self,
        by: str,
        *,
        area: str = "",
        all_areas: bool = False,
        quarter: Period | None = None,
        known: date | None = None,
        listener: Listener | None = None,
    ) -> Iterator[What]:
        found = figures(
            self.folder,
            reader=THE_PUBLIC,
            at=self.at,
            period=quarter or self.quarter,
            area=area,
            all_areas=all_areas,
            as_known_on=known,
        )
        ears = listener or self.listener()
        for each in found:
            yield from ears.hears(figures_json(each), f"stage {self.stage + 1} {by}")

    # -- documents ------------------------------------------------------------------------------------

    def report(
        self, area: str = "", formats: Sequence[str] = ("csv", "json"), *, span: Period | None = None
    ) -> Iterator[What]:
        period = span or self.quarter
        folder = self.output / f"report-{self.stage}-{area}-{period.code}"
        try:
            performance_report(
                self.folder, spans=[period], formats=formats, output=folder, published=self.at.date(),
                reader=THE_PUBLIC, at=self.at, area=area,
            )  # fmt: skip
        except Refused:
            return
        yield from self._documents(folder, f"report {area} over {period.code}")

    def profiles(self, area: str, formats: Sequence[str] = ("csv", "json")) -> Iterator[What]:
        folder = self.output / f"profile-{self.stage}-{area}"
        try:
            ward_profiles(
                self.folder, period=self.quarter, formats=formats, output=folder, published=self.at.date(),
                reader=THE_PUBLIC, at=self.at, area=area,
            )  # fmt: skip
        except Refused:
            return
        yield from self._documents(folder, f"ward-profile {area}")

    def _documents(self, folder: Path, name: str) -> Iterator[What]:
        ears, before = self.listener(), self.listener(max(self.stage - 1, 0))
        for path in sorted(folder.iterdir()):
            by = f"stage {self.stage + 1} {name} {path.suffixes[-1]}"
            if path.name.endswith(".figures.json"):
                yield from _of_entries(
                    ears, before, json.loads(path.read_text(encoding="utf-8"))["figures"], by
                )
            elif path.suffix == ".csv":
                yield from _of_rows(ears, path, by)

    # -- the questions of pages -----------------------------------------------------------------------

    def questions(self, measures: Sequence[str]) -> Iterator[What]:
        """What pages are made from, of the district, of a ward, and of the area drawn by themselves."""
        areas = [self.made.district, self.made.wards[0], *self.small_areas[len(self.made.wards) :]]
        for code in areas:
            area = own_area(self.seen, code)
            for measure in measures:
                yield from self._series(measure, area)
                yield from self._history(measure, area)
                yield from self._breakdowns(measure, area)
                yield from self._beside(measure, area)
        for measure in measures:
            yield from self._small_areas(measure)
        yield from self._news()

    def _tells(self, key: Cell, quantity: Quantity, by: str) -> Iterator[What]:
        yield from self.listener().part(_as_said(key, quantity), f"stage {self.stage + 1} {by}")

    def _series(self, measure: str, area: Area) -> Iterator[What]:
        year = Period.parse(self.quarter.plan_year)
        periods = [
            *year.year_before().quarters(),
            *year.quarters(),
            *self.quarter.months(),
            year.year_before(),
        ]
        periods = [each for each in periods if each.end <= self.quarter.end]
        for at in series_of(self.seen, measure, area, periods).points:
            yield from self._tells(Cell(measure, area.code, at.period.code), at.quantity, "series")

    def _history(self, measure: str, area: Area) -> Iterator[What]:
        """Every release: each with the version that it gave."""
        for period in (self.quarter, *self.quarter.months()):
            key = Cell(measure, area.code, period.code)
            versions = sorted(cell for cell in self.made.truth if cell.key == key)
            said = figure_history(self.seen, measure=measure, area=area, period=period)
            for each in said if versions else ():
                version = versions[min(each.source.revision, len(versions) - 1)]
                ears = Listener(self.made, {key: version})
                yield from ears.part(_as_said(key, each.quantity), f"stage {self.stage + 1} figure_history")

    def _breakdowns(self, measure: str, area: Area) -> Iterator[What]:
        for result in breakdowns(span_of(self.seen, self.quarter, area), measure):
            yield from self.listener().hears(figures_json(result), f"stage {self.stage + 1} breakdowns")

    def _beside(self, measure: str, area: Area) -> Iterator[What]:
        found = side_by_side(span_of(self.seen, self.quarter, area), measure)
        for result in found.results:
            yield from self.listener().hears(figures_json(result), f"stage {self.stage + 1} side_by_side")
        if found.rank is not None and any(
            status_word(r.value.quantity) == "suppressed" for r in found.results
        ):
            yield Stray("a place among areas of which one is hidden", f"stage {self.stage + 1} side_by_side")

    def _small_areas(self, measure: str) -> Iterator[What]:
        found = small_areas(span_of(self.seen, self.quarter, own_area(self.seen)), measure)
        for area, quantity in found.places:
            yield from self._tells(Cell(measure, area.code, self.quarter.code), quantity, "small_areas")

    def _news(self) -> Iterator[What]:
        if not self.stage:
            return
        days = self.made.stages[self.stage - 1].released, self.made.stages[self.stage].released
        codes = [self.made.district, *self.small_areas]
        for each in changed_between(self.seen, *days, areas=codes, years=self.seen.years):
            for said, stage in ((each.before, self.stage - 1), (each.after, self.stage)):
                if said is not None:
                    key = Cell(said.measure, said.area, said.period.code, said.breakdown)
                    by = f"stage {self.stage + 1} changed_between"
                    yield from self.listener(stage).part(_as_said(key, said.quantity), by)


def _as_said(key: Cell, quantity: Quantity) -> SaidFigure:
    where = key.measure, key.area, key.breakdown, key.period
    words = getattr(quantity, "words", "")
    return SaidFigure(*where, "value", number_of(quantity), status_word(quantity), words)


def _of_entries(
    ears: Listener, before: Listener, entries: Iterable[Mapping[str, Any]], by: str
) -> Iterator[What]:
    """Where one place of a list gives a figure twice, the second is what it was before it was corrected."""
    met: set[str] = set()
    for place, here in itertools.groupby(entries, key=lambda each: each["place"]):
        figures_here = list(here)
        where = f"{by} {' '.join(str(value) for value in place.values())}"
        for each in figures_here:
            said = _of_entry(each)
            same = f"{place} {said[:5]}"
            listener = before if "list" in place and same in met else ears
            met.add(same)
            yield from listener.part(said, where)
            if said.part == "share":
                of = [(other["indicator"], other["area"]) for other in figures_here if _is_part(other, each)]
                yield from ears.share(said, of, where)


def _of_entry(entry: Mapping[str, Any]) -> SaidFigure:
    where = entry["indicator"], entry["area"], entry["breakdown"], entry["period"]
    return SaidFigure(*where, entry["part"], entry["value"], entry["status"], entry["reason"])


def _is_part(entry: Mapping[str, Any], share: Mapping[str, Any]) -> bool:
    return entry["part"] == "value" and entry["area"] != share["area"]


def _of_rows(ears: Listener, path: Path, by: str) -> Iterator[What]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("indicator") and row["part"] != "share":
                where = row["indicator"], row["area"], row.get("breakdown", ""), row["period"]
                value = float(row["value"]) if row["value"] else None
                yield from ears.part(SaidFigure(*where, row["part"], value, row["status"], row["note"]), by)
