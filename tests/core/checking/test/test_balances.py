"""What was open, came, went and is left, along rows and down columns."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of, table

QUARTERS = (("260", "105", "75", "290"), ("290", "124", "85", "329"), ("329", "85", "91", "323"))
LABELS = ("Brought forward", "Received", "Completed", "Carried forward")


def across(quarters: tuple[tuple[str, ...], ...]) -> str:
    rows = (
        ", ".join((label, *figures))
        for label, figures in zip(LABELS, zip(*quarters, strict=True), strict=True)
    )
    return table("Cases, Q1, Q2, Q3", *rows)


def down(quarters: tuple[tuple[str, ...], ...]) -> str:
    return table(
        ", ".join(("Quarter", *LABELS)), *(", ".join((f"Q{n}", *line)) for n, line in enumerate(quarters, 1))
    )


@pytest.mark.parametrize("layout", [across, down])
def test_what_is_left_is_what_was_open_with_what_came_and_went(layout) -> None:  # type: ignore[no-untyped-def]
    more = (*QUARTERS, ("323", "31", "52", "302"))
    shown = more if layout is down else more[:3]

    assert said_of(layout(shown)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [("58", [("probable", "58", "85")]), ("75", [("probable", "329", "339")])],
)
def test_a_line_that_does_not_balance_is_told(wrong: str, said: list[Said]) -> None:
    text = table(
        "Cases, Q1, Q2, Q3, Q4",
        "Brought forward, 260, 290, 329, 323",
        "Received, 105, 124, 85, 31",
        f"Completed, 75, {wrong}, 91, 52",
        "Carried forward, 290, 329, 323, 302",
    )

    assert said_of(text) == said
