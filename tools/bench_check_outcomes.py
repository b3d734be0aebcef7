"""What the checker says of a document unchanged, and what it says anew once one change is made to it.

A change is noticed when a finding stands where none of its rule and severity stood before. New words for an old finding
notice nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tithing.checking.check import check
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.finding import Finding
from tithing.checking.test.severity import Severity
from tools.bench_check_changes import Change
from tools.bench_check_solver import (
    Known,
    PlainTable,
    constrained,
    grid_of,
    interval,
    known_relations,
    number_is_tied,
    sentence_is_tied,
)


@dataclass
class Subject:
    """A correct document with what the checker says of it unchanged, and what the solver knows."""

    document: PrintedDocument
    findings: frozenset[tuple[str, ...]] = frozenset()
    alarms: tuple[Finding, ...] = ()
    tables: tuple[PlainTable, ...] = ()
    relations: list[Known] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """One change: whether it was noticed, by which rules, and whether anything constrains it."""

    kind: str
    document: str
    noticed: bool
    rules: tuple[str, ...]
    constrained: bool
    words: str
    grave: bool = False  # at certain or probable
    at_cell: bool = False  # a finding stands at the changed cell itself


def subject_of(document: PrintedDocument) -> Subject:
    report = check([document])
    tables = tuple(
        PlainTable(
            t.heads,
            tuple(r.label or t.label_head for r in t.rows),
            tuple(r.texts for r in t.rows),
            " ".join(t.context[-1:]),
        )
        for t in document.tables
    )
    grave = tuple(finding for finding in report.findings if finding.severity is not Severity.JUDGEMENT)
    return Subject(document, frozenset(map(_key, report.findings)), grave, tables, known_relations(tables))


def _key(finding: Finding) -> tuple[str, ...]:
    place = f"{finding.place.page} {finding.place.line}"
    return finding.rule, finding.severity.value, place, finding.table, finding.row, finding.column


def outcome_of(subject: Subject, change: Change) -> Outcome:
    report = check([change.document])
    fresh = [finding for finding in report.findings if _key(finding) not in subject.findings]
    rules = tuple(dict.fromkeys(finding.rule for finding in fresh))
    return Outcome(
        change.kind,
        subject.document.title,
        bool(fresh),
        rules,
        _is_constrained(subject, change),
        _where(subject, change),
        any(finding.severity is not Severity.JUDGEMENT for finding in fresh),
        any(_stands_at(finding, change) for finding in fresh),
    )


def _stands_at(finding: Finding, change: Change) -> bool:
    tables = change.document.tables
    return any(
        (finding.table, finding.row, finding.column)
        == (tables[t].id, tables[t].rows[r].label or tables[t].label_head, tables[t].heads[c])
        for t, r, c in change.cells
    )


def _is_constrained(subject: Subject, change: Change) -> bool:
    if change.sentence is not None:
        text = subject.document.sentences[change.sentence].text
        if change.kind == "sentence number":
            return number_is_tied(text, change.words.split(" ")[0], subject.tables)
        return sentence_is_tied(text, subject.tables)
    return constrained(
        subject.relations,
        grid_of(subject.tables),
        {spot: interval(text) for spot, text in change.cells.items()},
    )


def _where(subject: Subject, change: Change) -> str:
    if change.sentence is not None:
        return f"line {subject.document.sentences[change.sentence].place.line}: {change.words}"
    t, r, c = next(iter(change.cells))
    table = subject.document.tables[t]
    return f"line {table.rows[r].place.line}, {table.rows[r].label or table.label_head}, {table.heads[c]}: {change.words}"
