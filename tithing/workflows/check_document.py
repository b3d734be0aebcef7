"""Checks finished documents: reads each, runs the rules, and gives a report for each that could be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tithing.checking.bounded import ChildEnded, NeededTooMuch, TookTooLong
from tithing.checking.in_child import check_in_child
from tithing.checking.read import LIMITS, ReadingLimits, read
from tithing.checking.read.limits import MEGABYTE
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.report import Report
from tithing.checking.test.severity import Severity
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.problems import Problem, Refused, Unforeseen


@dataclass(frozen=True)
class Checked:
    """A report for each document that was read, and why the others were not."""

    reports: tuple[Report, ...]
    unread: tuple[Problem, ...]

    def found(self, least: Severity) -> bool:
        """Whether anything was found at this severity or above."""
        return any(report.at_least(least) for report in self.reports)


def check_documents(
    files: Sequence[Path], *, against: Sequence[Path] = (), settings: ReadingLimits = LIMITS
) -> Checked:
    """Check each file by itself, and against earlier documents of the same partnership.

    Raises Refused where an earlier document cannot be read: without it the check asked for cannot be made.

    >>> check_documents([Path("pack.pdf")]).found(Severity.CERTAIN)  # doctest: +SKIP
    True
    """
    earlier, unread = _read_all(against, settings)
    if unread:
        raise Refused(*unread)
    documents, unread = _read_all(files, settings)
    reports: list[Report] = []
    for document in documents:
        try:
            reports.append(checked_in_bounds(document, against=earlier, settings=settings))
        except Refused as refusal:
            unread += refusal.problems
    return Checked(tuple(reports), tuple(unread))


def checked_in_bounds(
    document: PrintedDocument, *, against: Sequence[PrintedDocument] = (), settings: ReadingLimits = LIMITS
) -> Report:
    """The report on one document that was read. Raises Refused where the rules met a bound of time or memory."""
    try:
        return check_in_child(document, against, settings)
    except TookTooLong as error:
        how = f"took longer than {settings.check_cpu_seconds} seconds and was stopped"
        raise Refused(_unchecked(document, how)) from error
    except NeededTooMuch as error:
        how = f"needs more than {settings.check_memory_bytes // MEGABYTE:,} MB of memory and was stopped"
        raise Refused(_unchecked(document, how)) from error
    except ChildEnded as error:
        raise Unforeseen(_unchecked(document, "failed")) from error


def _unchecked(document: PrintedDocument, how: str) -> Problem:
    return Problem(
        f"it was read, but checking its {len(document.tables):,} tables and {len(document.sentences):,} sentences {how}",
        "Check it in parts: save the pages or sheets you need as a file of their own",
        file=document.title,
    )


def _read_all(files: Sequence[Path], settings: ReadingLimits) -> tuple[list[PrintedDocument], list[Problem]]:
    documents: list[PrintedDocument] = []
    problems: list[Problem] = []
    for file in files:
        try:
            documents.append(read(file, settings=settings))
        except Refused as refusal:
            problems += refusal.problems
        except OSError as error:
            problems.append(problem_of(error, file.name))
    return documents, problems
