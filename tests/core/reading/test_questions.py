"""What can be asked of a snapshot, each question with numbers one can check in the head."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.core.reading.withholding import HEAD, NOW, PARTNERS, QUARTER, row, send, withholding_book
from tests.support.seen import BY_AN_OFFICER, BY_THE_PUBLIC, Asking, seen_by_an_officer
from tithing.observations.observation import SourceRef
from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.questions.breakdowns import breakdowns
from tithing.reading.questions.changed_between import changed_between
from tithing.reading.questions.figure_history import figure_history
from tithing.reading.questions.indicator import about_indicator
from tithing.reading.questions.owed_and_come import OwedFigure, owed_and_come
from tithing.reading.questions.series import series_of
from tithing.reading.questions.side_by_side import side_by_side
from tithing.reading.questions.small_areas import small_areas
from tithing.reading.questions.trail import trail
from tithing.reading.questions.what_is_held import what_is_held
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, Suppressed, number_of
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.files_in.import_files import import_files

PLACE = "E06000001"
HARTLEPOOLS_WARDS = 12


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return withholding_book(tmp_path / "book")


def public(book: Book) -> Snapshot:
    return snapshot(book, **BY_THE_PUBLIC)


def test_a_series_is_as_long_as_is_asked_and_says_what_is_not_known(book: Book, tmp_path: Path) -> None:
    months = [f"{year}-{month:02d}" for year in range(2016, 2026) for month in range(1, 13)]
    send(book, tmp_path / "a.csv", *(row("thefts", 10 + i % 7, period=each) for i, each in enumerate(months)))
    seen = public(book)
    asked = tuple(Period.parse(each) for each in ("2015-12", *months))

    found = series_of(seen, "thefts", own_area(seen), asked)

    assert [at.period for at in found.points] == list(asked)
    assert isinstance(found.points[0].quantity, Missing)
    assert [number_of(at.quantity) for at in found.points[1:]] == [10 + i % 7 for i in range(120)]
    chart = found.chart()
    assert chart is not None
    assert 12 < chart.centre < 14


def test_nobody_charts_a_series_of_what_nobody_defines(book: Book) -> None:
    seen = public(book)

    assert series_of(seen, "unicorns", own_area(seen), [QUARTER]).points == ()
    assert about_indicator(seen, "unicorns", area=own_area(seen), period=QUARTER) is None


def test_a_series_is_cut_where_its_definition_changed(book: Book) -> None:
    seen = public(book)
    quarters = tuple(Period.parse(f"{each}Q1") for each in ("2015-16", "2016-17", "2017-18", "2018-19"))

    found = series_of(seen, "residential_burglary", own_area(seen), quarters)

    assert found.breaks_after
    assert len(found.since_break()) < len(found.points)


def test_the_areas_side_by_side_are_ranked_where_all_are_known(tmp_path: Path) -> None:
    beside = 'side_by_side = ["E06000001", "E06000002", "E06000003"]\n'
    book = withholding_book(tmp_path / "book", partners=beside + PARTNERS)
    places = {"E06000001": (30, 1000), "E06000002": (10, 1000), "E06000003": (20, 2000)}
    send(
        book,
        tmp_path / "a.csv",
        *(row("shoplifting", count, area=code) for code, (count, _) in places.items()),
        *(row("population", people, area=code, period="2025") for code, (_, people) in places.items()),
    )
    seen = public(book)

    found = side_by_side(span_of(seen, QUARTER, own_area(seen)), "shoplifting")

    assert [each.area.code for each in found.results] == list(places)
    assert found.rank is not None
    assert (found.rank.rank, found.rank.of) == (3, 3)


def test_no_rank_is_given_where_one_area_is_wanting(tmp_path: Path) -> None:
    beside = 'side_by_side = ["E06000001", "E06000002"]\n'
    book = withholding_book(tmp_path / "book", partners=beside + PARTNERS)
    send(book, tmp_path / "a.csv", row("shoplifting", 30))
    seen = public(book)

    assert side_by_side(span_of(seen, QUARTER, own_area(seen)), "shoplifting").rank is None


def test_small_areas_are_safe_for_the_public_and_whole_for_an_officer(book: Book, tmp_path: Path) -> None:
    wards = public(book).gazetteer.wards_of(PLACE, on=QUARTER.end)
    assert len(wards) == HARTLEPOOLS_WARDS
    counts = [1, *range(9, 9 + HARTLEPOOLS_WARDS - 1)]
    send(
        book,
        tmp_path / "a.csv",
        row("thefts", sum(counts)),
        *(row("thefts", count, area=ward.code) for ward, count in zip(wards, counts, strict=True)),
    )

    def asked(seen: Snapshot) -> list[object]:
        found = small_areas(span_of(seen, QUARTER, own_area(seen)), "thefts")
        assert small_areas(span_of(seen, QUARTER, own_area(seen)), "thefts", alone=True) == found
        assert found.complete
        return [quantity for _, quantity in found.places]

    hidden = [isinstance(each, Suppressed) for each in asked(public(book))]
    assert hidden[0]
    assert sum(hidden) == 2  # with one alone the total would give it away
    assert asked(snapshot(book, **BY_AN_OFFICER)) == [Known(float(count)) for count in counts]


def test_a_rate_has_no_small_areas(book: Book) -> None:
    seen = public(book)

    assert small_areas(span_of(seen, QUARTER, own_area(seen)), "population").places == ()
    assert small_areas(span_of(seen, QUARTER, own_area(seen)), "no_such_measure").places == ()


def test_what_divides_a_figure_is_told_by_what_divides_it(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "measure,area,period,value,unit,breakdown\n"
        "thefts,E06000001,2025-26Q4,12,count,\n"
        "thefts,E06000001,2025-26Q4,8,count,place=shop\n"
        "thefts,E06000001,2024-25Q4,4,count,place=street\n"
    )
    import_files(book, [path], now=NOW, released=date(2026, 4, 20))
    seen = public(book)

    found = breakdowns(span_of(seen, QUARTER, own_area(seen)), "thefts")

    assert [(each.breakdown, number_of(each.value.quantity)) for each in found] == [
        ("place=shop", 8),
        ("place=street", None),
    ]
    assert breakdowns(span_of(seen, QUARTER, own_area(seen)), "no_such_measure") == ()


def test_what_is_owed_says_what_came_what_is_late_and_who_acts_next(book: Book, tmp_path: Path) -> None:
    def owed_on(day: date) -> OwedFigure:
        seen = snapshot(book, reader=THE_PUBLIC, at=datetime(day.year, day.month, day.day))
        (found,) = owed_and_come(span_of(seen, QUARTER, own_area(seen)))
        return found

    before, late = owed_on(QUARTER.end), owed_on(date(2026, 12, 1))
    last_day, day_after = owed_on(date(2026, 6, 30)), owed_on(date(2026, 7, 1))
    send(book, tmp_path / "a.csv", row("deliberate_fires", 7))
    after = owed_on(date(2026, 12, 1))

    assert (before.partner.name, before.measure) == ("Fire Brigade", "deliberate_fires")
    assert before.due == date(2026, 6, 30)  # by the law (R20), as the partner agreed no other day
    assert (before.state, before.words) == (NotHere.ASKED, "asked of Fire Brigade; expected 30 June 2026")
    assert (last_day.state, day_after.state) == (NotHere.ASKED, NotHere.LATE)  # asked to the end of the day
    assert (late.state, late.words) == (NotHere.LATE, "late from Fire Brigade; was due 30 June 2026")
    assert late.next == "Fire Brigade, to send it"
    assert after.state is None


def test_what_is_withheld_has_come_and_is_not_late(book: Book, tmp_path: Path) -> None:
    send(book, tmp_path / "a.csv", row("deliberate_fires", 7, access="withheld"))
    seen = public(book)

    (owed,) = owed_and_come(span_of(seen, QUARTER, own_area(seen)))

    assert owed.state is NotHere.WITHHELD


def revise(book: Book, folder: Path) -> None:
    send(book, folder / "first.csv", row("thefts", 12), row("robbery", 3), released=date(2026, 4, 16))
    send(book, folder / "second.csv", row("thefts", 14), row("shoplifting", 5), released=date(2026, 4, 20))


def test_what_changed_between_two_days_is_new_or_other_or_the_same_and_left_out(
    book: Book, tmp_path: Path
) -> None:
    revise(book, tmp_path)

    found = changed_between(
        public(book), date(2026, 4, 17), date(2026, 4, 20), areas=[PLACE], years=["2025-26"]
    )

    told = [(each.before and each.before.quantity, each.after and each.after.quantity) for each in found]
    assert told == [(None, Known(5.0)), (Known(12.0), Known(14.0))]


def test_the_history_of_a_figure_is_each_release_the_last_standing(book: Book, tmp_path: Path) -> None:
    revise(book, tmp_path)
    seen = seen_by_an_officer(book)

    found = figure_history(seen, measure="thefts", area=own_area(seen), period=QUARTER)

    told = [(each.quantity, each.source.file, each.source.row, each.stands) for each in found]
    assert told == [(Known(12.0), "first.csv", 2, False), (Known(14.0), "second.csv", 2, True)]


@pytest.mark.parametrize(("asking", "rows"), [(BY_AN_OFFICER, 2), (BY_THE_PUBLIC, 0)])
def test_the_trail_leads_to_the_file_and_to_its_row_whoever_may_have_it(
    book: Book, tmp_path: Path, asking: Asking, rows: int
) -> None:
    revise(book, tmp_path)
    seen = snapshot(book, **asking)
    found = about_indicator(seen, "thefts", area=own_area(seen), period=QUARTER)
    assert found is not None

    (step,) = found.trail

    assert (step.file, step.row, step.supplier, step.released) == ("second.csv", rows, "", date(2026, 4, 20))
    assert step.received == NOW.date()
    assert step.sheets == ()


def test_the_trail_leads_to_the_sheet_of_a_workbook(book: Book, tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Fires"
    for line in (HEAD, row("robbery", 3), row("deliberate_fires", 7)):
        sheet.append(line.split(","))
    workbook.save(tmp_path / "fires.xlsx")
    report = import_files(book, [tmp_path / "fires.xlsx"], now=NOW, released=date(2026, 4, 20))
    assert not report.questions
    seen = seen_by_an_officer(book)
    found = about_indicator(seen, "deliberate_fires", area=own_area(seen), period=QUARTER)
    assert found is not None

    (step,) = found.trail

    assert (step.row, step.sheets) == (3, ("Fires",))


def test_a_trail_to_what_is_no_file_of_the_book_says_what_is_known(book: Book) -> None:
    (step,) = trail(public(book), [SourceRef("typed.csv", "0" * 64, 4)])

    assert (step.file, step.row, step.received, step.sheets) == ("typed.csv", 4, None, ())


def test_what_is_held_is_told_from_first_to_last(book: Book, tmp_path: Path) -> None:
    send(book, tmp_path / "a.csv", row("thefts", 3, period="2024-01"), row("thefts", 4, period="2026-02"))

    (held,) = what_is_held(public(book), areas=[PLACE])

    assert (held.measure, held.supplier, held.figures) == ("thefts", "fire-brigade", 2)
    assert (held.first.code, held.last.code) == ("2024-01", "2026-02")


def test_everything_about_an_indicator_is_of_one_snapshot(book: Book, tmp_path: Path) -> None:
    revise(book, tmp_path)
    seen = public(book)

    found = about_indicator(seen, "thefts", area=own_area(seen), period=QUARTER)

    assert found is not None
    assert found.result.value.quantity == Known(14.0)
    assert found.by_quarter.points[-1].quantity == Known(14.0)
    assert len(found.by_month.points) == 36
    assert found.similar is None
    assert [each.area.code for each in found.beside.results] == [PLACE]


def test_an_area_that_nobody_knows_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="Name an area as the ONS does"):
        own_area(public(book), "Atlantis")
