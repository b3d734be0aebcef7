"""One reader of periods: what people write for a month, a quarter or a year, and what could be two."""

from __future__ import annotations

import pytest

from tithing.vocabulary.period import Period, UnknownPeriod


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Q4 2024/25", "2024-25Q4"),
        ("q4 2024-2025", "2024-25Q4"),
        ("Quarter 4, 2024/25", "2024-25Q4"),
        ("Qtr 1 24/25", "2024-25Q1"),
        ("24/25 Q1", "2024-25Q1"),
        ("FY2024/25 Q3", "2024-25Q3"),
        ("2024/25 Quarter 2", "2024-25Q2"),
        ("January to March 2025", "2024-25Q4"),
        ("Jan - Mar 25", "2024-25Q4"),
        ("Q4 (January to March 2025)", "2024-25Q4"),
        ("Oct 2020 to Dec 2020", "2020-21Q3"),
        ("Sept 2019", "2019-09"),
        ("2019 September", "2019-09"),
        ("March '19", "2019-03"),
        ("May-91", "1991-05"),
        ("1 April 2017", "2017-04"),
        ("FY 2024/25", "2024-25"),
        ("financial year 2024/2025", "2024-25"),
        ("24/25", "2024-25"),
        ("year ending March 2025", "2024-25"),
        ("12 months to December 2024", "2024"),
        ("Year ended June 2024", "12m-to-2024-06"),
    ],
)
def test_words_are_the_period_they_stand_for(words: str, code: str) -> None:
    assert Period.parse(words).code == code


@pytest.mark.parametrize(
    "words",
    [
        "Q1 2017",  # of the year, or of the financial year?
        "Q4 2024/26",
        "Q4 (April to June 2025)",
        "10-11",  # may be an age
        "Mayor 2017",
        "17-Apr",
        "2017-13",
        "Q5 2024/25",
        "last quarter",
    ],
)
def test_what_is_no_period_or_could_be_two_is_refused(words: str) -> None:
    with pytest.raises(UnknownPeriod, match=r"is not a period|may be a quarter"):
        Period.parse(words)


WELSH = ("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd",
    "Rhagfyr")  # fmt: skip


@pytest.mark.parametrize(("number", "name"), list(enumerate(WELSH, start=1)))
def test_a_month_in_welsh_is_that_month_whole_or_short(number: int, name: str) -> None:
    for said in (name, name[:3], name[:4], name.upper()):
        assert Period.parse(f"{said} 2025").code == f"2025-{number:02}"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Chwarter 1 2025/26", "2025-26Q1"),
        ("Ch4 2024/25", "2024-25Q4"),
        ("Ebrill i Fehefin 2025", "2025-26Q1"),
        ("Ionawr hyd Fawrth 2025", "2024-25Q4"),
        ("Blwyddyn ariannol 2024/25", "2024-25"),
    ],
)
def test_a_longer_period_in_welsh_is_read(words: str, code: str) -> None:
    assert Period.parse(words).code == code
