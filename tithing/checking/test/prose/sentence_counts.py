"""A number of listed things against the list: "the five responsible authorities" where the document lists six."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.phrases.words import stems_of

RULE = "sentence_counts"
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SAID = re.compile(
    r"(?<![\w-])the\s+(?P<n>"
    + "|".join(_NUMBERS)
    + r"|[2-9]|1[0-2])\s+(?P<what>(?:[a-z]+\s+){0,2}?[a-z]+s)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^\W*(?:the\s+)?(?P<what>[A-Z][A-Za-z ]{3,50}?)\s*(?:\u2013|\u2014|:|\s-\s|\bare\s*:)\s*(?P<items>.+)$",
    re.DOTALL,
)
_THESE = re.compile(r"\b(?:these\s+being|namely|which\s+are|they\s+are)\s*:?\s*(?P<items>.+)$", re.IGNORECASE)
_MARKS = re.compile(r"[\u00b9\u00b2\u00b3*]|<[^>]+>")
_LONGEST_ITEM = counted("test.prose.sentence_counts", "longest_item")


@dataclass(frozen=True)
class _Said:
    count: int
    what: str
    text: str
    sentence: PrintedSentence


def relations(book: Pack) -> Iterator[Relation]:
    """For each "the N somethings": does a list of those somethings hold N?"""
    sentences = book.document.sentences
    said = [one for sentence in sentences for one in _said(sentence)]
    wanted = {frozenset(stems_of(one.what)) for one in said}
    lists = [found for sentence in sentences for found in _lists(sentence, wanted)]
    for one in said:
        matching = [(items, at) for what, items, at in lists if what == frozenset(stems_of(one.what))]
        if matching:
            yield _counted_in_list(one, matching, said)


def _said(sentence: PrintedSentence) -> Iterator[_Said]:
    text = _MARKS.sub("", sentence.text)
    for hit in _SAID.finditer(text):
        what = hit["what"]
        if stems_of(what):
            word = hit["n"].lower()
            count = _NUMBERS.index(word) + 2 if word in _NUMBERS else int(word)
            yield _Said(count, what, hit.group(), sentence)


def _lists(
    sentence: PrintedSentence, wanted: set[frozenset[str]]
) -> Iterator[tuple[frozenset[str], tuple[str, ...], PrintedSentence]]:
    """A list with its name before it ("Responsible authorities - Police, Council, ..."), or behind its count."""
    text = _MARKS.sub("", sentence.text).strip()
    named = _LIST.match(text)
    if named and frozenset(stems_of(named["what"])) in wanted:
        yield from _items(frozenset(stems_of(named["what"])), named["items"], sentence)
    behind = _THESE.search(text)
    if behind:
        for one in _said(sentence):
            yield from _items(frozenset(stems_of(one.what)), behind["items"], sentence)


def _items(
    what: frozenset[str], text: str, sentence: PrintedSentence
) -> Iterator[tuple[frozenset[str], tuple[str, ...], PrintedSentence]]:
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text)]
    items = tuple(part for part in parts if part)
    if len(items) >= 3 and all(len(item.split()) <= _LONGEST_ITEM for item in items):
        yield what, items, sentence


def _counted_in_list(
    one: _Said, lists: Sequence[tuple[tuple[str, ...], PrintedSentence]], said: Sequence[_Said]
) -> Relation:
    sizes = [_size(items) for items, _ in lists]
    holds = any(one.count in size for size in sizes)
    items, at = lists[0]
    count = max(sizes[0])
    others = [each for each in said if stems_of(each.what) == stems_of(one.what) and each.count in sizes[0]]
    sure = all(size == sizes[0] for size in sizes) and (
        len(lists) > 1 or len(others) > 0 or len(sizes[0]) == 1
    )
    words = f"\u201c{one.text}\u201d, and the document lists {count}: {', '.join(items)}."
    return Relation(
        RULE,
        "text",
        (),
        holds,
        Severity.CERTAIN if sure else Severity.JUDGEMENT,
        words,
        also=tuple(
            dict.fromkeys(place for place in (at.place, *(each.sentence.place for each in others)) if place)
        ),
        place=one.sentence.place,
        published=one.text,
        right=_word(count),
    )


def _size(items: Sequence[str]) -> set[int]:
    """How many a list holds: an "and" within the last item may join two or be part of a name."""
    last = re.split(r"\band\b", items[-1])
    if items[-1].lower().startswith("and ") or len(last) == 1:
        return {len(items)}
    return {len(items), len(items) + len(last) - 1}


def _word(count: int) -> str:
    return _NUMBERS[count - 2] if 2 <= count <= 12 else str(count)
