"""Takes into the book what was inspected and is accepted: the moment in which it begins to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tithing.store.chain import NewLine
from tithing.store.entry import Entry
from tithing.store.fold import said_of
from tithing.store.folder import BookFolder
from tithing.store.raw import stage_raw
from tithing.store.waiting import waiting_in
from tithing.store.writing import JournalChange, Writer
from tithing.workflows.arriving import Arriving, Inspected
from tithing.workflows.preview import id_of
from tithing.workflows.read_files import Draft


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
    moves.update(raw_files(writer.folder, inspected.drafts, writer.private / "raw"))
    removals = dict.fromkeys([*gone, *_of_the_same(writer.folder, inspected)])
    new = writer.commit(JournalChange(lines, moves, tuple(removals)))
    return tuple(replace(entry, number=line.n) for entry, line in zip(entries, new.lines, strict=False))


def raw_files(folder: BookFolder, drafts: Sequence[Draft], private: Path) -> dict[Path, Path]:
    """Where each received file is to stand -> its copy in our own folder; those that stand there are left."""
    arrivals = {draft.entry.sha256: draft.item.arrival for draft in drafts}
    found: dict[Path, Path] = {}
    for sha, arrival in arrivals.items():
        staged = stage_raw(folder, source=arrival.path, name=arrival.name, sha256=sha, into=private)
        if staged is not None:
            found[folder.raw_file(sha)] = staged
    return found


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
