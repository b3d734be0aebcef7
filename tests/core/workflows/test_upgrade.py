"""A book of any format that ever landed is brought over with every figure and file as it was.

The books in tests/golden/formats were made by the programs of their day; said.json is what those said of them.
"""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import SOURCES, bytes_of
from tithing.indicators.as_json import figures_json
from tithing.observations.reading import read_observations
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.workflows.figures import figures
from tithing.workflows.open_book import Book, open_as_it_is, open_book
from tithing.workflows.rebuild import rebuild
from tithing.workflows.upgrade import upgrade

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
            quarter=Period.parse("2017-18Q4"),
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


def test_an_older_journal_loses_no_original(tmp_path: Path) -> None:
    """Format 1 could not tell what a killed import left from what is newer than the journal: both are kept."""
    book = _old_book(tmp_path, "invented")
    lines = book.folder.journal.read_bytes().splitlines(keepends=True)
    book.folder.journal.write_bytes(lines[0])
    raw = {path.name: path.read_bytes() for path in book.folder.raw.iterdir()}

    report = upgrade(book, now=NOW)

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
