"""Reckons what drafts would change of the book: the figures that stand before and after, by the rule that decides it.

Only what may meet something is compared: of a file whose months nothing else speaks of, every figure is new, and none of
its rows is opened again. What overlaps is taken a stretch of time at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tithing.observations.standing.change import ROWS, FigureChange, State, change_between
from tithing.observations.standing.effect import Effect, EffectKind, MovedRate, Replaced, summed
from tithing.observations.standing.extent import Extent, extent_of, together
from tithing.observations.standing.standing_rows import StandingEntries, order_of, standing_of
from tithing.observations.standing.stored_rows import measures_in, put_together, rows_of, rows_within
from tithing.reading.book import Book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.current import current_entries
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.parquet.sound import sound_files
from tithing.vocabulary.period import Period
from tithing.workflows.received.read_files import Draft
from tithing.workflows.received.told_apart import ToldApart


def reckon(book: Book, before: Sequence[Entry], then: Sequence[Entry], drafts: Sequence[Draft]) -> Effect:
    """What is different between the book of these entries and of those, among which are the drafts'."""
    return _Reckoning(book, tuple(before), tuple(then), tuple(drafts)).effect()


@dataclass(frozen=True)
class _Piece:
    """An entry whose rows come, go or change their place."""

    entry: Entry
    extent: Extent
    folder: BookFolder
    is_new: bool


