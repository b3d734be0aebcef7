"""To what a document says that its counts are rounded: "rounded to the nearest 5 and may not add".

It is believed, for the counts of the table it stands under, or of the whole document where it stands by itself: a count
so rounded stands for everything within half of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tithing.checking.read.printed import PrintedDocument, PrintedTable

_SAID = re.compile(
    r"\bround(?:ed|ing|s)?\b[^.;]{0,40}?\bnearest\s+(?:£\s*)?(?P<step>\d[\d,]*|five|ten|hundred|thousand|million)\b",
    re.IGNORECASE,
)
_IN_WORDS = {"five": 5, "ten": 10, "hundred": 100, "thousand": 1000, "million": 1_000_000}


def said_in(texts: Iterable[str]) -> Decimal:
    """The step that a text says figures are rounded to, or 0.

    >>> said_in(["Counts are rounded to the nearest 5 and may not add."]), said_in(["Rounded figures may not add."])
    (Decimal('5'), Decimal('0'))
    """
    for text in texts:
        found = _SAID.search(text)
        if found is not None:
            word = found["step"].lower().replace(",", "")
            return Decimal(_IN_WORDS.get(word) or int(word))
    return Decimal(0)


def of_table(table: PrintedTable, document: Decimal) -> Decimal:
    """What a table says of its own rounding; what the document says, where it says nothing."""
    return said_in((*table.notes, *table.context, table.label_head, *table.heads)) or document


def of_document(document: PrintedDocument) -> Decimal:
    """What the sentences of a document say of the rounding of its counts."""
    return said_in(sentence.text for sentence in document.sentences)
