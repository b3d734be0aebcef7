"""Accepts a preview that waits: what it showed is what the book then says, or it is shown anew and asked.

Where the book is still as it was when the effect was reckoned, what is stored is moved into place. Where it is not, the
files are read again on today's book, under the lock; what then differs from what was shown is told, and nothing enters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tithing.observations.standing.effect import effect_from
from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.journal.record import Record, read_record
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.waiting import Waiting, find_waiting, waiting_in
from tithing.store.writer.workspace import Workspace
from tithing.store.writer.writing import JournalChange, Writer, one_write
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.arriving import Arriving, Inspected
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.files_in.keep import keep
from tithing.workflows.files_in.preview import (
    answers_of,
    door_of,
    is_as_it_was,
    stated_again,
    store_preview,
    taken_up,
)
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.said.reasons import reason_if_given
from tithing.workflows.said.refs import accepted_under, checked_ref, must_be_of_it, new_to
from tithing.workflows.said.sent import Sent, sent_from


def accept(
    book: Book,
    which: str,
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    ref: str = "",
    because: Mapping[str, str] | None = None,
    answers: Sequence[Path] = (),
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """Let in what waits under this id, or under a unique beginning of it.

    The report says what was taken in. Nothing was where it holds open questions, or where the effect has become another
    than was shown (`differs_from`); the preview then waits on with what is true today. `ref` is the caller's own id: what
    was accepted under it already is reported again, and nothing is written.

    Raises Refused where no such preview waits, it is damaged, or its files cannot enter any more.

    >>> accept(book, "K7QX2MAB", now=datetime.now(UTC), ref="upload-1742").rows  # doctest: +SKIP
    230359
    """
    if before := _accepted_before(book, read_record(book.folder), which, checked_ref(ref)):
        return before
    said = Sent(
        by=by,
        reason=reason_if_given(reason),
        ref=ref,
        because=because or {},
        answers=tuple(answers),
    )
    known = tuple(list_sources() if sources is None else sources)
    with Workspace(book.folder) as space:
        accepting = _Accepting(book, which, said, now, space, known, progress)
        try:
            with one_write(
                book.folder,
                who="an acceptance",
                now=now,
                wait_seconds=wait_seconds,
                on_wait=on_wait,
                space=space,
            ) as writer:
                report = accepting.done(writer)
        except Refused as refusal:
            accepting.note(refusal)
            raise
    return replace(report, notices=(*writer.told, *report.notices))


def _accepted_before(book: Book, record: Record, which: str, ref: str) -> ImportReport | None:
    """What was accepted under the id. Raises Refused where what waits now is something else."""
    before = accepted_under(record, ref)
    if not before:
        return None
    waits = [each for each in waiting_in(book.folder) if each.is_called(which)]
    must_be_of_it(before, new_to(record, {e.sha256: e.name for each in waits for e in each.entries}))
    return ImportReport(taken=before, accepted_before=True)


@dataclass
class _Accepting:
    """One acceptance while it is going on."""

    book: Book
    which: str
    said: Sent
    now: datetime
    space: Workspace
    sources: tuple[SourceInfo, ...]
    progress: Progress
    arriving: Arriving | None = None

    def done(self, writer: Writer) -> ImportReport:
        if before := _accepted_before(self.book, writer.record, self.which, self.said.ref):
            return before
        waiting = find_waiting(self.book.folder, self.which)
        self.arriving = self._arriving(waiting)
        inspected = self._inspected(self.arriving, waiting, writer)
        return self._told(self.arriving, waiting, inspected, writer)

    def _arriving(self, waiting: Waiting) -> Arriving:
        before = sent_from(waiting.said["sent"])
        sent = replace(
            before,
            by=self.said.by or before.by or self.book.partnership.by,
            reason=self.said.reason or before.reason,
            ref=self.said.ref or before.ref,
            because=self.said.because,
            answers=self.said.answers,
        )
        return Arriving(
            self.book,
            sent,
            self.now,
            self.space,
            self.sources,
            progress=self.progress,
            answered=answers_of(waiting),
            came=waiting.made,
        )

    def _inspected(self, arriving: Arriving, waiting: Waiting, writer: Writer) -> Inspected:
        if is_as_it_was(arriving, waiting, writer.record):
            return taken_up(arriving, waiting, writer.record)
        return arriving.read(door_of(arriving, waiting), writer.record, stated_again(waiting))

    def _told(
        self, arriving: Arriving, waiting: Waiting, inspected: Inspected, writer: Writer
    ) -> ImportReport:
        report = inspected.report()
        if not inspected.changes:
            writer.commit(JournalChange(removals=waiting.everything()))
            return report
        shown = effect_from(waiting.said["effect"])
        differs = shown if shown.digest != inspected.effect.digest else None
        if differs is None and not inspected.settled.open:
            return replace(report, taken=keep(arriving, writer, inspected, gone=waiting.everything()))
        stored = store_preview(arriving, writer, inspected, instead_of=waiting)
        held = tuple(draft.entry for draft in inspected.drafts)
        return replace(report, differs_from=differs, waiting=stored, held=held)

    def note(self, refusal: Refused) -> None:
        """Leave a line for each file that may not enter any more."""
        if self.arriving is not None and (note := self.arriving.note(refusal)):
            refusal.add_note(note)
