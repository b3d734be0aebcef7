"""The same fact told twice in prose, or in prose and in a table, with two numbers: a careful editor would ask."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import quarter_named, read_span
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.ground import ground_of
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.words import stems_of, words_of
from tithing.checking.understand.sentences.places import PlaceNames

RULE = "sentence_twice"
_NOUN = re.compile(r"^\s+(?:\w+\s+){0,1}?(?P<noun>[a-z]{4,}s)\b")
_ENDS = re.compile(r"[,;]|\band\s+(?=\w+ed\b|we\b|have\b)|\bbut\b")
_LOOK_BACK = counted("test.prose.sentence_twice", "look_back")
_LEAST = counted("test.prose.sentence_twice", "least")
_APART = counted("test.prose.sentence_twice", "apart")


@dataclass(frozen=True)
class _Told:
    mark: Mark
    noun: str
    about: frozenset[str]
    sentence: PrintedSentence


def relations(book: Pack) -> Iterator[Relation]:
    """For each count of one noun about one thing, told in two places: is it one number?"""
    places = ground_of(book).places
    told = [one for sentence in book.document.sentences for one in _told(sentence)]
    by_noun: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        by_noun[one.noun].append(one)
    for same in by_noun.values():
        yield from _of_noun(same, places)
    for one in told:
        yield from _in_tables(book, one)


def _of_noun(told: Sequence[_Told], places: PlaceNames) -> Iterator[Relation]:
    """Each number against the last before it of the same thing; a thing that is told in several numbers is told once."""
    known: set[frozenset[str]] = set()
    for index, two in enumerate(told):
        near = told[max(0, index - _LOOK_BACK) : index]
        one = next((each for each in near if _is_of(each, two) and not _elsewhere(places, each, two)), None)
        if one is None or one.about & two.about in known:
            continue
        relation = _told_twice(one, two)
        if not relation.holds:
            known.add(one.about & two.about)
        yield relation


def _is_of(one: _Told, two: _Told) -> bool:
    return one.sentence is not two.sentence and _one_thing(one, two)


def _told(sentence: PrintedSentence) -> Iterator[_Told]:
    text = plain_text(sentence.text)
    changing = {mark for claim in claims_in(sentence.text) for mark in claim.numbers}
    for mark in marks_in(sentence.text):
        noun = _NOUN.match(text[mark.end :])
        if mark.kind is not MarkKind.COUNT or noun is None or mark in changing or mark.number.value < _LEAST:
            continue
        if any(word.weight == 1 for word in words_of(noun["noun"])):  # "incidents" alone are of anything
            yield _Told(mark, noun["noun"], _about(text, mark) - stems_of(noun["noun"]), sentence)


def _about(text: str, mark: Mark) -> frozenset[str]:
    """The telling words of the part of the sentence that the number stands in."""
    begin = max((hit.end() for hit in _ENDS.finditer(text) if hit.end() <= mark.start), default=0)
    end = min((hit.start() for hit in _ENDS.finditer(text) if hit.start() >= mark.end), default=len(text))
    return frozenset(stems_of(text[begin:end]))


def _elsewhere(places: PlaceNames, one: _Told, two: _Told) -> bool:
    """Whether the two name different places."""
    first, second = (places.named_in(told.sentence.text) for told in (one, two))
    return bool(first) and bool(second) and first != second


def _one_thing(one: _Told, two: _Told) -> bool:
    """Two telling words in common, or one where the other phrase has few; and no periods that differ."""
    if _when(one.sentence) != _when(two.sentence):
        return False
    shared = one.about & two.about
    least = min(len(one.about), len(two.about))
    low, high = sorted((one.mark.number.value, two.mark.number.value))
    close = high * 10 <= low * 11
    return (len(shared) >= 2 or (len(shared) == 1 and (least <= 2 or close))) and high < _APART * low


def _when(sentence: PrintedSentence) -> tuple[object, ...]:
    headed = next((span for span in map(read_span, reversed(sentence.context[-2:])) if span), None)
    return headed, quarter_named(" ".join(sentence.context))


def _told_twice(one: _Told, two: _Told) -> Relation:
    holds = one.mark.number.value == two.mark.number.value
    words = f"Here {_phrase(one)}, elsewhere {_phrase(two)}, for what seems the same: say which, or why they differ."
    return Relation(
        RULE,
        "text",
        (),
        holds,
        Severity.JUDGEMENT,
        words,
        also=(two.sentence.place,),
        place=one.sentence.place,
        published=_phrase(one),
        right=_phrase(two),
    )


def _phrase(one: _Told) -> str:
    text = one.sentence.text
    how = re.search(
        r"(?:more than|over|nearly|almost|about|around|some)\s+$", text[: one.mark.start], re.IGNORECASE
    )
    return f"{how.group() if how else ''}{one.mark.text} {one.noun}"


def _in_tables(book: Pack, one: _Told) -> Iterator[Relation]:
    """A number told of a thing whose row in a table of the document has another as its latest figure."""
    rows: dict[tuple[str, int], list[PrintedFigure]] = {}
    for figure in book.labelled(lambda label: _names_it(stems_of(label), one)):
        if figure.fact.kind == "count" and figure.exact:
            rows.setdefault((figure.fact.table.id, figure.row), []).append(figure)
    values = {figure.value for figures in rows.values() for figure in figures}
    if not rows or one.mark.number.value in values:
        return
    latest = [f for figures in rows.values() for f in figures if f.fact.role is Role.CURRENT]
    close = [f for f in latest if one.mark.number.value < 2 * f.value and f.value < 2 * one.mark.number.value]
    if close:
        yield _against(one, close)


def _names_it(label: frozenset[str], one: _Told) -> bool:
    noun = stems_of(one.noun)
    return bool(noun & label) and len(label & one.about) >= 1 and len(label & (one.about | noun)) >= 2


def _against(one: _Told, figures: Sequence[PrintedFigure]) -> Relation:
    figure = figures[-1]
    words = f"{_phrase(one)} is told here, and {figure.where} is {figure.text} in the table: say what makes them differ."
    return Relation(
        RULE,
        "text",
        (),
        False,
        Severity.JUDGEMENT,
        words,
        also=tuple(each.place for each in figures),
        place=one.sentence.place,
        published=_phrase(one),
        right=figure.text,
    )
