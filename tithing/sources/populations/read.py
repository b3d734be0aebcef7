"""Read people and households by area: what rates are taken over (R85)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import polars as pl

from tithing.observations.schema import READ_COLUMNS
from tithing.sources.columns.columns_that_split import Keyed, refuse_told_apart, split_questions
from tithing.sources.columns.nearly import Lacking
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.opened.table_files import peek
from tithing.sources.populations.areas import Resolved, resolve
from tithing.sources.populations.release import Release, release_of, two_years
from tithing.sources.populations.table import (
    PopulationHeadings,
    find_headings,
    missing_headings,
    parse,
    text_of_table,
)
from tithing.sources.populations.titles import around_populations, columns_of, other_years
from tithing.sources.populations.used import used_of_population
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused

SLUG = "populations"
_MANY = 9  # of its columns are there: no other source is nearer
_TITLES = "population households persons people estimate estimates estimated rounded"


def recognises(received: Received) -> bool:
    """A CSV with a column of area codes and one of people or households, and nothing that says measure or value."""
    for table in peek(received):
        headings = find_headings(table) if not table.sheet else None
        if headings is not None:
            return not {"measure", "value", "month"} & {text.lower() for text in headings.texts}
    return False


def lacks(received: Received) -> Lacking | None:
    """What a table with some of the columns lacks: its codes, or its people and households; and of a workbook that has them
    in a sheet, that it is read as CSV.
    """
    sheets = [table for table in peek(received) if table.sheet and find_headings(table)]
    if sheets:
        return _in_a_sheet(received, sheets)
    tables = [table for table in peek(received) if not table.sheet]
    return missing_headings(tables[0]) if tables else None


def _in_a_sheet(received: Received, sheets: list[ReceivedTable]) -> Lacking:
    """The sheet of all persons, where the workbook has others of men and women too."""
    named = [table for table in sheets if "person" in table.sheet.lower()]
    table = (named or sheets)[0]
    csv = PurePosixPath(received.name.replace("\\", "/")).with_suffix(".csv").name
    change = f'Open the workbook, save its sheet "{table.sheet}" as CSV under the name {csv}, and import that'
    problem = table.problem("it holds people in a sheet of a workbook; they are read from CSV", change)
    return Lacking(_MANY, (problem,))


def read(received: Received, context: Context) -> Reading:
    """Each total as an observation of `population` or `households`. Raises Refused with every problem."""
    headings, release = _understood(received)
    table = text_of_table(received, headings)
    frame = parse(table.areas, headings, received.name)
    rows = frame.select("row", "code", "name", "district").rows()
    column = headings.texts[headings.code]
    areas = resolve(rows, context.gazetteer, release.day, file=received.name, column=column)
    refuse_if_any([*areas.problems, *_ages_that_do_not_add(frame, headings, received.name)])
    refuse_told_apart(columns_of(received, headings), _keyed(areas, release, context), context)
    beside = around_populations(received, headings, table.cells)
    taken = TakenAs(frozenset({release.period}), frozenset(areas.codes.values()), titles=_TITLES)
    observations = _observations(frame, headings, areas, release)
    return Reading(
        source=SLUG,
        rows=frame.height,
        observations=observations,
        notices=(*table.notices, *_notices(received, areas, release), *beside.told()),
        supplier=release.supplier,
        period=release.note,
        questions=(
            *table.questions,
            *beside.asked(taken, context.gazetteer),
            *split_questions(columns_of(received, headings)),
            *other_years(columns_of(received, headings), release.year),
        ),
        used=used_of_population(received, headings, table),
    )


def _keyed(areas: Resolved, release: Release, context: Context) -> Iterator[Keyed]:
    """The area of each row: men and women in two rows are no whole."""
    for row, code in areas.codes.items():
        yield Keyed(code, row, f"people of {context.names.area(code)}, {release.note}")


def _understood(received: Received) -> tuple[PopulationHeadings, Release]:
    for table in peek(received):
        headings = find_headings(table)
        if headings is None:
            continue
        release = release_of(table, received.name, headings.line)
        if release is None:
            what = "neither its title nor its name says which year it is for"
            change = "Name the file mid-2024..., mye24... or census-2021..., as the publisher does"
            raise Refused(Problem(what, change, received.name))
        if years := two_years(table, received.name, headings.line):
            what = f"its title says {years[0]} and its name says {years[1]}"
            raise Refused(Problem(what, "Correct the one that is wrong", received.name))
        return headings, release
    what = "no row has a column of area codes and one of people or households"
    raise Refused(Problem(what, "Use the file as it was downloaded, as CSV", received.name))


def _ages_that_do_not_add(frame: pl.DataFrame, headings: PopulationHeadings, name: str) -> list[Problem]:
    """A table of every single year of age must give its own total (R71)."""
    if "population" not in headings.totals or len(headings.ages) < 90:
        return []
    column = headings.texts[headings.totals["population"]]
    wrong = frame.filter(pl.col("ages") != pl.col("population")).select("row", "population", "ages").head(10)
    change = "Use the file as it was downloaded"
    return [
        Problem(
            f"the ages add to {ages:,} and the total says {total:,}", change, name, row=row, column=column
        )
        for row, total, ages in wrong.iter_rows()
    ]


def _observations(
    frame: pl.DataFrame, headings: PopulationHeadings, areas: Resolved, release: Release
) -> pl.DataFrame:
    resolved = pl.DataFrame(
        {"row": list(areas.codes), "area": list(areas.codes.values())},
        schema={"row": pl.Int64, "area": pl.String},
    )
    long = frame.join(resolved, on="row").unpivot(
        on=list(headings.totals), index=["row", "area"], variable_name="measure", value_name="value"
    )
    period = release.period
    said = {
        "period": period.code,
        "start": period.start,
        "end": period.end,
        "kind": period.kind.value,
        "breakdown": "",
        "supplier": release.supplier,
        "unit": "count",
        "status": "final",
        "reason": "",
        "note": release.note,
        "access": "open",
        "comparability": "",
    }
    constants = [pl.lit(value).alias(name) for name, value in said.items()]
    never = pl.lit(None, dtype=pl.Date).alias("expected")
    whole = long.with_columns(*constants, never, pl.col("value").cast(pl.Float64))
    return whole.select(list(READ_COLUMNS)).sort("measure", "row")


def _notices(received: Received, areas: Resolved, release: Release) -> list[str]:
    lines = [f"{received.name}: {numbered(len(areas.codes), 'area')}, {release.note}"]
    if areas.not_held:
        some = ", ".join(areas.not_held[:3])
        rest = " ..." if len(areas.not_held) > 3 else ""
        rows = numbered(len(areas.not_held), "row is of an area", "rows are of areas")
        lines.append(f"{received.name}: {rows} we do not hold ({some}{rest})")
    if areas.by_name:
        wards = numbered(areas.by_name, "ward")
        lines.append(f"{received.name}: {wards} taken by name, because the code given is not its own")
    if areas.wards_unknown:
        lines.append(
            f"{received.name}: {numbered(areas.wards_unknown, 'ward')} of that year not held, and left out"
        )
    return lines
