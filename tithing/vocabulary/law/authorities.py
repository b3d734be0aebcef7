"""Who is a responsible authority of an area by law, limb by limb, on a day (`authorities.toml`), and how surely it is known (R1).

>>> [limb.slug for limb in limbs_for(["E06000001"], date(2018, 6, 22))]
['council', 'police', 'fire', 'health_england', 'probation']
>>> [limb.slug for limb in limbs_for(["W06000022"], date(2025, 7, 1))]
['council', 'police', 'fire', 'health_wales', 'probation']
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

AUTHORITIES = Path(__file__).parent / "authorities.toml"
# Organisations that sit beside the authorities and are none.
OTHER_KINDS = (
    "local policing body",
    "strategic authority",
    "health trust",
    "housing association",
    "voluntary organisation",
    "other",
)


@dataclass(frozen=True)
class AuthorityKind:
    """A kind of organisation that a limb means, from its first to its last day; `status` V where that was
    read, K where it is to be confirmed, V/K where only its first day is."""

    kind: str
    begins: date
    status: str
    ends: date | None = None

    def stands(self, on: date) -> bool:
        return self.begins <= on and (self.ends is None or on <= self.ends)


@dataclass(frozen=True)
class Limb:
    """One limb of the law; `areas` are the beginnings of the codes of the areas of which it is, all where none is said."""

    slug: str
    title: str
    nations: tuple[str, ...]
    areas: tuple[str, ...]
    source: str
    kinds: tuple[AuthorityKind, ...]

    def kind_on(self, kind: str, on: date) -> AuthorityKind | None:
        """The kind of organisation where the limb means it on a day."""
        return next((each for each in self.kinds if each.kind == kind and each.stands(on)), None)

    def is_of(self, area: str) -> bool:
        """Whether it is of an area, by its code."""
        return area[:1] in self.nations and (not self.areas or area.startswith(self.areas))

    def kinds_on(self, on: date) -> tuple[AuthorityKind, ...]:
        return tuple(each for each in self.kinds if each.stands(on))


@cache
def all_limbs() -> tuple[Limb, ...]:
    """Every limb, in the order of the table."""
    entries = tomllib.loads(AUTHORITIES.read_text(encoding="utf-8"))
    return tuple(_limb_from(slug, entry) for slug, entry in entries.items())


def limb_called(slug: str) -> Limb | None:
    """One limb, None where there is none."""
    return next((limb for limb in all_limbs() if limb.slug == slug), None)


def limbs_for(areas: Collection[str], on: date) -> tuple[Limb, ...]:
    """The limbs that an area has on a day, by the codes of its districts."""
    return tuple(limb for limb in all_limbs() if limb.kinds_on(on) and any(map(limb.is_of, areas)))


def kinds_of_organisation() -> tuple[str, ...]:
    """Every kind that an organisation may have, each once."""
    named = (each.kind for limb in all_limbs() for each in limb.kinds)
    return tuple(dict.fromkeys((*named, *OTHER_KINDS)))


def _limb_from(slug: str, entry: dict[str, Any]) -> Limb:
    kinds = tuple(
        AuthorityKind(each["kind"], each["from"], each["status"], each.get("to")) for each in entry["kinds"]
    )
    return Limb(
        slug, entry["title"], tuple(entry["nations"]), tuple(entry.get("areas", ())), entry["source"], kinds
    )
