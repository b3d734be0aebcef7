"""The one way in which anything is written into a book.

Take the lock, read and prove the journal, settle what killed writers left, set strays aside, sweep previews that
nobody accepted; declare; move files into place; append details and lines; replace head.json, which is the moment from
which the write counts; then remove what was declared to go. Killed anywhere, the next writer undoes it or finishes it.
"""

from __future__ import annotations

import contextlib
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from tithing.store.disk.durable import beside, closed_folder, flush, part_of, replace_whole, settle
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.half_done import cut_short, with_what_was_set_aside
from tithing.store.disk.laying_out import lay_out
from tithing.store.disk.threads import to_its_end
from tithing.store.journal.chain import NewLine, WrittenLine, written
from tithing.store.journal.head import Head, read_head
from tithing.store.journal.papers import is_bare, read_identity
from tithing.store.journal.record import Record, read_record
from tithing.store.strays import named_files, set_aside_strays
from tithing.store.writer.edited import edited_files
from tithing.store.writer.intent import Intent, finish, flush_record, settle_intent, undo
from tithing.store.writer.lock import WAIT_SECONDS, Held, Holder, one_writer
from tithing.store.writer.waiting import LIVES, Waiting, over_in
from tithing.store.writer.workspace import Workspace, abandoned, drop
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import HalfDone, Problem, Refused


@dataclass(frozen=True)
class JournalChange:
    """`moves`: where each new file is to stand -> where it was written. `removals` are files of the book, `forget` the
    numbers of lines whose details go, `scrub` words that are to stand nowhere any more; `ledger` is added to
    published.jsonl, and names the `lines` that say so. `edits` are files of partnership/ with what is to stand in each.
    """

    lines: Sequence[NewLine] = ()
    moves: Mapping[Path, Path] = field(default_factory=dict)
    removals: Sequence[Path] = ()
    forget: Sequence[int] = ()
    scrub: Sequence[str] = ()
    ledger: bytes = b""
    edits: Mapping[Path, bytes] = field(default_factory=dict)


class Writer:
    """The book while it is ours to write: what it says, and the one change that may be made.

    A second change is a fault of the program: its files would stand in a private folder that went with the first.
    """

    def __init__(
        self, held: Held, space: Workspace, record: Record, now: datetime, told: tuple[str, ...]
    ) -> None:
        self._held, self._space, self._now = held, space, now
        self.folder = held.folder
        self.record = record
        self.told = told  # what was set aside before
        self._is_made = False

    @property
    def private(self) -> Path:
        """Where files are written before they are moved into the book."""
        return self._space.path

    def commit(self, change: JournalChange) -> WrittenLine:
        """Make the change, whole or not at all. Raises OSError or Refused with the book as before, a folder of it that
        may not be written among the reasons; or HalfDone where
        files were put back that the journal knew already, which no head tells apart.

        Once head.json is replaced it is made: what fails after that is told, and is for the next writer to end.
        """
        if self._is_made:
            raise RuntimeError("a write is one change")
        self._is_made = True
        self._check_still_ours()
        self._check_may_write(change)
        head = self.record.head
        day = self._now.date().isoformat()
        new = written(change.lines, book=head.id, day=day, first=head.lines + 1, before=head.head)
        after = _head_after(head, new)
        intent = _intent(self.folder, self.record, after, change)
        intent.declare(self.private)
        self._space.kept = True  # stopped from here on, the next writer finds what was declared
        try:
            self._make(change, new, after)
        except BaseException as error:
            if not self._ends_well(error, intent, after):
                to_its_end(partial(self._undo, intent))
                self._say_if_left(error)
                _say_if_half_done(error, intent, change)
                raise
        to_its_end(partial(self._finish, intent))
        return new

    def _check_may_write(self, change: JournalChange) -> None:
        """Before anything counts: a file that is said to be gone has to go."""
        removals = [path for path in change.removals if os.path.lexists(path)]
        closed = closed_folder([self.folder.head, *change.moves, *change.edits, *removals])
        if closed is not None:
            what = "nothing may be written in this folder: it is read-only, or is somebody else's"
            raise Refused(Problem(what, "See that you may write to it, then try again", file=str(closed)))

    def _make(self, change: JournalChange, new: WrittenLine, after: Head) -> None:
        settle({target: beside(target, each) for target, each in change.moves.items()})
        for path, content in change.edits.items():
            path.parent.mkdir(exist_ok=True)
            replace_whole(path, content)
        _append(self.folder.ledger, change.ledger)
        _append(self.folder.details, new.detail_bytes)
        _append(self.folder.journal, new.journal_bytes)
        self._check_still_ours()
        self._replace_head(after)

    def _ends_well(self, error: BaseException, intent: Intent, after: Head) -> bool:
        """Whether it counts already, and the disk failed only at what comes after."""
        if not isinstance(error, OSError) or intent.before == intent.after:
            return False
        try:
            counts = read_head(self.folder) == after
        except (OSError, Refused):
            return False
        if counts:
            self._tell_unfinished(error)
        return counts

    def _check_still_ours(self) -> None:
        """Before anything is made, so that nothing has to be taken back; and once more in the last moment."""
        if self._held.is_still_ours() and read_head(self.folder) == self.record.head:
            return
        what = "the journal was replaced while this was being written"
        raise Refused(
            Problem(what, "See that nothing else touches the book, and try again", str(self.folder.root))
        )

    def _replace_head(self, after: Head) -> None:
        if after == self.record.head:
            return
        new = self.private / "head.json"
        new.write_bytes(after.written())
        settle({self.folder.head: new})

    def _undo(self, intent: Intent) -> None:
        """As far as the disk lets us; what it does not is left to the next writer, who finds what was declared.

        Stopped once it counts, it is ended instead.
        """
        try:
            head = read_head(self.folder)
            if head.head != intent.before:
                if head.head == intent.after:
                    self._finish(intent)
                return
            undo(self.folder, intent, head, named_files(self.record))
        except (OSError, Refused):
            return
        self._space.kept = False
        with contextlib.suppress(OSError):  # it was the disk that failed; as readers see it, all is as before
            flush_record(self.folder)

    def _say_if_left(self, error: BaseException) -> None:
        """Another writer went in meanwhile: what was begun here is no longer ours to take back."""
        if self._space.kept and isinstance(error, Refused):
            what = f"what had been begun stands in writing/{self._space.token} and could not be taken back"
            change = f"Settle it with: {self.folder.command('repair')}"
            raise HalfDone(*error.problems, Problem(what, change)) from error

    def _finish(self, intent: Intent) -> None:
        try:
            finish(self.folder, intent, self.private)
            self._space.end()
        except OSError as error:
            self._tell_unfinished(error)

    def _tell_unfinished(self, error: OSError) -> None:
        why = error.strerror or str(error)
        said = f"it counts, but not everything could be cleared away yet ({why}); the next command that writes does it"
        self.told = tuple(dict.fromkeys((*self.told, said)))


