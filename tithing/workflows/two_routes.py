"""The figures that a table gives whole and suppliers' own files give in parts, as they stand when either arrives.

Of the parts only those are held of which a table gives a whole: there are few, however many files come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import narwhals as nw

from tithing.observations.plausible.seen import LOOKED_AT, STATED
from tithing.observations.stored_rows import first_of_each, put_together, rows_of_figures, rows_with
from tithing.store.current import current_entries
from tithing.store.entry import Entry
from tithing.store.sound import sound_files
from tithing.store.steady import read_steadily
from tithing.vocabulary.period import Period
from tithing.workflows.open_book import Book

Named = tuple[str, Any]  # the name of a file and its observations


@dataclass
class TwoRoutes:
    """What the book and the earlier files of this import give of both."""

    book: Book
    _arrived: list[Any] = field(default_factory=list)  # parts of files of this import

    def parts(self, wholes: Sequence[Any], counted: Iterable[Named]) -> Any:
        """The parts of these wholes: those of the files that arrive, `new`, before those of the book. None for none."""
        known = [each for each in wholes if each is not None]
        if not known or not self.adding:
            return None
        like = _with_their_months(put_together(each.select("measure", "area", "period") for each in known))
        new = [frame for name, rows in counted if (frame := self._arriving(name, rows, like)) is not None]
        held = read_steadily(self.book.folder, lambda now: self._of_the_book(now.entries, like))
        before = [
            _marked(each, new=False) for each in (*reversed(self._arrived), *([] if held is None else [held]))
        ]
        self._arrived += new
        return first_of_each([*(_marked(each, new=True) for each in new), *before])

    @cached_property
    def adding(self) -> tuple[str, ...]:
        """The measures that are added up over suppliers."""
        return tuple(sorted(each.slug for each in self.book.measures if each.suppliers_add))

    @cached_property
    def wholes_of_the_book(self) -> Any:
        """What tables of the book give of these measures; None for none."""
        if not self.adding:
            return None
        return read_steadily(
            self.book.folder, lambda now: self._scanned(now.entries, in_series=False, like=None)
        )

    def _of_the_book(self, of_now: Sequence[Entry], like: Any) -> Any:
        return self._scanned(of_now, in_series=True, like=like)

    def _scanned(self, of_now: Sequence[Entry], *, in_series: bool, like: Any) -> Any:
        entries = [entry for entry in current_entries(of_now) if bool(entry.series) is in_series]
        files = [file for entry in entries for file in entry.files if file.kind == "observations"]
        if not files:
            return None
        scanned = self.book.engine.scan(sound_files(self.book.folder, files))
        if like is None:
            found = rows_with(scanned, LOOKED_AT, self.adding)
        else:
            found = rows_of_figures(scanned, LOOKED_AT, self.adding, like)
        return _with_file(found, "") if len(found) else None

    def _arriving(self, name: str, rows: Any, like: Any) -> Any:
        found = _with_file(rows_of_figures(rows, LOOKED_AT, self.adding, like), name)
        return found if len(found) else None


def _with_file(frame: Any, name: str) -> Any:
    return frame.with_columns(file=nw.lit(name), row=nw.lit(0).cast(nw.Int64)).select(*STATED)


def _marked(frame: Any, *, new: bool) -> Any:
    return frame.with_columns(new=nw.lit(new))


def _with_their_months(wholes: Any) -> Any:
    """The measures, areas and periods of the wholes, and the months of these."""
    rows = [
        {"measure": row["measure"], "area": row["area"], "period": code}
        for row in wholes.unique().rows(named=True)
        for code in (row["period"], *(month.code for month in Period.parse(row["period"]).months()))
    ]
    columns = {name: [row[name] for row in rows] for name in ("measure", "area", "period")}
    return nw.from_dict(columns, backend=wholes.implementation)
