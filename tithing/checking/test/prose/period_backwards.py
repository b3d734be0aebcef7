"""A period that ends before it begins: "between October 1, 2018 and September 30, 2018" (R80)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack

RULE = "period_backwards"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+(?:of\s+)?)?"
_MONTH = r"(?:" + "|".join(_NAMES) + r")[a-z]*\.?"
_PERIOD = re.compile(
    rf"\b(?:between|from)\s+{_DAY}(?P<m1>{_MONTH})\s+{_DAY}(?P<y1>(?:19|20)\d\d)\s*(?:and|to|until|-|\u2013)\s*"
    rf"{_DAY}(?P<m2>{_MONTH})\s+{_DAY}(?P<y2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def relations(book: Pack) -> Iterator[Relation]:
    """For each period with both ends dated: does it end after it begins? One month in two years may be a comparison."""
    for sentence in book.document.sentences:
        for found in _PERIOD.finditer(sentence.text):
            begins, ends = ((int(found[f"y{n}"]), _NAMES.index(found[f"m{n}"][:3].lower())) for n in (1, 2))
            if begins[1] == ends[1] and begins[0] > ends[0]:
                continue
            words = f"\u201c{found.group()}\u201d ends before it begins."
            yield Relation(
                RULE,
                "period",
                (),
                begins <= ends,
                Severity.PROBABLE,
                words,
                place=sentence.place,
                published=found.group(),
                right="a later end, or an earlier beginning",
            )
