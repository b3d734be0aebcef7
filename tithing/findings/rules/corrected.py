"""What a document that was released showed otherwise than it is now: changed, or gone.

Figures: value (what it is now), published (what was shown). Words: day (on which it was released, as 2018-06-01). A
figure that is hidden now is not told: what it was stays on paper, and what it is would be given away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tithing.findings.fact import Fact, FactKind
from tithing.findings.inputs import Correction
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.observations.erased import day_in_words
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.in_words.sentence import Runs, Strong
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing, erased_on, number_of

AS_PUBLISHED = "published"  # the part of a fact that says what a document showed
# It was published, so these say nothing of why it is gone.
_NEVER_CAME = (NotHere.NOT_IMPORTED, NotHere.NEVER_ASKED)


def find(corrected: Iterable[Correction]) -> tuple[Fact, ...]:
    """A fact for each figure that was published and is another now, or is none; the largest difference first."""
    return tuple(sorted(map(_fact, corrected), key=lambda fact: -fact.strength))


def _fact(each: Correction) -> Fact:
    subject = replace(each.subject, period=each.now.period)
    return subject.fact(
        CORRECTED,
        figures=(
            ("value", subject.figure("value", each.now.quantity, sources=each.now.sources)),
            (AS_PUBLISHED, subject.figure(AS_PUBLISHED, Known(each.before), sources=())),
        ),
        words=(("day", each.day.isoformat()),),
        direction=Direction.NEITHER,  # a correction is neither better nor worse
        strength=how_large(number_of(each.now.quantity), each.before),
    )


def words(fact: Fact) -> Runs:
    """'Thefts, Jan to Mar 2018: the report released on 3 May 2018 said 214; it is now 210.'"""
    released = day_in_words(date.fromisoformat(fact.text("day")))
    said = f"the report released on {released} said "
    name = Strong(f"{fact.title}, {fact.period.label}: ")
    return (name, said, fact.figure(AS_PUBLISHED), "; ", *_now(fact), ".")


def _now(fact: Fact) -> Runs:
    quantity = fact.figure("value").quantity
    if isinstance(quantity, Known):
        return ("it is now ", fact.figure("value"))
    if (day := erased_on(quantity)) is not None:
        return (f"what it rests on was erased on {day_in_words(day)}, and there is none now",)
    why = quantity.words if isinstance(quantity, Missing) and quantity.state not in _NEVER_CAME else ""
    return (f"there is none now: {why[:1].lower()}{why[1:]}" if why else "there is none now",)


CORRECTED = FactKind("corrected", words, shown=(Shown.DATA_NOTES,), heading="What was published otherwise")
RULE = FindingRule(find, kinds=(CORRECTED,))
