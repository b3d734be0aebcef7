"""Everything that was published, as a value: which figures the public was shown, which were hidden, and what came last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import WrongKind, content_of
from tithing.store.journal.chain import sha256
from tithing.store.journal.identity import damaged
from tithing.store.journal.record import Record
from tithing.store.ledger.cells import CellKey, FigureCell, cells_from
from tithing.store.ledger.ledger import read_ledger
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.problems import Refused

PUBLICATIONS_KEPT = 64  # whose cells stay in memory: sixteen years of quarters


@dataclass(frozen=True)
class CellIn:
    """A cell as one publication showed it, or hid it."""

    cell: FigureCell
    publication: Publication


Cells = Mapping[CellKey, tuple[CellIn, ...]]


@dataclass(frozen=True)
class Published:
    """Every publication of a book, oldest first. Their cells are read when they are first asked for."""

    publications: tuple[Publication, ...] = ()
    cells_of: Callable[[Publication], tuple[FigureCell, ...]] = field(default=lambda _: (), repr=False)

    def __bool__(self) -> bool:
        return bool(self.publications)

    def shown(self) -> Cells:
        """What anybody may have seen: each count that was shown, by measure, area, period and breakdown, oldest first.

        >>> Published().shown()
        {}
        """
        return self._shown

    def hidden(self) -> Cells:
        """Each count that was hidden for being too small, in the same way."""
        return self._hidden

    def every_cell(self) -> Iterator[CellIn]:
        """All of them, changes and rates too."""
        return (CellIn(cell, each) for each in self.publications for cell in self.cells_of(each))

    def last(
        self, kind: str, area: str, *, before: date | None = None, quarters: tuple[str, ...] = ()
    ) -> Publication | None:
        """The last publication of a kind and an area, released before a day; of certain quarters where they are named."""
        found = (
            each
            for each in reversed(self.publications)
            if (each.kind, each.area) == (kind, area)
            and (before is None or each.day < before)
            and quarters in ((), each.quarters)
        )
        return next(found, None)

    @cached_property
    def superseded(self) -> Mapping[str, Publication]:
        """By the id of each publication in whose place another came, that other."""
        return {each.supersedes: each for each in self.publications if each.supersedes}

    @cached_property
    def _shown(self) -> Cells:
        return _by_key(each for each in self.every_cell() if each.cell.is_shown and each.cell.is_as_counted)

    @cached_property
    def _hidden(self) -> Cells:
        return _by_key(each for each in self.every_cell() if each.cell.is_hidden and each.cell.is_as_counted)


def _by_key(cells: Iterator[CellIn]) -> Cells:
    found: dict[CellKey, dict[tuple[float | None, str], CellIn]] = {}
    for each in cells:
        told = (each.cell.value, each.publication.id)
        found.setdefault(each.cell.key, {}).setdefault(told, each)
    return {key: tuple(by_value.values()) for key, by_value in found.items()}


NOTHING_PUBLISHED = Published()


def read_published(folder: BookFolder, record: Record) -> Published:
    """What the ledger says. Raises Refused where it is damaged; a file of cells that is, when its cells are asked for."""
    publications = read_ledger(folder, record)
    if not publications:
        return NOTHING_PUBLISHED
    return Published(publications, lambda publication: cells_in(folder, publication))


def cells_in(folder: BookFolder, publication: Publication) -> tuple[FigureCell, ...]:
    """The cells of one publication, from its folder. Raises Refused where their file is missing or is another."""
    where = publication.path_of(publication.cells)
    try:
        content = content_of(folder.root / where)
    except (FileNotFoundError, NotADirectoryError, WrongKind):
        raise Refused(damaged(folder, where, "is missing")) from None
    if sha256(content) != publication.cells.sha256:
        raise Refused(damaged(folder, where, "is not as it was when it was published"))
    return _parsed(content)


@lru_cache(maxsize=PUBLICATIONS_KEPT)
def _parsed(content: bytes) -> tuple[FigureCell, ...]:
    return cells_from(content)
