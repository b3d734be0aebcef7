"""The figure beside every other that it may be set against, one a row, and how it stands against its target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.figures_of import figure_of
from tithing.documents.parts import Cell, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row, Runs
from tithing.documents.pieces.columns import COLUMNS, source_words
from tithing.documents.pieces.rates_per import per_words
from tithing.documents.section import Chapter, section
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import Result
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import NotApplicable, number_of
from tithing.vocabulary.units import Unit


@dataclass(frozen=True)
class FigureLine:
    """A row: what it is of, and the names of its figures; "" for one that it has not."""

    label: str
    value: str
    change: str = ""
    percent: str = ""
    rate: str = ""


@section()
def in_figures(chapter: Chapter) -> Iterator[DocumentPart]:
    one = chapter.span.one
    if one is None:
        return
    yield Heading("In figures", 3)
    yield _table(one.line.result, chapter)
    yield from _target(one.line.result, chapter)


def _table(result: Result, chapter: Chapter) -> DocumentTable:
    lines = [line for line in _lines(result) if _is_there(result, line)]
    percents = result.unit is not Unit.PERCENT
    rated = result.rate.base is not None
    columns = [Column("what", "When", numeric=False, width=2.4), Column("figure", "Figure")]
    columns.append(Column("change", "Change since"))
    columns += [Column("percent", "Change since", unit="%")] if percents else []
    columns += [Column("rate", "Rate", unit=per_words((result,)))] if rated else []
    return DocumentTable(
        id=f"{chapter.period.code}-{result.indicator}-in-figures",
        caption=f"{chapter.span.one.line.label if chapter.span.one else result.title}, {chapter.place}",
        columns=tuple(columns),
        rows=tuple(_row(result, line, percents=percents, rated=rated) for line in lines),
        source=source_words((result,)),
        short_title="In figures",
    )


def _lines(result: Result) -> Iterator[FigureLine]:
    period = result.period
    yield FigureLine(period.label, "value", rate="rate")
    yield FigureLine(
        f"{_same(period)}, {period.year_before().label}",
        "previous",
        "change_on_year",
        "percent_on_year",
        "previous_rate",
    )
    before = period.period_before()
    yield FigureLine(
        f"The {period.name} before, {before.label}", "last_quarter", "change_on_quarter", "percent_on_quarter"
    )
    known = {each.kind for each in result.comparisons}
    if ComparisonKind.AVERAGE_OF_FOUR in known:
        yield FigureLine(
            COLUMNS["average_of_four"].head(period),
            "average_of_four",
            "change_on_average",
            "percent_on_average",
        )
    if ComparisonKind.LONG_RUN in known:
        yield FigureLine(
            COLUMNS["long_run"].head(period), "long_run", "change_on_long_run", "percent_on_long_run"
        )
    if not period.is_its_year_to_date:
        to_date = period.year_to_date()
        yield FigureLine(f"Year to date, {to_date.label}", "year_to_date", rate="year_to_date_rate")
        yield FigureLine(f"The year before to date, {to_date.year_before().label}", "year_to_date_before")
    yield FigureLine("Baseline of the plan", "baseline", "baseline_change", "baseline_percent")


def _same(period: Period) -> str:
    return f"Same {period.name} last year"


def _is_there(result: Result, line: FigureLine) -> bool:
    """A baseline that nobody set has no row; what is missing has one, with its reason."""
    return not isinstance(figure_of(result, line.value).quantity, NotApplicable) or line.value == "value"


def _row(result: Result, line: FigureLine, *, percents: bool, rated: bool) -> Row:
    cells: list[Cell] = [line.label, figure_of(result, line.value)]
    cells.append(_change(result, line.change))
    cells += [_change(result, line.percent)] if percents else []
    cells += [figure_of(result, line.rate) if line.rate else ""] if rated else []
    return Row(tuple(cells), total=line.value == "value")


def _change(result: Result, part: str) -> Cell:
    """Nothing where there is no figure to change from: its own cell says why."""
    if not part:
        return ""
    figure = figure_of(result, part)
    return (
        figure if number_of(figure.quantity) is not None or isinstance(figure.quantity, NotApplicable) else ""
    )


# -- the target ---------------------------------------------------------------------------------------------------------


def _target(result: Result, chapter: Chapter) -> Iterator[DocumentPart]:
    """What was promised, what is reached, how far off that is, and where the year may end."""
    target = result.target
    if not target.text:
        return
    year = chapter.period.financial_year_of().label
    yield Heading(f"Against the target for {year}", 3)
    yield Paragraph((f"The target is {_small(target.text)}. ", *_reached(result), "."))
    yield from _path(result, chapter.period)


def _reached(result: Result) -> Runs:
    """'The year to date has 1,658 (+12 against it): not on course'; or that it is not known, and why."""
    target = result.target
    reached, distance = figure_of(result, target.measured), figure_of(result, "distance")
    if number_of(reached.quantity) is None:
        return ("How it stands is not known: ", reached)
    apart: Runs = (" (", distance, " against it)") if number_of(distance.quantity) is not None else ()
    return (f"{_what(target.measured)} ", reached, *apart, f": {target.state.value}")


def _small(text: str) -> str:
    """As it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _what(measured: str) -> str:
    return "The year to date has" if measured == "year_to_date" else "The latest figure is"


def _path(result: Result, period: Period) -> Iterator[DocumentPart]:
    if result.target.path is None:
        return
    by_now, low, high = (figure_of(result, part) for part in ("target_path", "year_end_low", "year_end_high"))
    runs: Runs = (
        "On an even path it would be at ",
        by_now,
        " by now. If the year goes on as it has, it ends between ",
        low,
        " and ",
        high,
        f" in March {period.financial_year_of().end.year}, with 95% chance.",
    )
    yield Paragraph(runs)
