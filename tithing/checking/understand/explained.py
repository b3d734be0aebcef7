"""What a document says of how its tables are to be read, in a sentence that is marked as no note.

"Totals include people whose age was not recorded" belongs to the tables of its part, as a note does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tithing.checking.read.printed import PrintedDocument, PrintedSentence, PrintedTable

_COUNTED = (
    r"(?:totals?|rows?|columns?|numbers?|figures?|counts?|values?|percentages?|per\s?cents?|shares?|changes?|rates?|people|persons?"
    r"|victims?|suspects?|offenders?|offences?|incidents?|crimes?|cases?|reports?|categories|income|amounts?|brackets?|areas?)"
)
_EXPLAINS = re.compile(
    rf"^\W*(?:(?:the|all|some|each|every|an?)\s+)?(?:[a-z-]+\s+){{0,2}}?{_COUNTED}\b[^.;]*?\b(?:includ(?:e|es|ing)|exclud(?:e|es|ing)"
    r"|(?:is|are|was|were|been)\s+(?:(?:also|only|each|all|not)\s+)*(?:counted|rounded|shown|given|printed|worked\s+out|calculated)"
    r"|shown\s+(?:to|in)|(?:may|might|can|do|does|will|need)\s+(?:not|appear|be\s+in|stand|carry|belong)|overlap)\b",
    re.IGNORECASE,
)


def explains(text: str) -> bool:
    """Whether a sentence says how figures are counted, rounded or shown, and not what they are.

    >>> explains("Totals include people whose age or sex was not recorded."), explains("Totals rose in every ward.")
    (True, False)
    """
    return _EXPLAINS.search(text) is not None


def with_explanations(document: PrintedDocument) -> PrintedDocument:
    """The document with what its sentences explain among the notes of the tables of their part."""
    said = [sentence for sentence in document.sentences if explains(sentence.text)]
    if not said:
        return document
    return replace(document, tables=tuple(_explained(table, said) for table in document.tables))


def _explained(table: PrintedTable, said: Sequence[PrintedSentence]) -> PrintedTable:
    of_its_part = (
        sentence.text for sentence in said if sentence.context == table.context[: len(sentence.context)]
    )
    more = [text for text in dict.fromkeys(of_its_part) if text not in table.notes]
    return replace(table, notes=(*table.notes, *more)) if more else table
