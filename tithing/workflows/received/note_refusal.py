"""Leaves a line in the journal for each file that was refused: by whom, when, why, its hash, and nothing of its content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tithing.reading.book import Book
from tithing.store.disk.arrivals import Arrival
from tithing.store.disk.from_the_system import problem_of
from tithing.store.journal.chain import NewLine
from tithing.store.writer.workspace import Workspace
from tithing.store.writer.writing import JournalChange, one_write
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.harmless import harmless_name, harmless_reasons
from tithing.workflows.received.receive import is_of

WAIT_SECONDS = 5.0  # a refusal is printed without its line rather than late

Seen = tuple[Arrival, str]  # a file and its SHA-256


def note_refusal(
    book: Book, refusal: Refused, seen: Sequence[Seen], *, by: str, now: datetime, space: Workspace
) -> str:
    """What came of it, in a sentence; "" where no file was refused."""
    lines = [_line(book, arrival, sha, mine, by, now) for arrival, sha, mine in _by_file(refusal, seen)]
    if not lines:
        return ""
    try:
        with one_write(
            book.folder, who="a refusal", now=now, wait_seconds=WAIT_SECONDS, space=space
        ) as writer:
            new = writer.commit(JournalChange(lines)).lines
    except Refused as error:
        return f"The refusal was not noted in the journal: {error.problems[0].what}."
    except OSError as error:
        return f"The refusal was not noted in the journal: {problem_of(error).sentence}"
    at = numbered(len(new), f"line {new[0].n}", f"lines {new[0].n} to {new[-1].n}").split(" ", 1)[1]
    others = len(dict.fromkeys(seen)) - len(lines)
    return (
        f"The refusal is noted in the journal, {at}; figures and files are as before.{_of_the_rest(others)}"
    )


def _of_the_rest(others: int) -> str:
    """How to take in the files in which nothing is wrong; "" where there is none."""
    if others < 1:
        return ""
    what = numbered(others, "other file has nothing wrong", "other files have nothing wrong")
    return f" {what}: --leave-aside takes in the rest."


def _by_file(refusal: Refused, seen: Sequence[Seen]) -> Iterable[tuple[Arrival, str, list[Problem]]]:
    for arrival, sha in dict.fromkeys(seen):
        mine = [problem for problem in refusal.problems if is_of(problem, arrival.name)]
        if mine:
            yield arrival, sha, mine


def _line(
    book: Book, arrival: Arrival, sha256: str, problems: Sequence[Problem], by: str, now: datetime
) -> NewLine:
    said = {
        "received": now.isoformat(),
        "by": by,
        "reason": harmless_reasons(problems, book.measures),
        "name": harmless_name(arrival.name, book.measures),
        "problems": len(problems),
    }
    return NewLine("refused", sha256, said)
