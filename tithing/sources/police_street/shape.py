"""Rows as published in the shape of incidents, and their counts in the shape of observations."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tithing.incidents.counting import as_observations, count_incidents, with_zeros
from tithing.incidents.schema import AREAS, FITS
from tithing.incidents.schema import COLUMNS as INCIDENT_COLUMNS
from tithing.places.gazetteer import Gazetteer
from tithing.places.placing import UNPLACED, Placing
from tithing.sources.police_street.checks import force_slug
from tithing.sources.police_street.distinct import Distinct
from tithing.sources.police_street.settings import SLUG, measure_of_type, totals
from tithing.vocabulary.areas import AreaKind

Words = dict[str, pl.Enum]  # by column, the words that can stand in it

_FILE = "__file"
_TEXT = dict.fromkeys(Placing._fields, pl.String)
_HOME_KINDS = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.WARD)


def files_table(distinct: Distinct, gazetteer: Gazetteer) -> pl.DataFrame:
    """For each file its supplier (slug of the force), month and the force's own area."""
    first = distinct.by_file.select(_FILE, pl.col("Reported by", "Month").list.first())
    rows = [(file, force_slug(gazetteer, name), month) for file, name, month in first.iter_rows()]
    codes = {slug: gazetteer.force_called(slug).code for _, slug, _ in rows}
    schema = {_FILE: pl.UInt32, "supplier": pl.String, "month": pl.String, "own": pl.String}
    return pl.DataFrame([(*row, codes[row[1]]) for row in rows], schema=schema, orient="row")


def incidents_of(frame: pl.DataFrame, files: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Every row as an incident, in order, with `__file` before the columns."""
    place = places[frame["LSOA code"].fill_null("").cast(pl.Enum(places["code"])).to_physical()]
    file = files[frame[_FILE]]  # each file has rows, so that its place among them is its number
    measures = pl.Series(measure_of_type().values())
    own = place["fit"] == UNPLACED
    return frame.select(
        _FILE,
        *_texts(source=SLUG, breakdown=""),
        file["supplier"],
        file["month"],
        pl.lit(None, dtype=pl.Date).alias("date"),
        measures.gather(frame["Crime type"].cast(pl.Enum(list(measure_of_type()))).to_physical()).alias(
            "measure"
        ),
        pl.col("Crime type").alias("type"),
        *place.select("code", "lsoa", "ward", "district", "csp", "fit"),
        place["force"].zip_with(~own, file["own"]),
        pl.col("Longitude").cast(pl.Float64).alias("longitude"),
        pl.col("Latitude").cast(pl.Float64).alias("latitude"),
        pl.col("Location").fill_null("").alias("location"),
        pl.col("Last outcome category").fill_null("").alias("outcome"),
        pl.col("Crime ID").alias("incident_id"),
        pl.col("__row").cast(pl.Int64).alias("row"),
    ).select(_FILE, *INCIDENT_COLUMNS)


def _texts(**values: str) -> list[pl.Expr]:
    return [pl.lit(value).alias(name) for name, value in values.items()]


def observations_of(
    frame: pl.DataFrame, files: pl.DataFrame, places: pl.DataFrame, gazetteer: Gazetteer
) -> pl.DataFrame:
    """The counts, sorted by file, with `__file` before the columns.

    They are counted by type and area code before they are placed: a month has a tenth as many of these as rows.
    """
    expected = _expected(files, gazetteer)
    words = _words(files, places, expected)
    cells = (
        frame.lazy().group_by(_FILE, "Crime type", "LSOA code").agg(pl.len().cast(pl.Int64).alias("value"))
    )
    known = _placed(cells, _held(files, words), _held(places, words), words)
    counts = count_incidents(known.collect().lazy(), totals=totals(), keys=(_FILE,))
    filled = with_zeros(counts, _held(expected, words).lazy(), keys=(_FILE,))
    found = filled.collect().to_native().sort(_FILE, "measure", "area").cast({pl.Enum: pl.String})
    observations: pl.DataFrame = as_observations(found, keys=(_FILE,)).collect().to_native()
    return observations


def _placed(rows: pl.LazyFrame, files: pl.DataFrame, places: pl.DataFrame, words: Words) -> pl.LazyFrame:
    """Rows with their supplier, month, measure and places; one without an area is in its force's own."""
    known = rows.with_columns(pl.col("LSOA code").fill_null("").alias("code"))
    known = known.join(files.lazy(), on=_FILE, how="left")
    known = known.join(places.lazy(), on="code", how="left")
    return known.with_columns(
        pl.col("Crime type")
        .replace_strict(measure_of_type(), return_dtype=words["measure"])
        .alias("measure"),
        pl.lit("", dtype=words["breakdown"]).alias("breakdown"),
        pl.when(pl.col("fit") == UNPLACED).then("own").otherwise("force").alias("force"),
    )


def places_table(placed: Sequence[Placing]) -> pl.DataFrame:
    """Where each code lies, and that no code lies nowhere."""
    nowhere = Placing("", "", "", "", "", "", UNPLACED)
    columns = zip(*placed, nowhere, strict=True)
    return pl.DataFrame(dict(zip(Placing._fields, columns, strict=True)), schema_overrides=_TEXT)


def _words(files: pl.DataFrame, places: pl.DataFrame, expected: pl.DataFrame) -> Words:
    """Every text that can stand in a column, in order: held as numbers, they group and sort in a third of the time."""
    codes = [*places.select(AREAS), files["own"], expected["area"]]
    area = pl.Enum(pl.concat([column.unique() for column in codes]).unique().sort())
    return {
        **dict.fromkeys((*AREAS, "own", "area"), area),
        "fit": pl.Enum(FITS),
        "measure": pl.Enum(sorted({*measure_of_type().values(), *totals()})),
        "breakdown": pl.Enum([""]),
        **{name: pl.Enum(files[name].unique().sort()) for name in ("supplier", "month")},
    }


def _held(frame: pl.DataFrame, words: Words) -> pl.DataFrame:
    return frame.with_columns(pl.col(name).cast(words[name]) for name in frame.columns if name in words)


def _expected(files: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """Every area, down to the ward, of the force that sent the file, with every measure: where none is 0."""
    own = dict(files.select("supplier", "own").unique().iter_rows())
    rows = [(slug, area) for slug, force in sorted(own.items()) for area in _home_areas(gazetteer, force)]
    home = pl.DataFrame(rows, schema={"supplier": pl.String, "area": pl.String}, orient="row")
    measures = pl.DataFrame({"measure": [*measure_of_type().values(), *totals()]})
    return files.drop("own").join(home, on="supplier").join(measures, how="cross")


def _home_areas(gazetteer: Gazetteer, force: str) -> list[str]:
    return [force, *(area.code for kind in _HOME_KINDS for area in gazetteer.children(force, kind))]
