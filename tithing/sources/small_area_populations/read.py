"""Read the estimates of LSOAs and wards as the ONS publishes them: a workbook with a sheet for each year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from tithing.observations.schema import READ_COLUMNS
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.places.names import simplify
from tithing.sources.columns.around_the_table import Around, around
from tithing.sources.columns.nearly import Lacking
from tithing.sources.columns.words_that_matter import TakenAs
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.door import Allowed, inspect_table
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.small_area_populations.sheets import (
    EstimateSheet,
    estimate_sheets,
    missing_of,
    year_of,
)
from tithing.sources.tables import ReceivedRow, refuse_if_any
from tithing.sources.used import Used, recognised
from tithing.sources.values.cells import text_of
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question, one_of_a_kind

SLUG = "small_area_populations"
AS_PUBLISHED = "Use the workbook as it was downloaded"
_KINDS = (AreaKind.LSOA, AreaKind.WARD)


@dataclass
class FoundPeople:
    """The people of each area and year, in the order of the rows; the wards that were left out, and what is wrong."""

    rows: list[tuple[int, str, int, int]] = field(default_factory=list)  # row, area, year, people
    without: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def recognises(received: Received) -> bool:
    """A workbook or a CSV of which a sheet has codes of small areas and their totals, and says its year."""
    return bool(estimate_sheets(peek(received)))


def lacks(received: Received) -> Lacking | None:
    """What a sheet that says its year lacks: its codes, or its totals; None where no sheet has either."""
    for table in peek(received):
        has, missing = missing_of(table)
        if has and missing and year_of(table):
            problems = tuple(
                table.problem(f"no column is headed {head}", f'Head it "{head}"') for head in missing
            )
            return Lacking(has, problems)
    return None


def read(received: Received, context: Context) -> Reading:
    """Each total as an observation of `population`, of every year there is. Raises Refused with every problem."""
    tables = read_tables(received)
    sheets = estimate_sheets(tables.sheets)
    found = FoundPeople()
    for sheet in sheets:
        _read_sheet(sheet, context.gazetteer, found)
    refuse_if_any(found.problems)
    if not found.rows:
        refuse_if_any([Problem("there are headings and no area under them", AS_PUBLISHED, received.name)])
    years = sorted({year for _, _, year, _ in found.rows})
    beside = [_around(sheet) for sheet in sheets]
    return Reading(
        source=SLUG,
        rows=len(found.rows),
        observations=_observations(found),
        notices=(
            *tables.notices,
            *_notices(received, found, years),
            *_told_of(beside),
        ),
        supplier=f"ons_mid_{years[-1]}",
        period=", ".join(f"mid-{year}" for year in years),
        questions=one_of_a_kind(
            [
                *_asked(sheets, context.gazetteer, held=received.held),
                *_asked_of(beside, _taken(found), context.gazetteer),
            ]
        ),
        used=recognised(tables.sheets, [_used(sheet) for sheet in sheets]),
    )


def _asked(sheets: tuple[EstimateSheet, ...], gazetteer: Gazetteer, *, held: bool) -> Iterator[Question]:
    """Of every cell but codes that are known and areas' own names, of which there are tens of thousands."""
    for sheet in sheets:
        heads = sheet.table.rows[sheet.header].cells
        names = frozenset(at for at, head in enumerate(heads) if str(head).strip().lower().endswith(" name"))
        table = sheet.odd(partial(_known, sheet, gazetteer))
        yield from inspect_table(table, header=sheet.header, allowed=Allowed(areas=names), held=held)


def _around(sheet: EstimateSheet) -> Around:
    """What stands above the headings of a sheet, below its areas, and its name."""
    notes = [row for row in sheet.rows if not _is_of_area(sheet, row)]
    return around(sheet.table, header=sheet.header, notes=notes)


def _told_of(beside: Iterable[Around]) -> Iterator[str]:
    for words in beside:
        yield from words.told()


def _asked_of(beside: Iterable[Around], taken: TakenAs, gazetteer: Gazetteer) -> Iterator[Question]:
    for words in beside:
        yield from words.asked(taken, gazetteer)


def _taken(found: FoundPeople) -> TakenAs:
    periods = frozenset(Period.calendar_year(year) for _, _, year, _ in found.rows)
    return TakenAs(periods, frozenset(area for _, area, _, _ in found.rows), titles=_TITLES)


_TITLES = "population persons people estimate estimates estimated rounded"


def _known(sheet: EstimateSheet, gazetteer: Gazetteer, row: ReceivedRow) -> Collection[int]:
    """The cells of a row that are the code of an area and its own name."""
    if _text(row, sheet.code) not in gazetteer:
        return ()
    own = sheet.name is not None and _is_its_name(sheet, row, gazetteer)
    return (sheet.code, sheet.name) if own and sheet.name is not None else (sheet.code,)


