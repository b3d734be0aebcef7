"""Count incidents into observations: by month, for the LSOA, ward, district, CSP and force area each fell in.

Rows are never merged: two rows alike in everything are two incidents, and so are rows without an id. Each
row counts once at every level, where it fell and not where its force usually is; so an area's figure is the
sum over the suppliers. A row with no published place counts in its force's own area and nowhere smaller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

from tithing.incidents.schema import AREAS
from tithing.observations.schema import READ_COLUMNS
from tithing.places.placing import BEST_FIT

Lazy = nw.LazyFrame[Any]
_KEYS = ("supplier", "month", "measure", "breakdown")
COUNT_COLUMNS = ("area", *_KEYS, "value", "best_fit")


def count_incidents(
    incidents: Any,
    *,
    totals: Mapping[str, Sequence[str]] | None = None,
    areas: Sequence[str] = AREAS,
    keys: Sequence[str] = (),
) -> Lazy:
    """One row for each area, supplier, month, measure and breakdown that has an incident.

    `incidents` is any frame narwhals knows, with the columns of `schema.COLUMNS`. `totals` gives measures made
    of others ({"street_all_crime": ("street_burglary", ...)}), `keys` columns to keep apart besides. Texts may
    come as a fixed list of words (an Enum, with the totals among the measures), which group sooner. `value` is
    how many, `best_fit` how many of them an LSOA look-up could only place by best fit.
    """
    cells = _smallest_cells(_lazy(incidents), keys)
    counted = nw.concat([_by_area(cells, area, keys) for area in areas])
    return nw.concat([counted, *(_total(counted, *each, keys) for each in (totals or {}).items())])


def with_zeros(counts: Any, expected: Any, *, keys: Sequence[str] = ()) -> Lazy:
    """The counts, and a 0 for each row of `expected` (area, supplier, month, measure) that had no incident.

    A month that was received and has no robbery has 0 robberies; only a month not received is missing.
    """
    kinds = _lazy(counts).collect_schema()
    zeros = _lazy(expected).with_columns(
        nw.lit("").cast(kinds["breakdown"]).alias("breakdown"),
        nw.lit(0).cast(nw.Int64).alias("value"),
        nw.lit(0).cast(nw.Int64).alias("best_fit"),
    )
    columns = [*keys, *COUNT_COLUMNS]
    both = nw.concat([_lazy(counts).select(columns), zeros.select(columns)])
    return both.group_by(*keys, "area", *_KEYS).agg(nw.col("value").sum(), nw.col("best_fit").sum())


def as_observations(counts: Any, *, unit: str = "count", keys: Sequence[str] = ()) -> Lazy:
    """Counts in the columns of an observation. The row is 0: it was counted, not read."""
    start = (nw.col("month") + nw.lit("-01")).str.to_datetime(format="%Y-%m-%d").cast(nw.Date)
    frame = _lazy(counts).with_columns(
        start.alias("start"),
        nw.lit("month").alias("kind"),
        nw.col("value").cast(nw.Float64).alias("value"),
        nw.lit(unit).alias("unit"),
        nw.lit("final").alias("status"),
        nw.lit("").alias("reason"),
        nw.lit(None, dtype=nw.Date).alias("expected"),
        _best_fit_note().alias("note"),
        nw.lit("open").alias("access"),
        nw.lit("").alias("comparability"),
        nw.lit(0).cast(nw.Int64).alias("row"),
    )
    frame = frame.with_columns(nw.col("start").dt.offset_by("1mo").dt.offset_by("-1d").alias("end"))
    frame = frame.with_columns(_month_code().alias("period"))
    return frame.select(*keys, *READ_COLUMNS)


def _month_code() -> Any:
    """The code of each row's month, which says its days where "2011-12" would be read as a year."""
    month = nw.col("month").cast(nw.String)
    days = nw.concat_str(month, nw.lit("-01.."), month, nw.lit("-"), nw.col("end").dt.day().cast(nw.String))
    return nw.when(month.is_in(_LIKE_YEARS)).then(days).otherwise(month)


_LIKE_YEARS = [f"20{year:02d}-{year + 1:02d}" for year in range(12)]


def count_by_day(incidents: Any, *, area: str = "ward") -> Lazy:
    """How many incidents each area had on each day, for lists that give the day."""
    dated = _lazy(incidents).filter(~nw.col("date").is_null())
    return dated.group_by(nw.col(area).alias("area"), "date", "measure").agg(nw.len().alias("value"))


def _lazy(frame: Any) -> Lazy:
    found: Lazy = nw.from_native(frame, pass_through=False).lazy()
    return found


def _smallest_cells(incidents: Lazy, keys: Sequence[str]) -> Lazy:
    """Counts at the finest level; a row that has a `value` stands for that many incidents."""
    columns = incidents.collect_schema().names()
    how_many = nw.col("value").sum() if "value" in columns else nw.len()
    cells = incidents.group_by(*keys, *_KEYS, *AREAS, "fit").agg(how_many.cast(nw.Int64).alias("value"))
    unsure = nw.when(nw.col("fit") == BEST_FIT).then(nw.col("value")).otherwise(nw.lit(0).cast(nw.Int64))
    return cells.with_columns(unsure.alias("best_fit"))


def _total(counted: Lazy, total: str, parts: Sequence[str], keys: Sequence[str]) -> Lazy:
    """Summed from the counts of each area, which are far fewer than the incidents."""
    summed = (
        counted.filter(nw.col("measure").is_in(list(parts)))
        .with_columns(nw.lit(total).cast(counted.collect_schema()["measure"]).alias("measure"))
        .group_by(*keys, "area", *_KEYS)
        .agg(nw.col("value").sum(), nw.col("best_fit").sum())
    )
    return summed.select(*keys, *COUNT_COLUMNS)


def _by_area(cells: Lazy, area: str, keys: Sequence[str]) -> Lazy:
    placed = cells.filter(nw.col(area) != "").with_columns(nw.col(area).alias("area"))
    counted = placed.group_by(*keys, "area", *_KEYS).agg(nw.col("value").sum(), nw.col("best_fit").sum())
    if area != "ward":  # above the ward a split LSOA lies whole; below, it keeps its own code
        counted = counted.with_columns(nw.lit(0).cast(nw.Int64).alias("best_fit"))
    return counted.select(*keys, *COUNT_COLUMNS)


def _best_fit_note() -> nw.Expr:
    words = nw.concat_str(
        nw.col("best_fit").cast(nw.String),
        nw.lit(" of these placed by best fit: an LSOA of 2011 since divided between wards"),
    )
    return nw.when(nw.col("best_fit") > 0).then(words).otherwise(nw.lit(""))
