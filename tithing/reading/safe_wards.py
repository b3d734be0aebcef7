"""What the wards' figures come to for one reader: small counts withheld before anything is worked out (R100).

Street-level open data is left as it is: the same counts are published nationally for smaller areas. Of everything else a
ward has whole counts by quarter only: a quarter could be worked out from its months, and a count from its share. A count of
a quarter is hidden or shown for all who ask, whichever ward, table or later quarter they ask about: what is hidden depends
on that quarter alone. So a year to date is hidden with any of its quarters, and a difference with either of its ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tithing.disclosure.suppression import CellKey, Sum, SuppressionRule, protect
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At
from tithing.indicators.value_over import value_over
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.reading.quarter import Quarter
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Withheld, number_of
from tithing.vocabulary.readers import ReaderKind
from tithing.vocabulary.units import Unit

OPEN_GROUPS = ("street", "denominators")
SOURCE = "the partnership's setting suppress_below; R100"


def wards_to_publish(quarter: Quarter, *, years_back: int = 1) -> Evidence:
    """What may be said of every ward of the quarter's area, with what rates are worked out from; all of it to an officer."""
    return quarter.snapshot.read_once(
        wards_to_publish,
        quarter.area.code,
        quarter.period,
        years_back,
        make=lambda: _to_publish(quarter, years_back),
    )


def _to_publish(quarter: Quarter, years_back: int) -> Evidence:
    said = _evidence_of(_said(quarter, years_back), quarter)
    if quarter.snapshot.reader.kind is ReaderKind.OFFICER:
        return said
    wards = WardsSaid(
        said=said,
        whole=quarter.evidence,
        districts=districts_of_wards(quarter),
        minimum=quarter.snapshot.partnership.style.suppress_below,
    )
    asked = (
        each
        for year in quarter.years(years_back)
        for each in Period.parse(year).quarters()
        if each <= quarter.period
    )
    return _evidence_of(wards.to_publish(asked), quarter)


def _said(quarter: Quarter, years_back: int) -> Observations:
    codes = set(districts_of_wards(quarter))
    found = quarter.snapshot.observations(areas=codes, years=quarter.years(years_back))
    bases = quarter.denominators(areas=codes, other_than=quarter.years(years_back))
    return Observations.of((*found.all, *bases), erased=found.erased, deliveries=found.deliveries)


def _evidence_of(said: Observations, quarter: Quarter) -> Evidence:
    """A framework promises for the whole area, and groups its measures: of a ward nothing was promised."""
    return quarter.snapshot.evidence_of(said, None, quarter.years(2))


def districts_of_wards(quarter: Quarter) -> dict[str, str]:
    """The code of each ward of the quarter's area, and of the district that it lies in."""
    places = quarter.snapshot.gazetteer
    return {ward.code: places.place(ward.code).parent for ward in quarter.wards()}


@dataclass(frozen=True)
class WardsSaid:
    """`said` is what there is of the wards; `whole` is what stands of the districts that they lie in, by whose
    code `districts` names each ward. Counts of 1 to `minimum` - 1 are withheld.
    """

    said: Evidence
    whole: Evidence
    districts: Mapping[str, str]
    minimum: int

    def to_publish(self, quarters: Iterable[Period]) -> Observations:
        """The wards' observations as they may be published, with the other measures' counts for these quarters."""
        every = self.said.observations
        left = (each for each in every.all if self._is_open(each.measure))
        guarded = (each for quarter in quarters for each in _Quarter(self, quarter).observations())
        return Observations.of((*left, *guarded), erased=every.erased, deliveries=every.deliveries)

    def guarded_measures(self) -> list[str]:
        """The counts that are not published for smaller areas already."""
        return [
            slug
            for slug in self.said.observations.measures()
            if slug in self.said.measures
            and self.said.measure(slug).unit is Unit.COUNT
            and not self._is_open(slug)
        ]

    def _is_open(self, slug: str) -> bool:
        return slug in self.said.measures and self.said.measure(slug).group in OPEN_GROUPS


@dataclass(frozen=True)
class _Quarter:
    """The guarded counts of one quarter: a cell for each ward and measure, and for each district's own figure."""

    wards: WardsSaid
    quarter: Period
    known: dict[CellKey, At] = field(default_factory=dict)

    def observations(self) -> Iterator[Observation]:
        measures = self.wards.guarded_measures()
        self.known.update(self._cells(self.wards.said, self.wards.districts, measures))
        totals = dict(self._cells(self.wards.whole, set(self.wards.districts.values()), measures))
        cells = {cell: at.quantity for cell, at in (*self.known.items(), *totals.items())}
        relations = [*self._over_wards(measures), *self._over_parts(cells, measures)]
        guarded = protect(
            cells,
            relations,
            sensitive=tuple(self.known),
            kept=tuple(totals),
            not_told=[cell for cell, at in self.known.items() if isinstance(at.quantity, Withheld)],
            rule=SuppressionRule(minimum=self.wards.minimum, source=SOURCE),
        )
        for cell, at in self.known.items():
            yield _observation(cell, at, guarded.cells[cell])

    def _cells(
        self, evidence: Evidence, areas: Iterable[str], measures: Sequence[str]
    ) -> Iterator[tuple[CellKey, At]]:
        for area in areas:
            for slug in measures:
                at = value_over(evidence, slug, area=area, period=self.quarter)
                if not isinstance(at.quantity, Missing):
                    yield (area, slug), at

    def _over_wards(self, measures: Sequence[str]) -> Iterator[Sum]:
        """Each district's figure, where all of its wards are told: else the others hide what one ward is."""
        for district in dict.fromkeys(self.wards.districts.values()):
            wards = [ward for ward, home in self.wards.districts.items() if home == district]
            for slug in measures:
                parts = tuple((ward, slug) for ward in wards)
                if all(part in self.known for part in parts):
                    yield Sum((district, slug), parts)

    def _over_parts(self, cells: Mapping[CellKey, Quantity], measures: Sequence[str]) -> Iterator[Sum]:
        """Each whole that is the sum of its parts in an area: one that is not gives nothing away."""
        areas = dict.fromkeys(area for area, _ in cells)
        for slug in measures:
            for arrangement in self.wards.said.arrangements(slug):
                for area in areas:
                    parts = tuple((area, part) for part in arrangement.parts)
                    if _adds_up(cells, (area, slug), parts):
                        yield Sum((area, slug), parts)


def _adds_up(cells: Mapping[CellKey, Quantity], whole: CellKey, parts: Sequence[CellKey]) -> bool:
    numbers = [number_of(cells.get(part)) for part in parts]
    total = number_of(cells.get(whole))
    known = [number for number in numbers if number is not None]
    return total is not None and len(known) == len(parts) and sum(known) == total


def _observation(cell: CellKey, at: At, quantity: Quantity) -> Observation:
    """A ward's count of a quarter; of one that is hidden nothing else is said either."""
    area, slug = cell
    shown = isinstance(quantity, Known)
    sources = at.sources or (SourceRef("", ""),)
    return Observation(
        slug,
        area,
        at.period,
        quantity,
        Unit.COUNT,
        note="; ".join(at.notes) if shown else "",
        restated=at.restated,
        source=sources[0],
        beside=sources[1:],
    )
