"""The same rows give the same bytes, cut by financial year (R80), on whichever engine."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.entry import StoredFile
from tithing.store.parquet.engine import open_engine
from tithing.store.parquet.engine_polars import by_financial_year
from tithing.store.parquet.sound import SoundFile, sound_files
from tithing.vocabulary.problems import Refused

FRAME = pl.DataFrame({"area": ["b", "a", "c"], "value": [2.0, 1.0, None]})


def _sound(*paths: Path) -> tuple[SoundFile, ...]:
    """These files of the store in `tmp_path`, held against what they are."""
    folder = BookFolder(paths[0].parents[1])
    return sound_files(folder, [StoredFile(path.name, sha256_of(path)) for path in paths])


def test_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    engine = open_engine()

    engine.write(FRAME, tmp_path / "one", sort_by=["area"])
    engine.write(FRAME.reverse().lazy(), tmp_path / "two", sort_by=["area"])

    assert sha256_of(tmp_path / "one") == sha256_of(tmp_path / "two")


def test_what_is_written_is_read_back_by_one_expression(tmp_path: Path) -> None:
    engine = open_engine()
    table = engine.table({"area": ["b", "a"], "value": [2.0, 1.0]}, {"area": "string", "value": "float64"})
    engine.write(table, tmp_path / "store" / "file", sort_by=["area"])

    found = (
        nw.from_native(engine.scan(_sound(tmp_path / "store" / "file")))
        .filter(nw.col("value") > 1.5)
        .collect("polars")
    )

    assert found.rows() == [("b", 2.0)]


def test_a_path_is_never_a_pattern(tmp_path: Path) -> None:
    engine = open_engine()
    engine.write(FRAME, tmp_path / "store" / "a[1]*.parquet", sort_by=[])

    assert engine.scan(_sound(tmp_path / "store" / "a[1]*.parquet")).collect().height == 3


def test_text_that_is_empty_throughout_one_file_is_read_as_text_of_them_all(tmp_path: Path) -> None:
    engine = open_engine()
    noted = FRAME.with_columns(note=pl.lit("estimated"), row=pl.lit(None, dtype=pl.String))
    engine.write(FRAME.with_columns(note=pl.lit(""), row=pl.lit("")), tmp_path / "store" / "one", sort_by=[])
    engine.write(noted, tmp_path / "store" / "two", sort_by=[])

    for paths in (
        [tmp_path / "store" / "one", tmp_path / "store" / "two"],
        [tmp_path / "store" / "two", tmp_path / "store" / "one"],
    ):
        both = engine.scan(_sound(*paths))

        assert both.collect_schema()["note"] == pl.String
        assert both.filter(pl.col("note") == "").collect().height == 3
        assert both.filter(pl.col("row").is_null()).collect()["note"].unique().to_list() == ["estimated"]


@given(rows=st.lists(st.tuples(st.sampled_from("ab"), st.none() | st.integers(0, 3), st.integers(0, 9))))
def test_what_stands_in_order_already_is_written_as_sorting_would(rows: list[tuple[str, int, int]]) -> None:
    frame = pl.DataFrame(rows, schema={"month": pl.String, "row": pl.Int64, "value": pl.Int64}, orient="row")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        open_engine().write(frame, path, sort_by=["month", "row"])

        assert pl.read_parquet(path).equals(frame.sort("month", "row", maintain_order=True))


def test_rows_in_pieces_give_the_bytes_of_rows_in_one(tmp_path: Path) -> None:
    engine = open_engine()
    whole = pl.DataFrame({"month": ["2025-01"] * 4, "row": [2, 3, 4, 5], "note": [""] * 4})
    pieces = pl.concat([whole.head(1), whole.slice(1, 2), whole.tail(1)], rechunk=False)

    engine.write(whole, tmp_path / "one", sort_by=["month", "row"])
    engine.write(pieces, tmp_path / "two", sort_by=["month", "row"])

    assert pieces.n_chunks() == 3
    assert sha256_of(tmp_path / "one") == sha256_of(tmp_path / "two")


def test_a_cluster_that_is_not_installed_is_refused_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)

    with pytest.raises(Refused, match=r"pyspark is not installed here.*tithing\[scale\]"):
        open_engine("pyspark")


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(Refused, match="polars, pyspark"):
        open_engine("abacus")


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([date(2018, 3, 31)], ["2017-18"]),
        ([date(2018, 4, 1)], ["2018-19"]),
        ([date(2018, 4, 1), date(2018, 3, 31), date(1999, 12, 31)], ["1999-00", "2017-18", "2018-19"]),
        (["2018-03", "2018-04"], ["2017-18", "2018-19"]),
    ],
)
def test_the_financial_year_turns_on_the_first_of_april(days: list[object], years: list[str]) -> None:
    parts = list(by_financial_year(pl.DataFrame({"day": days}), "day"))

    assert [year for year, _ in parts] == years
    assert sum(part.height for _, part in parts) == len(days)
    assert all(part.columns == ["day"] for _, part in parts)
