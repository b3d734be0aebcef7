"""Cards of one indicator each are one table; what a sentence says of how a table counts is believed."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of, table

CARDS = (
    ("Noise", 241, 281, 245),
    ("Litter", 425, 449, 392),
    ("Lights", 226, 206, 178),
    ("Paths", 647, 692, 806),
)


def as_tables(cards: tuple[tuple[str, int, int, int], ...], *, change: int | None = None) -> str:
    return "\n\n".join(
        "\n".join(
            (
                f"Indicator {number}: {name}",
                "",
                "Item\tFigure",
                f"Latest value\t{now}",
                f"Previous value\t{before}",
                f"Change\t{change if change is not None and number == 2 else now - before:+d}",
                f"Target\t{aim}",
                "Reported\tMonthly",
            )
        )
        for number, (name, now, before, aim) in enumerate(cards, start=1)
    )


def as_lists(cards: tuple[tuple[str, int, int, int], ...], *, change: int | None = None) -> str:
    return "\n\n".join(
        "\n".join(
            (
                name,
                "",
                f"• Recorded: {now}",
                f"• Recorded the year before: {before}",
                f"• Difference: {change if change is not None and number == 2 else now - before:+d}",
            )
        )
        for number, (name, now, before, _) in enumerate(cards, start=1)
    )


@pytest.mark.parametrize("written", [as_tables, as_lists])
def test_cards_that_are_right_are_left_alone(written) -> None:  # type: ignore[no-untyped-def]
    assert said_of(written(CARDS)) == []


@pytest.mark.parametrize("written", [as_tables, as_lists])
def test_a_wrong_line_of_a_card_is_told(written) -> None:  # type: ignore[no-untyped-def]
    told = said_of(written(CARDS, change=-42))

    assert [(published, expected) for _, published, expected in told] == [("-42", "-24")]


PEOPLE = (
    "Age, Female, Male, All",
    "Under 18, 56, 28, 86",
    "18 to 29, 78, 251, 331",
    "30 to 44, 163, 150, 320",
    "All ages, 301, 432, 745",
)


def test_a_total_that_says_it_includes_more_is_left_alone() -> None:
    said = "\n\nTotals include people whose age or sex was not recorded."

    assert said_of(f"Who was harmed\n\n{table(*PEOPLE)}{said}") == []


def test_the_same_total_without_a_word_is_told() -> None:
    assert said_of(f"Who was harmed\n\n{table(*PEOPLE)}") != []


def test_an_explanation_belongs_to_the_tables_of_its_part_alone() -> None:
    other = "Elsewhere\n\nTotals include people whose age or sex was not recorded."

    assert said_of(f"Who was harmed\n\n{table(*PEOPLE)}\n\n{other}") != []


def test_counts_said_to_be_shown_to_the_nearest_ten_need_not_make_their_changes_to_the_digit() -> None:
    rows = (
        "Casualties, 2029, 2030, % change",
        "Cyclists, 570, 630, +10%",
        "Passengers, 350, 410, +16%",
        "Walkers, 510, 480, -6%",
    )
    said = "\n\nNumbers shown to the nearest ten. Changes were worked out before rounding."

    assert said_of(table(*rows) + said) == []


def test_income_in_brackets_among_what_is_spent_is_no_fall() -> None:
    rows = (
        "Service, Annual budget £000, Budget to date £000, Actual to date £000",
        "Homes – expenditure, 1445, 722, 686",
        "Homes – income, (409), (201), (220)",
        "Homes – net, 1036, 521, 466",
        "Adults – expenditure, 4492, 2246, 2242",
        "Adults – income, (1508), (859), (771)",
        "Adults – net, 2984, 1387, 1471",
    )

    assert said_of(table(*rows)) == []


def test_more_than_all_of_a_plan_is_right_where_its_row_makes_it() -> None:
    rows = (
        "Scheme, Saving planned £k, Delivered £k, Delivered %",
        "Wellbeing, 119, 104, 87%",
        "Adults, 110, 148, 135%",
        "Roads, 200, 202, 101%",
    )

    assert said_of(table(*rows)) == []


def test_a_percentile_adds_up_to_nothing() -> None:
    rows = (
        "Team, Cases closed, 9 in 10 closed within (days), Closed in 28 days",
        "North, 171, 23, 157",
        "South, 295, 48, 207",
        "East, 248, 52, 173",
        "All teams, 714, 46, 537",
    )

    assert said_of(table(*rows)) == []
