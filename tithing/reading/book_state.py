"""What a book holds at one head of its journal, whoever asks: opened once, shared by every snapshot of it.

Nothing here is about a reader. What is withheld stands here too, so that only `snapshot` may be given it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.framework_file import load_frameworks
from tithing.indicators.defined.frameworks import Frameworks
from tithing.observations.measure import Measures
from tithing.observations.standing.reading import Releases, releases_in
from tithing.observations.standing.stored_rows import access_in, areas_in, shown_to_in
from tithing.reading.book import Book, lookup_files
from tithing.reading.configured import must_name_what_there_is
from tithing.reading.holders import holders_in, measures_held
from tithing.reading.not_here.waiting_files import WaitingFigures, waiting_figures
from tithing.reading.remembered import Remembered
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of
from tithing.store.journal.current import standing_entries
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.record import Record, read_record
from tithing.store.ledger.published import Published, read_published
from tithing.store.parquet.sound import sound_files
from tithing.store.steady import has_moved_on
from tithing.store.writer.waiting import waiting_ids
from tithing.vocabulary.access import Access
from tithing.vocabulary.areas import AreaKind, is_small
from tithing.vocabulary.partnership import Partnership

READS_KEPT = 32  # of areas and years together: an area's page is one, its wards' another

Found = TypeVar("Found")
Asked = tuple[frozenset[str], tuple[str, ...], frozenset[str] | None, date | None]


class MovedOn(Exception):
    """What a snapshot would still have to open was taken out of the book since: ask a new one."""


@dataclass(frozen=True, eq=False)
class BookAtHead:
    """`stamp` says which state of the book it is of; every part is of that state, whatever is written meanwhile."""

    stamp: str
    book: Book
    record: Record
    measures: Measures
    catalogue: Catalogue
    frameworks: Frameworks
    promised: frozenset[tuple[str, str]]
    own_areas: frozenset[str]
    waiting: WaitingFigures
    _releases: Remembered[Asked, Releases] = field(default_factory=lambda: Remembered(READS_KEPT), repr=False)

    def releases(
        self,
        *,
        areas: Collection[str],
        years: Collection[str],
        measures: Collection[str] | None = None,
        as_known_on: date | None = None,
    ) -> Releases:
        """What every release says of these areas and years, to nobody in particular."""
        only = None if measures is None else frozenset(measures)
        key = (frozenset(areas), tuple(years), only, as_known_on)
        return self._releases.get(
            key,
            lambda: self.read(
                lambda record: releases_in(
                    self.book.folder,
                    record,
                    areas=areas,
                    years=years,
                    measures=measures,
                    as_known_on=as_known_on,
                    engine=self.book.engine,
                )
            ),
        )

    @cached_property
    def published(self) -> Published:
        """What was published of this book so far; nothing is read where nothing was."""
        return self.read(lambda record: read_published(self.book.folder, record))

    @cached_property
    def lines(self) -> Mapping[tuple[str, str], int]:
        """Of each file, by its name and the SHA-256 it came with, the line of the journal that took it in."""
        return {(entry.name, entry.came_as): entry.number for entry in self.record.entries}

    @cached_property
    def guarded(self) -> frozenset[str]:
        """The files about which something was said, as an answer or why they came, that hold what is not open or small."""
        asked = [entry for entry in self.record.entries if entry.answers or entry.reason]
        return self.read(lambda _: frozenset(each.came_as for each in asked if self._is_guarded(each)))

    @cached_property
    def shown_to(self) -> frozenset[tuple[str, str, Access, date | None]]:
        """Each measure with a supplier of it, who may see what they sent, and the day on which it opens where one was said."""
        return self.read(lambda record: frozenset(self._shown_to(record)))

    def _shown_to(self, record: Record) -> Collection[tuple[str, str, Access, date | None]]:
        files = sound_files(self.book.folder, observation_files(standing_entries(record.entries)))
        return shown_to_in(self.book.engine.scan(files)) if files else ()

    def _is_guarded(self, entry: Entry) -> bool:
        files = sound_files(self.book.folder, observation_files([entry]))
        if not files:
            return False
        rows = self.book.engine.scan(files)
        return access_in(rows) != {Access.OPEN} or any(is_small(area) for area in areas_in(rows))

    def read(self, read: Callable[[Record], Found]) -> Found:
        """What is made of the journal of this state and the files it names. Raises MovedOn where one was erased since."""
        try:
            return read(self.record)
        except Exception as error:  # whichever engine opens the files has errors of its own
            if has_moved_on(self.book.folder, self.record):
                raise MovedOn(str(error)) from error
            raise


def state_of(folder: BookFolder, engine: str, *, stamp: str) -> BookAtHead | None:
    """The book as its stamp says it is; None where it was written to or edited meanwhile.

    Raises Refused where the journal does not prove, or a file of the partnership's is wrong or names what there is not.
    """
    record = read_record(folder)
    book = Book(folder, engine, lookups_from=lookup_files(folder, standing_entries(record.entries)))
    must_name_what_there_is(book)
    measures = measures_held(book.measures, holders_in(book))
    catalogue = load_catalogue(local=folder.partnership / "indicators", measures=measures)
    frameworks = _frameworks(folder.partnership / "frameworks", catalogue, measures)
    own = frozenset(_own_areas(book))
    promised = frozenset(
        (slug, area) for slug in _promised_measures(frameworks, catalogue, book.partnership) for area in own
    )
    waiting = waiting_figures(folder, book.engine)
    state = BookAtHead(stamp, book, record, measures, catalogue, frameworks, promised, own, waiting)
    return state if stamp_of(folder) == stamp else None


def stamp_of(folder: BookFolder) -> str:
    """Which state a book is in: a digest of head.json, of what waits, and of every file of the partnership's, read anew each
    time.
    """
    said = hashlib.sha256(content_of(folder.head) if folder.head.exists() else b"")
    said.update("\0".join(waiting_ids(folder)).encode())
    for path in sorted(_files(folder.partnership)):
        name = path.relative_to(folder.partnership).as_posix().encode()
        said.update(b"\0" + name + b"\0" + path.read_bytes())
    return said.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.toml") if path.is_file()) if folder.is_dir() else iter(())


def _frameworks(folder: Path, catalogue: Catalogue, measures: Measures) -> Frameworks:
    return (
        load_frameworks(folder, catalogue=catalogue, measures=measures) if folder.is_dir() else Frameworks()
    )


# -- what anyone knows to be counted ----------------------------------------------------------------------


def _promised_measures(
    frameworks: Frameworks, catalogue: Catalogue, partnership: Partnership
) -> Iterator[str]:
    """The measures that plans promise or partners owe."""
    objectives = (each for framework in frameworks.all for each in framework.objectives)
    for line in (line for objective in objectives for line in objective.lines):
        yield from catalogue.get(line.slug).measures if line.slug in catalogue else (line.slug,)
    for partner in partnership.partners:
        yield from partner.measures_owed()


def _own_areas(book: Book) -> Iterator[str]:
    for code in dict.fromkeys((book.partnership.area, *book.partnership.areas)):
        yield code
        if code in book.gazetteer and book.gazetteer.get(code).kind is AreaKind.CSP:
            yield from (each.code for each in book.gazetteer.districts_of_csp(code))