@dataclass(frozen=True)
class _Reckoning:
    book: Book
    before: tuple[Entry, ...]
    then: tuple[Entry, ...]
    drafts: tuple[Draft, ...]

    def effect(self) -> Effect:
        plain: dict[str, int] = {}
        changes: list[FigureChange] = []
        for pieces in _stretches(self._pieces()):
            change = self._change(pieces)
            if change is None:
                plain.update({piece.entry.id: piece.extent.rows for piece in pieces})
            else:
                changes.append(change)
        found = summed(
            changes,
            plain=plain,
            files={entry.id: self._told.brief(entry) for entry in (*self.before, *self.then)},
            said={each.entry.id: [file.sha256 for file in each.entry.files] for each in self.drafts},
            replaced=self._replaced(),
        )
        return replace(found, moved=tuple(self._moved(found.changed)))

    # -- what is touched -----------------------------------------------------------------------------

    @cached_property
    def _told(self) -> ToldApart:
        return ToldApart.of(self.book.folder, self.drafts)

    @cached_property
    def _was_current(self) -> tuple[Entry, ...]:
        return current_entries(self.before)

    @cached_property
    def _is_current(self) -> tuple[Entry, ...]:
        return current_entries(self.then)

    @cached_property
    def _stood(self) -> StandingEntries:
        return standing_of(self.before)

    @cached_property
    def _stands(self) -> StandingEntries:
        return standing_of(self.then)

    @cached_property
    def _leaving(self) -> tuple[Entry, ...]:
        """Entries that stood and do not stand then."""
        still = {entry.id for entry in self._is_current}
        return tuple(entry for entry in self._was_current if entry.id not in still)

    def _pieces(self) -> list[_Piece]:
        coming = [_Piece(each.entry, each.extent, each.folder, True) for each in self.drafts if each.extent]
        places = {entry.id: entry.release for entry in self.before}
        stated = [each for each in self.then if places.get(each.id, each.release) != each.release]
        touched = {entry.id: entry for entry in (*self._leaving, *stated, *self._carved_anew())}
        return [*coming, *(piece for entry in touched.values() for piece in self._held_piece(entry))]

    def _carved_anew(self) -> Iterator[Entry]:
        """Lists of the book for whose days another list comes to speak, or no longer does."""
        was, then = self._stood.carved, self._stands.carved
        coming = {draft.entry.id for draft in self.drafts}
        for entry in self._is_current:
            if entry.id not in coming and was.get(entry.id) != then.get(entry.id):
                yield entry

    def _held_piece(self, entry: Entry) -> Iterator[_Piece]:
        files = sound_files(self.book.folder, observation_files([entry]))
        if files:
            held = rows_of(self.book.engine.scan(files), ("start", "end", "supplier", "measure"))
            if extent := extent_of(held.to_native()):
                yield _Piece(entry, extent, self.book.folder, False)

    # -- a stretch of time ---------------------------------------------------------------------------

    def _change(self, pieces: Sequence[_Piece]) -> FigureChange | None:
        """None where every figure is new beyond doubt: nothing else speaks of these days, and no two of these meet."""
        extent = together(piece.extent for piece in pieces)
        held = self._held_rows(extent)
        coming = [piece for piece in pieces if piece.is_new]
        if held is None and len(coming) == len(pieces) and self._are_apart(coming, extent):
            return None
        rows = [frame for frame in (held, *(self._rows_of(piece) for piece in coming)) if frame is not None]
        every = put_together(rows)
        order = order_of(self.then)
        mine = {piece.entry.id: order[piece.entry.id] for piece in coming}
        before = State(held if held is not None else every.head(0), self._stood)
        return change_between(
            before, State(every, self._stands), mine=mine, adding=self._adding(extent.measures)
        )

    def _are_apart(self, pieces: Sequence[_Piece], extent: Extent) -> bool:
        """Whether no key is in two of these, nor the key of one another's but for its supplier; and all of them stand."""
        whole = {entry.id for entry in self._is_current} - self._stands.carved.keys()
        if any(piece.entry.id not in whole for piece in pieces):
            return False
        if len(extent.suppliers) == 1:
            return len(pieces) == 1
        if sum(len(piece.extent.suppliers) for piece in pieces) > len(extent.suppliers):
            return False
        return not extent.measures - self._adding(extent.measures)

    def _adding(self, measures: Iterable[str]) -> frozenset[str]:
        """Of these measures, those of which each supplier reports a part."""
        return frozenset(slug for slug in measures if self.book.measures.get(slug).suppliers_add)

    def _held_rows(self, extent: Extent) -> Any:
        """Rows of the book that may have one of these keys, or be the rival of one; None for none."""
        ids = {entry.id: entry for entry in (*self._was_current, *self._is_current)}
        coming = {draft.entry.id for draft in self.drafts}
        years = _years_of(extent)
        files = observation_files((entry for entry in ids.values() if entry.id not in coming), years)
        if not files:
            return None
        alone = extent.measures - self._adding(extent.measures)
        scanned = self.book.engine.scan(sound_files(self.book.folder, files))
        return rows_within(scanned, extent, ROWS, alone=alone)

    def _rows_of(self, piece: _Piece) -> Any:
        files = sound_files(piece.folder, observation_files([piece.entry]))
        return rows_of(self.book.engine.scan(files), ROWS)

    # -- files and rates -----------------------------------------------------------------------------

    def _replaced(self) -> tuple[Replaced, ...]:
        now = {entry.series: entry for entry in self._is_current if entry.series}
        pairs = [(old, now[old.series]) for old in self._leaving if old.series in now]
        return tuple(
            Replaced(
                new.period or new.series, self._told.brief(old), self._told.brief(new), old.rows, new.rows
            )
            for old, new in pairs
        )

    def _moved(self, changed: EffectKind) -> Iterator[MovedRate]:
        """Changed figures by which others are divided, each with the measures that have figures in its area."""
        over = _divided_by(self.book)
        divisors = [shift for shift in changed.first if shift.measure in over]
        if not divisors:
            return
        counted = self._counted_in({shift.area for shift in divisors})
        for shift in divisors:
            measures = tuple(slug for slug in over[shift.measure] if (slug, shift.area) in counted)
            if measures:
                yield MovedRate(shift, measures)

    def _counted_in(self, areas: Iterable[str]) -> set[tuple[str, str]]:
        """(measure, area) of everything that the book has for these areas."""
        files = sound_files(self.book.folder, observation_files(self._was_current))
        return measures_in(self.book.engine.scan(files), areas)


def _stretches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces whose days overlap, together."""
    part: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.extent.first, each.entry.id)):
        if part and piece.extent.first > max(each.extent.last for each in part):
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _years_of(extent: Extent) -> set[str]:
    """The financial years in which rows of these days may stand: a row stands in that of its last day."""
    first, last = (day.year if day.month > 3 else day.year - 1 for day in (extent.first, extent.last))
    return {Period.financial_year(year).code for year in range(first, last + 1)}


def _divided_by(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Measure -> those whose rate is taken over it."""
    found: dict[str, list[str]] = {}
    for measure in book.measures:
        if measure.denominator:
            found.setdefault(measure.denominator, []).append(measure.slug)
    return {over: tuple(slugs) for over, slugs in found.items()}
