"""The figures that a table gives whole and suppliers' own files give in parts, as they stand when either arrives.

Of the parts only those are held of which a table gives a whole: there are few, however many files come.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tithing.observations.plausible.seen import LOOKED_AT, adds_up
from tithing.observations.routes import marked_new, of_file, with_their_months
from tithing.observations.standing.stored_rows import first_of_each, put_together, rows_of_figures, rows_with
from tithing.reading.book import Book
from tithing.store.journal.current import current_entries
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.spans import list_span
from tithing.store.parquet.sound import sound_files
from tithing.store.steady import read_steadily
from tithing.vocabulary.period import Period

Named = tuple[str, Any]  # the name of a file and its observations


@dataclass
class TwoRoutes:
    """What the book and the earlier files of this import give of both."""

    book: Book
    _arrived: list[Any] = field(default_factory=list)  # parts of files of this import

    def parts(self, wholes: Sequence[Any], counted: Iterable[Named]) -> Any:
        """The parts of these wholes: those of the files that arrive, `new`, before those of the book. None for none."""
        if not wholes:
            return None
        like = with_their_months(put_together(each.select("measure", "area", "period") for each in wholes))
        new = [frame for name, rows in counted if (frame := self._arriving(name, rows, like)) is not None]
        held = read_steadily(self.book.folder, lambda now: self._parts_held(now.entries, like))
        before = [marked_new(each, new=False) for each in (*reversed(self._arrived), *held)]
        self._arrived += new
        return first_of_each([*(marked_new(each, new=True) for each in new), *before])

    def wholes_held(self, counted: Iterable[Named]) -> list[Any]:
        """What tables of the book give of the measures that files count: one frame, or none."""
        frames = [rows for _, rows in counted]
        measures = {each for rows in frames for each in rows["measure"].unique()} & self._countable
        if not measures:
            return []
        years = _years_of([day for rows in frames for day in rows["end"].unique()])
        return read_steadily(self.book.folder, lambda now: self._wholes_held(now.entries, measures, years))

    @cached_property
    def _countable(self) -> frozenset[str]:
        return frozenset(each.slug for each in self.book.measures if adds_up(each))

    def _wholes_held(self, of_now: Sequence[Entry], measures: set[str], years: Container[str]) -> list[Any]:
        scanned = self._scan((each for each in current_entries(of_now) if not each.series), years)
        return [] if scanned is None else _filled(rows_with(scanned, LOOKED_AT, measures), "")

    def _parts_held(self, of_now: Sequence[Entry], like: Any) -> list[Any]:
        measures = set(like["measure"].unique().to_list()) & self._countable
        years = _years_of([Period.parse(code).end for code in like["period"].unique().to_list()])
        counting = (each for each in current_entries(of_now) if self._may_count(each, measures))
        scanned = self._scan(counting, years)
        return (
            []
            if scanned is None
            else _filled(rows_of_figures(scanned, LOOKED_AT, sorted(measures), like), "")
        )

    def _may_count(self, entry: Entry, measures: set[str]) -> bool:
        """Whether it is a file of incidents that may be of these measures: a list says which it is of."""
        span = list_span(entry.series)
        of_it = span.measures if span is not None else (self._adding if entry.series else ())
        return bool(measures.intersection(of_it))

    @cached_property
    def _adding(self) -> frozenset[str]:
        """The measures that are added up over suppliers: those of published files."""
        return frozenset(each.slug for each in self.book.measures if each.suppliers_add)

    def _scan(self, entries: Iterable[Entry], years: Container[str]) -> Any:
        files = observation_files(entries, years)
        return self.book.engine.scan(sound_files(self.book.folder, files)) if files else None

    def _arriving(self, name: str, rows: Any, like: Any) -> Any:
        found = _filled(rows_of_figures(rows, LOOKED_AT, sorted(self._countable), like), name)
        return found[0] if found else None


def _years_of(days: Iterable[date]) -> frozenset[str]:
    """The financial years in which what ends on these days may stand, and what it is part of: the next one too."""
    own = {Period.year_to_date_at(day).plan_year for day in days}
    return frozenset(year for each in own for year in (each, Period.financial_year(int(each[:4]) + 1).code))


def _filled(frame: Any, name: str) -> list[Any]:
    return [of_file(frame, name)] if len(frame) else []
