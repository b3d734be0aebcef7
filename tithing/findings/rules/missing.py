"""What is missing, in what state of the table of "not here", who was asked and when it is due.

Figures: the missing part, under its own name. Words: part (value, previous, baseline), state, reason (the table's words),
owed_by, expected (a date as 2017-08-14). Suppressed and withheld are not missing. State and words are those that the value
left the book with: nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.phrases import names_in_a_row
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.vocabulary.in_words.sentence import Runs, Strong
from tithing.vocabulary.quantity import Missing

PARTS = ("value", "previous", "baseline")
_FAR_OFF = date.max


def find(results: Iterable[Result]) -> tuple[Fact, ...]:
    """A fact for each missing value, earlier value and baseline, current values first."""
    found = [
        _fact(result, part, at, quantity)
        for result in results
        for part, at in _parts(result)
        if isinstance(quantity := at.quantity, Missing)
    ]
    return tuple(sorted(found, key=lambda fact: PARTS.index(fact.text("part"))))


def _parts(result: Result) -> tuple[tuple[str, At], ...]:
    return (("value", result.value), ("previous", result.previous), ("baseline", result.baseline))


def _fact(result: Result, part: str, at: At, quantity: Missing) -> Fact:
    subject = Subject.of(result)
    return subject.fact(
        MISSING,
        figures=((part, subject.figure(part, quantity, period=at.period, sources=at.sources)),),
        words=(
            ("part", part),
            ("state", quantity.state.value),
            ("reason", quantity.words),
            ("owed_by", quantity.owed_by),
            ("expected", quantity.expected.isoformat() if quantity.expected else ""),
        ),
    )


def grouped(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact for everything that is missing in the same words, the soonest due first.

    Items: the indicators, each with its missing value. The page then has room for all of them.
    """
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.text("part") == "value":
            groups.setdefault(fact.text("reason"), []).append(fact)
    ordered = sorted(groups.values(), key=lambda group: (_expected(group[0]), -len(group)))
    return tuple(_group(group) for group in ordered)


def _expected(fact: Fact) -> date:
    text = fact.text("expected")
    return date.fromisoformat(text) if text else _FAR_OFF


def _group(facts: list[Fact]) -> Fact:
    items = tuple(FactItem(fact.title, fact.indicator, fact.figures) for fact in facts)
    return replace(facts[0], items=items, strength=float(len(items)))


def words(fact: Fact) -> Runs:
    """'Re-offending rate of young offenders: asked of the Youth Justice Service; expected 1 September 2017.'"""
    names = [item.name for item in fact.items] or [fact.title]
    return (Strong(f"{names_in_a_row(names)}: "), f"{fact.text('reason')}.")


MISSING = FactKind("missing", words, shown=(Shown.MISSING,), grouped=grouped)
RULE = FindingRule(find, kinds=(MISSING,))
