"""A paper in each format that partners publish in. A format is a function from a document and a chance to bytes."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.unseen.document import Document
from tools.unseen.formats.drift import to_drifted
from tools.unseen.formats.office import to_csv, to_docx, to_xlsx
from tools.unseen.formats.pdf import to_browser_pdf, to_extracted, to_word_pdf
from tools.unseen.formats.text import to_columns, to_markdown, to_pipes, to_slashes, to_tabs
from tools.unseen.formats.web import to_committee_html, to_inline_html, to_plain_html

Writer = Callable[[Document, random.Random], bytes]

# Each with the ending of its file.
FORMATS: dict[str, tuple[Writer, str]] = {
    "tabs": (to_tabs, ".txt"),
    "pipes": (to_pipes, ".txt"),
    "slashes": (to_slashes, ".txt"),
    "columns": (to_columns, ".txt"),
    "markdown": (to_markdown, ".md"),
    "html plain": (to_plain_html, ".html"),
    "html committee": (to_committee_html, ".html"),
    "html inline": (to_inline_html, ".html"),
    "docx": (to_docx, ".docx"),
    "xlsx": (to_xlsx, ".xlsx"),
    "csv": (to_csv, ".csv"),
    "pdf word": (to_word_pdf, ".pdf"),
    "pdf browser": (to_browser_pdf, ".pdf"),
    "drifted": (to_drifted, ".txt"),
    "extracted": (to_extracted, ".txt"),
}
PROPER = (
    "tabs", "pipes", "slashes", "columns", "markdown", "html plain", "html committee", "html inline", "docx", "xlsx", "csv",
)  # fmt: skip
PDFS = ("pdf word", "pdf browser")
EXTRACTED = ("drifted", "extracted")


def group_of(name: str) -> str:
    """What a format counts as where the results are told: proper tables, PDF, or text as extracted.

    >>> group_of("docx")
    'proper'
    """
    return "proper" if name in PROPER else "pdf" if name in PDFS else "extracted"
