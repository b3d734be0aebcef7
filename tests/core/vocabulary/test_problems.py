"""What is wrong is told once, however many cells of a file it is wrong in, and every cell can be found by it."""

from __future__ import annotations

import pytest

from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.problems import Problem, Refused, alike_as_one


def persons(row: int | None, column: str = "unit", *, file: str = "a.csv", sheet: str = "") -> Problem:
    return Problem('"Persons" is not a unit', "Write count", file, sheet, row, column)


def figure(name: str, *, kind: str = "two values in rows 4 and 9") -> Problem:
    return Problem(f"{name} is given twice", "Keep one", "a.csv", row=9, figure=name, kind=kind)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((7,), "a.csv, row 7"),
        ((7, 9), "a.csv, rows 7 and 9"),
        (range(2, 304), "a.csv, rows 2 to 303"),
        ((9, 2, 5, 14), "a.csv, rows 2, 5, 9 and 14"),
        (range(1, 600, 2), "a.csv, rows 1, 3, 5, 7, 9, 11 and 294 more"),
    ],
)
def test_one_value_that_is_wrong_in_many_rows_is_one_sentence_with_its_rows(rows, said: str) -> None:
    [problem] = alike_as_one(persons(row) for row in rows)

    assert problem.sentence == f'{said}, column "unit": "Persons" is not a unit. Write count.'
    assert problem.row == min(rows)


def test_one_value_that_is_wrong_in_several_columns_names_them() -> None:
    [problem] = alike_as_one(persons(row, column) for column in ("Jan", "Feb", "Mar") for row in (2, 3, 4))

    assert problem.place == 'a.csv, rows 2 to 4, columns "Jan", "Feb" and "Mar"'


def test_what_differs_in_its_words_its_file_or_its_sheet_is_told_by_itself() -> None:
    other = Problem('"People" is not a unit', "Write count", "a.csv", "", 2, "unit")
    apart = (persons(2), other, persons(2, file="b.csv"), persons(2, sheet="May"))

    assert alike_as_one(apart) == apart


def test_what_is_one_already_is_left_as_it_is() -> None:
    once = alike_as_one(persons(row) for row in (2, 3, 9))

    assert alike_as_one(once) == once
    assert alike_as_one([*once, persons(11)])[0].rows == (2, 3, 9, 11)


def test_one_row_whose_figures_are_all_wrong_for_one_cause_is_told_by_the_first() -> None:
    [problem] = alike_as_one(figure(name) for name in ("Robbery", "Theft", "Burglary"))

    assert problem.sentence == "a.csv, row 9: Robbery is given twice; the like of 2 more figures. Keep one."


def test_two_rows_with_a_cause_each_are_told_by_themselves() -> None:
    apart = (figure("Robbery"), figure("Robbery", kind="two values in rows 5 and 8"))

    assert alike_as_one(apart) == apart


def test_whatever_refuses_tells_like_problems_once() -> None:
    refusal = Refused(*(persons(row) for row in range(2, 12)))

    assert str(refusal) == 'a.csv, rows 2 to 11, column "unit": "Persons" is not a unit. Write count.'
    assert len(refusal.problems) == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Bury", "Wigan"], "Bury and Wigan"),
        (["Bury", "Bristol, City of"], "Bury; and Bristol, City of"),
        (["Bury", "Wigan", "Hull, Kingston upon"], "Bury; Wigan; and Hull, Kingston upon"),
    ],
)
def test_names_with_commas_of_their_own_can_be_told_apart(names: list[str], said: str) -> None:
    assert listed(names) == said
