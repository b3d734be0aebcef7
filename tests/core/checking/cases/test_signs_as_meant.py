"""What a sign means is told by its column: reductions, savings and sizes are no lost minus."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of, table

ROWS = (
    ("Ash", 288, 141),
    ("Birch", 245, 294),
    ("Cedar", 190, 215),
    ("Dale", 160, 71),
    ("Elm", 300, 220),
    ("Fern", 120, 133),
)
LEVELS = (
    ("2030", "2031"),
    ("Last year", "This year"),
    ("Before", "After"),
    ("Budget", "Outturn"),
    ("At the start", "At the end"),
)
CHANGES = (
    ("Reduction", "% reduction"),
    ("Saving", "% saving"),
    ("Variance", "Variance %"),
    ("Change", "% change"),
)


def lines(levels: tuple[str, str], changes: tuple[str, str], *, sizes: bool) -> list[list[str]]:
    rows = [["Area", *levels, *changes]]
    for area, before, after in ROWS:
        less = abs(before - after) if sizes else before - after
        rows.append([area, str(before), str(after), str(less), f"{100 * less / before:.1f}%"])
    return rows


def text_of(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def test_a_row_of_per_cents_on_the_year_before_may_fall() -> None:
    rows = ("Year, 807, 792, 803, 757", "% on year before, n/a, -1.9%, +1.4%, -5.7%")

    assert (
        said_of(
            table(
                "Quarter, 2027/28, 2028/29, 2029/30, 2030/31", "April to September, 381, 416, 401, 363", *rows
            )
        )
        == []
    )


@pytest.mark.parametrize("levels", LEVELS)
@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("sizes", [False, True])
def test_a_column_of_reductions_or_sizes_is_right(
    levels: tuple[str, str], changes: tuple[str, str], sizes: bool
) -> None:
    assert said_of(text_of(lines(levels, changes, sizes=sizes))) == []


@pytest.mark.parametrize("levels", LEVELS)
def test_one_wrong_reduction_is_told_with_its_own_sign(levels: tuple[str, str]) -> None:
    rows = lines(levels, CHANGES[0], sizes=False)
    rows[4][3] = "98"

    assert said_of(text_of(rows)) == [("certain", "98", "89")]


def test_one_minus_lost_among_others_is_still_told() -> None:
    rows = [["Area", "2030", "2031", "Change"], *([a, str(b), str(c), str(c - b)] for a, b, c in ROWS)]
    rows[4][3] = "89"

    assert said_of(text_of(rows)) == [("certain", "89", "-89")]


@pytest.mark.parametrize(("attended", "share"), [("3", "75%"), ("2", "50%")])
def test_a_row_of_a_hundred_is_no_total_of_the_others(attended: str, share: str) -> None:
    rows = [["Name", "Meetings held", "Attended", "%"], ["Ash", "6", "5", "83%"], ["Birch", "6", "6", "100%"]]
    rows += [["Cedar", "4", attended, share], ["Dale", "6", "2", "33%"]]

    assert said_of(text_of(rows)) == []


def test_a_change_of_counts_with_the_sign_of_a_per_cent_is_one_whatever_its_head_says() -> None:
    rows = [
        "Killed, 7, 9, , 29%",
        "Serious, 101, 88, , -13%",
        "Slight, 389, 374, , -4%",
        "All, 497, 471, , -5%",
    ]
    text = "\n".join(["Severity, 2029, 2030, 2030 v average, 2030 v 2029", *rows]).replace(", ", "\t")

    assert said_of(text) == []
    assert said_of(text.replace("-13%", "-31%")) == [("certain", "-31%", "-13%")]