@contextlib.contextmanager
def one_write(
    folder: BookFolder,
    *,
    who: str,
    now: datetime,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Holder], None] | None = None,
    space: Workspace | None = None,
) -> Iterator[Writer]:
    """Hold the book, settled and proved. `who` says what is being done, to those who wait meanwhile.

    Raises Refused where another writes longer than `wait_seconds`, and where the journal cannot be believed.
    """
    read_identity(folder)
    words = f"{who}, process {os.getpid()} on {platform.node()}"
    with (
        one_writer(folder, who=words, now=now, wait_seconds=wait_seconds, on_wait=on_wait) as held,
        contextlib.nullcontext(space) if space else Workspace(folder) as own,
    ):
        if is_bare(folder):
            lay_out(folder)
        record = settled_record(folder, own.token)
        told = set_aside_strays(folder, record, now)
        if over := over_in(folder, now):
            with Workspace(
                folder
            ) as apart:  # a write clears its folder away, and ours may hold what was read
                Writer(held, apart, record, now, ()).commit(_sweeping(over, now))
            record = read_record(folder)
        with with_what_was_set_aside(told):
            yield Writer(held, own, record, now, told)


def _sweeping(over: Sequence[Waiting], now: datetime) -> JournalChange:
    """Away with the previews that nobody accepted in time, with a line for each."""
    lines = [
        NewLine(
            "swept",
            "",
            {
                "received": now.isoformat(),
                "by": "",
                "reason": f"preview {each.id} of {each.made:%Y-%m-%d} was not accepted in {LIVES.days} days",
            },
        )
        for each in over
    ]
    return JournalChange(lines, removals=[path for each in over for path in each.everything()])


def settled_record(folder: BookFolder, own: str = "") -> Record:
    """The journal, once everything that killed writers left is undone or finished. The caller holds the lock."""
    record = read_record(folder)
    dead = abandoned(folder, but=own)
    for workspace in dead:
        settle_intent(
            folder, workspace, record.head, named=named_files(record), gone=record.lines_without_details
        )
        drop(workspace)
    return read_record(folder) if dead else record


def _head_after(head: Head, new: WrittenLine) -> Head:
    if not new.lines:
        return head
    size = head.size + len(new.journal_bytes)
    return Head(head.lines + len(new.lines), size, new.lines[-1].hash, head.id)


def _intent(folder: BookFolder, record: Record, after: Head, change: JournalChange) -> Intent:
    """What is to be made (on its way to another disk too) and removed; a file that the journal knows is never unmade."""
    named = named_files(record)
    made = [
        path.relative_to(folder.root).as_posix() for each in change.moves for path in (each, part_of(each))
    ]
    return Intent(
        before=record.head.head,
        after=after.head,
        make=tuple(path for path in made if path not in named),
        remove=tuple(path.relative_to(folder.root).as_posix() for path in change.removals),
        forget=tuple(change.forget),
        scrub=tuple(change.scrub),
        edited=edited_files(folder, change.edits),
    )


def _say_if_half_done(error: BaseException, intent: Intent, change: JournalChange) -> None:
    """A write without lines puts back what the journal knows: what stands in its place again stays there."""
    if not isinstance(error, OSError) or intent.before != intent.after:
        return
    back = sum(not written.exists() for written in change.moves.values())
    if back:
        raise cut_short(
            error, f"{numbered(back, 'file')} of {len(change.moves)} stood in place again"
        ) from error


def _append(path: Path, content: bytes) -> None:
    if not content:
        return
    with path.open("ab") as file:
        file.write(content)
    flush(path)
