"""Invents partnerships: a district of small wards, three quarters that come one after another, and a correction.

The same seed gives the same partnership. What is odd about one is said in its `shape`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.period import Period
from tools.disclosed.cells import Cell, Invented, Sent, Stage
from tools.disclosed.files import as_file
from tools.disclosed.sums import AGES, LOCAL, TREES, YEAR_BEFORE, true_sums

DISTRICTS = (
    "E09000001", "E07000061", "E07000236", "E07000095", "E07000125", "E07000135", "E07000199", "E07000217",
    "E07000073", "E07000138", "E06000001", "E07000090", "E07000122", "E07000041", "E07000068", "E07000148",
    "E06000044", "E07000008", "E06000017", "E07000136", "E06000027", "E06000038", "E07000034",
)  # fmt: skip
MOST_WARDS = 26
QUARTERS = ("2025-26Q1", "2025-26Q2", "2025-26Q3")
RELEASED = (date(2025, 7, 20), date(2025, 10, 20), date(2026, 1, 20), date(2026, 2, 16))
ALONE = {"deliberate_fires": 2.0, "hate_incidents": 2.5, "asb_incidents": 12.0, "shoplifting": 6.0}
AGED = {"domestic_abuse_incidents": 6.0, "hate_incidents": 4.0, "refuge_referrals": 2.0}
SENSITIVE = frozenset(
    {"homicide", "death_or_serious_injury_unlawful_driving", "sexual_offences", "rape", "other_sexual_offences",
     "domestic_abuse_incidents", "hate_incidents", "refuge_referrals"}
)  # fmt: skip
STREET = "street_burglary"

Counts = dict[Cell, int]


def invented(seed: int) -> Invented:
    """The partnership of this number: the same in every run."""
    return _Inventor(random.Random(seed), seed).invented()


@cache
def wards_of(district: str) -> tuple[str, ...]:
    return tuple(ward.code for ward in load_gazetteer().wards_of(district, on=date(2025, 6, 1)))


@dataclass
class _Inventor:
    chance: random.Random
    seed: int
    shape: list[str] = field(default_factory=list)

    def odd(self, share: float, words: str) -> bool:
        """Whether it is so in this partnership; then it is said."""
        is_so = self.chance.random() < share
        if is_so:
            self.shape.append(words)
        return is_so

    def invented(self) -> Invented:
        self._choose()
        truth = [self._counted(quarter) for quarter in self.quarters]
        truth = [self._with_wholes(each) for each in truth]
        self._keep_from_us(truth[-1])
        stages = tuple(self._stages(truth))
        every = [cell for stage in stages for cell in stage.truth]
        return Invented(
            seed=self.seed,
            district=self.district,
            wards=self.wards,
            stages=stages,
            minimum=self.minimum,
            population=self.population,
            sums=true_sums(stages, self.district, self.wards),
            open_measures=frozenset({STREET, "population"}),
            withheld_by_partner=frozenset(self.hidden),
            not_public=frozenset(self.partners_only),
            sensitive=SENSITIVE,
            beside=self.beside,
            local=LOCAL if any(cell.area == LOCAL for cell in every) else "",
            local_wards_said=self.wards_said,
            shape=tuple(self.shape),
        )

    # -- what it is like ------------------------------------------------------------------------------

    def _choose(self) -> None:
        chance = self.chance
        self.district = chance.choice((DISTRICTS[0],) * 8 + DISTRICTS)
        self.wards = wards_of(self.district)[:MOST_WARDS]
        self.minimum = chance.choice((5, 5, 5, 5, 5, 6, 8))
        self.trees = chance.sample(sorted(TREES), chance.choice((1, 1, 2)))
        self.alone = chance.sample(sorted(ALONE), chance.choice((0, 1, 1)))
        self.aged = chance.choice(sorted(AGED)) if self.odd(0.5, "a sensitive measure by age") else ""
        self.broken = chance.choice(self.trees) if self.odd(0.25, "parts that do not add up") else ""
        self.monthly = self._monthly()
        self.history = self.odd(0.4, "the year before")
        self.yearly = self.history and self.odd(0.5, "a year as such")
        self.late = self.yearly and self._late()
        self.unplaced = self.odd(0.3, "incidents of no ward")
        self.without_total = self.odd(0.2, "a measure without the district's figure")
        self.street = self.odd(0.3, "open street data")
        self.local = self.odd(0.3, "an area drawn by themselves")
        self.wards_said = not (self.local and self.odd(0.4, "of which the book does not know the wards"))
        self.beside = self.wards[:1] if self.odd(0.3, "a ward beside the areas") else ()
        self.scale = chance.choice((0.4, 0.7, 1.0, 1.0, 1.6))
        self.population = {area: 100 * chance.randrange(40, 95) for area in self.wards}
        self.population[self.district] = sum(self.population.values())
        before = [each.code for each in Period.parse(YEAR_BEFORE).quarters()]
        self.quarters = (*(before if self.history else ()), *QUARTERS)
        self.hidden: set[Cell] = set()
        self.partners_only: set[Cell] = set()

    def _late(self) -> bool:
        """By a chance of its own, so that what else a number invents stays as it was."""
        is_late = random.Random(f"{self.seed} late").random() < 0.5
        self.shape += ["the last quarter of that year sent later"] * is_late
        return is_late

    def _monthly(self) -> str:
        parts = [part for tree in self.trees for part in TREES[tree]] + self.alone
        return self.chance.choice(parts) if self.odd(0.3, "a measure by month") else ""

    def _counted(self, quarter: str) -> Counts:
        """The smallest cells of the wards."""
        means = {part: mean for tree in self.trees for part, mean in TREES[tree].items()}
        means |= {each: ALONE[each] for each in self.alone}
        return (
            {
                Cell(measure, ward, period): _poisson(self.chance, mean * self.scale * share)
                for ward in self.wards
                for measure, mean in means.items()
                for period, share in self._periods(measure, quarter)
            }
            | self._by_age(quarter)
            | self._street(quarter)
        )

    def _periods(self, measure: str, quarter: str) -> list[tuple[str, float]]:
        if measure != self.monthly:
            return [(quarter, 1.0)]
        return [(month.code, 1 / 3) for month in Period.parse(quarter).months()]

    def _by_age(self, quarter: str) -> Counts:
        if not self.aged or self.aged in self.alone:
            return {}
        mean = AGED[self.aged] * self.scale
        return {
            Cell(self.aged, ward, quarter, age): _poisson(self.chance, mean * share)
            for ward in self.wards
            for age, share in zip(AGES, (0.3, 0.7), strict=True)
        }

    def _street(self, quarter: str) -> Counts:
        if not self.street:
            return {}
        return {Cell(STREET, ward, quarter): _poisson(self.chance, 2.0) for ward in self.wards}

    def _with_wholes(self, counts: Counts) -> Counts:
        found = dict(counts)
        self._add_ages(found)
        self._add_months(found)
        self._add_groups(found)
        self._add_districts(found)
        if self.local:
            self._add_local(found)
        return found

    def _add_ages(self, counts: Counts) -> None:
        for cell in [each for each in counts if each.breakdown]:
            whole = cell._replace(breakdown="")
            counts[whole] = counts.get(whole, 0) + counts[cell]

    def _add_months(self, counts: Counts) -> None:
        for cell in [each for each in counts if each.measure == self.monthly]:
            whole = cell._replace(period=_quarter_of(cell.period))
            counts[whole] = counts.get(whole, 0) + counts[cell]

    def _add_groups(self, counts: Counts) -> None:
        for tree in self.trees:
            for cell in [each for each in counts if each.measure in TREES[tree] and "Q" in each.period]:
                whole = cell._replace(measure=tree)
                counts[whole] = counts.get(whole, 0) + counts[cell]
        for cell in [each for each in counts if each.measure == self.broken]:
            counts[cell] += self.chance.choice((0, 0, 1, 2))

    def _add_districts(self, counts: Counts) -> None:
        total: Counts = {}
        for cell, count in counts.items():
            whole = cell._replace(area=self.district)
            total[whole] = total.get(whole, 0) + count
        if self.unplaced:
            for whole in total:
                extra = self.chance.choice((0, 0, 0, 1, 2))
                total[whole] += extra if not whole.breakdown else 0
        if self.without_total and self.alone:
            total = {whole: count for whole, count in total.items() if whole.measure != self.alone[0]}
        counts.update(total)

    def _add_local(self, counts: Counts) -> None:
        """An area made of the first two wards, as anybody can see who knows the town."""
        for cell in [each for each in counts if each.area in self.wards[:2] and not each.breakdown]:
            if cell.measure in (self.trees[0], *TREES[self.trees[0]]) and "Q" in cell.period:
                whole = cell._replace(area=LOCAL)
                counts[whole] = counts.get(whole, 0) + counts[cell]

    # -- what is kept from the public -----------------------------------------------------------------

    def _keep_from_us(self, counts: Counts) -> None:
        small = [cell for cell, count in counts.items() if self._may_be_hidden(cell, count)]
        if small and self.odd(0.3, "a ward hidden by its partner"):
            self.hidden.add(self.chance.choice(small))
        if self.odd(0.2, "rows for partners only"):
            self.partners_only.update(self._rows_for_partners(counts))

    def _may_be_hidden(self, cell: Cell, count: int) -> bool:
        is_plain = "Q" in cell.period and not cell.breakdown and cell.measure not in (STREET, self.monthly)
        return is_plain and cell.area in self.wards and 0 < count < 5

    def _rows_for_partners(self, counts: Counts) -> Iterator[Cell]:
        """Of a measure without parts of its own: what is in the open by its parts, or by its months, is no secret."""
        measure = self.chance.choice([*TREES[self.trees[0]]])
        areas = self.chance.choice((self.wards[:1], self.wards[-1:], self.wards))
        chosen = (
            cell for cell in counts if cell.measure == measure and cell.area in areas and "Q" in cell.period
        )
        if measure != self.monthly:
            yield from (cell for cell in chosen if cell not in self.hidden)

    # -- as it comes ----------------------------------------------------------------------------------

    def _stages(self, truth: Sequence[Counts]) -> Iterator[Stage]:
        so_far: Counts = {}
        firsts = len(self.quarters) - len(QUARTERS)
        for number, quarter in enumerate(QUARTERS):
            new: Counts = {}
            for each in truth[: firsts + 1] if number == 0 else [truth[firsts + number]]:
                new |= each
            if number == 0 and self.yearly:
                new |= self._years(truth[:firsts])
            if self.yearly and self.late:
                new = (
                    self._without_late(new) if number == 0 else new | self._late_of(truth[firsts - 1], number)
                )
            so_far = {**so_far, **new}
            yield Stage(
                quarter, (self._sent(f"quarter-{number + 1}.csv", new, number),), RELEASED[number], so_far
            )
        yield self._corrected(so_far)

    def _without_late(self, counts: Counts) -> Counts:
        return {cell: count for cell, count in counts.items() if not self._is_late(cell)}

    def _late_of(self, last: Counts, number: int) -> Counts:
        return {cell: count for cell, count in last.items() if number == 1 and self._is_late(cell)}

    def _is_late(self, cell: Cell) -> bool:
        """The last quarter of the year that came as such, of the wards."""
        return (
            cell.period == self.quarters[-len(QUARTERS) - 1]
            and cell.area in self.wards
            and cell.measure in (self.trees[0], *TREES[self.trees[0]])
        )

    def _years(self, quarters: Sequence[Counts]) -> Counts:
        found: Counts = {}
        for cell, count in (item for each in quarters for item in each.items()):
            if cell.measure == self.trees[0] and "Q" in cell.period:
                whole = cell._replace(period=YEAR_BEFORE)
                found[whole] = found.get(whole, 0) + count
        return found

    def _corrected(self, before: Counts) -> Stage:
        """Some counts of a ward put right, and with them what they are a part of."""
        changed = self._changes(before)
        kept = {cell: count for cell, count in before.items() if cell not in changed}
        after = kept | {cell._replace(version=1): count for cell, count in changed.items()}
        plain = changed
        sent = self._sent("correction.csv", plain, len(QUARTERS))
        return Stage(QUARTERS[-1], (sent,), RELEASED[-1], after)

    def _changes(self, before: Counts) -> Counts:
        changed = dict(before)
        leaves = [
            cell
            for cell in before
            if cell.area in self.wards
            and cell.period in QUARTERS
            and self._is_leaf(cell)
            and cell.measure != STREET
        ]
        for cell in self.chance.sample(leaves, min(len(leaves), self.chance.choice((1, 1, 2, 4)))):
            by = self._by(changed[cell])
            for whole in self._over(cell, changed):
                changed[whole] += by
        return {cell: count for cell, count in changed.items() if count != before[cell]}

    def _by(self, count: int) -> int:
        """By how much a count is put right: never by nothing, nor to below nought."""
        return max(self.chance.choice((-2, -1, 1, 2, 3)), -count) or 1

    def _is_leaf(self, cell: Cell) -> bool:
        if cell.measure in self.trees or cell.measure == self.monthly or self._is_kept(cell):
            return False
        return bool(cell.breakdown) if cell.measure == self.aged and self.aged not in self.alone else True

    def _is_kept(self, cell: Cell) -> bool:
        return cell in self.hidden or cell in self.partners_only

    def _over(self, cell: Cell, counts: Counts) -> list[Cell]:
        """The cell and every whole that holds it."""
        measures = [cell.measure, *(tree for tree in self.trees if cell.measure in TREES[tree])]
        local = (LOCAL,) if cell.area in self.wards[:2] else ()
        every = (
            Cell(measure, area, cell.period, breakdown)
            for measure in measures
            for area in (cell.area, self.district, *local)
            for breakdown in dict.fromkeys((cell.breakdown, ""))
        )
        return [each for each in every if each in counts]

    def _sent(self, name: str, counts: Counts, number: int) -> Sent:
        people = self.population if number == 0 else {}
        text = as_file(counts, hidden=self.hidden, partners_only=self.partners_only, people=people)
        return Sent(f"{self.seed}-{name}", text, RELEASED[number])


def _quarter_of(month: str) -> str:
    period = Period.parse(month)
    quarters = Period.parse(period.plan_year).quarters()
    return next(each.code for each in quarters if each.start <= period.start <= each.end)


def _poisson(chance: random.Random, mean: float) -> int:
    """A count of this mean, from the chance given."""
    left, count = chance.random(), 0
    share = 2.718281828459045**-mean
    while left > share and count < 60:
        left -= share
        count += 1
        share *= mean / count
    return count
