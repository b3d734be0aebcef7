"""What one part of a document proposes for a year, it proposes for that year throughout (R80): "Proposed priorities 2017-18"
over the list, and "that the proposed priorities 2018-19 be agreed" under it, is a slip or wants a word of explanation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.phrases.words import stems_of

RULE = "sentence_years"
_PROPOSED = re.compile(
    r"\b(?:proposed|draft)\s+(?P<what>(?:[a-z]+\s+){1,4}?)(?:for\s+)?(?P<year>20\d\d)\s*[-/\u2013]\s*(?P<next>(?:20)?\d\d)\b",
    re.IGNORECASE,
)
_NEAR_LINES = counted("test.prose.sentence_years", "near_lines")
_YEARS = counted("test.prose.sentence_years", "years")


@dataclass(frozen=True)
class _Proposed:
    """Something proposed for one financial year; `heading` where it stands over the sentence."""

    what: frozenset[str]
    year: int
    text: str
    sentence: PrintedSentence
    heading: bool


def relations(book: Pack) -> Iterator[Relation]:
    """For each thing proposed twice in one part of the document: is it for one year?"""
    known: dict[frozenset[str], list[_Proposed]] = defaultdict(list)
    for each in _proposed(book.document.sentences):
        known[each.what].append(each)
    for same in known.values():
        if len({each.year for each in same}) <= _YEARS:
            yield from _tested(same)


def _proposed(sentences: Sequence[PrintedSentence]) -> Iterator[_Proposed]:
    seen: set[str] = set()
    for sentence in sentences:
        for heading in sentence.context:
            if heading not in seen:
                seen.add(heading)
                yield from _in(heading, sentence, heading=True)
        yield from _in(sentence.text, sentence, heading=False)


def _in(text: str, sentence: PrintedSentence, *, heading: bool) -> Iterator[_Proposed]:
    found = list(_PROPOSED.finditer(text))
    if len(found) != 1:
        return  # several years side by side are a programme
    hit, year = found[0], int(found[0]["year"])
    what = stems_of(hit["what"])
    if what and int(hit["next"]) % 100 == (year + 1) % 100:
        yield _Proposed(what, year, hit.group(), sentence, heading)


def _tested(same: Sequence[_Proposed]) -> Iterator[Relation]:
    """Each sentence against the last time before it that the thing was named, where that is near."""
    for index, each in enumerate(same):
        before = next((other for other in reversed(same[:index]) if _near(other, each)), None)
        if before is not None and not each.heading:
            yield _year_of_both(each, before)


def _near(one: _Proposed, two: _Proposed) -> bool:
    first, second = one.sentence.place, two.sentence.place
    if first.line is not None and second.line is not None:
        return second.line - first.line <= _NEAR_LINES
    return first.page == second.page and bool(set(one.sentence.context) & set(two.sentence.context))


def _year_of_both(each: _Proposed, before: _Proposed) -> Relation:
    words = f"\u201c{before.text}\u201d stands before it, and here it is \u201c{each.text}\u201d: which year is meant?"
    holds, severity = each.year == before.year, Severity.JUDGEMENT
    also, place, said = (before.sentence.place,), each.sentence.place, each.text
    return Relation(RULE, "text", (), holds, severity, words, also=also, place=place, published=said)
