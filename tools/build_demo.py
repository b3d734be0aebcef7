"""Write `demo/files/` from the reference transcription and the open street files beside the checkout.

    python -m tools.build_demo ../shared

Run once, by whoever changes the demonstration; the files it writes are committed, and the demonstration needs
nothing but them.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tools.demo_partners import PARTNER_FILES, PartnerFile, partner_file_of
from tools.demo_populations import implied_rows, official_rows
from tools.demo_street_counts import count_months, keys_of, measure_of
from tools.demo_transcribe import ASB_TABLES, CRIME_TABLES, Line, published_lines

FILES = Path(__file__).parents[1] / "demo" / "files"
FLAT = (
    "measure",
    "area",
    "period",
    "period_start",
    "period_end",
    "value",
    "unit",
    "breakdown",
    "status",
    "expected",
    "note",
    "supplier",
)
POLICE = "cleveland-police"


def main(shared: Path) -> None:
    write_partner_files(published_lines(shared / "gold"))
    write_flat(FILES / "populations.csv", implied_rows())
    write_flat(FILES / "populations-2024.csv", official_rows())
    write_street_counts(shared / "data")
    write_manifest()


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


SUPPLIER_OF_FILE = {
    **{each.name: each.supplier for each in PARTNER_FILES},
    **dict.fromkeys((*EXTRACTS, MOST_SIMILAR.name), POLICE),
}


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


# The day the papers with these figures were published: about a week before the meeting that had them.
# The last three came, or were worked out, apart from any pack.
RELEASED = {
    "2017-18q1": "2017-08-04",
    "2017-18q4": "2018-06-14",
    "2020-21q3": "2021-07-09",
    "2020-21q4": "2021-07-09",
    "populations.csv": "2021-07-09",
    "populations-2024.csv": "2025-07-30",
    "street-counts-2023-2025.csv": "2025-08-31",
}
SUPPLIERS = {
    "populations.csv": "safer-hartlepool-partnership",
    "populations-2024.csv": "ons",
    "street-counts-2023-2025.csv": "cleveland-police",
}


def write_manifest() -> None:
    """Every file with its source, release date and supplier, in the order in which they were released."""
    paths = [path.relative_to(FILES) for path in FILES.rglob("*.csv")]
    entries = sorted((RELEASED[path.parts[0]], path.as_posix()) for path in paths)
    text = "".join(_manifest_entry(released, name) for released, name in entries)
    MANIFEST.write_text(MANIFEST_HEAD + text, encoding="utf-8")


MANIFEST = FILES.parent / "manifest.toml"
MANIFEST_HEAD = """\
# The files of the demonstration, in the order in which they became known. Written by tools/build_demo.py.
# `released` is the day the pack that printed the figures was published; see demo/README.md.
"""


def _manifest_entry(released: str, name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".csv")
    supplier = SUPPLIERS.get(name) or SUPPLIER_OF_FILE[stem]
    return (
        f'\n[[files]]\nfile = "{name}"\nsource = "flat_observations"\n'
        f'released = {released}\nsupplier = "{supplier}"\n'
    )


def _flat(line: Line) -> dict[str, str]:
    return {
        "measure": line.measure,
        "area": line.area,
        "period_start": line.start,
        "period_end": line.end,
        "value": line.value,
        "unit": line.unit,
        "status": line.status,
        "expected": line.expected,
        "note": line.note,
        "supplier": _file_of(line).supplier,
    }


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
