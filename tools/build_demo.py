"""Write `demo/files/` from the reference transcription and the open street files beside the checkout.

    python -m tools.build_demo ../shared

Run once, by whoever changes the demonstration; the files it writes are committed, and the demonstration needs
nothing but them.
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tools.demo_boundaries import DISTRICTS, PEOPLE, write_boundaries, write_people
from tools.demo_partners import PartnerFile, partner_file_of
from tools.demo_populations import implied_rows, official_rows
from tools.demo_street_counts import count_months, keys_of, measure_of
from tools.demo_transcribe import ASB_TABLES, CRIME_TABLES, RESTATED, Line, published_lines
from tools.demo_write import MANIFEST_HEAD, flat_row, manifest_entry, write_extract, write_flat

FILES = Path(__file__).parents[1] / "demo" / "files"
MANIFEST = FILES.parent / "manifest.toml"
POLICE = "cleveland-police"
FLAT, EXTRACT = "flat_observations", "police_extract"

# The day the papers with these figures were published: about a week before the meeting that had them.
RELEASED = {
    "2017-18q1": "2017-08-04",
    "2017-18q4": "2018-06-14",
    "2020-21q3": "2021-07-09",
    "2020-21q4": "2021-07-09",
}
# Files that came, or were worked out, apart from any pack: name -> released, supplier.
APART = {
    "populations.csv": ("2021-07-09", "safer-hartlepool-partnership"),
    "populations-2024.csv": ("2025-07-30", "ons"),
    "street-counts-2023-2025.csv": ("2025-08-31", POLICE),
}

Entry = tuple[str, str, str, str]  # released, file, source, supplier


def main(shared: Path) -> None:
    for old in FILES.glob("*q[1-4]"):
        shutil.rmtree(old)
    entries = write_partner_files(published_lines(shared / "gold"))
    write_flat(FILES / "populations.csv", implied_rows())
    write_flat(FILES / "populations-2024.csv", official_rows())
    write_street_counts(shared / "data")
    write_boundaries(shared / "data", FILES / "boundaries")
    write_people(shared / "data", FILES / PEOPLE)
    entries += [(released, name, FLAT, supplier) for name, (released, supplier) in APART.items()]
    entries += [("2022-11-02", PEOPLE, "populations", "")]
    entries += [
        ("2025-07-01", f"boundaries/wards-2025-{code}.geojson", "boundaries", "") for code in DISTRICTS
    ]
    write_manifest(entries)


def write_partner_files(lines: Iterable[Line]) -> list[Entry]:
    """Each figure once, in the file of the partner that sends it, in the folder of its quarter."""
    files: dict[tuple[str, PartnerFile], list[Line]] = defaultdict(list)
    placed: set[tuple[str, ...]] = set()
    for line in sorted(lines, key=lambda each: each.table not in CRIME_TABLES + ASB_TABLES):
        folder = folder_of(line)
        if (folder, *line.key) not in placed:
            placed.add((folder, *line.key))
            files[folder, file_of(line)].append(line)
    return [_write(folder, file, found) for (folder, file), found in files.items()]


def _write(folder: str, file: PartnerFile, lines: list[Line]) -> Entry:
    name = f"{folder}/{file.name}-{folder}.csv"
    source = EXTRACT if file.name.startswith(EXTRACTS) and not any(line.note for line in lines) else FLAT
    if source == EXTRACT:
        write_extract(FILES / name, lines)
    else:
        write_flat(FILES / name, [flat_row(line, file.supplier) for line in lines])
    return (RELEASED[folder], name, source, file.supplier)


CRIME, ASB = EXTRACTS = ("cleveland-police-crime", "cleveland-police-asb")
MOST_SIMILAR = PartnerFile("most-similar-group", POLICE, ())


def file_of(line: Line) -> PartnerFile:
    """The police send this quarter's tables for the whole force, and the year before's for Hartlepool."""
    if line.pack == "2020-21" or line.table not in ("T11", *CRIME_TABLES, *ASB_TABLES):
        return partner_file_of(line.measure)
    if line.table == "T11":
        return MOST_SIMILAR
    table = CRIME if line.table in CRIME_TABLES else ASB
    if line.note == RESTATED:
        return PartnerFile(f"{CRIME}-restated", POLICE, ())
    before = "-year-before" if line.start in ("2016-04-01", "2017-01-01") else ""
    return PartnerFile(f"{table}{before}", POLICE, ())


def folder_of(line: Line) -> str:
    if line.pack != "2020-21":
        return line.pack
    third = int(line.table[1:]) <= 13 or line.table == "T27"
    return "2020-21q3" if third else "2020-21q4"


def write_street_counts(data: Path) -> None:
    months = count_months(data)
    rows = [
        {
            "measure": measure_of(crime_type),
            "area": area,
            "period": month,
            "value": str(months[month][(area, crime_type)]),
            "unit": "count",
        }
        for area, crime_type in keys_of(months.values())
        for month in sorted(months)
    ]
    write_flat(FILES / "street-counts-2023-2025.csv", rows)


def write_manifest(entries: Iterable[Entry]) -> None:
    """Every file with its source, release date and supplier, in the order in which they were released."""
    text = "".join(
        manifest_entry(name, source=source, released=released, supplier=supplier)
        for released, name, source, supplier in sorted(entries)
    )
    MANIFEST.write_text(MANIFEST_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tools.build_demo PATH-OF-REFERENCE-FILES")
    main(Path(sys.argv[1]))
