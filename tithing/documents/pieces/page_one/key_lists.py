"""A list of changes on page one: so many of so many in its heading, totals first, parts named under their whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.evidence import SpanEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Run, Runs, Strong
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.key_list import KeyItem, KeyList
from tithing.findings.phrases import in_brackets
from tithing.findings.rules.changes import up_or_down
from tithing.vocabulary.numbered import listed

MOST = 5  # look and voice, page one
MOST_PARTS = 4


@dataclass(frozen=True)
class ListOnPageOne:
    """Some of a list's facts: at most so many items, each with some of its parts, beside what the head of the page tells."""

    found: KeyList
    most: int = MOST

    @property
    def items(self) -> tuple[KeyItem, ...]:
        return self.found.items[: self.most]

    @property
    def told(self) -> tuple[Fact, ...]:
        """Every fact that this list or the head of the page names."""
        parts = (fact for item in self.items for fact in (item.fact, *item.parts[:MOST_PARTS]))
        return (*self.found.above, *parts)

    @property
    def of_how_many(self) -> str:
        """'11 of 13': how many are named on the page, of how many there are."""
        return f"{len(self.told)} of {self.found.of}"


def list_parts(heading: str, one: ListOnPageOne, span: SpanEvidence) -> Iterator[DocumentPart]:
    """The list under its heading, each change in a line."""
    yield Heading(f"{heading}: {one.of_how_many}", 3)
    above = [told_name(fact, span) for fact in one.found.above]
    said = ((Strong(f"{listed(above)}: "), "told above."),) if above else ()
    yield BulletList((*said, *(_item_words(item, span) for item in one.items)))


def in_a_row(heading: str, one: ListOnPageOne, span: SpanEvidence) -> Runs:
    """A whole list in one line: its heading, and each change after another."""
    runs: list[Run] = [Strong(f"{heading}, {one.of_how_many}: ")]
    runs += [f"{told_name(fact, span)}, above; " for fact in one.found.above]
    for item in one.items:
        runs += [f"{told_name(item.fact, span)} ", *up_or_down(item.fact), *_within(item, span), "; "]
    return (*runs[:-1], _ended(runs[-1]))


def _ended(last: Run) -> Run:
    return last.removesuffix("; ") + "." if isinstance(last, str) else last


def _item_words(item: KeyItem, span: SpanEvidence) -> Runs:
    """The fact as it is called in its table, and the parts of it that went the same way."""
    said = words_of(item.fact, label=told_name(item.fact, span))
    within = _within(item, span)
    return (*said, " Within it", *within[1:], ".") if within else said


def _within(item: KeyItem, span: SpanEvidence) -> Runs:
    """', within it: Shoplifting 412 (+129); Burglary 297 (+81)' of the parts."""
    runs: list[Run] = [", within it"] if item.parts else []
    for index, part in enumerate(item.parts[:MOST_PARTS]):
        runs += ["; " if index else ": ", f"{told_name(part, span)} ", part.figure("value")]
        runs += in_brackets(part, "difference")
    more = len(item.parts) - MOST_PARTS
    return (*runs, f"; and {more} more") if more > 0 else tuple(runs)


def told_name(fact: Fact, span: SpanEvidence) -> str:
    """What the document's tables call what the fact is about; a total, whose row is "Total", by its own name."""
    line = span.line(fact.indicator)
    return fact.title if line is None or line.total else line.label
