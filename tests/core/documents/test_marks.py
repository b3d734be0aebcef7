"""Every mark in a table is explained beneath it, once (R98, R101)."""

from __future__ import annotations

from dataclasses import replace

from tests.support.sample_document import count, indicator_table, percent, sample_document
from tithing.documents.marks import explained_marks, shared_marks
from tithing.documents.parts import Column, DocumentTable, Row
from tithing.documents.renderers.lay_out import lay_out
from tithing.vocabulary.quantity import Known, NotApplicable, Status

UNDER_TEN = NotApplicable("no percentage from a count under 10", "R82")


def table(*rows: Row) -> DocumentTable:
    columns = (
        Column("name", "Type", numeric=False),
        Column("value", "Count"),
        Column("percent", "Change", "%"),
    )
    return DocumentTable("crime", "Crime", columns, rows)


def test_plain_marks_share_a_line_and_reasons_have_their_own() -> None:
    shown = table(
        Row(("Arson", count(Known(3.0, Status.PROVISIONAL)), percent(UNDER_TEN))),
        Row(("Robbery", count(Known(4.0, Status.REVISED)), percent(UNDER_TEN))),
    )

    assert explained_marks(shown) == (
        "[p] provisional; [r] revised since it was last published",
        "[z] not applicable: no percentage from a count under 10",
    )


def test_an_unusual_reason_names_its_rows() -> None:
    from_zero = NotApplicable("no percentage from zero", "R82")
    shown = table(
        Row(("Arson", count(3), percent(UNDER_TEN))),
        Row(("Robbery", count(4), percent(UNDER_TEN))),
        Row(("Homicide", count(1), percent(from_zero))),
    )

    assert explained_marks(shown)[-1] == "[z] not applicable: no percentage from zero (Homicide)"


def test_final_figures_need_no_legend() -> None:
    assert explained_marks(table(Row(("Arson", count(30), percent(12.0))))) == ()


def test_each_mark_of_the_sample_is_explained() -> None:
    lines = " ".join(explained_marks(indicator_table()))

    for mark in ("[p]", "[r]", "[b]", "[c]", "[x]", "[z]"):
        assert mark in lines


def test_status_that_all_numbers_of_a_column_share_stands_in_its_head() -> None:
    provisional = [count(Known(number, Status.PROVISIONAL)) for number in (3.0, 4.0)]
    shown = table(
        Row(("Arson", provisional[0], percent(5.0))), Row(("Robbery", provisional[1], percent(UNDER_TEN)))
    )

    laid = lay_out(replace(sample_document(), parts=(shown,), notes=())).tables()[0]

    assert shared_marks(shown) == {"value": "[p]"}
    assert [column.head for column in laid.columns] == ["Type", "Count [p]", "Change (%)"]
    assert [row.cells[1].text for row in laid.rows] == ["3", "4"]
    assert "[p] provisional" in laid.marks


def test_column_of_mixed_status_keeps_its_marks_in_the_cells() -> None:
    shown = table(Row(("Arson", count(Known(3.0, Status.PROVISIONAL)), "")), Row(("Robbery", count(4), "")))

    assert shared_marks(shown) == {}
