"""The book's Parquet is plain: whoever has Polars, DuckDB, pandas or Spark reads the same rows with one call, no key asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.cluster import needs_spark
from tests.support.books import ledger, make_book, monthly, take
from tithing.reading.book import Book
from tools.observed import read_observations

SHOWN = ("measure", "area", "period", "start", "value", "status", "note")
Seen = list[tuple[Any, ...]]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Figures of two years, one revised, and incidents; some texts are empty throughout, and a date is not there."""
    made = make_book(tmp_path / "book")
    said = ("thefts,E06000001,2018-01,96", "thefts,E06000002,2018-05,41")
    take(made, ledger(tmp_path / "a.csv", *said), released=date(2018, 6, 1))
    take(made, ledger(tmp_path / "b.csv", "thefts,E06000001,2018-01,99"), released=date(2018, 7, 1))
    take(made, monthly(tmp_path / "m.csv", "2018-02", E06000001=3), released=date(2018, 7, 2))
    assert len(read_observations(made.folder).all) == 3
    return made


def _files(book: Book) -> dict[str, list[Path]]:
    """Those of the store's figures, and those that are kept of what stands."""
    return {
        "store": sorted((book.folder.store / "observations").rglob("*.parquet")),
        "kept": sorted((book.folder.cache / "standing").rglob("*.parquet")),
    }


def _by_polars(files: list[Path]) -> Seen:
    read = (pl.read_parquet(path).select(SHOWN).cast({"note": pl.String}) for path in files)
    whole = pl.concat(list(read))
    return sorted(whole.rows(), key=repr)


@pytest.mark.parametrize("which", ["store", "kept"])
def test_polars_reads_each_file_as_it_stands(book: Book, which: str) -> None:
    files = _files(book)[which]

    assert len(files) == {"store": 4, "kept": 2}[which]
    assert {row[4] for row in _by_polars(files)} == {96.0, 99.0, 41.0, 3.0}


@pytest.mark.parametrize("which", ["store", "kept"])
def test_duckdb_reads_the_same(book: Book, which: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    files = _files(book)[which]
    found = duckdb.sql(
        f"select {', '.join(SHOWN)} from read_parquet({[str(path) for path in files]})"
    ).fetchall()

    assert sorted(found, key=repr) == _by_polars(files)


@pytest.mark.parametrize("which", ["store", "kept"])
def test_pandas_reads_the_same(book: Book, which: str) -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    files = _files(book)[which]
    whole = pandas.concat([pandas.read_parquet(path)[list(SHOWN)] for path in files])

    assert sorted(whole.itertuples(index=False, name=None), key=repr) == _by_polars(files)


@needs_spark
@pytest.mark.parametrize("which", ["store", "kept"])
def test_spark_reads_the_same(book: Book, which: str) -> None:
    from pyspark.sql import SparkSession  # type: ignore[import-not-found,unused-ignore]

    files = _files(book)[which]
    rows = SparkSession.builder.getOrCreate().read.parquet(*map(str, files)).select(*SHOWN).collect()

    assert sorted((tuple(row) for row in rows), key=repr) == _by_polars(files)


def test_of_what_is_kept_the_rows_that_stand_are_the_figures_of_today(book: Book) -> None:
    (first, second) = _files(book)["kept"]
    rows = pl.concat([pl.read_parquet(first), pl.read_parquet(second)], how="vertical_relaxed")

    standing = rows.filter("stands").select("area", "period", "value").rows()
    assert sorted(standing) == [
        ("E06000001", "2018-01", 99.0),
        ("E06000001", "2018-02", 3.0),
        ("E06000002", "2018-05", 41.0),
    ]
