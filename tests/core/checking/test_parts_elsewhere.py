"""What adds in one table adds in another with the same rows."""

from __future__ import annotations

import pytest

from tithing.checking.read.printed import PrintedCell, PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.test.sums import parts_elsewhere
from tithing.checking.understand.pack import open_book


def _table(name: str, years: tuple[int, int], rows: list[tuple[str, str, str]]) -> PrintedTable:
    heads = tuple(f"Jan to Mar {year}" for year in years)
    made = (PrintedRow(label, (PrintedCell(one, 1), PrintedCell(two, 2))) for label, one, two in rows)
    return PrintedTable(name, heads, tuple(made), "Crime type")


SHOWN = _table(
    "t1", (2019, 2020), [("Kites", "88", "98"), ("Red kites", "25", "24"), ("Blue kites", "63", "74")]
)


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("Kites", "80", "158"), ("Red kites", "24", "86"), ("Blue kites", "56", "72")], []),
        ([("Kites", "24", "86"), ("Red kites", "80", "158"), ("Blue kites [p]", "56", "72")], ["24", "86"]),
        ([("Kites", "80", "158"), ("Green kites", "24", "86"), ("Blue kites", "56", "71")], []),
        ([("Kites", "80", "158"), ("Red kites", "24", "[x]"), ("Blue kites", "56", "71")], []),
    ],
    ids=["adds", "two rows changed round", "other rows", "a part missing"],
)
def test_rows_that_add_in_one_table_add_in_the_other(
    rows: list[tuple[str, str, str]], faults: list[str]
) -> None:
    document = PrintedDocument("a pack", "text", (SHOWN, _table("t2", (2021, 2022), rows)), ())

    relations = list(parts_elsewhere.relations(open_book(document)))

    assert [relation.fault.text for relation in relations if not relation.holds] == faults
