"""Look-ups that were imported into a book, laid over the reference places.

A look-up of the year of ours or later takes the place of what we hold for the areas it names; an older one only
adds areas that we did not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import SmallArea
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind, kind_of

REFERENCE_YEAR = 2024  # of the wards, districts and CSPs in `reference/`
Rows = Iterable[Mapping[str, Any]]

_KINDS = {
    "district": AreaKind.DISTRICT,
    "csp": AreaKind.CSP,
    "force": AreaKind.FORCE,
    "region": AreaKind.REGION,
}


def with_lookups(gazetteer: Gazetteer, lookups: Mapping[str, Rows]) -> Gazetteer:
    """The gazetteer with every imported look-up, oldest first: name of the look-up -> its rows.

    The names and columns are those of the source `area_lookups`; each row has the `year` of its areas.

    >>> from tithing.places.gazetteer import load_gazetteer
    >>> with_lookups(load_gazetteer(), {"ward_district": [{"ward_code": "E05099999", "ward_name": "New",
    ...     "district_code": "E06000001", "year": 2026}]}).get("E05099999").name
    'New'
    """
    known = gazetteer
    for name in ("district_csp_force", "district_region", "ward_district", "lsoa_ward_district"):
        by_year: dict[int, list[Mapping[str, Any]]] = {}
        for row in lookups.get(name, ()):
            by_year.setdefault(int(row["year"]), []).append(row)
        for year in sorted(by_year):
            known = _with_one(known, name, year, by_year[year])
    return known


def _with_one(gazetteer: Gazetteer, name: str, year: int, rows: list[Mapping[str, Any]]) -> Gazetteer:
    known = gazetteer.with_places(_large_areas(gazetteer, year, rows))
    if "ward_code" in rows[0]:
        known = known.with_places(_wards(known, year, rows))
    if name == "district_csp_force":
        known = known.with_places(nesting=_nesting(known, year, rows))
    if name == "lsoa_ward_district":
        known = known.with_places(small_areas=_lsoas(known, year, rows))
    return known


def _large_areas(gazetteer: Gazetteer, year: int, rows: list[Mapping[str, Any]]) -> list[Place]:
    named = {
        (row[f"{kind}_code"], row[f"{kind}_name"], kind)
        for kind in _KINDS
        if f"{kind}_name" in rows[0]
        for row in rows
    }
    return [_renamed(gazetteer, *each) for each in sorted(named) if _changes(gazetteer, year, *each[:2])]


def _changes(gazetteer: Gazetteer, year: int, code: str, name: str) -> bool:
    if code not in gazetteer:
        return bool(code and name)
    return year >= REFERENCE_YEAR and bool(name) and gazetteer.get(code).name != name


def _renamed(gazetteer: Gazetteer, code: str, name: str, kind: str) -> Place:
    """A new area, or one we have under its newer name; the older stays an alias."""
    if code not in gazetteer:
        return Place(Area(code, name, kind_of(code) or _KINDS[kind]))
    before = gazetteer.place(code)
    return replace(before, area=replace(before.area, name=name), aliases=(*before.aliases, before.area.name))


def _wards(gazetteer: Gazetteer, year: int, rows: list[Mapping[str, Any]]) -> list[Place]:
    """Wards that are new to us; and, where a newer look-up leaves one out, its end. Wards change in May."""
    said = {
        row["ward_code"]: (row.get("ward_name") or row["ward_code"], row["district_code"]) for row in rows
    }
    start, end = _days_of_new_wards(year)
    new = [
        Place(Area(code, name, AreaKind.WARD), start, end, parent=district)
        for code, (name, district) in said.items()
        if code not in gazetteer
    ]
    if year <= REFERENCE_YEAR:
        return new
    standing = _standing_in(gazetteer, {district for _, district in said.values()})
    return [*new, *(replace(p, valid_to=date(year, 4, 30)) for p in standing if p.area.code not in said)]


def _days_of_new_wards(year: int) -> tuple[date | None, date | None]:
    """From when and until when a ward stands that our own reference does not have."""
    if year == REFERENCE_YEAR:
        return None, None
    return (date(year, 5, 1), None) if year > REFERENCE_YEAR else (None, date(REFERENCE_YEAR - 1, 12, 31))


def _standing_in(gazetteer: Gazetteer, districts: set[str]) -> list[Place]:
    return [gazetteer.place(ward.code) for each in districts for ward in gazetteer.wards_of(each)]


def _nesting(
    gazetteer: Gazetteer, year: int, rows: list[Mapping[str, Any]]
) -> list[tuple[str, str, str, str]]:
    """District to CSP to force, for districts that we place nowhere yet or that a newer look-up places."""
    found = {
        (
            row["district_code"],
            row["csp_code"],
            row["force_code"],
            _region_of(gazetteer, row["district_code"]),
        )
        for row in rows
        if year >= REFERENCE_YEAR or not gazetteer.nesting_of(row["district_code"])[0]
    }
    return sorted(found)


def _region_of(gazetteer: Gazetteer, district: str) -> str:
    if district not in gazetteer:
        return ""
    regions = [area.code for area in gazetteer.parents(district) if area.kind is AreaKind.REGION]
    return regions[0] if regions else ""


def _lsoas(gazetteer: Gazetteer, year: int, rows: list[Mapping[str, Any]]) -> dict[str, SmallArea]:
    """LSOAs that are new, or lie in another ward than before."""
    found: dict[str, SmallArea] = {}
    for row in rows:
        code, ward = row["lsoa_code"], row["ward_code"]
        before = gazetteer.lsoas.get(code)
        if before is None or (year >= REFERENCE_YEAR and before[0] != ward):
            _, name, csp = before or ("", row.get("lsoa_name") or code, "")
            found[code] = (ward, name, csp)
    return found
