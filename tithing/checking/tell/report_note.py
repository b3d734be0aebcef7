"""A note to the author of a document: what to look at again, in words that blame nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.report_words import count, printed_and_expected, sentence_of, where
from tithing.checking.test.severity import Severity


def author_note(document: PrintedDocument, findings: Sequence[Finding]) -> str:
    """Plain text to paste into a message; "" where there is nothing to say.

    What is certain or probable is asked to be looked at; what is for judgement is put as a question.
    """
    if not findings:
        return ""
    sure = [finding for finding in findings if finding.severity is not Severity.JUDGEMENT]
    rest = [finding for finding in findings if finding.severity is Severity.JUDGEMENT]
    lines = [f"About {document.title}", ""]
    if sure:
        lines += [
            f"Could you look again at {count(len(sure), 'place')} where printed figures do not agree?",
            "",
        ]
        lines += _list(sure, document)
    if rest:
        lines += [f"And {count(len(rest), 'question')} about units, definitions or wording:", ""]
        lines += _list(rest, document)
    lines += [
        "The arithmetic uses only what the document prints. If a source says otherwise, please tell us which."
    ]
    return "\n".join(lines)


def _list(findings: Sequence[Finding], document: PrintedDocument) -> Iterator[str]:
    for number, finding in enumerate(findings, start=1):
        yield f"{number}. {where(finding, document)}."
        quoted = sentence_of(finding, document)
        for said in (f"“{quoted}”" if quoted else "", printed_and_expected(finding), finding.explanation):
            if said:
                yield f"   {said}"
        yield ""
