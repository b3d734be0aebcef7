"""A new book begins with a partnership file that reads back and says what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tithing.reading.book import open_book
from tithing.vocabulary.areas import kind_of
from tithing.vocabulary.problems import Refused
from tithing.workflows.returns import write_return_template
from tithing.workflows.the_book.new_book import new_book

CLEVELAND = ("E06000001", "E06000002", "E06000003", "E06000004")


def test_a_new_book_knows_its_area_its_force_and_its_neighbours(tmp_path: Path) -> None:
    new_book(tmp_path / "b", name='Safer "Hartlepool" Partnership', area="hartlepool")

    own = open_book(tmp_path / "b").partnership
    assert own.name == 'Safer "Hartlepool" Partnership'
    assert (own.area, own.force) == ("E06000001", "E23000013")
    assert own.side_by_side == CLEVELAND


def test_every_example_in_the_starter_is_true_once_its_marks_are_taken_away(tmp_path: Path) -> None:
    created = new_book(tmp_path / "b", name="Safer X", area="E06000001")
    lines = created.config.read_text().splitlines()
    examples = [
        line.removeprefix("# ") for line in lines if line.startswith(("# [", "# ")) and _is_toml(line)
    ]
    kept = [line for line in lines if not line.startswith("#")]
    created.config.write_text("\n".join([*kept, *examples]))

    own = open_book(tmp_path / "b").partnership

    assert own.most_similar_group is not None
    assert own.partners[0].measures_owed() == ("deliberate_secondary_fires",)
    assert own.style.small_count == 10


def _is_toml(line: str) -> bool:
    said = line.removeprefix("# ")
    return said.startswith("[") or (" = " in said and said.split(" = ")[0].isidentifier())


def test_a_folder_that_holds_something_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()

    with pytest.raises(Refused, match="not empty"):
        new_book(tmp_path, name="Safer X", area="Hartlepool")

    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_book_is_not_begun_twice(tmp_path: Path) -> None:
    new_book(tmp_path, name="Safer X", area="Hartlepool")

    with pytest.raises(Refused, match="a book here already"):
        new_book(tmp_path, name="Safer Y", area="Hartlepool")


@pytest.mark.parametrize(
    ("name", "area", "words"),
    [
        ("Safer X", "Hartlepol", "the nearest (is|are) Hartlepool"),
        ("Safer X", "Cleveland Police", "covers a district or a CSP"),
        ("Safer X", "Durham", "such as County Durham, Darlington, or its ONS code"),
        ("Safer X", "Rhondda", "the nearest is Rhondda Cynon Taf"),
        (" ", "Hartlepool", "has no name"),
    ],
)
def test_what_cannot_be_a_partnership_is_refused_and_nothing_is_made(
    tmp_path: Path, name: str, area: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        new_book(tmp_path / "b", name=name, area=area)

    assert not (tmp_path / "b").exists()


def test_a_book_that_lost_its_partnership_is_not_called_a_folder_to_empty(tmp_path: Path) -> None:
    new_book(tmp_path / "book", name="Safer X", area="Hartlepool")
    (tmp_path / "book" / "partnership" / "partnership.toml").unlink()

    with pytest.raises(Refused, match=r"this is a book.*Bring partnership/ back from a backup"):
        new_book(tmp_path / "book", name="Safer X", area="Hartlepool")


def test_the_return_of_the_examples_partner_can_be_made(tmp_path: Path) -> None:
    created = new_book(tmp_path / "b", name="Safer X", area="E06000001")
    lines = created.config.read_text().splitlines()
    start = lines.index("# [[partners]]")
    partner = [line.removeprefix("# ") for line in lines[start : lines.index("", start)]]
    created.config.write_text("\n".join([*lines, *partner]))
    book = open_book(tmp_path / "b")

    (owing,) = book.partnership.partners
    made = write_return_template(book, partner=owing.slug, quarter="2025-26Q1", output=tmp_path / "r.xlsx")

    assert made.measures == 1


@pytest.mark.parametrize(
    ("area", "beside"),
    [
        ("Barrow-in-Furness", ["Allerdale", "Carlisle", "Copeland", "Eden", "South Lakeland"]),
        ("Cumberland", ["Westmorland and Furness"]),
        ("Cwm Taf", ["Bridgend", "Cardiff", "Swansea", "Neath Port Talbot"]),
        ("Bournemouth", ["Dorset", "Poole"]),
    ],
)
def test_beside_a_partnership_stand_those_of_its_kind(tmp_path: Path, area: str, beside: list[str]) -> None:
    created = new_book(tmp_path / "b", name="Safer X", area=area)

    assert set(beside) <= set(created.neighbours)
    own = created.partnership
    assert {kind_of(code) for code in own.side_by_side} == {kind_of(own.area)}


def test_what_is_given_of_the_contact_is_written(tmp_path: Path) -> None:
    created = new_book(tmp_path / "b", name="Safer X", area="Hartlepool", contact=" The team ")

    assert created.partnership.contact == "The team"