def _is_its_name(sheet: EstimateSheet, row: ReceivedRow, gazetteer: Gazetteer) -> bool:
    code, name = _text(row, sheet.code), _text(row, sheet.name)
    return name == "" or (code in gazetteer and gazetteer.get(code).name == name)


def _used(sheet: EstimateSheet) -> Used:
    """The columns that are read; rows under the table that are of no area are none of its rows."""
    notes = frozenset(row.number for row in sheet.rows if not _is_of_area(sheet, row))
    named = {name: at for name, at in sheet.kept.items() if name in ("area", "value")}
    more = frozenset(at for name, at in sheet.kept.items() if name not in named)
    return Used(sheet.table, sheet.header, named, more, without=notes)


def _text(row: ReceivedRow, at: int | None) -> str:
    return text_of(row.cells[at]).strip() if at is not None and at < len(row.cells) else ""


def _is_of_area(sheet: EstimateSheet, row: ReceivedRow) -> bool:
    """Whether there is a code or a total: else it is a footnote."""
    code, total = _text(row, sheet.code), _text(row, sheet.total)
    return bool(total) or (len(code) == 9 and code[1:].isdigit())


def _read_sheet(sheet: EstimateSheet, gazetteer: Gazetteer, found: FoundPeople) -> None:
    seen: set[str] = set()
    for row in sheet.rows:
        if not _is_of_area(sheet, row):
            continue
        code = _text(row, sheet.code)
        if what := _wrong(sheet, row, gazetteer, seen):
            found.problems.append(sheet.table.problem(what, AS_PUBLISHED, row=row.number))
        elif _is_held(sheet, row, gazetteer):
            found.rows.append((row.number, code, sheet.year, int(_digits(row, sheet))))
        else:
            found.without.add(code)
        seen.add(code)


def _digits(row: ReceivedRow, sheet: EstimateSheet) -> str:
    return _text(row, sheet.total).replace(",", "")


def _wrong(sheet: EstimateSheet, row: ReceivedRow, gazetteer: Gazetteer, seen: set[str]) -> str:
    """What is wrong with a row, "" where nothing is."""
    code, name = _text(row, sheet.code), _text(row, sheet.name)
    if kind_of(code) not in _KINDS:
        return f'"{code}" is not the code of an LSOA or a ward'
    if code in seen:
        return f"{code} stands twice"
    if not _digits(row, sheet).isdigit():
        return f'"{_text(row, sheet.total)}" is not a whole number'
    if kind_of(code) is AreaKind.LSOA and code not in gazetteer:
        return f'"{code}" is in no look-up we hold'
    try:
        other = gazetteer.lsoa_called(name)
    except UnknownArea:
        return ""
    return (
        f'{code} is {gazetteer.get(code).name}, and the row calls it "{name}", which is {other}'
        if other != code
        else ""
    )


def _is_held(sheet: EstimateSheet, row: ReceivedRow, gazetteer: Gazetteer) -> bool:
    """An LSOA, or a ward that is known by this code under this name."""
    code, name = _text(row, sheet.code), _text(row, sheet.name)
    if kind_of(code) is AreaKind.LSOA:
        return True
    return code in gazetteer and simplify(gazetteer.get(code).name) == simplify(
        name or gazetteer.get(code).name
    )


def _observations(found: FoundPeople) -> pl.DataFrame:
    frame = pl.DataFrame(
        found.rows,
        schema={"row": pl.Int64, "area": pl.String, "year": pl.Int64, "value": pl.Float64},
        orient="row",
    )
    said = {"measure": "population", "breakdown": "", "unit": "count", "status": "final", "reason": ""}
    said |= {"access": "open", "comparability": ""}
    years = pl.DataFrame([_of_year(year) for year in frame["year"].unique().to_list()])
    whole = frame.join(years, on="year").with_columns(
        *(pl.lit(value).alias(name) for name, value in said.items()),
        pl.lit(None, dtype=pl.Date).alias("expected"),
    )
    return whole.select(list(READ_COLUMNS)).sort("period", "row")


def _of_year(year: int) -> dict[str, object]:
    period = Period.calendar_year(year)
    return {
        "year": year,
        "period": period.code,
        "start": period.start,
        "end": period.end,
        "kind": period.kind.value,
        "supplier": f"ons_mid_{year}",
        "note": f"mid-{year} estimate",
    }


def _notices(received: Received, found: FoundPeople, years: list[int]) -> Iterator[str]:
    areas = len({area for _, area, _, _ in found.rows})
    which = ", ".join(map(str, years))
    yield f"{received.name}: {numbered(areas, 'small area')}, {numbered(len(years), 'mid-year estimate')} ({which})"
    if found.without:
        wards = numbered(len(found.without), "ward")
        yield f"{received.name}: {wards} not held under that code and name, and left out"
