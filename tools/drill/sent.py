"""Invented files as partners send them, each from a seed, with what is true of them said beside them."""

from __future__ import annotations

import csv
import hashlib
import io
import random
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tools.drill.on_disk import digest

QUARTER, BEFORE = "2017-18Q4", "2017-18Q3"  # one look at the first shows the second beside it
MONTHS = ("2018-01", "2018-02", "2018-03")
MEASURES = (
    "shoplifting",
    "asb_incidents",
    "fly_tipping_reports",
    "noise_complaints",
    "vehicle_crime",
    "residential_burglary",
)
FIRE = {
    "deliberate_fires": "Deliberate fires",
    "deliberate_secondary_fires": "Deliberate secondary (F3) fires",
}
STREET = {
    "street_burglary": "Burglary",
    "street_shoplifting": "Shoplifting",
    "street_anti_social_behaviour": "Anti-social behaviour",
}
KNOWN = {*MEASURES, *FIRE, *STREET}
_FIRST_DAY = date(2018, 5, 1)
_SYLLABLES = (
    "zim",
    "bol",
    "quen",
    "thi",
    "mop",
    "sat",
    "vor",
    "lin",
    "gap",
    "dru",
    "fex",
    "wob",
    "jul",
    "kip",
)
_STREET_HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)

Fact = tuple[str, str]  # measure, period


@dataclass(frozen=True)
class Part:
    """What becomes one entry of the journal: a file, or a file of an archive. `facts` are of Hartlepool."""

    name: str
    facts: Mapping[Fact, int]


@dataclass(frozen=True)
class Sent:
    """A file that came, what stands in it and how it is imported."""

    path: Path
    released: str
    parts: tuple[Part, ...]
    options: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return digest(self.path)

    def texts(self) -> Iterator[bytes]:
        """Its bytes and, of an archive or workbook, those of every member but the time at which it was saved."""
        yield self.path.read_bytes()
        if zipfile.is_zipfile(self.path):
            with zipfile.ZipFile(self.path) as archive:
                names = (name for name in archive.namelist() if name != "docProps/core.xml")
                yield from (archive.read(name) for name in names)


def flat(folder: Path, seed: int | str, *, released: str = "", measures: Sequence[str] = MEASURES) -> Sent:
    """A flat table of two to five figures of the two quarters, each with a remark found nowhere else."""
    chance = random.Random(f"flat {seed}")
    wanted = [(measure, period) for measure in measures for period in (QUARTER, BEFORE)]
    facts = {
        fact: chance.randint(200, 390)
        for fact in chance.sample(wanted, min(chance.randint(2, 5), len(wanted)))
    }
    path = folder / f"figures-{seed}.csv"
    _write(path, _flat_text(facts, chance))
    day = released or days(chance, 1)[0]
    return Sent(path, day, (Part(path.name, facts),), ("--released", day))


def flats(folder: Path, seed: int | str, number: int) -> tuple[Sent, ...]:
    """As many tables, each released on another day, in no order."""
    released = days(random.Random(f"days {seed}"), number, first=_FIRST_DAY + timedelta(days=1))
    return tuple(flat(folder, f"{seed}-{each}", released=day) for each, day in enumerate(released))


def days(chance: random.Random, number: int, *, first: date = _FIRST_DAY) -> list[str]:
    """As many days of two years, every third from the first: what comes from elsewhere is of other days."""
    steps = chance.sample(range(240), number)
    return [(first + timedelta(days=3 * step)).isoformat() for step in steps]


def refused(folder: Path, seed: int | str) -> Sent:
    """A flat table that cannot be read: one of its values is no number."""
    path = folder / f"figures-{seed}.csv"
    text = _flat_text(
        {("shoplifting", QUARTER): 41, ("asb_incidents", QUARTER): 52}, random.Random(f"refused {seed}")
    )
    _write(path, text.replace(",41,", ",n/a,"))
    return Sent(path, "2018-05-01", (), ("--released", "2018-05-01"))


def street(folder: Path, seed: int | str, *, release: str = "2018-07") -> Sent:
    """An archive of three months of street files, named by its release as the publisher names it."""
    chance = random.Random(f"street {seed}")
    path = folder / str(seed) / f"{release}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for month in MONTHS:
            name = f"{month}/{month}-cleveland-street.csv"
            counts = {measure: chance.randint(3, 5) for measure in STREET}
            stamp = zipfile.ZipInfo(name, (2018, 7, 1, 0, 0, 0))
            archive.writestr(stamp, _street_text(month, counts, chance), zipfile.ZIP_DEFLATED)
            facts = {(measure, month): count for measure, count in counts.items()}
            parts.append(Part(f"{path.name}/{name}", facts))
    return Sent(path, f"{release}-28", tuple(parts))


def filled_return(template: Path, folder: Path, seed: int | str) -> Sent:
    """The fire service's return, filled in as its template asks."""
    from openpyxl import load_workbook

    chance = random.Random(f"return {seed}")
    workbook = load_workbook(template)
    sheet, facts = workbook["Return"], {}
    for row in sheet.iter_rows(min_row=2):
        measure = next((slug for slug, title in FIRE.items() if row[0].value == title), None)
        if measure and str(row[3].value).startswith("Jan to"):
            facts[(measure, QUARTER)] = row[5].value = chance.randint(200, 390)
            row[9].value = f"{_words(chance)}."
    path = folder / f"return-{seed}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return Sent(path, "2018-05-09", (Part(path.name, facts),), ("--released", "2018-05-09"))


def _flat_text(facts: Mapping[Fact, int], chance: random.Random) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["measure", "area", "period", "value", "unit", "note", "supplier"])
    for (measure, period), value in facts.items():
        rows.writerow([measure, "Hartlepool", period, value, "count", _words(chance), "cleveland-police"])
    return text.getvalue()


def _street_text(month: str, counts: Mapping[str, int], chance: random.Random) -> str:
    rows = [
        _street_row(month, STREET[measure], chance) for measure, count in counts.items() for _ in range(count)
    ]
    return "\n".join([_STREET_HEAD, *rows]) + "\n"


def _street_row(month: str, kind: str, chance: random.Random) -> str:
    number = hashlib.sha256(str(chance.random()).encode()).hexdigest()
    force = "Cleveland Police,Cleveland Police,-1.21,54.69,On or near Field Lane,E01011949,Hartlepool 009A"
    return f"{number},{month},{force},{kind},Under investigation,"


def _words(chance: random.Random) -> str:
    """A remark of three words that no language has, so that it can be found again wherever it is kept."""
    made = ("".join(chance.choice(_SYLLABLES) for _ in range(3)) for _ in range(3))
    return "counted after " + " ".join(made)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
