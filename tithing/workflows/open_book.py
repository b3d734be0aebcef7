"""Opens a book: its folder, the partnership, its measures and places, each read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tithing.store.folder import BookFolder, book_folder
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.partnership import Partnership, load_partnership, read_toml
from tithing.vocabulary.problems import Problem, Refused

if TYPE_CHECKING:
    from tithing.observations.measure import Measure, Measures
    from tithing.places.gazetteer import Gazetteer
    from tithing.store.engine import Engine
    from tithing.store.journal import Entry


@dataclass(frozen=True)
class Book:
    """One book. Opening it costs nothing; its parts are read on first use and then kept."""

    folder: BookFolder
    engine_name: str = "polars"
    lookups_from: Mapping[str, Sequence[Path]] | None = (
        None  # while a store is made again; else the journal's
    )

    @cached_property
    def partnership(self) -> Partnership:
        return load_partnership(self.folder.partnership)

    @cached_property
    def measures(self) -> Measures:
        """Tithing's measures and the partnership's own (`partnership/measures/*.toml`)."""
        from tithing.observations.measure import load_measures

        return load_measures().with_local(_local_measures(self.folder.partnership / "measures"))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places, with the look-ups that were imported and the partnership's own areas and aliases."""
        from tithing.places.gazetteer import load_gazetteer
        from tithing.places.imported import with_lookups
        from tithing.places.names import simplify
        from tithing.places.reference_files import Place

        mine = self.partnership
        known = with_lookups(load_gazetteer(), self._lookups())
        return known.with_places(
            [Place(local.area, parent=local.parent) for local in mine.local_areas],
            other_names={simplify(name): code for name, code in mine.area_aliases},
            lsoas_of_local={local.area.code: local.lsoas for local in mine.local_areas if local.lsoas},
            home=self._home(known),
        )

    def _home(self, places: Gazetteer) -> tuple[str, ...]:
        """The districts of the partnership: its files may name their wards without saying so."""
        area = self.partnership.area
        if area not in places or places.get(area).kind is not AreaKind.CSP:
            return (area,)
        return tuple(each.code for each in places.districts_of_csp(area))

    def _lookups(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of every imported look-up, by its name; nothing is opened where there is none."""
        from tithing.store.tables import rows_of

        found = lookup_files(self.folder, self.journal()) if self.lookups_from is None else self.lookups_from
        return {name: rows_of(self.engine, paths) for name, paths in found.items()}

    @cached_property
    def engine(self) -> Engine:
        from tithing.store.engine import open_engine

        return open_engine(self.engine_name)

    def journal(self) -> tuple[Entry, ...]:
        """What the book holds, in the order received; read anew each time."""
        from tithing.store.journal import read_journal

        return read_journal(self.folder)


def open_book(path: Path, *, engine: str = "polars") -> Book:
    """The book in this folder. Raises Refused, saying how to start one, where there is none.

    >>> open_book(Path("safer-x")).partnership.name  # doctest: +SKIP
    'Safer X Partnership'
    """
    return Book(book_folder(path), engine)


def lookup_files(folder: BookFolder, entries: Iterable[Entry]) -> dict[str, list[Path]]:
    """The files of imported look-ups, by the look-up's name, in the order received."""
    found: dict[str, list[Path]] = {}
    for file in (file for entry in entries for file in entry.files if file.kind == "lookups"):
        found.setdefault(Path(file.path).parent.name, []).append(folder.store / file.path)
    return found


def _local_measures(folder: Path) -> list[Measure]:
    found: list[Measure] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        for slug, entry in read_toml(path).items():
            try:
                found.append(_measure(slug, entry))
            except ValueError as error:
                problems.append(
                    Problem(str(error), "Mend the entry as in the how-to on indicators", str(path))
                )
    if problems:
        raise Refused(*problems)
    return found


def _measure(slug: str, entry: object) -> Measure:
    from tithing.observations.measure import measure_from

    if not isinstance(entry, dict):
        raise ValueError(f"measure {slug}: it is not a table; write a heading [{slug}]")
    return measure_from(slug, entry)
