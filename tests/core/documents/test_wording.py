"""How a figure is said: GOV.UK numbers and dates (R107), marks (R98, R101), rounding once (R84)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.documents.wording import (
    day,
    in_cell,
    in_prose,
    mark_of,
    missing_words,
    number_text,
    reason_of,
    sheet_format,
    sheet_value,
)
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Status, Suppressed
from tithing.vocabulary.units import Unit

HEALTH = Missing(owed_by="Public Health", expected=date(2017, 8, 14))


def figure(
    quantity: Quantity | float, unit: Unit = Unit.COUNT, *, decimals: int = 0, signed: bool = False
) -> Figure:
    known = Known(float(quantity)) if isinstance(quantity, int | float) else quantity
    return Figure(known, unit, decimals, signed)


@pytest.mark.parametrize(
    ("number", "decimals", "signed", "words"),
    [
        (0, 0, False, "0"),
        (999, 0, False, "999"),
        (1000, 0, False, "1,000"),
        (-62, 0, True, "−62"),
        (65, 0, True, "+65"),
        (0, 0, True, "0"),
        (0.5, 0, False, "1"),
        (-0.5, 0, True, "−1"),
        (2.675, 2, False, "2.68"),
        (0.05, 1, False, "0.1"),
        (1234567.891, 1, False, "1,234,567.9"),
    ],
)
def test_number_has_commas_a_true_minus_sign_and_is_rounded_half_away_from_zero(
    number: float, decimals: int, signed: bool, words: str
) -> None:
    assert number_text(number, decimals=decimals, signed=signed) == words


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.booleans())
def test_no_number_is_shown_with_a_hyphen_or_as_minus_zero(
    number: float, decimals: int, signed: bool
) -> None:
    words = number_text(number, decimals=decimals, signed=signed)

    assert "-" not in words
    assert words.strip("−+0.,") or words[0] not in "−+"


@pytest.mark.parametrize(
    ("shown", "in_a_cell", "in_a_sentence"),
    [
        (figure(221), "221", "221"),
        (figure(0), "0", "none"),
        (figure(1), "1", "one"),
        (figure(0, signed=True), "0", "no change"),
        (figure(1, signed=True), "+1", "+1"),
        (figure(41.666, Unit.PERCENT, decimals=1, signed=True), "+41.7", "+41.7%"),
        (figure(0, Unit.PERCENT), "0", "0%"),
        (figure(1, Unit.POINTS, signed=True), "+1", "+1 percentage point"),
        (figure(-10, Unit.POINTS, signed=True), "−10", "−10 percentage points"),
        (figure(29.29, Unit.RATE_PER_1000_POPULATION, decimals=1), "29.3", "29.3"),
        (figure(0.0004, Unit.PROBABILITY, decimals=3), "[low]", "under 0.001"),
        (figure(0.04, Unit.PERCENT, decimals=1), "[low]", "under 0.1%"),
        (figure(0.04, Unit.PERCENT, decimals=1, signed=True), "[low]", "almost no change"),
        (figure(Known(2718.0, Status.PROVISIONAL)), "2,718 [p]", "2,718"),
        (figure(Known(339.0, Status.REVISED)), "339 [r]", "339"),
        (figure(Known(12.0, Status.ESTIMATED)), "12 [e]", "12"),
        (figure(Suppressed()), "[c]", "[c], too few to publish"),
        (figure(NotApplicable("nothing to divide by", "R82")), "[z]", "nothing to divide by"),
        (figure(NotApplicable("burglary was redefined", "R73")), "[b]", "burglary was redefined"),
        (figure(HEALTH), "[x]", "asked of Public Health; expected 14 August 2017"),
    ],
)  # fmt: skip
def test_cell_leaves_the_unit_to_its_head_and_a_sentence_says_it(
    shown: Figure, in_a_cell: str, in_a_sentence: str
) -> None:
    assert in_cell(shown) == in_a_cell
    assert in_prose(shown) == in_a_sentence


def test_cell_says_its_unit_where_the_head_does_not() -> None:
    percentage = figure(30, Unit.PERCENT)
    points = figure(10, Unit.POINTS, signed=True)

    assert in_cell(percentage, unit_in_head=False) == "30%"
    assert in_cell(points, unit_in_head=False) == "+10 points"


def test_missing_suppressed_not_applicable_and_zero_are_four_different_marks() -> None:
    quantities: tuple[Quantity, ...] = (HEALTH, Suppressed(), NotApplicable("none"), Known(0.0))

    assert [mark_of(each) for each in quantities] == ["[x]", "[c]", "[z]", ""]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing(), "Not yet imported"),
        (Missing(owed_by="Public Health"), "Not yet imported from Public Health"),
        (HEALTH, "Asked of Public Health; expected 14 August 2017"),
        (Missing("data not published yet"), "Data not published yet"),
        (
            Missing("the register was closed.", owed_by="Housing"),
            "Not held by Housing: the register was closed",
        ),
        (Missing("Data expected September 17", expected=date(2017, 9, 1)), "Data expected September 17"),
    ],
)
def test_missing_says_who_owes_it_and_when_it_is_expected(missing: Missing, words: str) -> None:
    assert missing_words(missing) == words
    assert reason_of(missing) == words


def test_figure_that_opens_a_sentence_has_a_capital() -> None:
    assert in_prose(figure(0), starts_sentence=True) == "None"


def test_date_is_written_as_gov_uk_writes_it() -> None:
    assert day(date(2018, 6, 4)) == "4 June 2018"


def test_spreadsheet_holds_the_full_number_and_shows_the_rounded_one() -> None:
    shown = figure(Known(41.666666, Status.PROVISIONAL), Unit.PERCENT, decimals=1, signed=True)

    assert sheet_value(shown) == 41.666666
    assert sheet_format(shown) == '+#,##0.0" [p]";"−"#,##0.0" [p]";0.0" [p]"'
    assert sheet_value(figure(Suppressed())) == "[c]"
