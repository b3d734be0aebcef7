"""The same definition gives the same number on one machine and on a cluster: Polars and PySpark."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.cluster import needs_spark
from tests.support.books import make_book
from tests.support.seen import BY_AN_OFFICER
from tithing.reading.book import open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.files_in.import_files import import_files

ROWS = """\
measure,area,period,value,unit
Shoplifting,Hartlepool,2018-01,140,count
Shoplifting,Hartlepool,2018-02,132,count
Shoplifting,Hartlepool,2018-03,140,count
Shoplifting,Hartlepool,2016-17Q4,283,count
Population,Hartlepool,2018,91100,count
"""

pytestmark = needs_spark


def test_figures_are_the_same_on_either_engine(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(ROWS, encoding="utf-8")
    import_files(make_book(tmp_path / "book"), [path], now=datetime(2026, 11, 2, tzinfo=UTC))

    quarter = Period.parse("2017-18Q4")
    here, there = (
        figures(open_book(tmp_path / "book", engine=engine), **BY_AN_OFFICER, period=quarter)
        for engine in ("polars", "pyspark")
    )

    assert [result.value.quantity for result in here if result.indicator == "shoplifting"]
    assert here == there
