"""The different values of a batch, found in one pass: a month has few types and places; checks look at those."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

_TEXT = ("Location", "Crime type", "Last outcome category")
_PLACE = ("LSOA code", "LSOA name")
CRIME_ID = r"^[0-9a-f]{64}$"


@dataclass(frozen=True)
class Distinct:
    """`by_file`: months and forces of each file; `places`: each code beside each name; `values`: of a column, without null;
    `flags`: what occurs.
    """

    by_file: pl.DataFrame
    places: pl.DataFrame
    values: dict[str, pl.Series]
    flags: dict[str, bool]


def distinct_values(frame: pl.DataFrame) -> Distinct:
    """What stands in each column of these files, once each, so that millions of rows are checked by a few values."""
    lazy = frame.lazy()
    by_file = lazy.group_by("__file", maintain_order=True).agg(
        pl.col("Month", "Reported by", "Falls within").unique(maintain_order=True)
    )
    texts = [lazy.select(pl.col(name).unique().drop_nulls()) for name in _TEXT]
    flags = lazy.select(
        pl.col("Crime type").is_null().any().alias("no type"),
        (~pl.col("Crime ID").str.contains(CRIME_ID)).any().alias("bad id"),
        outside("Longitude").any().alias("bad Longitude"),
        outside("Latitude").any().alias("bad Latitude"),
        (pl.col("Longitude").is_null() != pl.col("Latitude").is_null()).any().alias("half a point"),
        pl.col("Context").is_not_null().any().alias("context"),
    )
    first, places, *columns, last = pl.collect_all([by_file, _places(lazy), *texts, flags])
    values = {name: column.to_series() for name, column in zip(_TEXT, columns, strict=True)}
    values.update({name: places[name].unique().drop_nulls() for name in _PLACE})
    return Distinct(first, places, values, dict(zip(last.columns, map(bool, last.row(0)), strict=True)))


def _places(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Rows of a place stand together, so that nearly all of them are as the one before."""
    code, name = map(pl.col, _PLACE)
    begins = code.ne_missing(code.shift()) | name.ne_missing(name.shift())
    return rows.select(_PLACE).filter(begins).unique(maintain_order=True)


# Great Britain, Northern Ireland and the sea around: a point elsewhere has lost its sign or its decimals.
BOUNDS = {"Longitude": (-9.0, 2.5), "Latitude": (49.0, 61.5)}


def outside(column: str) -> pl.Expr:
    """Where there is a value and it is no number in the bounds."""
    number = pl.col(column).cast(pl.Float64, strict=False)
    return pl.col(column).is_not_null() & ~number.is_between(*BOUNDS[column]).fill_null(False)
