"""The cluster's engine keeps the promises of the other: sorted, whole, one file, one expression."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

from tests.cluster import needs_spark
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.entry import StoredFile
from tithing.store.parquet.engine import Engine, open_engine
from tithing.store.parquet.sound import sound_files

pytestmark = needs_spark

TYPES = {"area": "string", "day": "date", "value": "float64", "rows": "int64"}
COLUMNS = {
    "area": ["b", "a", "c"],
    "day": [date(2018, 4, 1), date(2018, 3, 31), None],
    "value": [2.0, 1.0, None],
    "rows": [3, 4, 5],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine("pyspark")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def _scan(engine: Engine, store: Path, *names: str) -> Any:
    """Through the one gate, as the files of a book are."""
    stored = [StoredFile(name, sha256_of(store / name)) for name in names]
    return nw.from_native(engine.scan(sound_files(BookFolder(store.parent), stored)))


def test_what_is_written_is_read_back_by_one_expression(engine: Engine, store: Path) -> None:
    engine.write(engine.table(COLUMNS, TYPES), store / "file", sort_by=["area"])

    found = _scan(engine, store, "file").filter(nw.col("value") > 1.5).collect("polars")

    assert found.rows() == [("b", date(2018, 4, 1), 2.0, 3)]


def test_one_file_is_written_in_the_order_asked_for(engine: Engine, store: Path) -> None:
    path = store / "new folder" / "file"
    engine.write(engine.table(COLUMNS, TYPES), path, sort_by=["area"])

    assert path.is_file()
    assert _scan(engine, store, "new folder/file").collect("polars")["area"].to_list() == ["a", "b", "c"]


def test_what_spark_wrote_polars_reads_and_the_other_way_round(engine: Engine, store: Path) -> None:
    here = open_engine("polars")
    here.write(here.table(COLUMNS, TYPES), store / "here", sort_by=["area"])
    engine.write(engine.table(COLUMNS, TYPES), store / "there", sort_by=["area"])

    rows = {
        (reader.name, name): _scan(reader, store, name).collect("polars").rows()
        for reader in (here, engine)
        for name in ("here", "there")
    }

    assert rows["polars", "here"][0] == ("a", date(2018, 3, 31), 1.0, 4)
    assert all(each == rows["polars", "here"] for each in rows.values())


def test_several_files_are_one_table_and_unsorted_rows_are_all_there(engine: Engine, store: Path) -> None:
    for name in ("one", "two"):
        engine.write(engine.table(COLUMNS, TYPES), store / name, sort_by=[])

    both = _scan(engine, store, "one", "two").collect("polars")

    assert sorted(both["rows"].to_list()) == [3, 3, 4, 4, 5, 5]
