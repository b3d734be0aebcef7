"""Figures that a document of the book's ledger showed, and that are not the same any more.

Held against what a reader may have on paper: every earlier version of this quarter's own report, and of other quarters'
the last that showed the figure. So a correction stands in the report from then on, however often that is made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.findings.inputs import Correction
from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.reading.standing import Standing
from tithing.store.ledger.cells import CellKey
from tithing.store.ledger.published import CellIn, Cells
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Suppressed, Withheld

_NOT_TOLD = (
    Suppressed,
    Withheld,
)  # that there is a figure is told where it is hidden, and what it was stays as it was


@dataclass(frozen=True)
class Corrections:
    """`standing` is the report's span; `before` what was shown, by measure, area, period and breakdown."""

    standing: Standing
    before: Cells

    def found(self) -> Iterator[Correction]:
        """Each figure of the own area once, in the order of the indicators; then those of which nothing is left."""
        if self.before:
            figures = {key: (subject, at) for key, subject, at in reversed([*self._figures(), *self._gone()])}
            for key, (subject, at) in reversed(figures.items()):
                yield from self._correction(key, subject, at)

    def _figures(self) -> Iterator[tuple[CellKey, Subject, At]]:
        for result in self.standing.own.values():
            for at in (result.value, result.previous, result.last_quarter, result.year_to_date):
                key = (result.measure, result.area.code, at.period.code, result.breakdown)
                yield key, Subject.of(result), at
            for at in self._quarters_of(result):
                yield (
                    (result.measure, result.area.code, at.period.code, result.breakdown),
                    Subject.of(result),
                    at,
                )

    def _quarters_of(self, result: Result) -> Iterator[At]:
        """The quarters that a longer span is made of, which reports of their own may have shown."""
        within = self.standing.period.quarters()
        for period, quantity in self.standing.history(result) if len(within) > 1 else ():
            if period in within:
                yield At(quantity, period, result.value.sources)

    def _gone(self) -> Iterator[tuple[CellKey, Subject, At]]:
        """What this span's report showed of a measure of which the book has no figure any more."""
        left = {result.measure for result in self.standing.own.values()}
        for key, shown in self.before.items():
            own = [each for each in shown if self._is_own(each)]
            subject = self._subject(key, own[-1].cell.indicator) if own and key[0] not in left else None
            if subject is not None:
                yield key, subject, At(Missing(), subject.period)

    def _subject(self, key: CellKey, indicator: str) -> Subject | None:
        """What is now of no figure; None where it was another area's, or nobody defines it any more."""
        (measure, code, period, breakdown), area = key, self.standing.span.area
        defined = self.standing.span.snapshot.definition(indicator)
        if defined is None or code != area.code:
            return None
        about = Subject(indicator, defined.title, area, Period.parse(period), defined.unit, defined.decimals)
        return replace(about, measure=measure, breakdown=breakdown)

    def _correction(self, key: CellKey, subject: Subject, at: At) -> Iterator[Correction]:
        told = [cells for cells in self._to_hold(self.before.get(key, ())) if _differ(cells, at)]
        if told and not isinstance(at.quantity, _NOT_TOLD):
            last = told[-1][-1]
            yield Correction(subject, at, last.cell.value or 0.0, last.publication.day)

    def _to_hold(self, shown: Sequence[CellIn]) -> list[list[CellIn]]:
        """What each publication that counts showed, oldest first."""
        known_on = self.standing.span.snapshot.as_known_on
        own: dict[str, list[CellIn]] = {}
        others: dict[str, list[CellIn]] = {}
        for each in shown:
            if known_on is None or each.publication.day <= known_on:
                which = own if self._is_own(each) else others
                which.setdefault(each.publication.id, []).append(each)
        return [*list(others.values())[-1:], *own.values()]

    def _is_own(self, each: CellIn) -> bool:
        """Whether it was an earlier version of this span's report."""
        return self.standing.period.code in each.publication.quarters


def _differ(shown: Sequence[CellIn], at: At) -> bool:
    """Whether none of it is so now: a document that told of a revision showed what was before, too."""
    if isinstance(at.quantity, Known):
        return not any(each.cell.shows(at.quantity.number) for each in shown)
    return isinstance(at.quantity, Missing)
