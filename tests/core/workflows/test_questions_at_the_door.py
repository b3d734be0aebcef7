"""What is odd is asked, and nothing counts before it is answered; the answer stays with the figure."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.support.books import NOW, SOURCES, asking, bytes_of, ledger, make_book, monthly, take
from tests.support.street_twin import street_archive
from tithing.reading.book import Book
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

HIGH = "E06000001,2018-01,596"
WHY = "a new depot counts from January"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path / "book")


def _name(book: Book, file: Path) -> str:
    (question,) = take(book, file).questions
    return question.id


def _notes(book: Book) -> dict[str, str]:
    return {each.area: "; ".join(each.notes) for each in read_observations(book.folder).all}


def test_of_a_command_with_an_open_question_nothing_enters_and_the_question_is_told(
    book: Book, tmp_path: Path
) -> None:
    before = (book.folder.journal.read_bytes(), list(book.folder.raw.iterdir()))

    report = take(book, asking(tmp_path / "a.csv", HIGH), ledger(tmp_path / "b.csv"))

    (question,) = report.questions
    assert report.taken == ()
    assert (book.folder.journal.read_bytes(), list(book.folder.raw.iterdir())) == before
    assert (question.file, question.row) == ("a.csv", 2)
    assert question.words.startswith("596 thefts in 2018-01")


def test_an_answer_lets_it_in_and_stands_beside_the_figure_and_no_other(book: Book, tmp_path: Path) -> None:
    file = asking(tmp_path / "a.csv", HIGH, "E06000002,2018-01,12")

    report = take(book, file, because={_name(book, file): WHY}, by="analyst")

    assert len(report.taken) == len(report.answers) == 1
    asked = "596 thefts in 2018-01, where 500 are the most that is usual. Is it right?"
    assert _notes(book) == {"E06000001": f"asked: {asked}; answered: {WHY}", "E06000002": ""}
    (answer,) = read_journal(book.folder)[0].answers
    assert (answer.by, answer.day, answer.because) == ("analyst", NOW.date(), WHY)


@pytest.mark.parametrize("called", ["answers.toml", "a.csv.answers.toml", "a.answers.toml"])
def test_a_file_beside_the_data_answers(book: Book, tmp_path: Path, called: str) -> None:
    file = asking(tmp_path / "sent" / "a.csv", HIGH)
    (file.parent / called).write_text(f'{_name(book, file)} = "{WHY}"\n')

    report = take(book, file.parent)

    assert [entry.name for entry in report.taken] == ["a.csv"]
    assert report.left == ()
    assert WHY in _notes(book)["E06000001"]


def test_a_file_of_answers_may_stand_elsewhere_and_what_the_command_says_goes_first(
    book: Book, tmp_path: Path
) -> None:
    file = asking(tmp_path / "a.csv", HIGH)
    name = _name(book, file)
    elsewhere = tmp_path / "why.toml"
    elsewhere.write_text(f'{name} = "another reason"\n')

    assert take(book, file, answers=[elsewhere], because={name.lower(): WHY}).taken

    assert WHY in _notes(book)["E06000001"]


@pytest.mark.parametrize("content", ["QGKLO = 3\n", "not toml", '[Q]\na = "b"\n', "\udc80"])
def test_a_file_of_answers_that_is_none_is_refused_by_its_name(
    book: Book, tmp_path: Path, content: str
) -> None:
    file = asking(tmp_path / "a.csv", HIGH)
    (tmp_path / "answers.toml").write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(Refused, match=r"answers\.toml: it is no list of answers"):
        take(book, file)


def test_an_answer_that_tells_of_a_person_is_refused_and_not_repeated(book: Book, tmp_path: Path) -> None:
    file = asking(tmp_path / "a.csv", HIGH)

    with pytest.raises(Refused, match="looks like personal data") as refusal:
        take(book, file, because={_name(book, file): "ring 01632 960123"})

    assert "960123" not in str(refusal.value)


def test_what_was_answered_for_the_same_figures_is_not_asked_again(book: Book, tmp_path: Path) -> None:
    first = asking(tmp_path / "a.csv", HIGH)
    take(book, first, because={_name(book, first): WHY})
    again = asking(tmp_path / "again.csv", HIGH, "E06000002,2018-01,12")

    report = take(book, again)

    assert len(report.taken) == 1
    assert [answer.because for answer in read_journal(book.folder)[1].answers] == [WHY]


def test_another_figure_is_another_question(book: Book, tmp_path: Path) -> None:
    first = asking(tmp_path / "a.csv", HIGH)
    take(book, first, because={_name(book, first): WHY})

    other = asking(tmp_path / "b.csv", "E06000001,2018-01,597")

    assert take(book, other, released=NOW.date()).questions


def test_an_erased_answer_answers_no_more_and_a_withdrawn_one_does(book: Book, tmp_path: Path) -> None:
    first = asking(tmp_path / "a.csv", HIGH)
    take(book, first, because={_name(book, first): WHY})
    again = asking(tmp_path / "again.csv", HIGH, "E06000002,2018-01,12")

    withdraw(book, "1", reason="it should not have come", now=NOW)
    assert take(book, again).taken
    erase(book, "1", reason="it should not have come", now=NOW)
    erase(book, "3", reason="it should not have come", now=NOW)

    assert WHY not in book.folder.details.read_text()
    assert take(book, again, again=True).questions


def test_like_questions_of_one_file_are_one_and_one_answer_stands_beside_each_figure(
    book: Book, tmp_path: Path
) -> None:
    rows = [f"E06000001,2018-{month:02d},{month + 600}" for month in range(1, 6)]
    file = asking(tmp_path / "a.csv", *rows)

    (question,) = take(book, file).questions
    take(book, file, because={question.id: WHY})

    assert question.words.endswith("And 2 more like these.")
    assert [WHY in each.answered for each in read_observations(book.folder).all] == [True] * 5


def test_an_answer_to_nothing_is_told(book: Book, tmp_path: Path) -> None:
    file = asking(tmp_path / "a.csv", HIGH)

    assert take(book, file, because={"QZZZZ": WHY}).unused == ("QZZZZ",)


def test_answers_stay_through_a_rebuild(book: Book, tmp_path: Path) -> None:
    file = asking(tmp_path / "a.csv", HIGH)
    take(book, file, because={_name(book, file): WHY})
    before = bytes_of(book.folder.store)

    rebuild(book, now=NOW, sources=SOURCES)

    assert bytes_of(book.folder.store) == before
    assert WHY in _notes(book)["E06000001"]


def test_the_span_that_was_stated_reaches_the_reader_and_every_rebuild(book: Book, tmp_path: Path) -> None:
    file = asking(tmp_path / "a.csv", "E06000001,2018-01,12")
    span = Period.parse("2018-01-01..2018-02-28")

    (entry,) = take(book, file, covers=span).taken

    assert entry.period == span.code
    assert rebuild(book, now=NOW, sources=SOURCES).changed == ()
    assert take(book, file, covers=span).already == ("a.csv",)
    assert take(book, file).already == ("a.csv",)


def test_a_month_of_street_files_asks_nothing(book: Book, tmp_path: Path) -> None:
    report = take(book, monthly(tmp_path / "m.csv", "2018-02", E06000001=3))

    assert (len(report.taken), report.questions, report.answers) == (1, (), ())


def test_a_question_about_a_row_of_a_workbook_says_its_sheet(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.title = "Data"
    for row in (
        ["Offence", "Area", "Month", "Count", "Sex"],
        ["Shoplifting", "Hartlepool", "Apr 2018", 4, "Male"],
    ):
        workbook.active.append(row)
    workbook.save(path)

    report = import_files(make_book(tmp_path / "book"), [path], now=NOW, released=NOW.date())

    assert [each.place for each in report.questions] == ['f.xlsx, sheet "Data", row 1']


def test_like_questions_about_many_whole_files_are_one_and_the_answer_stands_with_each(
    book: Book, tmp_path: Path
) -> None:
    take(
        book,
        *(monthly(tmp_path / f"m{month}.csv", f"2017-{month:02}", E06000001=60) for month in range(1, 9)),
    )
    short = [monthly(tmp_path / f"s{month}.csv", f"2018-{month:02}", E06000001=9) for month in range(1, 6)]

    (question,) = take(book, *short).questions
    report = take(book, *short, because={question.id: "a quiet winter"})

    assert question.kind == "rows_unlike_the_usual"
    assert question.words.endswith("And 2 more like these.")
    assert report.questions == ()
    assert [len(entry.answers) for entry in report.taken] == [1] * 5


def test_a_forces_file_that_was_cut_to_some_districts_is_asked_about(tmp_path: Path) -> None:
    book = make_book(tmp_path / "street")
    cut = street_archive(
        tmp_path / "cut.zip", ("2018-06",), districts=("E06000001", "E06000002", "E06000004")
    )
    whole = street_archive(tmp_path / "whole.zip", ("2018-06",))

    (question,) = import_files(book, [cut], now=NOW, released=NOW.date()).questions

    assert question.kind == "districts_without_a_row"
    assert "has nothing in Redcar and Cleveland" in question.words
    assert import_files(book, [whole], now=NOW, released=NOW.date()).questions == ()


def test_what_was_answered_of_one_file_alone_is_not_asked_again_beside_another(
    book: Book, tmp_path: Path
) -> None:
    take(
        book,
        *(monthly(tmp_path / f"m{month}.csv", f"2017-{month:02}", E06000001=60) for month in range(1, 9)),
    )
    first = monthly(tmp_path / "s1.csv", "2018-01", E06000001=9)
    take(book, first, because={_name(book, first): "a quiet month"})
    entry = read_journal(book.folder)[-1]
    withdraw(book, str(entry.number), reason="sent twice", now=NOW)

    questions = take(book, first, monthly(tmp_path / "s2.csv", "2018-02", E06000001=9), again=True).questions

    assert [question.file for question in questions] == ["s2.csv"]
