"""Checks finished documents: reads each, runs the rules, and gives a report for each that could be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tithing.checking.check import check, keeping_all
from tithing.checking.read import LIMITS, ReadingLimits, read
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.report import Report
from tithing.checking.test.severity import Severity
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.time_limit import TookTooLong, at_most


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
    with keeping_all():
        earlier, unread = _read_all(against, settings)
        if unread:
            raise Refused(*unread)
        documents, unread = _read_all(files, settings)
        reports = [_report(document, earlier, settings, unread) for document in documents]
    return Checked(tuple(report for report in reports if report), tuple(unread))


def _report(
    document: PrintedDocument,
    earlier: Sequence[PrintedDocument],
    settings: ReadingLimits,
    unread: list[Problem],
) -> Report | None:
    """The report on one document; None where the rules took too long, which is added to what could not be read."""
    try:
        with at_most(settings.check_cpu_seconds):
            return check([document], against=earlier)
    except TookTooLong:
        unread.append(_too_long(document, settings))
        return None


def _too_long(document: PrintedDocument, settings: ReadingLimits) -> Problem:
    return Problem(
        f"it was read, but checking its {len(document.tables):,} tables and {len(document.sentences):,} sentences "
        f"took longer than {settings.check_cpu_seconds} seconds and was stopped",
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
            problems.append(
                Problem(error.strerror or str(error), "Check that you may read it", file=file.name)
            )
    return documents, problems
