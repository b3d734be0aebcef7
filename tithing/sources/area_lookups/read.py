"""Read a look-up between areas, so that a book knows wards, districts and CSPs newer than Tithing's own."""

from __future__ import annotations

import polars as pl

from tithing.inspection.find import shown
from tithing.sources.area_lookups.headings import Shape, shape_of
from tithing.sources.area_lookups.names_held import misnamed_in
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.extract import looks_like_one as is_extract
from tithing.sources.frames import cell_column, frame_below, rows_of
from tithing.sources.table_files import peek, read_tables
from tithing.sources.tables import ReceivedRow, ReceivedTable, column_letters, refuse_if_any
from tithing.sources.used import Recognised
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.questions import one_of_a_kind

SLUG = "area_lookups"
_CODE = r"^[A-Z]\d{8}$"
_CHANGES = ("U", "S", "M", "X")
_ENGLAND_AND_WALES = ("E", "W")
_AS_PUBLISHED = "Use the look-up as it was downloaded"


def recognises(received: Received) -> bool:
    """A CSV whose headings are those of one of the look-ups."""
    return _shape(received) is not None


def read(received: Received, context: Context) -> Reading:
    """The look-up in columns of our own names, with the year of its areas. Raises Refused with every problem."""
    shape = _shape(received)
    if shape is None:
        what = "its headings are not those of a look-up between areas"
        raise Refused(Problem(what, _AS_PUBLISHED, received.name, row=1))
    cells = _cells(received)
    frame = _chosen(cells, shape)
    refuse_if_any(_problems(frame, shape, received.name))
    misnamed = misnamed_in(frame, shape, context.gazetteer)
    refuse_if_any([each.problem(received.name) for each in misnamed if not each.newer])
    lookup = _in_england_and_wales(frame, shape).with_columns(pl.lit(shape.year).cast(pl.Int64).alias("year"))
    year = str(shape.year) if shape.year > 2000 else "all years"
    return Reading(
        source=SLUG,
        rows=frame.height,
        lookups={shape.name: lookup},
        notices=(
            f"{received.name}: {numbered(lookup.height, 'row')} of {shape.name.replace('_', ' to ')}, {year}",
        ),
        period=year,
        questions=one_of_a_kind(each.question(received.name) for each in misnamed if each.newer),
        used=_used(received, shape, cells),
    )


def _shape(received: Received) -> Shape | None:
    for table in peek(received):
        if table.rows and not table.sheet:
            return shape_of(tuple(str(cell) for cell in table.rows[0].cells))
    return None


def _cells(received: Received) -> pl.DataFrame:
    """Every cell as text, under its heading, with its row."""
    if is_extract(received.path):
        return _of_extract(read_tables(received).sheets[0])
    try:
        return pl.read_csv(received.path, infer_schema=False, row_index_name="row", row_index_offset=2)
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"it is not CSV that can be read ({str(error).splitlines()[0]})"
        raise Refused(Problem(what, _AS_PUBLISHED, received.name)) from None


def _of_extract(table: ReceivedTable) -> pl.DataFrame:
    headings = [str(cell) for cell in table.rows[0].cells]
    frame = frame_below(table, table.rows[0].number, len(headings))
    return frame.select("row", *(pl.col(cell_column(at)).alias(h) for at, h in enumerate(headings) if h))


def _chosen(cells: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    chosen = [pl.col(heading).fill_null("").alias(column) for heading, column in shape.columns.items()]
    return cells.select("row", *chosen)


def _used(received: Received, shape: Shape, cells: pl.DataFrame) -> Recognised:
    """The columns that the look-up needs; where there is no other, the file as it is."""
    headings = cells.columns[1:]
    if not any(_is_left(heading, shape, cells) for heading in headings):
        return Recognised(())
    places = [at for at, heading in enumerate(headings) if heading in shape.columns]
    said = {*shape.columns, shape.dated}
    head = tuple(heading if heading in said else "" for heading in headings)
    frame = cells.rename({heading: cell_column(at) for at, heading in enumerate(headings)})
    first = peek(received)[0].rows[0].number
    rows = (ReceivedRow(first, head), *rows_of(frame, places))
    left = tuple(
        shown(each, "") or column_letters(at) for at, each in enumerate(headings) if at not in places
    )
    return Recognised((ReceivedTable(received.name, "", rows, ragged=True),), left)


def _is_left(heading: str, shape: Shape, cells: pl.DataFrame) -> bool:
    """Whether a column is not needed; of one whose heading alone is, whether anything stands under it."""
    if heading in shape.columns:
        return False
    return heading != shape.dated or bool((cells[heading].fill_null("").str.strip_chars() != "").any())


def _problems(frame: pl.DataFrame, shape: Shape, name: str) -> list[Problem]:
    if frame.is_empty():
        return [Problem("there are headings and no rows", _AS_PUBLISHED, name)]
    problems: list[Problem] = []
    written = {column: heading for heading, column in shape.columns.items()}
    for column in shape.required:
        wrong = ~pl.col(column).is_in(_CHANGES) if column == "change" else ~pl.col(column).str.contains(_CODE)
        for row, text in frame.filter(wrong).select("row", column).head(10).iter_rows():
            what = (
                f'"{text}" is not a change (U, S, M or X)'
                if column == "change"
                else f'"{text}" is not a code'
            )
            problems.append(Problem(what, _AS_PUBLISHED, name, row=row, column=written[column]))
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
            problems.append(Problem(what, _AS_PUBLISHED, name, row=first["row"][0], column=written[column]))
    return problems


def _in_england_and_wales(frame: pl.DataFrame, shape: Shape) -> pl.DataFrame:
    """Without Scotland and Northern Ireland, where there are no community safety partnerships."""
    return frame.filter(pl.col(shape.required[0]).str.slice(0, 1).is_in(_ENGLAND_AND_WALES)).drop("row")
