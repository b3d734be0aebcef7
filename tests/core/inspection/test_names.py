"""Columns of people's names, of many origins and in many ways of writing; and columns that only look so."""

from __future__ import annotations

import pytest

from tithing.inspection.names import NameLikeness, judge, likeness


@pytest.mark.parametrize(
    "cells",
    [
        ("Siân Prydderch", "Gethin Bevan", "Carys Pugh"),
        ("Aoife O'Brien", "Ciarán Ó Ceallaigh", "Niamh Byrne"),
        ("Chidi Okonkwo", "Ngozi Eze", "Tunde Bakare"),
        ("Xiu Ying Zhang", "Wei Chen", "Li Na Wang"),
        ("Nguyen Thi Lan", "Tran Van Minh", "Pham Anh"),
        ("Łukasz Wiśniewski", "Agnieszka Nowak", "Paweł Dąbrowski"),
        ("Rebaz Karim", "Shilan Hama", "Karwan Barzani"),
        ("KHAN, Aisha", "SINGH, Gurpreet", "BEGUM, Tahmina"),
        ("j smith", "p jones", "a patel"),
        ("Smith,John", "JONES/Ann", "shah_priya"),
        ("Chloe", "Jayden", "Aisha", "Tyrone"),
        ("Mr Smith", "Mrs A Jones", "unknown"),
        ("Andrei Popescu", "Ioana Ionescu"),
        ("Abdirahman Warsame", "Hodan Jama"),
    ],
)
def test_a_column_of_names_is_told(cells: tuple[str, ...]) -> None:
    assert judge(cells).are_names


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("ward", ("Victoria", "Burn Valley", "De Bruce", "Stephen's Green")),
        ("street", ("Vincent Street", "Stanley Road", "Alice Street")),
        ("ref", ("Ward Jackson Park", "Albert Park", "Thomas Jenkins Field")),
        ("shop", ("William Hill", "John Lewis", "Paddy Power")),
        ("season", ("Spring", "Summer", "Autumn", "Winter")),
        ("post", ("Chief Inspector", "Head of Housing", "Town Clerk")),
        ("type", ("Noise", "Fly tipping", "Graffiti")),
        ("month", ("April", "May", "June")),
    ],
)
def test_a_column_of_places_and_words_is_none(heading: str, cells: tuple[str, ...]) -> None:
    assert not judge(cells, heading=heading).are_names


def test_a_name_among_other_words_is_only_asked_about() -> None:
    judged = judge(["Noise", "Fly tipping", "Priya Shah", "Graffiti", "Litter", "Dogs"])

    assert (judged.are_names, judged.sure, judged.named) == (True, False, ("Priya Shah",))


def test_no_cells_are_no_names() -> None:
    assert not judge(["", " "]).are_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priya Shah", NameLikeness.WHOLE),
        ("Smith J", NameLikeness.WHOLE),
        ("Chloe", NameLikeness.PART),
        ("Hartlepool Borough Council", NameLikeness.NONE),
        ("12", NameLikeness.NONE),
        ("x" * 80, NameLikeness.NONE),
    ],
)
def test_a_single_cell_is_more_or_less_like_a_name(text: str, expected: NameLikeness) -> None:
    assert likeness(text) is expected
