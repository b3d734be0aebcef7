"""Kinds of area, by the first three characters of their ONS code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    LSOA = "lsoa"
    MSOA = "msoa"
    WARD = "ward"
    DISTRICT = "district"
    COUNTY = "county"
    CSP = "csp"
    FORCE = "force"
    REGION = "region"
    COUNTRY = "country"
    GROUP = "group"  # a group of areas, such as a most similar group
    LOCAL = "local"  # an area a partnership has drawn itself


BELOW_WARDS = (AreaKind.MSOA, AreaKind.LSOA)
SMALL = (AreaKind.WARD, AreaKind.LOCAL, *BELOW_WARDS)  # a count of few there can point to a person (R100)

_KINDS = {
    "E01": AreaKind.LSOA,
    "W01": AreaKind.LSOA,
    "E02": AreaKind.MSOA,
    "W02": AreaKind.MSOA,
    "E05": AreaKind.WARD,
    "W05": AreaKind.WARD,
    "E06": AreaKind.DISTRICT,
    "E07": AreaKind.DISTRICT,
    "E08": AreaKind.DISTRICT,
    "E09": AreaKind.DISTRICT,
    "W06": AreaKind.DISTRICT,
    "E10": AreaKind.COUNTY,
    "E22": AreaKind.CSP,
    "W22": AreaKind.CSP,
    "W14": AreaKind.CSP,
    "E23": AreaKind.FORCE,
    "W15": AreaKind.FORCE,
    "E12": AreaKind.REGION,
    "E92": AreaKind.COUNTRY,
    "W92": AreaKind.COUNTRY,
    "K04": AreaKind.COUNTRY,
    "MSG": AreaKind.GROUP,
    "LOC": AreaKind.LOCAL,
}


def kind_of(code: str) -> AreaKind | None:
    """The kind an ONS code (or one of ours, MSG-… and LOC-…) stands for; None where it is no such code."""
    return _KINDS.get(code[:3])


def prefixes_of(kind: AreaKind) -> tuple[str, ...]:
    """With what the codes of this kind begin.

    >>> prefixes_of(AreaKind.FORCE)
    ('E23', 'W15')
    """
    return tuple(prefix for prefix, each in _KINDS.items() if each is kind)


def is_small(code: str) -> bool:
    """Whether a code is of a small area.

    >>> is_small("E05013936"), is_small("E06000001")
    (True, False)
    """
    return kind_of(code) in SMALL


@dataclass(frozen=True)
class Area:
    """A place with a code. `short` is what a table head says."""

    code: str
    name: str
    kind: AreaKind
    short: str = ""

    @property
    def head(self) -> str:
        return self.short or self.name
