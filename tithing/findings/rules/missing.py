"""What is missing, why, who owes it and when it is expected.

Figures: the missing part, under its own name. Words: part (value, previous, baseline), reason, owed_by,
expected (a date as 2017-08-14). Suppressed is not missing. Who owes a value is what the value itself says,
else what the returns say (handed in), else the indicator's custodian.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tithing.findings.fact import TOLD_ON, Fact, FactItem, FactKind
from tithing.findings.phrases import names_in_a_row
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.observations.erased import day_in_words
from tithing.reading.standing import Awaited
from tithing.vocabulary.quantity import Missing
from tithing.vocabulary.sentence import Runs, Strong

PARTS = ("value", "previous", "baseline")
_FAR_OFF = date.max


def find(results: Iterable[Result], *, owed: Mapping[str, Awaited] | None = None) -> tuple[Fact, ...]:
    """A fact for each missing value, earlier value and baseline, current values first."""
    found = [
        _fact(result, part, at, quantity, owed or {})
        for result in results
        for part, at in _parts(result)
        if isinstance(quantity := at.quantity, Missing)
    ]
    return tuple(sorted(found, key=lambda fact: PARTS.index(fact.text("part"))))


def _parts(result: Result) -> tuple[tuple[str, At], ...]:
    return (("value", result.value), ("previous", result.previous), ("baseline", result.baseline))


def _fact(result: Result, part: str, at: At, quantity: Missing, owed: Mapping[str, Awaited]) -> Fact:
    subject = Subject.of(result)
    who = owed.get(result.indicator) or owed.get(result.measure) or Awaited(result.custodian)
    expected = quantity.expected or (who.expected if part == "value" and not _says_when(quantity) else None)
    by = quantity.owed_by or who.by
    if quantity.erased:
        expected, by = None, ""  # it was sent, and nobody owes it
    full = replace(quantity, expected=expected, owed_by=by)
    return subject.fact(
        MISSING,
        figures=((part, subject.figure(part, full, period=at.period, sources=at.sources)),),
        words=(
            ("part", part),
            ("reason", quantity.words),
            ("owed_by", by),
            ("expected", expected.isoformat() if expected else ""),
        ),
    )


def _says_when(quantity: Missing) -> bool:
    """Whether the reason itself gives a day ("data expected September 2017"): the returns' day is then not
    it.
    """
    return "expected" in quantity.words.lower()


def grouped(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact for everything missing from one supplier for one reason and day, the soonest expected first.

    Items: the indicators, each with its missing value. The page then has room for all of them.
    """
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        if fact.text("part") == "value":
            groups.setdefault((fact.text("owed_by"), fact.text("expected"), fact.text("reason")), []).append(
                fact
            )
    ordered = sorted(groups.values(), key=lambda group: (_expected(group[0]), -len(group)))
    return tuple(_group(group) for group in ordered)


def _expected(fact: Fact) -> date:
    text = fact.text("expected")
    return date.fromisoformat(text) if text else _FAR_OFF


def _group(facts: list[Fact]) -> Fact:
    items = tuple(FactItem(fact.title, fact.indicator, fact.figures) for fact in facts)
    return replace(facts[0], items=items, strength=float(len(items)))


def words(fact: Fact) -> Runs:
    """'Re-offending rate of young offenders: not supplied by the Youth Justice Service; expected 1 September 2017.'"""
    names = [item.name for item in fact.items] or [fact.title]
    return (Strong(f"{names_in_a_row(names)}: "), _reason(fact), _promised(fact))


def _reason(fact: Fact) -> str:
    reason, owed_by = fact.text("reason") or "not supplied", fact.text("owed_by")
    if not owed_by or "by" in reason.split():
        return reason
    return f"{reason} by {owed_by}" if reason.startswith("not supplied") else f"{reason}; owed by {owed_by}"


def _promised(fact: Fact) -> str:
    """When it was promised for; in the past where that was before the day on which this is told."""
    expected, told = fact.text("expected"), fact.text(TOLD_ON)
    if not expected:
        return "."
    verb = "was due" if told and date.fromisoformat(expected) < date.fromisoformat(told) else "expected"
    return f"; {verb} {day_in_words(date.fromisoformat(expected))}."


MISSING = FactKind("missing", words, shown=(Shown.MISSING,), grouped=grouped)
RULE = FindingRule(find, kinds=(MISSING,))
