"""The words every form of the checker's report shares: where a finding stands, how sure it is, what was not checked."""

from __future__ import annotations

import re

from tithing.checking.read.printed import PrintedDocument, PrintedTable
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.report import Report
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted

_MOST = counted("tell.report_words", "most")
_LONGEST = counted("tell.report_words", "longest")
_WORD = re.compile(r"[^\W\d_]{3,}")
MEANS = {
    Severity.CERTAIN: "no reading of the printed figures makes them agree",
    Severity.PROBABLE: "a mistake, unless something unsaid explains it",
    Severity.JUDGEMENT: "a unit, definition or wording that a careful editor would query",
}


def count(number: int, thing: str, things: str = "") -> str:
    """A number with its noun: "1 table", "1,204 figures"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def table_of(finding: Finding, document: PrintedDocument) -> PrintedTable | None:
    """The table a finding stands in, or None for a sentence or a heading."""
    return next((table for table in document.tables if table.id == finding.table), None)


def rule_words(rule: str) -> str:
    """A rule's name as a reader says it: "parts and totals"."""
    return rule.replace("_", " ")


def in_prose(finding: Finding) -> bool:
    """Whether what is printed stands in a sentence; its table, row and column are then what it was held against."""
    return finding.rule.startswith("sentence_")


def printed_parts(finding: Finding) -> re.Pattern[str]:
    """What is printed, each part by itself: "11.8%, 171 more" are two."""
    parts = sorted(finding.published.split(", "), key=len, reverse=True)
    return re.compile("|".join(re.escape(part) for part in parts), re.IGNORECASE)


def sentence_of(finding: Finding, document: PrintedDocument) -> str:
    """The sentence a finding stands in; "" for one in a table, or where no sentence prints what it names."""
    if not finding.published or (table_of(finding, document) is not None and not in_prose(finding)):
        return ""
    wanted = printed_parts(finding)
    here = [
        each.text for each in document.sentences if each.place == finding.place and wanted.search(each.text)
    ]
    return max(here, key=lambda text: (len(set(wanted.findall(text))), _told_of(text, finding)), default="")


def _told_of(text: str, finding: Finding) -> int:
    """How many words of a sentence the finding speaks of, to tell it from others that stand on its line."""
    told = set(_WORD.findall(f"{finding.explanation} {finding.row}".lower()))
    return len(told & set(_WORD.findall(text.lower())))


def title_of(table: PrintedTable) -> str:
    """What a reader would call the table: its caption or the heading nearest to it, else its first head."""
    if table.context:
        return table.context[-1]
    return table.label_head or next((head for head in table.heads if head), "")


def where(finding: Finding, document: PrintedDocument, *, name_table: bool = True) -> str:
    """Page or line, table, row and column, in that order and as far as they are known."""
    table = table_of(finding, document)
    parts = [
        finding.place.words,
        _table_words(finding, table) if table and name_table else "",
        f'row "{finding.row}"' if finding.row else "",
        f'column "{finding.column}"' if finding.column else "",
    ]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else "The document"


def _table_words(finding: Finding, table: PrintedTable) -> str:
    named = f'table {table.id[1:]} "{title_of(table)}"'
    return f"a sentence held against {named}" if in_prose(finding) else named


def see_also(finding: Finding) -> str:
    """The other places of the document that a finding rests on."""
    places = dict.fromkeys(place.words for place in finding.also if place != finding.place)
    said = [place for place in places if place]
    return f"See also {'; '.join(said)}." if said else ""


def printed_and_expected(finding: Finding) -> str:
    """What is printed and what it should be, where that can be told."""
    if not finding.published and not finding.expected:
        return ""
    if not finding.expected:
        return f"Printed: {finding.published}."
    return f"Printed: {finding.published or 'nothing'}. Should be: {finding.expected}."


def found_words(report: Report, findings: tuple[Finding, ...]) -> str:
    """How many findings of each severity: "2 certain, 1 probable, 0 for judgement"."""
    by = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    if not findings:
        return "Nothing was found."
    return (
        f"{by[Severity.CERTAIN]} certain, {by[Severity.PROBABLE]} probable, "
        f"{by[Severity.JUDGEMENT]} for an editor's judgement."
    )


def size_words(document: PrintedDocument) -> str:
    """What was read of the document."""
    pages = f"{count(document.pages, 'page')}, " if document.pages else ""
    tables, sentences = len(document.tables), len(document.sentences)
    return f"{pages}{count(tables, 'table')} and {count(sentences, 'sentence')} were read."


def checked_words(report: Report) -> str:
    """How many figures could be held against something, and how many could not."""
    if not report.figures:
        return f"No figures were found in tables. {_unread(report)}".strip()
    tests = sum(report.checked.values())
    return (
        f"{report.tested:,} of {count(report.figures, 'figure')} in tables were held against another figure or a "
        f"sentence, in {count(tests, 'test')}. {_unchecked(report)}"
    )


def _unchecked(report: Report) -> str:
    """ "None was left over" is said only where nothing was: no figure untested and no cell with digits unread."""
    said = _unread(report)
    if not report.unchecked:
        return said or "None was left over."
    left = "The other 1 is" if report.unchecked == 1 else f"The other {report.unchecked:,} are"
    return f"{left} not confirmed: nothing else in the document says what should stand there. {said}".strip()


def _unread(report: Report) -> str:
    if not report.unread:
        return ""
    named = "; ".join(
        f"{cell.place.words} \u201c{cell.text[:_LONGEST]}\u201d".strip() for cell in report.unread[:_MOST]
    )
    more = " and others" if len(report.unread) > _MOST else ""
    return f"{count(len(report.unread), 'cell')} with digits could not be read as figures and were left out: {named}{more}."
