"""The people of one place, stated in two sentences with numbers that a slip of one digit parts (R85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.pack import Pack

RULE = "sentence_people_twice"
_NUMBER = r"\d{1,3}(?:,\d{3})+"
_OF_PLACE = re.compile(
    r"\b(?:in|of|for|live\s+in|serves)\s+(?P<place>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)*)"
    r"|^(?P<first>[A-Z][\w'-]+)(?='s|\s+(?:is|has))"
)
_PEOPLE = re.compile(
    rf"\bpopulation\b[^.;]{{0,80}}?\bto\s+(?P<grown>{_NUMBER})|\bpopulation\b[^.;\d]{{0,60}}?(?P<of>{_NUMBER})"
    rf"|(?P<people>{_NUMBER})\s+(?:people|residents|inhabitants)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:aged|adults?|children|young|older|over\s+\d|under\s+\d|ward|male|female|students?|households?)\b",
    re.I,
)
_OF_THE_HAND = ("one digit mistyped", "two digits changed round")

Stated = tuple[PrintedSentence, str]


def relations(book: Pack) -> Iterator[Relation]:
    """For each place whose people are told twice: are they as many, or nearly?"""
    known: dict[str, list[Stated]] = {}
    for sentence in book.document.sentences:
        found = _PEOPLE.search(sentence.text) if "pop" in sentence.text or "people" in sentence.text else None
        place = _OF_PLACE.search(sentence.text)
        if found is not None and place is not None and not _SOME.search(sentence.text):
            number = found["grown"] or found["of"] or found["people"]
            known.setdefault(place["place"] or place["first"], []).append((sentence, number))
    for stated in known.values():
        for one, two in pairwise(stated):
            yield _as_many(one, two)


def _as_many(one: Stated, two: Stated) -> Relation:
    slip = likely_slip(two[1], one[1]) if len(one[1]) == len(two[1]) else ""
    words = f"{one[1]} people are told in one place and {two[1]} in another: the two differ by a slip of the hand."
    wrong = one[1] != two[1] and slip in _OF_THE_HAND
    also, place = (one[0].place,), two[0].place
    return Relation(
        RULE, "text", (), not wrong, Severity.PROBABLE, words, {}, slip, also, place, two[1], one[1]
    )
