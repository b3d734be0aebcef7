"""The boundaries of an area's wards, as they were imported: of each the newest edition that the book holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.reading.span import BookSpan
from tithing.store.journal.current import current_entries
from tithing.store.journal.record import Record
from tithing.store.parquet.sound import sound_files
from tithing.store.parquet.tables import rows_among

Ring = tuple[tuple[float, float], ...]  # longitude and latitude, the last point the first
KIND = "outlines"


@dataclass(frozen=True)
class WardOutlines:
    """`rings` of each ward, by its code: a hole is a ring too. `years` are those of the editions, `files` their names; `lacking`
    the names of the wards of which no boundary is held.
    """

    rings: Mapping[str, tuple[Ring, ...]]
    years: tuple[int, ...] = ()
    files: tuple[tuple[str, str], ...] = ()  # (as received, its SHA-256 then)
    lacking: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every ward can be drawn."""
        return bool(self.rings) and not self.lacking


def ward_outlines(span: BookSpan) -> WardOutlines:
    """Of the wards that there are on the last day of the quarter."""
    about = span.area.code, span.period
    return span.snapshot.remembered(ward_outlines, *about, make=lambda: _read(span))


def _read(span: BookSpan) -> WardOutlines:
    wards = span.wards()
    codes = [ward.code for ward in wards]
    rows = span.snapshot.book_state.read(lambda record: _rows(span, record, codes))
    newest: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {}
    for row, file in sorted(rows, key=lambda each: int(each[0]["year"])):
        newest[row["code"]] = row, file
    lacking = tuple(ward.name for ward in wards if ward.code not in newest)
    return WardOutlines(
        {code: rings_of(row["outline"]) for code, (row, _) in newest.items()},
        tuple(sorted({int(row["year"]) for row, _ in newest.values()})),
        tuple(dict.fromkeys(file for _, file in newest.values())),
        lacking,
    )


def _rows(
    span: BookSpan, record: Record, codes: Collection[str]
) -> list[tuple[dict[str, Any], tuple[str, str]]]:
    """The outlines of these areas, each with the file that it came in, in the order received."""
    book = span.snapshot.book_state.book
    found: list[tuple[dict[str, Any], tuple[str, str]]] = []
    for entry in current_entries(record.entries, as_known_on=span.snapshot.as_known_on):
        files = [file for file in entry.files if file.kind == KIND]
        if files:
            rows = rows_among(book.engine, sound_files(book.folder, files), "code", codes)
            found += [(row, (entry.name, entry.came_as)) for row in rows]
    return found


def rings_of(outline: str) -> tuple[Ring, ...]:
    """
    >>> rings_of("-1.2 54.6,-1.3 54.6,-1.2 54.7,-1.2 54.6")
    (((-1.2, 54.6), (-1.3, 54.6), (-1.2, 54.7), (-1.2, 54.6)),)
    """
    return tuple(tuple(_point(point) for point in ring.split(",")) for ring in outline.split(";"))


def _point(words: str) -> tuple[float, float]:
    x, _, y = words.partition(" ")
    return float(x), float(y)
