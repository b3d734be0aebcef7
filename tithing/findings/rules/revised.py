"""What was revised since an earlier value.

Figures: value, before, difference. Words: released (of the new value), first_released (of the old; dates as
2018-06-01), supplied ("yes" where the earlier value was missing, so that this one is late rather than
changed), rates (of how many periods the rates rest on it, where it is a denominator). A value that only turned from
provisional to final is not revised (R98).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tithing.findings.fact import Fact, FactKind
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.observations.erased import day_in_words
from tithing.observations.observation import Observation, SourceRef
from tithing.statistics.change import difference
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.in_words.sentence import Run, Runs, Strong
from tithing.vocabulary.quantity import Missing, number_of


def find(
    revised: Iterable[tuple[Subject, Observation]],
    *,
    since: date | None = None,
    rates_over: Mapping[tuple[str, str], int] | None = None,
) -> tuple[Fact, ...]:
    """A fact for each observation that says other than the book said before, or than it said on `since`."""
    over = rates_over or {}
    found = [fact for subject, each in revised if (fact := _fact(subject, each, since, over)) is not None]
    return tuple(sorted(found, key=lambda fact: -fact.strength))


def earlier_than(observation: Observation, since: date | None) -> Observation | None:
    """What stood before: the last earlier value, or the one that stood on `since`; None where none did."""
    if since is None:
        return observation.earlier[-1] if observation.earlier else None
    if observation.source.release is None or observation.source.release <= since:
        return None
    stood = [old for old in observation.earlier if old.source.release is None or old.source.release <= since]
    return stood[-1] if stood else None


def _fact(
    subject: Subject, now: Observation, since: date | None, rates_over: Mapping[tuple[str, str], int]
) -> Fact | None:
    before = earlier_than(now, since)
    if before is None or _says_the_same(now, before):
        return None
    change = difference(now.quantity, before.quantity)
    subject = replace(subject, period=now.period, breakdown=now.breakdown)
    return subject.fact(
        REVISED,
        figures=(
            ("value", subject.figure("value", now.quantity, sources=(now.source,))),
            ("before", subject.figure("value", before.quantity, sources=(before.source,))),
            ("difference", subject.difference("revision", change, sources=(now.source, before.source))),
        ),
        words=(
            ("released", _day(now.source)),
            ("first_released", _day(before.source)),
            ("supplied", "yes" if isinstance(before.quantity, Missing) else ""),
            *_rates(rates_over.get((now.measure, now.period.code), 0)),
        ),
        direction=Direction.NEITHER,  # a correction is neither better nor worse
        strength=how_large(number_of(now.quantity), number_of(before.quantity)),
    )


def _rates(periods: int) -> tuple[tuple[str, str], ...]:
    return (("rates", str(periods)),) if periods else ()


def _says_the_same(now: Observation, before: Observation) -> bool:
    first, second = number_of(before.quantity), number_of(now.quantity)
    if first is None and second is None:
        return type(now.quantity) is type(before.quantity)
    return first == second


def _day(source: SourceRef) -> str:
    return source.release.isoformat() if source.release else ""


def words(fact: Fact) -> Runs:
    """One figure that was revised, with what was published before and the day of the revision."""
    runs: list[Run] = [Strong(f"{fact.title}, {fact.period.label}: "), fact.figure("value")]
    if fact.text("supplied") == "yes":
        runs.append(", not here before")
    else:
        runs += [", published before as ", fact.figure("before")]
    if fact.text("released"):
        runs.append(f" (revised {day_in_words(date.fromisoformat(fact.text('released')))})")
    if fact.text("rates"):
        runs.append(f": the rates of {numbered(int(fact.text('rates')), 'period')} rest on it")
    return (*runs, ".")


REVISED = FactKind("revised", words, shown=(Shown.DATA_NOTES,), heading="What was revised")
RULE = FindingRule(find, kinds=(REVISED,))
