""" "Eight months from April until December" are nine: the months that a text counts are those that it names (R80)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack

RULE = "months_counted"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})[\s-]+(?P<unit>months?|years?)(?:\s+period)?\s*(?:\(|of|from|for|covering|(?:starting|beginning)(?:\s+(?:in|from))?)?\s*"
    rf"(?P<first>{_MONTH})\b\.?\s*(?P<y1>(?:19|20)\d\d)?\s*(?:to|until|till|-|\u2013)\s*"
    rf"(?P<last>{_MONTH})\b\.?\s*(?P<y2>(?:19|20)\d\d)?",
    re.IGNORECASE,
)


def relations(book: Pack) -> Iterator[Relation]:
    """For each number of months with the first and the last of them named: are they so many? Told once for each."""
    told: set[str] = set()
    for sentence in book.document.sentences:
        for found in _COUNTED.finditer(sentence.text):
            counted, named = _counted(found["count"]), _named(found)
            if found["unit"].lower().startswith("year"):
                counted, named = 12 * counted, named if found["y1"] and found["y2"] else None
            if named is not None and found.group().lower() not in told:
                told.add(found.group().lower())
                yield _months_between(sentence, found.group().strip(), counted, named)


def _counted(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower()) + 1


def _named(found: re.Match[str]) -> int | None:
    """How many months there are from the first to the last, both of them in; None where the years do not say."""
    first, last = (_NAMES.index(found[name][:3].lower()) for name in ("first", "last"))
    if found["y1"] and found["y2"]:
        many = 12 * (int(found["y2"]) - int(found["y1"])) + last - first + 1
        return many if many > 0 else None
    return (last - first) % 12 + 1 if first != last else None


def _months_between(sentence: PrintedSentence, said: str, counted: int, named: int) -> Relation:
    """Months of several years under one number ("six months April to September 2016 and 2017") are not read here."""
    words = f"From the first to the last of the months named in \u201c{said}\u201d there are {named}, not {counted}."
    return Relation(
        RULE,
        "period",
        (),
        counted == named,
        Severity.PROBABLE,
        words,
        place=sentence.place,
        published=said,
        right=f"{named} months",
    )
