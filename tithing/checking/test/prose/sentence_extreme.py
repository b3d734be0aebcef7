"""The place, month or kind that a sentence calls the highest, against the figures of the others (R87).

A sub-total is no rival of its parts, and a kind with few cases is none where the largest per cent is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.prose.sentence_rank import is_tested
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.grid import (
    NamedFigures,
    Sort,
    groups_near,
    names_alone,
    names_of,
    names_rival,
    says_measure,
    sum_rows,
)
from tithing.checking.understand.sentences.phrases.extremes import Extreme, Of, extremes_in
from tithing.checking.understand.sentences.phrases.ranks import ordinal
from tithing.checking.understand.sentences.time_told import time_fits

RULE = "sentence_extreme"
_LEVELS = (Role.COUNT, Role.RATE, Role.CURRENT)
_FEWEST = counted("test.prose.sentence_extreme", "fewest")
_SMALL = counted("test.prose.sentence_extreme", "small")
_NUMBER = re.compile(r"\b(?:number|count|figure|total|volume|busiest|quietest)\b", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"^\W*(?:(?:all\s+)?others?\b|unknown|not\s+(?:known|recorded|stated|specified|given|assigned)|missing|unspecified|don.?t\s+know)",
    re.IGNORECASE,
)
_WORDS = ("est", "most", "peak")


def relations(book: Pack) -> Iterator[Relation]:
    """For each name that a sentence calls the most or the least: is it?"""
    for sentence in book.document.sentences:
        if any(word in sentence.text.lower() for word in _WORDS):
            found = [one for group in groups_near(book, sentence) for one in _of_group(group, sentence)]
            if not found or is_tested(book, sentence):
                continue  # `sentence_rank` knows the places of several tables
            held = [one for one in found if one.holds]
            if held or len({one.right for one in found}) == 1:
                yield (held or found)[0]


def _of_group(group: NamedFigures, sentence: PrintedSentence) -> Iterator[Relation]:
    names = names_of(group, sentence.text)
    for extreme in extremes_in(sentence.text, names) if names and time_fits(group, sentence) else ():
        rivals = _rivals(group, extreme)
        if _speaks_of(group, extreme, sentence) and len(rivals) >= _FEWEST and extreme.name in rivals:
            yield _most_of_all(group, sentence, extreme, rivals)


def _speaks_of(group: NamedFigures, extreme: Extreme, sentence: PrintedSentence) -> bool:
    said = says_measure(group, sentence.text) or _says_none(extreme, sentence)
    if not said and (group.sort is not Sort.KIND or names_rival(group, sentence.text)):
        return False
    if extreme.of in (Of.RISE, Of.FALL):
        wanted = Role.PERCENT_CHANGE if extreme.share else Role.DIFFERENCE
        return group.role is wanted
    rate = extreme.of is Of.RATE or "per 1" in sentence.text
    return group.role in _LEVELS and (group.kind == "rate") is rate and group.kind != "share"


def _says_none(extreme: Extreme, sentence: PrintedSentence) -> bool:
    """Whether a sentence names nothing but who has "the highest number": of what its own table counts."""
    rest = sentence.text.replace(extreme.text, " ")
    return (
        extreme.of is Of.LEVEL
        and _NUMBER.search(extreme.text) is not None
        and names_alone(rest, (extreme.name,))
    )


def _rivals(group: NamedFigures, extreme: Extreme) -> Mapping[str, PrintedFigure]:
    """The names that may be ranked: those that are no sum of others in the levels of their table, nor what is left over."""
    parts = {
        name: figure
        for name, figure in group.parts.items()
        if not _sum_of_levels(group, figure) and (name == extreme.name or not _LEFT_OVER.match(name))
    }
    if extreme.of is Of.RATE:
        return parts
    if not extreme.share:
        return parts
    return {
        name: figure for name, figure in parts.items() if name == extreme.name or not _small(group, figure)
    }


def _sum_of_levels(group: NamedFigures, figure: PrintedFigure) -> bool:
    """Whether the row of a change is a total or a sub-total of the table's current figures."""
    return not group.across and figure.row in sum_rows(group.sheet)


def _small(group: NamedFigures, figure: PrintedFigure) -> bool:
    return any(
        other.row == figure.row and other.fact.role in (Role.EARLIER, Role.CURRENT) and other.value < _SMALL
        for other in group.sheet.figures.values()
    )


def _most_of_all(
    group: NamedFigures, sentence: PrintedSentence, extreme: Extreme, rivals: Mapping[str, PrintedFigure]
) -> Relation:
    highest = extreme.highest is not (extreme.of is Of.FALL)
    order = sorted(rivals.items(), key=lambda each: each[1].value, reverse=highest)
    own = rivals[extreme.name]
    beyond, _ = _beyond(extreme, rivals)
    wanted = order[extreme.rank - 1] if extreme.rank <= len(order) else order[-1]
    told = ", ".join(f"{name} {plain(figure.value, 2)}" for name, figure in order[:5])
    words = f"In the table the order is {told}: {extreme.name} is {_place(beyond + 1)}, not {extreme.text}."
    also = tuple(dict.fromkeys((own.place, wanted[1].place)))
    figures = (own, *(figure for figure in rivals.values() if figure is not own))
    return Relation(
        RULE,
        SENTENCE,
        figures,
        _is_ranked(extreme, rivals),
        Severity.PROBABLE,
        words,
        {},
        "",
        also,
        sentence.place,
        extreme.name,
        wanted[0],
        again=lambda put: _is_ranked(extreme, {name: put(figure) for name, figure in rivals.items()}),
    )


def _is_ranked(extreme: Extreme, rivals: Mapping[str, PrintedFigure]) -> bool:
    beyond, level = _beyond(extreme, rivals)
    return beyond < extreme.rank <= beyond + level


def _beyond(extreme: Extreme, rivals: Mapping[str, PrintedFigure]) -> tuple[int, int]:
    """How many stand before the name, and how many level with it."""
    highest = extreme.highest is not (extreme.of is Of.FALL)
    own = rivals[extreme.name].value
    beyond = sum(f.value > own if highest else f.value < own for f in rivals.values())
    return beyond, sum(f.value == own for f in rivals.values())


def _place(rank: int) -> str:
    return f"{ordinal(rank)}in that order".strip() if rank > 1 else "first in that order"
