"""What an entry puts into the store: one Parquet file for each kind of table and financial year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tithing.store.disk.raw import sha256_of
from tithing.store.journal.entry import StoredFile
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.sound import SoundFile


@dataclass(frozen=True)
class Table:
    """Rows on their way to `store/<folder>/<financial year>/<entry>.parquet`.

    `by` is the date column that says the year, "" when the rows stand under no period. `columns` fixes names,
    order and types; None keeps the frame's own.
    """

    folder: str
    frame: Any
    by: str = ""
    sort_by: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Staged:
    """A file of the store, written whole in a private folder and waiting to be copied into place."""

    written: Path
    stored: StoredFile


def stage_tables(private: Path, engine: Engine, *, entry: str, tables: Sequence[Table]) -> tuple[Staged, ...]:
    """Write every table of an entry in a private folder; nothing is in the book yet."""
    return tuple(
        _stage(private, engine, f"{place}/{entry}.parquet", part, table.sort_by)
        for table in tables
        for place, part in _parts(table, entry)
    )


def stage_bytes(private: Path, *, path: str, content: bytes) -> Staged:
    """Write a small file that is no table in a private folder."""
    written = private / path
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_bytes(content)
    return Staged(written, StoredFile(path, sha256_of(written)))


def rows_among(
    engine: Engine, paths: Sequence[SoundFile], column: str, values: Collection[str]
) -> list[dict[str, Any]]:
    """Those rows of these files, which share their columns, that have one of the values in a column."""
    import narwhals as nw

    chosen = nw.from_native(engine.scan(paths)).lazy().filter(nw.col(column).is_in(list(values)))
    return list(chosen.collect("polars").iter_rows(named=True))


def rows_of(engine: Engine, paths: Sequence[SoundFile]) -> list[dict[str, Any]]:
    """Every row of these files, which share their columns: for small tables such as look-ups."""
    import narwhals as nw

    return list(nw.from_native(engine.scan(paths)).collect("polars").iter_rows(named=True))


def _parts(table: Table, entry: str) -> Iterator[tuple[str, Any]]:
    from tithing.store.parquet.engine_polars import by_financial_year, of_entry

    if not table.frame.height:
        return
    frame = of_entry(table.frame, entry, table.columns)
    if not table.by:
        yield table.folder, frame
        return
    for year, part in by_financial_year(frame, table.by):
        yield f"{table.folder}/{year}", part


def _stage(private: Path, engine: Engine, path: str, frame: Any, sort_by: Sequence[str]) -> Staged:
    engine.write(frame, private / path, sort_by=sort_by)
    return Staged(private / path, StoredFile(path, sha256_of(private / path)))
