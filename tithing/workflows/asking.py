"""Holds what arrives against the day and against the book: what cannot be is refused, what is odd becomes a question.

It is for arrivals alone. A book that is read again says what it said, and was asked about that when it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from tithing.observations.impossible import impossible, impossible_days, impossible_release
from tithing.observations.plausible import FileSeen, Seen, questions_about
from tithing.observations.plausible.around import kin_of_areas, kin_of_measures
from tithing.observations.plausible.home import at_home
from tithing.observations.plausible.seen import LOOKED_AT, STATED
from tithing.observations.stored_rows import first_of_each, latest_first, put_together, stated_rows
from tithing.sources.contract import Reading, Received
from tithing.store.current import current_entries, in_release_order
from tithing.store.entry import Entry
from tithing.store.sound import sound_files
from tithing.store.steady import read_steadily
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question
from tithing.workflows.open_book import Book
from tithing.workflows.two_routes import TwoRoutes


@dataclass
class Asking:
    """One import's questions. Files are given in the order in which they are read; each is held against those before."""

    book: Book
    entries: Sequence[Entry]  # of the book, as it was when the import began
    today: date
    _files: list[FileSeen] = field(default_factory=list)
    _stated: list[Any] = field(default_factory=list)

    @cached_property
    def _routes(self) -> TwoRoutes:
        return TwoRoutes(self.book)

    def refused(self, received: Received, reading: Reading, *, by_archive: bool) -> tuple[Problem, ...]:
        """What of a reading cannot be on this day. An archive of a month came out some day before that month's last."""
        known = self.today if not by_archive else Period.month(self.today.year, self.today.month).end
        late = impossible_release(received.release, received.name, today=known)
        if reading.observations is None or late:
            return late
        days = impossible_days(
            reading.incidents,
            received.name,
            today=self.today,
            release=received.release if not by_archive else None,
        )
        return days or impossible(
            reading.observations,
            received.name,
            measures=self.book.measures,
            gazetteer=self.book.gazetteer,
            today=self.today,
            release=received.release,
        )

    def asked(self, read: Sequence[tuple[Received, Reading]]) -> list[Reading]:
        """The readings, each with what is asked about it."""
        in_order = sorted(read, key=lambda each: each[0].release or date.min)
        files = tuple(seen for each in in_order if (seen := self._file_seen(*each)) is not None)
        stated = self._stated_by(read)
        counted = self._counted_by(read)
        given = [*self._stated, *self._routes.wholes_held(counted)]
        wholes = given if stated is None else [stated, *given]
        questions = questions_about(
            Seen(
                self.book.measures,
                self.book.gazetteer,
                files,
                (*self._files_of_the_book({file.family for file in files}), *self._files),
                stated,
                None if stated is None else self._held(stated),
                self._routes.parts(wholes, counted),
                _put_together(given),
            )
        )
        self._files += files
        self._stated += [] if stated is None else [stated]
        return [_with_questions(received, reading, questions) for received, reading in read]

    # -- files ---------------------------------------------------------------------------------------

    def _file_seen(self, received: Received, reading: Reading) -> FileSeen | None:
        if not reading.series:
            return None
        family, _, part = reading.series.rpartition("/")
        home = at_home(reading.observations, reading.supplier, self.book.gazetteer)
        return FileSeen(received.name, family, part, reading.rows, home)

    def _files_of_the_book(self, families: set[str]) -> list[FileSeen]:
        found = []
        for entry in current_entries(self.entries) if families else ():
            family, _, part = entry.series.rpartition("/")
            if family in families:
                found.append(FileSeen(entry.name, family, part, entry.rows))
        return found

    # -- figures -------------------------------------------------------------------------------------

    def _stated_by(self, read: Iterable[tuple[Received, Reading]]) -> Any:
        """The rows that files state, all in one frame with the file's name; None where they state none."""
        stated = [
            (received.name, reading.observations)
            for received, reading in read
            if reading.observations is not None and not reading.series
        ]
        return stated_rows(stated, STATED)

    def _counted_by(self, read: Iterable[tuple[Received, Reading]]) -> list[tuple[str, Any]]:
        """What is counted from suppliers' own files, with the name of each."""
        return [
            (received.name, reading.observations)
            for received, reading in read
            if reading.observations is not None and reading.series
        ]

    def _held(self, stated: Any) -> Any:
        """What the book says of these things, the later release of each; figures stated before in this import too."""
        frames = [earlier.select(*LOOKED_AT) for earlier in reversed(self._stated)]
        of_the_book = read_steadily(self.book.folder, lambda now: self._of_the_book(now.entries, stated))
        return first_of_each([*frames, *([] if of_the_book is None else [of_the_book])])

    def _of_the_book(self, of_now: Sequence[Entry], stated: Any) -> Any:
        """Of the book as it is now: another program may have taken out what it held when the import began."""
        entries = [entry for _, entry in in_release_order(of_now) if not entry.series]
        files = [file for entry in entries for file in entry.files if file.kind == "observations"]
        if not files:
            return None
        measures = kin_of_measures(stated["measure"].unique().to_list(), self.book.measures)
        areas = kin_of_areas(stated["area"].unique().to_list(), self.book.gazetteer)
        places = {entry.id: number for number, entry in enumerate(entries)}
        scanned = self.book.engine.scan(sound_files(self.book.folder, files))
        return latest_first(scanned, LOOKED_AT, measures=measures, areas=areas, places=places)


def _put_together(frames: Sequence[Any]) -> Any:
    return put_together(frame.select(*STATED) for frame in frames) if frames else None


def _with_questions(received: Received, reading: Reading, questions: Iterable[Question]) -> Reading:
    mine = tuple(each for each in questions if each.file == received.name)
    return replace(reading, questions=(*reading.questions, *mine)) if mine else reading
