"""A first row that is the sum of all the others in one column, and almost so in the next, is a total without the word."""

from __future__ import annotations

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

TABLE = (
    "Beat\tCurrent\tPrevious\tChange\n{whole}\nAsh\t1355\t1610\t-255\nElm\t1380\t1609\t-229\nOak\t495\t590\t-95\n"
    "Yew\t1383\t1523\t-140\nFir\t577\t625\t-48\n"
)


def _told(whole: str) -> list[tuple[str, str, str]]:
    report = check([read_text(TABLE.format(whole=whole), title="a pack")])
    return [(f.published, f.expected, f.severity.value) for f in report.at_least(Severity.PROBABLE)]


def test_a_whole_that_misses_its_parts_in_one_column_is_told_once() -> None:
    assert _told("West\t5190\t5955\t-765") == [("5955", "5957", "probable")]


def test_a_whole_that_is_its_parts_is_left_alone() -> None:
    assert _told("West\t5190\t5957\t-767") == []


def test_a_row_that_is_no_sum_of_the_others_is_left_alone() -> None:
    assert _told("West\t5190\t7955\t-2765") == []
    assert _told("West\t5191\t5955\t-764") == []


def test_a_column_of_per_cents_that_is_cut_off_does_not_hide_the_whole_that_is_wrong() -> None:
    text = (
        "Beat\tCurrent\tPrevious\tChange\t% Change\nWest\t5190\t5955\t-765\t-12%\nAsh\t1355\t1610\t-255\t-15%\n"
        "Elm\t1380\t1609\t-229\t-14%\nOak\t495\t590\t-95\t-16%\nYew\t1383\t1523\t-140\t-9%\nFir\t577\t625\t-48\t-7%\n"
    )

    found = check([read_text(text, title="a pack")]).at_least(Severity.PROBABLE)

    assert {(f.published, f.expected) for f in found} == {("5955", "5957"), ("-12%", "-13%")}
