"""Parquet through Polars, in this process: the default."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from tithing.store.parquet.sound import SoundFile

_TYPES: dict[str, Any] = {"string": pl.String, "date": pl.Date, "float64": pl.Float64, "int64": pl.Int64}
_EMPTY = pl.Categorical(
    pl.Categories("empty", "tithing")
)  # of our own: bytes depend on no one else's categories
_AS_TEXT = pl.ScanCastOptions(categorical_to_string="allow")
_SMALL = (
    12_000  # bytes of a file, on average: to read less takes as long as to find out what need not be read
)
_COMPRESSION_LEVEL = 1  # of 1 to 22: a month of street rows is little larger than at 3, and written sooner


class PolarsEngine:
    """Lazy Polars frames."""

    name = "polars"

    def scan(self, files: Sequence[SoundFile]) -> pl.LazyFrame:
        paths = [file.path for file in files]
        return pl.scan_parquet(
            paths,
            glob=False,
            schema=_read_as(paths[0]),
            cast_options=_AS_TEXT,
            use_statistics=sum(path.stat().st_size for path in paths) >= _SMALL * len(paths),
        )

    def table(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> pl.LazyFrame:
        schema = {name: _TYPES[types[name]] for name in columns}
        return pl.LazyFrame({name: list(values) for name, values in columns.items()}, schema=schema)

    def write(
        self, frame: Any, path: Path, *, sort_by: Sequence[str], rows_together: int | None = None
    ) -> None:
        whole: pl.DataFrame = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = _texts_that_begin_empty(whole)
        varying = _varying(whole, {*sort_by, *texts})
        in_order = _in_order(whole, sort_by, [name for name in sort_by if name in varying])
        in_memory = (
            io.BytesIO()
        )  # a full disk is the system's error in its own words, and none of the library's
        empty = [name for name in texts if name not in varying]
        in_order.cast(dict.fromkeys(empty, _EMPTY)).write_parquet(
            in_memory,
            compression="zstd",
            compression_level=_COMPRESSION_LEVEL,
            row_group_size=rows_together,
        )
        path.write_bytes(in_memory.getbuffer())


def _in_order(frame: pl.DataFrame, sort_by: Sequence[str], varying: Sequence[str]) -> pl.DataFrame:
    """The rows sorted, in one piece, so that the same rows are the same bytes however they came.

    Street rows come sorted (one month, by line), and to sort them again would copy twenty wide columns.
    """
    if not varying or (len(varying) == 1 and frame[varying[0]].is_sorted()):
        return frame.rechunk()
    return frame.sort(list(sort_by), maintain_order=True)


def _varying(frame: pl.DataFrame, names: Iterable[str]) -> set[str]:
    """Those of the columns in which more than one value stands: asked of each by itself, for to plan a query over some
    thousand rows takes five times as long as to look at them.
    """
    return {name for name in names if frame.height and _differs(frame[name])}


def _differs(column: pl.Series) -> bool:
    first = column[0]
    return column[-1] != first or bool(column.ne_missing(first).any())


def _texts_that_begin_empty(frame: pl.DataFrame) -> list[str]:
    """Columns of "" throughout, such as notes, are among them: Polars 2.1 takes ten times as long to write these as any
    other text, unless they are categories."""
    return [each.name for each in frame if each.dtype == pl.String and each.len() and each[0] == ""]


def _read_as(path: Path) -> dict[str, Any]:
    """The columns of a file as every file like it is read: text, also where it was written as categories."""
    kinds = pl.scan_parquet(path, glob=False).collect_schema().items()
    return {name: pl.String() if isinstance(kind, pl.Categorical) else kind for name, kind in kinds}


def of_entry(frame: pl.DataFrame, entry: str, columns: Mapping[str, str] | None = None) -> pl.DataFrame:
    """The frame with the entry it came by; with `columns`, just these, in this order and type."""
    kept = frame
    wanted = pl.Schema({name: _TYPES[kind] for name, kind in (columns or {}).items()})
    if columns is not None and frame.schema != wanted:
        kept = frame.select(pl.col(name).cast(kind) for name, kind in wanted.items())
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
