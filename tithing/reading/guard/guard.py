"""What of the book's observations is told to whoever is not an officer: the one place through which all of them pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from tithing.disclosure.rule import BY_QUARTER_ONLY, COUNTS_ONLY, NOT_SO_SMALL, SuppressionRule
from tithing.indicators.calculate import evidence_for
from tithing.indicators.evidence import Evidence
from tithing.indicators.result import At
from tithing.observations.measure import with_variants
from tithing.observations.observation import Observation, Observations, SourceRef
from tithing.observations.standing.reading import said_of
from tithing.reading.book_state import BookAtHead
from tithing.reading.guard.cells import LONGER, StateOfYear
from tithing.reading.guard.kept import kept_decisions
from tithing.reading.guard.seen_before import overtaken
from tithing.reading.guard.universe import CountOf, Spot, Universe
from tithing.reading.guard.year import Decided, Decision, YearOfBook
from tithing.reading.mask import Mask
from tithing.reading.remembered import Remembered
from tithing.sources.about import open_sources
from tithing.store.journal.entry import Entry
from tithing.store.ledger.published import CellIn
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Missing, Suppressed
from tithing.vocabulary.readers import Reader, ReaderKind
from tithing.vocabulary.units import Unit

YEARS_KEPT = 64
SOURCE = "the partnership's setting suppress_below; R100"
ANOTHER_FIGURE = "another supplier gave a figure of it too, which is not used"
IN_ITS_PLACE = (PeriodKind.QUARTER, *LONGER)  # what a count of which is told in its place

_years: Remembered[tuple[int, Reader, date, str], YearOfBook] = Remembered(YEARS_KEPT)


@dataclass(frozen=True, eq=False)
class Guard:
    """Of one state of the book, for one reader at one moment, as known on one day."""

    state: BookAtHead
    mask: Mask
    as_known_on: date | None
    _views: Remembered[str, YearAsTold | None] = field(
        default_factory=lambda: Remembered(YEARS_KEPT), repr=False
    )

    def told(
        self,
        found: Observations,
        *,
        areas: Collection[str],
        years: Collection[str],
        measures: Collection[str] | None = None,
    ) -> Observations:
        """What was found of these areas and years, with what is hidden made so; as it is where nothing could have to be."""
        views = {year: view for year in years if (view := self._view(year)) is not None}
        if not views:
            return found
        kept = (self._one(each, views) for each in found.all)
        added = (row for view in views.values() for row in view.added(areas, measures))
        rows = (*(each for each in kept if each is not None), *added)
        return Observations.of(rows, erased=found.erased, deliveries=found.deliveries)

    @staticmethod
    def _one(said: Observation, views: Mapping[str, YearAsTold]) -> Observation | None:
        place = (said.measure, said.area, said.breakdown)
        if not any(place in view.touched for view in views.values()):
            return said
        view = views.get(said.period.plan_year)
        return view.told(said) if view is not None else said

    def _view(self, year: str) -> YearAsTold | None:
        return self._views.get(year, lambda: self._view_of(year))

    def _view_of(self, year: str) -> YearAsTold | None:
        closed = tuple(each for each in self._closed if any(file.year == year for file in each.files))
        if not closed:
            return None
        key = (id(self.state), self.mask.reader, self.mask.day, year)
        asked = _years.get(key, lambda: self._year(year, closed))
        if not asked.universe.is_small_anywhere:
            return None
        return YearAsTold(self._decided(asked), asked.state(self.as_known_on))

    def _decided(self, asked: YearOfBook) -> Decided:
        """What was decided of a year: the public's is kept, since everybody asks it."""
        decisions = asked.decided if self.mask.reader.kind is not ReaderKind.PUBLIC else self._kept(asked)
        return Decided(asked.universe, asked.rule, decisions)

    def _kept(self, asked: YearOfBook) -> tuple[Decision, ...]:
        book = self.state.book
        hangs_on = (self.state.stamp, self.mask.day.isoformat())
        return self.state.read(
            lambda record: kept_decisions(book.folder, record, book.engine, asked, hangs_on=hangs_on)
        )

    @cached_property
    def _closed(self) -> tuple[Entry, ...]:
        """The entries of which some figure may have to be hidden: those of sources that are not open."""
        everyones = open_sources()
        return tuple(each for each in self.state.record.entries if each.source not in everyones)

    def _year(self, year: str, closed: tuple[Entry, ...]) -> YearOfBook:
        book, record = self.state.book, self.state.record
        entries = frozenset(each.id for each in closed)
        said = self.state.read(
            lambda record: said_of(book.folder, record, entries=entries, year=year, engine=book.engine)
        )
        return YearOfBook(
            year=Period.parse(year),
            universe=Universe(
                said,
                self.state.measures,
                book.gazetteer,
                {each.area.code: each.wards for each in book.partnership.local_areas},
            ),
            releases=lambda areas, measures, day: self.state.releases(
                areas=areas, years=[year], measures=measures, as_known_on=day
            ),
            shown=self.mask.shown,
            evidence_of=self._evidence_of(Period.parse(year)),
            withdrawn=frozenset(each.withdrawn for each in record.entries if each.withdrawn is not None),
            rule=SuppressionRule(minimum=book.partnership.style.suppress_below, source=SOURCE),
            published={key: _numbers(cells) for key, cells in self.state.published.shown().items()},
            hidden_before=frozenset(self.state.published.hidden()),
            overtaken=overtaken(self.state.published.publications, closed),
            line_of=lambda ref: self.state.lines.get((ref.file, ref.sha256), 0),
        )

    def _evidence_of(self, year: Period) -> Callable[[Observations], Evidence]:
        framework = self.state.frameworks.for_period(year)
        return lambda said: evidence_for(
            said,
            self.state.measures,
            framework=framework,
            gazetteer=self.state.book.gazetteer,
            suppliers=self.state.book.suppliers,
        )


