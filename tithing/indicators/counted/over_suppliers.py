"""A figure that suppliers add up to: the sum of their parts, only when those who must be among them are.

A table that gives the whole, or gives one supplier's part a second time, is another route to the same figure: it is
told, and never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tithing.indicators.evidence import Evidence, Key
from tithing.indicators.result import At
from tithing.observations.deliveries import Delivered
from tithing.observations.measure import Measure
from tithing.observations.observation import Observation
from tithing.statistics.rounding import written
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, once
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.not_here.gaps import together
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing

FORCES = "forces"


@dataclass(frozen=True)
class Routes:
    """The rows of one figure: by supplier those that are parts of it, and those that each give the whole."""

    parts: dict[str, tuple[Observation, ...]]
    wholes: tuple[Observation, ...]

    def used(self) -> list[Observation]:
        """One row for each supplier."""
        return [_counted_first(rows) for rows in self.parts.values()]

    def told_again(self) -> Iterator[Observation]:
        """What is not added, because it is in the sum already."""
        for rows in self.parts.values():
            used = _counted_first(rows)
            yield from (row for row in rows if row is not used)
        yield from self.wholes


def routes_of(evidence: Evidence, measure: Measure, rows: Iterable[Observation]) -> Routes:
    """Rows sorted into parts and wholes; one supplier under two names is one."""
    parts: dict[str, list[Observation]] = {}
    wholes: list[Observation] = []
    for row in rows:
        supplier = evidence.suppliers.one_of(row.supplier)
        if adds(evidence, measure, supplier):
            parts.setdefault(supplier, []).append(row)
        else:
            wholes.append(row)
    return Routes({supplier: tuple(found) for supplier, found in parts.items()}, tuple(wholes))


def adds(evidence: Evidence, measure: Measure, supplier: str) -> bool:
    """Whether what this supplier counts is a part of the figure, and not another route to the whole."""
    if measure.suppliers == FORCES:
        return evidence.suppliers.is_force(supplier)
    return bool(supplier)


def _counted_first(rows: Sequence[Observation]) -> Observation:
    """Of one supplier's, what was counted from its own file; else the latest."""
    if len(rows) == 1:
        return rows[0]
    return max(rows, key=lambda row: (isinstance(row.quantity, Known), row.source.row == 0, _released(row)))


def _released(row: Observation) -> int:
    return row.source.release.toordinal() if row.source.release else 0


def expected_suppliers(evidence: Evidence, measure: Measure, area: str) -> tuple[str, ...]:
    """Who must be among those that add: the force of the area; for other measures, the partners that owe it.

    Neighbouring forces and the British Transport Police may have had something there, and need not.
    """
    if measure.suppliers == FORCES:
        home = evidence.home_force(area)
        return (home,) if home else ()
    return evidence.suppliers.owing(measure.slug)


# -- one figure -------------------------------------------------------------------------------------------


def not_sent(evidence: Evidence, key: Key, routes: Routes) -> tuple[str, ...]:
    """Those who must be among the suppliers and are not."""
    return tuple(
        each
        for each in expected_suppliers(evidence, evidence.measure(key[0]), key[1])
        if each not in routes.parts
    )


def route_caveats(evidence: Evidence, routes: Routes, used: At) -> tuple[Caveat, ...]:
    """What else the book has for the same figure, and that it is not added."""
    return once(_route_caveat(evidence, row, used) for row in routes.told_again())


def _route_caveat(evidence: Evidence, row: Observation, used: At) -> Caveat:
    route = row.source.file or "another table"
    if not isinstance(row.quantity, Known) or row.quantity == used.quantity:
        return Caveat(CaveatKind.NOTED, f"{route} gives the same figure a second time, and is not added")
    said = f"{route} gives {written(row.quantity.number)} for the same figure in {row.period.label}, and is not added"
    who = evidence.suppliers.one_of(row.supplier)
    whole = not adds(evidence, evidence.measure(row.measure), who)
    return Caveat(CaveatKind.RIVAL, said, ((who, row.quantity.number),) if whole else ())


