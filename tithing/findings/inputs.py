"""What rules look at beside results: series, places, parts and supplied totals, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tithing.findings.subject import Subject
from tithing.indicators.result import At, Result
from tithing.vocabulary.breaks import is_after_all
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity

Points = tuple[tuple[Period, Quantity], ...]


@dataclass(frozen=True)
class Series:
    """One indicator over time, oldest first. After each of `breaks_after` its definition changed.

    `alike` are the same periods, each with what it would be were it as complete as the last (`caveats.alike`); none where all
    are. A rule judges by `judged_by`: what it says must hold by all of them.
    """

    subject: Subject
    points: Points
    breaks_after: tuple[Period, ...] = ()
    alike: Points = ()

    @property
    def judged_by(self) -> tuple[Points, ...]:
        """The points as they are, and as they would be were all as complete as the last."""
        return (self.points, self.alike) if self.alike else (self.points,)

    def since_break(self) -> Points:
        """The points after the last break in the definition: no limit is drawn across one (R73, R74)."""
        return self.after_breaks(self.points)

    def after_breaks(self, points: Points) -> Points:
        """Those of these points that lie after the last break."""
        return tuple(point for point in points if is_after_all(self.breaks_after, point[0]))


@dataclass(frozen=True)
class PlaceCount:
    """A ward, or a published location, and how many there."""

    name: str
    quantity: Quantity
    code: str = ""
    within: str = ""  # the ward a location is in
    small_area: str = ""  # the name of the LSOA a location is in
    apart: str = ""  # what tells a location from another of its name in the same small area
    recorded_at: str = ""  # "police station" and the like, where much may only have been recorded
    is_kind: bool = False  # its name is the publisher's word for a kind of place


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
class Correction:
    """A figure as a document that was released on a day showed it, and what it is now."""

    subject: Subject
    now: At
    before: float
    day: date


@dataclass(frozen=True)
class SeparatePart:
    """A part of a whole that is shown apart, such as COVID-related incidents.

    `new`: a year ago there was no such part, so all of the earlier whole is without it.
    """

    whole: Result
    part: Result
    new: bool = False


NamedParts = tuple[tuple[str, Quantity], ...]


def all_of_it(ways: Sequence[NamedParts]) -> NamedParts:
    """The parts that make up a whole, in that of its arrangements of which most is there; nothing where one of them is hidden or
    missing. What is hidden is there: a whole is not held against an older, shorter list because of it.

    >>> from tithing.vocabulary.quantity import Suppressed
    >>> older = (("with injury", Known(25)), ("without injury", Known(51)))
    >>> all_of_it([older, (*older, ("stalking", Suppressed()))]), all_of_it([older, (*older, ("stalking", Missing()))]) == older
    ((), True)
    """
    there = [sum(not isinstance(quantity, Missing) for _, quantity in way) for way in ways]
    most = [way for way, number in zip(ways, there, strict=True) if number and number == max(there)]
    parts = min(most, key=len, default=())
    return parts if all(isinstance(quantity, Known) for _, quantity in parts) else ()


@dataclass(frozen=True)
class SuppliedTotal:
    """A total as supplied and the parts that are known to be all of it (R71), each with its name.

    `decimals` is how far the parts were rounded before they came; None for counts, which add exactly (R84).
    """

    subject: Subject
    total: Quantity
    parts: tuple[tuple[str, Quantity], ...]
    decimals: int | None = None
