"""Every area at once is what each area is by itself, whoever asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.reading.withholding import PARTNERS, QUARTER, row, send, withholding_book
from tests.support.seen import BY_AN_OFFICER, BY_THE_PUBLIC, Asking
from tithing.reading.book import Book
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of
from tithing.workflows.figures_out.figures import figures

FOUR = ("E06000001", "E06000002", "E06000003", "E06000004")
MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)][:27]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    beside = f'side_by_side = {list(FOUR)!r}\nforce = "E23000013"\n'.replace("'", '"')
    made = withholding_book(tmp_path / "book", partners=beside + PARTNERS)
    rows = [
        row(slug, 3 * i + place, period=month, area=area)
        for slug in ("shoplifting", "robbery", "thefts")
        for i, month in enumerate(MONTHS)
        for place, area in enumerate(FOUR)
    ]
    secret = [
        row("shoplifting", 700, period=month, area=area, access="partners")
        for month in ("2023-10", "2023-11", "2023-12")
        for area in FOUR
    ]
    people = [row("population", 90_000 + place, period="2025", area=area) for place, area in enumerate(FOUR)]
    send(made, tmp_path / "a.csv", *rows, *secret, *people, released=date(2026, 4, 16))
    send(
        made, tmp_path / "b.csv", row("robbery", 99, period="2026-03", access="withheld", until="2999-01-01")
    )
    return made


@pytest.mark.parametrize("asking", [BY_THE_PUBLIC, BY_AN_OFFICER])
def test_what_stands_side_by_side_is_the_same_among_all_areas(book: Book, asking: Asking) -> None:
    alone = figures(book, period=QUARTER, **asking)
    among = {
        (each.indicator, each.area.code): each
        for each in figures(book, period=QUARTER, all_areas=True, **asking)
    }

    assert len(alone) > 10
    assert [among[each.indicator, each.area.code] for each in alone] == list(alone)


def test_the_sums_of_all_areas_hold_nothing_that_the_public_may_not_see(book: Book) -> None:
    then = Period.parse("2023-24Q3")

    def shoplifting(asking: Asking) -> dict[str, float | None]:
        found = figures(book, period=then, all_areas=True, indicator="shoplifting", **asking)
        return {each.area.code: number_of(each.value.quantity) for each in found}

    assert shoplifting(BY_AN_OFFICER) == {**dict.fromkeys(FOUR, 2100.0), "E23000013": 8400.0}
    assert shoplifting(BY_THE_PUBLIC) == {}


def test_an_area_of_one_district_stands_once(book: Book) -> None:
    found = figures(book, period=QUARTER, all_areas=True, indicator="shoplifting", **BY_THE_PUBLIC)

    names = [each.area.name for each in found]
    assert sorted(names) == sorted(set(names))
    assert sum(name == "Hartlepool" for name in names) == 1


def test_a_withheld_revision_leaves_what_was_published_in_the_sum(book: Book) -> None:
    (robbery,) = figures(book, period=QUARTER, area="Hartlepool", indicator="robbery", **BY_THE_PUBLIC)
    (for_officers,) = figures(book, period=QUARTER, area="Hartlepool", indicator="robbery", **BY_AN_OFFICER)

    published = sum(3 * MONTHS.index(month) for month in ("2026-01", "2026-02", "2026-03"))
    assert robbery.value.quantity == Known(float(published))
    assert number_of(for_officers.value.quantity) == published - 3 * MONTHS.index("2026-03") + 99
