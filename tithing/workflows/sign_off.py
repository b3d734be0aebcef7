"""Whether a document of ours may be signed off: not while the checker finds a certain mistake in it."""

from __future__ import annotations

from tithing.documents.parts import Document
from tithing.vocabulary.problems import Refused, Unforeseen


def why_not(document: Document) -> tuple[str, ...]:
    """What cannot be right in the document as it will be read, each in a sentence; nothing where it may be signed off.

    The page is read back like anyone's, so that what is checked is what a reader sees; it never touches the disk. Its charts
    are not drawn for that: a check reads their words, and no drawing. Where the check met a bound of time or memory, that is
    the sentence: what was not checked is not signed off.
    """
    from tithing.checking.read import read_own_page
    from tithing.checking.test.severity import Severity
    from tithing.documents.renderers import page_without_drawings
    from tithing.workflows.check_document import checked_in_bounds

    page = page_without_drawings(document)
    try:
        report = checked_in_bounds(read_own_page(page, title="report"))
    except Unforeseen:
        raise
    except Refused as refusal:
        return tuple(problem.sentence for problem in refusal.problems)
    return tuple(
        f"{finding.published}: {finding.explanation}" for finding in report.at_least(Severity.CERTAIN)
    )
