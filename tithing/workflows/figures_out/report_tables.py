"""The tables of one quarter: the framework's objectives with their indicators, and counts by category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tithing.documents.evidence import (
    CategoryRow,
    CategoryTable,
    ReportedObjective,
    ReportLine,
)
from tithing.indicators.caveats.additivity import what_it_is
from tithing.indicators.defined.frameworks import Framework, FrameworkLine, GroupTable
from tithing.indicators.result import Result
from tithing.reading.standing import Standing, is_known
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.quantity import Missing
from tithing.workflows.figures_out.default_tables import default_tables

DEFAULT_COLUMNS = ("compared", "value", "difference", "percent_change", "direction", "year_to_date")


@dataclass(frozen=True)
class ReportTables:
    standing: Standing

    @property
    def framework(self) -> Framework | None:
        return self.standing.span.framework

    def objectives(self) -> Iterator[ReportedObjective]:
        if self.framework is None:
            return
        for objective in self.framework.objectives:
            promised = objective.lines_for(self.standing.period)
            lines = [self.promised(line) for line in promised if line.slug in self.standing.own]
            if lines:
                columns = tuple(column.value for column in self.framework.columns) or DEFAULT_COLUMNS
                yield ReportedObjective(
                    objective.title, self.framework.objective_word, columns, tuple(lines), objective.notes
                )

    def promised(self, line: FrameworkLine) -> ReportLine:
        assert self.framework is not None
        footnote = self.framework.footnote(line.footnote) if line.footnote else ""
        made = self.line_of(self.standing.own[line.slug], _called(line.label, line.slug))
        own = (*line.notes, *([footnote] if footnote else []))
        return replace(made, notes=tuple(dict.fromkeys((*own, *made.notes))))

    def line_of(self, result: Result, label: str = "", level: int = 0, total: bool = False) -> ReportLine:
        return ReportLine(
            label or result.title,
            result,
            self.standing.history(result),
            level=level,
            total=total,
            notes=(*value_notes(result), *self.other_name(result)),
            change_notes=change_notes(result),
            to_date_notes=to_date_notes(result),
            baseline_notes=tuple(f"Baseline: {lower_first(note)}" for note in result.baseline.notes),
        )

    def other_name(self, result: Result) -> tuple[str, ...]:
        """That it is one count with another row, which is told once."""
        if not result.counted_as:
            return ()
        title = self.standing.span.measures.get(result.counted_as).title
        return (f"The same count as {lower_first(title)}, under another name.",)

    def tables(self) -> Iterator[CategoryTable]:
        groups = self.framework.tables if self.framework and self.framework.tables else ()
        known = [group for group in groups if self.anything_known(group)]
        if not known:
            measures = self.standing.span.measures
            known = list(default_tables(self.standing.own, measures, self.standing.period))
        for group in known:
            yield self.table(group)

    def anything_known(self, group: GroupTable) -> bool:
        own, rows = self.standing.own, group.rows_for(self.standing.period)
        return any(is_known(own[row.measure]) for row in rows if row.measure in own)

    def table(self, group: GroupTable) -> CategoryTable:
        rows = [
            CategoryRow(
                self.line_of(
                    self.standing.own[row.measure], _called(row.label, row.measure), row.level, row.total
                ),
                self.side_by_side(row.measure),
                self.rest(row.measure),
            )
            for row in group.rows_for(self.standing.period)
            if row.measure in self.standing.own
        ]
        present = {result.area.code for row in rows for result in row.by_area}
        areas = tuple(area for area in self.standing.span.areas if area.code in present)
        title = group.title
        if len(rows) == 1 and rows[0].line.total:  # the types are not known: the table is of what its row is
            title = rows[0].line.result.title
            rows = [replace(rows[0], line=replace(rows[0].line, label=title, total=False))]
        return CategoryTable(group.key, title, tuple(rows), areas, group.intro, self.whole(areas))

    def whole(self, areas: Iterable[Area]) -> str:
        """The force whose districts are all among these areas, as it is; "" where there is none."""
        codes = {area.code for area in areas}
        places = self.standing.span.snapshot.gazetteer
        forces = [area.code for area in areas if area.kind is AreaKind.FORCE]
        districts = {code: [each.code for each in places.districts_of_force(code)] for code in forces}
        return next(
            (code for code, parts in districts.items() if len(parts) > 1 and codes == {code, *parts}), ""
        )

    def rest(self, slug: str) -> str:
        measure = self.standing.measure(slug)
        return what_it_is(measure.group if measure else "")

    def side_by_side(self, slug: str) -> tuple[Result, ...]:
        others = [each for each in self.standing.elsewhere if each.indicator == slug]
        return (self.standing.own[slug], *others) if others else ()


def _called(label: str, slug: str) -> str:
    """What the plan calls it; "" where it calls it nothing, and its title stands."""
    return "" if label == slug else label


def value_notes(result: Result) -> tuple[str, ...]:
    """What belongs to the figures of the row, but for what its cells say already and what is about the change."""
    in_cells = {
        at.quantity.words for at in (result.value, result.previous) if isinstance(at.quantity, Missing)
    }
    elsewhere = {*in_cells, *result.change.notes}
    return tuple(note for note in dict.fromkeys(result.notes) if note not in elsewhere)


def change_notes(result: Result) -> tuple[str, ...]:
    """What belongs to the figure that the change is against and to the comparison with it, naming the quarter it speaks of."""
    of_both = {*result.value.notes}
    before = result.compared.at
    earlier = [note for note in before.notes if note not in of_both]
    return _named(before.period.label, (*result.change.notes, *earlier))


def to_date_notes(result: Result) -> tuple[str, ...]:
    """What belongs to the year to date, and not to the quarter's own figure."""
    of_both = {*result.notes}
    return _named("Year to date", [note for note in result.year_to_date.notes if note not in of_both])


def _named(when: str, notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{when}: {lower_first(note)}" for note in dict.fromkeys(notes))


def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
