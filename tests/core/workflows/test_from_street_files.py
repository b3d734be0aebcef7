"""What a quarter makes of a year of street files: places that come back, and how far they are from official figures."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import make_book
from tests.support.seen import seen_by_an_officer
from tithing.reading import spans as seen
from tithing.reading.book import Book, open_book
from tithing.reading.repeat_places import MOST_MEASURES, repeat_places
from tithing.reading.span import BookSpan
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import number_of
from tithing.workflows.figures_out.reconcile import latest_reconciliation
from tithing.workflows.files_in.import_files import import_files

NOW = datetime(2026, 11, 2, tzinfo=UTC)
YEAR = Period.parse("2017-18")
# Each month of the year at one place: so many of each type, in a ward of Hartlepool.
AT_THE_SHOPS = {
    "Shoplifting": 6,
    "Burglary": 5,
    "Vehicle crime": 4,
    "Criminal damage and arson": 4,
    "Other theft": 4,
    "Violence and sexual offences": 9,  # sensitive: never told by place (R100)
    "Robbery": 1,
}


def lines_of(month: str) -> Iterator[str]:
    number = iter(range(1, 1000))
    for kind, times in AT_THE_SHOPS.items():
        for _ in range(times):
            yield row(kind, int(month.replace("-", "")) * 1000 + next(number), Month=month)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A year of street files of an invented place."""
    folder = tmp_path_factory.mktemp("street")
    made = make_book(folder / "book")
    for month in YEAR.months():
        path = folder / f"{month.code}-cleveland-street.csv"
        path.write_text("\n".join([HEADINGS, *lines_of(month.code)]) + "\n", encoding="utf-8")
        import_files(made, [path], now=NOW)
    return open_book(made.folder.root)


def span_of(book: Book, code: str = "2017-18Q4", area: str = "E06000001") -> BookSpan:
    return seen.span_of(seen_by_an_officer(book), Period.parse(code), book.gazetteer.get(area))


def told(quarter: BookSpan) -> dict[str, list[tuple[str, float | None]]]:
    """Measure -> its places and how many at each."""
    own = {result.indicator: result for result in quarter.results}
    return {
        each.of.indicator: [(place.name, float(place.incidents)) for place in each.places]
        for each in repeat_places(quarter, own)
    }


def test_a_place_with_ten_or_more_in_the_quarter_is_told_with_its_number(book: Book) -> None:
    found = told(span_of(book))

    assert found["street_shoplifting"] == [("Invented Way", 18)]
    assert "street_robbery" not in found  # three in the quarter


def test_a_span_that_crosses_a_year_tells_of_its_months_before_it_too(book: Book) -> None:
    run = "2017-18Q3-to-2018-19Q1"  # of whose nine months the last three are of the next year, and nothing came of them
    places = repeat_locations_in(span_of(book, run))

    assert places == {"Invented Way": 36}  # six a month of October to March


def repeat_locations_in(span: BookSpan) -> dict[str, float]:
    """The places of shoplifting, of which six came each month: whatever is known of the whole span."""
    (own,) = [each for each in span_of_year(span).results if each.indicator == "street_shoplifting"]
    (found,) = repeat_places(span, {own.indicator: own})
    return {place.name: place.incidents for place in found.places}


def span_of_year(span: BookSpan) -> BookSpan:
    return BookSpan(span.snapshot, YEAR, span.area)


def test_a_sensitive_measure_is_never_told_by_place(book: Book) -> None:
    found = told(span_of(book))

    assert len(found) == MOST_MEASURES
    assert "street_violence_and_sexual_offences" not in found


def test_the_four_measures_with_most_at_their_places_are_told_the_most_first(book: Book) -> None:
    numbers = [places[0][1] for places in told(span_of(book)).values()]

    assert numbers == [18, 15, 12, 12]


def test_a_quarter_without_incidents_tells_no_place(book: Book) -> None:
    assert repeat_places(span_of(book, "2015-16Q1"), {}) == ()
    assert told(span_of(book, "2015-16Q1")) == {}


OFFICIAL = ("measure", "area", "period", "value", "unit")


@pytest.fixture
def with_official_figures(book: Book, tmp_path: Path) -> Book:
    """The same, with the official count of the year: 396 by the street files, 400 by the office."""
    root = Path(shutil.copytree(book.folder.root, tmp_path / "book"))
    path = tmp_path / "official.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [OFFICIAL, ("ons_all_recorded_crime", "Hartlepool CSP", "2017-18", 400, "count")]
        )
    import_files(open_book(root), [path], now=NOW)
    return open_book(root)


def test_street_files_are_held_against_the_official_figure_of_the_same_year(
    with_official_figures: Book,
) -> None:
    made = latest_reconciliation(span_of(with_official_figures))

    assert made is not None
    assert made.period == YEAR
    assert number_of(made.total.street) == 12 * sum(AT_THE_SHOPS.values())
    assert number_of(made.total.difference) == 12 * 33 - 400


@pytest.mark.parametrize(("code", "area"), [("2020-21Q4", "E06000001"), ("2017-18Q4", "E23000013")])
def test_an_older_year_and_an_area_that_is_no_district_are_held_against_nothing(
    with_official_figures: Book, code: str, area: str
) -> None:
    assert latest_reconciliation(span_of(with_official_figures, code, area)) is None


def test_without_official_figures_there_is_nothing_to_hold_them_against(book: Book) -> None:
    assert latest_reconciliation(span_of(book)) is None
