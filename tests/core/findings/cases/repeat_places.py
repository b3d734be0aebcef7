"""Published places with ten or more: streets, kinds of place, twins of a name, and where much is only recorded."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.findings.cast import a_result
from tithing.findings.fact import Fact
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.rules import repeat_places
from tithing.findings.subject import Subject
from tithing.vocabulary.quantity import Known

PARK = PlaceCount("Park", Known(25), "E01011954", "Victoria", "Hartlepool 008A")
SUPERMARKET = PlaceCount("Supermarket", Known(11), "E01011955", "Victoria", "Hartlepool 008B", is_kind=True)
STATION = PlaceCount(
    "Police Station",
    Known(35),
    "E01011955",
    "Victoria",
    "Hartlepool 008B",
    "",
    "police station",
    is_kind=True,
)
WARDS = [
    PlaceCount("Hospital", Known(n), "E01011956", "Bruce", "Hartlepool 002A", point, "hospital", is_kind=True)
    for n, point in ((22, "54.7012, -1.2270"), (11, "54.7031, -1.2281"))
]
LOW = PlaceCount("Square", Known(9), "E01011957", "Victoria", "Hartlepool 008C")


def at(*places: PlaceCount) -> CountByPlace:
    return CountByPlace(Subject.of(a_result(slug="possession_of_drugs")), places, Known(172))


def cases() -> Iterable[Fact]:
    return repeat_places.find(
        locations=[
            at(PARK, SUPERMARKET, LOW),
            at(SUPERMARKET),
            at(STATION, LOW),
            at(PARK, STATION, *WARDS, SUPERMARKET),
        ]
    )
