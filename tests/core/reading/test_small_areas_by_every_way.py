"""A small count of a ward is hidden from the public by whichever way it is asked for; an officer sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.core.reading.test_who_may_see import all_that_is_given
from tests.core.reading.withholding import PARTNERS, QUARTER, row, send, withholding_book
from tests.support.seen import BY_AN_OFFICER, BY_THE_PUBLIC, Asking
from tithing.disclosure import pattern
from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.guard import guard, year
from tithing.reading.questions.changed_between import changed_between
from tithing.reading.questions.figure_history import figure_history
from tithing.reading.questions.indicator import about_indicator
from tithing.reading.questions.series import series_of
from tithing.reading.questions.small_areas import small_areas
from tithing.reading.remembered import Remembered
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import Known, Quantity, Suppressed, number_of
from tithing.workflows.figures_out.figures import figures

PLACE = "E06000001"
SMALL = 3.0


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Every ward has shoplifting by month; the first one in each month, the others many."""
    made = withholding_book(tmp_path / "book")
    wards = made.gazetteer.wards_of(PLACE, on=QUARTER.end)
    beside = f'side_by_side = ["{PLACE}", "{wards[0].code}"]\n'
    book = withholding_book(tmp_path / "other", partners=beside + PARTNERS)
    rows = [
        row("shoplifting", 1 if ward is wards[0] else 20 + place, period=month.code, area=ward.code)
        for month in QUARTER.months()
        for place, ward in enumerate(wards)
    ]
    total = sum(int(each.split(",")[3]) for each in rows)
    many = [row("robbery", 50, area=ward.code) for ward in wards]
    send(book, tmp_path / "a.csv", *rows, row("shoplifting", total), *many, row("robbery", 50 * len(wards)))
    return book


def ward(seen: Snapshot) -> Area:
    return seen.gazetteer.wards_of(PLACE, on=QUARTER.end)[0]


def by_itself(seen: Snapshot) -> Quantity:
    result = span_of(seen, QUARTER, ward(seen)).result("shoplifting", ward(seen))
    assert result is not None
    return result.value.quantity


def beside_its_district(seen: Snapshot) -> Quantity:
    result = span_of(seen, QUARTER, own_area(seen)).result("shoplifting", ward(seen))
    assert result is not None
    return result.value.quantity


def among_the_wards(seen: Snapshot) -> Quantity:
    found = small_areas(span_of(seen, QUARTER, own_area(seen)), "shoplifting")
    return {area.code: quantity for area, quantity in found.places}[ward(seen).code]


def among_the_wards_by_itself(seen: Snapshot) -> Quantity:
    found = small_areas(span_of(seen, QUARTER, own_area(seen)), "shoplifting", alone=True)
    return {area.code: quantity for area, quantity in found.places}[ward(seen).code]


def in_a_series(seen: Snapshot) -> Quantity:
    return series_of(seen, "shoplifting", ward(seen), [QUARTER]).points[0].quantity


def on_its_page(seen: Snapshot) -> Quantity:
    found = about_indicator(seen, "shoplifting", area=ward(seen), period=QUARTER)
    assert found is not None
    return found.by_quarter.points[-1].quantity


def as_news(seen: Snapshot) -> Quantity:
    days = date(2026, 1, 1), date(2026, 12, 31)
    news = changed_between(seen, *days, areas=[ward(seen).code], years=["2025-26"])
    months = [each.after.quantity for each in news if each.after and each.after.measure == "shoplifting"]
    told = [each.number for each in months if isinstance(each, Known)]
    return Known(sum(told)) if told else Suppressed()


WAYS = [
    by_itself,
    beside_its_district,
    among_the_wards,
    among_the_wards_by_itself,
    in_a_series,
    on_its_page,
    as_news,
]


@pytest.mark.parametrize("way", WAYS)
def test_a_small_count_is_hidden_whichever_way_it_is_asked_for(
    book: Book, way: Callable[[Snapshot], Quantity]
) -> None:
    assert isinstance(way(snapshot(book, **BY_THE_PUBLIC)), Suppressed)
    assert way(snapshot(book, **BY_AN_OFFICER)) == Known(SMALL)


