"""The door out: what a book says, to one reader, at one moment. Pages, papers, feeds and reports ask here and nowhere else.

A snapshot never changes. Ask for one for every page: an import or an edit is seen by the next that is asked for, and
what was withheld opens on its day. What is the same for all readers is shared, so asking again costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tithing.indicators.calculate import evidence_for
from tithing.indicators.chance.one_count import as_sure_as_each_other
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.definition import Indicator, indicator_for
from tithing.indicators.defined.frameworks import Framework, Frameworks
from tithing.indicators.evidence import Evidence
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.observations.observation import Observations, SourceRef
from tithing.reading.book import Book, open_book
from tithing.reading.book_state import BookAtHead, MovedOn, stamp_of, state_of
from tithing.reading.completeness import read_completeness
from tithing.reading.guard.guard import Guard
from tithing.reading.mask import Mask
from tithing.reading.not_here.decide import WhyNone
from tithing.reading.remembered import Remembered
from tithing.store.parquet.kept import each_looked_at_once
from tithing.store.writer.waiting import waiting_ids
from tithing.vocabulary.partnership import Partnership
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import Reader, ReaderKind

if TYPE_CHECKING:
    from tithing.observations.suppliers import Suppliers
    from tithing.places.gazetteer import Gazetteer
    from tithing.store.journal.entry import Entry
from tithing.store.ledger.cells import sealed
from tithing.store.ledger.published import Published

BOOKS_KEPT = 8
SNAPSHOTS_KEPT = 64
ANSWERS_KEPT = 4096
READS_KEPT = 48
PAGES_KEPT = 256

Found = TypeVar("Found")
Who = tuple[int, Reader, date, date | None]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """`day` is that of the moment it was asked for; `as_known_on` leaves out what was released later."""

    book_state: BookAtHead = field(repr=False)
    reader: Reader
    day: date
    as_known_on: date | None = None
    _answers: Remembered[tuple[Hashable, ...], Any] = field(
        default_factory=lambda: Remembered(ANSWERS_KEPT), repr=False
    )
    _read: Remembered[tuple[Hashable, ...], Any] = field(
        default_factory=lambda: Remembered(READS_KEPT), repr=False
    )
    _pages: Remembered[tuple[Hashable, ...], Any] = field(
        default_factory=lambda: Remembered(PAGES_KEPT), repr=False
    )

    def remembered(self, question: Callable[..., Any], *about: Hashable, make: Callable[[], Found]) -> Found:
        """What a question came to when it was asked before of the same things; `make` gives a finished value."""
        found: Found = self._answers.get((question, *about), make)
        return found

    def read_once(self, question: Callable[..., Any], *about: Hashable, make: Callable[[], Found]) -> Found:
        """The same of what is large: observations, and what was worked out from them."""
        found: Found = self._read.get((question, *about), make)
        return found

    def shown_once(self, question: Callable[..., Any], *about: Hashable, make: Callable[[], Found]) -> Found:
        """The same of a page that was made of it: tens of kilobytes, of which the latest are kept."""
        found: Found = self._pages.get((question, *about), make)
        return found

    # -- what it asks of --------------------------------------------------------------------------

    @property
    def partnership(self) -> Partnership:
        return self.book_state.book.partnership

    @property
    def gazetteer(self) -> Gazetteer:
        return self.book_state.book.gazetteer

    @property
    def suppliers(self) -> Suppliers:
        return self.book_state.book.suppliers

    @property
    def measures(self) -> Measures:
        return self.book_state.measures

    @property
    def catalogue(self) -> Catalogue:
        return self.book_state.catalogue

    @property
    def frameworks(self) -> Frameworks:
        return self.book_state.frameworks

    def command(self, name: str, *words: object) -> str:
        """A command on this book, as it can be pasted into a shell."""
        return self.book_state.book.folder.command(name, *words)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every file that the book holds, in the order received; those withdrawn say so."""
        return self.book_state.record.entries

    @property
    def waiting(self) -> tuple[str, ...]:
        """What waits to be accepted, by its id; none of it is part of the book."""
        return tuple(waiting_ids(self.book_state.book.folder))

    @property
    def journal(self) -> dict[str, object]:
        """Which state of the book it is of: the number of the journal's lines, and the hash that stands for all of them."""
        head = self.book_state.record.head
        return {"lines": head.lines, "head": head.head}

    @cached_property
    def sealed_contents(self) -> Mapping[tuple[str, str], str]:
        """By a file's name and mark, what stands for its contents where it is written down for later, and tells nobody else."""
        own = self.book_state.record.identity.id
        return {file: sealed(own, entry.content_sha256) for file, entry in self.by_file.items()}

    @property
    def published(self) -> Published:
        """What the public was shown before, by the book's ledger."""
        return self.book_state.published

    @property
    def years(self) -> tuple[str, ...]:
        """Every financial year of which the book holds figures."""
        return tuple(sorted({file.year for each in self.entries for file in each.files if file.year}))

    def on(self, day: date) -> Snapshot:
        """The same, as known on a day: of the same state of the book, for the same reader at the same moment."""
        return self.remembered(
            Snapshot.on, day, make=lambda: Snapshot(self.book_state, self.reader, self.day, day)
        )

    def definition(self, slug: str) -> Indicator | None:
        """What is asked by the name of an indicator, or of a measure that none asks about."""
        if slug in self.catalogue:
            return self.catalogue.get(slug)
        try:
            return indicator_for(self.measures.get(slug))
        except UnknownMeasure:
            return None

    # -- what it says -----------------------------------------------------------------------------

    @cached_property
    def _mask(self) -> Mask:
        state = self.book_state
        return Mask(self.reader, self.day, self.suppliers, state.promised, state.guarded, state.lines)

    @cached_property
    def measures_known_of(self) -> frozenset[str]:
        """The measures, without their variants, of which the reader may know that something is or will be in the book."""
        known = {
            measure
            for measure, supplier, access, opens in self.book_state.shown_to
            if self._mask.knows_of(access=access, supplier=supplier, opens=opens)
        }
        promised = {measure for measure, _ in self.book_state.promised}
        return frozenset(slug.partition(".")[0] for slug in (*known, *promised))

    def file_told(self, ref: SourceRef, supplier: str) -> SourceRef:
        """The file behind a figure of a supplier's, as the reader may know it."""
        return self._mask.file_told(ref, supplier)

    def reason_of(self, ref: SourceRef) -> str:
        """Why the file of a figure came, as far as the reader may be told: a reason may speak of all that it holds."""
        entry = self.by_file.get((ref.file, ref.mark))
        if entry is None or (
            entry.came_as in self.book_state.guarded and self.reader.kind is not ReaderKind.OFFICER
        ):
            return ""
        return entry.reason

    @property
    def by_file(self) -> Mapping[tuple[str, str], Entry]:
        """Every file of the book by its name and its mark, whether or not the reader is told its SHA-256."""
        return {(entry.name, mark): entry for entry in self.entries for mark in entry.marks}

    @cached_property
    def why_none(self) -> WhyNone:
        """Why a figure is not here, on the day that is asked about."""
        state = self.book_state
        day = self.as_known_on or self.day
        return WhyNone(
            self.partnership.partners, state.own_areas, self.measures, self.suppliers, day, state.waiting
        )

    def observations(
        self, *, areas: Collection[str], years: Collection[str], measures: Collection[str] | None = None
    ) -> Observations:
        """What the reader is shown of these areas and years."""
        only = None if measures is None else frozenset(measures)
        return self.read_once(
            Snapshot.observations,
            frozenset(areas),
            tuple(years),
            only,
            make=lambda: self._told(areas, years, measures),
        )

    def _told(
        self, areas: Collection[str], years: Collection[str], measures: Collection[str] | None
    ) -> Observations:
        """Each key as this reader may see it; and to all but officers no small count, nor what would give one away. What is one
        count under two names is as sure under either.
        """
        releases = self.book_state.releases(
            areas=areas, years=years, measures=measures, as_known_on=self.as_known_on
        )
        seen = releases.to(self.why_none.shown(self._mask.shown))
        if self.reader.kind is not ReaderKind.OFFICER:
            seen = self._guard.told(seen, areas=areas, years=years, measures=measures)
        return as_sure_as_each_other(seen, self.measures)

    @cached_property
    def _guard(self) -> Guard:
        return Guard(self.book_state, self._mask, self.as_known_on)

    def hides(self, *, measure: str, area: str, period: Period, supplier: str) -> bool:
        """Whether a supplier sent something of a measure, an area and the days of a period that the reader may not see."""
        releases = self.book_state.releases(
            areas=[area], years=[period.plan_year], measures=[measure], as_known_on=self.as_known_on
        )
        return any(
            not self._mask.sees(said)
            for chain in releases.chains
            for said in chain
            if said.supplier == supplier
            and period.start <= said.period.end
            and said.period.start <= period.end
        )

    def evidence_of(
        self,
        observations: Observations,
        framework: Framework | None,
        years: tuple[str, ...],
        side_by_side: tuple[str, ...] = (),
    ) -> Evidence:
        """What calculations may ask; `years` are those in which completeness is looked for, `side_by_side` the areas whose
        rates are over people of one year.
        """
        return evidence_for(
            observations,
            self.measures,
            framework=framework,
            gazetteer=self.gazetteer,
            suppliers=self.suppliers,
            why_none=self.why_none,
            side_by_side=side_by_side,
            completeness=lambda: self.remembered(
                read_completeness,
                years,
                make=lambda: read_completeness(self.book_state, years, self.as_known_on),
            ),
        )


