"""Invented books in which something is wanting: each kind of want, planted in many sizes, with what must be said of it.

Nothing here asks Tithing what it thinks: which words may be said of a book follows from how it was made.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.core.sources.police_street.sample import HEADINGS, row

NOW, BEFORE = ("2025-01", "2025-02", "2025-03"), ("2024-01", "2024-02", "2024-03")
FORCES = {"cleveland": "Cleveland Police", "durham": "Durham Constabulary", "btp": "British Transport Police"}
DISTRICTS = {
    "Hartlepool": "E01011954",
    "Middlesbrough": "E01012007",
    "Redcar and Cleveland": "E01012095",
    "Stockton-on-Tees": "E01012187",
}
NOWHERE = {"Longitude": "", "Latitude": "", "Location": "No Location", "LSOA_code": "", "LSOA_name": ""}
BURGLARY = "street_burglary"

Rows = dict[str, int]  # district, or "" for no place -> how many burglaries


@dataclass
class PlantedBook:
    """`slugs` are what the want is about; `told` whether a change of them is beyond what the want could explain; `caveat`
    words that must stand wherever the figure stands.
    """

    kind: str
    caveat: str
    street: dict[tuple[str, str], Rows] = field(default_factory=dict)  # (month, force) -> its rows
    tables: dict[str, list[str]] = field(default_factory=dict)  # file name -> lines
    slugs: tuple[str, ...] = (BURGLARY,)
    area: str = "Hartlepool"
    quarter: str = "2024-25Q4"
    told: bool = False
    rank_told: bool = False

    def files(self, folder: Path) -> Iterator[Path]:
        for (month, force), rows in self.street.items():
            yield _written(folder / month / f"{month}-{force}-street.csv", _street(month, force, rows))
        for name, lines in self.tables.items():
            yield _written(folder / name, lines)


def _street(month: str, force: str, rows: Rows) -> list[str]:
    who = {"Month": month, "Reported_by": FORCES[force], "Falls_within": FORCES[force]}
    lines = [HEADINGS]
    for place, count in rows.items():
        where = {"LSOA_code": DISTRICTS[place], "LSOA_name": f"{place} 001A"} if place else NOWHERE
        lines += [row("Burglary", None, **who, **where)] * count
    return lines


def _written(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# -- what is usual ----------------------------------------------------------------------------------------


def usual(chance: random.Random, *, without: float = 0.01) -> dict[tuple[str, str], Rows]:
    """Six months of the force that differ by no more than a little, with people so that there are rates."""
    size = {place: chance.randint(40, 90) for place in DISTRICTS}
    return {
        (month, "cleveland"): _month({place: _near(chance, count) for place, count in size.items()}, without)
        for month in (*BEFORE, *NOW)
    }


def _near(chance: random.Random, count: int) -> int:
    return count + chance.randint(-2, 2)


def _month(truth: Rows, without: float) -> Rows:
    """What is printed of what happened, where so many in a hundred have no place."""
    placed = {place: round(count * (1 - without)) for place, count in truth.items()}
    return {**placed, "": sum(truth.values()) - sum(placed.values())}


def people(year: str, edition: str, **counts: int) -> list[str]:
    """Populations of a year, of one edition."""
    every = {"Hartlepool": 92_000, "Middlesbrough": 148_000, "Redcar and Cleveland": 137_000} | {
        "Stockton-on-Tees": 199_000
    }
    lines = [
        f"population,{name},{year},{count},count,{edition}" for name, count in {**every, **counts}.items()
    ]
    return ["measure,area,period,value,unit,supplier", *lines]


# -- the kinds --------------------------------------------------------------------------------------------


def missing_force(chance: random.Random) -> PlantedBook:
    """A month of the area's own force did not come; a neighbour's did."""
    street, month = usual(chance), chance.choice((*NOW, *BEFORE))
    street[month, chance.choice(("durham", "btp"))] = {"Hartlepool": chance.randint(1, 9)}
    del street[month, "cleveland"]
    return PlantedBook(
        "missing force", "not yet imported from Cleveland Police", street, rank_told=month in BEFORE
    )


def neighbour_only(chance: random.Random) -> PlantedBook:
    """Nothing of the quarter came but a neighbour's."""
    street, who = usual(chance), chance.choice(("durham", "btp"))
    for month in NOW:
        del street[month, "cleveland"]
        street[month, who] = {"Hartlepool": chance.randint(1, 60)}
    return PlantedBook("neighbour only", "not yet imported from Cleveland Police", street)


def half_without_a_place(chance: random.Random) -> PlantedBook:
    """As much happened as a year ago; half of one of the two quarters has no place."""
    street, which = usual(chance), chance.choice((NOW, BEFORE))
    for month in which:
        truth = street[month, "cleveland"]
        street[month, "cleveland"] = _month(
            {k: v for k, v in truth.items() if k}, chance.choice((0.4, 0.5, 0.55))
        )
    return PlantedBook("half without a place", "had no place", street, rank_told=which is BEFORE)


