"""Each chart of the demonstration's reports stands directly before or after its table, under the same heading."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.seen import BY_THE_PUBLIC
from tithing.documents.parts import Chart, ChartKind, Document, DocumentPart, DocumentTable, Heading
from tithing.reading.book import open_book
from tithing.vocabulary.period import Period
from tithing.workflows.figures_out.report import performance_report

REPORTS = (("2017-18Q4",), ("2020-21Q3", "2020-21Q4"), ("2024-25Q4",))


def apart(parts: tuple[DocumentPart, ...]) -> list[str]:
    """The charts that have a table and do not stand beside it."""
    next_to = [*pairwise(parts), *((after, before) for before, after in pairwise(parts))]
    beside = [one for one, other in next_to if is_pair(one, other)]
    charts = [part for part in parts if isinstance(part, Chart) and part.table_id]
    return [chart.id for chart in charts if chart not in beside]


def is_pair(one: DocumentPart, other: DocumentPart) -> bool:
    return isinstance(one, Chart) and isinstance(other, DocumentTable) and one.table_id == other.id


def written(book: Path, quarters: tuple[str, ...], output: Path) -> Document:
    return performance_report(
        open_book(book), spans=[Period.parse(each) for each in quarters], formats=["json"], output=output,
        published=date(2025, 9, 1), **BY_THE_PUBLIC,
    ).document  # fmt: skip


@pytest.mark.parametrize("quarters", REPORTS, ids=" ".join)
def test_a_chart_stands_beside_its_table(
    demonstration: Path, tmp_path: Path, quarters: tuple[str, ...]
) -> None:
    document = written(demonstration, quarters, tmp_path)

    assert sum(bool(chart.table_id) for chart in document.charts()) > 1
    assert apart(document.parts) == []


@pytest.mark.parametrize("quarters", REPORTS, ids=" ".join)
def test_no_two_tables_of_a_report_have_one_title(
    demonstration: Path, tmp_path: Path, quarters: tuple[str, ...]
) -> None:
    captions = [table.caption for table in written(demonstration, quarters, tmp_path).tables()]

    assert len(captions) > 5
    assert len(set(captions)) == len(captions)


def test_a_chart_with_a_heading_between_stands_apart() -> None:
    table = DocumentTable("t", "Theft", (), ())
    chart = Chart("c", ChartKind.BAR, "Theft rose", "Theft", (), alt="", table_id="t")

    assert apart((chart, table)) == []
    assert apart((table, chart)) == []
    assert apart((chart, Heading("Robbery", 3), table)) == ["c"]
