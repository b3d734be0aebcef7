"""Lists what waits to be accepted, and tells one of them in full."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from tithing.observations.standing.effect import effect_from
from tithing.reading.book import Book
from tithing.store.journal.answers import answers_from, questions_from
from tithing.store.writer.waiting import LIVES, PREVIEW, Waiting, broken_in, find_waiting, waiting_in
from tithing.vocabulary.problems import Problem
from tithing.workflows.files_in.import_report import ImportReport


@dataclass(frozen=True)
class Preview:
    """One preview: `report` is what it said when it was stored, `until` the last day on which it can be accepted."""

    id: str
    made: date
    until: date
    by: str
    report: ImportReport


def list_waiting(book: Book) -> tuple[Preview, ...]:
    """Every preview that waits, the oldest first.

    >>> [each.id for each in list_waiting(book)]  # doctest: +SKIP
    ['K7QX2MAB']
    """
    broken = {each.path for each in broken_in(book.folder)}
    return tuple(_preview(each) for each in waiting_in(book.folder) if each.path not in broken)


def stamps_of_waiting(book: Book) -> tuple[tuple[str, int], ...]:
    """What waits by its id, with the moment at which it was last stored, in nanoseconds: the same while nothing of it changed."""
    found: list[tuple[str, int]] = []
    for each in waiting_in(book.folder):
        with suppress(FileNotFoundError):  # it was accepted meanwhile
            found.append((each.id, (each.path / PREVIEW).stat().st_mtime_ns))
    return tuple(found)


def broken_previews(book: Book) -> tuple[Problem, ...]:
    """What was to wait and is damaged, and what to do about each."""
    return tuple(each.problem(book.folder) for each in broken_in(book.folder))


def show_waiting_preview(book: Book, which: str) -> Preview:
    """The preview of this id, or of this unique beginning of one. Raises Refused where there is none."""
    return _preview(find_waiting(book.folder, which))


def _preview(waiting: Waiting) -> Preview:
    said = waiting.said
    asked = [each for group in said["questions"].values() for each in questions_from(group)]
    report = ImportReport(
        already=tuple(said["already"]),
        taken_out=tuple(said["taken_out"]),
        left=tuple(said["left"]),
        notices=tuple(said["notices"]),
        questions=tuple(
            {each.fingerprint: each for each in asked if each.fingerprint in said["open"]}.values()
        ),
        answers=answers_from(said["answers"]),
        effect=effect_from(said["effect"]),
        waiting=waiting.id,
        held=waiting.entries,
    )
    made = waiting.made.date()
    return Preview(waiting.id, made, (waiting.made + LIVES).date(), said["sent"]["by"], report)
