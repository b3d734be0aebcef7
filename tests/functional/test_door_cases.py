"""Nothing enters unseen: each file of the table is taken, asked about or refused in words, never in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.functional.door_cases import ASKED, CASES, TAKEN, DoorCase, Make
from tests.support.books import but_for_the_journal, bytes_of
from tithing.cli import run
from tithing.workflows.the_book.new_book import new_book

ID = re.compile(r"\bQ[A-Z2-7]{4,}\b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_what_arrives_is_taken_asked_about_or_refused_in_words(
    case: DoorCase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book"
    new_book(book, name="Safer Hartlepool", area="Hartlepool")
    for number, (make, said) in enumerate(case.before):
        _bring(make, said, tmp_path / f"before-{number}", book, capsys)
    before = but_for_the_journal(bytes_of(book))
    folder = tmp_path / "sent"
    folder.mkdir()

    code = run(["import", str(case.make(folder)), "--book", str(book), *case.said])

    printed = capsys.readouterr()
    told = f"{printed.out}{printed.err}"
    assert code == case.code, told
    assert [words for words in case.words if words.lower() not in told.lower()] == [], told
    assert "Traceback" not in told
    if code not in (TAKEN, ASKED):
        assert but_for_the_journal(bytes_of(book)) == before


def _bring(
    make: Make, said: tuple[str, ...], folder: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the book has before; whatever is asked is answered."""
    folder.mkdir()
    arguments = ["import", str(make(folder)), "--book", str(book), *said]
    code = run(arguments)
    printed = capsys.readouterr()
    if code == ASKED:
        ids = dict.fromkeys(ID.findall(f"{printed.out}{printed.err}"))
        code = run([*arguments, *(word for each in ids for word in ("--because", f"{each}=it is so"))])
        capsys.readouterr()
    assert code == TAKEN


def test_no_two_cases_are_alike() -> None:
    names = [case.name for case in CASES]

    assert len(names) > 50
    assert len(set(names)) == len(names)
