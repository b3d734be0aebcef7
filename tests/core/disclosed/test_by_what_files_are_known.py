"""By what a figure's files are known: nothing that is told to the public proves a guess of what a partner's file holds.

Who knows every row of a small file but the hidden one can lay out the four files that it could be: the one whose SHA-256 is
printed has the hidden count in it. And a file may be sorted by what it counts, so that the number of a row is a rank.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.disclosed.every_output import every_output, released
from tests.core.disclosed.town import FIRES, Q3, ROBBERY, of_local, of_wards, town
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import Record, read_record
from tools.disclosed.books import receive, started

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

FEWEST = 8  # characters of a hash, of which nobody prints fewer


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Of which everything came in one small file of a partner's."""
    (tmp_path / "files").mkdir()
    counts = of_wards(FIRES, Q3, 3, 9, 12, 14, 9) | of_wards(ROBBERY, Q3, 9, 9, 9, 9, 9)
    made = town(counts | of_local(counts))
    receive(started(made, tmp_path / "book"), made.stages[0], tmp_path / "files")
    return tmp_path / "book"


def proofs(record: Record) -> list[str]:
    """How begins whatever is worked out of the file's contents, or would let who has it work out what is."""
    entry = record.entries[0]
    files = (file.sha256 for file in entry.files)
    every = (entry.sha256, entry.content_sha256, entry.came_as, entry.id, record.identity.id, *files)
    return sorted({each[:FEWEST] for each in every})


def test_no_output_and_no_frozen_folder_proves_a_guess_of_a_partners_file(book: Path, tmp_path: Path) -> None:
    public = every_output(book, tmp_path / "public") | released(book, tmp_path / "out")
    found = proofs(read_record(BookFolder(book)))

    assert len(found) >= 3
    assert [name for name, said in public.items() if any(each in said for each in found)] == []
    assert {name for name, said in public.items() if '"journal_line": 1' in said or "line 1" in said}


def test_an_officer_is_told_which_file_it_was(book: Path, tmp_path: Path) -> None:
    officers = every_output(book, tmp_path / "officers", "--reader", "officer")
    of_the_file = read_record(BookFolder(book)).entries[0].came_as[:FEWEST]

    told = [name for name, said in officers.items() if of_the_file in said]
    assert {name.rsplit(".", 1)[-1] for name in told} >= {"html", "pdf", "docx", "xlsx", "csv", "json"}
    assert "figures --format json" in told
