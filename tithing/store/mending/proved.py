"""What of a book's own papers proves itself."""

from __future__ import annotations

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import sha256
from tithing.store.journal.head import Head
from tithing.store.journal.identity import Identity
from tithing.store.journal.left import Left, Whole, bytes_at
from tithing.store.journal.record import Record, read_without_originals
from tithing.store.mending.which_book import head_of
from tithing.store.mending.why_not import too_little
from tithing.store.writer.intent import read_intent
from tithing.store.writer.workspace import abandoned
from tithing.vocabulary.problems import Problem, Refused


def proved_of_ours(folder: BookFolder, identity: Identity, backup: BookFolder | None) -> Whole | Problem:
    """The longest journal that our own papers prove, details of the backup among them; else why there is none."""
    record = sound_record(folder)
    if record is not None and record.identity == identity:
        texts = bytes_at(folder.details).split(b"\n")
        hashes = {line.detail for line in record.lines}
        return Whole(tuple(record.lines), tuple(text for text in texts if sha256(text) in hashes))
    left = Left.of(folder, backup)
    whole = left.whole(identity)
    head = head_of(folder, identity)
    if _is_proved(whole, head, identity, left):
        return _without_unfinished(folder, whole, head)
    return too_little(folder, identity, whole)


def sound_record(folder: BookFolder) -> Record | None:
    """What the journal says where nothing is wrong with it."""
    try:
        return read_without_originals(folder)
    except Refused:
        return None


def _is_proved(whole: Whole, head: Head | None, identity: Identity, left: Left) -> bool:
    """By head.json; where that is lost or itself damaged, by every line and every detail fitting together."""
    if head is not None and head.lines <= len(whole.lines):
        part = whole.lines[: head.lines]
        last = part[-1].hash if part else identity.sha256
        if last == head.head:
            return True
    if not left.all_of_it_is_in(whole):
        return False
    mine = whole.head(identity)
    return head is None or mine.head == head.head or (mine.lines, mine.size) == (head.lines, head.size)


def _without_unfinished(folder: BookFolder, whole: Whole, head: Head | None) -> Whole:
    """Lines after the head count, unless a write that was killed had only begun to add them."""
    intents = [read_intent(path) for path in abandoned(folder)]
    begun = head is not None and any(intent is not None and intent.before == head.head for intent in intents)
    if head is None or not begun:
        return whole
    kept = whole.lines[: head.lines]
    hashes = {line.detail for line in kept}
    return Whole(kept, tuple(text for text in whole.details if sha256(text) in hashes))
