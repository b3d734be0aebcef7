"""The checker's report as JSON, for machines: the document, its tables as read, the tests made and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tithing.checking.read.printed import PrintedDocument, PrintedPlace, PrintedTable
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.report import Report
from tithing.checking.tell.report_words import table_of, title_of
from tithing.checking.test.severity import Severity
from tithing.vocabulary.characters.json_text import json_text


def report_json(reports: Sequence[Report], *, least: Severity = Severity.JUDGEMENT) -> str:
    """One object for one document; for several, a list of such objects in the order given."""
    held = [_of_report(report, least) for report in reports]
    return json_text(held[0] if len(held) == 1 else held)


def _of_report(report: Report, least: Severity) -> dict[str, Any]:
    document = report.documents[0]
    return {
        "document": document.title,
        "format": document.format,
        "pages": document.pages,
        "tables": [_table(table) for table in document.tables],
        "sentences": len(document.sentences),
        "figures": report.figures,
        "figures_checked": report.tested,
        "figures_unchecked": report.unchecked,
        "checked": dict(sorted(report.checked.items())),
        "notices": list(dict.fromkeys(report.notices)),
        "findings": [_finding(finding, document) for finding in report.at_least(least)],
    }


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": title_of(table),
        "headings": list(table.context),
        **_place(table.place),
        "label_head": table.label_head,
        "heads": list(table.heads),
        "rows": [{"label": row.label, **_place(row.place), "cells": list(row.texts)} for row in table.rows],
        "notes": list(table.notes),
        "not_checked": table.doubtful,
    }


def _place(place: PrintedPlace) -> dict[str, Any]:
    return {"page": place.page, "line": place.line, "sheet": place.sheet}


def _finding(finding: Finding, document: PrintedDocument) -> dict[str, Any]:
    table = table_of(finding, document)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_place(finding.place),
        "table": finding.table,
        "table_title": title_of(table) if table else "",
        "row": finding.row,
        "column": finding.column,
        "published": finding.published,
        "expected": finding.expected,
        "explanation": finding.explanation,
        "slip": finding.slip,
        "also": [_place(place) for place in finding.also],
    }
