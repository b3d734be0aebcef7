"""A workbook's cell is read as it is shown (R84: rounded once, half away from zero)."""

from __future__ import annotations

import pytest

from tithing.checking.read.office.number_formats import BUILT_IN, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.117139339, "0.0%", "11.7%"),
        (0.285, "0%", "29%"),
        (2718.0, "#,##0", "2,718"),
        (2718.0, "General", "2718"),
        (11.7139339, "General", "11.7139339"),
        (-285.0, "#,##0", "-285"),
        (285.0, "+#,##0;-#,##0;0", "+285"),
        (-285.0, "+#,##0;-#,##0;0", "-285"),
        (0.0, "+#,##0;-#,##0;0", "0"),
        (-62.0, "#,##0;(#,##0)", "(62)"),
        (-62.0, "[Red]#,##0_);[Red](#,##0)", "(62)"),
        (0.0, '0;-0;"none"', "none"),
        (-0.04, "0.0", "0.0"),
        (2.675, "0.00", "2.68"),
        (1234567.0, "#,##0,", "1,235"),
        (387.0, '"£"#,##0"m"', "£387m"),
        (387.5, "[$£-809]#,##0.00", "£387.50"),
        (4.5, "0.##", "4.5"),
        (4.0, "0.##", "4"),
        (36.0, '0" [p]"', "36 [p]"),
        (42826.0, "mmm-yy", "Apr-17"),
        (42826.0, "d mmmm yyyy", "1 April 2017"),
        (42826.0, "dd/mm/yyyy", "01/04/2017"),
        (0.5, "hh:mm", "12:00"),
    ],
)
def test_a_number_is_shown_in_its_format(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_dates_of_the_other_beginning_are_four_years_on() -> None:
    assert shown(41364.0, "mmm-yy", from_1904=True) == "Apr-17"


def test_built_in_formats_show_per_cents_and_months() -> None:
    assert shown(0.1, BUILT_IN[10]) == "10.00%"
    assert shown(42826.0, BUILT_IN[17]) == "Apr-17"