@dataclass(frozen=True, eq=False)
class YearAsTold:
    """What was `decided` of a year, said of what stood on one day."""

    decided: Decided
    stood: StateOfYear

    @cached_property
    def touched(self) -> frozenset[CountOf]:
        """Of what not every row is told as it came."""
        universe = self.decided.universe
        return universe.by_quarter | universe.too_small | self._hidden.keys()

    @cached_property
    def _hidden(self) -> dict[CountOf, tuple[Period, ...]]:
        """The larger areas' hidden counts, under each of an area's codes, with the rates that would give them away."""
        return self._under_every_name(self.decided.hidden_wholes)

    @cached_property
    def _counted(self) -> dict[CountOf, tuple[Period, ...]]:
        """The same with every period of which there is a count, hidden or not."""
        found: dict[CountOf, tuple[Period, ...]] = dict.fromkeys(self.decided.hidden_wholes, ())
        for place, period in self.stood.counts:
            if place in found:
                found[place] += (period,)
        return self._under_every_name(found)

    def _under_every_name(
        self, periods_of: Mapping[CountOf, tuple[Period, ...]]
    ) -> dict[CountOf, tuple[Period, ...]]:
        return {
            CountOf(slug, code, place.breakdown): periods
            for place, periods in periods_of.items()
            for slug in with_variants([place.measure])
            for code in self.stood.evidence.codes_of(place.area)
        }

    def told(self, said: Observation) -> Observation | None:
        """One row as it is told; None where others are told in its place."""
        place = CountOf(said.measure, said.area, said.breakdown)
        universe = self.decided.universe
        if isinstance(said.quantity, Missing):
            return None if place in universe.by_quarter and said.period.kind in IN_ITS_PLACE else said
        if place in universe.too_small:
            return _without_number(said, NOT_SO_SMALL)
        if place in universe.by_quarter:
            return self._of_small(said)
        return (
            _without_number(said, self.decided.rule.hidden) if self._is_hidden(place, said.period) else said
        )

    def _is_hidden(self, place: CountOf, period: Period) -> bool:
        """Whether a row of a larger area is: a count that was decided about as it was decided, so that a hidden year hides no
        quarter with it; part of a quarter as the quarter; other days wherever any of them are hidden.
        """
        hidden = self._hidden.get(place, ())
        if not hidden:
            return False
        counted = self._counted[place]
        decided = (span for span in (period, *Period.parse(period.plan_year).quarters()) if span in counted)
        first = next((span for span in decided if span.covers(period)), None)
        return first in hidden if first else any(_meet(period, each) for each in hidden)

    def _of_small(self, said: Observation) -> Observation | None:
        if not self.decided.universe.is_count(said.measure):
            return _without_number(said, COUNTS_ONLY)
        return None if said.period.kind in IN_ITS_PLACE else _without_number(said, BY_QUARTER_ONLY)

    def added(self, areas: Collection[str], measures: Collection[str] | None) -> Iterator[Observation]:
        """The counts of quarters, and of what was supplied of the year, in place of what came of these areas."""
        wanted = None if measures is None else frozenset(with_variants(measures))
        for (place, period), at in self._in_their_place.items():
            if place.area in areas and (wanted is None or place.measure in wanted):
                yield _row(place, period, at)

    @cached_property
    def _in_their_place(self) -> dict[Spot, At]:
        """Each count of a small area as it is told, and each hidden one of a larger area."""
        return {spot: at for spot, at in self._each() if at is not None}

    def _each(self) -> Iterator[tuple[Spot, At | None]]:
        for spot, at in self.stood.told.items():
            place, period = spot
            if place in self.decided.universe.by_quarter:
                yield spot, self._as_told(spot, at)
            elif period in self._hidden.get(place, ()) and not isinstance(at.quantity, Missing):
                yield from self._under_each_code(spot)

    def _under_each_code(self, spot: Spot) -> Iterator[tuple[Spot, At]]:
        place, period = spot
        for code in self.stood.evidence.codes_of(place.area):
            yield (place._replace(area=code), period), At(self.decided.rule.hidden, period)

    def _as_told(self, spot: Spot, at: At) -> At:
        if isinstance(at.quantity, Known) and self.decided.hides(spot, at.quantity.number):
            return replace(at, quantity=self.decided.rule.hidden, caveats=(), restated=False)
        return at


def _numbers(cells: Iterable[CellIn]) -> frozenset[float]:
    """The numbers that publications showed of one count."""
    return frozenset(each.cell.value for each in cells if each.cell.value is not None)


def _told_beside(caveat: Caveat) -> Caveat:
    """Of what another supplier gave, no number: it may be small itself, and of a month."""
    return replace(caveat, words=ANOTHER_FIGURE) if caveat.kind is CaveatKind.RIVAL else caveat


def _meet(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def _without_number(said: Observation, why: Suppressed) -> Observation:
    """A row of which only is told that it is there."""
    return replace(said, quantity=why, note="", answered="", restated=False, revision=0, earlier=())


def _row(place: CountOf, period: Period, at: At) -> Observation:
    """A count as an observation; nothing else is said of one that is hidden, nor of what was said before."""
    sources = at.sources or (SourceRef("", ""),)
    return Observation(
        place.measure,
        place.area,
        period,
        at.quantity,
        Unit.COUNT,
        breakdown=place.breakdown,
        supplier=at.suppliers[0] if len(at.suppliers) == 1 else "",
        caveats=tuple(_told_beside(each) for each in at.caveats),
        restated=at.restated,
        source=sources[0],
        beside=sources[1:],
    )
