"""Whether a document of ours may be signed off: not while the checker finds a certain mistake in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tithing.documents.parts import Document


def why_not(document: Document) -> tuple[str, ...]:
    """What cannot be right in the document as it will be read, each in a sentence; nothing where it may be signed off.

    The page is read back like anyone's, so that what is checked is what a reader sees.
    """
    from tithing.checking.check import check
    from tithing.checking.read import read_here
    from tithing.checking.test.severity import Severity
    from tithing.documents.renderers import render

    with tempfile.TemporaryDirectory(prefix="tithing-") as folder:
        (page,) = render(document, ["html"], Path(folder), "report")
        report = check([read_here(page)])
    return tuple(
        f"{finding.published}: {finding.explanation}" for finding in report.at_least(Severity.CERTAIN)
    )
