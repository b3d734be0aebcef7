"""Read boundaries, so that a report can draw its wards without a network."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.sources.boundaries.apart import all_far, apart
from tithing.sources.boundaries.features import (
    AS_PUBLISHED,
    ShapeHeadings,
    headings_in,
    is_geojson,
    is_kept_shapes,
    other_codes,
    tables_of,
    to_look_through,
)
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.lookups import other_place
from tithing.sources.tables import ReceivedRow, ReceivedTable, refuse_if_any
from tithing.sources.used import Used, recognised
from tithing.sources.values.cells import text_of
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.problems import Problem, Refused

SLUG = "boundaries"
_OURS = ("E", "W")
_UNITED_KINGDOM = ("E", "W", "S", "N")
COLUMNS = ("code", "name", "kind", "year", "outline")


def recognises(received: Received) -> bool:
    """A collection of features in GeoJSON, or what was kept of one."""
    return is_kept_shapes(received) or is_geojson(received)


def read(received: Received, context: Context) -> Reading:
    """Each area's code, name and outline, with the year of its edition. Raises Refused with every problem."""
    tables = tables_of(received)
    table = tables.sheets[0]
    headings = headings_in(table)
    if headings is None:
        others = other_codes(table)
        what = "no property is the code of a ward, an LSOA or a district"
        what += f": its areas have {listed(others)}" if others else ""
        change = "Use a file with WD25CD, LSOA21CD or LAD24CD, as the Open Geography Portal has it"
        raise Refused(Problem(what, change, received.name))
    words, areas = to_look_through(table)
    asked = inspect_table(words, allowed=Allowed(areas=areas), held=received.held)
    refuse_if_any([*_problems(table, headings, context.gazetteer)])
    ours = [row for row in table.rows[1:] if _code(row, headings).startswith(_OURS)]
    left = len(table.rows) - 1 - len(ours)
    return Reading(
        source=SLUG,
        rows=len(table.rows) - 1,
        outlines=_frame(ours, headings),
        notices=(
            *tables.notices,
            *_notices(received, headings, len(ours), left),
            *_elsewhere(received, headings, ours, context.gazetteer),
        ),
        period=str(headings.year),
        questions=asked,
        used=recognised([table], [Used(table, columns=_columns(headings))]),
    )


def _columns(headings: ShapeHeadings) -> dict[str, int]:
    found = {"code": headings.code, "outline": headings.outline}
    return found if headings.name is None else {**found, "name": headings.name}


def _code(row: ReceivedRow, headings: ShapeHeadings) -> str:
    return text_of(row.cells[headings.code]).strip()


def _name(row: ReceivedRow, headings: ShapeHeadings) -> str:
    return text_of(row.cells[headings.name]).strip() if headings.name is not None else ""


def _problems(table: ReceivedTable, headings: ShapeHeadings, gazetteer: Gazetteer) -> Iterator[Problem]:
    column, seen = str(table.rows[0].cells[headings.code]), set[str]()
    for row in table.rows[1:]:
        code = _code(row, headings)
        if what := _wrong(code, _name(row, headings), headings, gazetteer, seen):
            yield Problem(f"feature {row.number - 1}: {what}", AS_PUBLISHED, table.file, column=column)
        seen.add(code)


def _wrong(code: str, name: str, headings: ShapeHeadings, gazetteer: Gazetteer, seen: set[str]) -> str:
    """What is wrong with the code of a shape, "" where nothing is."""
    if len(code) != 9 or code[0] not in _UNITED_KINGDOM or not code[1:].isdigit():
        return f'"{code}" is not the code of an area'
    if code in seen:
        return f"{code} stands twice"
    if code.startswith(_OURS) and kind_of(code) is not AreaKind(headings.kind):
        return f"{code} is not the code of a {headings.kind}"
    other = other_place(code, name, gazetteer) if name and code in gazetteer else ""
    return (
        f'{code} is {gazetteer.get(code).name}, and the file calls it "{name}", which is {other}'
        if other
        else ""
    )


def _frame(rows: list[ReceivedRow], headings: ShapeHeadings) -> pl.DataFrame:
    said = [
        (
            _code(row, headings),
            _name(row, headings),
            headings.kind,
            headings.year,
            text_of(row.cells[headings.outline]),
        )
        for row in rows
    ]
    return pl.DataFrame(
        said,
        schema=dict(zip(COLUMNS, (pl.String, pl.String, pl.String, pl.Int64, pl.String), strict=True)),
        orient="row",
    )


def _elsewhere(
    received: Received, headings: ShapeHeadings, rows: list[ReceivedRow], gazetteer: Gazetteer
) -> Iterator[str]:
    """What is drawn where it cannot be, and that all of it is of elsewhere: a map would show neither."""
    outlines = {_code(row, headings): text_of(row.cells[headings.outline]) for row in rows}
    if all_far(outlines, gazetteer):
        yield f"{received.name}: none of its areas lies in the police force area of this partnership, so no map of it draws them"
    if headings.kind == AreaKind.WARD:
        for code in apart(outlines, gazetteer):
            ward, district = gazetteer.get(code).name, gazetteer.get(gazetteer.place(code).parent).name
            yield f"{received.name}: {ward} ({code}) is drawn far from every other ward of {district}: look at its outline"


def _notices(received: Received, headings: ShapeHeadings, ours: int, left: int) -> Iterator[str]:
    what = {"ward": "ward", "lsoa": "LSOA", "district": "district"}[headings.kind]
    yield f"{received.name}: boundaries of {numbered(ours, what)}, {headings.year}"
    if left:
        yield f"{received.name}: {numbered(left, 'area')} outside England and Wales left out"
