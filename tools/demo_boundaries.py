"""The wards and the small areas of the demonstration's four districts, cut from the open files beside the checkout."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

DISTRICTS = ("E06000001", "E06000002", "E06000003", "E06000004")
KEPT = ("WD25CD", "WD25NM", "LAD25CD")
DECIMALS = 4  # ten metres: what Tithing keeps of an outline
PEOPLE = "census21_residents_households_lsoa21.csv"


def write_boundaries(data: Path, folder: Path) -> None:
    """A file for each district, as the Open Geography Portal has it but for the columns that nobody reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for district in DISTRICTS:
        whole = json.loads((data / "boundaries" / "ward" / f"{district}.geojson").read_text(encoding="utf-8"))
        features = [_cut_down(feature) for feature in whole["features"]]
        text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
        (folder / f"wards-2025-{district}.geojson").write_text(text + "\n", encoding="utf-8")


def _cut_down(feature: dict[str, Any]) -> dict[str, Any]:
    geometry = feature["geometry"]
    return {
        "type": "Feature",
        "properties": {key: feature["properties"][key] for key in KEPT},
        "geometry": {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])},
    }


def _rounded(coordinates: Any) -> Any:
    """Points to four places, each once in a row."""
    if isinstance(coordinates[0], int | float):
        return [round(each, DECIMALS) for each in coordinates[:2]]
    found = [_rounded(each) for each in coordinates]
    return [each for at, each in enumerate(found) if not at or each != found[at - 1]]


def write_people(data: Path, path: Path) -> None:
    """Residents and households of the four districts' small areas, of the Census of 2021."""
    with gzip.open(data / "lookups" / "lookup_lsoa21_ward24_ltla24.csv.gz", "rt", encoding="utf-8") as file:
        ours = {row["lsoa21_code"] for row in csv.DictReader(file) if row["ltla24_code"] in DISTRICTS}
    with gzip.open(data / "population" / f"{PEOPLE}.gz", "rt", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([head, *(row for row in rows if row[0] in ours)])
    path.write_text(written.getvalue(), encoding="utf-8")
