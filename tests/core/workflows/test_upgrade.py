"""A book of any format that ever landed is brought over with every figure and file as it was.

The books in tests/golden/formats were made by the programs of their day; said.json is what those said of them.
"""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import SOURCES, bytes_of
from tests.support.seen import BY_AN_OFFICER
from tithing.cli import run as command
from tithing.cli.commands.the_book.upgrade import run
from tithing.indicators.as_json import figures_json
from tithing.reading.book import Book, open_as_it_is, open_book
from tithing.store.disk.folder import BookFolder
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.upgrade import upgrade
from tools.observed import read_observations

FORMATS = Path(__file__).parents[2] / "golden" / "formats"
NOW = datetime(2026, 11, 29, tzinfo=UTC)
THEN = date(2018, 5, 1)


def _said_in(format_number: int) -> Any:
    return json.loads((FORMATS / str(format_number) / "said.json").read_text(encoding="utf-8"))


def _old_book(tmp_path: Path, name: str) -> Book:
    shutil.copytree(FORMATS / "1" / name, tmp_path / "book")
    (tmp_path / "book" / "book.lock").touch()  # an empty file; not every copy of the sources has it
    return open_as_it_is(tmp_path / "book")


def _says(book: Book, day: date | None = None) -> list[list[Any]]:
    return sorted(
        [
            each.measure,
            each.area,
            each.period.code,
            each.breakdown,
            each.supplier,
            str(each.quantity),
            each.source.file,
            each.source.sha256,
            each.source.row,
            [str(earlier.quantity) for earlier in each.earlier],
        ]
        for each in read_observations(book.folder, as_known_on=day).all
    )


@pytest.mark.parametrize("name", ["invented", "own"])
def test_a_book_of_the_first_format_says_after_the_upgrade_what_it_said_before(
    tmp_path: Path, name: str
) -> None:
    said = _said_in(1)[name]
    book = _old_book(tmp_path, name)
    old_journal = book.folder.journal.read_bytes()

    report = upgrade(book, now=NOW, by="community-safety-analyst")

    assert (report.had, report.has, report.told) == (1, 2, ())
    assert said["now"]
    assert _says(open_book(book.folder.root)) == said["now"]
    assert _says(book, THEN) == said[f"on {THEN}"]
    assert bytes_of(book.folder.store) == said["store"]
    assert (book.folder.upgraded / "journal-format-1.jsonl").read_bytes() == old_journal


def test_the_figures_of_a_quarter_are_as_they_were(tmp_path: Path) -> None:
    said = _said_in(1)["own"]
    book = _old_book(tmp_path, "own")
    upgrade(book, now=NOW)

    for key, day in (("figures", None), (f"figures on {THEN}", THEN)):
        found = figures(
            open_book(book.folder.root),
            **BY_AN_OFFICER,
            period=Period.parse("2017-18Q4"),
            area="Hartlepool",
            indicator="shoplifting",
            as_known_on=day,
        )
        shown = json.loads(json.dumps([figures_json(each) for each in found], default=str))
        assert [each["value"] for each in shown] == [each["value"] for each in said[key]]
        assert [each["value"] for each in shown] != [None]


def test_a_rebuild_after_the_upgrade_gives_the_same_bytes(tmp_path: Path) -> None:
    book = _old_book(tmp_path, "invented")
    upgrade(book, now=NOW)
    before = bytes_of(book.folder.root)

    report = rebuild(open_book(book.folder.root), now=NOW, sources=SOURCES)

    assert (report.entries, report.changed) == (7, ())
    assert any('no measure is called "thefts"' in each and "is kept" in each for each in report.told)
    assert bytes_of(book.folder.root) == before


def test_a_book_that_was_brought_over_is_left_as_it_is(tmp_path: Path) -> None:
    book = _old_book(tmp_path, "invented")
    upgrade(book, now=NOW)
    before = bytes_of(book.folder.root)

    assert upgrade(book, now=NOW).had == 2
    assert bytes_of(book.folder.root) == before


