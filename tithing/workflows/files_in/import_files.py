"""Takes files into a book: every one inspected first, its effect told, then all of them kept, or none.

What is wrong with any file refuses the whole command; what is odd is asked, and what is asked waits as a preview until
it is answered. Inspecting needs no lock; only the moment of writing does, and where another write came between, the files
are read anew there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from tithing.reading.book import Book
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.disk.arrivals import Given
from tithing.store.disk.unpack import LIMITS, Limits
from tithing.store.journal.record import Record, read_record
from tithing.store.writer.lock import WAIT_SECONDS, Holder
from tithing.store.writer.workspace import Workspace, abandoned
from tithing.store.writer.writing import Writer, one_write
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.files_in.arriving import Arriving, Inspected
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.files_in.keep import keep
from tithing.workflows.files_in.mappings import mapping_named
from tithing.workflows.files_in.preview import store_preview
from tithing.workflows.received.names_of_files import refuse_personal_name
from tithing.workflows.received.receive import Progress, no_progress
from tithing.workflows.said.reasons import checked_supplier, reason_if_given
from tithing.workflows.said.refs import accepted_under, checked_ref, must_be_of_it, new_to
from tithing.workflows.said.sent import Sent

__all__ = ["ImportReport", "Sent", "import_files", "preview_files"]


def import_files(
    book: Book,
    given: Iterable[Given],
    *,
    now: datetime,
    by: str = "",
    reason: str = "",
    source: str = "",
    released: date | None = None,
    supplier: str = "",
    again: bool = False,
    covers: Period | None = None,
    because: Mapping[str, str] | None = None,
    answers: Sequence[Path] = (),
    ref: str = "",
    leave_aside: bool = False,
    mapping: str = "",
    wait_seconds: float = WAIT_SECONDS,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """Inspect every file (paths of files, folders, .gz, .zip; or `FileBytes`) and, where nothing is asked, take it in.

    `now`, in UTC, is the time received. `by` is the id of a post or an account ("": as the partnership's configuration
    says); `again` takes in what was withdrawn or erased before; `covers` is the span of a list that does not state it.
    `because` answers what is asked, by the question's id, and so do the files `answers` and those that stand beside the
    data; while a question is open nothing is taken in, the report holds it, and what was inspected waits. `ref` is the
    caller's own id: what was accepted under it is not accepted twice. With `leave_aside` what is bad or odd is left
    aside and the rest is taken. `mapping` names one of the partnership's, for a partner's own export.

    Raises Refused with everything that is wrong with any file; figures and raw files are then as before.

    >>> import_files(book, [Path("2025-06")], now=datetime.now(UTC)).rows  # doctest: +SKIP
    230359
    """
    sent = Sent(
        by,
        reason,
        source,
        released,
        supplier,
        again,
        covers,
        because or {},
        tuple(answers),
        ref,
        leave_aside,
        mapping,
    )
    return deliver(
        book, given, sent, now=now, stop=False, wait_seconds=wait_seconds, limits=limits, progress=progress,
        on_wait=on_wait, sources=sources,
    )  # fmt: skip


def preview_files(
    book: Book,
    given: Iterable[Given],
    *,
    now: datetime,
    sent: Sent | None = None,
    wait_seconds: float = WAIT_SECONDS,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """As `import_files`, and stop there: what was inspected waits under the id that the report gives.

    >>> preview_files(book, [Path("2025-06")], now=datetime.now(UTC)).waiting  # doctest: +SKIP
    'K7QX2MAB'
    """
    return deliver(
        book, given, sent or Sent(), now=now, stop=True, wait_seconds=wait_seconds, limits=limits,
        progress=progress, on_wait=on_wait, sources=sources,
    )  # fmt: skip


def deliver(
    book: Book,
    given: Iterable[Given],
    sent: Sent,
    *,
    now: datetime,
    stop: bool,
    wait_seconds: float = WAIT_SECONDS,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    on_wait: Callable[[Holder], None] | None = None,
    sources: Sequence[SourceInfo] | None = None,
) -> ImportReport:
    """What both do: `stop` after the preview, or accept in one go."""
    known = tuple(list_sources() if sources is None else sources)
    with Workspace(book.folder) as space:
        arriving = Arriving(book, checked(book, sent), now, space, known, limits, progress)
        delivery = _Delivery(arriving, stop, wait_seconds, on_wait)
        try:
            return delivery.done(given)
        except Refused as refusal:
            if note := arriving.note(refusal):
                refusal.add_note(note)
            raise


def checked(book: Book, sent: Sent) -> Sent:
    """What was said, by whom it is, in words that may stay. Raises Refused where they may not."""
    why = reason_if_given(sent.reason)
    if sent.supplier and not book.suppliers.knows(sent.supplier):
        checked_supplier(sent.supplier)
        refuse_personal_name(sent.supplier, "the supplier (--supplier)")
    known = replace(sent, by=sent.by or book.partnership.by, reason=why, ref=checked_ref(sent.ref))
    if not sent.mapping:
        return known
    text = mapping_named(book, sent.mapping).text
    return replace(known, mapping=text, source=sent.source or "mapped_table")


@dataclass(frozen=True)
class _Delivery:
    """One delivery while it is going on."""

    arriving: Arriving
    stop: bool
    wait_seconds: float
    on_wait: Callable[[Holder], None] | None

    def done(self, given: Iterable[Given]) -> ImportReport:
        record = read_record(self.arriving.book.folder)
        door = self.arriving.receive(given, record)
        if before := accepted_under(record, self.arriving.sent.ref):
            must_be_of_it(before, new_to(record, {sha: arrival.name for arrival, sha in door.seen}))
            return ImportReport(taken=before, accepted_before=True)
        inspected, aside = self.arriving.read_what_can_be(door, record)
        odd = self._odd_of(inspected, record)
        if odd is not None:
            inspected = self.arriving.read(inspected.door.without_names(_odd_names(inspected)), record)
        report = self._written(inspected, odd)
        if aside:
            self._note(aside)
        return replace(report, aside=aside)

    def _odd_of(self, inspected: Inspected, record: Record) -> Inspected | None:
        """The files of which something is asked, where the rest may be taken without them."""
        names = _odd_names(inspected)
        if not self.arriving.sent.leave_aside or not names or len(names) == len(inspected.drafts):
            return None
        return self.arriving.read(inspected.door.only(names), record)

    def _written(self, inspected: Inspected, odd: Inspected | None) -> ImportReport:
        space = self.arriving.space
        if not inspected.changes and not abandoned(self.arriving.book.folder, but=space.token):
            return inspected.report()
        kept_aside, told = self._set_aside(odd) if odd is not None else ((), ())
        with self._writer(space) as writer:
            if not self._stops(inspected) and writer.record.head != inspected.before.head:
                inspected = self.arriving.read(inspected.door, writer.record)
            report = self._told(writer, inspected)
        return replace(report, odd_aside=kept_aside, notices=(*told, *writer.told, *report.notices))

    def _set_aside(self, odd: Inspected) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Store what is asked about, in a write of its own: (its id, what that write told)."""
        with self._writer() as writer:
            kept = store_preview(self.arriving, writer, odd)
        return (kept,), writer.told

    def _told(self, writer: Writer, inspected: Inspected) -> ImportReport:
        """Taken in; or stored to wait, where something is asked or it is to stop there."""
        report = inspected.report()
        if not inspected.changes:
            return report
        if self._stops(inspected):
            held = tuple(draft.entry for draft in inspected.drafts)
            return replace(report, waiting=store_preview(self.arriving, writer, inspected), held=held)
        return replace(report, taken=keep(self.arriving, writer, inspected))

    def _stops(self, inspected: Inspected) -> bool:
        return self.stop or bool(inspected.settled.open)

    def _writer(self, space: Workspace | None = None) -> AbstractContextManager[Writer]:
        return one_write(
            self.arriving.book.folder,
            who="an import",
            now=self.arriving.now,
            wait_seconds=self.wait_seconds,
            on_wait=self.on_wait,
            space=space,
        )

    def _note(self, aside: Sequence[Problem]) -> None:
        self.arriving.note(Refused(*aside))


def _odd_names(inspected: Inspected) -> set[str]:
    open_ = {each.fingerprint for each in inspected.settled.open}
    return {
        draft.entry.name
        for draft in inspected.drafts
        if any(each.fingerprint in open_ for each in draft.questions)
    }
