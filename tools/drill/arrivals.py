"""Random small files of every kind of series, for a book of Hartlepool: figures that are revised one by one, lists with
spans, months of street files, populations and a partner's return."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tithing.reading.book import Book
from tithing.sources.partner_return.template import write_template
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import Sent

FIRE = """
[[partners]]
slug = "fire-brigade"
name = "Fire Brigade"

[[partners.owes]]
measures = ["deliberate_secondary_fires"]
"""
MONTHS = ("2024-04", "2024-05", "2024-06")
SPANS = (
    "2024-04-01..2024-04-30",
    "2024-04-01..2024-06-30",
    "2024-05-01..2024-06-30",
    "2024-04-15..2024-05-31",
    "2024-05-01..2024-05-31",
)
RELEASES = tuple(date(2025, 8, day) for day in range(1, 30, 4))
FORCES = {"cleveland": "Cleveland Police", "durham": "Durham Constabulary"}
_STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)


@dataclass(frozen=True)
class Arriving:
    """A file, what is said with it, and what kind it is."""

    kind: str
    path: Path
    sent: Sent


def one_arrival(chance: random.Random, book: Book, folder: Path, *, mostly: Sequence[str]) -> Arriving:
    """A file, mostly of these kinds so that files meet, written into a folder of its own."""
    folder.mkdir(parents=True)
    kind = chance.choice(mostly if chance.random() < 0.8 else sorted(KINDS))
    path, said = KINDS[kind](chance, book, folder)
    stated = chance.choice([*RELEASES, None])
    supplier = (
        chance.choice(("fire-brigade", "fire-brigade", "fire-brigade", "council"))
        if kind in ("flat", "list")
        else ""
    )
    covers = Period.parse(said) if said else None
    return Arriving(kind, path, Sent(released=stated, supplier=supplier, covers=covers))


_Made = tuple[Path, str]  # the file, and the span that is stated with it


def _flat(chance: random.Random, _book: Book, folder: Path) -> _Made:
    rows = [
        f"deliberate_secondary_fires,{area},{month},{chance.randrange(1, 4)},count"
        for area in ("Hartlepool", "Middlesbrough")
        for month in MONTHS
        if chance.random() < 0.6
    ]
    rows = rows or [f"deliberate_secondary_fires,Hartlepool,{MONTHS[0]},2,count"]
    return _written(folder / "fires.csv", "measure,area,period,value,unit", rows), ""


def _list(chance: random.Random, _book: Book, folder: Path) -> _Made:
    span = chance.choice(SPANS)
    first, last = (date.fromisoformat(day) for day in span.split(".."))
    kinds = chance.choice((("F3",), ("fly tipping",), ("F3", "fly tipping")))
    days = [
        first + timedelta(days=chance.randrange((last - first).days + 1))
        for _ in range(chance.randrange(1, 7))
    ]
    rows = [
        f"{day},{chance.choice(kinds)},{chance.choice(('Victoria', 'Burn Valley'))},Hartlepool"
        for day in sorted(days)
    ]
    return _written(folder / "incidents.csv", "date,type,ward,district", rows), span


def _street(chance: random.Random, _book: Book, folder: Path) -> _Made:
    month, force = chance.choice(MONTHS), chance.choice(sorted(FORCES))
    name = FORCES[force]
    rows = [
        f"{number:064x},{month},{name},{name},-1.239998,54.713430,On or near Invented Way,E01011954,Hartlepool 001A,"
        f"{chance.choice(('Burglary', 'Drugs'))},Under investigation,"
        for number in range(chance.randrange(0, 4))
    ]
    return _written(folder / f"{month}-{force}-street.csv", _STREET, rows), ""


def _population(chance: random.Random, _book: Book, folder: Path) -> _Made:
    year = chance.choice((23, 24))
    rows = [f"E06000001,Hartlepool,Unitary Authority,{chance.choice((91000, 92000, 98000))}"]
    if chance.random() < 0.5:
        rows.append(f"E06000002,Middlesbrough,Unitary Authority,{chance.choice((143000, 144000))}")
    return _written(folder / f"mye{year}tablesew.csv", "Code,Name,Geography,All ages", rows), ""


def _return(chance: random.Random, book: Book, folder: Path) -> _Made:
    import openpyxl

    path = folder / "return.xlsx"
    write_template(
        book.partnership,
        next(each for each in book.partnership.partners if each.slug == "fire-brigade"),
        measures=book.measures,
        gazetteer=book.gazetteer,
        quarter=Period.parse("2024-25Q1"),
        path=path,
    )
    filled = openpyxl.load_workbook(path)
    for row in range(2, chance.randrange(3, 6)):
        filled["Return"][f"F{row}"] = chance.randrange(1, 4) * (3 if row == 2 else 1)
    filled.save(path)
    return path, ""


KINDS: dict[str, Callable[[random.Random, Book, Path], _Made]] = {
    "flat": _flat,
    "list": _list,
    "street": _street,
    "population": _population,
    "return": _return,
}


def _written(path: Path, headings: str, rows: list[str]) -> Path:
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
    return path
