"""The reference tables that come with Tithing, each read once and only when somebody asks.

They are made from the published look-ups by `tools/build_places.py`; `reference/README.md` says from what.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tithing.vocabulary.areas import Area, AreaKind

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Place:
    """An area, when it existed (None: not known, so never too early or too late) and its other names."""

    area: Area
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str = ""  # the district of a ward, the area a local one lies in
    written_ahead: bool = (
        False  # its end, or its beginning, was written down by a book, maybe before it comes
    )

    def existed(self, on: date | None) -> bool:
        """Whether it existed on the day; without a day, whether it exists now: of what a book wrote ahead, what ends."""
        if on is None:
            return (self.valid_to is None) is not self.written_ahead
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True)
class Force:
    """A police force as the street files know it: the slug in file names, the name in columns, its area."""

    slug: str
    code: str
    reported_by: str


def _rows(name: str) -> list[list[str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def large_areas() -> dict[str, Place]:
    """Districts past and present, CSPs, forces, regions, countries and groups."""
    return {
        row[0]: Place(
            Area(row[0], row[1], AreaKind(row[2])),
            _day(row[3]),
            _day(row[4]),
            tuple(row[5].split()),
            (*filter(None, row[6].split(";")), *second_names().get(row[0], ())),
        )
        for row in _rows("areas.csv")
    }


@cache
def second_names() -> dict[str, tuple[str, ...]]:
    """Official second names, Welsh ones first of all, by code."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name, _ in _rows("second_names.csv"):
        found[code] = (*found.get(code, ()), name)
    return found


@cache
def welsh_names() -> dict[str, str]:
    """The first Welsh name of each area that has one, by code."""
    named = {code: name for code, name, language in reversed(_rows("second_names.csv")) if language == "cy"}
    return dict(sorted(named.items()))


@cache
def ward_rows() -> dict[str, list[str]]:
    """Wards of 2024, and in Cleveland every generation since 2013: code, name, district, first and last day."""
    return {row[0]: row for row in _rows("wards.csv")}


@cache
def wards() -> dict[str, Place]:
    return {code: ward_from(row) for code, row in ward_rows().items()}


@cache
def ward_rows_by_district() -> dict[str, list[list[str]]]:
    """The rows of the wards that each district has or had."""
    found: dict[str, list[list[str]]] = {}
    for row in ward_rows().values():
        found.setdefault(row[2], []).append(row)
    return found


def ward_from(row: list[str]) -> Place:
    code, name, district, start, end = row
    return Place(Area(code, name, AreaKind.WARD), _day(start), _day(end), parent=district)


@cache
def district_rows() -> tuple[tuple[str, str, str, str], ...]:
    """(district, CSP, force, region), one for each pair of a district and a CSP that share ground."""
    return tuple((row[0], row[1], row[2], row[3]) for row in _rows("districts.csv"))


@cache
def forces() -> tuple[Force, ...]:
    return tuple(Force(*row) for row in _rows("forces.csv"))


class _Lsoas(Mapping[str, tuple[str, str, str]]):
    """Each line is cut into its columns when it is asked for: of 36,000 a force has a few hundred. None has quotation marks."""

    def __init__(self) -> None:
        lines = (REFERENCE / "lsoas.csv").read_text(encoding="utf-8").splitlines()[1:]
        self._lines = {line.partition(",")[0]: line for line in lines}

    def __getitem__(self, code: str) -> tuple[str, str, str]:
        _, ward, name, csp = self._lines[code].split(",")
        return ward, name, csp

    def __contains__(self, code: object) -> bool:
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def lsoas() -> Mapping[str, tuple[str, str, str]]:
    """LSOA of 2021 -> its ward of 2024 by best fit; its name, without the district's where it starts with it;
    its CSP, where its district has several."""
    return _Lsoas()


@cache
def lsoas_by_ward() -> Mapping[str, Sequence[str]]:
    """The LSOAs of 2021 that lie in each ward of 2024 by best fit, in the order of their codes."""
    found: dict[str, list[str]] = {}
    for code, ward in _CODE_AND_WARD.findall((REFERENCE / "lsoas.csv").read_text(encoding="utf-8")):
        found.setdefault(ward, []).append(code)
    return found


_CODE_AND_WARD = re.compile(r"^([EW]\d+),([EW]\d+),", re.MULTILINE)


@cache
def lsoa_changes() -> dict[str, tuple[str, tuple[str, ...], str, str, str]]:
    """LSOA of 2011 that is none of 2021 -> (change S, M or X; LSOAs of 2021; ward; district; name)."""
    return {
        code: (change, tuple(after.split()), ward, district, name)
        for code, change, after, ward, district, name in _rows("lsoa_changes.csv")
    }
