"""Parquet through Polars, in this process: the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

_TYPES: dict[str, Any] = {"string": pl.String, "date": pl.Date, "float64": pl.Float64, "int64": pl.Int64}
_COMPRESSION_LEVEL = 1  # of 1 to 22: a month of street rows is little larger than at 3, and written sooner


class PolarsEngine:
    """Lazy Polars frames."""

    name = "polars"

    def scan(self, paths: Sequence[Path]) -> pl.LazyFrame:
        return pl.scan_parquet(list(paths), glob=False)

    def table(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> pl.LazyFrame:
        schema = {name: _TYPES[types[name]] for name in columns}
        return pl.LazyFrame({name: list(values) for name, values in columns.items()}, schema=schema)

    def write(self, frame: Any, path: Path, *, sort_by: Sequence[str]) -> None:
        whole: pl.DataFrame = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
        path.parent.mkdir(parents=True, exist_ok=True)
        in_order = whole.sort(list(sort_by), maintain_order=True) if sort_by else whole
        in_order.write_parquet(path, compression="zstd", compression_level=_COMPRESSION_LEVEL)


def of_entry(frame: pl.DataFrame, entry: str, columns: Mapping[str, str] | None = None) -> pl.DataFrame:
    """The frame with the entry it came by; with `columns`, just these, in this order and type."""
    kept = frame
    if columns is not None:
        kept = frame.select(pl.col(name).cast(_TYPES[kind]) for name, kind in columns.items())
    return kept.with_columns(entry=pl.lit(entry))


def by_financial_year(frame: pl.DataFrame, column: str) -> Iterator[tuple[str, pl.DataFrame]]:
    """The frame cut by the financial year, from April, in which `column` (a date or "2018-01…") falls."""
    first, last = _year_code(frame[column].min()), _year_code(frame[column].max())
    if first == last:  # a month, as most files are, needs no cutting
        yield first, frame
        return
    yield from _cut(frame, column)


def _cut(frame: pl.DataFrame, column: str) -> list[tuple[str, pl.DataFrame]]:
    codes = {value: _year_code(value) for value in frame[column].unique().to_list()}
    year = pl.col(column).replace_strict(codes, return_dtype=pl.String).alias("__year")
    parts = frame.with_columns(year).partition_by(
        "__year", as_dict=True, include_key=False, maintain_order=True
    )
    return sorted(((str(code), part) for (code,), part in parts.items()), key=lambda pair: pair[0])


def _year_code(value: Any) -> str:
    year, month = int(str(value)[:4]), int(str(value)[5:7])
    start = year if month >= 4 else year - 1
    return f"{start}-{(start + 1) % 100:02d}"
