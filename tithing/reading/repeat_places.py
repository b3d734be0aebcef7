"""Places at which something was recorded ten times or more in the quarter, from the incidents a book holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tithing.incidents.carved import without_carved
from tithing.incidents.repeats import RepeatLocation, repeat_locations
from tithing.indicators.result import Result
from tithing.indicators.value_over import value_over
from tithing.observations.measure import Measures
from tithing.reading.quarter import Quarter
from tithing.reading.questions.small_areas import wards_of_quarter
from tithing.store.current import current_entries
from tithing.store.record import Record
from tithing.store.sound import sound_files
from tithing.store.spans import carved_out
from tithing.vocabulary.quantity import Known, Suppressed, Withheld

MOST_MEASURES = 4
OPEN = "open"


@dataclass(frozen=True)
class RepeatPlace:
    """A published location, and how many incidents there; `ward` is the name of the one it lies in, "" for none."""

    name: str
    incidents: int
    lsoa: str = ""
    ward: str = ""


@dataclass(frozen=True)
class RepeatPlaces:
    """Where one result's incidents happened again and again."""

    of: Result
    places: tuple[RepeatPlace, ...]

    @property
    def incidents(self) -> int:
        return sum(place.incidents for place in self.places)


def repeat_places(quarter: Quarter, own: dict[str, Result]) -> tuple[RepeatPlaces, ...]:
    """The measures with most at repeat places, at most four.

    A measure whose small counts are sensitive is never listed by place: a street, a month and a sexual offence
    can point to a person (R100).
    """
    found = quarter.snapshot.book_state.read(lambda record: _counted(quarter, own, record))
    found.sort(key=lambda each: -each.incidents)
    return tuple(found[:MOST_MEASURES])


def _counted(quarter: Quarter, own: dict[str, Result], record: Record) -> list[RepeatPlaces]:
    frame = _incidents_of(quarter, record)
    return [] if frame is None else list(_by_measure(quarter, own, frame))


def _incidents_of(quarter: Quarter, record: Record) -> Any | None:
    """The incidents of the quarter's year as a lazy frame; None where the book holds none."""
    book = quarter.snapshot.book_state.book
    standing = current_entries(record.entries, as_known_on=quarter.snapshot.as_known_on)
    files = [
        file
        for entry in standing
        for file in entry.files
        if file.kind == "incidents" and file.year == quarter.period.plan_year
    ]
    if not files:
        return None
    return without_carved(book.engine.scan(sound_files(book.folder, files)), carved_out(standing))


def _by_measure(quarter: Quarter, own: dict[str, Result], frame: Any) -> Iterator[RepeatPlaces]:
    for result in own.values():
        if not _may_be_listed(result, quarter.snapshot.measures):
            continue
        places = repeat_locations(
            frame, period=quarter.period, district=quarter.area.code, measures=[result.measure]
        )
        told = tuple(_place(quarter, each) for each in places if _may_be_told(quarter, result.measure, each))
        if told:
            yield RepeatPlaces(result, told)


def _may_be_listed(result: Result, measures: Measures) -> bool:
    if not result.measure or result.measure not in measures:
        return False
    measure = measures.get(result.measure)
    whole = measure.group == "street" and measure.slug == "street_all_crime"
    return measure.disclosure == OPEN and not whole and isinstance(result.value.quantity, Known)


def _may_be_told(quarter: Quarter, measure: str, found: RepeatLocation) -> bool:
    """Where a ward's count is hidden, so is how many of them were at one place in it."""
    if not found.ward:
        return True
    at = value_over(wards_of_quarter(quarter), measure, area=found.ward, period=quarter.period)
    return not isinstance(at.quantity, Suppressed | Withheld)


def _place(quarter: Quarter, found: RepeatLocation) -> RepeatPlace:
    ward = quarter.snapshot.gazetteer.get(found.ward).name if found.ward else ""
    return RepeatPlace(found.name, found.incidents, found.lsoa, ward)
