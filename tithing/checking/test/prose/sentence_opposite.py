"""Two statements that cannot both be true: the summary says that a measure rose, the chapter on it that it fell (R87).

Only statements of the same time, with no place and no other comparison, are set against each other; which of the two is
wrong, and whether they count the same thing, is for the author to say: it is a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import quarter_named, read_span, says_to_date
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import DOWN, UP, ChangeClaim, claims_in
from tithing.checking.understand.sentences.phrases.comparators import Yardstick
from tithing.checking.understand.sentences.phrases.words import words_of

RULE = "sentence_opposite"
_PLACED = re.compile(
    r"\b(?:in|at|across|within)\s+(?:the\s+)?[A-Z][a-z]+|\b[Ww]ards?\b|\b[Nn]ational\w*\b|\bforce\b|\bcategories\b|\bexcept\b"
    r"|^\W*\([a-z]\)\s|^\W*[A-Z][\w' -]{2,30}(?::|\s[-\u2013])\s"
)
_SPLIT = re.compile(r"\s+and\s+|,\s*|\s+&\s+")
_NOT = re.compile(r"\b(?:not|non|without|other\s+than|except\w*|excluding)\b", re.IGNORECASE)
_MOST_WORDS = counted("test.prose.sentence_opposite", "most_words")
_MOST_CLAIMS = counted("test.prose.sentence_opposite", "most_claims")


@dataclass(frozen=True)
class _Said:
    sentence: PrintedSentence
    claim: ChangeClaim
    topic: frozenset[str]
    headed: bool  # the topic is the heading's: the sentence says only "crimes reported"


def relations(book: Pack) -> Iterator[Relation]:
    """For each statement of a measure, and the last one before it of the same: do they go the same way?"""
    said = [one for sentence in book.document.sentences for one in _said(sentence)][:_MOST_CLAIMS]
    told: set[tuple[int, int]] = set()
    for index, two in enumerate(said):
        one = next((one for one in reversed(said[:index]) if _comparable(one, two)), None)
        if one is not None and (id(one.sentence), id(two.sentence)) not in told:
            told.add((id(one.sentence), id(two.sentence)))
            yield _same_way(one, two)


def _comparable(one: _Said, two: _Said) -> bool:
    return one.sentence is not two.sentence and _of_one_thing(one, two) and _of_one_time(one, two)


def _said(sentence: PrintedSentence) -> Iterator[_Said]:
    if _PLACED.search(sentence.text):
        return
    for claim in claims_in(sentence.text):
        plain = claim.against is None or claim.against.against is Yardstick.YEAR
        if claim.way not in (UP, DOWN) or not plain or claim.monthly or claim.listed or not claim.own:
            continue
        for part in _SPLIT.split(claim.subject):
            yield from _of_part(sentence, claim, part)


def _of_part(sentence: PrintedSentence, claim: ChangeClaim, part: str) -> Iterator[_Said]:
    words = words_of(part)
    topic = frozenset(word.stem for word in words if word.weight == 1)
    topic |= {"not"} if topic and _NOT.search(part) else set()
    if topic and len(topic) <= _MOST_WORDS:
        yield _Said(sentence, claim, topic, False)
    elif words and not topic and sentence.context:
        heading = words_of(sentence.context[-1])
        above = frozenset(word.stem for word in heading if word.weight == 1)
        if above and len(above) <= _MOST_WORDS:
            yield _Said(sentence, claim, above, True)


def _of_one_thing(one: _Said, two: _Said) -> bool:
    if one.headed is two.headed:
        return not one.headed and one.topic == two.topic
    own, headed = (two, one) if one.headed else (one, two)
    return own.topic <= headed.topic and own.sentence.context != headed.sentence.context


def _of_one_time(one: _Said, two: _Said) -> bool:
    return _when(one.sentence) == _when(two.sentence)


def _when(sentence: PrintedSentence) -> tuple[object, ...]:
    above = " ".join(sentence.context)
    stretch = says_to_date(sentence.text), "quarter" in sentence.text.lower()
    over = next((span for span in map(read_span, reversed(sentence.context)) if span is not None), None)
    return read_span(sentence.text), quarter_named(sentence.text), quarter_named(above), over, stretch


def _same_way(one: _Said, two: _Said) -> Relation:
    words = (
        f"\u201c{_short(one)}\u201d, and elsewhere \u201c{_short(two)}\u201d: if both speak of the same thing, they "
        "cannot both be true."
    )
    return Relation(
        RULE,
        "opposite",
        (),
        one.claim.way == two.claim.way,
        Severity.JUDGEMENT,
        words,
        also=(one.sentence.place,),
        place=two.sentence.place,
        published=two.claim.way_text,
        right=one.claim.way_text,
    )


def _short(said: _Said) -> str:
    text = said.sentence.text.strip(" -\u2022")
    return text if len(text) <= 90 else text[:87].rsplit(" ", 1)[0] + " \u2026"
