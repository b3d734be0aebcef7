"""Which look-up a table is, from its headings: the several ways publishers write the same column."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What is in a look-up, in the order they are tried: name, columns it needs, columns it may have.
SHAPES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("lsoa_changes", ("lsoa_code", "later_lsoa_code", "change"), ("later_lsoa_name", "district_code")),
    (
        "lsoa_ward_district",
        ("lsoa_code", "ward_code", "district_code"),
        ("lsoa_name", "ward_name", "district_name"),
    ),
    ("lsoa_ward", ("lsoa_code", "ward_code"), ()),
    (
        "district_csp_force",
        ("district_code", "csp_code", "force_code"),
        ("district_name", "csp_name", "force_name"),
    ),
    ("ward_district", ("ward_code", "district_code"), ("ward_name", "district_name")),
    ("district_region", ("district_code", "region_code"), ("district_name", "region_name")),
    (
        "district_successors",
        ("district_code", "later_district_code"),
        ("district_name", "later_district_name"),
    ),
)
_AREAS = {
    "lsoa": "lsoa",
    "ward": "ward",
    "wd": "ward",
    "ltla": "district",
    "lad": "district",
    "csp": "csp",
    "pfa": "force",
    "region": "region",
    "rgn": "region",
}
_SNAKE = re.compile(r"(lsoa|ward|ltla|csp|pfa|region)(\d\d)_(code|name)")
_ONS = re.compile(r"(lsoa|wd|lad|csp|pfa|rgn)(\d\d)(cd|nm)")
_KINDS = {"cd": "code", "nm": "name"}
_CHANGES = ("change_code", "chgind")
_SUCCESSORS = {
    "ladcd": "district_code",
    "ladnm": "district_name",
    "ladcd_active": "later_district_code",
    "ladnm_active": "later_district_name",
}


@dataclass(frozen=True)
class Shape:
    """A look-up: its name, the year of its newest areas, and heading as written -> column. `dated` is the heading that
    says the year, which may be of a column that the look-up does not need.
    """

    name: str
    year: int
    columns: dict[str, str]
    required: tuple[str, ...] = ()
    dated: str = ""


def shape_of(headings: tuple[str, ...]) -> Shape | None:
    """The look-up that these are the headings of; None for another table."""
    found, year, dated = _columns(headings)
    known = set(found.values())
    for name, required, optional in SHAPES:
        if known.issuperset(required):
            wanted = {h: column for h, column in found.items() if column in (*required, *optional)}
            return Shape(name, year, wanted, required, dated)
    return None


def twice_in(headings: tuple[str, ...], shape: Shape) -> list[str]:
    """The headings of the look-up that stand over two columns, so that one of them would be left out unseen.

    >>> heads = ("WD26CD", "LAD26CD", "LAD26CD")
    >>> twice_in(heads, shape_of(heads))
    ['LAD26CD']
    """
    return [each for each in shape.columns if headings.count(each) > 1]


def missing_of(headings: tuple[str, ...]) -> tuple[int, list[tuple[str, str]]]:
    """Of the look-up that these are nearest to: (columns that are there, what is missing and the heading to write)."""
    found, year, _ = _columns(headings)
    known = set(found.values())
    _, required, optional = max(SHAPES, key=lambda shape: _nearness(known, shape[1], shape[2]))
    missing = [column for column in required if column not in known]
    return len(known & {*required, *optional}), [(_called(each), _heading(each, year)) for each in missing]


def _nearness(known: set[str], required: tuple[str, ...], optional: tuple[str, ...]) -> int:
    return 2 * len(known & {*required, *optional}) - sum(column not in known for column in required)


def _called(column: str) -> str:
    words = column.replace("_", " ").replace("lsoa", "LSOA").replace("csp", "CSP")
    return f"the {words}"


def _heading(column: str, year: int) -> str:
    """As the publisher writes it: WD26CD for the code of a ward of 2026."""
    area, _, kind = column.removeprefix("later_").rpartition("_")
    short = {"ward": "WD", "district": "LAD", "force": "PFA", "region": "RGN"}.get(area, area.upper())
    return "CHGIND" if column == "change" else f"{short}{year % 100:02}{'CD' if kind == 'code' else 'NM'}"


def _columns(headings: tuple[str, ...]) -> tuple[dict[str, str], int, str]:
    """Heading as written -> column, the newest year of its areas, and the heading that says it. One heading speaks for
    each column.
    """
    parts = {heading: part for heading in headings if (part := _part(heading)) is not None}
    found = {each: _SUCCESSORS[name] for each in headings if (name := each.strip().lower()) in _SUCCESSORS}
    for heading, column in _area_columns(parts).items():
        if column not in found.values():
            found[heading] = column
    found |= {heading: "change" for heading in headings if heading.strip().lower() in _CHANGES}
    dated = max(parts, key=lambda heading: parts[heading][1], default="")
    return found, 2000 + (parts[dated][1] if dated else 0), dated


def _area_columns(parts: dict[str, tuple[str, int, str]]) -> dict[str, str]:
    """Where a table has the LSOAs of two years, those of the newer are the later ones."""
    years = {year for area, year, _ in parts.values() if area == "lsoa"}
    later = max(years) if len(years) > 1 else 0
    return {
        heading: f"{'later_' if area == 'lsoa' and year == later else ''}{area}_{kind}"
        for heading, (area, year, kind) in parts.items()
    }


def is_heading(words: str) -> bool:
    """Whether this is a heading of some look-up: the code or the name of areas of a year.

    >>> is_heading("WD26CD"), is_heading("Wards of 2026")
    (True, False)
    """
    return _part(words) is not None or words.strip().lower() in (*_SUCCESSORS, *_CHANGES)


def _part(heading: str) -> tuple[str, int, str] | None:
    plain = heading.strip().lower()
    if match := _SNAKE.fullmatch(plain):
        return _AREAS[match[1]], int(match[2]), match[3]
    if match := _ONS.fullmatch(plain):
        return _AREAS[match[1]], int(match[2]), _KINDS[match[3]]
    return None
