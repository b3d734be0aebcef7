"""What a careful reader could work out about the cells a table hides, from everything else that is published.

Sums, differences and ratios between cells become linear equations in the hidden ones; a hidden cell is found out
when its least and its greatest possible value leave one whole number between them (R100).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

CellKey = tuple[str, str]  # row and column, or whatever two names tell a cell from every other

_CLOSE = 1e-6
_UNBOUNDED = 3  # the solver's word for it


@dataclass(frozen=True)
class Sum:
    """`whole` is the sum of `parts`, published or not: a total, or a year to date of its quarters."""

    whole: CellKey
    parts: tuple[CellKey, ...]


@dataclass(frozen=True)
class Difference:
    """`difference` = `current` - `previous`."""

    difference: CellKey
    current: CellKey
    previous: CellKey


@dataclass(frozen=True)
class Ratio:
    """`ratio` = `part` / `whole` x `per`: a rate, a share, or a change per cent of the earlier count."""

    ratio: CellKey
    part: CellKey
    whole: CellKey
    per: float = 100.0


Relation = Sum | Difference | Ratio
Terms = dict[CellKey, float]


@dataclass(frozen=True)
class Equation:
    """The sum of coefficient x unknown is `constant`."""

    terms: Terms
    constant: float


@dataclass(frozen=True)
class Range:
    low: float
    high: float

    @property
    def is_found_out(self) -> bool:
        """No second whole number lies between the ends."""
        if math.isinf(self.low) or math.isinf(self.high):
            return False
        return math.floor(self.high + _CLOSE) - math.ceil(self.low - _CLOSE) < 1


def cells_of(relation: Relation) -> tuple[CellKey, ...]:
    match relation:
        case Sum(whole, parts):
            return (whole, *parts)
        case Difference(difference, current, previous):
            return (difference, current, previous)
        case Ratio(ratio, part, whole, _):
            return (ratio, part, whole)


def derived_cells(relations: Sequence[Relation]) -> frozenset[CellKey]:
    """Differences and ratios: worked out from counts, and able to be below zero."""
    found = {r.difference for r in relations if isinstance(r, Difference)}
    return frozenset(found | {r.ratio for r in relations if isinstance(r, Ratio)})


def ranges_of(
    hidden: Collection[CellKey], known: Mapping[CellKey, float], relations: Sequence[Relation]
) -> dict[CellKey, Range]:
    """What can be worked out of each hidden cell. Counts are at least 0; a difference may be anything.

    A cell of a relation that is neither hidden nor known, such as one nobody supplied, is one more unknown.

    Example: with `Sum(total, (a, b))`, total 7 known, `a` and `b` hidden, both ranges are 0 to 7.
    """
    equations = [equation for relation in relations if (equation := _equation(relation, known))]
    free = derived_cells(relations)
    found: dict[CellKey, Range] = {}
    for unknowns, group in _apart(equations):
        for cell in unknowns & frozenset(hidden):
            found[cell] = _range(cell, sorted(unknowns), group, free)
    untouched = Range(0.0, math.inf)
    return {cell: found.get(cell, untouched) for cell in hidden}


def _equation(relation: Relation, known: Mapping[CellKey, float]) -> Equation | None:
    coefficients = _coefficients(relation, known)
    terms: Terms = {}
    constant = 0.0
    for cell, coefficient in coefficients.items():
        if cell in known:
            constant -= coefficient * known[cell]
        else:
            terms[cell] = coefficient
    return Equation(terms, constant) if terms else None


def _coefficients(relation: Relation, known: Mapping[CellKey, float]) -> Terms:
    match relation:
        case Sum(whole, parts):
            return {whole: 1.0} | dict.fromkeys(parts, -1.0)
        case Difference(difference, current, previous):
            return {current: 1.0, previous: -1.0, difference: -1.0}
        case Ratio(ratio, part, whole, per):
            if ratio in known:
                return {part: 1.0, whole: -known[ratio] / per}
            if known.get(whole):
                return {part: 1.0, ratio: -known[whole] / per}
            return {}  # a hidden ratio of a hidden whole says nothing


def _apart(equations: Sequence[Equation]) -> Iterator[tuple[frozenset[CellKey], list[Equation]]]:
    """The equations in groups that share no unknown, so that each is solved small."""
    groups: list[tuple[set[CellKey], list[Equation]]] = []
    for equation in equations:
        unknowns, members = set(equation.terms), [equation]
        rest = []
        for group in groups:
            if unknowns.isdisjoint(group[0]):
                rest.append(group)
            else:
                unknowns |= group[0]
                members = group[1] + members
        groups = [*rest, (unknowns, members)]
    return ((frozenset(unknowns), members) for unknowns, members in groups)


def _range(
    cell: CellKey, unknowns: Sequence[CellKey], equations: Sequence[Equation], free: Collection[CellKey]
) -> Range:
    alone = next((e for e in equations if set(e.terms) == {cell}), None)
    if alone:
        value = alone.constant / alone.terms[cell]
        return Range(value, value)
    low = _extreme(cell, unknowns, equations, free, sign=1.0)
    high = _extreme(cell, unknowns, equations, free, sign=-1.0)
    # Figures that contradict one another, such as a total that is not the sum: taken as found out, to be safe.
    return Range(0.0, 0.0) if low is None or high is None else Range(low, -high)


def _extreme(
    cell: CellKey,
    unknowns: Sequence[CellKey],
    equations: Sequence[Equation],
    free: Collection[CellKey],
    *,
    sign: float,
) -> float | None:
    """The least value of sign x cell that all the equations allow; None where they allow nothing."""
    from scipy.optimize import linprog

    solved = linprog(
        c=[sign if each == cell else 0.0 for each in unknowns],
        A_eq=[[equation.terms.get(each, 0.0) for each in unknowns] for equation in equations],
        b_eq=[equation.constant for equation in equations],
        bounds=[(None, None) if each in free else (0.0, None) for each in unknowns],
        method="highs",
    )
    if solved.status == _UNBOUNDED:
        return -math.inf
    return float(solved.fun) if solved.status == 0 else None