HARMED_JOURNALS: dict[str, Callable[[BookFolder], object]] = {
    "missing": lambda folder: folder.journal.unlink(),
    "emptied": lambda folder: folder.journal.write_bytes(b""),
    "cut between lines": lambda folder: folder.journal.write_bytes(_lines_of(folder)[0]),
    "doubled": lambda folder: folder.journal.write_bytes(folder.journal.read_bytes() * 2),
    "its last line doubled": lambda folder: folder.journal.write_bytes(
        folder.journal.read_bytes() + _lines_of(folder)[-1]
    ),
    "a folder": lambda folder: (folder.journal.unlink(), folder.journal.mkdir()),
    "of the format of now": lambda folder: folder.journal.write_bytes(
        b'{"n": 1, "day": "2018-05-01", "status": "accepted", "file": "", "detail": "", "before": ""}\n'
    ),
}


def _lines_of(folder: BookFolder) -> list[bytes]:
    return folder.journal.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("harm", HARMED_JOURNALS)
@pytest.mark.parametrize("name", ["invented", "own"])
def test_a_journal_that_is_not_all_of_the_book_is_refused_before_anything_is_moved(
    tmp_path: Path, name: str, harm: str
) -> None:
    book = _old_book(tmp_path, name)
    HARMED_JOURNALS[harm](book.folder)
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused) as refusal:
        upgrade(book, now=NOW)

    assert bytes_of(book.folder.root) == {**before, "book.lock": bytes_of(book.folder.root)["book.lock"]}
    assert refusal.value.problems[0].change
    assert "tithing verify" not in str(refusal.value) or harm == "of the format of now"


def test_what_the_old_book_had_lost_already_is_told_and_not_called_as_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = _old_book(tmp_path, "invented")
    next(book.folder.raw.iterdir()).unlink()
    harmed = next(path for path in book.folder.store.rglob("*.parquet"))
    harmed.write_bytes(harmed.read_bytes()[:-7])

    code = run(Namespace(book=book.folder.root, by="", set_aside=False))

    assert code == 1
    said = capsys.readouterr().out
    assert "2 things were harmed before" in said
    assert "as before" not in said
    assert harmed.name in said
    assert "tithing repair" in said


@pytest.mark.parametrize("harm", ["store", "partnership/measures/own.toml"])
def test_what_hinders_the_look_after_an_upgrade_is_no_refusal_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    """ "Nothing was changed" was said of a book that had been brought over."""
    book = _old_book(tmp_path, "own")
    if harm == "store":
        shutil.rmtree(book.folder.store)
    else:
        (book.folder.root / harm).parent.mkdir(exist_ok=True)
        (book.folder.root / harm).write_text("[thefts")

    code = command(["upgrade", "--book", str(book.folder.root)])

    said = capsys.readouterr()
    assert code == (1 if harm == "store" else 0)
    assert "nothing was changed" not in said.err
    assert "Note: what would not be kept today could not be looked at" in said.out
    assert "The book has format 2 now (it had 1): 3 entries" in said.out


def test_an_older_journal_loses_no_original(tmp_path: Path) -> None:
    """Format 1 could not tell what a killed import left from what is newer than the journal: both are kept."""
    book = _old_book(tmp_path, "invented")
    book.folder.journal.write_bytes(_lines_of(book.folder)[0])
    raw = {path.name: path.read_bytes() for path in book.folder.raw.iterdir()}

    with pytest.raises(Refused, match=r"4 originals that the journal does not know.*--set-aside"):
        upgrade(book, now=NOW)
    report = upgrade(book, now=NOW, set_aside=True)

    kept = {path.name: path.read_bytes() for path in (book.folder.lost / "raw").iterdir()}
    kept |= {path.name: path.read_bytes() for path in book.folder.raw.iterdir()}
    assert kept == raw
    assert sum("import it again" in line for line in report.told) == len(raw) - 1


def test_a_damaged_old_journal_is_named_by_line_and_nothing_is_changed(tmp_path: Path) -> None:
    book = _old_book(tmp_path, "invented")
    book.folder.journal.write_bytes(book.folder.journal.read_bytes()[:-40])
    before = bytes_of(book.folder.root)

    with pytest.raises(Refused, match=r"row 7: this line cannot be read"):
        upgrade(book, now=NOW)

    assert bytes_of(book.folder.root) == before
