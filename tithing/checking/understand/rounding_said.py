"""To what counts are rounded: as the document says ("rounded to the nearest 5 and may not add"), or as they show.

What is said is believed, for the counts of the table it stands under, or of the whole document where it stands by itself. A
table of many counts that all end in 0 or 5 was rounded, whoever forgot to say so. A count so rounded stands for everything
within half of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tithing.checking.read.printed import PrintedDocument, PrintedTable
from tithing.checking.thresholds import counted

_SAID = re.compile(
    r"(?:\bround(?:ed|ing|s)?\b[^.;]{0,40}?\b(?:nearest|multiples?\s+of|to)|\b(?:shown|given|printed|stated|presented)\b[^.;]{0,20}?"
    r"\bto\s+(?:the\s+)?nearest)\s+(?:£\s*)?"
    r"(?P<step>\d[\d,]*|five|ten|hundred|thousand|million)\b(?!\.\d|\s+(?:decimal|d\.?p|place|significant|figure|digit))",
    re.IGNORECASE,
)
_SHOWN = (10, 5)
_MANY = counted("understand.rounding_said", "many")
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


def shown_by(counts: Iterable[Decimal]) -> Decimal:
    """The step that many counts of one table show they are rounded to, or 0.

    >>> shown_by(map(Decimal, range(10, 500, 5))), shown_by(map(Decimal, range(10, 500, 7))), shown_by([Decimal(20)])
    (Decimal('5'), Decimal('0'), Decimal('0'))
    """
    large = [count for count in counts if abs(count) >= _SHOWN[0]]
    steps = (step for step in _SHOWN if all(count % step == 0 for count in large))
    return Decimal(next(steps, 0)) if len(large) >= _MANY else Decimal(0)


def of_table(table: PrintedTable, document: Decimal) -> Decimal:
    """What a table says of its own rounding; what the document says, where it says nothing."""
    return said_in((*table.notes, *table.context, table.label_head, *table.heads)) or document


def of_document(document: PrintedDocument) -> Decimal:
    """What the sentences of a document say of the rounding of its counts."""
    return said_in(sentence.text for sentence in document.sentences)
