"""What a quarter's figures are set against, said once for all its tables: the framework's choice, or what stands in for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tithing.documents.evidence import ReportLine
from tithing.documents.wording import reason_of
from tithing.indicators.comparisons.kinds import ComparisonKind, called, in_turn
from tithing.indicators.result import Compared, Result
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, NotApplicable, why_hidden


def what_it_is_set_against(lines: Sequence[ReportLine], period: Period) -> str:
    """A sentence or two; "" where every change is against the same quarter last year, as a reader expects."""
    results = [line.result for line in lines]
    changed = [result for result in results if isinstance(result.change.difference, Known)]
    if not changed:
        return _nothing_earlier(results, period) if results else ""
    return _of_changes(results, changed, period)


def _of_changes(results: Sequence[Result], changed: Sequence[Result], period: Period) -> str:
    """The same where there are changes: of all that fell back, of some, or of the framework's own choice."""
    apart = [result for result in changed if result.fell_back]
    if len(apart) == len(changed):
        return f"{_why_not(results, period)} Each figure is set against {_those(apart, period)} instead."
    if apart:
        return _some_apart(apart, changed, period)
    against = changed[0].against
    return (
        ""
        if against is ComparisonKind.YEAR_BEFORE
        else f"Each figure is set against {_those(changed, period)}."
    )


def how_each_is_set_against(lines: Sequence[ReportLine], period: Period) -> str:
    """The same as a sentence that always says something."""
    usual = f"Each figure is set against {called(ComparisonKind.YEAR_BEFORE, period)} ({period.year_before().label})."
    said = what_it_is_set_against(lines, period)
    changed = [line.result for line in lines if isinstance(line.result.change.difference, Known)]
    some = any(result.fell_back for result in changed) and not all(result.fell_back for result in changed)
    return f"{usual} {said}" if some else said or usual


def _some_apart(apart: Sequence[Result], changed: Sequence[Result], period: Period) -> str:
    """'2 of 28 figures have nothing of the same quarter last year to be set against, and are set against …'"""
    have, are = ("has", "is") if len(apart) == 1 else ("have", "are")
    first = called(in_turn(apart[0].asked)[0], period)
    return (
        f"{len(apart)} of {numbered(len(changed), 'figure')} {have} nothing of {first} to be set against, and {are} set against "
        f"{_those(apart, period)} instead: the tables say which."
    )


def _nothing_earlier(results: Sequence[Result], period: Period) -> str:
    nor = "Nor are other earlier" if period.name.endswith("s") else "Nor is another earlier"
    return (
        f"{_why_not(results, period)} {nor} {period.name} here, so no change can be stated: counts, places and areas "
        "side by side stand by themselves."
    )


def _why_not(results: Sequence[Result], period: Period) -> str:
    """'The book holds no figure of Apr to Jun 2024 to set this quarter against (not yet imported).'"""
    first = in_turn(results[0].asked)[0]
    found = [each.compared_with(first) for each in results]
    words = Counter(reason_of(each.at.quantity) or reason_of(each.change.difference) for each in found)
    reason = words.most_common(1)[0][0]
    one = first in (ComparisonKind.YEAR_BEFORE, ComparisonKind.QUARTER_BEFORE)
    label = found[0].at.period.label if one else called(first, period)
    why = f" ({reason[:1].lower()}{reason[1:]})" if reason else ""
    if all(isinstance(each.at.quantity, NotApplicable) for each in found):
        return f"No figure is set against one of {label}{why}."
    if any(isinstance(each.at.quantity, Known) for each in found):
        return f"No figure of {label} can be set against one of {period.this}{why}."
    return _none_of(label, period, found, why)


def _none_of(label: str, period: Period, found: Sequence[Compared], why: str) -> str:
    """Where not one is shown: that they are hidden, or that the book holds none."""
    if hidden := why_hidden(each.at.quantity for each in found):
        return f"No figure of {label} is told to set {period.this} against ({hidden})."
    return f"The book holds no figure of {label} to set {period.this} against{why}."


def _those(results: Sequence[Result], period: Period) -> str:
    """'the quarter before (Oct to Dec 2017)', each kind once."""
    ats = {each.against: each.compared.at for each in results}
    one = (ComparisonKind.YEAR_BEFORE, ComparisonKind.QUARTER_BEFORE)
    return listed(
        [
            f"{called(kind, period)} ({at.period.label})" if kind in one else called(kind, period)
            for kind, at in ats.items()
        ]
    )
