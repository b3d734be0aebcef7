"""A list of changes on page one: so many of so many in its heading, totals first, parts named under their whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Run, Runs, Strong
from tithing.documents.pieces.page_one.room import ROOMIEST
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.key_list import KeyItem, KeyList
from tithing.findings.phrases import in_brackets
from tithing.findings.rules.changes import up_or_down
from tithing.indicators.chance.many import series_key
from tithing.indicators.result import Result
from tithing.vocabulary.in_words.numbered import listed


@dataclass(frozen=True)
class ListOnPageOne:
    """Some of a list's facts: at most so many items, each with some of its parts, beside what the head of the page tells."""

    found: KeyList
    most: int = ROOMIEST.most
    most_parts: int = ROOMIEST.parts

    @property
    def items(self) -> tuple[KeyItem, ...]:
        return self.found.items[: self.most]

    @property
    def told(self) -> tuple[Fact, ...]:
        """Every fact that this list or the head of the page names."""
        parts = (fact for item in self.items for fact in (item.fact, *item.parts[: self.most_parts]))
        return (*self.found.above, *parts)

    @property
    def of_how_many(self) -> str:
        """'11 of 13': how many are named on the page, of how many there are."""
        return f"{len(self.told)} of {self.found.of}"


def list_parts(heading: str, one: ListOnPageOne, span: SpanEvidence) -> Iterator[DocumentPart]:
    """The list under its heading, each change in a line; the heading names those that the head of the page tells."""
    above = listed([told_name(fact, span) for fact in one.found.above])
    beside = f", {above} told above" if above else ""
    yield Heading(f"{heading}: {one.of_how_many}{beside}", 3)
    if one.items:
        yield BulletList(tuple(_item_words(item, one, span) for item in one.items))


def in_a_row(heading: str, one: ListOnPageOne, span: SpanEvidence) -> Runs:
    """A whole list in one line: its heading, and each change after another."""
    runs: list[Run] = [Strong(f"{heading}, {one.of_how_many}: ")]
    runs += [f"{told_name(fact, span)}, above; " for fact in one.found.above]
    for item in one.items:
        runs += [
            f"{told_name(item.fact, span)} ",
            *up_or_down(item.fact, when=""),
            *_within(item, one, span),
            "; ",
        ]
    return (*runs[:-1], _ended(runs[-1]))


def _ended(last: Run) -> Run:
    return last.removesuffix("; ") + "." if isinstance(last, str) else last


def _item_words(item: KeyItem, one: ListOnPageOne, span: SpanEvidence) -> Runs:
    """The fact as it is called in its table, and the parts of it that went the same way."""
    said = words_of(item.fact, label=told_name(item.fact, span))
    within = _within(item, one, span)
    return (*said, " Within it", *within[1:], ".") if within else said


def _within(item: KeyItem, one: ListOnPageOne, span: SpanEvidence) -> Runs:
    """', within it: Shoplifting 412 (+129); Burglary 297 (+81)' of the parts."""
    runs: list[Run] = [", within it"] if item.parts else []
    for index, part in enumerate(item.parts[: one.most_parts]):
        runs += ["; " if index else ": ", f"{told_name(part, span)} ", part.figure("value")]
        runs += in_brackets(part, "difference")
    more = len(item.parts) - one.most_parts
    return (*runs, f"; and {more} more") if more > 0 else tuple(runs)


def told_name(fact: Fact, span: SpanEvidence) -> str:
    """What the document's tables call what the fact is about; a total, whose row is "Total", by its own name; with the other name
    of what is one count under two.
    """
    line = span.line(fact.indicator)
    name = fact.title if line is None or line.total else line.label
    others = [
        each.label
        for each in span.lines()
        if each.result.indicator != fact.indicator and _is_one_count(each.result, fact)
    ]
    return f"{name} (also {listed(others)})" if others else name


def _is_one_count(result: Result, fact: Fact) -> bool:
    """Whether a result is the same count as a fact's, where one of the two is known under two names."""
    return bool(result.counted_as or fact.counted_as) and series_key(result) == fact.series
