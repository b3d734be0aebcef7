"""No command writes its output among what a book keeps for itself, where it would be taken for a stray."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.support.books import bytes_of
from tests.support.by_example import examples_of, writing_to
from tithing.cli import every_command, run
from tithing.documents.files.file_set import FileSet, write_set
from tithing.store.disk.folder import OWN_FILES, OWN_FOLDERS, must_be_no_books_own
from tithing.vocabulary.problems import Refused

FIRE = """
[[partners]]
slug = "fire"
name = "Fire"
post = "Community safety team"

[[partners.owes]]
measures = ["deliberate_fires"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path / "book"), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    main = tmp_path / "book" / "partnership" / "partnership.toml"
    main.write_text(main.read_text().partition("[[partners]]")[0] + FIRE)
    (tmp_path / "pack.txt").write_text("Burglary rose from 10 to 12.\n")
    return tmp_path / "book"


# Commands whose example is not what has to be tried here: the book, and a folder of it. The others are tried by their example.
OUTPUTS: dict[str, Callable[[Path, Path], list[str]]] = {
    "report": lambda book, into: [
        *("report", "performance", "--book", str(book), "--quarter", "2017-18Q4", "--formats", "csv"),
        *("--output", str(into)),
    ],
    "returns": lambda book, into: [
        *("returns", "template", "--book", str(book), "--partner", "fire", "--quarter", "2017-18Q4"),
        *("--output", str(into / "fire.xlsx")),
    ],
    "check": lambda book, into: ["check", str(book.parent / "pack.txt"), "--output", str(into / "f.html")],
    "init": lambda book, into: ["init", str(into / "new"), "--name", "Y", "--area", "Hartlepool"],
}


def _example(name: str, book: Path, into: Path) -> list[str]:
    return next(writing_to(line, into / "out") for line in examples_of(name, book) if "--output" in line)


BY_EXAMPLE: dict[str, Callable[[Path, Path], list[str]]] = {
    name: partial(_example, name)
    for name in every_command()
    if name not in OUTPUTS and any("--output" in line for line in examples_of(name, Path("safer-x")))
}


def test_every_command_that_writes_an_output_is_tried_here(capsys: pytest.CaptureFixture[str]) -> None:
    writing = set()
    for name in every_command():
        run([name, "--help"])
        if re.search(r"--output|\bfolder for the book", capsys.readouterr().out):
            writing.add(name)
    run(["returns", "template", "--help"])

    assert "--output" in capsys.readouterr().out
    assert writing | {"returns"} == set(OUTPUTS) | set(BY_EXAMPLE), "say --output in the command's EXAMPLE"


@pytest.mark.parametrize("command", [name for name in (*OUTPUTS, *BY_EXAMPLE) if name != "report"])
def test_an_output_among_what_the_book_keeps_is_refused(
    book: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(book)

    code = run({**OUTPUTS, **BY_EXAMPLE}[command](book, book / "raw"))

    said = " ".join(capsys.readouterr().err.split())
    assert code != 0
    assert f"this is in raw/ of the book {book}, which keeps that for itself" in said
    assert "Name a folder outside the book" in said
    assert "not be read" not in said
    assert bytes_of(book) == before


@pytest.mark.parametrize("part", OWN_FOLDERS)
def test_a_set_of_files_is_not_written_into_a_folder_of_a_book(book: Path, part: str) -> None:
    with pytest.raises(Refused, match=f"this is in {part}/ of the book"):
        write_set(book / part / "deeper", FileSet("report", {"report.csv": b"a\n"}, {}))

    assert not (book / part / "deeper").exists()


def test_a_link_does_not_lead_there_and_a_books_papers_are_not_written_over(
    book: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").symlink_to(book / "store")

    for path in (tmp_path / "out", book / "x" / ".." / "raw", *(book / name for name in OWN_FILES)):
        with pytest.raises(Refused, match="keeps that for itself"):
            must_be_no_books_own(path)


def test_what_is_no_books_may_be_called_as_it_likes(book: Path, tmp_path: Path) -> None:
    harmless = (tmp_path / "raw" / "store", book / "reports", book)

    assert [must_be_no_books_own(path) for path in harmless] == [None, None, None]