def test_no_month_of_a_ward_is_told_of_what_is_not_open_data(book: Book) -> None:
    seen = snapshot(book, **BY_THE_PUBLIC)

    months = series_of(seen, "shoplifting", ward(seen), QUARTER.months())
    said = [
        each.quantity
        for month in QUARTER.months()
        for each in figure_history(seen, measure="shoplifting", area=ward(seen), period=month)
    ]

    assert {type(quantity) for quantity in (*said, *(at.quantity for at in months.points))} == {Suppressed}


def test_the_history_of_a_wards_quarter_has_each_release_hidden_where_it_is(
    book: Book, tmp_path: Path
) -> None:
    """It is added up from months, and told in their place: of 3, 4 and 5 in the first ward, of 78, 80 and 82 in the seventh."""
    wards = book.gazetteer.wards_of(PLACE, on=QUARTER.end)
    month = QUARTER.months()[0].code
    total = sum(3 * (20 + place) for place in range(1, len(wards))) + 3
    for times, day in ((1, date(2026, 5, 10)), (2, date(2026, 6, 10))):
        rows = [row("shoplifting", 1 + times, period=month, area=wards[0].code)]
        rows.append(row("shoplifting", 26 + 2 * times, period=month, area=wards[6].code))
        whole = row("shoplifting", total + 3 * times)
        send(book, tmp_path / f"{day}.csv", *rows, whole, released=day, now=datetime(2026, 7, 1, tzinfo=UTC))
    seen = snapshot(book, **BY_THE_PUBLIC)

    first, seventh = (
        [
            (number_of(each.quantity), each.stands)
            for each in figure_history(seen, measure="shoplifting", area=ward, period=QUARTER)
        ]
        for ward in (wards[0], wards[6])
    )

    assert first == [(None, False), (None, False), (None, True)]
    assert [stands for _, stands in seventh] == [False, False, True]
    assert {78.0, 80.0, 82.0} >= {number for number, _ in seventh if number is not None} >= {78.0}


@pytest.mark.parametrize(("asking", "expected"), [(BY_THE_PUBLIC, False), (BY_AN_OFFICER, True)])
def test_figures_of_a_ward_alone_hold_the_count_for_an_officer_only(
    book: Book, asking: Asking, *, expected: bool
) -> None:
    code = ward(snapshot(book, **asking)).code

    found = figures(book, period=QUARTER, area=code, **asking)

    assert [each.value.quantity == Known(SMALL) for each in found if each.indicator == "shoplifting"] == [
        expected
    ]


def test_no_report_of_a_ward_tells_the_public_its_count(book: Book, tmp_path: Path) -> None:
    """The wards are told together: the second that is hidden guards the first."""
    code = ward(snapshot(book, **BY_THE_PUBLIC)).code

    public = all_that_is_given(book.folder.root, tmp_path / "public", "--area", code)
    officers = all_that_is_given(
        book.folder.root, tmp_path / "officers", "--area", code, "--reader", "officer"
    )

    assert '"value": 3.0' not in public
    assert '"value": 3.0' in officers


def test_what_was_decided_is_not_decided_again_where_nothing_changed(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor believed where the kept file is damaged."""
    seen = snapshot(book, **BY_THE_PUBLIC)
    before = in_a_series(seen)
    decided: list[object] = []
    really = pattern.decide

    def decide(*about: Any, **more: Any) -> object:
        decided.append(about)
        return really(*about, **more)

    monkeypatch.setattr(year, "decide", decide)
    forgotten()
    again = in_a_series(_fresh(seen))
    times = len(decided)
    kept = list((book.folder.cache / "hidden").rglob("*.parquet"))
    for path in kept:
        path.write_bytes(b"damaged")
    forgotten()
    after_damage = in_a_series(_fresh(seen))

    assert kept
    assert (before, again, after_damage) == (before, before, before)
    assert times == 0
    assert decided


def forgotten() -> None:
    """As in a process of its own."""
    guard._years = Remembered(guard.YEARS_KEPT)


def _fresh(seen: Snapshot) -> Snapshot:
    return Snapshot(seen.book_state, seen.reader, seen.day)
