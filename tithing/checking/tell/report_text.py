"""The checker's report as plain text, for a screen or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.report import Report
from tithing.checking.tell.report_words import (
    checked_words,
    count,
    found_words,
    printed_and_expected,
    rule_words,
    see_also,
    sentence_of,
    size_words,
    where,
)
from tithing.checking.test.severity import Severity

WIDTH = 100


def report_text(reports: Sequence[Report], *, least: Severity = Severity.JUDGEMENT) -> str:
    """What was found in each document at `least` or above, and what was not checked."""
    return "\n".join(line for report in reports for line in _of_report(report, least))


def _of_report(report: Report, least: Severity) -> Iterator[str]:
    for document in report.documents:
        findings = report.at_least(least)
        yield document.title
        yield f"  {size_words(document)} {found_words(report, findings)}"
        for number, finding in enumerate(findings, start=1):
            yield ""
            yield from _of_finding(number, finding, document)
        yield ""
        yield from _unchecked(report)
        yield ""


def _of_finding(number: int, finding: Finding, document: PrintedDocument) -> Iterator[str]:
    yield _wrapped(f"{finding.severity.value.capitalize()}. {where(finding, document)}", f"{number:>3}. ")
    quoted = sentence_of(finding, document)
    if quoted:
        yield _wrapped(f"“{quoted}”")
    for said in (printed_and_expected(finding), finding.explanation, _slip(finding), see_also(finding)):
        if said:
            yield _wrapped(said)
    yield _wrapped(f"Rule: {rule_words(finding.rule)}.")


def _slip(finding: Finding) -> str:
    return f"Likely slip: {finding.slip}." if finding.slip else ""


def _unchecked(report: Report) -> Iterator[str]:
    yield "  What was checked, and what was not"
    yield _wrapped(checked_words(report))
    by_rule = sorted(report.checked.items(), key=lambda each: -each[1])
    if by_rule:
        yield _wrapped(f"Tests by rule: {', '.join(f'{rule} {times:,}' for rule, times in by_rule)}.")
    notices = list(dict.fromkeys(report.notices))
    for notice in notices[:20]:
        yield _wrapped(notice)
    if len(notices) > 20:
        yield _wrapped(f"And {count(len(notices) - 20, 'notice')} more.")


def _wrapped(text: str, start: str = "     ") -> str:
    one_line = "".join(char if char.isprintable() else " " for char in text)
    return fill(one_line, WIDTH, initial_indent=start, subsequent_indent="     ", break_on_hyphens=False)
