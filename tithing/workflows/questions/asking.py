"""Holds what arrives against the day and against the book: what cannot be is refused, what is odd becomes a question.

It is for arrivals alone. A book that is read again says what it said, and was asked about that when it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from tithing.observations.entering.headed import InFile
from tithing.observations.entering.impossible import (
    all_possible,
    impossible,
    impossible_days,
    impossible_release,
)
from tithing.observations.entering.released import Released
from tithing.observations.plausible import FileSeen, Seen, questions_about
from tithing.observations.plausible.around import kin_of_areas, kin_of_measures
from tithing.observations.plausible.home import at_home, silent_districts
from tithing.observations.plausible.seen import LOOKED_AT, STATED
from tithing.observations.standing.stored_rows import first_of_each, latest_first, put_together, stated_rows
from tithing.reading.book import Book
from tithing.sources.contract import Reading, Received
from tithing.store.journal.current import current_entries, in_release_order
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.parquet.sound import sound_files
from tithing.store.steady import read_steadily
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question
from tithing.workflows.questions.two_routes import TwoRoutes


@dataclass(frozen=True)
class JustRead:
    """A file and its reading; `archive` is the name that gives its release, "" where it was stated."""

    received: Received
    reading: Reading
    archive: str

    @property
    def file(self) -> InFile:
        return InFile(self.received.name, self.reading.headed)

    @property
    def released(self) -> Released:
        return Released(self.received.release, self.archive)


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

    def refused(self, read: Sequence[JustRead]) -> tuple[Problem, ...]:
        """What of these readings cannot be on this day, asked of all together first."""
        of_days = tuple(problem for each in read for problem in self._days(each))
        if not of_days and self._are_possible(read):
            return ()
        return tuple(problem for each in read for problem in self._refused(each))

    def _are_possible(self, read: Sequence[JustRead]) -> bool:
        together: dict[Released, list[Any]] = {}
        for each in read:
            if each.reading.observations is not None:
                together.setdefault(each.released, []).append(each.reading.observations)
        return all(all_possible(frames, **self._known(released)) for released, frames in together.items())

    def _refused(self, read: JustRead) -> tuple[Problem, ...]:
        days = self._days(read)
        if days or read.reading.observations is None:
            return days
        return impossible(read.reading.observations, read.file, **self._known(read.released))

    def _days(self, read: JustRead) -> tuple[Problem, ...]:
        """Days that have not come."""
        late = impossible_release(read.released, read.received.name, today=self.today)
        return late or impossible_days(
            read.reading.incidents, read.file, today=self.today, released=read.released
        )

    def _known(self, released: Released) -> dict[str, Any]:
        """What a reading so released is held against."""
        return {
            "measures": self.book.measures,
            "gazetteer": self.book.gazetteer,
            "today": self.today,
            "released": released,
        }

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
        sent = reading.observations, reading.supplier, self.book.gazetteer
        return FileSeen(received.name, family, part, reading.rows, at_home(*sent), silent_districts(*sent))

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
            (InFile(received.name, reading.headed), reading.observations)
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
        files = observation_files(entries, _years_about(stated))
        if not files:
            return None
        measures = kin_of_measures(stated["measure"].unique().to_list(), self.book.measures)
        areas = kin_of_areas(stated["area"].unique().to_list(), self.book.gazetteer)
        places = {entry.id: number for number, entry in enumerate(entries)}
        scanned = self.book.engine.scan(sound_files(self.book.folder, files))
        return latest_first(scanned, LOOKED_AT, measures=measures, areas=areas, places=places)


_ABOUT = 5  # years before and after: a figure further off is no neighbour, and an old book has many files
_ABOUT_SHORT = 2  # of months and quarters, of which so many years hold enough
_SHORT = frozenset({str(PeriodKind.MONTH), str(PeriodKind.QUARTER)})


def _years_about(stated: Any) -> frozenset[str]:
    """The financial years in which lies what could be beside, above or below these rows."""
    about = _ABOUT_SHORT if _SHORT.issuperset(stated["kind"].unique().to_list()) else _ABOUT
    first, last = stated["end"].min(), stated["end"].max()
    years = range(first.year - about, last.year + about + 1)
    return frozenset(Period.financial_year(year).code for year in years)


def _put_together(frames: Sequence[Any]) -> Any:
    return put_together(frame.select(*STATED) for frame in frames) if frames else None


def _with_questions(received: Received, reading: Reading, questions: Iterable[Question]) -> Reading:
    mine = tuple(each for each in questions if each.file == received.name)
    sheet = InFile(received.name, reading.headed).headed({}).sheet
    every = tuple(_on_sheet(each, sheet) for each in (*reading.questions, *mine))
    return replace(reading, questions=every) if every else reading


def _on_sheet(question: Question, sheet: str) -> Question:
    """A question that names a row names its sheet too, where figures came from one alone."""
    return replace(question, sheet=sheet) if question.row and not question.sheet else question