def half_of_both(chance: random.Random) -> PlantedBook:
    """Half of both quarters has no place, and not the same half."""
    street = usual(chance)
    for month in (*BEFORE, *NOW):
        truth = {k: v for k, v in street[month, "cleveland"].items() if k}
        printed = _month(truth, 0.5)
        moved = round(printed["Hartlepool"] * 0.35) if month in NOW else 0
        street[month, "cleveland"] = {
            **printed,
            "Hartlepool": printed["Hartlepool"] + moved,
            "": printed[""] - moved,
        }
    return PlantedBook("half of both without a place", "had no place", street)


def fewer_than_the_change(chance: random.Random) -> PlantedBook:
    """A few more had a place, and far more happened: the change may be told, with the places beside it."""
    street = usual(chance, without=0.045)
    for month in NOW:
        placed = {place: round(count * 1.7) for place, count in street[month, "cleveland"].items() if place}
        street[month, "cleveland"] = {**placed, "": 1}
    return PlantedBook("places that explain little", "had no place", street, told=True)


def header_only(chance: random.Random) -> PlantedBook:
    """A month's file came without a row."""
    street, month = usual(chance), chance.choice((*NOW, *BEFORE))
    street[month, "cleveland"] = {}
    return PlantedBook("header-only month", "without a figure", street, rank_told=month in BEFORE)


def one_years_sender(chance: random.Random) -> PlantedBook:
    """Another force's rows of this quarter came, and those of a year ago did not, or came empty."""
    street, empty = usual(chance), chance.random() < 0.5
    for month, year_ago in zip(NOW, BEFORE, strict=True):
        street[month, "btp"] = {"Hartlepool": chance.randint(18, 30)}
        if empty:
            street[year_ago, "btp"] = {}
    caveat = "what British Transport Police counted is not in"
    return PlantedBook("one year's sender", caveat, street, rank_told=True)


def moved_estimate(chance: random.Random) -> PlantedBook:
    """As much happened among as many; a new edition says that there are more people, or fewer."""
    count, moved = chance.randint(1_500, 2_500), chance.choice((-9_000, 8_000, 12_000))
    rows = [
        f"all_recorded_crime,{place},{quarter},{count + chance.randint(-5, 5)},count"
        for place in DISTRICTS
        for quarter in ("2024-25Q4", "2023-24Q4")
    ]
    tables = {
        "crime.csv": ["measure,area,period,value,unit", *rows],
        "people-2024.csv": people("2024", "ons_mid_2024"),
        "people-2025.csv": people("2025", "ons_mid_2025", Hartlepool=92_000 + moved),
    }
    return PlantedBook(
        "moved estimate", "two estimates", tables=tables, slugs=("all_recorded_crime_rate",), rank_told=True
    )


def merged_district(chance: random.Random) -> PlantedBook:
    """A district that was made of three: of one of them, or of none, the year before is not there."""
    parts = {"Allerdale": chance.randint(60, 90), "Carlisle": chance.randint(60, 90), "Copeland": 50}
    gone = chance.choice([(), *((each,) for each in parts)])
    held = {name: count for name, count in parts.items() if name not in gone}
    now = sum(parts.values()) * (2 if not gone else 1)
    lines = [f"shoplifting,{name},2022-23Q4,{count},count" for name, count in held.items()]
    table = ["measure,area,period,value,unit", *lines, f"shoplifting,Cumberland,2023-24Q4,{now},count"]
    caveat = (
        f"{' and '.join(gone)}, of which it was made"
        if gone
        else "added up from Allerdale, Carlisle and Copeland"
    )
    return PlantedBook(
        "merged district", caveat, tables={"crime.csv": table}, slugs=("shoplifting",), area="Cumberland",
        quarter="2023-24Q4", told=not gone,
    )  # fmt: skip


def rival_suppliers(chance: random.Random) -> PlantedBook:
    """Two suppliers give one figure, and by the other's nothing changed."""
    before = chance.randint(60, 90)
    now = round(before * 1.6)
    lines = [
        f"fly_tipping_reports,Hartlepool,2023-24Q4,{before},count,depot",
        f"fly_tipping_reports,Hartlepool,2024-25Q4,{now},count,depot",
        f"fly_tipping_reports,Hartlepool,2024-25Q4,{before + chance.randint(0, 3)},count,agency",
    ]
    table = ["measure,area,period,value,unit,supplier", *lines]
    return PlantedBook(
        "rival suppliers", "for the same figure", tables={"tips.csv": table}, slugs=("fly_tipping_reports",)
    )


KINDS: tuple[Callable[[random.Random], PlantedBook], ...] = (
    missing_force,
    neighbour_only,
    half_without_a_place,
    header_only,
    moved_estimate,
    merged_district,
    half_of_both,
    fewer_than_the_change,
    one_years_sender,
    rival_suppliers,
)


def planted_book(number: int) -> PlantedBook:
    """The book of this number: the kinds take turns, each time in another size."""
    book = KINDS[number % len(KINDS)](random.Random(number))
    if book.street:
        book.tables["people.csv"] = people("2024", "ons_mid_2024")
    return book
