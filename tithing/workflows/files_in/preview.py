"""Stores what was inspected, so that another process may accept it days later, and takes it up again.

A preview is called after what it holds, so the same files inspected twice wait once.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tithing.observations.standing.effect import effect_from
from tithing.store.disk.arrivals import Arrival
from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.answers import answers_from, answers_said, questions_from, questions_said
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import said_of
from tithing.store.journal.record import Record
from tithing.store.parquet.tables import Staged
from tithing.store.writer.waiting import PREVIEW, Waiting, as_stored, why_not_whole
from tithing.store.writer.writing import JournalChange, Writer
from tithing.vocabulary.questions import Answer
from tithing.workflows.files_in.admit import Admission, with_releases
from tithing.workflows.files_in.arriving import Arriving, Inspected, house_of
from tithing.workflows.received.raw_files import raw_moves
from tithing.workflows.received.read_again import items_by_entry, whole_name
from tithing.workflows.received.read_files import Draft
from tithing.workflows.received.receive import Door, Item
from tithing.workflows.received.sort_files import Sorted

_LETTERS = 8  # of an id: one of a million million, and a book has a handful that wait


def id_of(inspected: Inspected) -> str:
    """What a preview is called: the same for the same files, read alike."""
    entries = [
        [each.id, str(each.release), [[file.path, file.sha256] for file in each.files]]
        for each in sorted((draft.entry for draft in inspected.drafts), key=lambda each: each.id)
    ]
    stated = sorted((entry, day.isoformat()) for entry, day in inspected.admission.stated.items())
    digest = hashlib.sha256(json.dumps([entries, stated]).encode()).digest()
    return base64.b32encode(digest).decode()[:_LETTERS]


# -- storing ---------------------------------------------------------------------------------------


def store_preview(
    arriving: Arriving, writer: Writer, inspected: Inspected, *, instead_of: Waiting | None = None
) -> str:
    """Store it whole, in place of another where it became one; its id. One that waits already is told anew."""
    path = writer.folder.waiting / id_of(inspected)
    said = as_stored(_said(arriving, inspected))
    goes = instead_of.everything() if instead_of is not None and instead_of.path != path else ()
    if path.is_dir() and not why_not_whole(Waiting(path, json.loads(said))):
        replace_whole(path / PREVIEW, said)
        writer.commit(JournalChange(removals=goes))
    else:
        writer.commit(JournalChange(moves=_staged(writer, inspected, path, said), removals=goes))
    return path.name


def _staged(writer: Writer, inspected: Inspected, path: Path, said: bytes) -> dict[Path, Path]:
    """Where each file of it is to stand -> where it was written; preview.json last: without it there is no preview."""
    private = writer.private / f"to-wait-{path.name}"  # beside one that was taken up, under its own name
    private.mkdir()
    folder = BookFolder(path)
    moves: dict[Path, Path] = {}
    moves.update(raw_moves(folder, inspected.drafts, private / "raw"))
    for draft in inspected.drafts:
        moves.update({folder.store / each.stored.path: each.written for each in draft.staged})
    (private / PREVIEW).write_bytes(said)
    return {**moves, path / PREVIEW: private / PREVIEW}


def _said(arriving: Arriving, inspected: Inspected) -> dict[str, Any]:
    report = inspected.report()
    drafts = inspected.drafts
    return {
        "made": arriving.received_at.isoformat(),
        "head": inspected.before.head.head,
        "house": house_of(arriving.book, arriving.sources),
        "sent": arriving.sent.as_json(),
        "entries": [{**said_of(each.entry), "file": each.entry.sha256, "n": 0} for each in drafts],
        "release_from": {each.entry.id: each.item.release_from for each in drafts},
        "stated": {entry: day.isoformat() for entry, day in inspected.admission.stated.items()},
        "questions": {each.entry.id: questions_said(each.questions) for each in drafts if each.questions},
        "open": [each.fingerprint for each in inspected.settled.open],
        "answers": answers_said(inspected.settled.answers.values()),
        "effect": inspected.effect.as_json(),
        "already": report.already,
        "taken_out": report.taken_out,
        "left": report.left,
        "notices": report.notices,
    }


# -- taking up again -------------------------------------------------------------------------------


def answers_of(waiting: Waiting) -> tuple[Answer, ...]:
    """What was answered about it so far."""
    return answers_from(waiting.said["answers"])


def is_as_it_was(arriving: Arriving, waiting: Waiting, record: Record) -> bool:
    """Whether it can be taken as it was reckoned: nothing that it depends on has changed since."""
    return waiting.head == record.head.head and waiting.said["house"] == house_of(
        arriving.book, arriving.sources
    )


def taken_up(arriving: Arriving, waiting: Waiting, record: Record) -> Inspected:
    """What waits, as it was stored."""
    private = BookFolder(arriving.space.path / waiting.id)
    drafts = tuple(_draft(waiting, entry, private) for entry in waiting.entries)
    said = waiting.said
    stated = _days(said["stated"])
    found = Sorted(
        already=list(said["already"]),
        taken_out=list(said["taken_out"]),
        left=list(said["left"]),
        notices=list(said["notices"]),
        restated=dict(stated),
    )
    admission = Admission(with_releases(record.entries, stated), drafts, stated, changes=True)
    effect = effect_from(said["effect"])
    door = Door()
    return Inspected(record, door, found, admission, arriving.settled(door, record, admission), effect)


def door_of(arriving: Arriving, waiting: Waiting) -> Door:
    """What waits, as if it had just come to the door."""
    items = [
        item
        for sha in dict.fromkeys(entry.sha256 for entry in waiting.entries)
        for item in _items(arriving, waiting, sha)
    ]
    door = Door(items=items, seen=[(item.arrival, item.received.sha256) for item in items])
    arriving.seen.extend(door.seen)
    return door


def stated_again(waiting: Waiting) -> dict[str, date]:
    """The releases of entries of the book that were stated with it."""
    return _days(waiting.said["stated"])


def _items(arriving: Arriving, waiting: Waiting, sha: str) -> list[Item]:
    mine = [entry for entry in waiting.entries if entry.sha256 == sha]
    private = arriving.space.path / f"{waiting.id}-{sha}"
    items = items_by_entry(waiting.folder.raw_file(sha), mine, private, limits=arriving.limits)
    return [replace(items[entry.id], release_from=waiting.said["release_from"][entry.id]) for entry in mine]


def _draft(waiting: Waiting, entry: Entry, private: BookFolder) -> Draft:
    """With copies of its part of the store, which are moved into the book while the preview still stands whole."""
    staged = []
    for file in entry.files:
        copy = private.store / file.path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(waiting.folder.store / file.path, copy)
        staged.append(Staged(copy, file))
    item = _as_it_stands(waiting, entry)
    questions = questions_from(waiting.said["questions"].get(entry.id, ()))
    return Draft(entry, item, tuple(staged), questions=questions)


def _as_it_stands(waiting: Waiting, entry: Entry) -> Item:
    from tithing.sources.contract import Received

    path = waiting.folder.raw_file(entry.sha256)
    received = Received(
        entry.name, path, entry.sha256, entry.content_sha256, path.stat().st_size, entry.release
    )
    return Item(
        received, Arrival(path, whole_name(entry), named=True), waiting.said["release_from"][entry.id]
    )


def _days(said: Mapping[str, str]) -> dict[str, date]:
    return {entry: date.fromisoformat(day) for entry, day in said.items()}
