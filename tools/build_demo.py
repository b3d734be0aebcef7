"""Write `demo/files/` from the reference transcription and the open street files beside the checkout.

    python -m tools.build_demo ../shared

Run once, by whoever changes the demonstration; the files it writes are committed, and the demonstration needs
nothing but them.
"""

from __future__ import annotations

import calendar
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tools.demo_partners import PartnerFile, partner_file_of
from tools.demo_populations import implied_rows, official_rows
from tools.demo_street_counts import count_months, keys_of, measure_of
from tools.demo_transcribe import ASB_TABLES, CRIME_TABLES, Line, published_lines

FILES = Path(__file__).parents[1] / "demo" / "files"
FLAT = (
    "measure",
    "area",
    "period_start",
    "period_end",
    "value",
    "unit",
    "breakdown",
    "status",
    "note",
    "supplier",
)
POLICE = "cleveland-police"


def main(shared: Path) -> None:
    write_partner_files(published_lines(shared / "gold"))
    write_flat(FILES / "populations.csv", implied_rows())
    write_flat(FILES / "populations-2024.csv", official_rows())
    write_street_counts(shared / "data")


def write_partner_files(lines: Iterable[Line]) -> None:
    """Each figure once, in the file of the partner that sends it, in the folder of its quarter."""
    files: dict[Path, dict[tuple[str, ...], Line]] = defaultdict(dict)
    for line in sorted(lines, key=lambda each: each.table not in CRIME_TABLES + ASB_TABLES):
        folder = FILES / _folder_of(line)
        sent_by_police = any(line.key in files[folder / f"{name}.csv"] for name in EXTRACTS)
        if not sent_by_police:
            files[folder / f"{_file_of(line).name}.csv"].setdefault(line.key, line)
    for path, found in files.items():
        if found:
            write_flat(path, [_flat(line) for line in found.values()])


EXTRACTS = ("cleveland-police-crime", "cleveland-police-asb")
MOST_SIMILAR = PartnerFile("most-similar-group", POLICE, ())


def _file_of(line: Line) -> PartnerFile:
    if line.pack == "2020-21":
        return partner_file_of(line.measure)
    if line.table == "T11":
        return MOST_SIMILAR
    for name, tables in zip(EXTRACTS, (CRIME_TABLES, ASB_TABLES), strict=True):
        if line.table in tables:
            return PartnerFile(name, POLICE, ())
    return partner_file_of(line.measure)


def _folder_of(line: Line) -> str:
    if line.pack != "2020-21":
        return line.pack
    third = int(line.table[1:]) <= 13 or line.table == "T27"
    return "2020-21q3" if third else "2020-21q4"


def _flat(line: Line) -> dict[str, str]:
    return {
        "measure": line.measure,
        "area": line.area,
        "period_start": line.start,
        "period_end": line.end,
        "value": line.value,
        "unit": line.unit,
        "status": line.status,
        "note": line.note,
        "supplier": _file_of(line).supplier,
    }


def write_street_counts(data: Path) -> None:
    months = count_months(data)
    rows = [
        {
            "measure": measure_of(crime_type),
            "area": area,
            **_month(month),
            "value": str(months[month][(area, crime_type)]),
            "unit": "count",
        }
        for area, crime_type in keys_of(months.values())
        for month in sorted(months)
    ]
    write_flat(FILES / "street-counts-2023-2025.csv", rows)


def _month(month: str) -> dict[str, str]:
    year, number = int(month[:4]), int(month[5:])
    last = calendar.monthrange(year, number)[1]
    return {"period_start": f"{month}-01", "period_end": f"{month}-{last:02d}"}


def write_flat(path: Path, rows: list[dict[str, str]]) -> None:
    """A flat observations file: only the optional columns that some row fills."""
    path.parent.mkdir(parents=True, exist_ok=True)
    used = [name for name in FLAT if any(row.get(name) for row in rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, used, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in used} for row in rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tools.build_demo PATH-OF-REFERENCE-FILES")
    main(Path(sys.argv[1]))
