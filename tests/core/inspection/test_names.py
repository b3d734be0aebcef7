"""Columns of people's names, of many origins and in many ways of writing; and columns that only look so."""

from __future__ import annotations

import pytest

from tithing.inspection.people.names import NameLikeness, judge, likeness


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
        ("Bev", "Shaz", "Dougie", "Trish", "Gaz"),
        ("PC 2231 Hughes", "DC 0417 Strangeworth", "PCSO 7402 Begum"),
        ("Officer Hughes", "Officer Shah", "Officer Doe Smith"),
        ("Mohammed Khan", "Mohammed Hussain", "Mohammed Iqbal"),
        ("Ngozi Ezekwesi", "Chinyere Okonta", "Adaeze Nwosu"),
        ("Kwame Boateng", "Akosua Mensah", "Yaw Owusu"),
        ("Faadumo Xirsi", "Cabdi Cali", "Hodan Jaamac"),
        ("Zabihullah Stanekzai", "Najibullah Wardak", "Palwasha Noorzai"),
        ("Maricel Dela Cruz", "Jomar Santos", "Ligaya Reyes"),
        ("Jūratė Balčiūnaitė", "Žilvinas Petrauskas", "Rasa Jankauskienė"),
        ("Besnik Gjoka", "Fatjona Dervishi", "Klodian Marku"),
        ("Jussara Barbosa", "Cleiton Andrade", "Thaís Cavalcanti"),
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
        ("weather", ("Storm Arwen", "Storm Eunice", "Storm Franklin", "Storm Isha")),
        ("ref", ("Op Martha", "Op Harold", "Op Clarence", "Op Ashton")),
        ("storm", ("Arwen", "Eunice", "Franklin", "Isha")),
        ("building", ("Byron", "Shelley", "Keats", "Tennyson")),
        ("vehicle", ("Ford Fiesta", "Austin Allegro", "Alfa Romeo Giulia", "Skoda Octavia")),
        ("doc", ("Martyn's Law briefing", "Clare's Law leaflet", "Sarah's Law FAQ")),
        ("site", ("Masjid Abu Bakr", "John Wesley Chapel", "Guru Nanak Gurdwara")),
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
