"""A figure: a quantity on its way to a page, with its unit, how to round it and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tithing.vocabulary.quantity import Quantity
from tithing.vocabulary.units import Unit


@dataclass(frozen=True)
class BaseOfRate:
    """What a rate is over: people or households, of which year and which edition, and how many."""

    title: str
    period: str  # Period.code
    number: float | None
    edition: str = ""  # who supplied it, which names the release of an estimate
    implied: bool = False  # worked out from published rates


@dataclass(frozen=True)
class Provenance:
    """How to follow a figure back: the indicator, what of it this is, where, when, and the files."""

    indicator: str = ""  # slug
    part: str = ""  # value, previous, difference, percent_change, rate, year_to_date, baseline ...
    area: str = ""  # ONS code
    period: str = ""  # Period.code
    breakdown: str = ""
    sources: tuple[tuple[str, str], ...] = ()  # (file as received, its mark: see `file_mark`)
    rows: tuple[
        tuple[int, ...], ...
    ] = ()  # of each file in turn, the rows that were used; none of what was counted
    released: tuple[date | None, ...] = ()  # of each file in turn, the day on which its publisher released it
    revisions: tuple[
        int, ...
    ] = ()  # of each file in turn, how often what it says was revised; 0 for a first release
    suppliers: tuple[str, ...] = ()  # slugs
    caveats: tuple[str, ...] = ()  # what must be said beside it, in words
    base: BaseOfRate | None = None


@dataclass(frozen=True)
class Figure:
    """`decimals` is how many are shown; the full precision stays in `quantity`. `signed` shows + and minus; `note` is what
    must be said beside it, such as that its file was withdrawn since.
    """

    quantity: Quantity
    unit: Unit = Unit.COUNT
    decimals: int = 0
    signed: bool = False
    provenance: Provenance = field(default_factory=Provenance)
    note: str = ""
