"""A town of five wards, as small as an attack needs; and what is left of a cell when everything that is told is added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tools.disclosed.cells import Cell, Invented, Sent, Stage
from tools.disclosed.files import as_file
from tools.disclosed.heard import Heard, heard
from tools.disclosed.invent import QUARTERS, RELEASED, wards_of
from tools.disclosed.solve import Range, Reader
from tools.disclosed.sums import LOCAL, true_sums
from tools.disclosed.told import Told

DISTRICT = "E09000001"
WARDS = wards_of(DISTRICT)
Q1, Q2, Q3 = QUARTERS
BEFORE = "2024-25Q3"
FIRES, HATE, ROBBERY, STREET = "deliberate_fires", "hate_incidents", "robbery", "street_burglary"
ON_BUSINESS, ON_PERSONS = "robbery_of_business_property", "robbery_of_personal_property"
PEOPLE = {ward: 5000 + 400 * at for at, ward in enumerate(WARDS)} | {DISTRICT: 29_000}

Counts = Mapping[Cell, int]


def of_wards(measure: str, period: str, *numbers: int, breakdown: str = "") -> dict[Cell, int]:
    """A count for each ward, and the district's."""
    counts = {
        Cell(measure, ward, period, breakdown): number for ward, number in zip(WARDS, numbers, strict=True)
    }
    return counts | {Cell(measure, DISTRICT, period, breakdown): sum(numbers)}


def of_local(counts: Counts) -> dict[Cell, int]:
    """The same of the area that the first two wards make."""
    found: dict[Cell, int] = {}
    for cell, number in counts.items():
        if cell.area in WARDS[:2]:
            whole = cell._replace(area=LOCAL)
            found[whole] = found.get(whole, 0) + number
    return found


def town(
    *deliveries: Counts,
    hidden: Collection[Cell] = (),
    partners_only: Collection[Cell] = (),
    beside: Sequence[str] = (),
    local_wards_said: bool = True,
    unsent: Collection[Cell] = (),
) -> Invented:
    """What comes one after another, a later delivery correcting an earlier one where it says something else; `unsent` is true
    and nobody sends it.
    """
    stages: list[Stage] = []
    for number, counts in enumerate(deliveries):
        before = stages[-1].truth if stages else {}
        people = PEOPLE if number == 0 else {}
        text = as_file(_without(counts, unsent), hidden=hidden, partners_only=partners_only, people=people)
        quarter = max((cell.period for cell in counts if cell.period in QUARTERS), default=Q3)
        released = RELEASED[max(number, QUARTERS.index(quarter))]
        sent = Sent(f"delivery-{number + 1}.csv", text, released)
        stages.append(Stage(quarter, (sent,), released, _corrected(before, counts)))
    return Invented(
        seed=0,
        district=DISTRICT,
        wards=WARDS,
        stages=tuple(stages),
        minimum=5,
        population=PEOPLE,
        sums=true_sums(stages, DISTRICT, WARDS),
        open_measures=frozenset({STREET, "population"}),
        withheld_by_partner=frozenset(hidden),
        not_public=frozenset(partners_only),
        sensitive=frozenset({HATE}),
        beside=tuple(beside),
        local_wards_said=local_wards_said,
        local=LOCAL if any(cell.area == LOCAL for counts in deliveries for cell in counts) else "",
    )


def _without(counts: Counts, unsent: Collection[Cell]) -> Counts:
    return {cell: count for cell, count in counts.items() if cell not in unsent}


def _corrected(before: Counts, counts: Counts) -> dict[Cell, int]:
    standing = {cell.key: cell for cell in before}
    after = dict(before)
    for key, number in counts.items():
        old = standing.get(key)
        if old is not None and before[old] != number:
            del after[old]
            after[old._replace(version=old.version + 1)] = number
        elif old is None:
            after[key] = number
    return after


def all_told(made: Invented, folder: Path) -> Heard:
    """Every public output after each delivery, taken down; the judge understood all of it."""
    everything = heard(made, folder / "town")
    assert not everything.wrong
    return everything


def left_of(everything: Heard, cell: Cell) -> Range:
    """What a careful reader of everything is left with."""
    return everything.reader().range_of(cell)


def left_if_only_hidden(made: Invented, *cells: Cell) -> Range:
    """What is left of the first where these alone are hidden: the attack, if nobody guarded against it."""
    told = [Told(((cell, 1.0),), number, number) for cell, number in made.truth.items() if cell not in cells]
    small = [cell for cell in cells if made.is_small(cell, made.truth[cell])]
    return Reader(told, made.sums, made.truth, small, made.minimum).range_of(cells[0])
