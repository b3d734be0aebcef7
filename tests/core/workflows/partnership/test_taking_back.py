"""A merger and a last day that were said by mistake are taken back: all stands as it stood, unless something was built on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tithing.governance.loading import files_in, load_structure
from tithing.governance.succession import seats_on
from tithing.reading.book import Book, open_book
from tithing.vocabulary.partnership.bodies import BodyTerms, ChairRule, ChosenBy, SeatClass
from tithing.vocabulary.problems import Refused
from tithing.workflows.journal import list_journal
from tithing.workflows.partnership import body_edits, edits, taking_back
from tithing.workflows.partnership.changing import StructureEdit, change_structure
from tithing.workflows.the_book.verify import verify

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = date(2028, 4, 1)
MERGED = edits.merge_organisations(
    ["council", "fire"], slug="coast", name="Coast Council", kind="council", limb="council", on=DAY
)
COAST = taking_back.take_back_merger("coast", "Coast Council")
BACK: dict[str, tuple[StructureEdit, StructureEdit]] = {
    "a merger": (MERGED, COAST),
    "a last day": (edits.end_organisation("homes", DAY), taking_back.take_back_last_day("homes")),
    "a last day with a successor": (
        edits.end_organisation("homes", DAY, succeeded_by="council"),
        taking_back.take_back_last_day("homes"),
    ),
    "the end of a post": (edits.end_post("commander", DAY), taking_back.take_back_post("commander")),
    "the end of a body": (
        body_edits.end_body("neighbourhoods", DAY, succeeded_by="strategy-group"),
        taking_back.take_back_body("neighbourhoods"),
    ),
    "the end of a seat": (
        body_edits.close_seat("strategy-group", "homes", DAY),
        taking_back.take_back_seat("strategy-group", "homes"),
    ),
}
BUILT: dict[str, tuple[Sequence[StructureEdit], str]] = {
    "a post": ([edits.add_post("clerk", "Clerk", "coast", since=DAY)], "the post Clerk was made for it"),
    "a seat": (
        [
            body_edits.add_seat(
                "neighbourhoods", body_edits.NewSeat("coast", SeatClass.ORGANISATION, "coast", since=DAY)
            )
        ],
        "Safer Neighbourhoods Group has a seat that was made for it",
    ),
    "terms": (
        [
            body_edits.agree_terms(
                "neighbourhoods", BodyTerms(DAY, "To meet.", ChairRule(ChosenBy.ORGANISATION, "coast"))
            )
        ],
        "the terms of reference of Safer Neighbourhoods Group name it",
    ),
    "a protocol": (
        [edits.sign_protocol(DAY, signed_by=["coast"], liaison=[], review=None)],
        "it has signed the protocol for sharing information",
    ),
    "another name": (
        [edits.rename_organisation("coast", "Coastal Council", since=date(2029, 1, 1))],
        "it has had another name",
    ),
    "an end": ([edits.end_organisation("coast", date(2030, 3, 31))], "its last day is 31 March 2030"),
    "one more that went over": (
        [edits.end_organisation("homes", date(2029, 3, 31), succeeded_by="coast")],
        "X Homes went over to it on another day than its first",
    ),
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    folder = partnership_book(tmp_path / "book")
    write_structure(folder / "partnership")
    return open_book(folder)


def change(book: Book, *edit: StructureEdit) -> None:
    change_structure(book, list(edit), by="account-7", now=NOW)


@pytest.mark.parametrize("name", BACK)
def test_it_stands_as_it_stood_with_both_lines(book: Book, name: str) -> None:
    before, files = load_structure(book.folder.partnership), files_in(book.folder.partnership)
    said, back = BACK[name]

    change(book, said)
    assert load_structure(book.folder.partnership) != before
    change(book, back)

    assert load_structure(book.folder.partnership) == before
    after = files_in(book.folder.partnership)
    assert {name: text.split() for name, text in after.items()} == {n: t.split() for n, t in files.items()}
    assert sum("Took back" in each.done for each in list_journal(book)) == 1
    assert not verify(book).wrong


@pytest.mark.parametrize("name", BACK)
def test_it_is_taken_back_once(book: Book, name: str) -> None:
    change(book, BACK[name][0])
    change(book, BACK[name][1])

    with pytest.raises(Refused):
        change(book, BACK[name][1])


@pytest.mark.parametrize("name", BACK)
def test_what_was_never_said_is_not_taken_back(book: Book, name: str) -> None:
    before = files_in(book.folder.partnership)

    with pytest.raises(Refused):
        change(book, BACK[name][1])
    assert files_in(book.folder.partnership) == before


@pytest.mark.parametrize("name", BUILT)
def test_what_was_built_on_it_stands_in_the_way(book: Book, name: str) -> None:
    built, words = BUILT[name]
    change(book, MERGED)
    change(book, *built)
    before = files_in(book.folder.partnership)

    with pytest.raises(Refused) as told:
        change(book, COAST)

    assert any(words in each.what for each in told.value.problems)
    assert files_in(book.folder.partnership) == before


def test_the_seats_are_theirs_again(book: Book) -> None:
    change(book, MERGED)
    change(book, COAST)

    structure = load_structure(book.folder.partnership)
    body = structure.body("strategy-group")
    assert body is not None
    found = {
        each.seat.slug: each.organisation.slug for each in seats_on(structure, body, DAY) if each.organisation
    }
    assert (found["council-leader"], found["fire"]) == ("council", "fire")


def test_of_a_merger_one_that_goes_on_leaves_the_other_merged(book: Book) -> None:
    change(book, MERGED)
    change(book, taking_back.take_back_last_day("fire"))

    structure = load_structure(book.folder.partnership)
    assert [each.slug for each in structure.organisations if each.succeeded_by == "coast"] == ["council"]
    assert structure.organisation("fire").until is None  # type: ignore[union-attr]


def test_a_task_group_goes_on_with_no_end_only_where_it_may(book: Book) -> None:
    from tithing.vocabulary.partnership.bodies import BodyKind

    change(
        book,
        body_edits.add_body(
            "finish", "Finish Group", BodyKind.TASK_AND_FINISH, until=DAY, parent="strategy-group"
        ),
    )

    with pytest.raises(Refused, match="until"):
        change(book, taking_back.take_back_body("finish"))
