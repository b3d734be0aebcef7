"""What is wrong with a street file is said with file, row and column, and nothing of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import MADE_UP, read, received, refusal
from tests.core.sources.police_street.sample import HEADINGS, NAME, row, street_file
from tithing.sources.police_street.opening import LONGEST_LINE

TITLED = " ".join(("Mrs", "Jane", "Doe"))


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (row(Month="2023-04"), "Month", '"2023-04" is not the month of the file, 2023-03'),
        (row(Month="March"), "Month", "is not a month"),
        (row(Month=""), "Month", "is not a month"),
        (row("Jaywalking"), "Crime type", '"Jaywalking" is not one of the published'),
        (row(""), "Crime type", "is not one of the published"),
        (row(LSOA_code="E0101195"), "LSOA code", "is not the code of an LSOA"),
        (row(LSOA_code="E05013049"), "LSOA code", "is not the code of an LSOA"),
        (row(LSOA_code="E01999999"), "LSOA code", "is in no look-up we hold"),
        (row(LSOA_name="Somebody"), "LSOA name", "not the name of an LSOA"),
        (row(LSOA_name="Leeds 009A"), "LSOA name", '"Leeds 009A" is in another district than E01011954'),
        (row(Location=f"On or near {TITLED}"), "Location", "a person's name"),
        (row(Location="On or near victim Jane Doe"), "Location", "a person's name"),
        (row(Longitude="54.71"), "Longitude", "is not a longitude in the United Kingdom"),
        (row(Latitude="north"), "Latitude", "is not a latitude in the United Kingdom"),
        (row(Latitude=""), "Latitude", "it is empty, and there is a Longitude"),
        (row(Reported_by="Somewhere Police"), "Reported by", "is not a police force we know"),
        (
            row(Reported_by="Kent Police"),
            "Reported by",
            '"Kent Police" is not the force of the file, cleveland',
        ),
        (row(Falls_within=""), "Falls within", "is not a police force we know"),
        (row(Crime_ID="A Person"), "Crime ID", "not a published crime ID"),
        (row(Location="A Person"), "Location", 'does not begin with "On or near"'),
        (row(Location=f"On or near {MADE_UP}"), "Location", "a full postcode"),
        (row(Location="On or near 12 Invented Way"), "Location", "a house number"),
        (row(Location="On or near a@b.example"), "Location", "an e-mail address"),
        (row(Location="On or near 01632 960 001"), "Location", "a telephone number"),
        (row(Location="On or near 01/02/1990"), "Location", "a date, perhaps of birth"),
        (row(Context="seen by a neighbour"), "Context", "the publisher leaves it empty"),
        (
            row(Last_outcome_category="01632 960001"),
            "Last outcome category",
            "none of the published outcomes",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_its_row_and_column(
    tmp_path: Path, line: str, column: str, words: str
) -> None:
    problems = refusal("police_street", street_file(tmp_path, row(number=9), line))

    assert [(each.file, each.row, each.column) for each in problems] == [(NAME, 3, column)]
    assert words in problems[0].what
    assert problems[0].change


def test_a_personal_value_is_not_repeated_in_the_message(tmp_path: Path) -> None:
    (problem,) = refusal("police_street", street_file(tmp_path, row(Location=f"On or near {MADE_UP}")))

    assert MADE_UP not in str(problem)


def test_every_problem_of_every_kind_is_told_at_once(tmp_path: Path) -> None:
    lines = [row("Jaywalking"), row(LSOA_code="E01999999"), row(Context="x")]

    problems = refusal("police_street", street_file(tmp_path, *lines))

    assert [each.row for each in problems] == [2, 3, 4]


def test_a_column_of_words_is_no_column_of_outcomes(tmp_path: Path) -> None:
    lines = [row(number=n, Last_outcome_category=f"Word {n}") for n in range(8)]

    problems = refusal("police_street", street_file(tmp_path, *lines))

    assert {each.column for each in problems} == {"Last outcome category"}


@pytest.mark.parametrize(
    ("headings", "column", "words"),
    [
        (HEADINGS.replace("Crime type", "Offence"), "", 'there is "Offence"'),
        (HEADINGS.replace("LSOA code,", ""), "", 'the column "LSOA code" is missing'),
        (HEADINGS + ",Victim name", "Victim name", "street files have no such column"),
        (HEADINGS.replace("LSOA name", "LSOA code"), "", 'the column "LSOA name" is missing'),
    ],
)
def test_wrong_headings_are_refused_with_what_was_expected(
    tmp_path: Path, headings: str, column: str, words: str
) -> None:
    problems = refusal("police_street", street_file(tmp_path, row(), headings=headings))

    assert (problems[0].row, problems[0].column) == (1, column)
    assert words in problems[0].what


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (HEADINGS.encode() + b"\n" + row().encode() + b",one,more\n", "there are 14 fields for 12 columns"),
        (
            HEADINGS.encode() + b"\n" + row(Location="On or near Caf\xe9").encode("latin-1") + b"\n",
            "not in UTF-8",
        ),
        (HEADINGS.encode() + b"\n" + row().encode() + b"\n\0\0\0\n", "bytes that are not text"),
        (b"\x89PNG\r\n\x1a\n\0\0" + bytes(range(256)) * 40, "the file is a picture"),
        (HEADINGS.encode() + b"\n" + b"x" * (LONGEST_LINE + 2), "more than 64 kilobytes"),
        (b"x" * (3 * 1024 * 1024), "more than 64 kilobytes"),
    ],
)
def test_what_is_no_street_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    problems = refusal("police_street", received(tmp_path / NAME, content))

    assert words in problems[0].what
    assert problems[0].file == NAME


def test_a_line_just_short_enough_over_the_edge_of_a_piece_is_read_on(tmp_path: Path) -> None:
    from tithing.sources.police_street.opening import problems_at_opening

    line = b"y" * (LONGEST_LINE - 1) + b"\n"
    file = received(tmp_path / NAME, HEADINGS.encode() + b"\n" + line * 40 + row().encode() + b"\n")

    assert problems_at_opening(file) == []


@pytest.mark.parametrize("name", ["Hartlepool 001B", "Stranton Deane 001A"])
def test_another_name_of_the_same_district_and_one_that_no_list_has_are_taken(
    tmp_path: Path, name: str
) -> None:
    reading = read("police_street", street_file(tmp_path, row(LSOA_name=name)))

    assert reading.rows == 1


def test_a_street_that_is_called_like_a_person_is_taken(tmp_path: Path) -> None:
    reading = read("police_street", street_file(tmp_path, row(Location="On or near John Smith Way")))

    assert reading.rows == 1
