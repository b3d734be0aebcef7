"""Files on their way in: received, inspected and judged against the book, of which nothing is touched yet."""

from __future__ import annotations

import hashlib
import importlib
import itertools
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from tithing.observations.erased import day_in_words
from tithing.observations.standing.effect import Effect
from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, source_named
from tithing.store.disk.arrivals import Given
from tithing.store.disk.unpack import LIMITS, Limits
from tithing.store.journal.record import Record
from tithing.store.steady import read_steadily
from tithing.store.writer.workspace import Workspace
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused, Unforeseen
from tithing.vocabulary.questions import Answer
from tithing.workflows.files_in.admit import Admission, admit
from tithing.workflows.files_in.effect import reckon
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.questions.asking import Asking
from tithing.workflows.received.holdings import Holdings
from tithing.workflows.received.inspect_parts import LookedThrough, look_through_arrivals
from tithing.workflows.received.note_refusal import Seen, note_refusal
from tithing.workflows.received.raw_files import as_they_are_kept
from tithing.workflows.received.read_files import Draft, read_drafts, with_questions
from tithing.workflows.received.receive import Door, Progress, no_progress, receive
from tithing.workflows.received.sort_files import Batch, Sorted, sort_files, tell_of_other_days
from tithing.workflows.said.answers import Settled, asked_together, given_answers, settle
from tithing.workflows.said.sent import Sent


@dataclass(frozen=True)
class Inspected:
    """Everything that was read at the door, and what it would change of the book as `before` says it is."""

    before: Record
    door: Door
    found: Sorted
    admission: Admission
    settled: Settled
    effect: Effect

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return self.admission.drafts

    @property
    def changes(self) -> bool:
        """Whether accepting it writes anything."""
        return self.admission.changes

    def report(self) -> ImportReport:
        """What there is to say of it, before anything of it is taken in or stored."""
        passed = [f"{name}: passed over, a hidden or lock file" for name in self.door.passed_over]
        return ImportReport(
            already=(*self.found.already, *self.admission.already),
            taken_out=tuple(self.found.taken_out),
            left=tuple(self.found.left),
            notices=(
                *passed,
                *self.door.not_read,
                *self.found.notices,
                *self.admission.notices,
                *self._without_release(),
            ),
            not_kept=tuple((each.entry.name, each.not_kept) for each in self.drafts if each.not_kept),
            questions=self.settled.open,
            answers=tuple(self.settled.answers.values()),
            unused=self.settled.unused,
            effect=self.effect,
            stated=tuple(self._stated()),
        )

    def _stated(self) -> Iterator[str]:
        """The files of the book whose day of release changes from not known to known."""
        for entry in self.admission.before:
            if entry.id in self.admission.stated:
                day = day_in_words(self.admission.stated[entry.id])
                yield f"{entry.name}: its release, of which no day was known, is now {day}"

    def _without_release(self) -> Iterator[str]:
        """Files that a later release would replace whole, where nobody said when they came out."""
        names = [each.entry.name for each in self.drafts if each.entry.series and each.entry.release is None]
        if names:
            which = f"{names[0]} and {numbered(len(names) - 1, 'other file')}" if names[1:] else names[0]
            yield (
                f"{which}: no day of release is stated, so any file that states one counts as the later; "
                "state it with --released YYYY-MM-DD, in a second import of the same too"
            )


