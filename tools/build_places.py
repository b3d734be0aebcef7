"""Make `tithing/places/reference/*.csv` from the published look-ups.

    python -m tools.build_places ../shared/data

Run by hand when the Office for National Statistics publishes new look-ups; the files it writes are small,
sorted and plain, so that a change of boundaries is read in review like any other change.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tools.place_dates import (
    DISTRICT_DATES,
    EXTRA_AREAS,
    FORCE_NAMES,
    OTHER_NAMES,
    WARD_GENERATIONS,
)

REFERENCE = Path(__file__).parents[1] / "tithing" / "places" / "reference"
CLEVELAND = ("E06000001", "E06000002", "E06000003", "E06000004")
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def write(name: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with (REFERENCE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))


def areas(lookups: Path) -> Iterator[tuple[str, ...]]:
    """code, name, kind, valid_from, valid_to, successors, aliases."""
    current = read(lookups / "lookup_ltla24_csp24_pfa24.csv")
    successors, names = district_history(lookups)
    names |= {row["ltla24_code"]: row["ltla24_name"] for row in current}
    for code, name in names.items():
        start, end = DISTRICT_DATES.get(code, ("", ""))
        yield code, name, "district", start, end, " ".join(successors.get(code, ())), aliases_of(code)
    for code, name in {row["csp24_code"]: row["csp24_name"] for row in current}.items():
        yield code, name, "csp", "", "", "", aliases_of(code)
    for code, name in {row["pfa24_code"]: row["pfa24_name"] for row in current}.items():
        yield code, name, "force", "", "", "", aliases_of(code)
    for row in read(lookups / "lookup_ltla24_region24.csv"):
        yield (
            row["region24_code"],
            row["region24_name"],
            "region",
            "",
            "",
            "",
            aliases_of(row["region24_code"]),
        )
    yield from EXTRA_AREAS


def aliases_of(code: str) -> str:
    return ";".join((*FORCE_NAMES.get(code, ())[1:], *OTHER_NAMES.get(code, ())))


def district_history(lookups: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    successors: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in read(lookups / "la_all_codes.csv"):
        if row["LADCD"][:1] not in "EW":
            continue
        names[row["LADCD"]] = row["LADNM"]
        if row["LADCD"] != row["LADCD_ACTIVE"]:
            successors[row["LADCD"]].append(row["LADCD_ACTIVE"])
    return successors, names


def districts(lookups: Path) -> Iterator[tuple[str, ...]]:
    """district, csp, force, region: one row for each pair of district and CSP."""
    regions = {
        row["ltla21_code"]: row["region21_code"] for row in read(lookups / "lookup_ltla21_region21.csv")
    }
    regions |= {
        row["ltla24_code"]: row["region24_code"] for row in read(lookups / "lookup_ltla24_region24.csv")
    }
    current = read(lookups / "lookup_ltla24_csp24_pfa24.csv")
    for row in current:
        code = row["ltla24_code"]
        yield code, row["csp24_code"], row["pfa24_code"], region_of(code, regions)
    now = {row["ltla24_code"] for row in current}
    for row in read(next(lookups.glob("Local_Authority_District_to_Community*.csv"))):
        if row["LAD17CD"] not in now:
            code = row["LAD17CD"]
            yield code, row["CSP17CD"], row["PFA17CD"], region_of(code, regions)


def region_of(code: str, regions: dict[str, str]) -> str:
    return regions.get(code, "W92000004" if code.startswith("W") else "")


def wards(data: Path) -> Iterator[tuple[str, ...]]:
    """code, name, district, valid_from, valid_to: 2024 everywhere; every older generation in Cleveland."""
    found = {
        row["ward24_code"]: (row["ward24_name"], row["ltla24_code"])
        for row in read(data / "lookups" / "lookup_lsoa21_ward24_ltla24.csv.gz")
    }
    for row in read(data / "lookups" / "lookup_ward21_ltla21.csv.gz"):
        if row["ltla21_code"] in CLEVELAND:
            found.setdefault(row["ward21_code"], (row["ward21_name"], row["ltla21_code"]))
    for district in CLEVELAND:
        older = json.loads(
            (data / "boundaries" / "ward-older" / f"{district}.json").read_text(encoding="utf-8")
        )
        for feature in older["features"]:
            properties = feature["properties"]
            found.setdefault(properties["WD13CD"], (properties["WD13NM"], district))
    for code, (name, district) in found.items():
        yield code, name, district, *ward_dates(code)


def ward_dates(code: str) -> tuple[str, str]:
    for first, last, start, end in WARD_GENERATIONS:
        if first <= code <= last:
            return start, end
    return "", ""


def lsoas(lookups: Path) -> Iterator[tuple[str, ...]]:
    """code, ward, name, csp; the name is written without the district's name where that is how it starts.

    The CSP is given only where the district has several: it is that of the older district the LSOA was in.
    """
    csps = csps_by_district(lookups)
    before = old_districts(lookups)
    for row in read(lookups / "lookup_lsoa21_ward24_ltla24.csv.gz"):
        name = row["lsoa21_name"].removeprefix(row["ltla24_name"] + " ")
        of_district = csps[row["ltla24_code"]]
        csp = "" if len(of_district) == 1 else old_csp(before[row["lsoa21_code"]], lookups, of_district)
        yield row["lsoa21_code"], row["ward24_code"], name, csp


def csps_by_district(lookups: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read(lookups / "lookup_ltla24_csp24_pfa24.csv"):
        found[row["ltla24_code"]].add(row["csp24_code"])
    return found


def old_districts(lookups: Path) -> dict[str, str]:
    """LSOA of 2021 -> name of the district in which the LSOA of 2011 lay (its name begins with it)."""
    rows = read(lookups / "lookup_lsoa11_lsoa21_ltla22.csv.gz")
    return {row["lsoa21_code"]: row["lsoa11_name"].rsplit(" ", 1)[0] for row in rows}


@cache
def csps_of_2017(lookups: Path) -> dict[str, str]:
    rows = read(next(lookups.glob("Local_Authority_District_to_Community*.csv")))
    return {row["LAD17NM"]: row["CSP17CD"] for row in rows}


def old_csp(district: str, lookups: Path, among: set[str]) -> str:
    found = csps_of_2017(lookups)[district]
    if found not in among:
        raise ValueError(f"{district} was in {found}, which is none of {sorted(among)}")
    return found


def lsoa_changes(data: Path) -> Iterator[tuple[str, ...]]:
    """code (2011), change, lsoas (2021), ward, district, name.

    A merged LSOA has one successor and its ward follows from it. A split one is placed by best fit: in the
    ward where most residents of its parts lived at the Census of 2021.
    """
    place = {row["lsoa21_code"]: row for row in read(data / "lookups" / "lookup_lsoa21_ward24_ltla24.csv.gz")}
    people = {
        row["lsoa21_code"]: int(row["total_residents"])
        for row in read(data / "population" / "census21_residents_households_lsoa21.csv.gz")
    }
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in read(data / "lookups" / "lookup_lsoa11_lsoa21_ltla22.csv.gz"):
        if row["change_code"] != "U":
            parts[row["lsoa11_code"]].append(row)
    for code, rows in parts.items():
        codes = sorted(row["lsoa21_code"] for row in rows)
        ward = best_fit(codes, people, {each: place[each]["ward24_code"] for each in codes})
        district = best_fit(codes, people, {each: place[each]["ltla24_code"] for each in codes})
        yield code, rows[0]["change_code"], " ".join(codes), ward, district, rows[0]["lsoa11_name"]


def best_fit(codes: list[str], people: dict[str, int], where: dict[str, str]) -> str:
    weights: dict[str, int] = defaultdict(int)
    for code in codes:
        weights[where[code]] += people[code]
    return max(sorted(weights), key=lambda each: weights[each])


def forces() -> Iterator[tuple[str, ...]]:
    """slug (as in the names of street files), area code, the name the street files give it."""
    for code, (slug, *names) in FORCE_NAMES.items():
        yield slug, code, names[0]


def main(data: Path) -> None:
    lookups = data / "lookups"
    REFERENCE.mkdir(parents=True, exist_ok=True)
    write(
        "areas.csv",
        ["code", "name", "kind", "valid_from", "valid_to", "successors", "aliases"],
        set(areas(lookups)),
    )
    write("districts.csv", ["district", "csp", "force", "region"], set(districts(lookups)))
    write("wards.csv", ["code", "name", "district", "valid_from", "valid_to"], wards(data))
    write("lsoas.csv", ["code", "ward", "name", "csp"], lsoas(lookups))
    write("lsoa_changes.csv", ["code", "change", "lsoas", "ward", "district", "name"], lsoa_changes(data))
    write("forces.csv", ["slug", "code", "reported_by"], forces())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
