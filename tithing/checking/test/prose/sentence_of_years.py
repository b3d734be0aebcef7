"""A list of years with a figure each, and the year that is called the highest or the lowest of them, in the same sentence or the
next (R97)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.numbers import read_number
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack

RULE = "sentence_of_years"
_YEAR = r"(?:FY\s?)?(?:19|20)?\d\d(?:\s?[/-]\s?(?:20)?\d\d)?"
_IN = re.compile(
    rf"(?<![\w.,£/-])(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d+)\s+(?:[a-z]+\s+)?in\s+(?P<year>{_YEAR})\b(?!,\d)",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"\b(?P<word>highest|most|peak|lowest|fewest|least)\s+(?:[a-z]+\s+){{0,3}}?(?:was|were|being|came|,)\s+in\s+"
    rf"(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_LOW = ("lowest", "fewest", "least")
_FEWEST = counted("test.prose.sentence_of_years", "fewest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each year that is called the highest of a list: is it?"""
    sentences = book.document.sentences
    for sentence in sentences:
        yield from _tested(sentence, sentence)
    for first, second in pairwise(sentences):
        if first.context == second.context and not _MOST.search(first.text):
            yield from _tested(first, second)


def _tested(listed: PrintedSentence, said: PrintedSentence) -> Iterator[Relation]:
    found = _MOST.search(said.text)
    years = _years_of(listed.text) if found else {}
    if found is None or len(years) < _FEWEST or found["year"] not in years:
        return
    low = found["word"].lower() in _LOW
    best = (min if low else max)(years.values())
    right = " and ".join(year for year, value in years.items() if value == best)
    told = ", ".join(f"{year} {plain(value)}" for year, value in years.items())
    words = f"The years are {told}: the {found['word'].lower()} is {right}."
    holds, year, place = years[found["year"]] == best, found["year"], said.place
    yield Relation(RULE, SENTENCE, (), holds, Severity.CERTAIN, words, {}, "", (), place, year, right)


def _years_of(text: str) -> dict[str, Decimal]:
    numbers = {hit["year"]: read_number(hit["figure"]) for hit in _IN.finditer(text)}
    return {year: number.value for year, number in numbers.items() if number is not None}
