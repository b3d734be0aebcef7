"""Day or month first is decided by the column: half and half is refused, what nothing decides is told or asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.sources.building import context, read, received, refusal, xlsx
from tithing.sources.contract import Reading
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question

TYPE = ["deliberate fire", "Burn Valley"]


def workbook(folder: Path, *days: Any) -> Any:
    cells = [["date", "type", "ward"], *([day, *TYPE] for day in days)]
    return received(xlsx(folder / "fires.xlsx", cells))


def listed(folder: Path, *days: str) -> Any:
    lines = "".join(f"{day},deliberate fire,Burn Valley\n" for day in days)
    return read("partner_incidents", received(folder / "fires.csv", f"date,type,ward\n{lines}"), "fire")


def test_half_real_dates_and_half_text_is_refused_with_the_rows(tmp_path: Path) -> None:
    file = workbook(tmp_path, date(2025, 3, 4), "23/04/2025", "25/04/2025", date(2025, 12, 4))
    (problem,) = refusal("partner_incidents", file)

    assert problem.what == (
        "rows 2 and 5 are dates, rows 3 and 4 are text: the program that wrote it read 03/04 month first, "
        "and made 4 March of it"
    )
    assert problem.column == "date"


@pytest.mark.parametrize(
    "days",
    [
        (date(2025, 4, 3), date(2025, 4, 23)),  # all real
        (date(2025, 4, 23), "25/04/2025"),  # the program read 23 April, so that it reads the day first
        ("03/04/2025", "23/04/2025"),  # all text
        (date(2025, 4, 3), "4 April 2025"),  # text in words
        (date(2025, 4, 3), "2025-04-23"),
    ],
)
def test_other_mixtures_are_read(tmp_path: Path, days: tuple[Any, ...]) -> None:
    assert read("partner_incidents", workbook(tmp_path, *days), "fire").rows == 2


def asked_of_order(reading: Reading) -> list[Question]:
    """What is asked of day and month; a short list is asked for its span as well."""
    return [each for each in reading.questions if each.kind == "day_or_month_first"]


def test_a_day_past_twelve_decides_for_the_column(tmp_path: Path) -> None:
    reading = listed(tmp_path, "03/04/2025", "23/04/2025")

    assert asked_of_order(reading) == []
    assert not any("month first" in notice for notice in reading.notices)


def test_all_under_thirteen_tells_what_the_other_order_would_give(tmp_path: Path) -> None:
    reading = listed(tmp_path, "03/04/2025", "05/04/2025")

    assert asked_of_order(reading) == []
    assert (
        'fires.csv: no date says whether the day or the month comes first. "date" was read day first, April 2025; '
        "month first it would be March 2025 to May 2025."
    ) in reading.notices


def test_all_under_thirteen_is_asked_where_the_other_order_is_the_likelier(tmp_path: Path) -> None:
    (question,) = asked_of_order(listed(tmp_path, "04/03/2025", "04/05/2025", "04/11/2025"))

    assert question.kind == "day_or_month_first"
    assert "day first, March 2025 to November 2025; month first it would be April 2025" in question.words


def test_the_same_day_and_month_is_no_question(tmp_path: Path) -> None:
    reading = listed(tmp_path, "04/04/2025", "05/05/2025")

    assert asked_of_order(reading) == []
    assert not any("month first" in notice for notice in reading.notices)


def test_the_last_day_of_a_period_decides_for_the_first(tmp_path: Path) -> None:
    head = "measure,area,period_start,period_end,value,unit\n"
    text = f"{head}Shoplifting,Hartlepool,01/04/2024,30/06/2024,5,count\n"
    reading = read("flat_observations", received(tmp_path / "flat.csv", text))

    assert reading.questions == ()
    assert reading.notices == ()


def of_months(number: int, *months: int) -> tuple[date, ...]:
    return tuple(date(2025, month, number) for month in months)


SWAPPED = [
    of_months(4, 1, 2, 3, 5, 6),  # 1 to 3, 5 and 6 April
    of_months(4, *range(1, 13))
    + tuple(date(2025, 4, day) for day in (13, 20, 30)),  # April, saved as real dates
    of_months(4, 1, 5, 9) + of_months(5, 2, 6, 10) + of_months(6, 3, 7, 11),  # a quarter
]
NOT_SWAPPED = [
    of_months(1, 1, 2, 3, 4, 5, 6),  # the firsts stand for their months
    of_months(4, 1, 2),  # two may well be
    tuple(date(2025, 4, day) for day in (1, 4, 9, 12, 30)),
    (*of_months(4, 1, 2, 3, 5), date(2025, 1, 20)),  # and a day that no program could have swapped
    tuple(date(2025, month, day) for month, day in ((1, 3), (2, 4), (3, 7), (4, 9), (5, 11), (6, 2))),
]


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("covers", ["", "2025"])
@pytest.mark.parametrize(
    ("days", "is_asked"), [*((each, True) for each in SWAPPED), *((each, False) for each in NOT_SWAPPED)]
)
def test_days_of_few_numbers_in_many_months_are_asked_about_whatever_span_is_stated(
    tmp_path: Path, days: tuple[date, ...], *, is_asked: bool, covers: str, as_text: bool
) -> None:
    said = context("fire") if not covers else replace(context("fire"), covers=Period.parse(covers))
    file = workbook(tmp_path, *(day.isoformat() if as_text else day for day in days))

    (reading,) = source_named("partner_incidents", list_sources()).read_many([file], said)

    asked = [each.words for each in reading.questions if each.kind == "days_look_swapped"]
    assert bool(asked) is is_asked
    assert all("reads the month first makes that of" in each and " April" in each for each in asked)
