"""Whether the rows of a table may hold the same thing twice, so that they come to more or less than what is said of all.

A note says so ("an offence may carry more than one marker", "counted once in the last row"), or the head: different people.
"""

from __future__ import annotations

import re

from tithing.checking.read.printed import PrintedTable

_SAID = re.compile(
    r"\b(?:counted|included|recorded|shown|appears?)\s+(?:only\s+|just\s+)?once\b|\bmore\s+than\s+one\s+\w+|\boverlap"
    r"|\b(?:may|might|can|could)\s+(?:also\s+)?(?:appear|be\s+(?:counted|included|recorded|shown))\s+(?:in|under|more|twice)\b"
    r"|\btotals?\s+(?:also\s+)?(?:includes?|counts?)\b|\bnot\s+(?:all\s+)?(?:are\s+)?shown\s+separately\b"
    r"|\b(?:do|does|will|may|might|need)\s+not\s+(?:add|sum|total)\b|\bmutually\s+exclusive\b|\bmultiple\s+(?:answers|responses)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\s-](?:related|linked|flagged|enabled|aggravated)\b", re.IGNORECASE)
_DISTINCT = re.compile(
    r"\b(?:different|distinct|unique|individual)\s+\w+|\bindividuals\b|\b(?:once|duplicat)", re.IGNORECASE
)


def says_rows_overlap(table: PrintedTable) -> bool:
    """Whether a table's notes, title or rows ("Alcohol related", "Knife related") say that one thing may stand in several.

    >>> bool(_SAID.search("An offence may carry more than one marker.")), bool(_SAID.search("Counts of more than 40"))
    (True, False)
    """
    marks = [row for row in table.rows if _MARK.search(row.label)]
    return len(marks) > 1 or any(_SAID.search(text) for text in (*table.notes, *table.context[-1:]))


def counts_each_once(head: str) -> bool:
    """Whether a head counts each person or thing once, in whichever rows it is.

    >>> counts_each_once("Different people"), counts_each_once("People helped")
    (True, False)
    """
    return _DISTINCT.search(head) is not None
