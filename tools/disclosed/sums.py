"""The sums that anybody knows of: a district is its wards, a group its offences, a whole its ages, a year its quarters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tithing.vocabulary.period import Period, PeriodKind
from tools.disclosed.cells import Cell, Stage, WholeOfParts

AGES = ("age=under 18", "age=18 and over")
LOCAL = "LOC-OLD-TOWN"  # made of the first two wards, as anybody can see who knows the town
YEAR_BEFORE = "2024-25"
TREES: Mapping[str, Mapping[str, float]] = {  # whole -> parts, each with how many a ward has in a quarter
    "violence_against_the_person": {
        "homicide": 0.05,
        "violence_with_injury": 3.0,
        "violence_without_injury": 5.0,
        "stalking_and_harassment": 2.5,
        "death_or_serious_injury_unlawful_driving": 0.1,
    },
    "sexual_offences": {"rape": 0.8, "other_sexual_offences": 1.5},
    "robbery": {"robbery_of_business_property": 0.4, "robbery_of_personal_property": 1.8},
    "vehicle_crime": {"theft_of_a_vehicle": 2.0, "theft_from_a_vehicle": 4.0, "vehicle_interference": 0.8},
    "drug_offences": {"trafficking_of_drugs": 0.7, "possession_of_drugs": 3.0},
    "criminal_damage_and_arson": {"criminal_damage": 7.0, "arson": 0.6},
}

Sum = tuple[Cell, tuple[Cell, ...]]


def true_sums(stages: Iterable[Stage], district: str, wards: tuple[str, ...]) -> tuple[WholeOfParts, ...]:
    """Each sum that holds of what was true after any stage."""
    town = _Town(district, wards)
    found: dict[WholeOfParts, None] = {}
    for stage in stages:
        found |= dict.fromkeys(town.sums_of(stage))
    return tuple(found)


@dataclass(frozen=True)
class _Town:
    district: str
    wards: tuple[str, ...]

    def sums_of(self, stage: Stage) -> Iterator[WholeOfParts]:
        standing = {cell.key: cell for cell in stage.truth}
        for whole, parts in self._every(standing):
            there = tuple(standing[part] for part in parts if part in standing)
            counts = [stage.truth[cell] for cell in (standing[whole], *there)]
            if there and len(there) == len(parts) and counts[0] == sum(counts[1:]):
                yield WholeOfParts(standing[whole], there)

    def _every(self, keys: Collection[Cell]) -> Iterator[Sum]:
        """Every sum that there could be of these keys."""
        for key in keys:
            yield from self._over_areas(key)
            yield from _over_time(key)
            if key.measure in TREES:
                yield key, tuple(key._replace(measure=part) for part in TREES[key.measure])
            if not key.breakdown:
                yield key, tuple(key._replace(breakdown=age) for age in AGES)

    def _over_areas(self, key: Cell) -> Iterator[Sum]:
        wards = {self.district: self.wards, LOCAL: self.wards[:2]}.get(key.area, ())
        if wards:
            yield key, tuple(key._replace(area=ward) for ward in wards)


def _over_time(key: Cell) -> Iterator[Sum]:
    period = Period.parse(key.period)
    if period.kind is PeriodKind.QUARTER:
        yield key, tuple(key._replace(period=month.code) for month in period.months())
    elif len(quarters := period.quarters()) > 1:
        yield key, tuple(key._replace(period=each.code) for each in quarters)
        to_date = quarters[-2].year_to_date()
        if to_date.start == period.start:
            yield key, tuple(key._replace(period=each.code) for each in (to_date, quarters[-1]))