# -- why there is none ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Gaps:
    """For one supplier, the months it did not send and those it sent without a row."""

    title: str
    absent: tuple[Period, ...]
    empty: tuple[Period, ...]
    why_absent: Missing

    def whys(self) -> Iterator[tuple[str, Missing]]:
        if self.absent:
            yield months_in_words(self.absent), replace(self.why_absent, owed_by=self.title)
        if self.empty:
            yield months_in_words(self.empty), Missing(owed_by=self.title, decided=NotHere.EMPTY)


def why_not_whole(evidence: Evidence, key: Key, unknown: Sequence[Period]) -> Missing | None:
    """Who did not send which of these periods; None where nobody sent anything at all, nor came empty."""
    measure = evidence.measure(key[0])
    must = expected_suppliers(evidence, measure, key[1]) if measure.suppliers_add else ()
    if not (_anything_came(evidence, key) or came_empty(evidence, key)):
        return None
    gaps = [_gaps_of(evidence, key, each, _months_of(unknown)) for each in must]
    others = _counted_by_others(evidence, key, _without(gaps))
    lacking = [why for each in gaps for why in each.whys()]
    if not lacking:
        return None
    why = together(lacking)
    return replace(why, also="; ".join(filter(None, (why.also, *others))))


def _months_of(periods: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(month for period in periods for month in (period.months() or (period,)))


def _without(gaps: Sequence[_Gaps]) -> list[Period]:
    found = {month for each in gaps for month in (*each.absent, *each.empty)}
    return sorted(found, key=lambda month: month.start)


def _gaps_of(evidence: Evidence, key: Key, supplier: str, months: Sequence[Period]) -> _Gaps:
    absent = [month for month in months if supplier not in _routes_in(evidence, key, month).parts]
    deliveries = evidence.observations.deliveries
    empty = [month for month in absent if deliveries.state(supplier, month) is Delivered.EMPTY]
    return _Gaps(
        evidence.suppliers.title(supplier),
        tuple(month for month in absent if month not in empty),
        tuple(empty),
        evidence.why_none(key[0], key[1], absent[-1] if absent else key[2], supplier),
    )


def _anything_came(evidence: Evidence, key: Key) -> bool:
    """Whether there are rows of any of its months."""
    return any(evidence.supplied((key[0], key[1], month, key[3])) for month in key[2].months())


def came_empty(evidence: Evidence, key: Key) -> bool:
    """Whether a file without rows came of any of its months, from any of those who must be among the suppliers."""
    measure, deliveries = evidence.measure(key[0]), evidence.observations.deliveries
    if not (measure.suppliers_add and deliveries.any_empty):
        return False
    months = key[2].months() or (key[2],)
    must = expected_suppliers(evidence, measure, key[1])
    return any(deliveries.state(each, month) is Delivered.EMPTY for each in must for month in months)


def _counted_by_others(evidence: Evidence, key: Key, months: Sequence[Period]) -> list[str]:
    rows = [row for month in months for used in [_routes_in(evidence, key, month).used()] for row in used]
    count = sum(row.quantity.number for row in rows if isinstance(row.quantity, Known))
    who = dict.fromkeys(evidence.suppliers.title(evidence.suppliers.one_of(row.supplier)) for row in rows)
    return [f"{written(count)} counted by {', '.join(who)}"] if count else []


def _routes_in(evidence: Evidence, key: Key, month: Period) -> Routes:
    rows = evidence.supplied((key[0], key[1], month, key[3]))
    return routes_of(evidence, evidence.measure(key[0]), rows)


def months_in_words(months: Sequence[Period]) -> str:
    """Months that follow one another as one run.

    >>> months_in_words([Period.month(2025, 1), Period.month(2025, 2), Period.month(2025, 3), Period.month(2025, 6)])
    'Jan to Mar 2025 and Jun 2025'
    """
    runs: list[list[Period]] = []
    for month in sorted(set(months), key=lambda each: each.start):
        if runs and (month.start - runs[-1][-1].end).days == 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    labels = [_run_label(run[0], run[-1]) for run in runs]
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)


def _run_label(first: Period, last: Period) -> str:
    if first == last:
        return first.label
    if first.start.year == last.start.year:
        return f"{first.label.removesuffix(f' {first.start.year}')} to {last.label}"
    return f"{first.label} to {last.label}"
