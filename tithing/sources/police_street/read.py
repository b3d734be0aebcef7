"""Read street-level files: check every row, place it, and count it.

`read_many` reads a batch as one table, because thirty months take hardly longer than one that way; the checks
are the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from tithing.incidents.counting import as_observations, count_incidents, with_zeros
from tithing.incidents.schema import COLUMNS as INCIDENT_COLUMNS
from tithing.places.gazetteer import Gazetteer
from tithing.places.placing import UNPLACED, Placing, place_codes
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.police_street.checks import Batch, force_slug, problems_in, unknown_outcomes
from tithing.sources.police_street.distinct import Distinct, distinct_values
from tithing.sources.police_street.notices import notices_by_file
from tithing.sources.police_street.opening import headings_of, kind_of_file, problems_at_opening
from tithing.sources.police_street.settings import COLUMNS, SLUG, measure_of_type, totals
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused

BATCH_BYTES = 256 * 1024 * 1024  # of CSV at once: about five times that in memory


def recognises(received: Received) -> bool:
    """Whether it is a street file, or one of the two kinds that come in the same download."""
    return bool(kind_of_file(received))


def read(received: Received, context: Context) -> Reading:
    """Read one file. Raises Refused with every problem of it, up to a hundred."""
    return read_many([received], context)[0]


def read_many(received: Sequence[Received], context: Context) -> list[Reading]:
    """Read many files, in the order given. Raises Refused with the problems of all of them, up to a hundred."""
    street = [each for each in received if kind_of_file(each) not in ("outcomes", "stop and search")]
    found = {id(each): _set_aside(each) for each in received if each not in street}
    problems = [problem for each in street for problem in problems_at_opening(each)]
    if problems:
        raise Refused(*problems[:100])
    for batch in _batches(street):
        found.update(zip(map(id, batch), _read_batch(batch, context), strict=True))
    return [found[id(each)] for each in received]


def _set_aside(received: Received) -> Reading:
    kind = kind_of_file(received)
    notice = (
        f"{received.name}: {kind} are not read; outcomes come with the street file, searches are not offences"
    )
    return Reading(source=SLUG, rows=0, notices=(notice,), period="")


def _batches(received: Sequence[Received]) -> Iterator[list[Received]]:
    batch: list[Received] = []
    for each in received:
        if batch and sum(one.path.stat().st_size for one in [*batch, each]) > BATCH_BYTES:
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


def _read_batch(received: list[Received], context: Context) -> list[Reading]:
    names = [each.name for each in received]
    frame = pl.concat([_parse(each, index) for index, each in enumerate(received)], rechunk=False)
    distinct = distinct_values(frame)
    placed, unknown = place_codes(context.gazetteer, sorted(distinct.values["LSOA code"].to_list()))
    batch = Batch(frame, names, distinct, context.gazetteer, unknown)
    problems = [*_without_rows(distinct, names), *problems_in(batch)]
    if problems:
        raise Refused(*problems)
    incidents = _incidents(frame, placed, context.gazetteer)
    observations = _observations(incidents, context.gazetteer)
    notices = notices_by_file(incidents, names, unknown_outcomes(distinct), context.gazetteer)
    parts = zip(received, _by_file(incidents, names), _by_file(observations, names), notices, strict=True)
    return [_reading(*each) for each in parts]


def _parse(received: Received, index: int) -> pl.DataFrame:
    try:
        frame = pl.read_csv(received.path, infer_schema=False, row_index_name="__row", row_index_offset=2)
    except (pl.exceptions.PolarsError, OSError):
        raise Refused(_why_not_parsed(received)) from None
    frame = frame.rename(dict(zip(frame.columns[1:], headings_of(received.path), strict=True)))
    if "Context" not in frame.columns:
        frame = frame.with_columns(pl.lit(None, dtype=pl.String).alias("Context"))
    some = pl.any_horizontal(pl.col(COLUMNS).is_not_null())  # a blank line at the end is no row
    return frame.filter(some).select(pl.lit(index, dtype=pl.UInt32).alias("__file"), "__row", *COLUMNS)


def _why_not_parsed(received: Received) -> Problem:
    """What stops the parser, found by reading on in plain Python."""
    width = len(headings_of(received.path))
    change = "Use the file as it was downloaded, as CSV in UTF-8"
    number = 0
    try:
        with received.path.open(encoding="utf-8-sig", newline="") as file:
            for number, fields in enumerate(csv.reader(file, strict=True), start=1):
                if len(fields) > width:
                    return Problem(
                        f"there are {len(fields)} fields for {width} columns",
                        change,
                        received.name,
                        row=number,
                    )
    except UnicodeDecodeError:
        number = _line_not_utf8(received)
        return Problem("there are letters that are not in UTF-8", change, received.name, row=number)
    except csv.Error as error:
        return Problem(f"it is not CSV ({error})", change, received.name, row=number + 1)
    return Problem("it is not CSV that can be read", change, received.name)


def _line_not_utf8(received: Received) -> int:
    with received.path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _without_rows(distinct: Distinct, names: list[str]) -> Iterator[Problem]:
    with_rows = set(distinct.by_file["__file"].to_list())
    for index, name in enumerate(names):
        if index not in with_rows:
            yield Problem("there are headings and no rows", "Use the file as it was downloaded", name)


def _incidents(frame: pl.DataFrame, placed: list[Placing], gazetteer: Gazetteer) -> pl.DataFrame:
    forces = {name: force_slug(gazetteer, name) for name in frame["Reported by"].unique().to_list()}
    types = measure_of_type()
    shaped = frame.lazy().select(
        "__file",
        pl.lit(SLUG).alias("source"),
        pl.col("Reported by").replace_strict(forces, return_dtype=pl.String).alias("supplier"),
        pl.col("Month").alias("month"),
        pl.lit(None, dtype=pl.Date).alias("date"),
        pl.col("Crime type").replace_strict(types, return_dtype=pl.String).alias("measure"),
        pl.col("Crime type").alias("type"),
        pl.lit("").alias("breakdown"),
        pl.col("LSOA code").fill_null("").alias("code"),
        pl.col("Longitude").cast(pl.Float64).alias("longitude"),
        pl.col("Latitude").cast(pl.Float64).alias("latitude"),
        pl.col("Location").fill_null("").alias("location"),
        pl.col("Last outcome category").fill_null("").alias("outcome"),
        pl.col("Crime ID").alias("incident_id"),
        pl.col("__row").cast(pl.Int64).alias("row"),
    )
    own = {slug: _own_force(gazetteer, slug) for slug in forces.values()}
    unplaced_force = pl.col("supplier").replace_strict(own, return_dtype=pl.String)
    whole = shaped.join(_placings(placed), on="code", how="left", maintain_order="left").with_columns(
        pl.when(pl.col("code") == "").then(unplaced_force).otherwise("force").alias("force")
    )
    return whole.select("__file", *INCIDENT_COLUMNS).collect()


def _own_force(gazetteer: Gazetteer, slug: str) -> str:
    return gazetteer.force_called(slug).code


def _placings(placed: list[Placing]) -> pl.LazyFrame:
    rows = [*placed, Placing("", "", "", "", "", "", UNPLACED)]
    return pl.LazyFrame(rows, schema=list(Placing._fields), orient="row")


def _observations(incidents: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    keys = ("__file",)
    counts = count_incidents(incidents.lazy(), totals=totals(), keys=keys)
    filled = with_zeros(counts, _expected(incidents, gazetteer).lazy(), keys=keys)
    frame: pl.DataFrame = as_observations(filled, keys=keys).collect().to_native()
    return frame.sort("__file", "measure", "area")


def _expected(incidents: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """Every area, down to the ward, of the force that sent the file, with every measure: where none is 0."""
    files = incidents.select("__file", "supplier", "month").unique()
    measures = pl.DataFrame({"measure": [*measure_of_type().values(), *totals()]})
    areas: dict[str, list[str]] = {slug: _home_areas(gazetteer, slug) for slug in files["supplier"].unique()}
    rows: list[tuple[str, str]] = [(slug, area) for slug, codes in areas.items() for area in codes]
    home = pl.DataFrame(rows, schema=["supplier", "area"], orient="row")
    return files.join(home, on="supplier").join(measures, how="cross")


def _home_areas(gazetteer: Gazetteer, slug: str) -> list[str]:
    force = _own_force(gazetteer, slug)
    kinds: tuple[Any, ...] = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.WARD)
    return [force, *(area.code for kind in kinds for area in gazetteer.children(force, kind))]


def _by_file(frame: pl.DataFrame, names: list[str]) -> list[pl.DataFrame]:
    """The parts of a table whose rows stand in the order of the files: slices, which copy nothing."""
    ends = (
        frame["__file"].search_sorted(pl.Series(range(len(names)), dtype=pl.UInt32), side="right").to_list()
    )
    starts = [0, *ends[:-1]]
    rows = frame.drop("__file")
    return [rows.slice(start, end - start) for start, end in zip(starts, ends, strict=True)]


def _reading(
    received: Received, incidents: pl.DataFrame, observations: pl.DataFrame, notices: list[str]
) -> Reading:
    supplier, month = incidents.select("supplier", "month").row(0)
    return Reading(
        source=SLUG,
        rows=incidents.height,
        observations=observations,
        incidents=incidents,
        notices=tuple(notices),
        series=f"{SLUG}/{supplier}/{month}",
        supplier=supplier,
        period=Period.parse(month).label,
    )
