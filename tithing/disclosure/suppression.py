"""The only place of suppression (R100): small counts are withheld, and so is whatever would give them away.

A count of 1 to 4 about a small area or a sensitive matter can point to a person. Hiding that cell is not enough
when a total, a difference, a rate or last quarter's table lets a reader work it out, so further cells are hidden
until none of the first can be found out, and as few as that needs. Zero is published: it is about nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tithing.disclosure.attack import (
    CellKey,
    Difference,
    Ratio,
    Relation,
    Sum,
    cells_of,
    derived_cells,
    ranges_of,
)
from tithing.disclosure.rule import MINIMUM_COUNT, SuppressionRule
from tithing.vocabulary.quantity import Known, Quantity, Suppressed

__all__ = [
    "MINIMUM_COUNT",
    "CellKey",
    "Difference",
    "Protected",
    "Ratio",
    "Sum",
    "SuppressionRule",
    "comparison_relations",
    "found_out",
    "grid_relations",
    "protect",
]

SECONDARY_WORDS = "withheld so that a smaller count cannot be worked out"


@dataclass(frozen=True)
class Protected:
    """The cells as they may be published. `exposed` can be worked out from what was published before."""

    cells: Mapping[CellKey, Quantity]
    primary: frozenset[CellKey] = frozenset()
    secondary: frozenset[CellKey] = frozenset()
    exposed: frozenset[CellKey] = frozenset()


@dataclass
class _Plan:
    """What is hidden so far, while more is being chosen."""

    cells: Mapping[CellKey, Quantity]
    relations: Sequence[Relation]
    published: Mapping[CellKey, float]
    primary: frozenset[CellKey]
    kept: frozenset[CellKey]
    secondary: set[CellKey] = field(default_factory=set)

    @property
    def hidden(self) -> frozenset[CellKey]:
        return self.primary | self.secondary

    def known(self) -> dict[CellKey, float]:
        shown = {
            cell: quantity.number
            for cell, quantity in self.cells.items()
            if isinstance(quantity, Known) and cell not in self.hidden
        }
        return shown | dict(self.published)

    def found_out(self, among: Collection[CellKey] | None = None) -> list[CellKey]:
        watched = self.primary if among is None else among
        ranges = ranges_of(watched, self.known(), self.relations)
        return sorted(cell for cell, within in ranges.items() if within.is_found_out)

    def given_away_at_once(self) -> list[CellKey]:
        """Those that a single relation gives away: quickly seen, so that they are settled first."""
        known = self.known()
        unknowns = ([c for c in cells_of(r) if c not in known] for r in self.relations)
        return sorted({each[0] for each in unknowns if len(each) == 1 and each[0] in self.primary})


def protect(
    cells: Mapping[CellKey, Quantity],
    relations: Iterable[Relation],
    *,
    sensitive: Collection[CellKey],
    kept: Collection[CellKey] = (),
    already_published: Mapping[CellKey, float] | None = None,
    rule: SuppressionRule | None = None,
    not_told: Collection[CellKey] = (),
) -> Protected:
    """The cells with small counts withheld, and with them what would let a reader work one out.

    `sensitive` are the counts the rule applies to (small areas, sensitive offences). `not_told` are cells that the reader is
    not told for another reason, such as that their supplier withholds them: they are not to be worked out either. `kept` are
    hidden only when nothing else will do, such as whole-partnership totals. `already_published` are numbers that readers have
    from earlier reports, of these cells or of others named in the relations.

    Example: of `{("A", "n"): Known(3), ("B", "n"): Known(9), ("all", "n"): Known(12)}` with
    `Sum(("all", "n"), (("A", "n"), ("B", "n")))`, A is withheld as too few and B so that A cannot be worked out.
    """
    rule = rule or SuppressionRule()
    small = (c for c in sensitive if c in cells and rule.withholds(cells[c]))
    primary = frozenset((*small, *(c for c in not_told if c in cells)))
    plan = _Plan(cells, tuple(relations), dict(already_published or {}), primary, frozenset(kept))
    exposed = _hide_until_safe(plan) if primary else frozenset[CellKey]()
    _show_again_what_is_safe(plan, exposed)
    return Protected(_withheld(plan, rule), primary, frozenset(plan.secondary), exposed)


def found_out(
    protected: Protected,
    relations: Sequence[Relation],
    already_published: Mapping[CellKey, float] | None = None,
) -> tuple[CellKey, ...]:
    """The cells withheld as too few that can still be worked out: none but the `exposed`, after `protect`."""
    known = {cell: q.number for cell, q in protected.cells.items() if isinstance(q, Known)}
    ranges = ranges_of(protected.primary, known | dict(already_published or {}), relations)
    return tuple(sorted(cell for cell, within in ranges.items() if within.is_found_out))


def _withheld(plan: _Plan, rule: SuppressionRule) -> dict[CellKey, Quantity]:
    secondary = Suppressed(SECONDARY_WORDS)
    small = {cell for cell in plan.primary if isinstance(plan.cells[cell], Known)}
    words = dict.fromkeys(small, Suppressed("too few to publish")) | dict.fromkeys(plan.secondary, secondary)
    return {cell: words.get(cell, quantity) for cell, quantity in plan.cells.items()}


def _hide_until_safe(plan: _Plan) -> frozenset[CellKey]:
    """Hide cell after cell until no small count can be found out; returns those that nothing here can save."""
    exposed: set[CellKey] = {cell for cell in plan.primary if cell in plan.published}
    _hide_ratios_of_hidden(plan)
    while at_risk := _at_risk(plan, exposed):
        chosen = _cheapest(plan, at_risk[0])
        if chosen is None:
            exposed.add(at_risk[0])
        else:
            plan.secondary.add(chosen)
            _hide_ratios_of_hidden(plan)
    return frozenset(exposed)


def _at_risk(plan: _Plan, exposed: set[CellKey]) -> list[CellKey]:
    at_once = [cell for cell in plan.given_away_at_once() if cell not in exposed]
    return at_once or [cell for cell in plan.found_out() if cell not in exposed]


def _hide_ratios_of_hidden(plan: _Plan) -> None:
    """A rate or a percentage of a hidden count goes with it: small whole numbers make telling fractions."""
    for relation in plan.relations:
        if not isinstance(relation, Ratio) or relation.ratio not in plan.cells:
            continue
        gives_away = {relation.part, relation.whole} & plan.hidden
        if gives_away and isinstance(plan.cells[relation.ratio], Known):
            plan.secondary.add(relation.ratio)


def _cheapest(plan: _Plan, cell: CellKey) -> CellKey | None:
    """The cell whose loss costs the reader least: in the same sums first, then in sums that share a cell."""
    near = _candidates(plan, {cell})
    if near:
        return min(near, key=lambda each: _cost(plan, each))
    linked = _linked(plan, cell)
    further = _candidates(plan, linked)
    return min(further, key=lambda each: _cost(plan, each)) if further else None


def _candidates(plan: _Plan, around: set[CellKey]) -> list[CellKey]:
    found = {
        cell for relation in plan.relations if around & set(cells_of(relation)) for cell in cells_of(relation)
    }
    return [
        cell
        for cell in found
        if isinstance(plan.cells.get(cell), Known) and cell not in plan.hidden and cell not in plan.published
    ]


def _linked(plan: _Plan, cell: CellKey) -> set[CellKey]:
    """Every cell that is tied to this one through relations, near or far."""
    linked, waiting = {cell}, [cell]
    while waiting:
        here = waiting.pop()
        for relation in plan.relations:
            members = set(cells_of(relation))
            if here in members:
                waiting.extend(members - linked)
                linked |= members
    return linked


def _cost(plan: _Plan, cell: CellKey) -> tuple[bool, bool, bool, float, CellKey]:
    """Differences before counts, small counts before large, zeros after them, totals that should stay last."""
    quantity = plan.cells[cell]
    number = quantity.number if isinstance(quantity, Known) else 0.0
    is_count = cell not in derived_cells(plan.relations)
    return cell in plan.kept, is_count, number == 0, abs(number), cell


def _show_again_what_is_safe(plan: _Plan, exposed: frozenset[CellKey]) -> None:
    """Hiding one cell after another can hide one too many: each is tried again, the dearest first."""
    hidden_before = set(plan.secondary)
    for cell in sorted(plan.secondary, key=lambda each: _cost(plan, each), reverse=True):
        plan.secondary.discard(cell)
        if not _is_safe_without(plan, cell, exposed):
            plan.secondary.add(cell)
    if set(plan.found_out()) - exposed:  # the neighbours were safe, and the whole was not
        plan.secondary |= hidden_before


def _is_safe_without(plan: _Plan, cell: CellKey, exposed: frozenset[CellKey]) -> bool:
    before = set(plan.secondary)
    _hide_ratios_of_hidden(plan)
    if plan.secondary != before:  # it is the ratio of a hidden count
        plan.secondary.intersection_update(before)
        return False
    near = _neighbours(plan, _neighbours(plan, {cell})) & plan.primary
    return not set(plan.given_away_at_once()) - exposed and not set(plan.found_out(near)) - exposed


def _neighbours(plan: _Plan, cells: set[CellKey]) -> set[CellKey]:
    touching = (set(cells_of(relation)) for relation in plan.relations)
    return cells.union(*(members for members in touching if members & cells))


# -- the relations of the usual tables ----------------------------------------------------------


def grid_relations(
    rows: Sequence[str], columns: Sequence[str], *, total_row: str = "", total_column: str = ""
) -> tuple[Sum, ...]:
    """The sums of a table of counts: each column adds to its total row, each row to its total column."""
    down = [
        Sum((total_row, c), tuple((r, c) for r in rows)) for c in [*columns, total_column] if total_row and c
    ]
    across = [
        Sum((r, total_column), tuple((r, c) for c in columns))
        for r in [*rows, total_row]
        if total_column and r
    ]
    return (*down, *across)


def comparison_relations(
    row: str,
    *,
    current: str,
    previous: str,
    difference: str = "difference",
    percent: str = "",
    rate: str = "",
    denominator: str = "",
    per: float = 1000.0,
) -> tuple[Relation, ...]:
    """How the columns of a row that compares two periods are tied: leave out what the table does not have.

    Name `difference` even where it has no column: the percentage is worked out from it.
    """
    change = (row, difference)
    relations: list[Relation] = [Difference(change, (row, current), (row, previous))]
    if percent:
        relations.append(Ratio((row, percent), change, (row, previous)))
    if rate:
        relations.append(Ratio((row, rate), (row, current), (row, denominator), per))
    return tuple(relations)
