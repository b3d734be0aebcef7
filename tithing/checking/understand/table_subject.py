"""What the headings of a table say that it is about, to tell whether two tables can speak of the same people and places.

A pack prints a table of the same rows and periods for each ward, age group or quarter. Their figures differ, and only
their headings say why.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tithing.checking.read.printed import PrintedTable
from tithing.checking.read.spans import without_periods
from tithing.checking.thresholds import counted

_WORD = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_NUMBERED = re.compile(
    r"\b(?:table|figure|fig|chart|appendix|annex|section)\s+[\dA-Z]{1,4}(?:\.\d+)*\b[.:]?", re.I
)
_OUTLINE = re.compile(r"^\s*\d+(?:\.\d+)*[.):]?\s+")
_SILENT_WORDS = """
    a an and at by for from in of on or per that the their this to with again cont continued overview summary
    table number numbers count counts total totals figures data information detail details performance report
    """
_SILENT = frozenset(_SILENT_WORDS.split())
_LEAVING_OUT = frozenset(
    {"without", "excluding", "excludes", "excl", "except", "other", "remaining", "rest", "non"}
)
_NEAREST = counted("understand.table_subject", "nearest")


def unnumbered(heading: str) -> str:
    """A heading without the number of its table or section.

    >>> unnumbered("Table 7: Crime in Ward 7"), unnumbered("3.2 Crime in Ashby")
    ('Crime in Ward 7', 'Crime in Ashby')
    """
    return _NUMBERED.sub(" ", _OUTLINE.sub("", heading)).strip()


def one_subject(first: PrintedTable, second: PrintedTable) -> bool:
    """Whether the headings of one table say nothing that those of the other leave out or say otherwise. What one leaves out is
    said otherwise: crime without thefts is no table of thefts.

    >>> ward = [PrintedTable("t1", (), (), context=(f"Table {n}: Crime in Ward {n}",)) for n in (1, 2)]
    >>> one_subject(ward[0], ward[1]), one_subject(ward[0], ward[0])
    (False, True)
    >>> apart = PrintedTable("t3", (), (), context=("All crime without burglary by ward",))
    >>> one_subject(apart, PrintedTable("t4", (), (), context=("Burglary by ward",)))
    False
    """
    one, two = subject_of(first.context), subject_of(second.context)
    return (one <= two or two <= one) and not (one ^ two) & _LEAVING_OUT


def leaving_out(words: str) -> frozenset[str]:
    """The words by which something is left out of what is spoken of: "excluding" of "incidents excluding fires".

    >>> sorted(leaving_out("Incidents excluding fires")), sorted(leaving_out("Incidents"))
    (['excluding'], [])
    """
    return frozenset(_WORD.findall(words.lower())) & _LEAVING_OUT


@lru_cache(maxsize=16384)
def subject_of(context: tuple[str, ...]) -> frozenset[str]:
    """The telling words of the nearest headings, their periods and numbers of tables left out."""
    words: set[str] = set()
    for heading in context[-_NEAREST:]:
        plain = without_periods(unnumbered(heading))
        words |= {word.lower() for word in _WORD.findall(plain)}
    return frozenset(words - _SILENT)
