"""The checker's report as one web page that needs nothing else: each table as printed, with the cell marked.

No script, no font and no picture is fetched. A mark is a word and a border, never colour alone (R103).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.read.printed import PrintedDocument, PrintedRow, PrintedTable
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.report import Report
from tithing.checking.tell.report_note import author_note
from tithing.checking.tell.report_style import STYLE
from tithing.checking.tell.report_words import (
    MEANS,
    checked_words,
    count,
    found_words,
    in_prose,
    printed_and_expected,
    printed_parts,
    rule_words,
    see_also,
    sentence_of,
    size_words,
    table_of,
    title_of,
    where,
)
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted

Numbered = tuple[int, Finding]
_NO_HEAD = '<span class="small">no heading</span>'
_RIGHT = ' class="n"'
_SOME_ROWS = counted("tell.report_html", "some_rows")


def report_html(reports: Sequence[Report], *, least: Severity = Severity.JUDGEMENT) -> str:
    """The whole page: a summary, each finding beside its table, what was not checked, a note to the author."""
    titles = ", ".join(document.title for report in reports for document in report.documents)
    body = "".join(
        part for number, report in enumerate(reports, 1) for part in _of_report(report, least, number)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Figures checked: {escape(titles)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the findings</a>\n'
        f'<main id="main">\n<h1>Figures checked</h1>\n{body}</main>\n</body>\n</html>\n'
    )


def _of_report(report: Report, least: Severity, part: int) -> Iterator[str]:
    document = report.documents[0]
    findings = list(enumerate(report.at_least(least), start=1))
    yield f'<section aria-labelledby="d{part}">\n<h2 id="d{part}">{escape(document.title)}</h2>\n'
    found = found_words(report, report.at_least(least))
    yield f"<p>{escape(size_words(document))} <strong>{escape(found)}</strong></p>\n"
    yield _meanings([finding for _, finding in findings])
    yield from _by_table(findings, document, part)
    yield from _elsewhere(findings, document, part)
    yield _unchecked(report)
    note = author_note(document, [finding for _, finding in findings])
    if note:
        yield f"<h3>A note to the author</h3>\n<p>To copy into a message.</p>\n<pre>{escape(note)}</pre>\n"
    yield "</section>\n"


def _meanings(findings: Sequence[Finding]) -> str:
    used = [severity for severity in Severity if any(f.severity is severity for f in findings)]
    items = "".join(
        f"<div><dt>{escape(each.value.capitalize())}</dt><dd>{escape(MEANS[each])}</dd></div>"
        for each in used
    )
    return f"<dl>{items}</dl>\n" if items else ""


# -- findings ---------------------------------------------------------------------------------------------


def _by_table(findings: Sequence[Numbered], document: PrintedDocument, part: int) -> Iterator[str]:
    for table in document.tables:
        here = [
            (number, finding)
            for number, finding in findings
            if finding.table == table.id and not in_prose(finding)
        ]
        if here:
            at = table.place.words
            yield f"<h3>Table {escape(table.id[1:])}: {escape(title_of(table))}{f' ({escape(at)})' if at else ''}</h3>\n"
            yield _list(here, document, part)
            yield _table(table, here, part)


def _elsewhere(findings: Sequence[Numbered], document: PrintedDocument, part: int) -> Iterator[str]:
    rest = [each for each in findings if table_of(each[1], document) is None or in_prose(each[1])]
    if rest:
        yield "<h3>Sentences and headings</h3>\n"
        yield _list(rest, document, part)


def _list(findings: Sequence[Numbered], document: PrintedDocument, part: int) -> str:
    return "".join(_finding(number, finding, document, part) for number, finding in findings)


def _finding(number: int, finding: Finding, document: PrintedDocument, part: int) -> str:
    said = [finding.explanation, f"Likely slip: {finding.slip}." if finding.slip else "", see_also(finding)]
    severity = escape(finding.severity.value)
    at = escape(where(finding, document, name_table=in_prose(finding)))
    return (
        f'<div class="finding {severity}" id="d{part}f{number}">\n'
        f"<p><strong>Finding {number}, {severity}.</strong> {at}</p>\n"
        f"{_quoted(finding, document)}{_figures(finding)}"
        + "".join(f"<p>{escape(each)}</p>\n" for each in said if each)
        + f'<p class="small">Rule: {escape(rule_words(finding.rule))}.</p>\n</div>\n'
    )


def _figures(finding: Finding) -> str:
    said = escape(printed_and_expected(finding))
    return f'<p class="figures">{said}</p>\n' if said else ""


def _quoted(finding: Finding, document: PrintedDocument) -> str:
    """The sentence a finding stands in, with what is printed marked."""
    text = sentence_of(finding, document)
    if not text:
        return ""
    wanted = printed_parts(finding)
    marked = (_marked(wanted, part) for part in re.split(f"({wanted.pattern})", text))
    return f"<blockquote>{''.join(marked)}</blockquote>\n"


def _marked(pattern: re.Pattern[str], part: str) -> str:
    return f"<mark>{escape(part)}</mark>" if pattern.fullmatch(part) else escape(part)


# -- the table as printed ---------------------------------------------------------------------------------


def _table(table: PrintedTable, findings: Sequence[Numbered], part: int) -> str:
    marks = _marks(table, findings)
    rows = _near(len(table.rows), {row for row, _ in marks})
    left = len(table.rows) - len(rows)
    named = f"Table {table.id[1:]} of document {part} as printed"
    figures = _columns_of_figures(table)
    heads = "".join(
        f'<th scope="col"{_RIGHT if column in figures else ""}>{_head(head)}</th>'
        for column, head in enumerate((table.label_head, *table.heads))
    )
    body = "".join(_row(table.rows[index], index, marks, part, figures) for index in rows)
    more = (
        f'<p class="small">{count(left, "row")} of the table {"is" if left == 1 else "are"} not shown.</p>\n'
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(named)}">\n<table>\n'
        f"<caption>As printed: {escape(title_of(table))}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>{body}</tbody>\n</table>\n</div>\n{more if left else ''}"
    )


def _marks(table: PrintedTable, findings: Sequence[Numbered]) -> dict[tuple[int, int], list[int]]:
    """(row, column) -> numbers of the findings there; column 0 is the label."""
    marks: dict[tuple[int, int], list[int]] = {}
    for number, finding in findings:
        found = _cell_of(table, finding)
        if found:
            marks.setdefault(found, []).append(number)
    return marks


def _cell_of(table: PrintedTable, finding: Finding) -> tuple[int, int] | None:
    """The cell that is printed as the finding says, where labels or heads are printed twice."""
    rows = [n for n, row in enumerate(table.rows) if row.label == finding.row and finding.row]
    rows = [n for n in rows if table.rows[n].place == finding.place] or rows
    columns = [n for n, head in enumerate(table.heads, start=1) if head == finding.column and finding.column]
    cells = [(row, column) for row in rows for column in columns if column <= len(table.rows[row].cells)]
    exact = [at for at in cells if table.rows[at[0]].cells[at[1] - 1].text == finding.published]
    return next(iter([*exact, *cells, *((row, 0) for row in rows)]), None)


def _near(rows: int, marked: set[int]) -> list[int]:
    if not marked or rows <= 3 * _SOME_ROWS:
        return list(range(rows))
    return [row for row in range(rows) if any(abs(row - each) <= _SOME_ROWS for each in marked)]


def _head(text: str) -> str:
    """A head in two levels stands on two lines."""
    return escape(text).replace(" | ", "<br>") or _NO_HEAD


def _columns_of_figures(table: PrintedTable) -> set[int]:
    """The columns, from 1, that hold more figures than words: they are set to the right, so that digits stand in line."""
    found = set()
    for column in range(1, len(table.heads) + 1):
        texts = (row.cells[column - 1].text for row in table.rows if column <= len(row.cells))
        kinds = [kind_of_cell(text) for text in texts]
        if 2 * kinds.count(CellKind.NUMBER) > len(kinds) - kinds.count(CellKind.BLANK):
            found.add(column)
    return found


def _row(
    row: PrintedRow, index: int, marks: dict[tuple[int, int], list[int]], part: int, figures: set[int]
) -> str:
    cells = "".join(
        _cell(cell.text, marks.get((index, column), []), part, "td", right=column in figures)
        for column, cell in enumerate(row.cells, start=1)
    )
    return f"<tr>{_cell(row.label, marks.get((index, 0), []), part, 'th')}{cells}</tr>\n"


def _cell(text: str, findings: Sequence[int], part: int, tag: str, *, right: bool = False) -> str:
    scope = ' scope="row"' if tag == "th" else ""
    if not findings:
        return f"<{tag}{scope}{_RIGHT if right else ''}>{escape(text)}</{tag}>"
    links = " ".join(f'<a href="#d{part}f{n}">finding {n}</a>' for n in findings)
    side = " n" if right else ""
    return f'<{tag}{scope} class="marked{side}"><mark>{escape(text) or "blank"}</mark> {links}</{tag}>'


# -- what was not checked ---------------------------------------------------------------------------------


def _unchecked(report: Report) -> str:
    rules = "".join(
        f'<tr><th scope="row">{escape(rule_words(rule))}</th><td>{times:,}</td></tr>\n'
        for rule, times in sorted(report.checked.items(), key=lambda each: -each[1])
    )
    notices = "".join(f"<li>{escape(notice)}</li>\n" for notice in dict.fromkeys(report.notices))
    return (
        f"<h3>What was checked, and what was not</h3>\n<p>{escape(checked_words(report))}</p>\n"
        + (f"<ul>\n{notices}</ul>\n" if notices else "")
        + (
            '<table class="narrow">\n<caption>Tests by rule</caption>\n<thead><tr><th scope="col">Rule</th>'
            f'<th scope="col">Tests</th></tr></thead>\n<tbody>{rules}</tbody>\n</table>\n'
            if rules
            else ""
        )
    )
