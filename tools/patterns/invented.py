"""Invented partnerships as tables of counts: wards in districts, offences in kinds, quarters in years, corrections, what a
partner withholds, what nobody counts apart, and what was published before. All adds up, for all is added up from its parts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tithing.disclosure.cells import Cell, CellSum
from tithing.disclosure.rule import SuppressionRule

Tree = Mapping[str, Sequence[Sequence[str]]]
"""Of each measure that has kinds, its arrangements: each adds up to it. Kinds that have kinds stand in the first alone."""

Counts = dict[tuple[str, str, str], int]  # by measure, area and period

SMALL_TREE: Tree = {
    "violence": (("injury", "no_injury", "homicide"), ("at_home", "elsewhere")),
    "injury": (("knife", "other_injury"),),
}
UNPLACED = "no ward"
MUCH = 30.0


@dataclass
class Situation:
    """What is asked of `decide`, with every number that there is."""

    cells: dict[Cell, float] = field(default_factory=dict)
    totals: list[CellSum] = field(default_factory=list)
    guarded: list[Cell] = field(default_factory=list)
    not_told: list[Cell] = field(default_factory=list)
    kept: list[Cell] = field(default_factory=list)
    known: dict[Cell, float] = field(default_factory=dict)
    rule: SuppressionRule = field(default_factory=SuppressionRule)

    def first_state(self) -> Situation:
        """As it was before anything was corrected."""
        first = {cell: number for cell, number in self.cells.items() if not cell.edition}
        return replace(self, cells=first, totals=[total for total in self.totals if not total.edition])


@dataclass(frozen=True)
class Shape:
    """How large an invented partnership is, and what happens in it. `means` are of a kind of offence in a ward and quarter."""

    districts: Mapping[str, Sequence[str]]
    quarters: Sequence[str]
    tree: Tree = field(default_factory=lambda: SMALL_TREE)
    loose: Sequence[str] = ("arson",)
    years: Mapping[str, Sequence[str]] = field(default_factory=dict)
    with_years: Sequence[str] = ("violence",)
    means: tuple[float, float] = (0.3, 12.0)
    minimum: int = 5
    unplaced: bool = False
    corrections: int = 0
    withheld: float = 0.0
    published: float = 0.0
    local_areas: bool = False

    @property
    def measures(self) -> list[str]:
        kinds = [kind for arrangements in self.tree.values() for kinds in arrangements for kind in kinds]
        return list(dict.fromkeys([*self.tree, *kinds, *self.loose]))

    @property
    def wards(self) -> list[str]:
        return [ward for wards in self.districts.values() for ward in wards]


def small_shape(random: Random) -> Shape:
    """A few wards and quarters, and anything that can happen."""
    wards = [f"ward {letter}" for letter in "ABCDEF"[: random.randint(2, 6)]]
    cut = random.choice([len(wards), max(1, len(wards) // 2)])
    districts = {"north": wards[:cut], "south": wards[cut:]} if wards[cut:] else {"north": wards}
    quarters = [f"Q{number}" for number in range(1, random.randint(1, 3) + 1)]
    return Shape(
        districts,
        quarters,
        tree=random.choice([SMALL_TREE, {}, {"violence": (("injury", "no_injury", "homicide"),)}]),
        years={"year": quarters} if len(quarters) > 1 and random.random() < 0.7 else {},
        means=random.choice([(0.3, 12.0), (0.2, 3.0), (2.0, 9.0)]),
        minimum=random.choice([5, 5, 5, 3, 8]),
        unplaced=random.random() < 0.3,
        corrections=random.choice([0, 0, 1, 3]),
        withheld=random.choice([0.0, 0.0, 0.06]),
        published=random.choice([0.0, 0.0, 0.06]),
        local_areas=random.random() < 0.3,
    )


def large_shape(*, wards: int = 26, quarters: int = 12) -> Shape:
    """Forty measures in an offence tree, 26 wards of two districts, twelve quarters of three years."""
    names = [f"ward {number:02}" for number in range(wards)]
    periods = [f"20{year}Q{quarter}" for year in range(22, 30) for quarter in range(1, 5)][:quarters]
    years = {period[:4]: [each for each in periods if each[:4] == period[:4]] for period in periods}
    return Shape(
        {"north": names[: wards // 2], "south": names[wards // 2 :]},
        periods,
        tree=_large_tree(),
        loose=[f"loose {number}" for number in range(8)],
        years=years if quarters > 1 else {},
        with_years=["all", *(f"group {n}" for n in range(5))],
        means=(0.3, 40.0),
    )


def _large_tree() -> Tree:
    tree: dict[str, list[list[str]]] = {"all": [[f"group {n}" for n in range(5)], ["day", "night"]]}
    tree |= {f"group {n}": [[f"kind {n}.{m}" for m in range(4)]] for n in range(5)}
    return tree | {f"kind {n}.0": [[f"kind {n}.0.a", f"kind {n}.0.b"]] for n in range(2)}


def invent(shape: Shape, random: Random) -> Situation:
    """The tables of a partnership of this shape."""
    return _Inventing(shape, random).situation()


class _Inventing:
    def __init__(self, shape: Shape, random: Random) -> None:
        self.shape, self.random = shape, random
        self.made = Situation(rule=SuppressionRule(minimum=shape.minimum, source="invented"))

    def situation(self) -> Situation:
        first = self._leaves()
        counts = self._added_up(first)
        self._tell(counts, {})
        if self.shape.corrections:
            self._correct(first, counts)
        self._keep_back()
        return self.made

    # -- the counts -----------------------------------------------------------------------------

    def _leaves(self) -> Counts:
        low, high = (math.log(mean) for mean in self.shape.means)
        means = {leaf: math.exp(self.random.uniform(low, high)) for leaf in self._leaf_measures()}
        return {
            (leaf, ward, quarter): poisson(self.random, mean)
            for leaf, mean in means.items()
            for ward in (*self.shape.wards, *self._unplaced())
            for quarter in self.shape.quarters
        }

    def _leaf_measures(self) -> list[str]:
        """What is counted: the rest is added up from it, or divides what was."""
        divided = {kind for each in self.shape.tree.values() for kinds in each[1:] for kind in kinds}
        return [each for each in self.shape.measures if each not in self.shape.tree and each not in divided]

    def _unplaced(self) -> list[str]:
        return [f"{UNPLACED} {district}" for district in self.shape.districts] if self.shape.unplaced else []

    def _added_up(self, leaves: Counts) -> Counts:
        counts = dict(leaves)
        for measure in reversed(list(self.shape.tree)):
            for area in (*self.shape.wards, *self._unplaced()):
                for quarter in self.shape.quarters:
                    self._add_kinds(counts, measure, area, quarter)
        for year, quarters in self.shape.years.items():
            for measure, area in {(m, a): None for m, a, _ in counts if m in self.shape.with_years}:
                counts[measure, area, year] = sum(counts[measure, area, quarter] for quarter in quarters)
        return counts | self._of_districts(counts)

    def _add_kinds(self, counts: Counts, measure: str, area: str, quarter: str) -> None:
        first, *others = self.shape.tree[measure]
        total = sum(counts[kind, area, quarter] for kind in first)
        counts[measure, area, quarter] = total
        for kinds in others:
            left = total
            for kind in kinds[:-1]:
                counts[kind, area, quarter] = Random(f"{kind}{area}{quarter}{left}").randint(0, left)
                left -= counts[kind, area, quarter]
            counts[kinds[-1], area, quarter] = left

    def _of_districts(self, counts: Counts) -> Counts:
        found: Counts = {}
        for (measure, area, period), count in counts.items():
            home = next(
                (d for d, wards in self.shape.districts.items() if area in (*wards, f"{UNPLACED} {d}")), ""
            )
            if home:
                found[measure, home, period] = found.get((measure, home, period), 0) + count
        return found

    # -- the cells and totals -------------------------------------------------------------------

    def _tell(self, counts: Counts, editions: Mapping[tuple[str, str, str], int]) -> None:
        """Cells of these counts and the totals between them, in the editions that are the latest."""
        edition = max(editions.values(), default=0)
        for key, count in counts.items():
            if not key[1].startswith(UNPLACED) and editions.get(key, 0) == edition:
                self._put(_cell(key, editions), count)
        for total in self._totals(counts, editions):
            if total.edition == edition:
                self.made.totals.append(total)

    def _put(self, cell: Cell, count: int) -> None:
        self.made.cells[cell] = count
        if cell.area in self.shape.districts:
            self.made.kept.append(cell)
        if cell.area in self.shape.wards or cell.measure == "homicide":
            self.made.guarded.append(cell)

    def _totals(self, counts: Counts, editions: Mapping[tuple[str, str, str], int]) -> Iterator[CellSum]:
        rest = None if self.shape.unplaced else 0.0
        for key in (key for key in counts if not key[1].startswith(UNPLACED)):
            for parts, beside in self._ways(key, counts, rest):
                yield CellSum(_cell(key, editions), tuple(_cell(each, editions) for each in parts), beside)

    def _ways(
        self, key: tuple[str, str, str], counts: Counts, rest: float | None
    ) -> Iterator[tuple[list[tuple[str, str, str]], float | None]]:
        """What a count is the sum of, in each way, and what there is beside."""
        measure, area, period = key
        if area in self.shape.districts:
            yield [(measure, ward, period) for ward in self.shape.districts[area]], rest
        if period in self.shape.years:
            yield [(measure, area, quarter) for quarter in self.shape.years[period]], 0.0
        for kinds in self._kinds(measure, area, period, counts):
            yield [(kind, area, period) for kind in kinds], 0.0

    def _kinds(self, measure: str, area: str, period: str, counts: Counts) -> Iterator[Sequence[str]]:
        """The arrangements that are told in full there."""
        for kinds in self.shape.tree.get(measure, ()):
            if all((kind, area, period) in counts for kind in kinds):
                yield kinds

    def _correct(self, leaves: Counts, counts: Counts) -> None:
        """Some counts of wards are told a second time, with all that is added up from them."""
        placed = [key for key in leaves if not key[1].startswith(UNPLACED)]
        changed = dict(leaves)
        for key in self.random.sample(placed, min(self.shape.corrections, len(placed))):
            changed[key] = max(0, changed[key] + self.random.choice([-3, -1, 1, 2, 5]))
        after = self._added_up(changed)
        editions = {key: 1 for key, count in after.items() if count != counts[key]}
        if editions:
            self._tell(after, editions)

    # -- what somebody else decided -------------------------------------------------------------

    def _keep_back(self) -> None:
        """What a partner withholds, what was published before, and the areas inside a ward."""
        made, random = self.made, self.random
        wards = [cell for cell in made.guarded if cell.area in self.shape.wards]
        if self.shape.local_areas:
            self._count_local_areas(wards)
        for cell in wards:
            if random.random() < self.shape.withheld:
                made.not_told.append(cell)
                if random.random() < 0.5:
                    del made.cells[cell]
            elif random.random() < self.shape.published:
                made.known[cell] = made.cells[cell]

    def _count_local_areas(self, wards: Sequence[Cell]) -> None:
        """An estate inside the first ward has counts of its own; the rest of the ward has none."""
        for whole in (cell for cell in wards if cell.area == self.shape.wards[0]):
            estate = whole._replace(area="estate")
            self.made.cells[estate] = self.random.randint(0, int(self.made.cells[whole]))
            self.made.guarded.append(estate)
            self.made.totals.append(CellSum(whole, (estate,), None))


def _cell(key: tuple[str, str, str], editions: Mapping[tuple[str, str, str], int]) -> Cell:
    measure, area, period = key
    return Cell(measure, area, period, edition=editions.get(key, 0))


def poisson(random: Random, mean: float) -> int:
    """By Knuth's method where that is short; near enough where it is not."""
    if mean > MUCH:
        return max(0, round(random.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count
