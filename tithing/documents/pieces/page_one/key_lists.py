"""A list of changes on page one: how many of how many, totals first, parts named under their whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.documents.evidence import QuarterEvidence
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.key_list import KeyItem, KeyList
from tithing.findings.phrases import in_brackets
from tithing.vocabulary.numbered import in_words, listed

MOST = 5  # look and voice, page one
MOST_PARTS = 4


@dataclass(frozen=True)
class ListOnPageOne:
    """`change` is what each of its facts is, as in "3 changes for the worse"; `most` is how many are told, in this `order`."""

    heading: str
    change: str
    changes: str
    found: KeyList
    most: int = MOST
    order: str = "the surest and largest first"

    @property
    def items(self) -> tuple[KeyItem, ...]:
        return self.found.items[: self.most]

    @property
    def told(self) -> tuple[Fact, ...]:
        """Every fact that this list or the head of the page names."""
        parts = (fact for item in self.items for fact in (item.fact, *item.parts[:MOST_PARTS]))
        return (*self.found.above, *parts)


def list_parts(one: ListOnPageOne, quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """The list under its heading; of one that is empty nothing."""
    if one.found.of:
        yield Heading(one.heading, 3)
        yield Paragraph((how_many(one, quarter),), role="small")
        if one.items:
            yield BulletList(tuple(item_words(item, quarter) for item in one.items))


def how_many(one: ListOnPageOne, quarter: QuarterEvidence) -> str:
    """How many there are, how many are told and where the rest stands."""
    total = f"{in_words(one.found.of).capitalize()} {one.change if one.found.of == 1 else one.changes}"
    above = [told_name(fact, quarter) for fact in one.found.above]
    head = f"{listed(above)} above" if above else ""
    here = len(one.told) - len(above)
    if len(one.told) == one.found.of:
        rest = "" if one.found.of == 1 else "all here" if not above else "the others here" if here else ""
        return f"{total}: {', '.join(filter(None, (head, rest)))}.".replace(": .", ".")
    told = ", ".join(filter(None, (head, f"{here} here, {one.order}")))
    return f"{total}: {told}; all are in the tables of {quarter.quarter.title}."


def item_words(item: KeyItem, quarter: QuarterEvidence) -> Runs:
    """The fact as it is called in its table, and the parts of it that went the same way."""
    said = words_of(item.fact, label=told_name(item.fact, quarter))
    if not item.parts:
        return said
    shown = item.parts[:MOST_PARTS]
    runs: list[object] = [*said, " Within it: "]
    for index, part in enumerate(shown):
        runs += ["; "] if index else []
        runs += [f"{told_name(part, quarter)} ", part.figure("value"), *in_brackets(part, "difference")]
    more = len(item.parts) - len(shown)
    return (*runs, f"; and {more} more." if more else ".")  # type: ignore[arg-type]


def told_name(fact: Fact, quarter: QuarterEvidence) -> str:
    """What the document's tables call what the fact is about; a total, whose row is "Total", by its own name."""
    line = quarter.line(fact.indicator)
    return fact.title if line is None or line.total else line.label
