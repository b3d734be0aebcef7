"""Every mark in a table is explained beneath it, once (R98, R101)."""

from __future__ import annotations

from tests.support.sample_document import count, indicator_table, percent
from tithing.documents.marks import explained_marks
from tithing.documents.parts import Column, Row, Table
from tithing.vocabulary.quantity import Known, NotApplicable, Status

UNDER_TEN = NotApplicable("no percentage from a count under 10", "R82")


def table(*rows: Row) -> Table:
    columns = (
        Column("name", "Type", numeric=False),
        Column("value", "Count"),
        Column("percent", "Change", "%"),
    )
    return Table("crime", "Crime", columns, rows)


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
