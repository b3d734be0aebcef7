"""Read a look-up between areas, so that a book knows wards, districts and CSPs newer than Tithing's own."""

from __future__ import annotations

import polars as pl

from tithing.sources.area_lookups.cells import (
    AS_PUBLISHED,
    LookupCells,
    cells_of_lookup,
    headings_of,
    heads_of,
    used_of_lookup,
)
from tithing.sources.area_lookups.headings import Shape, missing_of, shape_of, twice_in
from tithing.sources.area_lookups.names_held import Misnamed, misnamed_in
from tithing.sources.area_lookups.relations_held import MovedArea, moved_in, two_sayings_in
from tithing.sources.columns.nearly import Lacking
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.opened.table_files import peek
from tithing.sources.tables import ReceivedTable, refuse_if_any
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import one_of_a_kind

SLUG = "area_lookups"
_CODE = r"^[EWSNKLM]\d{8}$"  # L and M: the Channel Islands and Man, which stand in some
_MANY = 9  # of its columns are there: no other source is nearer
_CHANGES = ("U", "S", "M", "X")
_ENGLAND_AND_WALES = ("E", "W")


def recognises(received: Received) -> bool:
    """A CSV whose headings are those of one of the look-ups."""
    return _shape(received) is not None


def lacks(received: Received) -> Lacking | None:
    """The codes that a table with some of a look-up's columns lacks; of a workbook that it is read as CSV."""
    sheets = [table for table in peek(received) if table.sheet and table.rows]
    if named := [table for table in sheets if shape_of(heads_of(table)[1])]:
        return _in_a_sheet(named[0])
    headings = headings_of(received)
    has, missing = missing_of(headings)
    problems = [
        Problem(f"no column is headed as {called}", f'Head it "{heading}"', received.name, row=1)
        for called, heading in missing
    ]
    return Lacking(has, tuple(problems))


def _in_a_sheet(table: ReceivedTable) -> Lacking:
    what = "it holds a look-up in a sheet of a workbook; look-ups are read from CSV"
    change = f'Download it as CSV, or open the workbook and save its sheet "{table.sheet}" as CSV'
    return Lacking(_MANY, (table.problem(what, change),))


def read(received: Received, context: Context) -> Reading:
    """The look-up in columns of our own names, with the year of its areas. Raises Refused with every problem."""
    shape = _shape(received)
    if shape is None:
        what = "its headings are not those of a look-up between areas"
        raise Refused(Problem(what, AS_PUBLISHED, received.name, row=1))
    refuse_if_any(_twice(received, shape))
    cells = cells_of_lookup(received, shape)
    frame = _chosen(cells, shape)
    refuse_if_any(_problems(frame, shape, received.name))
    refuse_if_any([each.problem(received.name) for each in two_sayings_in(frame, shape)])
    misnamed = misnamed_in(frame, shape, context.gazetteer)
    moved = moved_in(frame, shape, context.gazetteer)
    held: list[Misnamed | MovedArea] = [*misnamed, *moved]
    refuse_if_any([each.problem(received.name) for each in held if not each.newer])
    lookup = _in_england_and_wales(frame, shape).with_columns(pl.lit(shape.year).cast(pl.Int64).alias("year"))
    year = str(shape.year) if shape.year > 2000 else "all years"
    return Reading(
        source=SLUG,
        rows=frame.height,
        lookups={shape.name: lookup},
        notices=(
            *cells.notices,
            f"{received.name}: {numbered(lookup.height, 'row')} of {shape.name.replace('_', ' to ')}, {year}",
        ),
        period=year,
        questions=(
            *cells.questions,
            *one_of_a_kind(each.question(received.name) for each in held if each.newer),
        ),
        used=used_of_lookup(received, shape, cells),
    )


def _twice(received: Received, shape: Shape) -> list[Problem]:
    return [
        Problem(f'the heading "{each}" stands over two columns', AS_PUBLISHED, received.name, column=each)
        for each in twice_in(headings_of(received), shape)
    ]


def _shape(received: Received) -> Shape | None:
    headings = headings_of(received)
    return shape_of(headings) if headings else None


def _chosen(cells: LookupCells, shape: Shape) -> pl.DataFrame:
    """The columns that the shape knows, by our own names."""
    chosen = [
        pl.col(cells.column(heading)).fill_null("").alias(column) for heading, column in shape.columns.items()
    ]
    return cells.frame.select("row", *chosen)


def _problems(frame: pl.DataFrame, shape: Shape, name: str) -> list[Problem]:
    if frame.is_empty():
        return [Problem("there are headings and no rows", AS_PUBLISHED, name)]
    problems: list[Problem] = []
    written = {column: heading for heading, column in shape.columns.items()}
    for column in shape.required:
        wrong = ~pl.col(column).is_in(_CHANGES) if column == "change" else ~pl.col(column).str.contains(_CODE)
        for row, text in frame.filter(wrong).select("row", column).iter_rows():
            what = (
                f'"{text}" is not a change (U, S, M or X)'
                if column == "change"
                else f'"{text}" is not a code'
            )
            problems.append(Problem(what, AS_PUBLISHED, name, row=row, column=written[column]))
    return problems or _wrong_kinds(frame, shape, name, written)


def _wrong_kinds(frame: pl.DataFrame, shape: Shape, name: str, written: dict[str, str]) -> list[Problem]:
    """A column of codes must hold its own kind of area: a shifted column is found by this."""
    expected = {"lsoa": AreaKind.LSOA, "ward": AreaKind.WARD, "csp": AreaKind.CSP, "force": AreaKind.FORCE}
    problems: list[Problem] = []
    for column in shape.required:
        kind = expected.get(column.removeprefix("later_").removesuffix("_code"))
        first = frame.filter(pl.col(column).str.slice(0, 1).is_in(_ENGLAND_AND_WALES)).head(1)
        if kind is not None and first.height and kind_of(first[column][0]) is not kind:
            what = f'"{first[column][0]}" is not the code of a {kind.value}'
            problems.append(Problem(what, AS_PUBLISHED, name, row=first["row"][0], column=written[column]))
    return problems


def _in_england_and_wales(frame: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    """Without Scotland and Northern Ireland, where there are no community safety partnerships."""
    return frame.filter(pl.col(shape.required[0]).str.slice(0, 1).is_in(_ENGLAND_AND_WALES)).drop("row")
