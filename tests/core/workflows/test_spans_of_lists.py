"""A list says which days it covers: noughts only inside, and a later list speaks for the whole of its span."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.core.workflows.arriving import bring, figure, hartlepool, table
from tests.support.seen import seen_by_an_officer
from tithing.reading.book import Book
from tithing.reading.completeness import read_completeness
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Missing, number_of
from tools.observed import read_observations

FIRST_QUARTER = Period.parse("2019-20Q1")
TO_JULY = Period.from_dates(date(2019, 4, 1), date(2019, 7, 31), allow_range=True)


def fly_tips(
    path: Path, *days: str, title: str = "", kind: str = "fly tipping", ward: str = "Rural West"
) -> Path:
    rows = [f"{day},{kind},{ward}" for day in days]
    return table(path, "\n".join([*([title] if title else []), "date,type,ward", *rows]))


def quarter_of_days(count: int = 21) -> list[str]:
    """So many days over April to June 2019, from the first to the last."""
    days = [date(2019, 4, 1).toordinal() + round(90 * each / (count - 1)) for each in range(count)]
    return [date.fromordinal(each).isoformat() for each in days]


def months_said(book: Book, measure: str = "fly_tipping_reports") -> dict[str, float | None]:
    said = read_observations(book.folder, measures=[measure], areas=["E06000001"]).all
    return {each.period.code: number_of(each.quantity) for each in said}


LATER = ("2019-04-28", "2019-07-01", "2019-07-02", "2019-07-03")


def test_a_list_that_does_not_state_its_span_and_ends_in_a_month_is_asked_about(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council", released="2019-07-05")

    report = bring(book, fly_tips(tmp_path / "b.csv", *LATER), supplier="council", released="2019-08-05")

    (question,) = report.questions
    assert question.kind == "span_not_stated"
    assert "from 28 April 2019 to 3 July 2019. Does it cover the whole of Apr to Jul 2019?" in question.words
    assert number_of(figure(book, "fly_tipping_reports", "2019-20Q1").value.quantity) == 21


def test_a_later_list_speaks_for_its_whole_span_and_the_earlier_for_the_rest(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council", released="2019-07-05")
    covers = Period.from_dates(date(2019, 5, 1), date(2019, 5, 31))
    later = fly_tips(tmp_path / "b.csv", "2019-05-03")

    report = bring(book, later, supplier="council", released="2019-08-05", covers=covers)

    assert any("in place of a.csv" in notice for notice in report.notices)
    assert months_said(book) == {"2019-04": 7, "2019-05": 1, "2019-06": 7}


def test_a_later_list_corrects_down_to_nothing_what_it_does_not_mention(tmp_path: Path) -> None:
    """The vehicle fire of the first list was an error: it is not in the corrected one."""
    book = hartlepool(tmp_path / "book")
    rows = "date,type,ward\n2019-04-02,F3,Rural West\n2019-04-09,vehicle fire,Rural West\n2019-04-29,F3,Rural West"
    bring(
        book,
        table(tmp_path / "a.csv", rows),
        supplier="fire",
        released="2019-05-05",
        covers=Period.parse("2019-04"),
    )
    rows = "date,type,ward\n2019-04-02,F3,Rural West\n2019-04-29,F3,Rural West"
    bring(
        book,
        table(tmp_path / "b.csv", rows),
        supplier="fire",
        released="2019-06-05",
        covers=Period.parse("2019-04"),
    )

    assert months_said(book, "deliberate_secondary_fires") == {"2019-04": 2}
    assert months_said(book, "deliberate_vehicle_fires") == {}


def test_what_was_known_before_the_later_list_is_as_it_was(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council", released="2019-07-05")
    bring(
        book,
        fly_tips(tmp_path / "b.csv", "2019-05-03"),
        supplier="council",
        released="2019-08-05",
        covers=TO_JULY,
    )

    said = read_observations(
        book.folder, measures=["fly_tipping_reports"], areas=["E06000001"], as_known_on=date(2019, 7, 31)
    )

    assert sum(number_of(each.quantity) or 0 for each in said.all) == 21
    assert months_said(book) == {"2019-04": 0, "2019-05": 1, "2019-06": 0, "2019-07": 0}


@pytest.mark.parametrize("other", [{"supplier": "housing"}, {"supplier": "council", "kind": "noise"}])
def test_a_list_of_another_supplier_or_of_something_else_replaces_nothing(
    tmp_path: Path, other: dict[str, str]
) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council", released="2019-07-05")
    second = fly_tips(tmp_path / "b.csv", "2019-05-03", kind=other.get("kind", "fly tipping"))
    bring(book, second, supplier=other["supplier"], released="2019-08-05", covers=FIRST_QUARTER)

    council = [
        each
        for each in read_observations(book.folder, measures=["fly_tipping_reports"], areas=["E06000001"]).all
        if each.supplier == "council"
    ]
    assert sum(number_of(each.quantity) or 0 for each in council) == 21


def test_lists_that_overlap_without_a_stated_order_are_refused(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council")

    with pytest.raises(Refused) as refused:
        bring(book, fly_tips(tmp_path / "b.csv", "2019-05-03"), supplier="council", covers=TO_JULY)

    assert "--released" in refused.value.problems[0].change


@pytest.mark.parametrize(("wrong", "apart"), [("1925", "about 94 years"), ("2009", "about 10 years")])
def test_one_wrong_year_is_asked_about_and_writes_no_nought_between(
    tmp_path: Path, wrong: str, apart: str
) -> None:
    book = hartlepool(tmp_path / "book")
    file = fly_tips(tmp_path / "a.csv", *quarter_of_days(), f"{wrong}-04-03")

    report = bring(book, file, supplier="council")

    assert [each.kind for each in report.questions] == ["day_far_from_the_list"]
    assert f"3 April {wrong} is {apart} from the other incidents" in report.questions[0].words
    assert report.questions[0].row == 23
    assert months_said(book) == {}


def test_a_day_that_has_not_come_is_refused_at_its_row_and_writes_no_nought_between(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")

    with pytest.raises(Refused) as refused:
        bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days(), "2109-04-03"), supplier="council")

    (problem,) = refused.value.problems
    assert problem.what == "3 April 2109 has not come: today is 1 February 2026"
    assert (problem.row, problem.column) == (23, "date")
    assert months_said(book) == {}


def test_a_span_beyond_the_release_is_refused_once_and_named(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    list_ = fly_tips(tmp_path / "a.csv", *quarter_of_days())

    with pytest.raises(Refused) as refused:
        bring(book, list_, supplier="council", covers=TO_JULY, released="2019-07-01")

    (problem,) = refused.value.problems
    assert (
        problem.what
        == "it counts Jul 2019, which ends after the day of release that --released gives, 1 July 2019"
    )
    assert "--covers" in problem.change


def test_a_span_that_is_stated_settles_whether_the_day_comes_first(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    days = ("03/04/2019", "03/04/2019", "03/05/2019")
    spring = Period.parse("2019-04-01..2019-05-31")

    assert bring(book, fly_tips(tmp_path / "a.csv", *days), supplier="council").questions
    assert not bring(book, fly_tips(tmp_path / "a.csv", *days), supplier="council", covers=spring).questions


def test_a_far_day_that_was_answered_for_writes_no_nought_between(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    file = fly_tips(tmp_path / "a.csv", *quarter_of_days(), "2016-04-03")
    (question,) = bring(book, file, supplier="council").questions

    bring(book, file, supplier="council", because={question.id: "an old report came to light"})

    assert months_said(book) == {"2016-04": 1, "2019-04": 7, "2019-05": 7, "2019-06": 7}


def test_a_row_outside_the_span_that_was_stated_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        bring(hartlepool(tmp_path / "book"), fly_tips(tmp_path / "b.csv", *LATER), covers=FIRST_QUARTER)

    assert [each.row for each in refused.value.problems] == [3, 4, 5]
    assert "outside the span that was stated, Apr to Jun 2019" in refused.value.problems[0].what


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fly-tipping from 1 April 2019 to 30 June 2019", "list"),
        ("", "fly-tips 2019-20q1"),
        ("", "fly-tips Apr-Jun 2019"),
        ("Fly-tipping, Q1 2019/20", "list"),
    ],
)
def test_a_span_that_the_list_states_itself_is_taken(tmp_path: Path, title: str, name: str) -> None:
    book = hartlepool(tmp_path / "book")

    report = bring(
        book, fly_tips(tmp_path / f"{name}.csv", "2019-05-03", "2019-05-21", title=title), supplier="c"
    )

    assert report.questions == ()
    assert months_said(book) == {"2019-04": 0, "2019-05": 2, "2019-06": 0}


def test_a_stated_span_that_the_rows_deny_is_asked_about(tmp_path: Path) -> None:
    file = fly_tips(tmp_path / "fly-tips-june2019.csv", *quarter_of_days())

    (question,) = bring(hartlepool(tmp_path / "book"), file, supplier="council").questions

    assert question.kind == "span_denied_by_rows"
    assert "The file's name says Jun 2019, and 14 rows are of other days" in question.words


def test_a_month_that_the_span_cuts_is_given_no_figure(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    covers = Period.from_dates(date(2019, 4, 8), date(2019, 5, 31), allow_range=True)

    report = bring(
        book, fly_tips(tmp_path / "a.csv", "2019-04-09", "2019-05-03"), supplier="c", covers=covers
    )

    assert months_said(book) == {"2019-05": 1}
    assert any("Apr 2019: only a part of it is covered" in each for each in report.taken[0].notices)
    assert isinstance(figure(book, "fly_tipping_reports", "2019-20Q1").value.quantity, Missing)


def test_a_row_of_a_neighbour_is_not_the_neighbours_figure(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    rows = [f"{day},fly tipping,Rural West,Hartlepool" for day in quarter_of_days()]
    text = "\n".join(["date,type,ward,district", *rows, "2019-05-03,fly tipping,,Stockton-on-Tees"])

    report = bring(book, table(tmp_path / "a.csv", text), supplier="council")

    said = read_observations(book.folder, measures=["fly_tipping_reports"]).all
    assert "E06000004" not in {each.area for each in said}
    assert any("1 row lies in Stockton-on-Tees" in each for each in report.taken[0].notices)


def test_incidents_of_days_for_which_a_later_list_speaks_are_not_counted(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, fly_tips(tmp_path / "a.csv", *quarter_of_days()), supplier="council", released="2019-07-05")
    covers = Period.parse("2019-05")
    bring(
        book,
        fly_tips(tmp_path / "b.csv", "2019-05-03"),
        supplier="council",
        released="2019-08-05",
        covers=covers,
    )

    counted = read_completeness(seen_by_an_officer(book).book_state, ["2019-20"]).of_supplier("council")

    assert {month: found.of for (month, _), found in counted.items()} == {
        "2019-04": 7,
        "2019-05": 1,
        "2019-06": 7,
    }


@pytest.mark.parametrize("covered", ["2019-05", "2019-20Q1"])
def test_what_a_later_list_of_fewer_kinds_takes_away_is_told_as_gone(covered: str, tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    both = table(
        tmp_path / "a.csv",
        "date,type,ward\n2019-05-03,fly tipping,Rural West\n2019-05-04,deliberate fire,Rural West",
    )
    may = Period.from_dates(date(2019, 5, 1), date(2019, 5, 31))
    bring(book, both, supplier="council", released="2019-07-05", covers=Period.parse(covered))

    report = bring(
        book,
        fly_tips(tmp_path / "b.csv", "2019-05-03"),
        supplier="council",
        released="2019-08-05",
        covers=may,
    )

    gone = {(each.measure, each.period) for each in report.effect.vanishing.first}
    assert gone == {("deliberate_fires", "2019-05")}
    assert "2019-05" not in months_said(book, "deliberate_fires")