_states: Remembered[tuple[str, str], BookAtHead] = Remembered(BOOKS_KEPT)
_snapshots: Remembered[Who, Snapshot] = Remembered(SNAPSHOTS_KEPT)


def snapshot(book: Path | Book, *, reader: Reader, at: datetime, as_known_on: date | None = None) -> Snapshot:
    """What a book says to a reader at a moment, by the partnership's own clock.

    Raises Refused where there is no such book, and where its journal or its partnership's files cannot be read.

    >>> import tempfile
    >>> from tithing.vocabulary.readers import THE_PUBLIC
    >>> from tithing.workflows.the_book.new_book import new_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> now = datetime(2026, 5, 1, 9, 30)
    >>> public = snapshot(folder, reader=THE_PUBLIC, at=now)
    >>> public.partnership.name, public is snapshot(folder, reader=THE_PUBLIC, at=now)
    ('Safer X Partnership', True)
    """
    state = _state_of(book)
    key = (id(state), reader, at.date(), as_known_on)
    return _snapshots.get(key, lambda: Snapshot(state, reader, at.date(), as_known_on))


def ask(
    book: Path | Book,
    question: Callable[[Snapshot], Found],
    *,
    reader: Reader,
    at: datetime,
    as_known_on: date | None = None,
) -> Found:
    """What a question comes to: of a new snapshot where what it would still open was taken out of the book meanwhile."""
    while True:
        try:
            with each_looked_at_once():
                return question(snapshot(book, reader=reader, at=at, as_known_on=as_known_on))
        except MovedOn:
            continue


def _state_of(book: Path | Book) -> BookAtHead:
    opened = book if isinstance(book, Book) else open_book(book)
    key = (str(opened.folder.root.resolve()), opened.engine_name)
    while True:
        stamp = stamp_of(opened.folder)
        known = _states.peek(key)
        if known is not None and known.stamp == stamp:
            return known
        made = state_of(opened.folder, opened.engine_name, stamp=stamp)
        if made is not None:
            _states.put(key, made)
            return made
