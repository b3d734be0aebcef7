"""Two places, months or kinds set against each other in words: "more thefts in Ashby than in Beckford" (R87)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.compared import MoreThan, against_in
from tithing.checking.understand.sentences.grid import NamedFigures, Sort, groups_near, names_of, says_measure
from tithing.checking.understand.sentences.time_told import time_fits

RULE = "sentence_compared"
_LEVELS = (Role.COUNT, Role.RATE, Role.CURRENT)


def relations(book: Pack) -> Iterator[Relation]:
    """For each "more in one than in another": is it more?"""
    for sentence in book.document.sentences:
        if " than " in sentence.text:
            found = [one for group in groups_near(book, sentence) if (one := _of_group(group, sentence))]
            held = [one for one in found if one.holds]
            yield from held[:1] or found[:1]


def _of_group(group: NamedFigures, sentence: PrintedSentence) -> Relation | None:
    names = names_of(group, sentence.text)
    said = against_in(sentence.text, names) if len(names) == 2 and group.role in _LEVELS else None
    if said is None or (group.kind == "rate") is not ("rate" in sentence.text.lower()):
        return None
    if group.kind == "share" or (group.sort is not Sort.KIND and not says_measure(group, sentence.text)):
        return None
    return _more_in_one(group, sentence, said) if time_fits(group, sentence) else None


def _more_in_one(group: NamedFigures, sentence: PrintedSentence, said: MoreThan) -> Relation | None:
    first, second = group.figures.get(said.first), group.figures.get(said.second)
    if first is None or second is None:
        return None
    right = "as many" if first.value == second.value else _other_way(said)
    words = f"The table says {first.text} for {said.first} and {second.text} for {said.second}."
    figures, also = (first, second), (first.place, second.place)
    return Relation(
        RULE,
        SENTENCE,
        figures,
        _may_be(said, first, second),
        Severity.PROBABLE,
        words,
        {},
        "",
        also,
        sentence.place,
        said.text,
        right,
        again=lambda put: _may_be(said, put(first), put(second)),
    )


def _may_be(said: MoreThan, first: PrintedFigure, second: PrintedFigure) -> bool:
    """Whether the first is more, or fewer, as said; rounded figures that overlap may be either."""
    holds = first.low > second.high if said.more else first.high < second.low
    return holds or (not first.exact and first.low <= second.high and second.low <= first.high)


def _other_way(said: MoreThan) -> str:
    ways = {"more": "fewer", "fewer": "more", "less": "more", "higher": "lower", "lower": "higher"}
    return ways.get(said.text.lower(), "smaller" if said.more else "greater")
