"""A small invented twin of what data.police.uk gives for a force, and of the people in its districts: the same shape, few rows."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.period import Period

HEAD = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
TYPES = (
    "Anti-social behaviour",
    "Burglary",
    "Criminal damage and arson",
    "Shoplifting",
    "Vehicle crime",
    "Violence and sexual offences",
)
PEOPLE = {"E06000001": 98180, "E06000002": 156161, "E06000003": 139228, "E06000004": 206800}


def street_archive(
    path: Path, months: tuple[str, ...], *, more_of: str = "Shoplifting", districts: Collection[str] = PEOPLE
) -> Path:
    """A zip of the months of Cleveland Police, as it is downloaded, or cut to some districts; in the last three months there is
    more of one type.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for month in months:
            text = _month(month, more_of if month in months[-3:] else "", districts)
            archive.writestr(f"{month}/{month}-cleveland-street.csv", text)
    return path


def people_of_districts(path: Path) -> Path:
    """A table of people by district, with the columns of the Office for National Statistics."""
    known = load_gazetteer()
    rows = [(code, known.get(code).name, "Unitary Authority", people) for code, people in PEOPLE.items()]
    path.write_text(_csv([("Code", "Name", "Geography", "All ages"), *rows]), encoding="utf-8")
    return path


def months_of(first: str, last: str) -> tuple[str, ...]:
    """ "2024-04" to "2025-06", each month."""
    found, month = [], Period.parse(first)
    while month.code <= last:
        found.append(month.code)
        month = _next(month)
    return tuple(found)


def _next(month: Period) -> Period:
    year, number = map(int, month.code.split("-"))
    return Period.parse(f"{year + number // 12}-{number % 12 + 1:02d}")


def _month(month: str, more_of: str, districts: Collection[str]) -> str:
    return _csv([HEAD, *_rows(month, more_of, districts)])


def _rows(month: str, more_of: str, districts: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Each type in each of six small areas of each district: a few, by chance, and half as many again of one."""
    known, chance = load_gazetteer(), random.Random(month)
    for at, district in enumerate(districts):
        for place, code in enumerate(known.lsoas_in(district)[:6]):
            for kind, crime in enumerate(TYPES):
                number = chance.randint(1, 4 + 2 * kind + at)
                number += number // 2 if crime == more_of else 0
                for each in range(number):
                    yield _row(month, crime, code, known.get(code).name, f"{at}{place}{kind}{each}")


def _row(month: str, crime: str, lsoa: str, name: str, number: str) -> tuple[str, ...]:
    asb = crime == TYPES[0]
    ident = "" if asb else f"{month.replace('-', '')}{number}".rjust(64, "0")
    force = "Cleveland Police"
    outcome = "" if asb else "Under investigation"
    return (
        ident,
        month,
        force,
        force,
        "-1.2",
        "54.6",
        "On or near High Street",
        lsoa,
        name,
        crime,
        outcome,
        "",
    )


def _csv(rows: list[tuple[object, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
