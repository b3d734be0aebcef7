"""The cluster's engine keeps the promises of the other: sorted, whole, one file, one expression."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import narwhals as nw
import pytest

from tests.cluster import needs_spark
from tithing.store.engine import Engine, open_engine

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


def test_what_is_written_is_read_back_by_one_expression(engine: Engine, tmp_path: Path) -> None:
    engine.write(engine.table(COLUMNS, TYPES), tmp_path / "file", sort_by=["area"])

    found = nw.from_native(engine.scan([tmp_path / "file"])).filter(nw.col("value") > 1.5).collect("polars")

    assert found.rows() == [("b", date(2018, 4, 1), 2.0, 3)]


def test_one_file_is_written_in_the_order_asked_for(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "file"
    engine.write(engine.table(COLUMNS, TYPES), path, sort_by=["area"])

    assert path.is_file()
    assert nw.from_native(engine.scan([path])).collect("polars")["area"].to_list() == ["a", "b", "c"]


def test_what_spark_wrote_polars_reads_and_the_other_way_round(engine: Engine, tmp_path: Path) -> None:
    here = open_engine("polars")
    here.write(here.table(COLUMNS, TYPES), tmp_path / "here", sort_by=["area"])
    engine.write(engine.table(COLUMNS, TYPES), tmp_path / "there", sort_by=["area"])

    rows = {
        (reader.name, name): nw.from_native(reader.scan([tmp_path / name])).collect("polars").rows()
        for reader in (here, engine)
        for name in ("here", "there")
    }

    assert rows["polars", "here"][0] == ("a", date(2018, 3, 31), 1.0, 4)
    assert all(each == rows["polars", "here"] for each in rows.values())


def test_several_files_are_one_table_and_unsorted_rows_are_all_there(engine: Engine, tmp_path: Path) -> None:
    for name in ("one", "two"):
        engine.write(engine.table(COLUMNS, TYPES), tmp_path / name, sort_by=[])

    both = nw.from_native(engine.scan([tmp_path / "one", tmp_path / "two"])).collect("polars")

    assert sorted(both["rows"].to_list()) == [3, 3, 4, 4, 5, 5]
