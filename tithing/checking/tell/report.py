"""What a check found, document by document, with what was tested and what was not."""

from __future__ import annotations

from dataclasses import dataclass, field

from tithing.checking.read.printed import PrintedCell, PrintedDocument
from tithing.checking.tell.finding import Finding
from tithing.checking.test.severity import Severity

_WEIGHT = {Severity.CERTAIN: 0, Severity.PROBABLE: 1, Severity.JUDGEMENT: 2}


@dataclass(frozen=True)
class Report:
    """What was found in one document or several. `checked` counts the tests of each rule; `figures` are the numbers in
    tables, of which `tested` were held against something and `unchecked` against nothing in the document."""

    documents: tuple[PrintedDocument, ...]
    findings: tuple[Finding, ...]
    checked: dict[str, int] = field(default_factory=dict)
    figures: int = 0
    tested: int = 0
    notices: tuple[str, ...] = ()
    unread: tuple[
        PrintedCell, ...
    ] = ()  # cells with digits that gave no figure, and those of tables that were not checked
    of_document: tuple[tuple[Finding, ...], ...] = ()  # the findings of each document, in the order given

    @property
    def unchecked(self) -> int:
        return self.figures - self.tested

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings at this severity or above it."""
        return tuple(f for f in self.findings if _WEIGHT[f.severity] <= _WEIGHT[severity])
