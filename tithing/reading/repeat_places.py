"""Places at which something was recorded ten times or more in the quarter, from the incidents a book holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tithing.incidents.carved import without_carved
from tithing.incidents.kinds_of_place import A_NAME, KindOfPlace, kind_of_place
from tithing.incidents.repeats import RepeatLocation, repeat_locations_of_each
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.result import Result
from tithing.observations.deliveries import month_of
from tithing.observations.measure import Measures
from tithing.reading.questions.small_areas import wards_of_span
from tithing.reading.span import BookSpan
from tithing.store.journal.current import current_entries
from tithing.store.journal.entry import Entry
from tithing.store.journal.record import Record
from tithing.store.journal.spans import carved_out
from tithing.store.parquet.sound import sound_files
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Suppressed, Withheld

MOST_MEASURES = 4
OPEN = "open"


@dataclass(frozen=True)
class RepeatPlace:
    """A published location, and how many incidents there; `ward` and `lsoa_name` are the names of those it lies in, "" for
    none. `apart` tells it from another of its name in the same small area, by its published point; "" where nothing needs to.
    """

    name: str
    incidents: int
    lsoa: str = ""
    ward: str = ""
    lsoa_name: str = ""
    apart: str = ""
    kind: KindOfPlace = A_NAME


@dataclass(frozen=True)
class RepeatPlaces:
    """Where one result's incidents happened again and again."""

    of: Result
    places: tuple[RepeatPlace, ...]

    @property
    def incidents(self) -> tuple[int, int]:
        """How many where they happened; and how many in all, with those that may only have been recorded there."""
        happened = sum(place.incidents for place in self.places if not place.kind.recorded_at)
        return happened, sum(place.incidents for place in self.places)


def repeat_places(span: BookSpan, own: dict[str, Result]) -> tuple[RepeatPlaces, ...]:
    """The measures with most at repeat places, at most four; what may only have been recorded at a place counts last.

    A measure whose small counts are sensitive is never listed by place: a street, a month and a sexual offence
    can point to a person (R100).
    """
    found = span.snapshot.book_state.read(lambda record: _counted(span, own, record))
    found.sort(key=lambda each: each.incidents, reverse=True)
    return tuple(found[:MOST_MEASURES])


def _counted(span: BookSpan, own: dict[str, Result], record: Record) -> list[RepeatPlaces]:
    frame = _incidents_of(span, record)
    return [] if frame is None else list(_by_measure(span, own, frame))


def _incidents_of(span: BookSpan, record: Record) -> Any | None:
    """The incidents of files that may hold any of the span, as a lazy frame; None where the book has no such file."""
    book = span.snapshot.book_state.book
    standing = current_entries(record.entries, as_known_on=span.snapshot.as_known_on)
    years = {month.plan_year for month in span.period.months()}
    files = [
        file
        for entry in standing
        if _may_speak_of(entry, span.period)
        for file in entry.files
        if file.kind == "incidents" and file.year in years
    ]
    if not files:
        return None
    return without_carved(book.engine.scan(sound_files(book.folder, files)), carved_out(standing))


def _may_speak_of(entry: Entry, period: Period) -> bool:
    """Whether a file may hold anything of a period: of most is known of which one month they are, by force and month."""
    month = month_of(entry)
    return month is None or (period.start <= month.end and month.start <= period.end)


def _by_measure(span: BookSpan, own: dict[str, Result], frame: Any) -> Iterator[RepeatPlaces]:
    listed = [result for result in own.values() if _may_be_listed(result, span.snapshot.measures)]
    if not listed:
        return
    measures = sorted({result.measure for result in listed})
    found = repeat_locations_of_each(frame, period=span.period, district=span.area.code, measures=measures)
    for result in listed:
        places = found.get(result.measure, ())
        told = _told_apart(span, [p for p in places if _may_be_told(span, result.measure, p)])
        if told:
            yield RepeatPlaces(result, told)


def _may_be_listed(result: Result, measures: Measures) -> bool:
    if not result.measure or result.measure not in measures:
        return False
    measure = measures.get(result.measure)
    whole = measure.group == "street" and measure.slug == "street_all_crime"
    return measure.disclosure == OPEN and not whole and isinstance(result.value.quantity, Known)


def _may_be_told(span: BookSpan, measure: str, found: RepeatLocation) -> bool:
    """Where a ward's count is hidden, so is how many of them were at one place in it."""
    if not found.ward:
        return True
    at = value_over(wards_of_span(span), measure, area=found.ward, period=span.period)
    return not isinstance(at.quantity, Suppressed | Withheld)


def _told_apart(span: BookSpan, found: list[RepeatLocation]) -> tuple[RepeatPlace, ...]:
    """The places, those that share a name, a ward and a small area told apart by their points."""
    places = [_place(span, each) for each in found]
    called = Counter((place.name, place.lsoa) for place in places)
    return tuple(
        replace(place, apart=_point(each)) if called[place.name, place.lsoa] > 1 else place
        for place, each in zip(places, found, strict=True)
    )


def _place(span: BookSpan, found: RepeatLocation) -> RepeatPlace:
    places = span.snapshot.gazetteer
    ward, lsoa = (places.get(code).name if code in places else "" for code in (found.ward, found.lsoa))
    return RepeatPlace(
        found.name, found.incidents, found.lsoa, ward, lsoa_name=lsoa, kind=kind_of_place(found.name)
    )


def _point(found: RepeatLocation) -> str:
    """The snap point as any map takes it: about ten metres."""
    if found.latitude is None or found.longitude is None:
        return ""
    return f"{found.latitude:.4f}, {found.longitude:.4f}"
