"""Findings in the order in which a reader meets them: by page, sheet, line, table, row and column."""

from __future__ import annotations

from collections.abc import Sequence

from tithing.checking.read.printed import PrintedDocument, PrintedTable
from tithing.checking.tell.finding import Finding

Key = tuple[int, int, int, int, int, int, str]


def in_reading_order(findings: Sequence[Finding], document: PrintedDocument) -> list[Finding]:
    """The findings of a document from its top; a Word document without pages goes by its tables alone."""
    tables = {table.id: (number, table) for number, table in enumerate(document.tables)}
    sheets = list(dict.fromkeys(table.place.sheet for table in document.tables))

    def key(finding: Finding) -> Key:
        place = finding.place
        sheet = sheets.index(place.sheet) if place.sheet in sheets else len(sheets)
        number, table = tables.get(finding.table, (-1, None))
        row, column = _within(table, finding) if table else (-1, -1)
        return place.page or 0, sheet, place.line or 0, number, row, column, finding.rule

    return sorted(findings, key=key)


def _within(table: PrintedTable, finding: Finding) -> tuple[int, int]:
    """The numbers of the finding's row and column; -1 for what stands over or beside the table."""
    rows = [n for n, row in enumerate(table.rows) if row.label == finding.row]
    here = [n for n in rows if table.rows[n].place == finding.place]
    columns = [n for n, head in enumerate(table.heads) if head == finding.column]
    return next(iter(here or rows), -1), next(iter(columns), -1)
