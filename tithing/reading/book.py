"""Opens a book: its folder, the partnership, its measures and places, each read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tithing.store.disk.folder import BookFolder, book_folder, what_is_left_of_a_book
from tithing.store.journal.papers import read_identity
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.partnership import Partnership, load_partnership

if TYPE_CHECKING:
    from tithing.observations.figure_names import FigureNames
    from tithing.observations.measure import Measures
    from tithing.observations.suppliers import Suppliers
    from tithing.places.gazetteer import Gazetteer
    from tithing.store.journal.entry import Entry, StoredFile
    from tithing.store.parquet.engine import Engine
    from tithing.store.parquet.sound import SoundFile


@dataclass(frozen=True)
class Book:
    """One book. Opening it costs nothing; its parts are read on first use and then kept."""

    folder: BookFolder
    engine_name: str = "polars"
    lookups_from: Mapping[str, Sequence[SoundFile]] | None = (
        None  # while a store is made again; else the journal's
    )

    @cached_property
    def partnership(self) -> Partnership:
        return load_partnership(self.folder.partnership, code_called=_code_called)

    @cached_property
    def measures(self) -> Measures:
        """Tithing's measures and the partnership's own (`partnership/measures/*.toml`)."""
        from tithing.indicators.own.measures import with_own
        from tithing.observations.measure import load_measures

        return with_own(load_measures(), self.folder.partnership / "measures")

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places, with the look-ups that were imported and the partnership's own areas and aliases."""
        from tithing.places.gazetteer import load_gazetteer
        from tithing.places.imported import with_lookups
        from tithing.places.names import simplify
        from tithing.places.reference_files import Place
        from tithing.places.successors import with_successors

        mine = self.partnership
        known = with_successors(with_lookups(load_gazetteer(), self._lookups()), mine.successors)
        return known.with_places(
            [Place(local.area, parent=local.parent) for local in mine.local_areas],
            other_names={simplify(name): code for name, code in mine.area_aliases},
            home=self._home(known),
            own=mine.area,
        )

    def _home(self, places: Gazetteer) -> tuple[str, ...]:
        """The districts of the partnership: its files may name their wards without saying so."""
        area = self.partnership.area
        if area not in places or places.get(area).kind is not AreaKind.CSP:
            return (area, *(each.code for each in places.predecessors(area)))
        return tuple(each.code for each in places.districts_of_csp(area))

    def _lookups(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of every imported look-up, by its name; nothing is opened where there is none."""
        from tithing.store.journal.current import standing_entries
        from tithing.store.steady import read_steadily

        if self.lookups_from is not None:
            return self._rows_of(self.lookups_from)
        return read_steadily(
            self.folder,
            lambda record: self._rows_of(lookup_files(self.folder, standing_entries(record.entries))),
        )

    def _rows_of(self, files: Mapping[str, Sequence[SoundFile]]) -> dict[str, list[dict[str, Any]]]:
        from tithing.store.parquet.tables import rows_of

        return {name: rows_of(self.engine, each) for name, each in files.items()}

    @cached_property
    def suppliers(self) -> Suppliers:
        """The police forces and the partnership's partners, under all their names."""
        from tithing.observations.suppliers import Suppliers

        return Suppliers(self.gazetteer.forces, self.partnership.partners)

    @cached_property
    def names(self) -> FigureNames:
        """What its figures are called in sentences."""
        from tithing.observations.figure_names import FigureNames

        return FigureNames(self.measures, self.gazetteer, self.suppliers)

    @cached_property
    def engine(self) -> Engine:
        from tithing.store.parquet.engine import open_engine

        return open_engine(self.engine_name)

    def journal(self) -> tuple[Entry, ...]:
        """What the book holds, in the order received; read anew each time."""
        from tithing.store.journal.journal import read_journal

        return read_journal(self.folder)


def open_book(path: Path, *, engine: str = "polars") -> Book:
    """The book in this folder. Raises Refused, saying how to start one, where there is none, and for another format.

    >>> open_book(Path("safer-x")).partnership.name  # doctest: +SKIP
    'Safer X Partnership'
    """
    book = Book(book_folder(path), engine)
    read_identity(book.folder)
    return book


def open_as_it_is(path: Path) -> Book:
    """The book in this folder, of whatever format and however harmed: for what looks at that or mends it."""
    return Book(what_is_left_of_a_book(path))


def lookup_files(folder: BookFolder, entries: Iterable[Entry]) -> dict[str, list[SoundFile]]:
    """The files of imported look-ups, by the look-up's name, in the order received."""
    from tithing.store.parquet.sound import sound_files

    found: dict[str, list[StoredFile]] = {}
    for file in (file for entry in entries for file in entry.files if file.kind == "lookups"):
        found.setdefault(Path(file.path).parent.name, []).append(file)
    return {name: list(sound_files(folder, files)) for name, files in found.items()}


def _code_called(name: str) -> str:
    """The code of the area whose name stands where a code should, or the names that are near."""
    from tithing.places.gazetteer import load_gazetteer
    from tithing.places.known_places import UnknownArea

    try:
        area = load_gazetteer().find(name)
    except UnknownArea as error:
        return error.near
    return f"; {area.name} is {area.code}"
