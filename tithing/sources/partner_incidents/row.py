"""One row of an incident list: when, what and where, or every reason why it cannot be counted."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from tithing.observations.measure import UnknownMeasure, simplify
from tithing.places.placing import Placing, place_code
from tithing.sources.columns.headings import Columns
from tithing.sources.contract import Context
from tithing.sources.lookups import Lookups
from tithing.sources.tables import ReceivedRow
from tithing.sources.values.cells import Unclear, day_of, on_its_weekday
from tithing.sources.values.moments import without_time
from tithing.sources.values.withheld import is_unsaid
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.problems import Problem

NAMES: dict[str, tuple[str, ...]] = {
    "date": ("date", "incident date", "date of incident", "date reported", "reported date", "date received"),
    "type": (
        "type",
        "incident type",
        "category",
        "incident",
        "type of incident",
        "fire type",
        "complaint type",
    ),
    "ward": ("ward", "ward name", "ward code", "electoral ward"),
    "lsoa": ("lsoa", "lsoa code", "lsoa21cd", "lsoa11cd"),
    "district": ("district", "area", "local authority", "borough", "council"),
    "street": ("street", "street name", "road", "location", "site", "place"),
}
NUMBERS = frozenset(
    {
        "count", "counts", "value", "number", "offences", "incidents", "crimes", "total", "quantity", "qty", "volume",
        "number of incidents", "no of incidents", "incident count", "number of offences", "no of offences",
    }
)  # of incidents in a row, where a list has one in each  # fmt: skip
COUNTS = NUMBERS | {"crime id", "measure", "unit"}
_WHERE = ("lsoa", "ward", "district")
_MARKED = ("date", "type", *_WHERE)
_IN_ITS_PLACE = {
    "date": "Write the day; where it is not known take the row out, for it belongs to no month",
    "type": "Write what it was, a measure's title or alias; where that is not known take the row out",
}
_OF_A_PLACE = "Write the place; leave the cell empty where another column says it, or take the row out where none is known"


@dataclass(frozen=True, slots=True)
class Incident:
    """What a row says: nothing that tells who."""

    measure: str
    type: str
    day: date
    place: Placing
    street: str
    row: int


@dataclass
class ListReader:
    """Reads the rows of one list and gathers what is wrong with them."""

    columns: Columns
    context: Context
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lookups = Lookups(self.context)
        self._measures: dict[str, str | Unclear] = {}
        self._places: dict[tuple[str, ...], Placing | Unclear] = {}

    def incident(self, row: ReceivedRow) -> Incident | None:
        """The incident of a row, None with its problems kept."""
        before = len(self.problems)
        if self._holds_marks(row):
            return None
        day = self._day(row)
        measure = self._measure(row)
        place = self._place(row, day) if day is not None else None
        if day is None or measure is None or place is None or len(self.problems) > before:
            return None
        return Incident(measure, self._text(row, "type"), day, place, self._text(row, "street"), row.number)

    def _holds_marks(self, row: ReceivedRow) -> bool:
        """Whether a mark such as n/a stands where a day, a type or a place should."""
        marked = {name: said for name in _MARKED if is_unsaid(said := self._text(row, name))}
        for name, said in marked.items():
            what = f'"{said}" says no {name}'
            self._refuse(row, name, Unclear(what, _IN_ITS_PLACE.get(name, _OF_A_PLACE)))
        return bool(marked)

    def _day(self, row: ReceivedRow) -> date | None:
        """A time beside the day is left out: the hour of an event near a home may tell whose it was."""
        cell = self.columns.cell(row, "date")
        if isinstance(cell, str):
            cell = without_time(cell)
        try:
            return on_its_weekday(day_of(cell), cell)
        except Unclear as unclear:
            self._refuse(row, "date", unclear)
            return None

    def _measure(self, row: ReceivedRow) -> str | None:
        words = self._text(row, "type")
        if words not in self._measures:
            self._measures[words] = self._find_measure(words)
        found = self._measures[words]
        if isinstance(found, Unclear):
            self._refuse(row, "type", found)
            return None
        return found

    def _find_measure(self, words: str) -> str | Unclear:
        slug = types().get(simplify(words))
        try:
            found = self.context.measures.get(slug) if slug else self.context.measures.find(words)
        except UnknownMeasure as error:
            what = str(error) if words else "the type is empty"
            return Unclear(
                what, "Write a type that is a measure's title or alias, or add it as an alias of a measure"
            )
        if not found.events:
            return Unclear(
                f'"{words}" is {found.title}, which is not counted from incidents', "Correct the type"
            )
        return found.slug

    def _place(self, row: ReceivedRow, day: date) -> Placing | None:
        said = tuple(self._text(row, name) for name in _WHERE)
        if said not in self._places:
            self._places[said] = self._find_place(said, day)
        found = self._places[said]
        if isinstance(found, Unclear):
            self._refuse(row, found.column or self._says_where(row), found)
            return None
        return found

    def _says_where(self, row: ReceivedRow) -> str:
        """The column that says the smallest place of the row; of a row that says none the first that the list has."""
        known = [name for name in _WHERE if name in self.columns.known]
        return next((name for name in known if self._text(row, name)), known[0])

    def _find_place(self, said: tuple[str, ...], day: date) -> Placing | Unclear:
        """The smallest place that is said: the LSOA, the ward (of the district), the district."""
        lsoa, ward, district = said
        if not any(said):
            return Unclear("the row says no place", "Write the ward, the LSOA or the district")
        try:
            places = self.context.gazetteer
            code = places.lsoa_called(lsoa) if lsoa else self._ward_or_district(ward, district, day)
            self.lookups.tell_if_far(code)
            return place_code(places, code)
        except Unclear as unclear:
            return unclear
        except LookupError as error:
            column = "lsoa" if lsoa else "ward" if ward else "district"
            return Unclear(str(error), "Correct the place, or write its ONS code", column=column)

    def _ward_or_district(self, ward: str, district: str, day: date) -> str:
        if not ward:
            return self.lookups.area(district, day)
        if kind_of(ward.upper()) is AreaKind.WARD:
            return ward.upper()
        bare = re.sub(r"\s+ward$", "", ward, flags=re.IGNORECASE)
        try:
            return self.lookups.area(f"{bare} ward, {district}" if district else f"{bare} ward", day)
        except Unclear:
            if kind := self._kind_of(ward, day):
                change = "Write the ward, or head the column district if it has districts"
                raise Unclear(f'"{ward}" is a {kind}, and no ward', change, column="ward") from None
            raise

    def _kind_of(self, name: str, day: date) -> str:
        """What a name is that is no ward's, "" where nothing is called so."""
        try:
            kind = self.context.gazetteer.find(name, on=day).kind
        except LookupError:
            return ""
        return "" if kind is AreaKind.WARD else kind.value

    def _text(self, row: ReceivedRow, name: str) -> str:
        return self.columns.text(row, name)

    def _refuse(self, row: ReceivedRow, column: str, unclear: Unclear) -> None:
        what, change = unclear.what, unclear.change
        self.problems.append(self.columns.problem(what, change, row=row.number, name=column))


@cache
def types() -> dict[str, str]:
    """What partners call their incidents, simplified, and the measure of each."""
    about = tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))
    return {simplify(words): slug for words, slug in about["types"].items()}
