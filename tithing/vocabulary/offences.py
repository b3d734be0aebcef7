"""The offence tree: which offences make which group, since when, and what is left out (R70 to R76).

Kept as dated data in `offence_tree.toml`. A whole may have been cut into parts in more than one way; each way
is an arrangement. Slugs are those of the measures that count each group.

>>> [part for part in arrangements_of("robbery")[0].parts]
['robbery_of_business_property', 'robbery_of_personal_property']
>>> group_of_code("46")
'shoplifting'
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

TREE = Path(__file__).parent / "offence_tree.toml"

VICTIM_BASED = "victim_based_crime"
AGAINST_SOCIETY = "other_crimes_against_society"


@dataclass(frozen=True)
class Arrangement:
    """One way a whole is cut into parts that add up to it, and the days between which it stands."""

    parts: tuple[str, ...]
    rule: str
    status: str
    start: date | None = None
    end: date | None = None

    def stands_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class OffenceGroup:
    slug: str
    title: str
    arrangements: tuple[Arrangement, ...]
    note: str = ""


@dataclass(frozen=True)
class Moved:
    """Codes that stood in another group up to a day."""

    codes: tuple[str, ...]
    stood_in: str
    until: date
    rule: str
    status: str


@dataclass(frozen=True)
class OffenceTree:
    groups: dict[str, OffenceGroup]
    codes: dict[str, str]  # code -> smallest group
    moved: tuple[Moved, ...]


@cache
def offence_tree(path: Path = TREE) -> OffenceTree:
    """Every group, code and move of the offence tree, read once."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    codes = {code: slug for slug, listed in entries.pop("codes").items() for code in listed}
    moved = tuple(Moved(**{**each, "codes": tuple(each["codes"])}) for each in entries.pop("moved"))
    groups = {slug: _group_from(slug, entry) for slug, entry in entries.items()}
    return OffenceTree(groups, codes, moved)


def arrangements_of(slug: str) -> tuple[Arrangement, ...]:
    """The ways this group is cut into parts, in the order they came; none for the smallest groups."""
    group = offence_tree().groups.get(slug)
    return group.arrangements if group else ()


def parts_of(slug: str, *, on: date) -> tuple[str, ...]:
    """The parts by the newest definition that stands on a day; none for the smallest groups."""
    standing = [each for each in arrangements_of(slug) if each.stands_on(on)]
    return standing[-1].parts if standing else ()


def group_of_code(code: str, *, on: date | None = None) -> str | None:
    """The smallest group a Home Office offence code belongs to (on a day: R72 moved some), or None."""
    wanted = code.strip().upper()
    for each in offence_tree().moved:
        if on is not None and on <= each.until and wanted in each.codes:
            return each.stood_in
    return offence_tree().codes.get(wanted)


def within(slug: str) -> tuple[str, ...]:
    """Every group inside this one, at any depth and by any arrangement, in tree order, without itself."""
    found: dict[str, None] = {}
    for arrangement in arrangements_of(slug):
        for part in arrangement.parts:
            found.update(dict.fromkeys((part, *within(part))))
    return tuple(found)


def is_victim_based(slug: str) -> bool:
    """Whether the group is inside victim-based crime, rather than other crimes against society (R70)."""
    return slug == VICTIM_BASED or slug in within(VICTIM_BASED)


def _group_from(slug: str, entry: dict[str, Any]) -> OffenceGroup:
    arrangements = tuple(_arrangement_from(each) for each in entry["arrangements"])
    return OffenceGroup(slug, entry["title"], arrangements, entry.get("note", ""))


def _arrangement_from(entry: dict[str, Any]) -> Arrangement:
    return Arrangement(
        tuple(entry["parts"]), entry["rule"], entry["status"], entry.get("from"), entry.get("to")
    )