@dataclass
class Arriving:
    """One delivery while it is inspected. Where it was inspected before, `came` is when, and `answered` what was answered."""

    book: Book
    sent: Sent
    now: datetime
    space: Workspace
    sources: Sequence[SourceInfo]
    limits: Limits = LIMITS
    progress: Progress = no_progress
    answered: tuple[Answer, ...] = ()
    came: datetime | None = None
    seen: list[Seen] = field(default_factory=list)  # every file that came to the door
    _times: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @cached_property
    def _known_sources(self) -> tuple[SourceInfo, ...]:
        if self.sent.source:
            return (source_named(self.sent.source, self.sources),)
        return tuple(self.sources)

    def receive(self, given: Iterable[Given], record: Record) -> Door:
        """Find, hash and unpack; what the book has by its bytes alone is set aside."""
        known = Holdings(record).known_files(
            supplier=self.sent.supplier,
            released=self.sent.released,
            again=self.sent.again,
            covers=self.sent.told.covers,
        )
        door = receive(
            given,
            into=lambda: self.space.path,
            known=known,
            released=self.sent.released,
            limits=self.limits,
            progress=self.progress,
            when_new=_start_engine,
        )
        self.seen.extend(door.seen)
        return door

    @property
    def received_at(self) -> datetime:
        """When the files came, which may be days before they are accepted."""
        return self.came or self.now

    def read(self, door: Door, record: Record, stated: Mapping[str, date] | None = None) -> Inspected:
        """Read and check every file. Raises Refused with everything that is wrong with any of them.

        `stated` are the releases that were stated for entries of the book when the files first came.
        """
        self.book = replace(self.book)  # its look-ups are those of now
        found = sort_files(
            door,
            Holdings(record),
            self._known_sources,
            told=self.sent.told,
            released=self.sent.released,
            again=self.sent.again,
        )
        tell_of_other_days(found, self.book.folder)
        met = _look_through(door, found)
        drafts, wrong = self._drafts(found, record, met)
        if found.problems or wrong or met.problems:
            raise Refused(*found.problems, *met.problems, *wrong)
        found.notices += met.notices
        drafts = tuple(with_questions(draft, met.questions.get(draft.entry.name, ())) for draft in drafts)
        drafts = asked_together(drafts, answered=_answered_in(record))
        restated = {**(stated or {}), **found.restated}
        return read_steadily(self.book.folder, lambda now: self._judged(now, door, found, drafts, restated))

    def _judged(
        self,
        record: Record,
        door: Door,
        found: Sorted,
        drafts: tuple[Draft, ...],
        restated: Mapping[str, date],
    ) -> Inspected:
        """What of the drafts may enter the book as the record has it, and what that would change."""
        admission = admit(self.book, record.entries, drafts, restated)
        then = (*admission.before, *(draft.entry for draft in admission.drafts))
        effect = reckon(self.book, record.entries, then, admission.drafts)
        return Inspected(record, door, found, admission, self.settled(door, record, admission), effect)

    def read_what_can_be(self, door: Door, record: Record) -> tuple[Inspected, tuple[Problem, ...]]:
        """As `read`; where the rest may be taken without what is bad, (the rest, what is wrong with the others)."""
        aside: list[Problem] = []
        while True:
            try:
                return self.read(door, record), tuple(aside)
            except Unforeseen:
                raise
            except Refused as refusal:
                rest = door.without(refusal.problems)
                if not self.sent.leave_aside or not rest.items or rest.is_like(door):
                    raise Refused(*aside, *refusal.problems) from None
                aside += refusal.problems
                door = rest

    def _drafts(
        self, found: Sorted, record: Record, met: LookedThrough
    ) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
        if not found.batches:
            return (), ()
        drafts, wrong = read_drafts(
            self.book,
            sorted(found.batches.values(), key=_tables_first),
            private=self.space.path / f"read-{next(self._times)}" / "store",
            told=self.sent.told,
            now=self.received_at,
            progress=self.progress,
            asking=Asking(self.book, record.entries, self.received_at.date()),
            carried=met.carried,
        )
        return as_they_are_kept(drafts), wrong

    def settled(self, door: Door, record: Record, admission: Admission) -> Settled:
        """What is asked of what may enter, and which of it is answered."""
        before = _answered_in(record)
        return settle(
            [each for draft in admission.drafts for each in draft.questions],
            given_answers(self.sent.because, (*self.sent.answers, *door.answers)),
            [*before, *self.answered],
            by=self.sent.by,
            day=self.now.date(),
            named=self.sent.because,
        )

    def note(self, refusal: Refused) -> str:
        """Leave a line for each file that was refused; what came of that."""
        return note_refusal(self.book, refusal, self.seen, by=self.sent.by, now=self.now, space=self.space)


def _tables_first(batch: Batch) -> tuple[bool, str]:
    """What gives a whole before the files that give its parts, which are then held against it."""
    source, _ = batch
    return bool(source.counts), source.slug


def _look_through(door: Door, found: Sorted) -> LookedThrough:
    """What stands in the parts of these files that nobody reads."""
    read = [item for _, items in found.batches.values() for item in items]
    left = frozenset(found.left)
    return look_through_arrivals(read, [item for item in door.items if item.received.name in left])


def house_of(book: Book, sources: Iterable[SourceInfo]) -> str:
    """What else than the journal decides how a file is read: the partnership's own settings, and the readers."""
    digest = hashlib.sha256()
    for path in sorted(book.folder.partnership.rglob("*.toml")):
        digest.update(path.relative_to(book.folder.root).as_posix().encode() + b"\0" + path.read_bytes())
    for source in sources:
        digest.update(f"{source.slug} {source.reader_version}\n".encode())
    return digest.hexdigest()


def _start_engine() -> None:
    """Import the engine while files are unpacked, which leaves the interpreter idle: a tenth of a second saved."""
    threading.Thread(target=lambda: importlib.import_module("polars"), daemon=True).start()


def _answered_in(record: Record) -> list[Answer]:
    """Every answer that the book has."""
    return [answer for entry in record.entries for answer in entry.answers]
