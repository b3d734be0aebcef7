"""Heads of text tables: years among words, and upper heads over columns that begin anew."""

from __future__ import annotations

from tithing.checking.read.text.from_text import read_text


def heads(text: str) -> tuple[str, ...]:
    table = read_text(text, title="a pack").tables[0]
    assert table.doubtful == ""
    return table.heads


def test_two_years_and_words_are_a_head() -> None:
    text = "Question\t2016\t2017\tChange (percentage points)\nFeel safe\t53.6%\t57.2%\t+3.6pp"

    assert heads(text) == ("2016", "2017", "Change (percentage points)")


def test_places_stand_over_the_heads_that_begin_anew_under_them() -> None:
    text = "\tAshby\t\tBarton\t\nAge\tNumber\t%\tNumber\t%\nUnder 18\t5\t25%\t6\t30%\n18 and over\t15\t75%\t14\t70%"

    assert heads(text) == ("Ashby | Number", "Ashby | %", "Barton | Number", "Barton | %")


def test_a_title_cut_over_the_cells_is_no_upper_head() -> None:
    text = "\tRecorded crime in\tAshby\t\nOffence\t2017\t2018\nTheft\t5\t6\nArson\t15\t14"

    assert heads(text)[:2] == ("2017", "2018")
