"""Who the partnership is, changed in its book: whole or not at all, with what was written beside it kept, and a line for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tithing.governance.loading import files_in, load_structure
from tithing.governance.succession import organisation_on
from tithing.reading.book import Book, open_book
from tithing.store.journal.record import read_record
from tithing.store.writer import writing
from tithing.vocabulary.partnership.bodies import BodyKind, BodyTerms, ChairRule, ChosenBy, SeatClass
from tithing.vocabulary.problems import Refused
from tithing.workflows.journal import list_journal
from tithing.workflows.partnership import body_edits, edits
from tithing.workflows.partnership.changing import StructureEdit, change_structure, state_of_structure
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.verify import verify

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = date(2027, 4, 1)
MERGED = edits.merge_organisations(
    ["council", "fire"], slug="coast", name="Coast Council", kind="council", limb="council", on=DAY
)
EDITS: dict[str, StructureEdit] = {
    "a new organisation": edits.add_organisation("trust", "X Trust", "health trust", since=DAY),
    "what it is": edits.describe_organisation("homes", kind="other", limb="", since=DAY),
    "another name": edits.rename_organisation("homes", "X Living", since=DAY),
    "an end": edits.end_organisation("homes", DAY),
    "a merger": MERGED,
    "a new post": edits.add_post("clerk", "Clerk", "council"),
    "the end of a post": edits.end_post("commander", DAY),
    "a protocol": edits.sign_protocol(DAY, signed_by=["council", "fire"], liaison=["leader"], review=None),
    "a new body": body_edits.add_body(
        "finish", "Finish Group", BodyKind.TASK_AND_FINISH, until=DAY, parent="strategy-group"
    ),
    "another name of a body": body_edits.rename_body("neighbourhoods", "Streets Group", since=DAY),
    "the end of a body": body_edits.end_body("neighbourhoods", DAY),
    "a parent": body_edits.end_parent("neighbourhoods", "strategy-group", DAY),
    "terms": body_edits.agree_terms(
        "strategy-group",
        BodyTerms(
            DAY, "To meet.", ChairRule(ChosenBy.ELECTION, months=12, apart=True), quorum=3, reports_in=(1,)
        ),
    ),
    "a seat": body_edits.add_seat(
        "neighbourhoods", body_edits.NewSeat("homes", SeatClass.INVITED, organisation="homes")
    ),
    "the end of a seat": body_edits.close_seat("strategy-group", "homes", DAY),
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    folder = partnership_book(tmp_path / "book")
    write_structure(folder / "partnership")
    return open_book(folder)


def files(book: Book) -> dict[str, bytes]:
    return files_in(book.folder.partnership)


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_stands_with_a_line_and_nothing_that_was_written_is_lost(book: Book, name: str) -> None:
    before = files(book)

    done = change_structure(book, EDITS[name], by="account-7", now=NOW, reason="agreed in June")

    (row,) = list_journal(book)
    assert (row.status, row.by, row.reason, row.done) == ("changed", "account-7", "agreed in June", done.what)
    assert "[" not in done.what
    assert load_structure(book.folder.partnership) == done.structure
    assert done.state == state_of_structure(book.folder) == row.file_sha256
    changed = {each for each in files(book) if files(book)[each] != before.get(each)}
    assert changed
    assert b"# Kept: who the partnership is." in files(book)["organisations.toml"]
    assert verify(book).wrong == ()
    assert verify(book).notes == ()


@pytest.mark.parametrize("name", EDITS)
def test_the_book_reads_as_before_after_it_is_rebuilt_and_repaired(book: Book, name: str) -> None:
    done = change_structure(book, EDITS[name], by="team", now=NOW)

    rebuild(book, now=NOW)
    repair(book, now=NOW)

    assert load_structure(book.folder.partnership) == done.structure


def test_a_successor_stands_from_the_day_of_the_merger(book: Book) -> None:
    done = change_structure(book, MERGED, by="team", now=NOW)

    found = [organisation_on(done.structure, "fire", day) for day in (date(2027, 3, 31), DAY)]
    assert [each.slug for each in found if each] == ["fire", "coast"]


def test_the_second_of_two_is_told_and_nothing_is_changed(book: Book) -> None:
    seen = state_of_structure(book.folder)
    first = change_structure(book, EDITS["a new post"], by="one", now=NOW, seen=seen)
    before = files(book)

    with pytest.raises(Refused, match="somebody changed who the partnership is since"):
        change_structure(book, EDITS["a seat"], by="two", now=NOW, seen=seen)

    assert files(book) == before
    assert len(list_journal(book)) == 1
    assert change_structure(book, EDITS["a seat"], by="two", now=NOW, seen=first.state).line == 2


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (edits.add_organisation("fire", "Fire", "other"), "the slug fire stands twice"),
        (edits.add_organisation("new", "New", "guild"), "no kind of organisation"),
        (edits.end_organisation("nobody", DAY), 'nothing of organisations has the slug "nobody"'),
        (edits.end_organisation("homes", DAY, succeeded_by="nobody"), "no organisation has the slug"),
        (body_edits.add_body("neighbourhoods", "N", BodyKind.TASK), "already"),
        (body_edits.add_body("finish", "F", BodyKind.TASK_AND_FINISH), "has an end"),
        (body_edits.end_body("nobody", DAY), 'no body has the slug "nobody"'),
        (body_edits.add_parent("strategy-group", "neighbourhoods"), "circle"),
        (body_edits.end_parent("strategy-group", "neighbourhoods", DAY), "does not report to"),
        (body_edits.close_seat("strategy-group", "nobody", DAY), "has the slug"),
        (edits.add_post("x", "Jane Smith", "council"), "looks like personal data"),
        (
            edits.describe_organisation("homes", kind="housing association", limb="", since=None),
            "nothing would be changed",
        ),
    ],
)
def test_what_would_not_hold_is_refused_with_the_files_as_they_were(
    book: Book, edit: StructureEdit, words: str
) -> None:
    before = files(book)

    with pytest.raises(Refused, match=words):
        change_structure(book, edit, by="team", now=NOW)

    assert files(book) == before
    assert list_journal(book) == ()


def test_a_file_that_is_wrong_already_is_mended_by_hand_first(book: Book) -> None:
    path = book.folder.partnership / "bodies" / "neighbourhoods.toml"
    path.write_text("name = 5\n", encoding="utf-8")

    with pytest.raises(Refused, match=r"neighbourhoods\.toml"):
        change_structure(book, EDITS["a new post"], by="team", now=NOW)


def test_verify_notes_what_was_edited_by_hand_since_a_line(book: Book) -> None:
    change_structure(book, EDITS["a new post"], by="team", now=NOW)
    path = book.folder.partnership / "organisations.toml"
    path.write_bytes(path.read_bytes() + b"# a remark\n")

    (note,) = verify(book).notes

    assert note.startswith("organisations.toml or bodies/ was edited by hand since line 1")


# -- killed anywhere -------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """As a power cut: nothing is tidied."""


AT: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "before the first file": lambda patch: _die(patch, "replace_whole", after=0),
    "between two files": lambda patch: _die(patch, "replace_whole", after=1),
    "before the journal": lambda patch: _die(patch, "_append", after=2),
    "before the head": lambda patch: _die(patch, "Writer._replace_head", after=0),
}


def _die(patch: pytest.MonkeyPatch, name: str, *, after: int) -> None:
    owner, _, attribute = name.rpartition(".")
    holder = getattr(writing, owner) if owner else writing
    real = getattr(holder, attribute)
    calls = iter(range(100))

    def dying(*given: object) -> object:
        if next(calls) >= after:
            raise Killed
        return real(*given)

    patch.setattr(holder, attribute, dying)
    patch.setattr(writing.Writer, "_undo", lambda *given: None)


@pytest.mark.parametrize("at", AT)
def test_killed_before_it_counts_it_is_as_if_it_had_never_been(book: Book, at: str) -> None:
    before = files(book)
    with pytest.MonkeyPatch.context() as patch:
        AT[at](patch)
        with pytest.raises(Killed):
            change_structure(book, [MERGED, EDITS["a new body"]], by="team", now=NOW)

    change_structure(book, EDITS["the end of a seat"], by="team", now=NOW)

    (row,) = list_journal(book)
    assert row.done == "Closed the seat “Housing” of Safer X Partnership on 1 April 2027"
    assert {name: content for name, content in files(book).items() if "strategy" not in name} == {
        name: content for name, content in before.items() if "strategy" not in name
    }
    assert verify(book).wrong == ()


def test_a_disk_that_fails_leaves_everything_as_it_was(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(book)

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_append", full)
        with pytest.raises(OSError, match="No space"):
            change_structure(book, [MERGED, EDITS["a new body"]], by="team", now=NOW)

    assert files(book) == before
    assert list_journal(book) == ()


def test_what_somebody_edited_by_hand_after_a_kill_is_left_as_they_left_it(book: Book) -> None:
    with pytest.MonkeyPatch.context() as patch:
        AT["before the head"](patch)
        with pytest.raises(Killed):
            change_structure(book, MERGED, by="team", now=NOW)
    path = book.folder.partnership / "organisations.toml"
    by_hand = path.read_bytes() + b"# by hand\n"
    path.write_bytes(by_hand)

    repair(book, now=NOW)

    assert path.read_bytes() == by_hand
    assert read_record(book.folder).lines[-1].status == "repaired"


def test_terms_that_begin_on_one_day_are_written_anew(book: Book) -> None:
    first = BodyTerms(DAY, "To meet.", ChairRule(ChosenBy.APPOINTMENT), quorum=2, review=DAY)
    change_structure(
        book, body_edits.agree_terms("neighbourhoods", replace(first, quorum=1)), by="team", now=NOW
    )

    done = change_structure(
        book, body_edits.agree_terms("neighbourhoods", BodyTerms(DAY, "To act.")), by="team", now=NOW
    )

    body = done.structure.body("neighbourhoods")
    assert body is not None
    assert body.terms == (BodyTerms(DAY, "To act."),)


def test_tables_that_stand_in_one_line_are_edited_too(book: Book) -> None:
    path = book.folder.partnership / "bodies" / "neighbourhoods.toml"
    path.write_text(
        'name = "N" # ours\nkind = "task group"\nparents = [{ body = "strategy-group", since = 2018-01-01 }]\n',
        encoding="utf-8",
    )

    done = change_structure(
        book, body_edits.end_parent("neighbourhoods", "strategy-group", DAY), by="team", now=NOW
    )

    body = done.structure.body("neighbourhoods")
    assert body is not None
    assert [(each.since, each.until) for each in body.parents] == [(date(2018, 1, 1), DAY)]
    assert b"# ours" in path.read_bytes()


def test_two_programs_that_change_what_both_saw_make_one_change(book: Book) -> None:
    seen = state_of_structure(book.folder)

    def change(number: int) -> str:
        try:
            edit = edits.add_post(f"p{number}", "Clerk", "council")
            change_structure(open_book(book.folder.root), edit, by="team", now=NOW, seen=seen)
        except Refused as refused:
            return "told" if "since you opened" in str(refused) else str(refused)
        return "made"

    with ThreadPoolExecutor(4) as several:
        told = sorted(several.map(change, range(4)))

    assert told == ["made", "told", "told", "told"]
    assert len(list_journal(book)) == 1
