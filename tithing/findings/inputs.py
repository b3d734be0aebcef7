"""What rules look at beside results: series, places, parts and supplied totals, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.findings.subject import Subject
from tithing.indicators.result import Result
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity

Points = tuple[tuple[Period, Quantity], ...]


@dataclass(frozen=True)
class Series:
    """One indicator over time, oldest first. After each of `breaks_after` its definition changed."""

    subject: Subject
    points: Points
    breaks_after: tuple[Period, ...] = ()


@dataclass(frozen=True)
class PlaceCount:
    """A ward, or a published location, and how many there."""

    name: str
    quantity: Quantity
    code: str = ""
    within: str = ""  # the ward a location is in


@dataclass(frozen=True)
class CountByPlace:
    """How one count divides between places. `total` is the area's own count, places unknown among them; `absent` are the
    places whose figure is not here, each with why.
    """

    subject: Subject
    places: tuple[PlaceCount, ...]
    total: Quantity
    complete: bool = True  # every place of its kind is listed, so that one not there is none
    what: str = "ward"
    absent: tuple[PlaceCount, ...] = ()


@dataclass(frozen=True)
class SeparatePart:
    """A part of a whole that is shown apart, such as COVID-related incidents.

    `new`: a year ago there was no such part, so all of the earlier whole is without it.
    """

    whole: Result
    part: Result
    new: bool = False


@dataclass(frozen=True)
class SuppliedTotal:
    """A total as supplied and the parts that are known to be all of it (R71), each with its name.

    `decimals` is how far the parts were rounded before they came; None for counts, which add exactly (R84).
    """

    subject: Subject
    total: Quantity
    parts: tuple[tuple[str, Quantity], ...]
    decimals: int | None = None
