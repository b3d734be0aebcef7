"""Read street-level files: check every row, place it, and count it.

`read_many` reads a batch as one table, because thirty months take hardly longer than one that way; the checks
are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from tithing.places.placing import place_codes
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.police_street.checks import Batch, problems_in, unknown_outcomes
from tithing.sources.police_street.distinct import Distinct, distinct_values
from tithing.sources.police_street.empty import empty_deliveries, series_of
from tithing.sources.police_street.notices import SaidOfFile, said_by_file
from tithing.sources.police_street.opening import has_rows, kind_of_file, problems_at_opening
from tithing.sources.police_street.parse import parse_all
from tithing.sources.police_street.settings import COLUMNS, SLUG
from tithing.sources.police_street.shape import files_table, incidents_of, observations_of, places_table
from tithing.sources.signs import may_be_odd, mended_frame
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused

BATCH_BYTES = 256 * 1024 * 1024  # of CSV at once: about five times that in memory


def recognises(received: Received) -> bool:
    """Whether it is a street file."""
    return kind_of_file(received) == "street"


def sets_aside(received: Received) -> str:
    """Why the two other kinds of file that come in the same download are not read."""
    return _NOT_READ.get(kind_of_file(received), "")


_NOT_READ = {
    "outcomes": "files of outcomes are not read, because street files bring the last outcome of each crime",
    "stop and search": "files of stop and search are not read, because searches are not offences",
}


def read(received: Received, context: Context) -> Reading:
    """Read one file. Raises Refused with every problem of it, up to a hundred."""
    return read_many([received], context)[0]


def read_many(received: Sequence[Received], context: Context) -> list[Reading]:
    """Read many files, in the order given. Raises Refused with the problems of all, up to a hundred."""
    street = [each for each in received if kind_of_file(each) not in ("outcomes", "stop and search")]
    found = {id(each): _set_aside(each) for each in received if each not in street}
    problems = [problem for each in street for problem in problems_at_opening(each)]
    if problems:
        raise Refused(*problems[:100])
    found.update(_read_street(street, context))
    return [found[id(each)] for each in received]


def _read_street(street: Sequence[Received], context: Context) -> dict[int, Reading]:
    """By the identity of a file: those without rows, and the others in batches."""
    empty = [each for each in street if not has_rows(each.path)]
    found = dict(zip(map(id, empty), empty_deliveries(empty, context.gazetteer), strict=True))
    for batch in _batches([each for each in street if each not in empty]):
        found.update(zip(map(id, batch), _read_batch(batch, context), strict=True))
    return found


def _set_aside(received: Received) -> Reading:
    """Nothing: a book that an earlier version made may hold such a file."""
    notice = f"{received.name}: {sets_aside(received)}"
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
    frame, distinct, signs = _mended(parse_all(received), received)
    placed, unknown = place_codes(context.gazetteer, sorted(distinct.values["LSOA code"].to_list()))
    batch = Batch(frame, names, distinct, context.gazetteer, {each.code: each for each in placed}, unknown)
    problems = problems_in(batch)
    if problems:
        raise Refused(*problems)
    files = files_table(distinct, context.gazetteer)
    places = places_table(placed)
    incidents = incidents_of(frame, files, places)
    observations = observations_of(frame, files, places, context.gazetteer)
    said = said_by_file(incidents, names, unknown_outcomes(distinct), context.gazetteer)
    said = [replace(each, notices=(*told, *each.notices)) for each, told in zip(said, signs, strict=True)]
    parts = zip(received, _by_file(incidents, names), _by_file(observations, names), said, strict=True)
    return [_reading(*each) for each in parts]


def _mended(
    frame: pl.DataFrame, received: list[Received]
) -> tuple[pl.DataFrame, Distinct, list[tuple[str, ...]]]:
    """The rows with their characters mended, their different values, and what is to be told of each file."""
    distinct = distinct_values(frame)
    if not may_be_odd(distinct.values.values()):
        return frame, distinct, [()] * len(received)
    mended: list[pl.DataFrame] = []
    told: list[tuple[str, ...]] = []
    for part, file in zip(_by_file(frame, received), received, strict=True):
        now, said = mended_frame(part, COLUMNS, file=file.name, row="__row", held=file.held)
        mended.append(now.select(pl.lit(len(mended), dtype=pl.UInt32).alias("__file"), "__row", *COLUMNS))
        told.append(said)
    whole = pl.concat(mended)
    return whole, distinct_values(whole), told


def _by_file(frame: pl.DataFrame, names: Sequence[object]) -> list[pl.DataFrame]:
    """The parts of a table whose rows stand in the order of the files: slices, which copy nothing."""
    ends = (
        frame["__file"].search_sorted(pl.Series(range(len(names)), dtype=pl.UInt32), side="right").to_list()
    )
    starts = [0, *ends[:-1]]
    rows = frame.drop("__file")
    return [rows.slice(start, end - start) for start, end in zip(starts, ends, strict=True)]


def _reading(
    received: Received, incidents: pl.DataFrame, observations: pl.DataFrame, said: SaidOfFile
) -> Reading:
    supplier, month = incidents.select("supplier", "month").row(0)
    return Reading(
        source=SLUG,
        rows=incidents.height,
        observations=observations,
        incidents=incidents,
        notices=said.notices,
        questions=said.questions,
        series=series_of(supplier, month),
        supplier=supplier,
        period=Period.of_month(month).label,
    )
