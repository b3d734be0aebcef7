"""The law that is cited, as dated data by nation (`law.toml`): whoever names an Act or a regulation asks here.

>>> [law.citation for law in law_for(Purpose.PLAN, area="W06000022", on=date(2025, 7, 1))]
['SI 2007/3076']
>>> [law.citation for law in law_for(Purpose.PLAN, area="E06000001", on=date(2025, 7, 1))]
['SI 2007/1830']
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

LAW = Path(__file__).parent / "law.toml"
NATIONS = {"E": "England", "W": "Wales"}


class Purpose(StrEnum):
    """What law is asked for."""

    PARTNERSHIPS = "partnerships"  # that there is a partnership, and what it is for
    EVERY_FUNCTION = "every_function"  # what authorities consider in all their work
    PLAN = "plan"  # the assessment, the plan and its review
    RETURNS = "returns"  # what authorities disclose to one another, and when
    STRATEGY_GROUP = "strategy_group"  # who is appointed to the group
    SHARING = "sharing"  # the protocol by which authorities share information


@dataclass(frozen=True)
class Amendment:
    """An instrument that changed another, from the day on which it came into force."""

    citation: str
    begins: date


@dataclass(frozen=True)
class Law:
    """One instrument, or the provisions of it that are cited for one purpose; `ends` is the last day it stood, if it ended."""

    slug: str
    title: str
    citation: str
    nations: tuple[str, ...]
    purpose: Purpose
    begins: date
    source: str
    status: str
    provisions: str = ""
    ends: date | None = None
    amended: tuple[Amendment, ...] = ()

    def stands(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.begins <= on and (self.ends is None or on <= self.ends)

    def holds_in(self, area: str) -> bool:
        """Whether it is the law of the nation that an area's code is of.

        >>> law_called("strategy_wales").holds_in("E06000001")
        False
        """
        return area[:1] in self.nations

    def cited(self, on: date) -> str:
        """Its title and number, and whether it had been amended by a day.

        >>> law_called("prescribed_information").cited(date(2025, 7, 1))
        'Crime and Disorder (Prescribed Information) Regulations 2007 (SI 2007/1831)'
        """
        amended = ", as amended" if any(each.begins <= on for each in self.amended) else ""
        return f"{self.title} ({self.citation}{amended})" if self.citation[:2] == "SI" else self.title


@cache
def all_law(path: Path = LAW) -> tuple[Law, ...]:
    """Every entry of the table, in its order. Raises ValueError for a purpose that is not in the list."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_law_from(slug, entry) for slug, entry in entries.items())


def law_called(slug: str) -> Law:
    """One entry. Raises KeyError where there is none."""
    return {law.slug: law for law in all_law()}[slug]


def law_for(purpose: Purpose, *, area: str, on: date) -> tuple[Law, ...]:
    """What stands for a purpose on a day in the nation of an area, by its code; nothing where no nation is known of it."""
    return tuple(law for law in all_law() if law.purpose is purpose and law.holds_in(area) and law.stands(on))


def _law_from(slug: str, entry: dict[str, Any]) -> Law:
    said = dict(entry)
    begins, ends = said.pop("from"), said.pop("to", None)
    amended = tuple(Amendment(each["citation"], each["from"]) for each in said.pop("amended", ()))
    nations = tuple(said.pop("nations"))
    purpose = Purpose(said.pop("purpose"))
    return Law(slug=slug, begins=begins, ends=ends, amended=amended, nations=nations, purpose=purpose, **said)
