"""Numbers as packs print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tithing.checking.read.numbers import CellKind, kind_of_cell, read_number, show

PRINTED = [
    ("1,234", "1234", 0, ""),
    ("11.7%", "11.7", 1, "%"),
    (".0125", "0.0125", 4, ""),
    ("0.7%", "0.7", 1, "%"),
    ("+13", "13", 0, ""),
    ("\u221262", "-62", 0, ""),
    ("\u20135", "-5", 0, ""),
    ("308 (-13%)", "308", 0, ""),
    ("45*", "45", 0, ""),
    ("7 [p]", "7", 0, ""),
    ("0.4 points", "0.4", 1, "points"),
    ("£33,000", "33000", 0, "£"),
    ("12 589", "12589", 0, ""),
]


@pytest.mark.parametrize(("text", "value", "decimals", "unit"), PRINTED)
def test_a_printed_number_is_read_with_its_decimals_and_unit(
    text: str, value: str, decimals: int, unit: str
) -> None:
    number = read_number(text)

    assert number is not None
    assert (number.value, number.decimals, number.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", CellKind.BLANK),
        ("\u00b7", CellKind.BLANK),
        ("-", CellKind.DASH),
        ("\u2013", CellKind.DASH),
        ("#DIV/0!", CellKind.ERROR),
        ("Data unavailable", CellKind.UNAVAILABLE),
        ("Data not published yet", CellKind.UNAVAILABLE),
        ("Data expected August 17", CellKind.UNAVAILABLE),
        ("[z]", CellKind.UNAVAILABLE),
        ("Reduce", CellKind.WORDS),
        ("3% increase", CellKind.WORDS),
        ("2017/18", CellKind.WORDS),
        ("0", CellKind.NUMBER),
    ],
)
def test_missing_an_error_and_zero_are_three_things(text: str, kind: CellKind) -> None:
    assert kind_of_cell(text) is kind


def test_a_printed_number_stands_for_half_a_unit_to_either_side() -> None:
    number = read_number("41.7%")

    assert number is not None
    assert (number.low, number.high) == (Decimal("41.65"), Decimal("41.75"))


def test_brackets_around_a_whole_number_are_a_minus() -> None:
    number = read_number("(62)")

    assert number is not None
    assert number.bracketed
    assert number.value == -62


def test_what_is_expected_is_shown_as_the_cell_is_printed() -> None:
    like = read_number("+3.5%")

    assert like is not None
    assert show(Decimal("-41.66"), like) == "-41.7%"
