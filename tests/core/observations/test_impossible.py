"""What cannot be is refused, whoever wrote the reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import ledger, make_book, take
from tests.support.rows import frame_of, observation_row
from tithing.observations.entering.headed import Headed, InFile
from tithing.observations.entering.impossible import impossible, impossible_release
from tithing.observations.entering.released import Released
from tithing.observations.measure import load_measures
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.problems import Problem, Refused

TODAY = date(2025, 7, 1)
FILE = InFile("a.csv", (Headed(columns={name: (name,) for name in ("period", "area", "value")}),))


def told(release: date | None = None, **stated: Any) -> list[Problem]:
    row = observation_row(**{"measure": "shoplifting", "row": 2, **stated})
    return list(
        impossible(
            frame_of([row]),
            FILE,
            measures=load_measures(),
            gazetteer=load_gazetteer(),
            today=TODAY,
            released=Released(release),
        )
    )


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"period": "2031-01"}, "period", "Jan 2031 has not begun: today is 1 July 2025"),
    ({"period": "9998-99Q1"}, "period", "has not begun"),
    ({"period": "0219-20Q1"}, "period", "is before anything was counted"),
    (
        {"period": "2025-06", "release": date(2025, 6, 1)},
        "period",
        "Jun 2025 ends after the day of release that --released gives, 1 June 2025",
    ),
    ({"area": "E07000026", "period": "2024-25Q1"}, "area", "Allerdale (E07000026) ended on 31 March 2023"),
    (
        {"measure": "population", "period": "2024", "value": "0"},
        "value",
        "Population, Hartlepool, 2024 (ledger) is nought",
    ),
    ({"measure": "population", "period": "2024", "value": "-5"}, "value", "cannot be less than nought"),
    ({"measure": "reoffences_per_offender", "unit": "ratio", "value": "-99"}, "value", "-99 is no ratio"),
    (
        {"measure": "offenders_who_reoffend", "unit": "percent", "value": "9999"},
        "value",
        "9,999 is no percent",
    ),
    ({"measure": "offenders_who_reoffend", "unit": "percent", "value": "-2"}, "value", "less than nought"),
    ({"measure": "shoplifting.msg_rank", "unit": "rank", "value": "-3"}, "value", "less than nought"),
    ({"measure": "shoplifting.msg_rank", "unit": "rank", "value": "0"}, "value", "0 is no rank"),
    ({"measure": "shoplifting.msg_rank", "unit": "rank", "value": "2.5"}, "value", "a rank with a fraction"),
    ({"value": "14.5"}, "value", "14.5 is a count with a fraction"),
    ({"measure": "offenders_who_reoffend", "unit": "percent", "value": "140"}, "value", "between 0 and 100"),
]


@pytest.mark.parametrize(("stated", "column", "what"), REFUSED)
def test_what_cannot_be_is_refused_at_its_place(stated: dict[str, Any], column: str, what: str) -> None:
    (problem,) = told(**stated)

    assert what in problem.what
    assert (problem.file, problem.row, problem.column) == ("a.csv", 2, column)
    assert problem.change


TAKEN: list[dict[str, Any]] = [
    {"period": "2025-06", "release": date(2025, 6, 30)},
    {"period": "2025-07"},  # begun
    {"period": "2025-06", "release": date(2025, 6, 1), "status": "missing", "value": None},
    {"area": "E07000026", "period": "2022-23"},  # to its last day
    {"area": "E07000026", "period": "2024-25Q1", "row": 0},  # counted, and placed by the look-ups
    {"value": "-1"},  # offences moved to another month
    {"measure": "population", "period": "2024", "value": "92000"},
]


@pytest.mark.parametrize("stated", TAKEN)
def test_what_can_be_is_taken(stated: dict[str, Any]) -> None:
    assert told(**stated) == []


def test_a_release_after_today_would_outrank_every_true_one_and_is_refused() -> None:
    assert impossible_release(Released(date(2025, 7, 2)), "a.csv", today=TODAY)
    assert not impossible_release(Released(TODAY), "a.csv", today=TODAY)
    assert not impossible_release(Released(), "a.csv", today=TODAY)


def test_the_archive_of_this_month_has_come_and_that_of_the_next_has_not() -> None:
    assert not impossible_release(Released(date(2025, 7, 31), "2025-07"), "a.csv", today=TODAY)
    (problem,) = impossible_release(Released(date(2025, 8, 31), "2025-08"), "a.csv", today=TODAY)
    assert problem.sentence == (
        "a.csv: its archive's name (2025-08) says that it was released by 31 August 2025, and today is 1 July 2025. "
        "Say when it was released with --released YYYY-MM-DD."
    )


@pytest.mark.parametrize(
    ("released", "said_by"),
    [
        (Released(date(2025, 6, 1)), "--released"),
        (Released(date(2025, 6, 1), "2025-06"), "its archive's name"),
    ],
)
def test_a_day_of_release_is_doubted_with_the_name_of_who_said_it(released: Released, said_by: str) -> None:
    frame = frame_of([observation_row(measure="shoplifting", period="2025-06", row=2)])
    known = {"measures": load_measures(), "gazetteer": load_gazetteer()}

    (problem,) = impossible(frame, FILE, **known, today=TODAY, released=released)  # type: ignore[arg-type]

    assert f"that {said_by}" in problem.what
    assert "the file was released" not in problem.what


def test_one_period_in_many_rows_is_told_once() -> None:
    rows = [observation_row(measure="shoplifting", period="2031-01", row=row) for row in (4, 2, 3)]
    known = {"measures": load_measures(), "gazetteer": load_gazetteer()}

    (problem,) = impossible(frame_of(rows), FILE, **known, today=TODAY, released=Released())

    assert problem.place == 'a.csv, rows 2 to 4, column "period"'


def test_an_import_refuses_what_has_not_begun_and_leaves_the_book_alone(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    with pytest.raises(Refused, match="Jan 2031 has not begun"):
        take(book, ledger(tmp_path / "a.csv", "thefts,E06000001,2031-01,96"))

    assert book.journal() == ()
