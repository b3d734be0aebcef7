"""A change of who the partnership is, killed at any moment: all of it stands with its line, or none of it does."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tithing.governance.loading import load_structure
from tithing.reading.book import Book, open_book
from tithing.workflows.journal import list_journal
from tithing.workflows.partnership.changing import change_structure
from tithing.workflows.partnership.edits import add_post
from tithing.workflows.the_book.verify import verify
from tools.drill.unmeasured import unmeasured

ROOT = Path(__file__).parents[2]
KILLS = 12
CHILD = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tithing.reading.book import open_book
from tithing.vocabulary.partnership.bodies import BodyKind
from tithing.workflows.partnership.body_edits import add_body
from tithing.workflows.partnership.changing import change_structure
from tithing.workflows.partnership.edits import merge_organisations

edits = [
    merge_organisations(
        ["council", "homes"], slug="coast", name="Coast Council", kind="council", limb="council", on=date(2028, 4, 1)
    ),
    add_body("finish", "Finish Group", BodyKind.TASK_AND_FINISH, until=date(2027, 4, 1), parent="strategy-group"),
]
book = open_book(Path(sys.argv[1]))
book.partnership
print("ready", flush=True)
sys.stdin.readline()
change_structure(book, edits, by="team", now=datetime.now(UTC))
"""


@pytest.fixture(scope="module")
def as_it_was(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = partnership_book(tmp_path_factory.mktemp("killed") / "book")
    write_structure(folder / "partnership")
    return folder


def killed_after(folder: Path, seconds: float | None) -> float:
    """Kill it so long after it began, or let it end: how long it went on."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)],
        cwd=ROOT, env=unmeasured(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdout.readline()
    child.stdin.write(b"go\n")
    child.stdin.flush()
    began = time.monotonic()
    if seconds is not None:
        time.sleep(seconds)
        child.kill()
    child.communicate()
    return time.monotonic() - began


def is_merged(book: Book) -> tuple[bool, bool, bool]:
    """Whether it stands by the journal, by the organisations' file and by the new body's."""
    found = load_structure(book.folder.partnership)
    said = any("Coast Council" in row.done for row in list_journal(book))
    return said, found.organisation("coast") is not None, found.body("finish") is not None


def test_killed_anywhere_all_of_it_stands_or_none_of_it_does(as_it_was: Path, tmp_path: Path) -> None:
    drawn = random.Random("killed")
    seen, lasts = [], None
    for number in range(KILLS):
        folder = Path(shutil.copytree(as_it_was, tmp_path / f"book-{number}"))
        went_on = killed_after(folder, None if lasts is None else drawn.uniform(0.1 * lasts, 0.8 * lasts))
        lasts = lasts or went_on
        book = open_book(folder)

        change_structure(
            book, add_post("clerk", "Clerk", "council"), by="team", now=datetime(2026, 12, 1, tzinfo=UTC)
        )

        seen.append(is_merged(book))
        assert len(set(seen[-1])) == 1
        assert verify(book).wrong == ()
        assert verify(book).notes == ()

    assert seen[0] == (True, True, True)
