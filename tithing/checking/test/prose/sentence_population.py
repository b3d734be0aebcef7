"""The people that a sentence gives a place are, nearly, the people that its rates stand on (R85).

A census, a year's estimate and a register differ by a little, so a small difference is asked about and never called wrong;
a large one is of other people (adults, a ward, a county), and the rule stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.sums.denominators import implied_people
from tithing.checking.thresholds import exactly
from tithing.checking.understand.areas import by_place, same_area
from tithing.checking.understand.bases import Interval, RatedPair
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.ground import Ground, ground_of

RULE = "sentence_population"
_NUMBER = r"(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d{{4,}})(?![\d,.%]*\d|%)"
_ABOUT = r"(?:(?:of|is|was|are|at|about|around|approximately|some|estimated|just|over|under|now|stands|remains|to|be)\s+)*"
_STATED = re.compile(
    rf"\bpopulation\s+(?:(?:of|in|for)\s+(?!\d)[\w'-]+\s+){{0,3}}{_ABOUT}{_NUMBER.format('after')}"
    rf"|\b{_NUMBER.format('people')}\s+(?:people|residents|inhabitants)\s+(?:live|living|in\s+the\s+(?:town|borough|district))"
    rf"|\b[Aa]t\s+(?:about\s+|around\s+)?{_NUMBER.format('at')},?\s+(?:the\s+)?(?:[\w'-]+\s+){{0,3}}population\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(  # of some of the people, or of another time
    r"\b(aged|adults?|children|young|working[\s-]age|over\s+\d\d|under\s+\d\d|households?|dwellings?|ward|projected|forecast|"
    r"by\s+20\d\d|students?|electors?|registered|older|male|female)\b",
    re.IGNORECASE,
)
_NEARLY = exactly("test.prose.sentence_population", "nearly")
_FAR = exactly("test.prose.sentence_population", "far")


def relations(book: Pack) -> Iterator[Relation]:
    """For each population that a sentence gives the place it names: is it the one its rates imply?"""
    implied = implied_people(book)
    ground = ground_of(book)
    for sentence in book.document.sentences if implied else ():
        stated = [read_number(next(filter(None, hit.groups()))) for hit in _STATED.finditer(sentence.text)]
        people = _people_of(sentence, ground, implied) if len(stated) == 1 else None
        if people is not None and stated[0] is not None:
            yield from _held(sentence, stated[0], *people)


def _people_of(
    sentence: PrintedSentence, ground: Ground, implied: list[tuple[str, Interval, tuple[RatedPair, ...]]]
) -> tuple[str, Interval, tuple[RatedPair, ...]] | None:
    """The people of the one place that a sentence names; of the document's own place where it names none."""
    named = ground.places.named_in(sentence.text) or ((ground.own,) if ground.own else ())
    if len(by_place(named, str)) != 1 or _OTHERS.search(sentence.text):
        return None
    return next((each for each in implied if same_area(each[0], named[0])), None)


def _held(
    sentence: PrintedSentence,
    stated: PrintedNumber,
    area: str,
    people: Interval,
    pairs: tuple[RatedPair, ...],
) -> Iterator[Relation]:
    low, high = people
    away = max(low - stated.value, stated.value - high, Decimal(0))
    if away > _FAR * high:
        return
    holds = away <= _NEARLY * high
    words = (
        f"{plain(stated.value)} people are said to live in {area}, and {len(pairs)} rates of {area} stand on "
        f"{plain(low, 0)} to {plain(high, 0)}: say which year's population each is."
    )
    yield Relation(
        RULE,
        SENTENCE,
        (),
        holds,
        Severity.JUDGEMENT,
        words,
        also=(pairs[0].rate.place,),
        place=sentence.place,
        published=plain(stated.value),
        right=f"{plain(low, 0)} to {plain(high, 0)}",
    )
