"""Takes into the book what was inspected and is accepted: the moment in which it begins to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import NewLine
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import said_of
from tithing.store.writer.waiting import waiting_in
from tithing.store.writer.writing import JournalChange, Writer
from tithing.workflows.files_in.arriving import Arriving, Inspected
from tithing.workflows.files_in.preview import id_of
from tithing.workflows.received.raw_files import raw_moves


def keep(
    arriving: Arriving, writer: Writer, inspected: Inspected, *, gone: Sequence[Path] = ()
) -> tuple[Entry, ...]:
    """The new entries. `gone` are files that go with it; a preview of the very same files goes in any case."""
    sent = arriving.sent
    entries = [
        replace(
            draft.entry,
            by=sent.by,
            reason=sent.reason,
            ref=sent.ref,
            answers=inspected.settled.of(draft.questions),
        )
        for draft in inspected.drafts
    ]
    lines = [NewLine("accepted", entry.sha256, said_of(entry)) for entry in entries]
    lines += _stated(arriving, inspected)
    moves = {
        writer.folder.store / each.stored.path: each.written
        for draft in inspected.drafts
        for each in draft.staged
    }
    moves.update(raw_moves(writer.folder, inspected.drafts, writer.private / "raw"))
    removals = dict.fromkeys([*gone, *_of_the_same(writer.folder, inspected)])
    new = writer.commit(JournalChange(lines, moves, tuple(removals)))
    return tuple(replace(entry, number=line.n) for entry, line in zip(entries, new.lines, strict=False))


def _stated(arriving: Arriving, inspected: Inspected) -> list[NewLine]:
    admission = inspected.admission
    return [
        _now_stated(arriving, entry, admission.stated[entry.id])
        for entry in admission.before
        if entry.id in admission.stated
    ]


def _now_stated(arriving: Arriving, entry: Entry, release: date) -> NewLine:
    said = {
        "about": entry.id,
        "received": arriving.now.isoformat(),
        "by": arriving.sent.by,
        "reason": arriving.sent.reason,
        "release": release.isoformat(),
    }
    return NewLine("stated", entry.sha256, said)


def _of_the_same(folder: BookFolder, inspected: Inspected) -> list[Path]:
    if not folder.waiting.is_dir():
        return []
    mine = id_of(inspected)
    return [path for each in waiting_in(folder) if each.id == mine for path in each.everything()]
