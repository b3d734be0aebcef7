"""What came and waits to be accepted: it is no part of the book, and nobody who sent it is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tithing.observations.standing.stored_rows import rows_of
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import observation_files
from tithing.store.parquet.engine import Engine
from tithing.store.parquet.sound import sound_files
from tithing.store.writer.waiting import Waiting, waiting_in
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class WaitingFigures:
    """The days that figures which wait are of, by measure and area.

    >>> spans = {("robbery", "E06000001"): ((date(2025, 1, 1), date(2025, 3, 31)),)}
    >>> WaitingFigures(spans).has("robbery", "E06000001", Period.parse("2025-02"))
    True
    """

    spans: dict[tuple[str, str], tuple[tuple[date, date], ...]]

    def has(self, measure: str, area: str, period: Period) -> bool:
        """Whether a figure of any day of a period waits."""
        spans = self.spans.get((measure, area), ())
        return any(start <= period.end and period.start <= end for start, end in spans)


def waiting_figures(folder: BookFolder, engine: Engine) -> WaitingFigures:
    """What waits of a book; what is damaged there is passed over, and told where it is to be accepted."""
    found: dict[tuple[str, str], set[tuple[date, date]]] = {}
    for waiting in waiting_in(folder):
        for measure, area, start, end in _rows(waiting, engine):
            found.setdefault((measure, area), set()).add((start, end))
    return WaitingFigures({key: tuple(sorted(spans)) for key, spans in found.items()})


def _rows(waiting: Waiting, engine: Engine) -> Iterator[tuple[str, str, date, date]]:
    try:
        files = sound_files(waiting.folder, observation_files(waiting.entries))
    except (Refused, OSError):
        return
    if files:
        yield from rows_of(engine.scan(files), ("measure", "area", "start", "end")).unique().iter_rows()
